//! Hands the wasm to `www/build.mjs`, which bundles the npm package and the site around it.

use std::path::PathBuf;

use super::{glue, shrink};
use crate::failure::Failure;
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
pub(crate) fn for_demo(job: &Job) -> Result<String, Failure> {
    let optimised = shrink::optimised(job)?;
    let is_there = optimised.iter().all(|part| part.is_file());
    bundle(job, &if is_there { optimised } else { glue::parts(job) })
}

/// Lays out the site with the optimised wasm that people get.
pub(crate) fn for_shipping(job: &Job) -> Result<String, Failure> {
    bundle(job, &shrink::optimised(job)?)
}

fn bundle(job: &Job, [wasm, panels]: &[PathBuf; 2]) -> Result<String, Failure> {
    let mut node = shell::in_www(job, "node", &["build.mjs", "--wasm"]);
    node.arg(wasm).arg("--panels").arg(panels);
    node.arg("--out").arg(dist(job)).arg("--site").arg(folder(job));
    shell::run(job, "node build.mjs", node)?;
    Ok(String::new())
}
