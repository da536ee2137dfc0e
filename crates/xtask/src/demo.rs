//! The command `demo` builds everything, then serves the demo page with a simulated gateway until Ctrl-C.

use std::net::TcpListener;
use std::process::Command;

use miette::MietteDiagnostic;

use crate::build::{self, simulator, site};
use crate::job::Job;
use crate::options::Options;
use crate::progress::{self, Step};

/// Seconds between the calls that come in by themselves, so that a visitor sees the bar ring.
const AUTO_CALLS: &str = "25";

const STEPS: &[Step] = &[
    // First, because nobody wants to learn after five minutes of compiling that the port is taken.
    Step { name: "port", says: "checking the port", run: port_is_free },
    build::TOOLS,
    // One after the other: two compilers at once are slower on two cores.
    build::SIMULATOR,
    build::WASM,
    build::GLUE,
    build::PACKAGES,
    build::DEMO_SITE,
];

/// Runs the command `demo`.
pub(crate) fn run(options: Options) -> Result<(), MietteDiagnostic> {
    let job = Job::new(options)?;
    let took = progress::run_plain(&job, STEPS)?;
    println!("\nReady after {}. Ctrl-C stops it.", progress::seconds(took));
    if job.options.demo.port != 0 {
        println!("Open http://127.0.0.1:{}/\n", job.options.demo.port);
    }
    let mut simulator = Command::new(simulator::program(&job));
    simulator.arg("--port").arg(job.options.demo.port.to_string());
    simulator.arg("--site").arg(site::folder(&job)).args(["--auto-calls", AUTO_CALLS, "--colleagues"]);
    if let Some(scenario) = &job.options.demo.scenario {
        simulator.arg("--scenario").arg(scenario);
    }
    serve(simulator)
}

fn port_is_free(job: &Job) -> Result<String, MietteDiagnostic> {
    let port = job.options.demo.port;
    match TcpListener::bind(("127.0.0.1", port)) {
        Ok(_) => Ok(format!("{port} is free")),
        Err(error) => {
            Err(MietteDiagnostic::new(format!("port {port} cannot be used: {error}")).with_help(format!(
                "stop the program that listens there, or run `cargo xtask demo --port {}`",
                port.wrapping_add(1)
            )))
        }
    }
}

/// Becomes the simulator: a signal to this process is then a signal to it, and none is left behind.
#[cfg(unix)]
fn serve(mut simulator: Command) -> Result<(), MietteDiagnostic> {
    use std::os::unix::process::CommandExt;
    Err(MietteDiagnostic::new(format!("the simulator does not start: {}", simulator.exec())))
}

#[cfg(not(unix))]
fn serve(mut simulator: Command) -> Result<(), MietteDiagnostic> {
    match simulator.status() {
        Ok(_) => Ok(()),
        Err(error) => Err(MietteDiagnostic::new(format!("the simulator does not start: {error}"))),
    }
}
