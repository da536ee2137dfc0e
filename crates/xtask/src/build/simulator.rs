//! Builds the simulated gateway that the demo and the end-to-end tests talk to.

use std::path::PathBuf;

use miette::MietteDiagnostic;

use crate::job::Job;
use crate::shell;

/// Returns the path of the simulator's program.
pub(crate) fn program(job: &Job) -> PathBuf {
    job.built("debug", "offhook-simulator")
}

/// Builds the simulator without optimisation: it builds in a fraction of the time and is idle most of its life.
pub(crate) fn build(job: &Job) -> Result<String, MietteDiagnostic> {
    let cargo = shell::cargo(job, &["build", "-p", "offhook-simulator", "--bin", "offhook-simulator"]);
    shell::run(job, "cargo build for the simulator", cargo)?;
    Ok(String::new())
}
