//! wasm-opt, from the npm package `binaryen`: half off the size for twenty seconds of work, so its results are kept.

use std::path::{Path, PathBuf};

use miette::MietteDiagnostic;

use super::features::FEATURES;
use super::glue::{self, Piece};
use super::{order, stamp};
use crate::failure;
use crate::job::Job;
use crate::shell;

/// Flags that make the wasm smaller.
const OPTIMISE: &[&str] = &[
    "-Oz",
    "--converge",
    // Functions with one caller stay functions unless they are tiny: more bytes, but alike, and 8 KB less after brotli.
    "--one-caller-inline-max-function-size=13",
    // The stack comes first and grows down: nothing but its last kilobyte lies where null and what is near it points.
    "--low-memory-unused",
    // Once more, with all blocks taken apart and put together anew: 1 KB less after brotli.
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
];

/// Flag that renumbers functions by their names, so that those which are alike stand side by side: 5 KB less after brotli.
const ORDER: &[&str] = &["--reorder-functions-by-name"];

/// Flags that leave out what only tools read: who made it, and with which features.
const STRIP: &[&str] = &["--strip-producers", "--strip-target-features"];

/// Every wasm, to ship.
pub(crate) fn optimise(job: &Job) -> Result<String, MietteDiagnostic> {
    let inputs = glue::pieces(job);
    let outputs = optimised(job)?;
    if outputs.iter().all(|output| output.path.is_file()) {
        return Ok("unchanged".to_owned());
    }
    // Only the latest is of use.
    let _ = std::fs::remove_dir_all(job.target("wasm-opt"));
    let mut says = Vec::new();
    for (Piece { path: input, .. }, Piece { path: output, .. }) in inputs.iter().zip(&outputs) {
        // Written under other names first: an interrupted run must not leave half a file under the good one.
        let (partial, named) = (output.with_extension("partial"), output.with_extension("named"));
        shell::write(&partial, b"")?;
        run(job, OPTIMISE, input, &partial)?;
        shell::write(&named, &order::named(&shell::read(&partial)?)?)?;
        run(job, ORDER, &named, &partial)?;
        let before = shell::read(input)?.len() / 1024;
        let after = shell::read(&partial)?.len() / 1024;
        std::fs::rename(&partial, output).map_err(|e| failure::file("write", output, &e))?;
        says.push(format!("{before} KB to {after} KB"));
    }
    Ok(says.join(", "))
}

fn run(job: &Job, flags: &[&str], input: &Path, output: &Path) -> Result<(), MietteDiagnostic> {
    let mut wasm_opt = shell::in_www(job, job.www("node_modules/.bin/wasm-opt"), &[flags, STRIP].concat());
    wasm_opt.args(FEATURES.map(|(name, _)| format!("--enable-{name}")));
    wasm_opt.arg(input).arg("-o").arg(output);
    shell::run(job, "wasm-opt", wasm_opt).map(drop)
}

/// Returns where what is generated now lies once it is optimised; it need not exist yet.
pub(crate) fn optimised(job: &Job) -> Result<Vec<Piece>, MietteDiagnostic> {
    let cached = |piece: Piece| Ok(Piece { path: cached(job, &piece.path)?, ..piece });
    glue::pieces(job).into_iter().map(cached).collect()
}

fn cached(job: &Job, input: &Path) -> Result<PathBuf, MietteDiagnostic> {
    // The lock file stands for the version of binaryen.
    let key = stamp::of(&[
        &shell::read(input)?,
        &shell::read(&job.www("package-lock.json"))?,
        [OPTIMISE, ORDER, STRIP, &FEATURES.map(|(name, _)| name)].concat().join(" ").as_bytes(),
        include_bytes!("order.rs"),
    ]);
    Ok(job.target("wasm-opt").join(format!("{key}.wasm")))
}
