//! Cuts the linked wasm into what a page loads with the bar and the parts that it loads when they are needed, and runs
//! wasm-bindgen on the first: the JavaScript that loads it, and the wasm rid of its descriptors.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use miette::MietteDiagnostic;
use wasm_bindgen_cli_support::Bindgen;

use super::{stamp, wasm};
use crate::job::Job;
use crate::shell;

const NAME: &str = "offhook_wasm";

/// The parts that are loaded when they are needed, by their names in `#[wasm_split(name)]`.
const PARTS: [&str; 2] = ["panels", "codes"];

/// A wasm of the build.
#[derive(Debug)]
pub(crate) struct Piece {
    /// Name of the file that ships.
    pub(crate) ships_as: String,
    /// Path of the wasm, optimised or not.
    pub(crate) path: PathBuf,
}

/// Every wasm of the build: first the one that belongs to the generated JavaScript, then the parts.
pub(crate) fn pieces(job: &Job) -> Vec<Piece> {
    let piece = |ships_as, file: &str| Piece { ships_as, path: job.www("generated").join(file) };
    let first = piece("offhook.wasm".to_owned(), &format!("{NAME}_bg.wasm"));
    // As the splitter names them.
    let parts = PARTS.map(|name| piece(format!("offhook-{name}.wasm"), &format!("split_{name}.wasm")));
    [first].into_iter().chain(parts).collect()
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
    let complete = pieces(job).iter().all(|piece| piece.path.is_file()) && script(job).is_file();
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

/// Writes what is loaded with the bar to `main`, the parts to `folder`. The script that is written with them is not used: ours is
/// `www/src/parts.ts`, which says what to do when something is missing.
fn split(linked: &[u8], folder: &Path, main: &Path) -> Result<(), MietteDiagnostic> {
    let mut options = wasm_split_cli_support::Options::new(linked);
    options.output_dir = folder;
    options.main_out_path = main;
    shell::write(main, b"")?;
    let cut = wasm_split_cli_support::transform(options).map_err(|error| {
        MietteDiagnostic::new(format!("the linked wasm cannot be cut: {error:#}"))
            .with_help("keep wasm_split_helpers in Cargo.toml and wasm_split_cli_support in crates/xtask/Cargo.toml at matching versions")
    })?;
    check(&cut.prefetch_map)
}

/// Sees to it that each part is one file. What only parts have in common would go to a file that nobody loads.
fn check(cut: &HashMap<String, Vec<String>>) -> Result<(), MietteDiagnostic> {
    let expected = PARTS.map(|name| (name.to_owned(), vec![format!("split_{name}")]));
    if *cut == HashMap::from(expected) {
        return Ok(());
    }
    Err(MietteDiagnostic::new(format!("the linked wasm is cut into other parts than {PARTS:?}: {cut:?}"))
        .with_help("name every part in PARTS of crates/xtask/src/build/glue.rs; have the bar itself use what only parts have in common"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_that_needs_another_file_is_noticed() {
        let cut = |codes: &[&str]| {
            let files = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
            HashMap::from([
                ("panels".to_owned(), files(&["split_panels"])),
                ("codes".to_owned(), files(codes)),
            ])
        };
        assert!(check(&cut(&["split_codes"])).is_ok());
        assert!(check(&cut(&["chunk_1", "split_codes"])).is_err());
        assert!(check(&cut(&[])).is_err(), "nothing was cut out");
    }
}
