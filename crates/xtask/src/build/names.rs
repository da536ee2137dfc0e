//! Names what crosses between the wasm, the script that wasm-bindgen writes for it, and the parts that are loaded when they are needed:
//! as shortly as can be, as nobody reads these names, and a page loads each of them twice. 1.6 KB less after brotli.
//!
//! The modules from which the parts import bear the name of the build: parts of two builds don't fit each other though their names may
//! say so, and refuse to be joined.

use std::collections::BTreeMap;

use miette::MietteDiagnostic;
use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{ExportSection, ImportSection, Module, RawSection};
use wasmparser::{Parser, Payload};

use super::stamp;

/// Module from which the wasm imports, as wasm-bindgen names it.
const SCRIPT: &str = "./offhook_wasm_bg.js";
/// Module from which the parts import, as the splitter names it.
const MAIN: &str = "__wasm_split";
/// Number of digits of a build's name.
const BUILD_DIGITS: usize = 7;

/// The files of one build, with the names that they ship under.
#[derive(Debug)]
pub(super) struct Named {
    /// The script that belongs to the first wasm.
    pub(super) script: String,
    /// The wasm that is loaded with the bar, and the parts behind it.
    pub(super) wasms: Vec<Vec<u8>>,
    /// Name of the build, under which its parts import each other.
    pub(super) build: String,
}

/// Renames what crosses between these: the script, its wasm, and the parts behind that.
pub(super) fn shorten(script: &str, wasms: &[Vec<u8>]) -> Result<Named, MietteDiagnostic> {
    let mut build = stamp::of(&wasms.iter().map(Vec::as_slice).collect::<Vec<_>>());
    build.truncate(BUILD_DIGITS);
    let Some((wasm, parts)) = wasms.split_first() else {
        return Err(unreadable("there is none"));
    };
    // What the parts import stays as it is: that is a few names.
    let mut kept = Vec::new();
    for part in parts {
        kept.extend(imports(part)?.into_iter().map(|(_, name)| name));
    }
    let words = words(script);
    let imported = imports(wasm)?.into_iter().filter(|(module, _)| module == SCRIPT).map(|(_, name)| name);
    let exported =
        exports(wasm)?.into_iter().filter(|name| !kept.contains(name) && words.contains_key(name.as_str()));
    let mut short = BTreeMap::new();
    for name in imported.chain(exported) {
        if !words.contains_key(name.as_str()) {
            return Err(MietteDiagnostic::new(format!(
                "the script of wasm-bindgen does not name {name}, which the wasm imports"
            )));
        }
        let next = nth_name(short.len());
        short.entry(name).or_insert(next);
    }
    let mut shipped = vec![renamed(wasm, &short, &build)?];
    for part in parts {
        shipped.push(renamed(part, &BTreeMap::new(), &build)?);
    }
    Ok(Named { script: renamed_script(script, &words, &short, &build), wasms: shipped, build })
}

/// Returns the name with this number: `a` … `z`, `aa` … `a9`, `ba` ….
fn nth_name(mut number: usize) -> String {
    const DIGITS: &[u8; 36] = b"abcdefghijklmnopqrstuvwxyz0123456789";
    const LETTERS: usize = 26;
    let mut name = Vec::new();
    while number >= LETTERS {
        number -= LETTERS;
        name.insert(0, DIGITS[number % DIGITS.len()]);
        number /= DIGITS.len();
    }
    name.insert(0, DIGITS[number]);
    name.into_iter().map(char::from).collect()
}

/// Returns the members that a script has or asks for, each with the places in bytes where it is named: what stands behind `wasm.`, or
/// before the colon or the bracket of an object's member.
fn words(script: &str) -> BTreeMap<&str, Vec<usize>> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
    let mut words: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut from = 0;
    while let Some(start) = script[from..].find(is_part).map(|at| from + at) {
        let end = script[start..].find(|c| !is_part(c)).map_or(script.len(), |at| start + at);
        let is_member = script[..start].ends_with("wasm.") || script[end..].starts_with(": function");
        if is_member {
            words.entry(&script[start..end]).or_default().push(start);
        }
        from = end;
    }
    words
}

fn renamed_script(
    script: &str,
    words: &BTreeMap<&str, Vec<usize>>,
    short: &BTreeMap<String, String>,
    build: &str,
) -> String {
    let mut places: Vec<(usize, &str, &str)> = Vec::new();
    for (name, short) in short {
        let found = words.get_key_value(name.as_str());
        places.extend(found.iter().flat_map(|(name, at)| at.iter().map(|at| (*at, **name, short.as_str()))));
    }
    places.sort_unstable();
    let (mut renamed, mut from) = (String::with_capacity(script.len()), 0);
    for (at, name, short) in places {
        renamed += &script[from..at];
        renamed += short;
        from = at + name.len();
    }
    renamed += &script[from..];
    renamed.replace(SCRIPT, build)
}

/// Returns the module with other names for what it imports and exports; whatever has no other name keeps its own.
fn renamed(wasm: &[u8], short: &BTreeMap<String, String>, build: &str) -> Result<Vec<u8>, MietteDiagnostic> {
    let named = |name: &str| short.get(name).cloned().unwrap_or_else(|| name.to_owned());
    let mut module = Module::new();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload.map_err(unreadable)? {
            Payload::ImportSection(section) => {
                let mut imports = ImportSection::new();
                for import in section.into_imports() {
                    let import = import.map_err(unreadable)?;
                    let ty = RoundtripReencoder.entity_type(import.ty).map_err(unreadable)?;
                    let from = if [SCRIPT, MAIN].contains(&import.module) { build } else { import.module };
                    imports.import(from, &named(import.name), ty);
                }
                module.section(&imports);
            }
            Payload::ExportSection(section) => {
                let mut exports = ExportSection::new();
                for export in section {
                    let export = export.map_err(unreadable)?;
                    let kind = RoundtripReencoder.export_kind(export.kind).map_err(unreadable)?;
                    exports.export(&named(export.name), kind, export.index);
                }
                module.section(&exports);
            }
            other => {
                if let Some((id, range)) = other.as_section() {
                    module.section(&RawSection { id, data: &wasm[range] });
                }
            }
        }
    }
    Ok(module.finish())
}

/// Returns module and name of what a wasm imports.
fn imports(wasm: &[u8]) -> Result<Vec<(String, String)>, MietteDiagnostic> {
    let mut found = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        if let Payload::ImportSection(section) = payload.map_err(unreadable)? {
            for import in section.into_imports() {
                let import = import.map_err(unreadable)?;
                found.push((import.module.to_owned(), import.name.to_owned()));
            }
        }
    }
    Ok(found)
}

/// Returns the names of what a wasm exports.
fn exports(wasm: &[u8]) -> Result<Vec<String>, MietteDiagnostic> {
    let mut found = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        if let Payload::ExportSection(section) = payload.map_err(unreadable)? {
            for export in section {
                found.push(export.map_err(unreadable)?.name.to_owned());
            }
        }
    }
    Ok(found)
}

fn unreadable(error: impl std::fmt::Display) -> MietteDiagnostic {
    MietteDiagnostic::new(format!("what was to be named is no wasm: {error}"))
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{
        CodeSection, EntityType, ExportKind, Function, FunctionSection, MemoryType, TypeSection,
    };

    use super::*;

    const BELL: &str = "__wbg_ring_0123456789abcdef";
    const TEXT: &str = "
        const import0 = {
            __proto__: null,
            __wbg_ring_0123456789abcdef: function(arg0) { return __wbg_ring_0123456789abcdef(arg0); },
            __wbg_unused_0123456789abcdef: function() { },
        };
        return { \"./offhook_wasm_bg.js\": import0 };
        function answer(a) { wasm.answer(a, wasm.memory); }";

    /// A wasm that imports `imported` and exports a function `answer`, a function `other` and `memory`.
    fn wasm(from: &str, imported: &str) -> Vec<u8> {
        let (mut types, mut imports, mut functions) =
            (TypeSection::new(), ImportSection::new(), FunctionSection::new());
        types.ty().function([], []);
        imports.import(from, imported, EntityType::Function(0));
        let memory =
            MemoryType { minimum: 1, maximum: None, memory64: false, shared: false, page_size_log2: None };
        imports.import("env", "memory", memory);
        functions.function(0);
        let (mut exports, mut code, mut function) =
            (ExportSection::new(), CodeSection::new(), Function::new([]));
        exports.export("answer", ExportKind::Func, 1).export("other", ExportKind::Func, 1);
        exports.export("memory", ExportKind::Memory, 0);
        function.instructions().end();
        code.function(&function);
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&functions).section(&exports).section(&code);
        module.finish()
    }

    fn named() -> Named {
        shorten(TEXT, &[wasm(SCRIPT, BELL), wasm(MAIN, "memory"), wasm(MAIN, "other")]).unwrap()
    }

    #[test]
    fn script_and_wasm_agree_about_short_names() {
        let named = named();
        let build = named.build.clone();
        assert_eq!(imports(&named.wasms[0]).unwrap()[0], (build.clone(), "a".to_owned()));
        assert_eq!(exports(&named.wasms[0]).unwrap(), ["b", "other", "memory"]);
        assert!(
            named
                .script
                .contains("            a: function(arg0) { return __wbg_ring_0123456789abcdef(arg0); },")
        );
        assert!(named.script.contains("function answer(a) { wasm.b(a, wasm.memory); }"), "{}", named.script);
        assert!(named.script.contains(&format!("{{ \"{build}\": import0 }}")));
    }

    #[test]
    fn each_part_finds_what_it_imports() {
        let named = named();
        for (at, name) in [(1, "memory"), (2, "other")] {
            assert_eq!(imports(&named.wasms[at]).unwrap()[0], (named.build.clone(), name.to_owned()));
            assert!(exports(&named.wasms[0]).unwrap().contains(&name.to_owned()));
        }
    }

    #[test]
    fn each_build_has_a_name_of_its_own() {
        let other = shorten(TEXT, &[wasm(SCRIPT, BELL), wasm(MAIN, "other")]).unwrap();
        assert_ne!(named().build, other.build);
        assert_eq!(named().build, named().build);
        assert_eq!(other.build.len(), BUILD_DIGITS);
    }

    #[test]
    fn names_are_words_and_differ() {
        let names: Vec<String> = (0..2_000).map(nth_name).collect();
        assert_eq!(
            (&*names[0], &*names[25], &*names[26], &*names[61], &*names[62]),
            ("a", "z", "aa", "a9", "ba")
        );
        assert!(names.iter().all(|name| name.starts_with(|c: char| c.is_ascii_lowercase())));
        assert_eq!(names.iter().collect::<std::collections::BTreeSet<_>>().len(), names.len());
    }

    #[test]
    fn a_script_of_another_wasm_is_noticed() {
        let failure = shorten(TEXT, &[wasm(SCRIPT, "__wbg_other_0123456789abcdef")]);
        assert!(format!("{:?}", failure.unwrap_err()).contains("__wbg_other_0123456789abcdef"));
        assert!(shorten(TEXT, &[b"<html>".to_vec()]).is_err());
        assert!(shorten(TEXT, &[]).is_err());
    }
}
