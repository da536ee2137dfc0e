//! Hands the wasm to `www/build.mjs`, which bundles the npm package and the site around it.

use std::path::PathBuf;

use miette::MietteDiagnostic;

use super::glue::{self, Piece};
use super::{features, names, shrink};
use crate::job::Job;
use crate::shell;

/// The npm package's files.
pub(crate) fn dist(job: &Job) -> PathBuf {
    job.www("dist")
}

/// Returns the folder that the simulator serves: index.html, demo/ and offhook/.
pub(crate) fn folder(job: &Job) -> PathBuf {
    job.target("site")
}

/// The demo takes optimised wasm when there is some, and does not wait for it otherwise.
pub(crate) fn for_demo(job: &Job) -> Result<String, MietteDiagnostic> {
    let optimised = shrink::optimised(job)?;
    let is_there = optimised.iter().all(|piece| piece.path.is_file());
    bundle(job, &if is_there { optimised } else { glue::pieces(job) })
}

/// Lays out the site with the optimised wasm that people get.
pub(crate) fn for_shipping(job: &Job) -> Result<String, MietteDiagnostic> {
    bundle(job, &shrink::optimised(job)?)
}

fn bundle(job: &Job, pieces: &[Piece]) -> Result<String, MietteDiagnostic> {
    let script = String::from_utf8_lossy(&shell::read(&glue::script(job))?).into_owned();
    let read: Vec<_> = pieces.iter().map(|piece| shell::read(&piece.path)).collect::<Result<_, _>>()?;
    let named = names::shorten(&script, &read)?;
    let made = job.target("named");
    // Parts of an earlier build would otherwise ship.
    let _ = std::fs::remove_dir_all(&made);
    shell::write(&made.join("offhook_wasm.js"), named.script.as_bytes())?;
    for (piece, bytes) in pieces.iter().zip(&named.wasms) {
        features::check(&piece.ships_as, bytes)?;
        shell::write(&made.join(&piece.ships_as), bytes)?;
    }
    let mut node = shell::in_www(job, "node", &["build.mjs", "--build", &named.build]);
    node.arg("--made").arg(made).arg("--out").arg(dist(job)).arg("--site").arg(folder(job));
    shell::run(job, "node build.mjs", node)?;
    Ok(String::new())
}
