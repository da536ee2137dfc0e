//! Checks that cargo runs: format, lints, native tests, licences.

use std::process::Command;

use miette::MietteDiagnostic;

use super::count;
use crate::job::Job;
use crate::require::tools;
use crate::require::wasm_target::TARGET;
use crate::shell;

pub(super) fn format(job: &Job) -> Result<String, MietteDiagnostic> {
    let finished = shell::capture(
        job,
        "rustfmt",
        shell::cargo(job, &["fmt", "--all", "--", "--check", "--color", "never"]),
    )?;
    if finished.status.success() {
        return Ok(String::new());
    }
    let failure = shell::failed(job, "rustfmt", &finished);
    Err(if finished.contains("Diff in") { failure.with_help("run `cargo fmt --all`") } else { failure })
}

pub(super) fn clippy(job: &Job) -> Result<String, MietteDiagnostic> {
    cargo(job, "clippy", &["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])
}

/// Lints what a page loads by its own stricter rules, in one piece and as it is shipped, and its tests by the usual ones.
pub(super) fn clippy_wasm(job: &Job) -> Result<String, MietteDiagnostic> {
    let loaded = ["-p", "offhook", "-p", "offhook-protocol", "-p", "offhook-session", "--lib"];
    for (what, packages, strict) in [
        ("clippy for wasm", &loaded[..], true),
        ("clippy for wasm in two parts", &["-p", "offhook", "--lib", "--features", "split"], true),
        ("clippy for tests on wasm", &["-p", "offhook", "--tests"], false),
    ] {
        let args = [&["clippy", "--target", TARGET], packages, &["--", "-D", "warnings"]].concat();
        let mut clippy = shell::cargo(job, &args);
        if strict {
            clippy.env("CLIPPY_CONF_DIR", job.root(".cargo/clippy-wasm"));
        }
        shell::run(job, what, clippy)?;
    }
    Ok(String::new())
}

pub(super) fn native(job: &Job) -> Result<String, MietteDiagnostic> {
    let finished = shell::run(job, "cargo test", shell::cargo(job, &["test", "--workspace"]))?;
    count::tests("cargo test", &finished)
}

/// The table, and what is missing.
pub(super) fn conformance(job: &Job) -> Result<String, MietteDiagnostic> {
    let args = ["test", "--test", "conformance", "--", "--nocapture"];
    let finished = shell::capture(job, "the conformance test", shell::cargo(job, &args))?;
    let is_table =
        |line: &&String| line.starts_with("section") || line.starts_with(|it: char| it.is_ascii_digit());
    let table: Vec<_> = finished.lines.iter().filter(is_table).collect();
    for line in &table {
        job.screen.say(line);
    }
    if finished.status.success() {
        return Ok(table.last().map(|it| (*it).clone()).unwrap_or_default());
    }
    Err(shell::failed(job, "the conformance test", &finished).with_help(
        "each line above that ends in a reason is a gap; see tests/conformance/main.rs for what a column means",
    ))
}

/// The number of losses of each flow, and what went wrong.
pub(super) fn losses(job: &Job) -> Result<String, MietteDiagnostic> {
    let mut losses = shell::cargo(job, &["test", "--test", "losses", "--", "--nocapture"]);
    losses.env("OFFHOOK_LOSSES", "all");
    let finished = shell::capture(job, "the losses", losses)?;
    let counts: Vec<_> = finished.lines.iter().filter(|line| line.contains(" losses")).collect();
    for line in &counts {
        job.screen.say(line);
    }
    if finished.status.success() {
        return Ok(counts.last().map(|it| (*it).clone()).unwrap_or_default());
    }
    Err(shell::failed(job, "the losses", &finished).with_help(
        "play one again with `OFFHOOK_LOSS=\"<its name>\" cargo test --test losses -- --nocapture`",
    ))
}

/// The declarations that TypeScript sees are those of the Rust types.
pub(super) fn types(job: &Job) -> Result<String, MietteDiagnostic> {
    for it in &DECLARATIONS {
        cargo(job, "cargo xtask types --check", &it.exporter(&["--check", it.file]))?;
    }
    Ok(String::new())
}

/// Writes the declarations that TypeScript sees.
pub(crate) fn write_types(job: &Job) -> Result<String, MietteDiagnostic> {
    for it in &DECLARATIONS {
        cargo(job, "the exporter of types", &it.exporter(&[it.file]))?;
    }
    Ok(DECLARATIONS.map(|it| it.file).join(", "))
}

/// A file of declarations, or of tables for people, and who writes it.
struct Declarations {
    file: &'static str,
    package: &'static str,
    example: &'static str,
    feature: &'static str,
}

const DECLARATIONS: [Declarations; 4] = [
    Declarations {
        file: "www/src/generated/types.ts",
        package: "offhook-session",
        example: "typescript",
        feature: "typescript",
    },
    Declarations {
        file: "www/src/generated/gateway.ts",
        package: "offhook-protocol",
        example: "gateway_types",
        feature: "every-operation",
    },
    Declarations {
        file: "docs/errors.md",
        package: "offhook-session",
        example: "docs",
        feature: "typescript",
    },
    Declarations {
        file: "docs/events.md",
        package: "offhook-session",
        example: "docs",
        feature: "typescript",
    },
];

impl Declarations {
    fn exporter<'a>(&self, arguments: &[&'a str]) -> Vec<&'a str> {
        let run: [&'static str; 8] =
            ["run", "--package", self.package, "--example", self.example, "--features", self.feature, "--"];
        run.iter().chain(arguments).copied().collect()
    }
}

/// Advisories are apart: see [`super::advisories`].
pub(super) fn deny(job: &Job) -> Result<String, MietteDiagnostic> {
    let mut deny = Command::new(tools::install(job, &tools::CARGO_DENY)?);
    deny.current_dir(job.root("")).args(["--workspace", "check", "bans", "licenses", "sources"]);
    shell::run(job, "cargo deny", deny)?;
    Ok(String::new())
}

fn cargo(job: &Job, what: &str, args: &[&str]) -> Result<String, MietteDiagnostic> {
    shell::run(job, what, shell::cargo(job, args))?;
    Ok(String::new())
}
