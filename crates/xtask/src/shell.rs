//! Runs other programs: quietly while they succeed, with the end of their output when they fail.

use std::ffi::OsStr;
use std::fs;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};

use miette::MietteDiagnostic;

use crate::failure;
use crate::job::Job;

/// Enough to hold a compiler's error or a test's assertion, short enough for one screen or two.
const TAIL: usize = 80;

/// A program that ran to its end.
pub(crate) struct Finished {
    pub(crate) status: ExitStatus,
    /// Both streams, line by line as they came.
    pub(crate) lines: Vec<String>,
}

impl Finished {
    pub(crate) fn contains(&self, words: &str) -> bool {
        self.lines.iter().any(|line| line.contains(words))
    }
}

/// Cargo itself, at the root: the one that runs us where there is one, so that both are of one toolchain.
pub(crate) fn cargo(job: &Job, args: &[&str]) -> Command {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(program);
    command.current_dir(job.root("")).args(args);
    // Set for us by `cargo run`; left in place they would name xtask to the build scripts of other packages.
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy().into_owned();
        if name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") {
            command.env_remove(name);
        }
    }
    command
}

/// A program of the npm package's folder.
pub(crate) fn in_www(job: &Job, program: impl AsRef<OsStr>, args: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.current_dir(job.www("")).args(args);
    command
}

/// Runs a program; a non-zero exit is a failure that shows the last lines and where all of them are.
pub(crate) fn run(job: &Job, what: &str, command: Command) -> Result<Finished, MietteDiagnostic> {
    let finished = capture(job, what, command)?;
    if finished.status.success() { Ok(finished) } else { Err(failed(job, what, &finished)) }
}

/// Runs a program and leaves the judgement of its exit status to the caller.
pub(crate) fn capture(job: &Job, what: &str, mut command: Command) -> Result<Finished, MietteDiagnostic> {
    let program = command.get_program().to_string_lossy().into_owned();
    let lost = |e: io::Error| MietteDiagnostic::new(format!("lost track of {program}: {e}"));
    // Both streams into one pipe: their lines stay in the order in which they were written.
    let (output, input) = io::pipe().map_err(lost)?;
    command.stdin(Stdio::null()).stdout(input.try_clone().map_err(lost)?).stderr(input);
    let mut child = command.spawn().map_err(|e| {
        MietteDiagnostic::new(format!("{what} needs the program \"{program}\", which does not start: {e}"))
            .with_help(format!("install {program}, or put it on PATH"))
    })?;
    // Our ends of the pipe: as long as they are open, the output has no end.
    drop(command);
    let lines = read_lines(output, |line| job.screen.hint(line));
    let status = child.wait().map_err(lost)?;
    Ok(Finished { status, lines })
}

/// Reads to the end of the stream, or to where it breaks.
fn read_lines(stream: impl Read, mut each: impl FnMut(&str)) -> Vec<String> {
    let (mut reader, mut bytes, mut lines) = (BufReader::new(stream), Vec::new(), Vec::new());
    // Bytes, because a program may print what is no UTF-8, and that must not cut its output short.
    while reader.read_until(b'\n', &mut bytes).is_ok_and(|n| n > 0) {
        let line = String::from_utf8_lossy(&bytes).trim_end().to_owned();
        bytes.clear();
        each(&line);
        lines.push(line);
    }
    lines
}

/// Prints the end of the output, keeps all of it in a file, and makes the failure that names both.
pub(crate) fn failed(job: &Job, what: &str, finished: &Finished) -> MietteDiagnostic {
    let skipped = finished.lines.len().saturating_sub(TAIL);
    for line in &finished.lines[skipped..] {
        job.screen.say(&format!("  | {line}"));
    }
    let failure = MietteDiagnostic::new(format!("{what} failed ({})", finished.status));
    let log = job.target("xtask").join(format!("{}.log", what.replace([' ', '/'], "-")));
    match write(&log, finished.lines.join("\n").as_bytes()) {
        Ok(()) => {
            let log = job.short(&log);
            failure.with_help(format!("read the lines above; all {} are in {log}", finished.lines.len()))
        }
        Err(_) => failure.with_help("read the lines above"),
    }
}

/// Writes a file and the folders it lies in.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), MietteDiagnostic> {
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder).map_err(|e| failure::file("create", folder, &e))?;
    fs::write(path, bytes).map_err(|e| failure::file("write", path, &e))
}

/// Reads a file.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, MietteDiagnostic> {
    fs::read(path).map_err(|e| failure::file("read", path, &e))
}

/// The first of these programs that PATH knows, or that exists where its name says.
pub(crate) fn find(names: &[&str]) -> Option<PathBuf> {
    names.iter().find_map(|name| which::which(name).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn output_that_is_no_utf_8_is_read_to_its_end() {
        assert_eq!(read_lines(&b"one\n\xff\nthree"[..], |_| {}), ["one", "\u{fffd}", "three"]);
    }

    #[test]
    fn a_program_is_found_by_its_name() {
        assert!(find(&["no-such-program", "cargo"]).is_some());
        assert_eq!(find(&["no-such-program"]), None);
    }
}
