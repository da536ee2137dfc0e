//! The features of WebAssembly that the shipped parts may need: the lowest browsers have them.

use miette::MietteDiagnostic;
use wasmparser::{Validator, WasmFeatures};

/// Names as wasm-opt knows them, and what a part may hold because of each. rustc uses them all. `www/test/lowest.test.mjs` holds the
/// names against the lowest browsers; `--all-features` would emit proposals that none can read.
pub(super) const FEATURES: [(&str, WasmFeatures); 7] = [
    ("bulk-memory", WasmFeatures::BULK_MEMORY),
    ("bulk-memory-opt", WasmFeatures::BULK_MEMORY_OPT),
    ("multivalue", WasmFeatures::MULTI_VALUE),
    ("mutable-globals", WasmFeatures::MUTABLE_GLOBAL),
    ("nontrapping-float-to-int", WasmFeatures::SATURATING_FLOAT_TO_INT),
    // A table's index may be written in more bytes than it takes since there are several tables.
    ("reference-types", WasmFeatures::REFERENCE_TYPES.union(WasmFeatures::CALL_INDIRECT_OVERLONG)),
    ("sign-ext", WasmFeatures::SIGN_EXTENSION),
];

/// Checks that a part needs no other feature.
pub(super) fn check(name: &str, part: &[u8]) -> Result<(), MietteDiagnostic> {
    let allowed = FEATURES.iter().fold(WasmFeatures::MVP, |all, (_, feature)| all.union(*feature));
    Validator::new_with_features(allowed).validate_all(part).map(drop).map_err(|error| {
        MietteDiagnostic::new(format!("{name} needs more than the lowest browsers have: {error}")).with_help(
            "build it without that feature of WebAssembly, or add it to FEATURES in crates/xtask/src/build/features.rs \
             when all browsers of `browserslist` in www/package.json have it",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module with one function that takes nothing and has this body.
    fn module(body: &[u8]) -> Vec<u8> {
        let length = |content: &[u8]| u8::try_from(content.len()).expect("a short module");
        let code = [&[0][..], body, &[0x0b]].concat();
        let code = [&[1, length(&code)][..], &code].concat();
        [b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x03\x02\x01\0\x0a", &[length(&code)][..], &code].concat()
    }

    #[test]
    fn what_the_lowest_browsers_have_passes_and_the_rest_does_not() {
        let sign_extended = module(&[0x41, 0, 0xc0, 0x1a]);
        assert_eq!(check("it", &sign_extended).map_err(|it| it.to_string()), Ok(()));
        let tail_call = module(&[0x12, 0]);
        let complaint = check("offhook.wasm", &tail_call).map_err(|it| it.to_string()).unwrap_err();
        assert!(complaint.starts_with("offhook.wasm needs more"), "{complaint}");
        assert!(complaint.contains("tail calls"), "{complaint}");
    }
}
