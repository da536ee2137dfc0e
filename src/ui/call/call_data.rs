//! Call data in one line, for people.

/// More than this doesn't fit anyway.
const LONGEST: usize = 160;

/// `{"order":7,"vip":true}` becomes `order: 7 · vip: true`; anything else stays as it is, on one line.
pub(in crate::ui) fn one_line(data: &str) -> String {
    let data = data.trim();
    let inner = data.strip_prefix('{').and_then(|data| data.strip_suffix('}'));
    let is_flat = |inner: &&str| !inner.contains(['{', '[', '\\']);
    let line = inner.filter(is_flat).map_or_else(|| data.to_owned(), pairs);
    line.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(LONGEST).collect()
}

/// The members of a flat JSON object. Commas and colons inside quotes are part of the text.
fn pairs(members: &str) -> String {
    let mut out = String::with_capacity(members.len() + 8);
    let mut is_quoted = false;
    for letter in members.chars() {
        match letter {
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => out.push_str(" · "),
            ':' if !is_quoted => out.push_str(": "),
            _ => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::one_line;

    #[test]
    fn a_flat_object_reads_like_a_sentence() {
        assert_eq!(one_line(r#"{"order":7, "note":"a, b: c"}"#), "order: 7 · note: a, b: c");
        assert_eq!(one_line("{}"), "");
    }

    #[test]
    fn anything_else_stays() {
        for data in ["plain", r#"{"a":{"b":1}}"#, r#"{"a":"\"x"}"#, "<b>x</b>", "订单 7"] {
            assert_eq!(one_line(data), data);
        }
        assert_eq!(one_line(" two\n lines "), "two lines");
        assert_eq!(one_line(&"订".repeat(500)).chars().count(), 160);
    }
}
