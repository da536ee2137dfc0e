//! The command line: a table of commands and the flags each one takes.

use crate::failure::Failure;
use crate::options::Options;
use crate::{bench, checks, demo, dist, size, tidy};

/// What a command does.
pub(crate) type Run = fn(Options) -> Result<(), Failure>;

struct Command {
    name: &'static str,
    flags: &'static [&'static str],
    summary: &'static str,
    run: Run,
}

const TEST_FLAGS: &[&str] = &["--only", "--list", "--advisories"];

#[rustfmt::skip]
const COMMANDS: &[Command] = &[
    Command { name: "demo", flags: &["--port", "--scenario"], summary: "build everything and serve the demo page with a simulated gateway", run: demo::run },
    Command { name: "test", flags: TEST_FLAGS, summary: "run every check, from tidy to the browser", run: checks::run },
    Command { name: "ci", flags: TEST_FLAGS, summary: "what CI runs: the same as test", run: checks::run },
    Command { name: "dist", flags: &[], summary: "build the npm archive", run: dist::run },
    Command { name: "size", flags: &[], summary: "weigh what a page loads against its budget", run: size::run },
    Command { name: "conformance", flags: &[], summary: "hold every call of the reference against its five proofs", run: checks::conformance },
    Command { name: "bench", flags: &[], summary: "measure the cost of an event and memory after many calls", run: bench::run },
    Command { name: "types", flags: &[], summary: "write the TypeScript declarations of the Rust types, and the tables in docs/", run: checks::write_types },
    Command { name: "tidy", flags: &[], summary: "check the rules no compiler checks", run: tidy::run },
];

/// Picks the command and reads its flags.
pub(crate) fn parse(args: impl Iterator<Item = String>) -> Result<(Run, Options), Failure> {
    let mut args = args.peekable();
    let Some(name) = args.next() else {
        return Err(Failure::new("no command given").fix(usage()));
    };
    if matches!(name.as_str(), "help" | "--help" | "-h") {
        return Ok((help, Options::default()));
    }
    let Some(command) = COMMANDS.iter().find(|command| command.name == name) else {
        return Err(Failure::new(format!("there is no command \"{name}\"")).fix(usage()));
    };
    let mut options = Options::default();
    while let Some(arg) = args.next() {
        let (flag, mut value) = match arg.split_once('=') {
            Some((flag, value)) => (flag.to_owned(), Some(value.to_owned())),
            None => (arg, None),
        };
        if matches!(flag.as_str(), "--help" | "-h") {
            return Ok((help, options));
        }
        if !command.flags.contains(&flag.as_str()) {
            return Err(Failure::new(format!("\"cargo xtask {name}\" does not take \"{flag}\"")).fix(usage()));
        }
        let mut take = || {
            value.take().or_else(|| args.next()).ok_or_else(|| Failure::new(format!("{flag} needs a value")))
        };
        match flag.as_str() {
            "--port" => {
                let text = take()?;
                options.port = text.parse().map_err(|_| {
                    Failure::new(format!("\"{text}\" is not a port")).fix("give a number from 0 to 65535")
                })?;
            }
            "--scenario" => options.scenario = Some(take()?.into()),
            "--only" => options.only.extend(take()?.split(',').map(str::to_owned)),
            "--list" => options.list = true,
            "--advisories" => options.advisories = true,
            _ => return Err(Failure::new(format!("{flag} is listed for {name} but not implemented"))),
        }
    }
    Ok((command.run, options))
}

fn help(_: Options) -> Result<(), Failure> {
    println!("Offhook's chores.\n\n{}", usage());
    Ok(())
}

fn usage() -> String {
    let mut text = "cargo xtask <command>, where the command is one of".to_owned();
    for Command { name, flags, summary, .. } in COMMANDS {
        text += &format!("\n    {name:<12}{summary}");
        if !flags.is_empty() {
            text += &format!(" [{}]", flags.join(" "));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(line: &str) -> Result<Options, String> {
        parse(line.split_whitespace().map(str::to_owned))
            .map(|(_, options)| options)
            .map_err(|e| e.to_string())
    }

    #[test]
    fn a_flag_takes_its_value_from_either_side_of_a_blank() {
        assert_eq!(options("demo --port 9000").map(|o| o.port), Ok(9000));
        assert_eq!(options("demo --port=9000").map(|o| o.port), Ok(9000));
        assert_eq!(options("test --only fmt,e2e").map(|o| o.only), Ok(vec!["fmt".into(), "e2e".into()]));
    }

    #[test]
    fn a_mistake_is_named_and_answered_with_the_usage() {
        let unknown = options("dmeo").unwrap_err();
        assert!(unknown.contains("no command \"dmeo\"") && unknown.contains("demo"), "{unknown}");
        assert!(options("size --port 1").unwrap_err().contains("does not take \"--port\""));
        assert!(options("demo --port seven").unwrap_err().contains("not a port"));
        assert!(options("demo --port").unwrap_err().contains("needs a value"));
        assert!(options("").unwrap_err().contains("no command given"));
    }
}
