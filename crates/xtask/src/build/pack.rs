//! The npm archive: what `npm publish` would upload, as a file.

use std::fs;
use std::path::{Path, PathBuf};

use miette::MietteDiagnostic;

use super::site;
use crate::failure;
use crate::job::Job;
use crate::require::node::NPM;
use crate::shell;

/// Files at the root of the repository that belong to the package.
const LICENCES: &[&str] = &["LICENSE-MIT", "LICENSE-APACHE"];

/// Links in pages of the repository, and the same links in the package, whose folders lie otherwise.
const LINKS: &[(&str, &str)] = &[("](../docs/", "](docs/"), ("](../www/README.md", "](../README.md")];

/// Writes target/npm/offhook-<version>.tgz, and what is in it as target/npm/package.
pub(crate) fn archive(job: &Job) -> Result<String, MietteDiagnostic> {
    let folder = job.target("npm");
    let package = folder.join("package");
    let _ = fs::remove_dir_all(&folder);
    // npm packs only what lies in one folder.
    put(&job.www("package.json"), &package.join("package.json"))?;
    put(&job.www("README.md"), &package.join("README.md"))?;
    for licence in LICENCES {
        put(&job.root(licence), &package.join(licence))?;
    }
    for (from, to) in [(site::dist(job), "dist"), (job.root("docs"), "docs")] {
        for file in files(&from)? {
            if let Ok(path) = file.strip_prefix(&from) {
                put(&file, &package.join(to).join(path))?;
            }
        }
    }
    let mut npm = shell::in_www(job, NPM, &["pack", "--ignore-scripts", "--pack-destination"]);
    npm.arg(&folder).arg(&package);
    shell::run(job, "npm pack", npm)?;
    Ok(job.short(&packed(job)?))
}

/// Copies a file; a page is read where it will lie.
fn put(from: &Path, to: &Path) -> Result<(), MietteDiagnostic> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder).map_err(|e| failure::file("create", folder, &e))?;
    }
    if from.extension().is_none_or(|extension| extension != "md") {
        fs::copy(from, to).map_err(|e| failure::file("copy", from, &e))?;
        return Ok(());
    }
    let text = fs::read_to_string(from).map_err(|e| failure::file("read", from, &e))?;
    let text = LINKS.iter().fold(text, |text, (here, there)| text.replace(here, there));
    fs::write(to, text).map_err(|e| failure::file("write", to, &e))
}

/// The one archive that is there.
pub(crate) fn packed(job: &Job) -> Result<PathBuf, MietteDiagnostic> {
    files(&job.target("npm"))?
        .into_iter()
        .find(|file| file.extension().is_some_and(|extension| extension == "tgz"))
        .ok_or_else(|| {
            MietteDiagnostic::new("there is no npm archive").with_help("run `cargo xtask dist` first")
        })
}

/// Every file below the folder, in order of name; none when there is no such folder.
pub(crate) fn files(folder: &Path) -> Result<Vec<PathBuf>, MietteDiagnostic> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for entry in entries {
            let path = entry.map_err(|e| failure::file("read", &folder, &e))?.path();
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    Ok(found)
}
