//! What cargo checks: format, lints, native tests, licences.

use std::process::Command;

use super::count;
use crate::failure::Failure;
use crate::job::Job;
use crate::require::tools;
use crate::require::wasm_target::TARGET;
use crate::shell;

pub(super) fn format(job: &Job) -> Result<String, Failure> {
    let finished = shell::capture(
        job,
        "rustfmt",
        shell::cargo(job, &["fmt", "--all", "--", "--check", "--color", "never"]),
    )?;
    if finished.status.success() {
        return Ok(String::new());
    }
    let failure = shell::failed(job, "rustfmt", &finished);
    Err(if finished.contains("Diff in") { failure.fix("run `cargo fmt --all`") } else { failure })
}

pub(super) fn clippy(job: &Job) -> Result<String, Failure> {
    cargo(job, "clippy", &["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])
}

pub(super) fn clippy_wasm(job: &Job) -> Result<String, Failure> {
    let args = ["clippy", "-p", "offhook", "--target", TARGET, "--lib", "--tests", "--", "-D", "warnings"];
    cargo(job, "clippy for wasm", &args)
}

pub(super) fn native(job: &Job) -> Result<String, Failure> {
    let finished = shell::run(job, "cargo test", shell::cargo(job, &["test", "--workspace"]))?;
    count::tests("cargo test", &finished)
}

/// The declarations that TypeScript sees are those of the Rust types.
pub(super) fn types(job: &Job) -> Result<String, Failure> {
    cargo(job, "cargo xtask types --check", &[TYPES, &["--check"], &[DECLARATIONS]].concat())
}

/// Writes them.
pub(crate) fn write_types(job: &Job) -> Result<String, Failure> {
    cargo(job, "the exporter of types", &[TYPES, &[DECLARATIONS]].concat())?;
    Ok(DECLARATIONS.to_owned())
}

const DECLARATIONS: &str = "www/src/generated/types.ts";
const TYPES: &[&str] =
    &["run", "--package", "offhook-session", "--example", "typescript", "--features", "typescript", "--"];

/// Advisories are apart: see [`super::advisories`].
pub(super) fn deny(job: &Job) -> Result<String, Failure> {
    let mut deny = Command::new(tools::install(job, &tools::CARGO_DENY)?);
    deny.current_dir(job.root("")).args(["--workspace", "check", "bans", "licenses", "sources"]);
    shell::run(job, "cargo deny", deny)?;
    Ok(String::new())
}

fn cargo(job: &Job, what: &str, args: &[&str]) -> Result<String, Failure> {
    shell::run(job, what, shell::cargo(job, args))?;
    Ok(String::new())
}
