//! The world's clock: real time, unless somebody stops it, turns it on, or lets it run again.
//!
//! ```text
//! running ── freeze ──► frozen ── run ──► running
//!    └── advance ──► running, later   └── advance ──► frozen, later
//! ```

use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use serde::Deserialize;
use serde_json::{Value, json};
use tokio::time::Instant;

use crate::control::ControlError;

/// Turn of the clock that `/simulator/clock` is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Turn {
    /// True to stop the clock, false to let it run; it stays as it is when absent.
    frozen: Option<bool>,
    /// Time in milliseconds by which the clock is turned on, at once.
    #[serde(default)]
    advance_ms: u64,
}

impl Turn {
    pub(super) fn parse(method: &str, body: &str) -> Result<Option<Self>, ControlError> {
        const SEND: &str = r#"Send {"frozen": true}, {"frozen": false}, {"advanceMs": 5000}, or both."#;
        let bad = |status, what: &str| ControlError { status, sentence: format!("{what} {SEND}") };
        match method {
            "GET" => Ok(None),
            "POST" => serde_json::from_str(body).map(Some).map_err(|error| bad(400, &format!("{error}."))),
            _ => Err(bad(405, "GET or POST /simulator/clock.")),
        }
    }
}

#[derive(Debug)]
pub(super) struct Clock {
    start: u64,
    hand: Mutex<Hand>,
}

#[derive(Debug, Clone, Copy)]
struct Hand {
    /// Milliseconds that had passed when the clock was last stopped or turned on.
    passed_ms: u64,
    /// Instant since which the clock has run; `None`: it stands.
    since: Option<Instant>,
}

impl Hand {
    fn passed(self) -> u64 {
        let run = self.since.map_or(Duration::ZERO, |since| since.elapsed());
        self.passed_ms.saturating_add(u64::try_from(run.as_millis()).unwrap_or(u64::MAX / 2))
    }
}

impl Clock {
    pub(super) fn new(start: u64) -> Self {
        Self { start, hand: Mutex::new(Hand { passed_ms: 0, since: Some(Instant::now()) }) }
    }

    fn hand(&self) -> MutexGuard<'_, Hand> {
        self.hand.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns the clock's time, in milliseconds since the epoch.
    pub(super) fn now(&self) -> u64 {
        self.start.saturating_add(self.hand().passed())
    }

    /// Returns the instant at which the clock will show this time; `None`: it stands.
    pub(super) fn at(&self, time: u64) -> Option<Instant> {
        let hand = *self.hand();
        let wait = time.saturating_sub(self.start).saturating_sub(hand.passed_ms);
        hand.since?.checked_add(Duration::from_millis(wait))
    }

    pub(super) fn turn(&self, turn: Turn) {
        let mut hand = self.hand();
        let runs = match turn.frozen {
            Some(frozen) => !frozen,
            None => hand.since.is_some(),
        };
        hand.passed_ms = hand.passed().saturating_add(turn.advance_ms);
        hand.since = runs.then(Instant::now);
    }

    pub(super) fn told(&self) -> Value {
        json!({ "now": self.now(), "frozen": self.hand().since.is_none() })
    }
}
