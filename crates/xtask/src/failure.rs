//! Failures as a person reads them: a sentence that says what is wrong, and one that says what to do about it.

use std::io;
use std::path::Path;

use miette::{Diagnostic as _, MietteDiagnostic};

/// Returns the failure of a file that could not be read, written or found.
pub(crate) fn file(doing: &str, path: &Path, error: &io::Error) -> MietteDiagnostic {
    MietteDiagnostic::new(format!("cannot {doing} {}: {error}", path.display()))
}

/// Prints a failure to the terminal.
pub(crate) fn print(failure: &MietteDiagnostic) {
    eprintln!("error: {failure}");
    if let Some(help) = failure.help() {
        eprintln!("  fix: {help}");
    }
}
