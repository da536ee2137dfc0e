//! Node and npm, which bundle the npm package and run its tests.

use std::process::Command;

use miette::MietteDiagnostic;

use crate::job::Job;
use crate::shell;

const OLDEST: u32 = 20;

/// npm under the name its platform gives it.
pub(crate) const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

/// Node is there and new enough, and npm is there.
pub(crate) fn check(job: &Job) -> Result<String, MietteDiagnostic> {
    let fix = format!("install Node {OLDEST} or newer, with npm: https://nodejs.org");
    for program in ["node", NPM] {
        if shell::find(&[program]).is_none() {
            return Err(MietteDiagnostic::new(format!("{program} is not on PATH")).with_help(fix));
        }
    }
    let mut command = Command::new("node");
    command.arg("--version");
    let finished = shell::run(job, "node --version", command)?;
    let version = finished.lines.first().cloned().unwrap_or_default();
    match major(&version) {
        Some(major) if major >= OLDEST => Ok(format!("Node {version}")),
        _ => Err(MietteDiagnostic::new(format!("Node is {version}, which is too old")).with_help(fix)),
    }
}

fn major(version: &str) -> Option<u32> {
    version.trim().trim_start_matches('v').split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_node_prints() {
        assert_eq!(major("v20.20.2\n"), Some(20));
        assert_eq!(major("v8.1.0"), Some(8));
        assert_eq!(major("nonsense"), None);
    }
}
