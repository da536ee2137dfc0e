//! The command line: the commands, the flags that each one takes, and what it runs.

use clap::{Parser, Subcommand};
use miette::MietteDiagnostic;

use crate::options::{CheckFlags, DemoFlags, Options};
use crate::{bench, checks, demo, dist, size, tidy};

/// Builds, tests and measures Offhook
#[derive(Debug, Parser)]
#[command(name = "xtask", bin_name = "cargo xtask")]
pub(crate) struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Build everything and serve the demo page with a simulated gateway
    Demo(DemoFlags),
    /// Run every check, from tidy to the browser
    Test(CheckFlags),
    /// Run what CI runs: the same as test
    Ci(CheckFlags),
    /// Build the npm archive
    Dist,
    /// Weigh what a page loads against its budget
    Size,
    /// Hold every call of the reference against its five proofs
    Conformance,
    /// Lose, double, delay and swap each single event of each flow
    Losses,
    /// Measure the cost of an event and memory after many calls
    Bench,
    /// Write the TypeScript declarations of the Rust types, and the tables in docs/
    Types,
    /// Check the rules that no compiler checks
    Tidy,
}

impl CommandLine {
    /// Runs the command with its flags.
    pub(crate) fn run(self) -> Result<(), MietteDiagnostic> {
        let none = Options::default;
        match self.command {
            Command::Demo(flags) => demo::run(Options { demo: flags, ..none() }),
            Command::Test(flags) | Command::Ci(flags) => checks::run(Options { checks: flags, ..none() }),
            Command::Dist => dist::run(none()),
            Command::Size => size::run(none()),
            Command::Conformance => checks::conformance(none()),
            Command::Losses => checks::losses(none()),
            Command::Bench => bench::run(none()),
            Command::Types => checks::write_types(none()),
            Command::Tidy => tidy::run(none()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn command(line: &str) -> Result<Command, String> {
        let words = std::iter::once("xtask").chain(line.split_whitespace());
        CommandLine::try_parse_from(words).map(|it| it.command).map_err(|error| error.to_string())
    }

    #[test]
    fn a_flag_takes_its_value_from_either_side_of_a_blank() {
        for line in ["demo --port 9000", "demo --port=9000"] {
            assert!(matches!(command(line), Ok(Command::Demo(flags)) if flags.port == 9000), "{line}");
        }
        assert!(matches!(command("demo"), Ok(Command::Demo(flags)) if flags.port == 8600));
        for line in ["test --only fmt,e2e", "ci --only fmt --only e2e"] {
            let names = match command(line) {
                Ok(Command::Test(flags) | Command::Ci(flags)) => flags.only,
                other => panic!("{other:?}"),
            };
            assert_eq!(names, ["fmt", "e2e"]);
        }
    }

    #[test]
    fn a_mistake_is_named_and_answered_with_a_way_out() {
        let complaint = |line: &str| command(line).unwrap_err();
        assert!(complaint("dmeo").contains("'demo'"), "{}", complaint("dmeo"));
        assert!(complaint("size --port 1").contains("'--port'"));
        assert!(complaint("demo --port seven").contains("from 0 to 65535"));
        assert!(complaint("demo --port").contains("a value is required"));
        assert!(complaint("").contains("Weigh what a page loads"), "the commands are listed");
    }
}
