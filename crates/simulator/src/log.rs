//! Log of what happened, to be read by people: no guid, no password, and telephone numbers masked.

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};

const KEPT_LINES: usize = 2_000;
const KEPT_ROUTES: usize = 200;

/// Kind of a line of the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum LineKind {
    /// A request and its result code.
    Request,
    /// An event made for an agent.
    Event,
    /// An act of a customer or of the platform.
    World,
    /// A use of the control interface.
    Control,
}

/// One line of the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogLine {
    /// Unix time in milliseconds at which it happened.
    pub at: u64,
    /// Kind of the line.
    pub kind: LineKind,
    /// Work number of the agent whom the line is about; empty: nobody.
    pub agent: String,
    /// Words on what happened.
    pub text: String,
}

/// A route that was asked for and does not exist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnknownRoute {
    /// HTTP verb of the request.
    pub method: String,
    /// Path of the route, long numbers masked.
    pub path: String,
    /// Number of requests for the route.
    pub count: u64,
}

/// The latest lines, and the unknown routes.
#[derive(Debug, Clone, Default)]
pub(crate) struct Log {
    lines: VecDeque<LogLine>,
    unknown: Vec<UnknownRoute>,
}

impl Log {
    pub(crate) fn add(&mut self, at: u64, kind: LineKind, agent: &str, text: String) {
        if self.lines.len() == KEPT_LINES {
            self.lines.pop_front();
        }
        self.lines.push_back(LogLine { at, kind, agent: agent.to_owned(), text });
    }

    pub(crate) fn add_unknown(&mut self, method: &str, path: &str) {
        let path = mask_digits(path.split('?').next().unwrap_or_default());
        if let Some(route) = self.unknown.iter_mut().find(|it| it.method == method && it.path == path) {
            route.count += 1;
        } else if self.unknown.len() < KEPT_ROUTES {
            self.unknown.push(UnknownRoute { method: method.to_owned(), path, count: 1 });
        }
    }

    pub(crate) fn lines(&self) -> Vec<LogLine> {
        self.lines.iter().cloned().collect()
    }

    pub(crate) fn unknown(&self) -> &[UnknownRoute] {
        &self.unknown
    }
}

/// Replaces the middle of every run of seven digits or more.
pub(crate) fn mask_digits(text: &str) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut run = String::new();
    for letter in text.chars().chain(['\0']) {
        if letter.is_ascii_digit() {
            run.push(letter);
            continue;
        }
        if run.len() >= 7 {
            masked.push_str(&run[..3]);
            masked.push_str("••••");
            masked.push_str(&run[run.len() - 2..]);
        } else {
            masked.push_str(&run);
        }
        run.clear();
        masked.push(letter);
    }
    masked.pop();
    masked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_numbers_are_masked() {
        assert_eq!(mask_digits("call of 13800000001 for 1001"), "call of 138••••01 for 1001");
        assert_eq!(mask_digits("13800000001"), "138••••01");
        assert_eq!(mask_digits(""), "");
    }

    #[test]
    fn unknown_routes_are_counted_once_each() {
        let mut log = Log::default();
        log.add_unknown("GET", "/agentgroup/1/x?a=1");
        log.add_unknown("GET", "/agentgroup/1/x?a=2");
        assert_eq!(log.unknown().len(), 1);
        assert_eq!(log.unknown()[0].count, 2);
    }
}
