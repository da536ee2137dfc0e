//! Rust's standard library for wasm, which a fresh toolchain comes without.

use std::path::PathBuf;
use std::process::Command;

use miette::MietteDiagnostic;

use crate::job::Job;
use crate::shell;

/// The only target we build for browsers.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// The target is installed; when it is not, rustup is asked to install it.
pub(crate) fn check(job: &Job) -> Result<String, MietteDiagnostic> {
    if installed(job)? {
        return Ok(TARGET.to_owned());
    }
    let by_hand = format!("run `rustup target add {TARGET}` while online");
    let missing = || {
        MietteDiagnostic::new(format!("the Rust target {TARGET} is not installed")).with_help(by_hand.clone())
    };
    job.screen.say(&format!("    installing the Rust target {TARGET}"));
    let mut rustup = Command::new("rustup");
    rustup.args(["target", "add", TARGET]);
    match shell::capture(job, "rustup target add", rustup) {
        Ok(finished) if finished.status.success() && installed(job)? => {
            Ok(format!("{TARGET} (just installed)"))
        }
        _ => Err(missing()),
    }
}

fn installed(job: &Job) -> Result<bool, MietteDiagnostic> {
    let mut rustc = Command::new("rustc");
    rustc.args(["--print", "target-libdir", "--target", TARGET]);
    let finished = shell::run(job, "rustc --print target-libdir", rustc)?;
    Ok(finished.lines.first().is_some_and(|dir| PathBuf::from(dir).is_dir()))
}
