//! The npm packages that the build and its tests use: exactly those of the lock file, installed when it has changed.

use miette::MietteDiagnostic;

use super::stamp;
use crate::job::Job;
use crate::require::node::NPM;
use crate::shell;

/// Words npm uses when the registry is out of reach.
const OFFLINE: &[&str] =
    &["ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ETIMEDOUT", "ENETUNREACH", "ENOTCACHED"];

/// Runs `npm ci` unless the installed packages are those of the lock file.
pub(crate) fn install(job: &Job) -> Result<String, MietteDiagnostic> {
    let lock = shell::read(&job.www("package-lock.json"))?;
    // Inside node_modules: whoever deletes the packages deletes the claim that they are there.
    let mark = job.www("node_modules/.offhook-stamp");
    let stamp = stamp::of(&[&lock]);
    if stamp::matches(&mark, &stamp) {
        return Ok("unchanged".to_owned());
    }
    let finished =
        shell::capture(job, "npm ci", shell::in_www(job, NPM, &["ci", "--no-audit", "--no-fund"]))?;
    if !finished.status.success() {
        let failure = shell::failed(job, "npm ci", &finished);
        if OFFLINE.iter().any(|word| finished.contains(word)) {
            return Err(MietteDiagnostic::new(
                "npm cannot reach its registry, and the packages are not installed",
            )
            .with_help("go online, or set npm's registry or proxy, and run this again"));
        }
        if finished.contains("in sync") {
            return Err(MietteDiagnostic::new("www/package-lock.json does not match www/package.json")
                .with_help("run `npm install` in www, and commit the lock file"));
        }
        return Err(failure);
    }
    stamp::leave(&mark, &stamp)?;
    Ok(String::new())
}
