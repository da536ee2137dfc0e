//! Reader of JSON texts.

use super::{Map, Number, Value};

/// Limit of nested lists and objects: what is deeper is an attack, no answer, and left out.
const DEEPEST: u32 = 128;

/// Reads a JSON text.
///
/// # Errors
/// Returns [`NotJson`] if the text is not one JSON value and nothing else.
pub fn from_str(text: &str) -> Result<Value, NotJson> {
    let mut reader = Reader { text, at: 0, depth: 0 };
    let value = reader.value().ok_or(NotJson)?;
    if reader.token().is_none() { Ok(value) } else { Err(NotJson) }
}

/// Error for a text that is not JSON. Nothing of the text is kept, as it may hold a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotJson;

struct Reader<'a> {
    text: &'a str,
    at: usize,
    depth: u32,
}

impl Reader<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn next(&mut self) -> Option<u8> {
        let it = self.peek()?;
        self.at += 1;
        Some(it)
    }

    /// Skips white space and returns the byte behind it, without consuming it.
    fn token(&mut self) -> Option<u8> {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
        self.peek()
    }

    fn value(&mut self) -> Option<Value> {
        Some(match self.token()? {
            b'{' => Value::Object(Map(self.list(b'}', Self::field)?)),
            b'[' => Value::Array(self.list(b']', Self::value)?),
            b'"' => Value::String(self.string()?),
            b'n' => self.word("null", Value::Null)?,
            b't' => self.word("true", Value::Bool(true))?,
            b'f' => self.word("false", Value::Bool(false))?,
            _ => Value::Number(self.number()?),
        })
    }

    /// Reads a list or an object. What can't be read of it costs that item or member, and nothing else.
    fn list<T>(&mut self, end: u8, item: fn(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        self.at += 1;
        self.depth += 1;
        if self.depth == DEEPEST {
            return None;
        }
        let depth = self.depth;
        let mut all = Vec::new();
        loop {
            let from = self.at;
            match self.token()? {
                it if it == end => break,
                b',' => self.at += 1,
                // The end of something else.
                b']' | b'}' => return None,
                _ => match item(self) {
                    Some(it) if matches!(self.token()?, b',' | b']' | b'}') => all.push(it),
                    _ => {
                        self.depth = depth;
                        self.skip_item(from)?;
                    }
                },
            }
        }
        self.at += 1;
        self.depth -= 1;
        Some(all)
    }

    /// Skips an item that can't be read, up to the comma or bracket behind it. `None`: the text ends before.
    fn skip_item(&mut self, from: usize) -> Option<()> {
        // Whoever has read to the end has found nothing behind the item.
        self.at = if self.peek().is_some() { from } else { self.at };
        let mut open = 0_usize;
        loop {
            match self.peek()? {
                b'{' | b'[' => open += 1,
                b',' | b'}' | b']' if open == 0 => return Some(()),
                b'}' | b']' => open -= 1,
                b'"' => {
                    self.string()?;
                    continue;
                }
                _ => {}
            }
            self.at += 1;
        }
    }

    fn field(&mut self) -> Option<(String, Value)> {
        if self.token()? != b'"' {
            return None;
        }
        let name = self.string()?;
        if self.token()? != b':' {
            return None;
        }
        self.at += 1;
        Some((name, self.value()?))
    }

    fn word(&mut self, word: &str, value: Value) -> Option<Value> {
        let is_it = self.text.as_bytes().get(self.at..)?.starts_with(word.as_bytes());
        self.at += word.len();
        is_it.then_some(value)
    }

    fn number(&mut self) -> Option<Number> {
        let from = self.at;
        self.skip(b"-");
        if !self.skip(b"0") {
            self.digits()?;
        }
        if self.skip(b".") {
            self.digits()?;
        }
        if self.skip(b"eE") {
            self.skip(b"+-");
            self.digits()?;
        }
        Some(Number(self.text.get(from..self.at)?.to_owned()))
    }

    fn skip(&mut self, any: &[u8]) -> bool {
        let is_there = self.peek().is_some_and(|it| any.contains(&it));
        self.at += usize::from(is_there);
        is_there
    }

    fn digits(&mut self) -> Option<()> {
        let from = self.at;
        while self.skip(b"0123456789") {}
        (self.at > from).then_some(())
    }

    /// Reads a text. A quote ends it only before what may follow a text, and a backslash that begins no escape stands for itself: call
    /// data is passed on by gateways that escape neither.
    fn string(&mut self) -> Option<String> {
        self.at += 1;
        let mut out = String::new();
        loop {
            let from = self.at;
            while !matches!(self.peek()?, b'"' | b'\\') {
                self.at += 1;
            }
            out.push_str(self.text.get(from..self.at)?);
            let special = self.next()?;
            let behind = self.at;
            if special == b'\\' {
                out.push(self.escape().unwrap_or_else(|| {
                    self.at = behind;
                    '\\'
                }));
            } else if matches!(self.token(), None | Some(b',' | b':' | b'}' | b']')) {
                self.at = behind;
                return Some(out);
            } else {
                self.at = behind;
                out.push('"');
            }
        }
    }

    fn escape(&mut self) -> Option<char> {
        Some(match self.next()? {
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => self.code_point()?,
            it @ (b'"' | b'\\' | b'/') => char::from(it),
            _ => return None,
        })
    }

    fn code_point(&mut self) -> Option<char> {
        let mut code = self.unit()?;
        let behind = self.at;
        if (0xD800..0xDC00).contains(&code) {
            let low = if self.skip(b"\\") && self.skip(b"u") { self.unit()? } else { 0 };
            if (0xDC00..0xE000).contains(&low) {
                code = 0x1_0000 + ((code & 0x3FF) << 10 | low & 0x3FF);
            } else {
                // What follows stands for itself.
                self.at = behind;
            }
        }
        Some(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn unit(&mut self) -> Option<u32> {
        let mut unit = 0;
        for _ in 0..4 {
            unit = unit * 16 + char::from(self.next()?).to_digit(16)?;
        }
        Some(unit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_json_is_and_nothing_else() {
        for text in [
            "null",
            " [ ] ",
            "{\t}\r\n",
            "[1,-0,0.5,1e9,1E-9,1.25e+9,123456789012345678901234567890]",
            r#"{"a":{"b":[true,false,null,"\"\\\/\b\f\n\r\t\u00e9"]}}"#,
        ] {
            let expected: serde_json::Value = serde_json::from_str(text).expect("JSON");
            assert_eq!(serde_json::Value::from(from_str(text).expect(text)), expected, "{text}");
        }
        for text in [
            "", " ", "nul", "[", "{", "{\"a\":1", "[\"a", "01", "1.", ".5", "-", "+1", "1e", "0x1", "\"",
            "1 1", "{}}", "NaN", "<p>",
        ] {
            assert!(serde_json::from_str::<serde_json::Value>(text).is_err(), "{text}");
            assert_eq!(from_str(text), Err(NotJson), "{text}");
        }
    }

    #[test]
    fn one_odd_member_costs_that_member() {
        for (text, read_as) in [
            ("[1,]", "[1]"),
            ("[,1]", "[1]"),
            ("[1 2,3]", "[3]"),
            ("[1,[2},3]", "[1,3]"),
            (r#"{"a","b":2}"#, r#"{"b":2}"#),
            (r#"{"a":,"b":2}"#, r#"{"b":2}"#),
            (r#"{a:1,"b":2}"#, r#"{"b":2}"#),
            (r#"{"a":1,}"#, r#"{"a":1}"#),
            (r#"{"a":NaN,"b":[1,undefined,2],"c":{"d":0x1,"e":-}}"#, r#"{"b":[1,2],"c":{}}"#),
            (r#"{"a":tru,"b":{"c":+1,"d":01},"e":5}"#, r#"{"b":{},"e":5}"#),
            (r#"{"a":{"b":new Date(1,[2]),"c":3},"d":4}"#, r#"{"a":{"c":3},"d":4}"#),
        ] {
            let read = from_str(text).map(|it| crate::json::to_string(&it));
            assert_eq!(read.as_deref(), Ok(read_as), "{text}");
        }
    }

    #[test]
    fn what_nobody_has_escaped_stands_for_itself() {
        for (text, read_as) in [
            (r#"{"a":"C:\data\x"}"#, r"C:\data\x"),
            (r#"{"a":"C:\path\4711"}"#, r"C:\path\4711"),
            (r#"{"a":"\u12g4 \u1"}"#, r"\u12g4 \u1"),
            (r#"{"a":"he said "yes" twice"}"#, r#"he said "yes" twice"#),
            (r#"{"a":""quoted""}"#, r#""quoted""#),
            ("{\"a\":\"two\nlines\"}", "two\nlines"),
        ] {
            let read = from_str(text).expect(text);
            assert_eq!(read.get("a").and_then(Value::as_str), Some(read_as), "{text}");
        }
    }

    #[test]
    fn half_a_pair_of_surrogates_costs_one_letter() {
        for (text, read_as) in [
            (r#""\ud83d\ude00座""#, "😀座"),
            (r#""\ud83d""#, "\u{FFFD}"),
            (r#""\ude00x""#, "\u{FFFD}x"),
            (r#""\ud83d\u0041""#, "\u{FFFD}A"),
            (r#""\ud83d\n""#, "\u{FFFD}\n"),
            (r#""\ud83d\ud83d\ude00""#, "\u{FFFD}😀"),
        ] {
            assert_eq!(from_str(text), Ok(Value::from(read_as)), "{text}");
        }
    }

    #[test]
    fn depth_has_an_end() {
        let nested = |depth: usize| ["[".repeat(depth), "]".repeat(depth)].concat();
        assert!(from_str(&nested(127)).is_ok());
        assert_eq!(from_str(&nested(100_000)), from_str(&nested(127)), "what is deeper is left out");
        assert_eq!(from_str(&"{\"a\":".repeat(100_000)), Err(NotJson));
    }
}
