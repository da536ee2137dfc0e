//! The flags of the commands as plain data, apart from the commands so that every step may be given them.

use std::path::PathBuf;

/// The flags of the command line. A command reads its own half; the other one is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Options {
    pub(crate) demo: DemoFlags,
    pub(crate) checks: CheckFlags,
}

/// The flags of `demo`.
#[derive(Debug, Clone, Default, PartialEq, Eq, clap::Args)]
pub(crate) struct DemoFlags {
    /// Listen on this port of 127.0.0.1; 0 takes any free one
    #[arg(long, default_value_t = 8600, value_parser = port)]
    pub(crate) port: u16,
    /// Start the simulator with this scenario, a JSON file
    #[arg(long)]
    pub(crate) scenario: Option<PathBuf>,
}

/// The flags of `test` and `ci`.
#[derive(Debug, Clone, Default, PartialEq, Eq, clap::Args)]
pub(crate) struct CheckFlags {
    /// Run only these checks, in the usual order
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    pub(crate) only: Vec<String>,
    /// Print the names of the checks instead of running them
    #[arg(long)]
    pub(crate) list: bool,
    /// Also ask the databases of known vulnerabilities
    #[arg(long)]
    pub(crate) advisories: bool,
}

fn port(text: &str) -> Result<u16, &'static str> {
    text.parse().map_err(|_| "give a number from 0 to 65535")
}
