//! Doc comments are sentences: they begin with a noun or a verb and name what they are about.

use super::Finding;
use super::source::Source;

/// Words that open a clause whose subject stands elsewhere.
#[rustfmt::skip]
const OPENERS: &[&str] = &[
    "how", "it", "it's", "its", "their", "they", "what", "whatever", "where", "whether", "which", "who", "whoever", "whom", "whose",
];

/// Fewer words than this say no more than the name below them.
const FEWEST_WORDS: usize = 3;

/// Doc comments that are no sentences.
pub(super) fn sentences(files: &[Source]) -> Vec<Finding> {
    files.iter().flat_map(clauses).collect()
}

fn clauses(file: &Source) -> Vec<Finding> {
    let comments = if file.is(&["rs"]) {
        rust_comments(&file.text)
    } else if file.is(&["ts"]) && file.under(&["www/src/"]) {
        typescript_comments(&file.text)
    } else {
        Vec::new()
    };
    let finding = |(line, text): (usize, String)| {
        let message = wrong(&text)?;
        Some(Finding { path: file.path.clone(), line, message })
    };
    comments.into_iter().filter_map(finding).collect()
}

/// The reason why this text opens with no sentence, or `None` if it does.
fn wrong(text: &str) -> Option<String> {
    // An example or a drawing speaks for itself.
    if text.starts_with("```") || text.starts_with('#') || text.is_empty() {
        return None;
    }
    let end = text
        .match_indices(['.', ':', ';', '?', '!'])
        .find(|(at, _)| text[at + 1..].is_empty() || text[at + 1..].starts_with(char::is_whitespace));
    let sentence = end.map_or(text, |(at, _)| &text[..at]);
    let words: Vec<&str> = sentence.split_whitespace().collect();
    let first = words.first()?.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let how = "write a sentence that names the thing and begins with a noun or a verb (\"Returns …\", \"The call's …\", \
               \"True if …\")";
    if OPENERS.contains(&first.as_str()) {
        return Some(format!("the comment opens with \"{}\": {how}", words[0]));
    }
    (words.len() < FEWEST_WORDS).then(|| format!("\"{sentence}\" is no sentence: {how}"))
}

/// The first line's number and the whole text of every `///` and `//!` comment.
fn rust_comments(text: &str) -> Vec<(usize, String)> {
    let mut comments: Vec<(usize, String)> = Vec::new();
    let mut open = None;
    for (number, line) in text.lines().enumerate() {
        let line = line.trim_start();
        let kind =
            ["///", "//!"].into_iter().find(|kind| line.starts_with(kind) && !line.starts_with("////"));
        if let Some(kind) = kind {
            let words = line[kind.len()..].trim();
            match comments.last_mut() {
                Some((_, all)) if open == Some(kind) => *all += &format!(" {words}"),
                _ => comments.push((number + 1, words.to_owned())),
            }
        }
        open = kind;
    }
    comments
}

/// The first line's number and the whole text of every `/** … */` comment.
fn typescript_comments(text: &str) -> Vec<(usize, String)> {
    let comment = |(at, _): (usize, &str)| {
        let body = text[at + 3..].split("*/").next().unwrap_or_default();
        let lines = body.lines().map(|line| line.trim().trim_start_matches('*').trim());
        let words: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
        (text[..at].matches('\n').count() + 1, words.join(" "))
    };
    text.match_indices("/**").filter(|(at, _)| !text[at + 3..].starts_with('/')).map(comment).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(path: &str, text: &str) -> Vec<usize> {
        sentences(&[Source::new(path, text)]).into_iter().map(|finding| finding.line).collect()
    }

    #[test]
    fn a_clause_without_a_subject_is_found() {
        let text = "//! The calls of an agent.\n\n/// Which of them rings.\nfn a() {}\n/// Returns the one that rings.\n";
        assert_eq!(lines("src/a.rs", text), [3]);
        assert_eq!(lines("src/a.rs", "/// It's the call that rings now.\n"), [1]);
        assert_eq!(lines("src/a.rs", "/// The call. More of the same follows here.\n"), [1]);
        assert_eq!(lines("www/src/a.ts", "a;\n/** How far it is. */\nb;\n/**\n * Ends the call.\n */"), [2]);
    }

    #[test]
    fn a_sentence_may_span_lines_and_other_comments_are_free() {
        assert_eq!(
            lines("src/a.rs", "/// The call\n/// that rings.\n// It rings.\n//// It rings.\n").len(),
            0
        );
        assert_eq!(lines("src/a.rs", "/// ```text\n/// it ──► they\n/// ```\n").len(), 0);
        assert_eq!(lines("www/test/a.ts", "/** How far it is. */").len(), 0);
    }
}
