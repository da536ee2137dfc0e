//! Cargo's own tools, installed into the target directory so that nothing outside the repository changes.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

use miette::MietteDiagnostic;

use crate::job::Job;
use crate::shell;

/// A program that `cargo install` provides.
pub(crate) struct Tool {
    package: &'static str,
    version: &'static str,
    binary: &'static str,
}

/// Runs the tests of `tests/browser_*.rs` in a browser.
pub(crate) const WASM_PACK: Tool = Tool { package: "wasm-pack", version: "0.15.1", binary: "wasm-pack" };
/// The runner that wasm-pack would otherwise download, in the version of the root package's wasm-bindgen.
pub(crate) const TEST_RUNNER: Tool =
    Tool { package: "wasm-bindgen-cli", version: "0.2.130", binary: "wasm-bindgen-test-runner" };
/// Checks licences and sources of dependencies.
pub(crate) const CARGO_DENY: Tool = Tool { package: "cargo-deny", version: "0.20.2", binary: "cargo-deny" };

/// The tool's path, after installing it if need be.
pub(crate) fn install(job: &Job, tool: &Tool) -> Result<PathBuf, MietteDiagnostic> {
    let Tool { package, version, binary } = tool;
    // A folder per version: a newer version is installed beside the old one, not taken for it.
    let folder = job.target("tools").join(format!("{package}-{version}"));
    let program = folder.join("bin").join(format!("{binary}{}", std::env::consts::EXE_SUFFIX));
    if program.is_file() {
        return Ok(program);
    }
    job.screen.say(&format!("    installing {package} {version} into {}, once", job.short(&folder)));
    let what = format!("cargo install {package}");
    // Unoptimised builds take a quarter of the time, and nothing here is slow. Without --locked, because the lock
    // file of wasm-bindgen-cli names versions that some registries lack.
    let mut command = shell::cargo(job, &["install", "--debug", "--force", package, "--version", version]);
    let scratch = job.target("tools").join("build");
    command.arg("--root").arg(&folder).env("CARGO_TARGET_DIR", &scratch);
    shell::run(job, &what, command)?;
    // Hundreds of megabytes that nobody will read again; a failed installation keeps them for the next try.
    let _ = std::fs::remove_dir_all(scratch);
    Ok(program)
}

/// Puts the tools' folders before the rest of PATH.
pub(crate) fn on_path(command: &mut Command, programs: &[&PathBuf]) -> Result<(), MietteDiagnostic> {
    let old = std::env::var_os("PATH").unwrap_or_default();
    let folders = programs.iter().filter_map(|program| program.parent().map(PathBuf::from));
    let path: OsString = std::env::join_paths(folders.chain(std::env::split_paths(&old)))
        .map_err(|e| MietteDiagnostic::new(format!("PATH cannot be extended: {e}")))?;
    command.env("PATH", path);
    Ok(())
}
