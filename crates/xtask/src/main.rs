//! `cargo xtask <command>`: everything a person or CI does with this repository.
//!
//! In reading order: [`args`] turns the command line into a command with its [`options`]; a command is a list
//! of [`progress::Step`]s; a step uses [`shell`] to run programs, [`require`] to find or install them and [`build`]
//! to make the artefacts. [`demo`], [`dist`], [`size`] and [`checks`] are the lists; [`tidy`] holds this
//! repository's own rules. Whatever goes wrong is a `MietteDiagnostic` of miette: what is wrong, and what to do.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command line program talks to its terminal")]
#![allow(
    clippy::disallowed_methods,
    reason = "runs on the developer's machine, where reading the clock is fine"
)]
#![allow(clippy::result_large_err, reason = "a failure is made once and ends the command")]

mod args;
mod bench;
mod build;
mod checks;
mod demo;
mod dist;
mod failure;
mod job;
mod options;
mod progress;
mod require;
mod shell;
mod size;
mod tidy;

use std::process::ExitCode;

use clap::Parser as _;

fn main() -> ExitCode {
    match args::CommandLine::parse().run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            failure::print(&failure);
            ExitCode::FAILURE
        }
    }
}
