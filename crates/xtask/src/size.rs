//! The command `size` weighs what a page loads for a working bar, and fails above the budget.

use std::path::PathBuf;

use miette::MietteDiagnostic;

use crate::build::{pack, site};
use crate::dist;
use crate::job::Job;
use crate::options::Options;
use crate::progress::{self, Step};
use crate::shell;

/// The limit of what a page loads for a working bar, in bytes after brotli. Lower it as the bar gets smaller; raise it only with a
/// reason in the change.
const BUDGET: u64 = 219 * 1024;
/// The limit of what a page loads besides, in bytes after brotli, once somebody who is signed in comes near the bar: what opens.
const PANELS_BUDGET: u64 = 38 * 1024;
const PANELS: &str = "offhook-panels.wasm";

/// Node brings both compressors at the levels web servers use for files that are compressed once.
const WEIGH: &str = r#"
    const { readFileSync } = require("node:fs"), zlib = require("node:zlib");
    for (const file of process.argv.slice(1)) {
        const raw = readFileSync(file);
        const gzip = zlib.gzipSync(raw, { level: 9 });
        const brotli = zlib.brotliCompressSync(raw, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 11 } });
        console.log(raw.length, gzip.length, brotli.length);
    }"#;

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Weight {
    raw: u64,
    gzip: u64,
    brotli: u64,
}

/// Runs the command `size`.
pub(crate) fn run(options: Options) -> Result<(), MietteDiagnostic> {
    let job = Job::new(options)?;
    let weigh = Step { name: "size", says: "weighing what a page loads", run: as_step };
    let took = progress::run_plain(&job, &[dist::STEPS, &[weigh]].concat())?;
    println!("\nDone in {}.", progress::seconds(took));
    Ok(())
}

/// Weighs what `dist` has left; a table, and the total against the budget.
pub(crate) fn as_step(job: &Job) -> Result<String, MietteDiagnostic> {
    let files = loaded(job)?;
    let mut node = shell::in_www(job, "node", &["-e", WEIGH, "--"]);
    node.args(&files);
    let finished = shell::run(job, "weighing", node)?;
    let weights: Vec<Weight> = finished.lines.iter().filter_map(|line| parse(line)).collect();
    if weights.len() != files.len() {
        return Err(MietteDiagnostic::new(format!("{} files, but {} weights", files.len(), weights.len())));
    }
    let (mut total, mut panels) = (Weight::default(), Weight::default());
    job.screen.say(&format!("    {:<28}{:>10}{:>10}{:>10}", "KB", "raw", "gzip", "brotli"));
    for (file, weight) in files.iter().zip(weights) {
        job.screen.say(&row(&job.short(file), weight));
        let sum = if file.ends_with(PANELS) { &mut panels } else { &mut total };
        sum.raw += weight.raw;
        sum.gzip += weight.gzip;
        sum.brotli += weight.brotli;
    }
    job.screen.say(&row("loaded for a working bar", total));
    job.screen.say(&row("and once it is touched", panels));
    let first = judge("a page loads", total.brotli, BUDGET)?;
    let later = judge("what opens is", panels.brotli, PANELS_BUDGET)?;
    Ok(format!("{first}, and {later} once it is touched"))
}

fn judge(what: &str, brotli: u64, budget: u64) -> Result<String, MietteDiagnostic> {
    let said = format!("{:.1} of {} KB", brotli as f64 / 1024.0, budget / 1024);
    if brotli <= budget {
        Ok(said)
    } else {
        Err(MietteDiagnostic::new(format!("{what} more than the budget allows: {said} after brotli"))
            .with_help("make it smaller; `cargo xtask size` shows where it is"))
    }
}

/// Every script and wasm of the package: all of it is reached from offhook.js.
fn loaded(job: &Job) -> Result<Vec<PathBuf>, MietteDiagnostic> {
    let files: Vec<_> = pack::files(&site::dist(job))?
        .into_iter()
        .filter(|file| file.extension().is_some_and(|extension| extension == "js" || extension == "wasm"))
        .collect();
    if ["offhook.wasm", PANELS].iter().all(|name| files.iter().any(|file| file.ends_with(name))) {
        Ok(files)
    } else {
        Err(MietteDiagnostic::new("www/dist does not hold both parts of the wasm")
            .with_help("run `cargo xtask dist` first"))
    }
}

fn parse(line: &str) -> Option<Weight> {
    let mut numbers = line.split(' ').map(|number| number.parse().ok());
    Some(Weight { raw: numbers.next()??, gzip: numbers.next()??, brotli: numbers.next()?? })
}

fn row(name: &str, weight: Weight) -> String {
    let kb = |bytes: u64| format!("{:.1}", bytes as f64 / 1024.0);
    format!("    {name:<28}{:>10}{:>10}{:>10}", kb(weight.raw), kb(weight.gzip), kb(weight.brotli))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_byte_above_the_budget_fails() {
        assert!(judge("it is", 2_048, 2_048).is_ok());
        assert!(judge("it is", 2_049, 2_048).is_err());
    }

    #[test]
    fn reads_a_line_of_weights() {
        assert_eq!(parse("3 2 1"), Some(Weight { raw: 3, gzip: 2, brotli: 1 }));
        assert_eq!(parse("3 2"), None);
    }
}
