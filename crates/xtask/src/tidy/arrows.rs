//! Checks which module may name which, by the paths in the code. Between crates `deny.toml` says it.

use super::Finding;
use super::source::{Source, word};

/// A layer that must not name some others.
struct Arrow {
    /// The folder of the crate's root module.
    root: &'static str,
    layer: &'static str,
    /// Modules of the same crate.
    not_modules: &'static [&'static str],
    /// Other crates, as they are spelt in code.
    not_crates: &'static [&'static str],
}

const SESSION: &str = "crates/session/src/";

/// The arrows of ARCHITECTURE.md that lie inside a crate, a row for each layer.
#[rustfmt::skip]
const ARROWS: &[Arrow] = &[
    Arrow { root: "src/", layer: "ui", not_modules: &["runtime", "platform"], not_crates: &["offhook_protocol"] },
    Arrow { root: "src/", layer: "ui::kit", not_modules: &["ui::app", "ui::agent", "ui::call", "ui::picker", "ui::desk", "ui::panels", "ui::bar", "ui::live"], not_crates: &[] },
    Arrow { root: "src/", layer: "ui::app", not_modules: &["ui::agent", "ui::call", "ui::picker", "ui::desk", "ui::panels", "ui::bar", "ui::live"], not_crates: &[] },
    Arrow { root: "src/", layer: "ui::agent", not_modules: &["ui::call", "ui::picker", "ui::desk", "ui::panels", "ui::bar", "ui::live"], not_crates: &[] },
    Arrow { root: "src/", layer: "ui::call", not_modules: &["ui::agent", "ui::desk", "ui::panels", "ui::bar", "ui::live"], not_crates: &[] },
    Arrow { root: "src/", layer: "ui::picker", not_modules: &["ui::agent", "ui::call", "ui::desk", "ui::bar", "ui::live"], not_crates: &[] },
    Arrow { root: "src/", layer: "ui::desk", not_modules: &["ui::agent", "ui::call", "ui::picker", "ui::bar", "ui::live"], not_crates: &[] },
    Arrow { root: "src/", layer: "api", not_modules: &["runtime", "platform"], not_crates: &["offhook_protocol"] },
    Arrow { root: "src/", layer: "runtime", not_modules: &["host", "ui", "api", "platform::web"], not_crates: &[] },
    Arrow { root: "src/", layer: "host", not_modules: &["ui", "api"], not_crates: &[] },
    Arrow { root: SESSION, layer: "api", not_modules: &["model", "facts", "events", "link", "commands", "view", "session"], not_crates: &[] },
    Arrow { root: SESSION, layer: "model", not_modules: &["facts", "events", "link", "commands", "view", "session"], not_crates: &[] },
    Arrow { root: SESSION, layer: "facts", not_modules: &["model", "events", "link", "commands", "view", "session"], not_crates: &[] },
    Arrow { root: SESSION, layer: "events", not_modules: &["link", "commands", "view", "session"], not_crates: &[] },
    Arrow { root: SESSION, layer: "link", not_modules: &["facts", "events", "commands", "view", "session"], not_crates: &[] },
    Arrow { root: SESSION, layer: "commands::agent", not_modules: &["events", "link", "view", "session", "commands::call", "commands::transfer", "commands::query", "commands::raw"], not_crates: &[] },
    Arrow { root: SESSION, layer: "commands::call", not_modules: &["events", "link", "view", "session", "commands::agent", "commands::transfer", "commands::query", "commands::raw"], not_crates: &[] },
    Arrow { root: SESSION, layer: "commands::transfer", not_modules: &["events", "link", "view", "session", "commands::agent", "commands::call", "commands::query", "commands::raw"], not_crates: &[] },
    Arrow { root: SESSION, layer: "commands::query", not_modules: &["events", "link", "view", "session", "commands::agent", "commands::call", "commands::transfer", "commands::raw"], not_crates: &[] },
    Arrow { root: SESSION, layer: "commands::raw", not_modules: &["events", "link", "view", "session", "commands::agent", "commands::call", "commands::transfer", "commands::query"], not_crates: &[] },
    Arrow { root: SESSION, layer: "view", not_modules: &["facts", "events", "link", "session"], not_crates: &[] },
];

/// Paths inside a crate that point the wrong way.
pub(super) fn modules(file: &Source) -> Vec<Finding> {
    ARROWS.iter().flat_map(|arrow| against(file, arrow)).collect()
}

fn against(file: &Source, arrow: &Arrow) -> Vec<Finding> {
    let Some(parts) = file.path.strip_prefix(arrow.root).and_then(module) else {
        return Vec::new();
    };
    let within = |path: &str, module: &str| {
        path.strip_prefix(module).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
    };
    if !within(&parts.join("::"), arrow.layer) {
        return Vec::new();
    }
    let finding = |line, named: &str| Finding {
        path: file.path.clone(),
        line,
        message: format!("{} may not name {named}: see the arrows in ARCHITECTURE.md", arrow.layer),
    };
    let mut findings = Vec::new();
    for (line, path) in paths(&file.code, &parts) {
        if let Some(module) = arrow.not_modules.iter().find(|module| within(&path, module)) {
            findings.push(finding(line, &format!("crate::{module}")));
        }
    }
    for (number, line) in file.code.lines().enumerate() {
        if let Some(name) = arrow.not_crates.iter().find(|name| line.contains(**name)) {
            findings.push(finding(number + 1, name));
        }
    }
    findings
}

/// The module that a file holds, from its path below the crate's root: `ui/bar.rs` is `ui::bar`, `lib.rs` the root.
pub(super) fn module(path: &str) -> Option<Vec<&str>> {
    let mut parts: Vec<&str> = path.strip_suffix(".rs")?.split('/').collect();
    let last = *parts.last()?;
    if last == "mod" || parts.len() == 1 && (last == "lib" || last == "main") {
        parts.pop();
    }
    Some(parts)
}

/// Every path into the crate that the code of a module names, from the crate's root, with its line. Groups are
/// resolved: `crate::{a, b::c}` is `a` and `b::c`.
pub(super) fn paths(code: &str, module: &[&str]) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for start in ["crate::", "super::", "self::"] {
        for (at, _) in code.match_indices(start) {
            let before = &code[..at];
            if before.ends_with(|c| word(c) || c == ':') {
                continue;
            }
            let mut rest = &code[at..];
            let mut above = module;
            if let Some(tail) = rest.strip_prefix("crate::") {
                (rest, above) = (tail, &[]);
            }
            rest = rest.strip_prefix("self::").unwrap_or(rest);
            while let Some(tail) = rest.strip_prefix("super::") {
                (rest, above) = (tail, &above[..above.len().saturating_sub(1)]);
            }
            let line = before.matches('\n').count() + 1;
            tree(rest, &above.join("::"), &mut |path| found.push((line, path)));
        }
    }
    found
}

/// Reads one use-tree, and returns what follows it.
fn tree<'a>(text: &'a str, prefix: &str, found: &mut impl FnMut(String)) -> &'a str {
    let text = text.trim_start();
    if let Some(mut rest) = text.strip_prefix('{') {
        loop {
            rest = rest.trim_start().trim_start_matches(',').trim_start();
            if let Some(rest) = rest.strip_prefix('}') {
                return rest;
            }
            let after = tree(rest, prefix, found);
            if after.len() == rest.len() {
                return after;
            }
            rest = after;
        }
    }
    let end = text.find(|c| !word(c) && c != '*').unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    let path = if prefix.is_empty() { name.to_owned() } else { format!("{prefix}::{name}") };
    match rest.strip_prefix("::") {
        Some(rest) => tree(rest, &path, found),
        None => {
            found(path);
            // `as other` is not ours to follow.
            rest.strip_prefix(" as ").map_or(rest, |rest| rest.trim_start_matches(word))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONE: [usize; 0] = [];

    fn lines(path: &str, text: &str) -> Vec<usize> {
        modules(&Source::new(path, text)).into_iter().map(|finding| finding.line).collect()
    }

    #[test]
    fn the_ui_may_not_reach_below_its_snapshot() {
        assert_eq!(lines("src/ui/bar.rs", "//!\nuse crate::runtime::Loop;"), [2]);
        assert_eq!(lines("src/api/mod.rs", "use crate::platform;"), [1]);
        assert_eq!(lines("src/ui.rs", "let x = offhook_protocol::Code::OK;"), [1]);
        assert_eq!(lines("src/ui/bar.rs", "use crate::host::Host;\n// not crate::runtime\n"), NONE);
        assert_eq!(lines("src/ui/bar.rs", "use crate::runtime_words::X;"), NONE);
    }

    #[test]
    fn groups_and_super_are_no_way_around() {
        assert_eq!(lines("src/ui/bar.rs", "use crate::{\n  host,\n  runtime::{A, B as C},\n};").len(), 2);
        assert_eq!(lines("src/ui/bar.rs", "use super::super::runtime::A;"), [1]);
        assert_eq!(lines("src/ui/bar.rs", "use super::runtime_view::A;\nuse super::runtime;"), NONE);
        assert_eq!(lines("src/ui/mod.rs", "use super::{host, runtime};"), [1]);
    }

    #[test]
    fn the_runtime_knows_traits_but_not_the_web() {
        assert_eq!(lines("src/runtime/mod.rs", "use crate::platform::{Clock, web::Fetch};"), [1]);
        assert_eq!(lines("src/runtime/mod.rs", "use crate::platform::Clock;"), NONE);
        assert_eq!(lines("src/host/page.rs", "use crate::api::Handle;"), [1]);
        assert_eq!(lines("src/platform/web/mod.rs", "use crate::platform::web::X;"), NONE);
    }
}
