//! Compiles the root package for the browser.

use std::path::PathBuf;
use std::{env, fs};

use miette::MietteDiagnostic;

use crate::job::Job;
use crate::require::wasm_target::TARGET;
use crate::shell;

/// Returns the path of the wasm that cargo leaves behind.
pub(crate) fn linked(job: &Job) -> PathBuf {
    job.target(TARGET).join("release/offhook.wasm")
}

/// The demo takes the same profile as the npm archive: building one makes the other quick.
pub(crate) fn link(job: &Job) -> Result<String, MietteDiagnostic> {
    let mut cargo = shell::cargo(
        job,
        &["build", "--release", "--target", TARGET, "--lib", "-p", "offhook", "--features", "split"],
    );
    // What is cut apart needs to know what refers to what: linkers forget it.
    let mut flags = without_our_paths(job);
    flags.push("-Clink-args=--emit-relocs".to_owned());
    // Flags are parted by this character in the variable cargo reads.
    cargo.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"));
    shell::run(job, "cargo build for wasm", cargo)?;
    let bytes = shell::read(&linked(job))?.len();
    Ok(format!("{} KB", bytes / 1024))
}

/// Panics carry the path of their source. What we ship shall not tell where it was built, and is the same elsewhere.
fn without_our_paths(job: &Job) -> Vec<String> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| env::home_dir().map(|home| home.join(".cargo"))).unwrap_or_default();
    // One folder for every registry that crates came from.
    let registries = fs::read_dir(home.join("registry/src")).into_iter().flatten().flatten();
    let sources = registries.map(|registry| (registry.path(), "crates"));
    sources
        .chain([(job.root(""), "offhook")])
        .map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display()))
        .collect()
}
