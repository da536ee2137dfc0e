//! The npm packages that the build and its tests use: exactly those of the lock file, installed when it has changed.

use std::path::Path;
use std::process::Command;

use miette::MietteDiagnostic;

use super::stamp;
use crate::job::Job;
use crate::require::node::NPM;
use crate::shell;

/// Words npm uses when the registry is out of reach.
const OFFLINE: &[&str] =
    &["ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ETIMEDOUT", "ENETUNREACH", "ENOTCACHED"];

/// Installs the packages of the npm package itself.
pub(crate) fn install(job: &Job) -> Result<String, MietteDiagnostic> {
    install_in(job, &job.www(""), &[])
}

/// Runs `npm ci` in the folder unless the installed packages are those of its lock file, and were installed beside the same
/// `archive`: bytes of a package that the lock file names by its path alone.
pub(crate) fn install_in(job: &Job, folder: &Path, archive: &[u8]) -> Result<String, MietteDiagnostic> {
    let lock = shell::read(&folder.join("package-lock.json"))?;
    // Inside node_modules: whoever deletes the packages deletes the claim that they are there.
    let mark = folder.join("node_modules/.offhook-stamp");
    let stamp = stamp::of(&[&lock, archive]);
    if stamp::matches(&mark, &stamp) {
        return Ok("unchanged".to_owned());
    }
    let mut npm = Command::new(NPM);
    npm.current_dir(folder).args(["ci", "--no-audit", "--no-fund"]);
    let finished = shell::capture(job, "npm ci", npm)?;
    if !finished.status.success() {
        let failure = shell::failed(job, "npm ci", &finished);
        if OFFLINE.iter().any(|word| finished.contains(word)) {
            return Err(MietteDiagnostic::new(
                "npm cannot reach its registry, and the packages are not installed",
            )
            .with_help("go online, or set npm's registry or proxy, and run this again"));
        }
        if finished.contains("in sync") {
            let folder = job.short(folder);
            let folder = folder.trim_end_matches('/');
            return Err(MietteDiagnostic::new(format!(
                "{folder}/package-lock.json does not match {folder}/package.json"
            ))
            .with_help(format!("run `npm install` in {folder}, and commit the lock file")));
        }
        return Err(failure);
    }
    stamp::leave(&mark, &stamp)?;
    Ok(String::new())
}
