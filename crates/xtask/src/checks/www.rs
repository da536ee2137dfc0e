//! The npm package's own scripts: `npm run check` (TypeScript, strict) and `npm test`.

use miette::MietteDiagnostic;

use super::count;
use crate::build::packages;
use crate::job::Job;
use crate::require::node::NPM;
use crate::shell;

pub(super) fn check(job: &Job) -> Result<String, MietteDiagnostic> {
    packages::install(job)?;
    shell::run(job, "npm run check", shell::in_www(job, NPM, &["run", "check"]))?;
    Ok(String::new())
}

pub(super) fn unit(job: &Job) -> Result<String, MietteDiagnostic> {
    packages::install(job)?;
    let finished = shell::run(job, "npm test", shell::in_www(job, NPM, &["test"]))?;
    count::tests("npm test", &finished)
}
