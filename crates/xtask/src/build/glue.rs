//! Runs wasm-bindgen as a library: writes the JavaScript that loads the wasm, and the wasm rid of its descriptors.

use std::path::PathBuf;

use wasm_bindgen_cli_support::Bindgen;

use super::{stamp, wasm};
use crate::failure::Failure;
use crate::job::Job;
use crate::shell;

const NAME: &str = "offhook_wasm";

/// The wasm that belongs to the generated JavaScript, not yet optimised.
pub(crate) fn bound(job: &Job) -> PathBuf {
    job.www("generated").join(format!("{NAME}_bg.wasm"))
}

/// Writes www/generated, unless it was made from this very wasm.
pub(crate) fn generate(job: &Job) -> Result<String, Failure> {
    let input = wasm::linked(job);
    let folder = job.www("generated");
    let mark = folder.join(".stamp");
    // The lock file stands for the version of wasm-bindgen that is compiled into us.
    let stamp = stamp::of(&[&shell::read(&input)?, &shell::read(&job.root("Cargo.lock"))?]);
    let complete = bound(job).is_file() && folder.join(format!("{NAME}.js")).is_file();
    if complete && stamp::matches(&mark, &stamp) {
        return Ok("unchanged".to_owned());
    }
    // Snippets of an earlier build would otherwise stay.
    let _ = std::fs::remove_dir_all(&folder);
    let mut bindgen = Bindgen::new();
    bindgen.input_path(&input).out_name(NAME).typescript(true);
    bindgen.web(true).and_then(|bindgen| bindgen.generate(&folder)).map_err(|error| {
        Failure::new(format!("wasm-bindgen cannot read the linked wasm: {error:#}"))
            .fix("keep wasm-bindgen in Cargo.toml and wasm-bindgen-cli-support in crates/xtask/Cargo.toml at one version")
    })?;
    stamp::leave(&mark, &stamp)?;
    Ok(String::new())
}
