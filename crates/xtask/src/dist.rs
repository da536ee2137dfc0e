//! The command `dist` makes the npm archive, from source to .tgz.

use miette::MietteDiagnostic;

use crate::build::{self, pack};
use crate::failure;
use crate::job::Job;
use crate::options::Options;
use crate::progress::{self, Step};

/// All that has to happen before there is something to ship or to weigh.
pub(crate) const STEPS: &[Step] = &[
    build::TOOLS,
    build::WASM,
    build::GLUE,
    build::PACKAGES,
    build::SHRINK,
    build::SHIPPED_SITE,
    build::PACK,
];

/// Runs the command `dist`.
pub(crate) fn run(options: Options) -> Result<(), MietteDiagnostic> {
    let job = Job::new(options)?;
    let took = progress::run_plain(&job, STEPS)?;
    println!();
    for file in pack::files(&job.www("dist"))?.iter().chain([&pack::packed(&job)?]) {
        let bytes = file.metadata().map_err(|e| failure::file("read", file, &e))?.len();
        println!("{:>10.1} KB  {}", bytes as f64 / 1024.0, job.short(file));
    }
    println!("\nDone in {}.", progress::seconds(took));
    Ok(())
}

/// The same as one step of a longer list; `[n/m]` is that list's, so only the words of our own steps are shown.
pub(crate) fn as_step(job: &Job) -> Result<String, MietteDiagnostic> {
    for step in STEPS {
        job.screen.hint(step.says);
        (step.run)(job)?;
    }
    Ok(job.short(&pack::packed(job)?))
}
