//! The packed archive on real pages, against the simulator: in Chromium, and the main flows in Firefox.

use std::path::PathBuf;

use miette::MietteDiagnostic;

use super::count;
use crate::build::{pack, packages, simulator, site};
use crate::job::Job;
use crate::require::browser;
use crate::shell;

/// Reached by its file, not by npx, which would look for it on the registry when it is not installed.
const PLAYWRIGHT: &str = "node_modules/@playwright/test/cli.js";

pub(super) fn in_chromium(job: &Job) -> Result<String, MietteDiagnostic> {
    run(job, "playwright.config.ts", "OFFHOOK_CHROMIUM", browser::chromium)
}

/// Playwright runs these tests and does not drive the browser: it can't drive a Firefox that it has not built.
pub(super) fn in_firefox(job: &Job) -> Result<String, MietteDiagnostic> {
    run(job, "firefox.config.ts", "OFFHOOK_FIREFOX", browser::firefox)
}

fn run(
    job: &Job,
    config: &str,
    variable: &str,
    browser: fn(&Job) -> Result<PathBuf, MietteDiagnostic>,
) -> Result<String, MietteDiagnostic> {
    packages::install(job)?;
    let archive = pack::packed(job)?;
    let browser = browser(job)?;
    simulator::build(job)?;
    let mut node = shell::in_www(job, "node", &[PLAYWRIGHT, "test", "--config"]);
    // The tests lie outside the folder whose packages they use; tests/e2e/tsconfig.json leads there.
    node.arg(job.root("tests/e2e").join(config))
        .env(variable, browser)
        .env("OFFHOOK_SIMULATOR", simulator::program(job))
        .env("OFFHOOK_SITE", site::folder(job))
        .env("OFFHOOK_ARCHIVE", archive)
        .env("OFFHOOK_SCREENSHOTS", job.target("screenshots"));
    let finished = shell::run(job, "Playwright", node)?;
    count::tests("Playwright", &finished)
}
