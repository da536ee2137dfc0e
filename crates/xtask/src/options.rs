//! The flags of a command as plain data, apart from the commands so that every step may be handed them.

use std::path::PathBuf;

/// What the flags said, with their defaults.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Options {
    /// Where the demo listens.
    pub(crate) port: u16,
    /// A scenario file for the demo's simulator.
    pub(crate) scenario: Option<PathBuf>,
    /// Run only these checks.
    pub(crate) only: Vec<String>,
    /// Print the names of the checks instead of running them.
    pub(crate) list: bool,
    /// Also ask the vulnerability databases.
    pub(crate) advisories: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { port: 8600, scenario: None, only: Vec::new(), list: false, advisories: false }
    }
}
