//! Reads a telephone number as people and pages write it: typed, pasted, linked, called back or passed by a script.
//!
//! ```text
//! text ──► one writing: digits of any script, no invisible marks ──► tokens ──► one number, its extension, or why there is none
//! ```
//! Nothing is dialled that nobody wrote: what is not one number is said to be none, and what stands beside it is named.
//! `crates/session/tests/numbers.txt` lists inputs with their results.

mod tokens;
mod writing;

use tokens::{Mark, scan};

/// Most characters of a number (CEC 6.1.2.1).
const LONGEST: usize = 24;
/// Most digits of a number of the world with its prefix (E.164: 15 digits, after `00`): what is longer is more than one.
const LONGEST_DIGITS: usize = 17;
/// Fewest digits of a number that stands for itself; fewer behind an extension's word are the extension.
const WHOLE: usize = 7;
/// Fewest digits of anything that can be called beside a whole number: fewer are a floor, or a position in a list.
const FEWEST: usize = 3;

/// A number that was read from a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReadNumber {
    /// Number in digits, `*` and `#`, with a leading `+` if it is written as one abroad; 1 to 24 characters.
    pub number: String,
    /// Digits to press once the call is answered (分机号); null when there are none.
    pub extension: Option<String>,
}

/// Reasons why a text is not one number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotOneNumber {
    /// There is no number in the text, or nobody can tell what is meant.
    Unreadable,
    /// There are several numbers in the text, here in the order in which they are written.
    Several(Vec<String>),
    /// The number is longer than 24 characters.
    TooLong,
}

/// Reads the number in a text.
///
/// # Errors
/// Returns why the text is not one number.
pub fn read_number(text: &str) -> Result<ReadNumber, NotOneNumber> {
    let mut reading = Reading::default();
    let is_readable = scan(&writing::plain(text), &mut |number, mark| reading.take(&number, mark));
    let Reading { mut numbers, extension, .. } = reading;
    let is_several = numbers.len() > 1;
    match numbers.pop() {
        _ if !is_readable => Err(NotOneNumber::Unreadable),
        None => Err(NotOneNumber::Unreadable),
        Some(last) if is_several => {
            numbers.push(last);
            Err(NotOneNumber::Several(numbers))
        }
        Some(number) if number.len() > LONGEST => Err(NotOneNumber::TooLong),
        Some(number) => Ok(ReadNumber { number, extension }),
    }
}

/// Numbers that have been read.
#[derive(Default)]
struct Reading {
    numbers: Vec<String>,
    /// Extension of the last number.
    extension: Option<String>,
    /// True if what comes next is an extension, unless it is a number of its own.
    takes_extension: bool,
}

impl Reading {
    /// Takes a number, which may be empty, and the mark that follows it.
    fn take(&mut self, text: &str, mark: Mark) {
        let count = digits(text);
        let is_extension = self.takes_extension && count < WHOLE;
        self.takes_extension &= count == 0;
        if count > 0 && is_extension {
            let mut extension = String::new();
            text.chars().filter(|it| *it != ' ').for_each(|it| extension.push(it));
            self.extension = Some(extension);
        } else if count > 0 {
            self.add(text, count);
        }
        self.takes_extension = match mark {
            Mark::Extension => true,
            Mark::Pause => self.numbers.last().is_some_and(|it| digits(it) >= WHOLE),
            Mark::Break => false,
        };
    }

    /// Adds a number without its gaps, or the numbers that the gaps part where the whole is longer than any number.
    fn add(&mut self, text: &str, count: usize) {
        let (mut shortest, mut length) = (usize::MAX, 0);
        for it in text.bytes() {
            match it {
                b'0'..=b'9' => length += 1,
                b' ' if length > 0 => (shortest, length) = (shortest.min(length), 0),
                _ => {}
            }
        }
        let is_several = count > LONGEST_DIGITS && shortest.min(length) >= WHOLE;
        let mut number = String::new();
        for it in text.chars() {
            match it {
                ' ' if is_several => self.push(std::mem::take(&mut number)),
                ' ' => {}
                it => number.push(it),
            }
        }
        self.push(number);
    }

    /// Adds a number; beside a whole one there is no room for what is too short to be one.
    fn push(&mut self, number: String) {
        let is_short = |it: &str| digits(it) < FEWEST;
        let has_whole = self.numbers.first().is_some_and(|it| digits(it) >= WHOLE);
        if number.is_empty() || has_whole && is_short(&number) || self.numbers.last() == Some(&number) {
            return;
        }
        if digits(&number) >= WHOLE && self.numbers.last().is_some_and(|it| is_short(it)) {
            self.numbers.pop();
        }
        self.extension = None;
        self.numbers.push(number);
    }
}

fn digits(number: &str) -> usize {
    number.bytes().filter(u8::is_ascii_digit).count()
}
