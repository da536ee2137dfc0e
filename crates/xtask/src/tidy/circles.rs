//! Finds import circles, which are modules that all reach each other by what they name, so that none is understood without the others.
//!
//! An edge is a path in the code (`crate::…`, `super::…`, `self::…`, in a `use` or not) that lies in another module of
//! the same folder; the longest module that the path begins with is the one that is named, or the module from
//! which that one exports the name (`pub use`). Edges between a module and
//! those above it are left out, as a parent declares its children and children use what the parent offers. Tests and
//! the root of the crate are left out, too.

use std::collections::{BTreeMap, BTreeSet};

use super::Finding;
use super::arrows::{module, paths};
use super::source::Source;

/// A folder, the root of its crate, and the size of the largest circle that it may have. Lower a limit whenever its
/// circle shrinks: 1 is no circle at all.
const LIMITS: &[(&str, &str, usize)] = &[
    ("crates/session/src/", "crates/session/src/", 4),
    ("src/ui/", "src/", 1),
    ("crates/xtask/src/", "crates/xtask/src/", 4),
];

/// Folders whose largest circle is larger than its limit.
pub(super) fn circles(files: &[Source]) -> Vec<Finding> {
    LIMITS.iter().filter_map(|(folder, root, limit)| judge(files, folder, root, *limit)).collect()
}

/// The size of each folder's largest circle, for the last line of a good run.
pub(super) fn sizes(files: &[Source]) -> String {
    let size = |(folder, root, _): &(&str, &str, usize)| {
        format!("{} {}", folder.trim_end_matches('/'), largest(files, folder, root).len())
    };
    LIMITS.iter().map(size).collect::<Vec<_>>().join(", ")
}

fn judge(files: &[Source], folder: &str, root: &str, limit: usize) -> Option<Finding> {
    let circle = largest(files, folder, root);
    if circle.len() <= limit {
        return None;
    }
    let names = circle.iter().map(|it| it.replace("::", "/")).collect::<Vec<_>>().join(", ");
    let message = format!(
        "{} modules name each other in a circle, {limit} may: move what two of them share into a third ({names})",
        circle.len()
    );
    Some(Finding { path: folder.to_owned(), line: 0, message })
}

/// The modules of the largest circle, by name.
fn largest(files: &[Source], folder: &str, root: &str) -> Vec<String> {
    let named = |file: &Source| {
        let name = module(file.path.strip_prefix(root)?)?.join("::");
        (file.path.starts_with(folder) && !file.is_test() && !name.is_empty()).then_some(name)
    };
    let modules: BTreeSet<String> = files.iter().filter_map(named).collect();
    let exports: BTreeMap<String, String> = files.iter().flat_map(|file| exports(file, root)).collect();
    let mut edges: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for file in files {
        let Some(from) = named(file).and_then(|name| modules.get(&name)) else { continue };
        let parts: Vec<&str> = from.split("::").collect();
        let code = file.code.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
        for (_, path) in paths(code, &parts) {
            let path = exports.get(&path).unwrap_or(&path);
            if let Some(to) = owner(path, &modules).filter(|to| !related(from, to)) {
                edges.entry(from).or_default().insert(to);
            }
        }
    }
    let reached: BTreeMap<&str, BTreeSet<&str>> =
        modules.iter().map(|from| (from.as_str(), reachable(from, &edges))).collect();
    let circle = |of: &str| -> Vec<String> {
        let mutual = reached[of].iter().filter(|other| reached[**other].contains(of));
        mutual.map(|other| (*other).to_owned()).collect()
    };
    modules.iter().map(|of| circle(of)).max_by_key(Vec::len).unwrap_or_default()
}

/// The names that a module passes on from another one, each with the path where it is.
fn exports(file: &Source, root: &str) -> Vec<(String, String)> {
    let Some(here) = file.path.strip_prefix(root).and_then(module) else { return Vec::new() };
    let mut found = Vec::new();
    for start in ["pub use ", "pub(crate) use ", "pub(super) use "] {
        for (at, _) in file.code.match_indices(start) {
            let rest = &file.code[at + start.len()..];
            let absolute =
                rest.starts_with("crate::") || rest.starts_with("super::") || rest.starts_with("self::");
            let end = rest.find(';').unwrap_or(rest.len());
            let statement = if absolute { rest[..end].to_owned() } else { format!("self::{}", &rest[..end]) };
            for (_, path) in paths(&statement, &here) {
                let name = path.rsplit("::").next().unwrap_or(&path);
                let passed_on = here.iter().copied().chain([name]).collect::<Vec<_>>().join("::");
                found.push((passed_on, path));
            }
        }
    }
    found
}

/// The longest module that the path begins with.
fn owner<'a>(path: &str, modules: &'a BTreeSet<String>) -> Option<&'a str> {
    let ends = path.match_indices("::").map(|(at, _)| at).chain([path.len()]);
    ends.filter_map(|end| modules.get(&path[..end])).last().map(String::as_str)
}

/// True if one of the two is the other, or lies in it.
fn related(one: &str, other: &str) -> bool {
    let within =
        |a: &str, b: &str| a.strip_prefix(b).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"));
    within(one, other) || within(other, one)
}

fn reachable<'a>(from: &'a str, edges: &BTreeMap<&'a str, BTreeSet<&'a str>>) -> BTreeSet<&'a str> {
    let (mut found, mut open) = (BTreeSet::new(), vec![from]);
    while let Some(next) = open.pop() {
        open.extend(edges.get(next).into_iter().flatten().filter(|to| found.insert(**to)));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn circle(files: &[(&str, &str)]) -> Vec<String> {
        let files: Vec<_> = files.iter().map(|(path, text)| Source::new(path, text)).collect();
        largest(&files, "src/", "src/")
    }

    #[test]
    fn a_circle_is_found_however_it_is_named() {
        let files = [
            ("src/a.rs", "use crate::b::B;"),
            ("src/b/mod.rs", "use super::{c, d::D};"),
            ("src/c.rs", "fn x() { crate::a::y() }"),
            ("src/d.rs", ""),
        ];
        assert_eq!(circle(&files), ["a", "b", "c"]);
        assert!(judge(&files.map(|(path, text)| Source::new(path, text)), "src/", "src/", 2).is_some());
        assert!(judge(&files.map(|(path, text)| Source::new(path, text)), "src/", "src/", 3).is_none());
    }

    #[test]
    fn a_name_that_is_passed_on_belongs_to_where_it_is() {
        let root = ("src/lib.rs", "pub use b::{B, C};");
        assert_eq!(
            circle(&[root, ("src/a.rs", "use crate::B;"), ("src/b.rs", "use crate::a::A;")]),
            ["a", "b"]
        );
    }

    #[test]
    fn parents_and_tests_make_no_circle() {
        assert_eq!(circle(&[("src/a/mod.rs", "use self::b::B;"), ("src/a/b.rs", "use super::A;")]).len(), 0);
        let tests = "#[cfg(test)]\nmod tests { use crate::b::B; }";
        assert_eq!(circle(&[("src/a.rs", tests), ("src/b.rs", "use crate::a::A;")]).len(), 0);
    }
}
