//! Cuts the linked wasm in two, what a page loads with the bar and what it loads once something is opened, and runs
//! wasm-bindgen on the first: the JavaScript that loads it, and the wasm rid of its descriptors.

use std::path::{Path, PathBuf};

use miette::MietteDiagnostic;
use wasm_bindgen_cli_support::Bindgen;

use super::{stamp, wasm};
use crate::job::Job;
use crate::shell;

const NAME: &str = "offhook_wasm";

/// The two parts, not yet optimised: the wasm that belongs to the generated JavaScript, and that of what opens.
pub(crate) fn parts(job: &Job) -> [PathBuf; 2] {
    // The second as the splitter names it, after the name in src/ui/panels.rs.
    [format!("{NAME}_bg.wasm"), "split_panels.wasm".to_owned()].map(|name| job.www("generated").join(name))
}

/// The JavaScript that belongs to the first part.
pub(super) fn script(job: &Job) -> PathBuf {
    job.www("generated").join(NAME).with_extension("js")
}

/// Writes www/generated, unless it was made from this very wasm.
pub(crate) fn generate(job: &Job) -> Result<String, MietteDiagnostic> {
    let input = wasm::linked(job);
    let folder = job.www("generated");
    let mark = folder.join(".stamp");
    // The lock file stands for the versions of wasm-bindgen and of the splitter that are compiled into us.
    let stamp = stamp::of(&[&shell::read(&input)?, &shell::read(&job.root("Cargo.lock"))?]);
    let complete = parts(job).iter().all(|part| part.is_file()) && script(job).is_file();
    if complete && stamp::matches(&mark, &stamp) {
        return Ok("unchanged".to_owned());
    }
    // Snippets of an earlier build would otherwise stay.
    let _ = std::fs::remove_dir_all(&folder);
    let main = job.target("split").join("main.wasm");
    split(&shell::read(&input)?, &folder, &main)?;
    let mut bindgen = Bindgen::new();
    bindgen.input_path(&main).out_name(NAME).typescript(true);
    // The other wasm is joined to this one by what it exports, under names that must stay as they are.
    bindgen.keep_lld_exports(true).demangle(false);
    bindgen.web(true).and_then(|bindgen| bindgen.generate(&folder)).map_err(|error| {
        MietteDiagnostic::new(format!("wasm-bindgen cannot read the linked wasm: {error:#}"))
            .with_help("keep wasm-bindgen in Cargo.toml and wasm-bindgen-cli-support in crates/xtask/Cargo.toml at one version")
    })?;
    stamp::leave(&mark, &stamp)?;
    Ok(String::new())
}

/// Writes the first part to `main`, the other to `folder`. The script that is written with them is not used: ours is
/// `www/src/panels.ts`, which says what to do when something is missing.
fn split(linked: &[u8], folder: &Path, main: &Path) -> Result<(), MietteDiagnostic> {
    let mut options = wasm_split_cli_support::Options::new(linked);
    options.output_dir = folder;
    options.main_out_path = main;
    shell::write(main, b"")?;
    wasm_split_cli_support::transform(options).map(drop).map_err(|error| {
        MietteDiagnostic::new(format!("the linked wasm cannot be cut in two: {error:#}"))
            .with_help("keep wasm_split_helpers in Cargo.toml and wasm_split_cli_support in crates/xtask/Cargo.toml at matching versions")
    })
}
