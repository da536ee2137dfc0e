//! Hands the wasm to `www/build.mjs`, which bundles the npm package and the site around it.

use std::path::PathBuf;

use miette::MietteDiagnostic;

use super::{glue, names, shrink};
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
    let is_there = optimised.iter().all(|part| part.is_file());
    bundle(job, &if is_there { optimised } else { glue::parts(job) })
}

/// Lays out the site with the optimised wasm that people get.
pub(crate) fn for_shipping(job: &Job) -> Result<String, MietteDiagnostic> {
    bundle(job, &shrink::optimised(job)?)
}

fn bundle(job: &Job, [wasm, panels]: &[PathBuf; 2]) -> Result<String, MietteDiagnostic> {
    let script = String::from_utf8_lossy(&shell::read(&glue::script(job))?).into_owned();
    let named = names::shorten(&script, &shell::read(wasm)?, &shell::read(panels)?)?;
    let folder_of_parts = job.target("named");
    let part = |name: &str, bytes: &[u8]| {
        let path = folder_of_parts.join(name);
        shell::write(&path, bytes).map(|()| path)
    };
    let mut node = shell::in_www(job, "node", &["build.mjs", "--build", &named.build]);
    node.arg("--script").arg(part("offhook_wasm.js", named.script.as_bytes())?);
    node.arg("--wasm").arg(part("offhook.wasm", &named.wasm)?);
    node.arg("--panels").arg(part("offhook-panels.wasm", &named.panels)?);
    node.arg("--out").arg(dist(job)).arg("--site").arg(folder(job));
    shell::run(job, "node build.mjs", node)?;
    Ok(String::new())
}
