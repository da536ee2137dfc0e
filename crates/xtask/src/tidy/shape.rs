//! Checks the shape of files: their length, their names, their first line.

use super::Finding;
use super::source::Source;

const LONGEST: usize = 400;
/// Number of lines that at least half of the source files must not exceed.
const LONGEST_MEDIAN: usize = 120;
/// Number of lines: the text fits on a few screens; the tables of words and dependencies are looked up, not read.
const LONGEST_ARCHITECTURE: usize = 250;
/// Names that say what kind of drawer it is, and not what is in it.
const EMPTY_NAMES: &[&str] = &["utils", "common", "helpers", "manager"];

/// Files that nobody will read to their end.
pub(super) fn length(file: &Source) -> Vec<Finding> {
    let lines = file.text.lines().count();
    let longest = match file.path.as_str() {
        "ARCHITECTURE.md" => LONGEST_ARCHITECTURE,
        _ if file.is(&["rs", "ts"]) && !file.is_test() => LONGEST,
        _ => return Vec::new(),
    };
    if lines <= longest {
        return Vec::new();
    }
    whole(file, format!("{lines} lines are more than {longest}: split it where it has a seam"))
}

/// Modules whose name says nothing.
pub(super) fn names(file: &Source) -> Vec<Finding> {
    if !file.is(&["rs", "ts"]) {
        return Vec::new();
    }
    let mut parts = file.path.split('/').map(|part| part.split('.').next().unwrap_or(part));
    match parts.find(|part| EMPTY_NAMES.contains(part)) {
        Some(name) => whole(file, format!("\"{name}\" says nothing: name it after what is in it")),
        None => Vec::new(),
    }
}

/// Rust files that do not open with what they are for.
pub(super) fn docs(file: &Source) -> Vec<Finding> {
    if !file.is(&["rs"]) || file.text.starts_with("//!") {
        return Vec::new();
    }
    whole(file, "starts without `//!`: say first what this file is for".to_owned())
}

/// Source files that have grown too long as a whole, though none of them alone is.
pub(super) fn usual_length(files: &[Source]) -> Vec<Finding> {
    let median = median(files);
    if median <= LONGEST_MEDIAN {
        return Vec::new();
    }
    let message =
        format!("half of the source files have {median} lines or more: {LONGEST_MEDIAN} are the limit");
    vec![Finding { path: ".".to_owned(), line: 0, message }]
}

/// The usual length of a source file.
pub(super) fn median(files: &[Source]) -> usize {
    let sources = files.iter().filter(|file| file.is(&["rs", "ts"]) && !file.is_test());
    let mut lengths: Vec<usize> = sources.map(|file| file.text.lines().count()).collect();
    lengths.sort_unstable();
    lengths.get(lengths.len() / 2).copied().unwrap_or(0)
}

fn whole(file: &Source, message: String) -> Vec<Finding> {
    vec![Finding { path: file.path.clone(), line: 0, message }]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_file_is_found_unless_it_is_a_test() {
        let long = "x\n".repeat(401);
        assert_eq!(length(&Source::new("src/a.rs", &long)).len(), 1);
        assert_eq!(length(&Source::new("www/src/a.ts", &long)).len(), 1);
        assert_eq!(length(&Source::new("src/a.rs", &"x\n".repeat(400))).len(), 0);
        assert_eq!(length(&Source::new("crates/session/tests/a.rs", &long)).len(), 0);
        assert_eq!(length(&Source::new("ARCHITECTURE.md", &"x\n".repeat(LONGEST_ARCHITECTURE + 1))).len(), 1);
    }

    #[test]
    fn long_files_as_a_rule_are_found_and_a_few_are_not() {
        let files = |lengths: &[usize]| -> Vec<Source> {
            lengths.iter().map(|length| Source::new("src/a.rs", &"x\n".repeat(*length))).collect()
        };
        assert_eq!(usual_length(&files(&[10, 121, 130])).len(), 1);
        assert_eq!(usual_length(&files(&[10, 120, 390])).len(), 0);
    }

    #[test]
    fn an_empty_name_is_found() {
        assert_eq!(names(&Source::new("src/ui/utils.rs", "")).len(), 1);
        assert_eq!(names(&Source::new("tests/common/mod.rs", "")).len(), 1);
        assert_eq!(names(&Source::new("www/src/helpers.ts", "")).len(), 1);
        assert_eq!(names(&Source::new("src/ui/common_words.rs", "")).len(), 0);
    }

    #[test]
    fn a_file_without_its_purpose_is_found() {
        assert_eq!(docs(&Source::new("src/a.rs", "use b;\n//! late")).len(), 1);
        assert_eq!(docs(&Source::new("src/a.rs", "//! What it is for.\n")).len(), 0);
    }
}
