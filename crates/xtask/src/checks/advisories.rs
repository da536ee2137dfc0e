//! Checks for known vulnerabilities. A database that does not answer is a failure too: "nobody said no" is no yes.

use std::process::Command;

use miette::MietteDiagnostic;

use crate::build::packages;
use crate::job::Job;
use crate::require::node::NPM;
use crate::require::tools;
use crate::shell;

/// Asks RustSec's database, which is a git repository on github.com.
pub(super) fn crates(job: &Job) -> Result<String, MietteDiagnostic> {
    let mut deny = Command::new(tools::install(job, &tools::CARGO_DENY)?);
    deny.current_dir(job.root("")).args(["--workspace", "check", "advisories"]);
    let finished = shell::capture(job, "cargo deny check advisories", deny)?;
    if finished.status.success() {
        return Ok(String::new());
    }
    if finished.contains("failed to fetch advisory database") {
        return Err(MietteDiagnostic::new("RustSec's database cannot be fetched, so nothing is known")
            .with_help("run it where https://github.com/rustsec/advisory-db can be reached"));
    }
    Err(shell::failed(job, "cargo deny check advisories", &finished)
        .with_help("update the crates named above"))
}

/// Asks the npm registry; registry mirrors often have no such service.
pub(super) fn npm(job: &Job) -> Result<String, MietteDiagnostic> {
    packages::install(job)?;
    let finished = shell::capture(job, "npm audit", shell::in_www(job, NPM, &["audit"]))?;
    if finished.status.success() {
        return Ok(String::new());
    }
    if finished.contains("audit endpoint returned an error") {
        return Err(MietteDiagnostic::new("the npm registry does not answer audits, so nothing is known")
            .with_help("run it where npm's registry answers audits; a mirror may not"));
    }
    Err(shell::failed(job, "npm audit", &finished).with_help("update the packages named above"))
}
