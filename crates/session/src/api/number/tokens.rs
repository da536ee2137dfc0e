//! Tokens of a text that holds a number.

/// Words that announce an extension: Latin ones stand alone, others end a word.
const EXTENSION_WORDS: [&str; 17] = [
    "ext",
    "extn",
    "extension",
    "x",
    "xtn",
    "poste",
    "durchwahl",
    "interno",
    "anexo",
    "转",
    "转接",
    "轉",
    "分机",
    "分機",
    "内线",
    "內線",
    "доб",
];
/// Most digits before a slash that stands inside a number: an area code is shorter.
const WHOLE: usize = 7;
/// Most digits of a number of which the last are in a bracket; otherwise they are something beside it.
const LONGEST_WITH_BRACKET: usize = 11;
/// Digits and letters of a number that is written with letters on purpose: `1-800-FLOWERS`, `800-GO-FEDEX`.
const WITH_LETTERS: std::ops::RangeInclusive<usize> = 10..=11;
/// Fewest letters that are letters on purpose.
const FEWEST_LETTERS: usize = 3;

/// A piece of a text that holds a number.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// A word that announces an extension.
    Extension,
    /// A pause in what is dialled.
    Pause,
    /// Word or mark between two numbers.
    Break,
}

/// Reads a text in one writing; tells each number, in digits, `*` and `#`, with a leading `+` or not and a space for each gap, and the
/// mark that follows it. Returns false if the text is written as no number is.
pub(super) fn scan(text: &[char], tell: &mut dyn FnMut(String, Mark)) -> bool {
    // A caller who is not told is written "-1".
    if text.first() == Some(&'-') {
        return false;
    }
    let mut scan = Scan { text, at: 0, number: String::new(), last: Mark::Break, tell };
    while scan.at < text.len() {
        if !scan.step() {
            return false;
        }
    }
    scan.end(Mark::Break);
    true
}

struct Scan<'a> {
    text: &'a [char],
    at: usize,
    /// The number that is being read.
    number: String,
    last: Mark,
    tell: &'a mut dyn FnMut(String, Mark),
}

impl Scan<'_> {
    /// Takes the next piece; returns false for one that no number has.
    fn step(&mut self) -> bool {
        let it = self.peek(0);
        self.at += 1;
        let next = self.peek(0);
        match it {
            '0'..='9' | '*' | '#' => self.number.push(it),
            '+' => return self.plus(),
            ' ' if self.number.is_empty() => {}
            ' ' => self.number.push(' '),
            // The prefix inside the country, which is not dialled from abroad.
            '(' if self.is_abroad() && next == '0' && self.peek(1) == ')' => self.at += 2,
            '(' if self.digits() + self.bracketed() > LONGEST_WITH_BRACKET => self.end(Mark::Break),
            // A position in a list.
            '.' if next == ' ' => self.end(Mark::Break),
            '-' | '.' | '(' | ')' => {}
            '/' if self.digits() < WHOLE && matches!(self.number.as_bytes().first(), Some(b'0' | b'+')) => {}
            ',' if self.is_attached() && (next == ',' || is_key(next)) => self.end(Mark::Pause),
            ',' if self.number.is_empty() && self.last == Mark::Pause => {}
            ';' => self.parameter(),
            _ if is_letter(it) => return self.word(self.at - 1),
            _ => self.end(Mark::Break),
        }
        true
    }

    fn plus(&mut self) -> bool {
        let mut ahead = 0;
        while matches!(self.peek(ahead), ' ' | '(') {
            ahead += 1;
        }
        if !self.peek(ahead).is_ascii_digit() {
            return true;
        }
        if self.is_attached() {
            return false;
        }
        self.end(Mark::Break);
        self.number.push('+');
        true
    }

    /// Takes a parameter of a link (RFC 3966); what is no parameter stands between two numbers.
    fn parameter(&mut self) {
        let begin = self.at;
        while self.peek(0).is_ascii_lowercase() || self.peek(0) == '-' {
            self.at += 1;
        }
        if self.peek(0) != '=' || begin == self.at {
            self.at = begin;
            return self.end(Mark::Break);
        }
        let is_extension = self.text.get(begin..self.at) == Some(&['e', 'x', 't']);
        self.end(if is_extension { Mark::Extension } else { Mark::Break });
        self.at += 1;
        while !is_extension && self.at < self.text.len() && self.peek(0) != ';' {
            self.at += 1;
        }
    }

    /// Takes a word: one that announces an extension, letters that stand for digits, or any other. A letter or two at a number are a
    /// slip, or a mark of somebody else's.
    fn word(&mut self, begin: usize) -> bool {
        if self.letters(begin) {
            return true;
        }
        while is_letter(self.peek(0)) {
            self.at += 1;
        }
        let word = self.text.get(begin..self.at).unwrap_or_default();
        let is_extension = EXTENSION_WORDS.into_iter().any(|it| announces(it, word));
        if is_extension && self.digits() >= FEWEST_LETTERS {
            self.end(Mark::Extension);
            while matches!(self.peek(0), '.' | ':') {
                self.at += 1;
            }
            return true;
        }
        let is_short = word.len() < FEWEST_LETTERS && word.iter().all(char::is_ascii);
        if word == ['p'] && self.is_attached() && is_key(self.peek(0)) {
            self.end(Mark::Pause);
        } else if is_short && (self.is_attached() || self.peek(0).is_ascii_digit()) {
            return false;
        } else {
            self.end(Mark::Break);
        }
        true
    }

    /// Takes letters that stand for digits on purpose; returns false if these do not.
    fn letters(&mut self, begin: usize) -> bool {
        let (mut end, mut keys, mut is_upper) = (begin, String::new(), true);
        while let Some(it) = self.text.get(end).filter(|it| it.is_ascii_alphabetic() || **it == '-') {
            keys.extend(key(*it));
            is_upper &= !it.is_ascii_lowercase();
            end += 1;
        }
        let is_meant = self.digits() > 0
            && (is_upper || !self.number.ends_with(' '))
            && keys.len() >= FEWEST_LETTERS
            && WITH_LETTERS.contains(&(self.digits() + keys.len()))
            && !self.text.get(end).is_some_and(|it| is_letter(*it));
        if is_meant {
            self.number += &keys;
            self.at = end;
        }
        is_meant
    }

    fn end(&mut self, mark: Mark) {
        let number = std::mem::take(&mut self.number);
        (self.tell)(number, mark);
        self.last = mark;
    }

    fn peek(&self, ahead: usize) -> char {
        self.text.get(self.at + ahead).copied().unwrap_or('\0')
    }

    fn digits(&self) -> usize {
        super::digits(&self.number)
    }

    fn is_attached(&self) -> bool {
        self.number.as_bytes().last().is_some_and(|it| is_key(char::from(*it)))
    }

    fn is_abroad(&self) -> bool {
        matches!(self.number.as_bytes(), [b'+', ..] | [b'0', b'0', ..])
    }

    /// Returns the number of digits in a bracket that holds nothing else; more than any number has for others.
    fn bracketed(&self) -> usize {
        let mut digits = 0;
        for it in self.text.iter().skip(self.at).take_while(|it| **it != ')') {
            match it {
                '0'..='9' => digits += 1,
                ' ' | '-' | '.' => {}
                _ => return LONGEST_WITH_BRACKET,
            }
        }
        digits
    }
}

/// True if this word is the one that announces an extension, or ends in it where words are not set apart.
fn announces(announcing: &str, word: &[char]) -> bool {
    let mut rest = word.iter().rev();
    let ends =
        announcing.chars().rev().all(|it| rest.next().is_some_and(|other| other.to_ascii_lowercase() == it));
    ends && (rest.next().is_none() || !announcing.is_ascii())
}

const fn is_key(it: char) -> bool {
    it.is_ascii_digit() || it == '*' || it == '#'
}

/// True for Latin letters, and for whatever other scripts write: their digits and marks are ASCII by now.
const fn is_letter(it: char) -> bool {
    it.is_ascii_alphabetic() || !it.is_ascii()
}

/// Returns the key of a telephone that has this letter (ITU-T E.161).
fn key(letter: char) -> Option<char> {
    const KEYS: &[u8; 26] = b"22233344455566677778889999";
    let at = u32::from(letter.to_ascii_lowercase()).checked_sub(u32::from('a'))?;
    KEYS.get(at as usize).map(|key| char::from(*key))
}
