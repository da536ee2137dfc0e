//! wasm-opt, from the npm package `binaryen`: half off the size for twenty seconds of work, so its results are kept.

use std::path::{Path, PathBuf};

use super::{glue, stamp};
use crate::failure::Failure;
use crate::job::Job;
use crate::shell;

/// Names the wasm features that rustc uses and every current browser has; `--all-features` emits proposals that none can read.
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

/// Both parts of the wasm, to ship.
pub(crate) fn optimise(job: &Job) -> Result<String, Failure> {
    let parts = glue::parts(job);
    let outputs = optimised(job)?;
    if outputs.iter().all(|output| output.is_file()) {
        return Ok("unchanged".to_owned());
    }
    // Only the latest is of use.
    let _ = std::fs::remove_dir_all(job.target("wasm-opt"));
    let mut says = Vec::new();
    for (input, output) in parts.iter().zip(&outputs) {
        // Written under another name first: an interrupted run must not leave half a file under the good one.
        let partial = output.with_extension("partial");
        shell::write(&partial, b"")?;
        let mut wasm_opt = shell::in_www(job, job.www("node_modules/.bin/wasm-opt"), FLAGS);
        wasm_opt.arg(input).arg("-o").arg(&partial);
        shell::run(job, "wasm-opt", wasm_opt)?;
        let before = shell::read(input)?.len() / 1024;
        let after = shell::read(&partial)?.len() / 1024;
        std::fs::rename(&partial, output).map_err(|e| Failure::file("write", output, &e))?;
        says.push(format!("{before} KB to {after} KB"));
    }
    Ok(says.join(", "))
}

/// Returns the paths of the optimised parts that belong to what is generated now; they need not exist yet.
pub(crate) fn optimised(job: &Job) -> Result<[PathBuf; 2], Failure> {
    let [first, opened] = glue::parts(job);
    Ok([cached(job, &first)?, cached(job, &opened)?])
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
