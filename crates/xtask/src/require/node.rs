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
    at_least(job, (OLDEST, 0))
}

/// Node is there in this version (major, minor) or a newer one, and npm is there.
pub(crate) fn at_least(job: &Job, oldest: (u32, u32)) -> Result<String, MietteDiagnostic> {
    let fix = format!("install Node {}.{} or newer, with npm: https://nodejs.org", oldest.0, oldest.1);
    for program in ["node", NPM] {
        if shell::find(&[program]).is_none() {
            return Err(MietteDiagnostic::new(format!("{program} is not on PATH")).with_help(fix));
        }
    }
    let mut command = Command::new("node");
    command.arg("--version");
    let finished = shell::run(job, "node --version", command)?;
    let version = finished.lines.first().cloned().unwrap_or_default();
    match numbers(&version) {
        Some(there) if there >= oldest => Ok(format!("Node {version}")),
        _ => Err(MietteDiagnostic::new(format!("Node is {version}, which is too old")).with_help(fix)),
    }
}

/// The version's first two numbers.
fn numbers(version: &str) -> Option<(u32, u32)> {
    let mut parts = version.trim().trim_start_matches('v').split('.').map(|part| part.parse().ok());
    Some((parts.next()??, parts.next()??))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_node_prints() {
        assert_eq!(numbers("v20.20.2\n"), Some((20, 20)));
        assert_eq!(numbers("v8.1.0"), Some((8, 1)));
        assert_eq!(numbers("nonsense"), None);
    }
}
