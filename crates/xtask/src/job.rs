//! The job that every step gets: where things are, what the flags said, and a line to the terminal.

use std::path::{Path, PathBuf};

use miette::MietteDiagnostic;

use crate::failure;
use crate::options::Options;
use crate::progress::Screen;

/// One run of a command.
pub(crate) struct Job {
    pub(crate) options: Options,
    pub(crate) screen: Screen,
    root: PathBuf,
    target: PathBuf,
}

impl Job {
    /// Finds the repository and its target directory.
    pub(crate) fn new(options: Options) -> Result<Self, MietteDiagnostic> {
        // Cargo says where it runs this from, whatever folder of the repository that is. What was compiled in is for a
        // program that is started by itself: in a copy of the target directory it would name the tree copied from.
        let here =
            std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
        let root = Path::new(&here)
            .ancestors()
            .nth(2)
            .ok_or_else(|| MietteDiagnostic::new("xtask was built outside its repository"))?
            .to_owned();
        let target = match std::env::var_os("CARGO_TARGET_DIR") {
            Some(dir) => std::path::absolute(&dir).map_err(|e| failure::file("find", Path::new(&dir), &e))?,
            None => root.join("target"),
        };
        Ok(Self { options, screen: Screen::new(), root, target })
    }

    /// A path in the repository.
    pub(crate) fn root(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// A path in the npm package.
    pub(crate) fn www(&self, path: &str) -> PathBuf {
        self.root.join("www").join(path)
    }

    /// A path in cargo's target directory, where everything lies that can be thrown away.
    pub(crate) fn target(&self, path: &str) -> PathBuf {
        self.target.join(path)
    }

    /// The program under its platform's name.
    pub(crate) fn built(&self, profile: &str, name: &str) -> PathBuf {
        self.target.join(profile).join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
    }

    /// The path as a person would type it at the root of the repository.
    pub(crate) fn short(&self, path: &Path) -> String {
        path.strip_prefix(&self.root).unwrap_or(path).display().to_string()
    }
}
