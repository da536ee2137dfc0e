//! Numbers and texts as the gateway takes them.

use offhook_protocol::{AgentId, CallData, Number};

use super::context::when;
use crate::api::{
    number::{NotOneNumber, ReadNumber, read_number},
    refusal::Refusal,
    target::{Target, TargetKind},
};
use crate::model::Model;

/// Most characters of a number (CEC 6.1.2.1).
const LONGEST: usize = 24;

/// Returns a number as the gateway takes it: digits, `*` and `#` (CEC 6.1.2.1). A leading `+` becomes `00`, the prefix of calls abroad
/// that most countries have; a page where it is another one has a say before (`intercept`).
///
/// # Errors
/// The given refusal if it is no number; another one if it is several, or has an extension, which nobody would dial.
pub(super) fn dialable(number: &Number, otherwise: Refusal) -> Result<Number, Refusal> {
    let read = match read_number(number.expose()) {
        Ok(ReadNumber { extension: Some(_), .. }) => return Err(Refusal::HasExtension),
        Ok(ReadNumber { number, extension: None }) => number,
        Err(NotOneNumber::Several(_)) => return Err(Refusal::SeveralNumbers),
        Err(NotOneNumber::Unreadable | NotOneNumber::TooLong) => return Err(otherwise),
    };
    let number = read.strip_prefix('+').map_or_else(|| read.clone(), |abroad| ["00", abroad].concat());
    when(number.len() <= LONGEST, otherwise)?;
    Ok(number.into())
}

/// Returns the address of a target as the gateway takes it: that of a queue or of another agent in digits (CEC 6.1.2.5, 6.1.2.11).
pub(super) fn address(to: &Target, model: &Model) -> Result<Number, Refusal> {
    let address = dialable(&to.address, Refusal::InvalidTarget)?;
    match to.kind {
        TargetKind::Queue => when(is_digits(address.expose(), LONGEST), Refusal::InvalidTarget)?,
        TargetKind::Agent => colleague(&address, model, Refusal::InvalidTarget)?,
        TargetKind::Ivr | TargetKind::AccessCode | TargetKind::External => {}
    }
    Ok(address)
}

/// Checks that this is the work number of another agent.
pub(super) fn colleague(number: &Number, model: &Model, otherwise: Refusal) -> Result<(), Refusal> {
    when(is_digits(number.expose(), LONGEST) && !model.is_own_number(number), otherwise)
}

/// Returns the number that a call to this target shows; empty for a queue: who answers for it is told when it rings there.
pub(super) fn number_at(kind: TargetKind, address: &Number) -> Number {
    match kind {
        TargetKind::Agent | TargetKind::External => address.clone(),
        TargetKind::Queue | TargetKind::Ivr | TargetKind::AccessCode => Number::default(),
    }
}

/// Returns a work number or the number of a telephone as it is written in digits; what can't be read stays as it is.
pub(super) fn as_digits(text: &str) -> String {
    read_number(text).map_or_else(|_| text.to_owned(), |read| read.number)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_goes_out_as_the_gateway_takes_it() {
        let read = |text: &str| dialable(&text.into(), Refusal::InvalidNumber);
        assert_eq!(read("+49 30.12"), Ok("00493012".into()));
        assert_eq!(read("１３８ 0013 8000"), Ok("13800138000".into()));
        assert_eq!(read("-1"), Err(Refusal::InvalidNumber));
        assert_eq!(read("+12345678901234567890123"), Err(Refusal::InvalidNumber), "25 with the prefix");
        assert_eq!(read("13800000001 转 5"), Err(Refusal::HasExtension));
        assert_eq!(read("13800138000/13900139000"), Err(Refusal::SeveralNumbers));
    }

    #[test]
    fn call_data_is_counted_in_bytes() {
        let check = |data: String| call_data(Some(&data.into()));
        assert_eq!(check("x".repeat(MOST_DATA)), Ok(()));
        assert_eq!(check("客".repeat(MOST_DATA / 3 + 1)), Err(Refusal::DataTooLong));
    }
}
