//! The command line of `offhook-simulator`.

use std::{fmt::Write as _, io, path::PathBuf, time::SystemTime};

use clap::Parser;
use tokio::net::TcpListener;

use super::{Simulator, router_with_site, serve};
use crate::Scenario;

/// A CC-Gateway to develop and test against.
///
/// The gateway is at /agentgateway/resource/, the control interface at /simulator/.
#[derive(Debug, Clone, PartialEq, Eq, Parser)]
#[command(name = "offhook-simulator")]
pub struct Options {
    /// Listen on 127.0.0.1:N; 0 takes any free port.
    #[arg(long, value_name = "N", default_value_t = 8600, value_parser = port)]
    pub port: u16,
    /// Serve the files in this directory at /.
    #[arg(long, value_name = "DIR")]
    pub site: Option<PathBuf>,
    /// Let customers call by themselves, this far apart, while anybody is signed in.
    #[arg(long, value_name = "SECONDS")]
    pub auto_calls: Option<u64>,
    /// Have the scenario's scripted agents at work.
    #[arg(long)]
    pub colleagues: bool,
    /// Take agents, skill queues, customers and settings from this JSON file.
    #[arg(long, value_name = "FILE")]
    pub scenario: Option<PathBuf>,
}

fn port(text: &str) -> Result<u16, &'static str> {
    text.parse().map_err(|_| "give a number from 0 to 65535")
}

/// Runs the simulator until it is interrupted; `say` gets what a person should read.
///
/// # Errors
/// Fails with one line on what is in the way, and a way out.
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
    if let Some(seconds) = options.auto_calls.filter(|seconds| *seconds > 0) {
        scenario.settings.auto_call_seconds = Some(seconds);
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
            let _ = write!(text, "  password {}", agent.password.expose());
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

    fn of(line: &str) -> Result<Options, String> {
        let words = std::iter::once("offhook-simulator").chain(line.split_whitespace());
        Options::try_parse_from(words).map_err(|error| error.to_string())
    }

    #[test]
    fn flags() {
        let wanted = Options {
            port: 0,
            site: Some("d".into()),
            auto_calls: Some(30),
            colleagues: true,
            scenario: Some("f".into()),
        };
        assert_eq!(of("--port 0 --site d --auto-calls 30 --colleagues --scenario f"), Ok(wanted));
        assert_eq!(of("").map(|it| it.port), Ok(8600));
        let complaint = |line: &str| of(line).unwrap_err();
        assert!(complaint("--port").contains("a value is required"));
        assert!(complaint("--port x").contains("from 0 to 65535"));
        assert!(complaint("--prot 1").contains("'--port'"), "{}", complaint("--prot 1"));
    }

    #[test]
    fn a_greeting_shows_passwords_of_the_built_in_scenario_only() {
        let scenario = Scenario::default();
        assert!(greeting(1, &scenario, true).contains("offhook-1001"));
        assert!(!greeting(1, &scenario, false).contains("offhook-1001"));
    }
}
