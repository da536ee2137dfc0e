//! `test` and `ci`: every check there is, quick ones first; stops at the first that fails.

mod advisories;
mod browser;
mod count;
mod e2e;
mod examples;
mod rust;
mod www;

use std::time::Instant;

use miette::MietteDiagnostic;

use crate::job::Job;
use crate::options::Options;
use crate::progress::{self, Done, Step};
use crate::{dist, require, size, tidy};

#[rustfmt::skip]
const STEPS: &[Step] = &[
    Step { name: "tools", says: "looking for Node and the wasm target", run: require::build_tools },
    Step { name: "tidy", says: "checking our own rules (tidy)", run: tidy::as_step },
    Step { name: "fmt", says: "checking the format (rustfmt)", run: rust::format },
    Step { name: "clippy", says: "linting everything (clippy)", run: rust::clippy },
    Step { name: "clippy-wasm", says: "linting what runs in a browser (clippy for wasm)", run: rust::clippy_wasm },
    Step { name: "types", says: "comparing the TypeScript declarations with the Rust types", run: rust::types },
    Step { name: "native", says: "running the native tests (cargo test)", run: rust::native },
    Step { name: "browser", says: "running the browser tests (wasm-pack)", run: browser::run },
    Step { name: "dist", says: "building the npm archive", run: dist::as_step },
    Step { name: "size", says: "weighing what a page loads", run: size::as_step },
    Step { name: "check", says: "checking the TypeScript", run: www::check },
    Step { name: "unit", says: "running the npm package's tests", run: www::unit },
    Step { name: "e2e", says: "running the end-to-end tests (Playwright)", run: e2e::in_chromium },
    Step { name: "firefox", says: "running the main flows in Firefox", run: e2e::in_firefox },
    Step { name: "deny", says: "checking licences and sources (cargo-deny)", run: rust::deny },
];

/// Apart, because they judge the tree by databases that change from day to day and that a machine behind a registry
/// mirror cannot ask: yesterday's good commit may fail them today. CI runs them by the clock, not for every change.
#[rustfmt::skip]
const ADVISORIES: &[Step] = &[
    Step { name: "crates", says: "asking for known holes in our crates (cargo-deny)", run: advisories::crates },
    Step { name: "npm", says: "asking for known holes in our npm packages (npm audit)", run: advisories::npm },
];

/// Apart, because they install the tools of half the field and take minutes: run when they are named.
const NAMED: &[Step] =
    &[Step { name: "examples", says: "building and driving the example projects", run: examples::run }];

/// Runs the commands `test` and `ci`.
pub(crate) fn run(options: Options) -> Result<(), MietteDiagnostic> {
    let steps = chosen(&options)?;
    if options.checks.list {
        for step in &steps {
            let when = if NAMED.iter().any(|it| it.name == step.name) { " (only when named)" } else { "" };
            println!("{:<12} {}{when}", step.name, step.says);
        }
        return Ok(());
    }
    let job = Job::new(options)?;
    let (start, mut done) = (Instant::now(), Vec::new());
    let result = progress::run(&job, &steps, &mut done);
    println!();
    for Done { name, took, remark } in &done {
        println!("{name:<12} {:>12}  {remark}", progress::seconds(*took));
    }
    let failed = usize::from(result.is_err());
    if let Some(step) = steps.get(done.len()) {
        println!("{:<12} {:>12}", step.name, "FAILED");
        println!("{} not run", steps.len() - done.len() - failed);
    }
    println!("{:<12} {:>12}\n", "total", progress::seconds(start.elapsed()));
    println!("{} passed, {failed} failed", done.len());
    result
}

/// Writes the TypeScript declarations anew.
pub(crate) fn write_types(options: Options) -> Result<(), MietteDiagnostic> {
    let step = Step { name: "types", says: "writing the TypeScript declarations", run: rust::write_types };
    progress::run(&Job::new(options)?, &[step], &mut Vec::new())
}

/// Prints which calls of the reference have all their proofs; a gap fails. The native tests hold the same.
pub(crate) fn conformance(options: Options) -> Result<(), MietteDiagnostic> {
    let says = "holding every call of the reference against its proofs";
    let step = Step { name: "conformance", says, run: rust::conformance };
    progress::run(&Job::new(options)?, &[step], &mut Vec::new())
}

/// Plays every single event that goes astray; the native tests play a part of them.
pub(crate) fn losses(options: Options) -> Result<(), MietteDiagnostic> {
    let says = "losing, doubling, delaying and swapping each event of each flow";
    let step = Step { name: "losses", says, run: rust::losses };
    progress::run(&Job::new(options)?, &[step], &mut Vec::new())
}

fn chosen(options: &Options) -> Result<Vec<Step>, MietteDiagnostic> {
    let mut steps = STEPS.to_vec();
    if options.checks.advisories {
        steps.extend(ADVISORIES);
    }
    let is_named = |step: &Step| options.checks.only.iter().any(|name| name == step.name);
    steps.extend(NAMED.iter().copied().filter(|step| options.checks.list || is_named(step)));
    if let Some(name) = options.checks.only.iter().find(|name| steps.iter().all(|step| step.name != **name)) {
        return Err(MietteDiagnostic::new(format!("there is no check \"{name}\""))
            .with_help("`cargo xtask test --list` names them (--advisories adds two)"));
    }
    if !options.checks.only.is_empty() {
        steps.retain(is_named);
    }
    Ok(steps)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::options::CheckFlags;

    #[test]
    fn only_what_was_asked_for_in_our_order() {
        let only = |names: &[&str]| Options {
            checks: CheckFlags {
                only: names.iter().map(|name| (*name).to_owned()).collect(),
                ..CheckFlags::default()
            },
            ..Options::default()
        };
        let names: Vec<_> =
            chosen(&only(&["size", "fmt"])).ok().into_iter().flatten().map(|s| s.name).collect();
        assert_eq!(names, ["fmt", "size"]);
        assert!(chosen(&only(&["typo"])).is_err(), "a misspelt check must not pass by running nothing");
        let names = |names: &[&str]| -> Vec<_> {
            chosen(&only(names)).ok().into_iter().flatten().map(|step| step.name).collect()
        };
        assert_eq!(names(&["examples"]), ["examples"]);
        assert!(!names(&[]).contains(&"examples"), "it is run when it is named");
    }
}
