//! The files that rules look at, with their code told apart from comments and strings.

use std::fs;

use miette::MietteDiagnostic;
use walkdir::{DirEntry, WalkDir};

use crate::failure;
use crate::job::Job;

/// Folders whose content is not ours, or not written by hand.
const SKIPPED: &[&str] = &[
    "target",
    "node_modules",
    ".git",
    ".next",
    ".angular",
    "dist",
    "generated",
    "results",
    "fixtures",
    "reference",
];
const EXTENSIONS: &[&str] = &["rs", "ts", "mts", "js", "mjs", "html", "css", "md", "toml", "json"];

/// A file of the repository.
pub(super) struct Source {
    /// From the root, with forward slashes.
    pub(super) path: String,
    pub(super) text: String,
    /// The text with every comment and string blanked out; line by line as long as the text.
    pub(super) code: String,
}

impl Source {
    pub(super) fn new(path: &str, text: &str) -> Self {
        let code = match path.rsplit('.').next() {
            Some("rs") => blank(text, true),
            Some("ts" | "mts" | "js" | "mjs") => blank(text, false),
            _ => text.to_owned(),
        };
        Self { path: path.to_owned(), text: text.to_owned(), code }
    }

    pub(super) fn is(&self, extensions: &[&str]) -> bool {
        self.path.rsplit('.').next().is_some_and(|extension| extensions.contains(&extension))
    }

    pub(super) fn under(&self, folders: &[&str]) -> bool {
        folders.iter().any(|folder| self.path.starts_with(folder))
    }

    /// Lies in a folder of tests, wherever that is.
    pub(super) fn is_test(&self) -> bool {
        self.path.split('/').any(|part| part == "tests" || part == "tests.rs" || part == "test")
            || self.path.contains(".test.")
    }
}

/// Every file of the repository that rules may look at, in the order of their paths.
pub(super) fn all(job: &Job) -> Result<Vec<Source>, MietteDiagnostic> {
    let root = job.root("");
    let mut sources = Vec::new();
    let ours = |entry: &DirEntry| !SKIPPED.iter().any(|name| entry.file_name() == *name);
    for entry in WalkDir::new(&root).sort_by_file_name().into_iter().filter_entry(ours) {
        let entry = entry.map_err(|e| MietteDiagnostic::new(format!("cannot read the repository: {e}")))?;
        let path = entry.path();
        let extension = path.extension().and_then(|it| it.to_str()).unwrap_or_default();
        if entry.file_type().is_file() && EXTENSIONS.contains(&extension) {
            let text = fs::read_to_string(path).map_err(|e| failure::file("read", path, &e))?;
            sources.push(Source::new(&job.short(path).replace('\\', "/"), &text));
        }
    }
    Ok(sources)
}

/// Replaces comments and the inside of strings by blanks, and keeps every line break.
fn blank(text: &str, rust: bool) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut code = String::with_capacity(text.len());
    let mut at = 0;
    while at < chars.len() {
        let end = end_of_comment(&chars, at, rust).or_else(|| end_of_string(&chars, at, rust));
        match end {
            Some(end) => {
                let end = end.min(chars.len());
                code.extend(chars[at..end].iter().map(|c| if *c == '\n' { '\n' } else { ' ' }));
                at = end;
            }
            None => {
                code.push(chars[at]);
                at += 1;
            }
        }
    }
    code
}

fn starts(chars: &[char], at: usize, word: &str) -> bool {
    word.chars().enumerate().all(|(i, c)| chars.get(at + i) == Some(&c))
}

fn end_of_comment(chars: &[char], at: usize, nested: bool) -> Option<usize> {
    if starts(chars, at, "//") {
        return Some((at..chars.len()).find(|i| chars[*i] == '\n').unwrap_or(chars.len()));
    }
    if !starts(chars, at, "/*") {
        return None;
    }
    let (mut i, mut depth) = (at + 2, 1);
    while i < chars.len() && depth > 0 {
        if starts(chars, i, "*/") {
            (i, depth) = (i + 2, depth - 1);
        } else if nested && starts(chars, i, "/*") {
            (i, depth) = (i + 2, depth + 1);
        } else {
            i += 1;
        }
    }
    Some(i)
}

fn end_of_string(chars: &[char], at: usize, rust: bool) -> Option<usize> {
    let quote = chars[at];
    match (quote, rust) {
        ('"', true) => Some(closing(chars, at, quote, true)),
        ('r', true) if !at.checked_sub(1).is_some_and(|i| word(chars[i]) && chars[i] != 'b') => {
            raw(chars, at)
        }
        // A lifetime has no quote at its end; a character has one, two places on or behind an escape.
        ('\'', true) if chars.get(at + 1) == Some(&'\\') || chars.get(at + 2) == Some(&'\'') => {
            Some(closing(chars, at, quote, false))
        }
        ('`', false) => Some(closing(chars, at, quote, true)),
        ('"' | '\'', false) => Some(closing(chars, at, quote, false)),
        _ => None,
    }
}

/// `r"…"`, `r#"…"#` and so on.
fn raw(chars: &[char], at: usize) -> Option<usize> {
    let hashes = chars[at + 1..].iter().take_while(|c| **c == '#').count();
    let open = at + 1 + hashes;
    if chars.get(open) != Some(&'"') {
        return None;
    }
    let close = format!("\"{}", "#".repeat(hashes));
    let end = (open + 1..chars.len()).find(|i| starts(chars, *i, &close));
    Some(end.map_or(chars.len(), |i| i + 1 + hashes))
}

/// Returns the position behind the string; one that may not span lines ends with its line, so that a stray quote harms no more.
fn closing(chars: &[char], at: usize, quote: char, lines: bool) -> usize {
    let mut i = at + 1;
    while i < chars.len() {
        match chars[i] {
            '\\' => i += 1,
            '\n' if !lines => return i,
            c if c == quote => return i + 1,
            _ => {}
        }
        i += 1;
    }
    i
}

/// Part of an identifier.
pub(super) fn word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(path: &str, text: &str) -> Vec<String> {
        Source::new(path, text).code.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn comments_and_strings_of_rust_are_blank() {
        assert_eq!(
            words("a.rs", "one // two\nthree /* four /* five */ six */ seven"),
            ["one", "three", "seven"]
        );
        assert_eq!(words("a.rs", r###"a "b \" c" d r#"e " f"# g br"h" "###), ["a", "d", "g", "b"]);
        assert_eq!(words("a.rs", "x '\"' y '\\'' z &'a str"), ["x", "y", "z", "&'a", "str"]);
        assert_eq!(words("a.rs", "for \"x\""), ["for"], "the r of an ordinary word opens no string");
    }

    #[test]
    fn comments_and_strings_of_typescript_are_blank() {
        assert_eq!(words("a.ts", "a 'b' `c\nd` \"e\" // f\ng"), ["a", "g"]);
    }

    #[test]
    fn lines_stay_where_they_are() {
        let text = "a\n/* b\nc */\n\"d\ne\"\nf";
        assert_eq!(Source::new("a.rs", text).code.lines().count(), text.lines().count());
    }
}
