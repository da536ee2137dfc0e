//! The one error type: a sentence that says what is wrong, and one that says what to do about it.

use std::fmt;
use std::path::Path;

/// Why a command stopped.
#[derive(Debug)]
pub(crate) struct Failure {
    problem: String,
    fix: Option<String>,
}

impl Failure {
    /// A failure whose message says all there is to say.
    pub(crate) fn new(problem: impl Into<String>) -> Self {
        Self { problem: problem.into(), fix: None }
    }

    /// The same failure with the way out of it.
    pub(crate) fn fix(mut self, fix: impl Into<String>) -> Self {
        self.fix = Some(fix.into());
        self
    }

    /// A file that could not be read, written or found.
    pub(crate) fn file(doing: &str, path: &Path, error: &std::io::Error) -> Self {
        Self::new(format!("cannot {doing} {}: {error}", path.display()))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "error: {}", self.problem)?;
        match &self.fix {
            Some(fix) => write!(f, "\n  fix: {fix}"),
            None => Ok(()),
        }
    }
}
