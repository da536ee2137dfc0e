//! Compiles the root package for the browser.

use std::path::PathBuf;

use crate::failure::Failure;
use crate::job::Job;
use crate::require::wasm_target::TARGET;
use crate::shell;

/// What cargo leaves behind.
pub(crate) fn linked(job: &Job) -> PathBuf {
    job.target(TARGET).join("release/offhook.wasm")
}

/// The demo takes the same profile as the npm archive: building one makes the other quick.
pub(crate) fn link(job: &Job) -> Result<String, Failure> {
    let cargo = shell::cargo(job, &["build", "--release", "--target", TARGET, "--lib", "-p", "offhook"]);
    shell::run(job, "cargo build for wasm", cargo)?;
    let bytes = shell::read(&linked(job))?.len();
    Ok(format!("{} KB", bytes / 1024))
}
