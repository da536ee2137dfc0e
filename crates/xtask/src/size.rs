//! The command `size` weighs what a page loads for a working bar, and fails above the budget.

use std::path::{Path, PathBuf};

use miette::MietteDiagnostic;

use crate::build::{pack, site};
use crate::dist;
use crate::job::Job;
use crate::options::Options;
use crate::progress::{self, Step};
use crate::shell;

/// Files that a page loads at one time.
struct Load {
    /// When that is.
    says: &'static str,
    /// The files of it; empty for all files that are no other's.
    files: &'static [&'static str],
    /// The limit of their sum, in bytes after brotli. Lower it as the files get smaller; raise it only with a reason in the change.
    budget: u64,
}

const LOADS: [Load; 3] = [
    Load { says: "loaded for a working bar", files: &[], budget: 219 * 1024 },
    // Desk and picker, once somebody who is signed in comes near the bar.
    Load { says: "once it is touched", files: &["offhook-panels.wasm"], budget: 38 * 1024 },
    // The words of result codes, of set-up faults and of arguments that can't be used, and what finds such a fault.
    // It was 6 KB until those of arguments moved here from what every bar loads.
    Load { says: "once something fails", files: &["offhook-codes.wasm", "diagnosis.js"], budget: 8 * 1024 },
];

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
    job.screen.say(&format!("    {:<28}{:>10}{:>10}{:>10}", "KB", "raw", "gzip", "brotli"));
    let mut sums = [Weight::default(); LOADS.len()];
    for (file, weight) in files.iter().zip(weights) {
        job.screen.say(&row(&job.short(file), weight));
        let sum = &mut sums[load_of(file)];
        sum.raw += weight.raw;
        sum.gzip += weight.gzip;
        sum.brotli += weight.brotli;
    }
    for (load, sum) in LOADS.iter().zip(sums) {
        job.screen.say(&row(load.says, sum));
    }
    let judged = LOADS.iter().zip(sums).map(|(load, sum)| judge(load, sum.brotli));
    Ok(judged.collect::<Result<Vec<_>, _>>()?.join(", "))
}

/// Returns the place in [`LOADS`] that this file belongs to.
fn load_of(file: &Path) -> usize {
    LOADS.iter().position(|load| load.files.iter().any(|name| file.ends_with(name))).unwrap_or_default()
}

fn judge(load: &Load, brotli: u64) -> Result<String, MietteDiagnostic> {
    let said = format!("{:.1} of {} KB {}", brotli as f64 / 1024.0, load.budget / 1024, load.says);
    if brotli <= load.budget {
        Ok(said)
    } else {
        Err(MietteDiagnostic::new(format!("more than the budget allows: {said}, after brotli"))
            .with_help("make it smaller; `cargo xtask size` shows where it is"))
    }
}

/// Every script and wasm of the package: all of it is reached from offhook.js.
fn loaded(job: &Job) -> Result<Vec<PathBuf>, MietteDiagnostic> {
    let files: Vec<_> = pack::files(&site::dist(job))?
        .into_iter()
        .filter(|file| file.extension().is_some_and(|extension| extension == "js" || extension == "wasm"))
        .collect();
    let is_complete = (0..LOADS.len()).all(|load| files.iter().any(|file| load_of(file) == load));
    if is_complete && files.iter().any(|file| file.ends_with("offhook.wasm")) {
        Ok(files)
    } else {
        Err(MietteDiagnostic::new("www/dist does not hold every part of the wasm")
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
        for load in &LOADS {
            assert!(judge(load, load.budget).is_ok());
            assert!(judge(load, load.budget + 1).is_err());
        }
    }

    #[test]
    fn each_part_is_weighed_by_itself() {
        let load = |name| LOADS[load_of(&Path::new("www/dist").join(name))].says;
        assert_eq!(load("index.js"), "loaded for a working bar");
        assert_eq!(load("offhook.wasm"), "loaded for a working bar");
        assert_eq!(load("offhook-panels.wasm"), "once it is touched");
        assert_eq!(load("offhook-codes.wasm"), "once something fails");
        assert_eq!(load("diagnosis.js"), "once something fails");
    }

    #[test]
    fn reads_a_line_of_weights() {
        assert_eq!(parse("3 2 1"), Some(Weight { raw: 3, gzip: 2, brotli: 1 }));
        assert_eq!(parse("3 2"), None);
    }
}
