//! Numbers and texts as the gateway takes them.

use offhook_protocol::{AgentId, CallData, Number};

use super::context::when;
use crate::api::{
    refusal::Refusal,
    target::{Target, TargetKind},
};

/// Returns a number as the gateway takes it.
///
/// # Errors
/// The given refusal if it is no number.
pub(super) fn dialable(number: &Number, otherwise: Refusal) -> Result<Number, Refusal> {
    clean(number.expose()).map(Into::into).ok_or(otherwise)
}

/// Returns the address of a target as the gateway takes it.
pub(super) fn address(to: &Target) -> Result<Number, Refusal> {
    dialable(&to.address, Refusal::InvalidTarget)
}

/// Returns the number that a call to this target shows; empty for a queue: who answers for it is told when it rings there.
pub(super) fn number_at(kind: TargetKind, address: &Number) -> Number {
    match kind {
        TargetKind::Agent | TargetKind::External => address.clone(),
        TargetKind::Queue | TargetKind::Ivr | TargetKind::AccessCode => Number::default(),
    }
}

/// True if the text is 1 to `most` of the ASCII digits.
pub(super) fn is_digits(text: &str, most: usize) -> bool {
    (1..=most).contains(&text.len()) && text.bytes().all(|it| it.is_ascii_digit())
}

/// Checks a work number: 1 to 6 digits.
pub(super) fn agent_id(id: &AgentId) -> Result<(), Refusal> {
    when(is_digits(id.as_str(), 6), Refusal::InvalidAgentId)
}

/// Call data fits into this many bytes (CEC 6.1.2.1).
const MOST_DATA: usize = 16_384;

/// Checks the length of call data.
pub(super) fn call_data(data: Option<&CallData>) -> Result<(), Refusal> {
    when(data.is_none_or(|data| data.expose().len() <= MOST_DATA), Refusal::DataTooLong)
}

/// Returns a number as people write it as the gateway takes it: digits, `*` and `#` (CEC 6.1.2.1). A leading `+` becomes `00`,
/// the prefix of calls abroad that most countries have; a page where it is another one has a say before (`intercept`). `None`
/// if it is no number.
fn clean(text: &str) -> Option<String> {
    let kept: String =
        text.chars().filter(|it| !it.is_whitespace() && !matches!(it, '-' | '(' | ')' | '.')).collect();
    let kept = match kept.strip_prefix('+') {
        Some(abroad) if abroad.starts_with(|it: char| it.is_ascii_digit()) => ["00", abroad].concat(),
        Some(_) | None => kept,
    };
    let is_valid = (1..=24).contains(&kept.len())
        && kept.bytes().all(|it| it.is_ascii_digit() || b"*#".contains(&it))
        && kept.bytes().any(|it| it.is_ascii_digit());
    is_valid.then_some(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_people_write_them() {
        for (text, number) in [
            ("95001", "95001"),
            (" 139-0000 (0001)\u{a0}", "13900000001"),
            ("+49 30.12", "00493012"),
            ("*72#10086", "*72#10086"),
            ("1\t2\n3", "123"),
            ("123456789012345678901234", "123456789012345678901234"),
        ] {
            assert_eq!(clean(text).as_deref(), Some(number), "{text:?}");
        }
        for text in [
            "",
            " ",
            "()",
            "+",
            "+#1",
            "+12345678901234567890123",
            "#",
            "12+3",
            "++1",
            "1a",
            "a1001",
            "１２３",
            "tel:123",
            "1;2",
            "1234567890123456789012345",
        ] {
            assert_eq!(clean(text), None, "{text:?}");
        }
    }

    #[test]
    fn call_data_is_counted_in_bytes() {
        let check = |data: String| call_data(Some(&data.into()));
        assert_eq!(check("x".repeat(MOST_DATA)), Ok(()));
        assert_eq!(check("客".repeat(MOST_DATA / 3 + 1)), Err(Refusal::DataTooLong));
    }
}
