//! The packed archive on real pages: Playwright against the simulator.

use miette::MietteDiagnostic;

use super::count;
use crate::build::{pack, packages, simulator, site};
use crate::job::Job;
use crate::require::browser;
use crate::shell;

/// Reached by its file, not by npx, which would look for it on the registry when it is not installed.
const PLAYWRIGHT: &str = "node_modules/@playwright/test/cli.js";

pub(super) fn run(job: &Job) -> Result<String, MietteDiagnostic> {
    packages::install(job)?;
    let archive = pack::packed(job)?;
    let chromium = browser::chromium(job)?;
    simulator::build(job)?;
    let config = job.root("tests/e2e/playwright.config.ts");
    let mut node = shell::in_www(job, "node", &[PLAYWRIGHT, "test", "--config"]);
    // The tests lie outside the folder whose packages they use; tests/e2e/tsconfig.json leads there.
    node.arg(config)
        .env("OFFHOOK_CHROMIUM", chromium)
        .env("OFFHOOK_SIMULATOR", simulator::program(job))
        .env("OFFHOOK_SITE", site::folder(job))
        .env("OFFHOOK_ARCHIVE", archive)
        .env("OFFHOOK_SCREENSHOTS", job.target("screenshots"));
    let finished = shell::run(job, "Playwright", node)?;
    count::tests("Playwright", &finished)
}
