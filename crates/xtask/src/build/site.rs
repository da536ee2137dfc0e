//! Hands the wasm to `www/build.mjs`, which bundles the npm package and the site around it.

use std::path::{Path, PathBuf};

use super::{glue, shrink};
use crate::failure::Failure;
use crate::job::Job;
use crate::shell;

/// The npm package's files.
pub(crate) fn dist(job: &Job) -> PathBuf {
    job.www("dist")
}

/// What the simulator serves: index.html, demo/ and offhook/.
pub(crate) fn folder(job: &Job) -> PathBuf {
    job.target("site")
}

/// The demo takes optimised wasm when there is some, and does not wait for it otherwise.
pub(crate) fn for_demo(job: &Job) -> Result<String, Failure> {
    let optimised = shrink::optimised(job)?;
    bundle(job, &if optimised.is_file() { optimised } else { glue::bound(job) })
}

/// What people get is optimised.
pub(crate) fn for_shipping(job: &Job) -> Result<String, Failure> {
    bundle(job, &shrink::optimised(job)?)
}

fn bundle(job: &Job, wasm: &Path) -> Result<String, Failure> {
    let mut node = shell::in_www(job, "node", &["build.mjs", "--wasm"]);
    node.arg(wasm).arg("--out").arg(dist(job)).arg("--site").arg(folder(job));
    shell::run(job, "node build.mjs", node)?;
    Ok(String::new())
}
