//! The command `bench` measures what is claimed — how long a page waits, the cost of an event in the core and on a
//! page, and memory after many calls.

use miette::MietteDiagnostic;
use serde_json::Value;

use crate::build::{pack, packages, simulator, site};
use crate::dist;
use crate::job::Job;
use crate::options::Options;
use crate::progress::{self, Step};
use crate::require::browser;
use crate::shell;

#[rustfmt::skip]
const STEPS: &[Step] = &[
    Step { name: "core", says: "measuring one event in the core", run: core },
    Step { name: "page", says: "measuring the start, events and memory on a page (some minutes)", run: page },
];

/// Runs the command `bench`.
pub(crate) fn run(options: Options) -> Result<(), MietteDiagnostic> {
    let job = Job::new(options)?;
    let took = progress::run_plain(&job, &[dist::STEPS, STEPS].concat())?;
    println!("\nDone in {}.", progress::seconds(took));
    Ok(())
}

fn core(job: &Job) -> Result<String, MietteDiagnostic> {
    let args = ["run", "--release", "--package", "offhook-session", "--example", "event_cost"];
    let finished = shell::run(job, "the core's measurement", shell::cargo(job, &args))?;
    let said = finished.lines.iter().rev().find_map(|line| serde_json::from_str::<Value>(line).ok());
    let said = said.ok_or_else(|| MietteDiagnostic::new("the core's measurement told nothing"))?;
    Ok(format!("{} ns per event, over {} events", said["nsPerEvent"], said["events"]))
}

/// Playwright prints what it has measured; a limit that is passed fails there.
fn page(job: &Job) -> Result<String, MietteDiagnostic> {
    packages::install(job)?;
    let archive = pack::packed(job)?;
    let chromium = browser::chromium(job)?;
    let config = job.root("tests/e2e/bench.config.ts");
    let mut node = shell::in_www(job, "node", &["node_modules/@playwright/test/cli.js", "test", "--config"]);
    node.arg(config)
        .env("OFFHOOK_CHROMIUM", chromium)
        .env("OFFHOOK_SIMULATOR", simulator::program(job))
        .env("OFFHOOK_SITE", site::folder(job))
        .env("OFFHOOK_ARCHIVE", archive);
    let finished = shell::run(job, "the measurement in a browser", node)?;
    let measured: Vec<&str> =
        finished.lines.iter().filter_map(|line| line.trim().strip_prefix("MEASURED ")).collect();
    for line in &measured {
        let it: Value = serde_json::from_str(line)
            .map_err(|e| MietteDiagnostic::new(format!("a measurement can't be read: {e}: {line}")))?;
        let limit = it["limit"].as_f64().map_or_else(String::new, |limit| format!("  (limit {limit})"));
        let name = it["name"].as_str().unwrap_or_default();
        job.screen.say(&format!(
            "    {name:<32}{:>10} {}{limit}",
            it["value"],
            it["unit"].as_str().unwrap_or_default()
        ));
    }
    if measured.is_empty() {
        return Err(MietteDiagnostic::new("the measurement in a browser told nothing"));
    }
    Ok(format!("{} figures", measured.len()))
}
