//! The npm archive: what `npm publish` would upload, as a file.

use std::fs;
use std::path::{Path, PathBuf};

use super::site;
use crate::failure::Failure;
use crate::job::Job;
use crate::require::node::NPM;
use crate::shell;

const LICENCES: &[&str] = &["LICENSE-MIT", "LICENSE-APACHE"];

/// Writes target/npm/offhook-<version>.tgz.
pub(crate) fn archive(job: &Job) -> Result<String, Failure> {
    // npm packs only what lies in its own folder; the texts lie once, at the root.
    for licence in LICENCES {
        let (from, to) = (job.root(licence), site::dist(job).join(licence));
        fs::copy(&from, &to).map_err(|e| Failure::file("copy", &from, &e))?;
    }
    let folder = job.target("npm");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).map_err(|e| Failure::file("create", &folder, &e))?;
    let mut npm = shell::in_www(job, NPM, &["pack", "--ignore-scripts", "--pack-destination"]);
    npm.arg(&folder);
    shell::run(job, "npm pack", npm)?;
    Ok(job.short(&packed(job)?))
}

/// The one archive that is there.
pub(crate) fn packed(job: &Job) -> Result<PathBuf, Failure> {
    files(&job.target("npm"))?
        .into_iter()
        .find(|file| file.extension().is_some_and(|extension| extension == "tgz"))
        .ok_or_else(|| Failure::new("there is no npm archive").fix("run `cargo xtask dist` first"))
}

/// Every file below the folder, in order of name; none when there is no such folder.
pub(crate) fn files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for entry in entries {
            let path = entry.map_err(|e| Failure::file("read", &folder, &e))?.path();
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    Ok(found)
}
