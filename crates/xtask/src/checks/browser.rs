//! `tests/browser_*.rs` and `tests/browser_*/` in a headless Chromium, through wasm-pack.

use std::process::Command;

use miette::MietteDiagnostic;

use super::count;
use crate::build::pack;
use crate::job::Job;
use crate::require::{browser, tools};
use crate::shell;

pub(super) fn run(job: &Job) -> Result<String, MietteDiagnostic> {
    let tests = browser_tests(job)?;
    // wasm-pack goes by the driver alone; asking for the browser here gives the better error.
    browser::chromium(job)?;
    let driver = browser::chromedriver(job)?;
    let runner = tools::install(job, &tools::TEST_RUNNER)?;
    let wasm_pack = tools::install(job, &tools::WASM_PACK)?;

    let mut command = Command::new(&wasm_pack);
    // Without no-install it would download what we have just put on PATH.
    command.args(["test", "--headless", "--chrome", "--mode", "no-install", "--chromedriver"]).arg(driver);
    command.arg(job.root(""));
    for test in &tests {
        command.args(["--test", test]);
    }
    tools::on_path(&mut command, &[&runner, &wasm_pack])?;
    // Tests in a browser on a busy machine of two cores: the default of 20 s has been seen to pass.
    command.env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    let finished = shell::run(job, "wasm-pack test", command)?;
    count::tests("wasm-pack test", &finished)
}

/// Named one by one: the other tests of the root package are native, and empty in a browser.
fn browser_tests(job: &Job) -> Result<Vec<String>, MietteDiagnostic> {
    let folder = job.root("tests");
    let tests: Vec<String> = pack::files(&folder)?
        .iter()
        .filter_map(|file| file.strip_prefix(&folder).ok()?.to_str())
        .filter_map(|file| file.strip_suffix("/main.rs").or_else(|| file.strip_suffix(".rs")))
        .filter(|name| name.starts_with("browser_") && !name.contains('/'))
        .map(str::to_owned)
        .collect();
    if tests.is_empty() {
        return Err(MietteDiagnostic::new("there is no tests/browser_*.rs to run"));
    }
    Ok(tests)
}
