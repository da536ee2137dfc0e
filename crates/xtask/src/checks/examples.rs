//! The example projects: each installed from the packed archive, checked, built, and driven in a browser.

use std::net::TcpListener;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use miette::MietteDiagnostic;

use super::count;
use crate::build::{pack, packages, simulator, site};
use crate::dist;
use crate::failure;
use crate::job::Job;
use crate::progress;
use crate::require::node::NPM;
use crate::require::{browser, node};
use crate::shell;

/// The version of Node (major, minor) that the examples' tools ask for.
const OLDEST_NODE: (u32, u32) = (20, 19);

/// Answers of tools that would ask a person or tell their makers; a log takes no colours.
const QUIET: [(&str, &str); 4] =
    [("CI", "1"), ("NO_COLOR", "1"), ("NEXT_TELEMETRY_DISABLED", "1"), ("NG_CLI_ANALYTICS", "false")];

pub(super) fn run(job: &Job) -> Result<String, MietteDiagnostic> {
    node::at_least(job, OLDEST_NODE)?;
    let chromium = browser::chromium(job)?;
    dist::as_step(job)?;
    simulator::build(job)?;
    let archive = shell::read(&pack::packed(job)?)?;
    let port = free_port()?;
    let folder = job.root("examples");
    let names = projects(&folder)?;
    for name in &names {
        prepare(job, name, &folder.join(name), &archive, port)?;
    }
    job.screen.hint("driving them in Chromium");
    let config = job.root("tests/e2e/examples.config.ts");
    let mut playwright =
        shell::in_www(job, "node", &["node_modules/@playwright/test/cli.js", "test", "--config"]);
    playwright
        .arg(config)
        .env("OFFHOOK_CHROMIUM", chromium)
        .env("OFFHOOK_SIMULATOR", simulator::program(job))
        .env("OFFHOOK_SITE", site::folder(job))
        .env("OFFHOOK_EXAMPLES", folder)
        .env("OFFHOOK_GATEWAY_PORT", port.to_string());
    let finished = shell::run(job, "Playwright on the examples", playwright)?;
    Ok(format!("{} examples, {}", names.len(), count::tests("Playwright on the examples", &finished)?))
}

/// Installs, checks and builds one of them, and says how long each took.
fn prepare(job: &Job, name: &str, folder: &Path, archive: &[u8], port: u16) -> Result<(), MietteDiagnostic> {
    let mut said = Vec::new();
    let start = Instant::now();
    job.screen.hint(&format!("{name}: npm ci"));
    packages::install_in(job, folder, archive)?;
    said.push(format!("installed {}", progress::seconds(start.elapsed())));
    for (script, done) in [("check", "checked"), ("build", "built")] {
        let start = Instant::now();
        let mut npm = Command::new(NPM);
        npm.current_dir(folder).args(["run", script]).envs(QUIET);
        // Some tools take the address to pass requests on to when they build.
        npm.env("GATEWAY", format!("http://127.0.0.1:{port}"));
        shell::run(job, &format!("npm run {script} in examples/{name}"), npm)?;
        said.push(format!("{done} {}", progress::seconds(start.elapsed())));
    }
    job.screen.say(&format!("    {name:<12} {}", said.join(", ")));
    Ok(())
}

/// The names of the projects, in order.
fn projects(folder: &Path) -> Result<Vec<String>, MietteDiagnostic> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(|e| failure::file("read", folder, &e))? {
        let entry = entry.map_err(|e| failure::file("read", folder, &e))?;
        if entry.path().join("package.json").is_file() {
            names.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    names.sort();
    Ok(names)
}

/// A port for the simulated gateway that nothing listens at now.
fn free_port() -> Result<u16, MietteDiagnostic> {
    TcpListener::bind("127.0.0.1:0")
        .and_then(|listener| listener.local_addr())
        .map(|address| address.port())
        .map_err(|e| MietteDiagnostic::new(format!("there is no free port at 127.0.0.1: {e}")))
}
