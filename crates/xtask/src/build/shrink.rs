//! wasm-opt, from the npm package `binaryen`: half off the size for twenty seconds of work, so its results are kept.

use std::path::{Path, PathBuf};

use super::{glue, stamp};
use crate::failure::Failure;
use crate::job::Job;
use crate::shell;

/// Features: those that rustc uses and every current browser has; `--all-features` emits proposals that none can read.
const FLAGS: &[&str] = &[
    "-Oz",
    "--converge",
    // Functions with one caller stay functions unless they are tiny: more bytes, but alike, and 8 KB less after brotli.
    "--one-caller-inline-max-function-size=20",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--strip-producers",
];

/// The wasm to ship.
pub(crate) fn optimise(job: &Job) -> Result<String, Failure> {
    let input = glue::bound(job);
    let output = cached(job, &input)?;
    if output.is_file() {
        return Ok("unchanged".to_owned());
    }
    let folder = output.parent().unwrap_or(&output);
    // Only the latest is of use.
    let _ = std::fs::remove_dir_all(folder);
    // Written under another name first: an interrupted run must not leave half a file under the good one.
    let partial = output.with_extension("partial");
    shell::write(&partial, b"")?;
    let mut wasm_opt = shell::in_www(job, job.www("node_modules/.bin/wasm-opt"), FLAGS);
    wasm_opt.arg(&input).arg("-o").arg(&partial);
    shell::run(job, "wasm-opt", wasm_opt)?;
    let before = shell::read(&input)?.len() / 1024;
    let after = shell::read(&partial)?.len() / 1024;
    std::fs::rename(&partial, &output).map_err(|e| Failure::file("write", &output, &e))?;
    Ok(format!("{before} KB to {after} KB"))
}

/// Where the optimised form of what is generated now lies, or would lie.
pub(crate) fn optimised(job: &Job) -> Result<PathBuf, Failure> {
    cached(job, &glue::bound(job))
}

fn cached(job: &Job, input: &Path) -> Result<PathBuf, Failure> {
    // The lock file stands for the version of binaryen.
    let key = stamp::of(&[
        &shell::read(input)?,
        &shell::read(&job.www("package-lock.json"))?,
        FLAGS.join(" ").as_bytes(),
    ]);
    Ok(job.target("wasm-opt").join(format!("{key}.wasm")))
}
