//! Who may name whom. Between crates the manifests are read, inside the root package the paths in the code.

use super::Finding;
use super::source::{Source, word};

/// A layer of the root package, and what it must not name: modules of the root package, and crates.
const LAYERS: &[(&str, &[&str], &[&str])] = &[
    ("ui", &["runtime", "platform"], &["offhook_protocol"]),
    ("api", &["runtime", "platform"], &["offhook_protocol"]),
    ("runtime", &["host", "ui", "api", "platform::web"], &[]),
    ("host", &["ui", "api"], &[]),
];

/// A crate, and the only ones of ours that it may be built on.
const CRATES: &[(&str, &[&str])] = &[
    ("protocol", &[]),
    ("session", &["offhook-protocol"]),
    ("sip", &[]),
    ("simulator", &["offhook-protocol"]),
];

/// Paths in the root package that point the wrong way.
pub(super) fn modules(file: &Source) -> Vec<Finding> {
    let Some(inside) = file.path.strip_prefix("src/").and_then(|path| path.strip_suffix(".rs")) else {
        return Vec::new();
    };
    let parts: Vec<&str> = inside.split('/').collect();
    let Some((layer, modules, crates)) = LAYERS.iter().find(|(layer, ..)| *layer == parts[0]) else {
        return Vec::new();
    };
    let depth = parts.iter().filter(|part| **part != "mod").count();
    let finding = |line, named: &str| Finding {
        path: file.path.clone(),
        line,
        message: format!("{layer} may not name {named}: see the arrows in ARCHITECTURE.md"),
    };
    let mut findings = Vec::new();
    for (line, path) in paths(&file.code, depth) {
        let offends = |module: &&&str| path == **module || path.starts_with(&format!("{module}::"));
        if let Some(module) = modules.iter().find(offends) {
            findings.push(finding(line, &format!("crate::{module}")));
        }
    }
    for (number, line) in file.code.lines().enumerate() {
        if let Some(name) = crates.iter().find(|name| line.contains(**name)) {
            findings.push(finding(number + 1, name));
        }
    }
    findings
}

/// Every path that starts at the root of the crate, groups resolved: `crate::{a, b::c}` is `a` and `b::c`.
/// `super::` counts where there are enough of them to leave a module this deep.
fn paths(code: &str, depth: usize) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for start in ["crate::", "super::"] {
        for (at, _) in code.match_indices(start) {
            let before = &code[..at];
            if before.ends_with(|c| word(c) || c == ':') {
                continue;
            }
            let mut rest = &code[at..];
            let mut ups = 0;
            while let Some(tail) = rest.strip_prefix("super::") {
                (rest, ups) = (tail, ups + 1);
            }
            let rooted = rest.strip_prefix("crate::").or((ups >= depth).then_some(rest));
            if let Some(rest) = rooted {
                let line = before.matches('\n').count() + 1;
                tree(rest, "", &mut |path| found.push((line, path)));
            }
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

/// Dependencies in the manifests of our crates that point the wrong way; tests may use whatever they like.
pub(super) fn crates(file: &Source) -> Vec<Finding> {
    let name = file.path.strip_prefix("crates/").and_then(|path| path.strip_suffix("/Cargo.toml"));
    let Some((name, allowed)) = CRATES.iter().find(|(of, _)| Some(*of) == name) else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    let mut counts = false;
    for (number, line) in file.text.lines().enumerate() {
        let line = line.trim();
        if let Some(section) = line.strip_prefix('[') {
            counts = section.contains("dependencies") && !section.contains("dev-dependencies");
        }
        let ours = line.trim_start_matches('[').rsplit("dependencies.").next().unwrap_or(line);
        let end = ours.find(|c: char| !word(c) && c != '-').unwrap_or(ours.len());
        let dependency = &ours[..end];
        let is_ours = dependency == "offhook" || dependency.starts_with("offhook-");
        if counts && is_ours && !allowed.contains(&dependency) {
            findings.push(Finding {
                path: file.path.clone(),
                line: number + 1,
                message: format!("{name} may not depend on {dependency}: see the arrows in ARCHITECTURE.md"),
            });
        }
    }
    findings
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

    #[test]
    fn a_manifest_that_points_the_wrong_way_is_found() {
        let found = |path: &str, text: &str| crates(&Source::new(path, text)).len();
        let session = "crates/session/Cargo.toml";
        assert_eq!(found(session, "[dependencies]\noffhook-protocol.workspace = true"), 0);
        assert_eq!(found(session, "[dependencies]\noffhook-simulator.workspace = true"), 1);
        assert_eq!(found(session, "[dev-dependencies]\noffhook-simulator.workspace = true"), 0);
        assert_eq!(found(session, "[target.'cfg(unix)'.dependencies.offhook-simulator]\npath = \"..\""), 1);
        assert_eq!(found("crates/protocol/Cargo.toml", "[dependencies]\noffhook-session = \"1\""), 1);
        assert_eq!(found("crates/xtask/Cargo.toml", "[dependencies]\noffhook-session = \"1\""), 0);
    }
}
