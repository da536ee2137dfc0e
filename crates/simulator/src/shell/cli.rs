//! The command line of `offhook-simulator`.

use std::{fmt::Write as _, io, path::PathBuf, time::SystemTime};

use tokio::net::TcpListener;

use super::{Simulator, router_with_site, serve};
use crate::Scenario;

/// What `--help` prints.
pub const HELP: &str = "\
A CC-Gateway to develop and test against.

Usage: offhook-simulator [--port N] [--site DIR] [--auto-calls SECONDS] [--colleagues] [--scenario FILE]

  --port N              listen on 127.0.0.1:N (default 8600; 0: any free port)
  --site DIR            serve the files in DIR at /
  --auto-calls SECONDS  customers call by themselves, this far apart, while anybody is signed in
  --colleagues          the scenario's scripted agents are at work
  --scenario FILE       agents, skill queues, customers and settings from a JSON file
  --help                print this

The gateway is at /agentgateway/resource/, the control interface at /simulator/.
";

/// What the command line asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// 0: any free port.
    pub port: u16,
    /// Served at `/`.
    pub site: Option<PathBuf>,
    /// How far apart customers call.
    pub auto_calls: Option<u64>,
    /// Whether scripted agents are at work.
    pub colleagues: bool,
    /// Instead of the built-in scenario.
    pub scenario: Option<PathBuf>,
}

/// Reads the arguments, the program's name not among them. `Ok(None)`: help is wanted.
///
/// # Errors
/// One line on what is wrong.
pub fn parse(arguments: impl IntoIterator<Item = String>) -> Result<Option<Options>, String> {
    let mut options = Options { port: 8600, site: None, auto_calls: None, colleagues: false, scenario: None };
    let mut arguments = arguments.into_iter();
    while let Some(flag) = arguments.next() {
        let mut value = || arguments.next().ok_or_else(|| format!("{flag} needs a value; see --help"));
        match flag.as_str() {
            "--help" | "-h" => return Ok(None),
            "--port" => options.port = number(&flag, &value()?)?,
            "--colleagues" => options.colleagues = true,
            "--site" => options.site = Some(value()?.into()),
            "--scenario" => options.scenario = Some(value()?.into()),
            "--auto-calls" => {
                let seconds: u64 = number(&flag, &value()?)?;
                options.auto_calls = (seconds > 0).then_some(seconds);
            }
            _ => return Err(format!("{flag} is not an option; see --help")),
        }
    }
    Ok(Some(options))
}

fn number<T: std::str::FromStr>(flag: &str, value: &str) -> Result<T, String> {
    value.parse().map_err(|_| format!("{flag} needs a number, not {value:?}; see --help"))
}

/// Runs the simulator until it is interrupted; `say` gets what a person should read.
///
/// # Errors
/// One line on what is in the way, and a way out.
pub async fn run(options: Options, say: impl FnOnce(&str)) -> Result<(), String> {
    let built_in = options.scenario.is_none();
    let mut scenario = match &options.scenario {
        None => Scenario::default(),
        Some(file) => {
            let name = file.display();
            let text = std::fs::read_to_string(file).map_err(|error| format!("{name}: {error}"))?;
            Scenario::from_json(&text).map_err(|error| format!("{name}: {error}"))?
        }
    };
    if options.auto_calls.is_some() {
        scenario.settings.auto_call_seconds = options.auto_calls;
    }
    scenario.settings.colleagues |= options.colleagues;
    if let Some(site) = options.site.as_ref().filter(|site| !site.is_dir()) {
        return Err(format!("--site {}: there is no such directory", site.display()));
    }
    let listener = TcpListener::bind(("127.0.0.1", options.port)).await.map_err(|error| {
        let port = options.port;
        match error.kind() {
            io::ErrorKind::AddrInUse => {
                format!("port {port} is in use; choose another with --port N, or --port 0 for any free one")
            }
            _ => format!("can't listen on port {port}: {error}"),
        }
    })?;
    let port = listener.local_addr().map_err(|error| format!("can't read the port: {error}"))?.port();
    say(&greeting(port, &scenario, built_in));
    let router = router_with_site(Simulator::new(scenario, now_ms()), options.site);
    tokio::select! {
        ended = serve(listener, router) => ended.map_err(|error| error.to_string()),
        interrupted = tokio::signal::ctrl_c() => interrupted.map_err(|error| error.to_string()),
    }
}

#[allow(clippy::disallowed_methods, reason = "the one place where the real clock comes in; native only")]
fn now_ms() -> u64 {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    u64::try_from(now.as_millis()).unwrap_or_default()
}

fn greeting(port: u16, scenario: &Scenario, built_in: bool) -> String {
    let mut text = format!("listening on http://127.0.0.1:{port}/\nagents:\n");
    for agent in &scenario.agents {
        // Writing to a string can't fail.
        let _ = write!(text, "  {}  {}", agent.number, agent.name);
        if built_in {
            let _ = write!(text, "  password {}", agent.password.reveal());
        }
        if scenario.settings.colleagues && agent.scripted.is_some() {
            text.push_str("  (works by itself)");
        }
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(line: &str) -> Result<Option<Options>, String> {
        parse(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn flags() {
        let options = of("--port 0 --site d --auto-calls 30 --colleagues --scenario f").unwrap_or_default();
        let wanted = Options {
            port: 0,
            site: Some("d".into()),
            auto_calls: Some(30),
            colleagues: true,
            scenario: Some("f".into()),
        };
        assert_eq!(options, Some(wanted));
        assert_eq!(of("--help"), Ok(None));
        assert_eq!(of("--port"), Err("--port needs a value; see --help".into()));
        assert_eq!(of("--port x"), Err("--port needs a number, not \"x\"; see --help".into()));
        assert_eq!(of("--prot 1"), Err("--prot is not an option; see --help".into()));
    }

    #[test]
    fn a_greeting_shows_passwords_of_the_built_in_scenario_only() {
        let scenario = Scenario::default();
        assert!(greeting(1, &scenario, true).contains("offhook-1001"));
        assert!(!greeting(1, &scenario, false).contains("offhook-1001"));
    }
}
