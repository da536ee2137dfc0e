//! Known vulnerabilities. An answer that does not come is a failure too: "nobody said no" is no yes.

use std::process::Command;

use crate::build::packages;
use crate::failure::Failure;
use crate::job::Job;
use crate::require::node::NPM;
use crate::require::tools;
use crate::shell;

/// Asks RustSec's database, which is a git repository on github.com.
pub(super) fn crates(job: &Job) -> Result<String, Failure> {
    let mut deny = Command::new(tools::install(job, &tools::CARGO_DENY)?);
    deny.current_dir(job.root("")).args(["--workspace", "check", "advisories"]);
    shell::run(job, "cargo deny check advisories", deny)?;
    Ok(String::new())
}

/// Asks the npm registry; registry mirrors often have no such service.
pub(super) fn npm(job: &Job) -> Result<String, Failure> {
    packages::install(job)?;
    let finished = shell::capture(job, "npm audit", shell::in_www(job, NPM, &["audit"]))?;
    if finished.status.success() {
        return Ok(String::new());
    }
    if finished.contains("audit endpoint returned an error") {
        return Err(Failure::new("the npm registry does not answer audits, so nothing is known")
            .fix("run it where npm's registry is registry.npmjs.org and not a mirror"));
    }
    Err(shell::failed(job, "npm audit", &finished).fix("update the packages named above"))
}
