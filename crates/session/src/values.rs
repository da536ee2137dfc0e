//! What the values of a command must be, and what they become on the way to the gateway.

use offhook_protocol::{AgentId, AgentState, CallData, Number};

use crate::{
    command::{Dial, NextState, SetState, SignIn, Target, TargetKind, TransferMode},
    refusal::Refusal,
    session::Model,
    snapshot::Direction,
};

pub(super) fn target_is_valid(to: &Target, data: Option<&CallData>) -> Result<(), Refusal> {
    data_is_valid(data)?;
    clean_number(to.address.reveal()).map(|_| ()).ok_or(Refusal::InvalidTarget)
}

/// Which modes a kind of target takes, and their numbers (CEC 6.1.2.11).
pub(crate) const fn transfer_mode(to: TargetKind, mode: TransferMode, dialled: bool) -> Option<i64> {
    match (to, mode) {
        // A call that the agent dialled can't be released to the outside.
        (TargetKind::External, TransferMode::Release) => {
            if dialled {
                None
            } else {
                Some(1)
            }
        }
        (_, TransferMode::Release) => Some(0),
        (TargetKind::Ivr, TransferMode::OnSuccess) => None,
        (_, TransferMode::OnSuccess) => Some(2),
        (TargetKind::Ivr, TransferMode::Suspend) => Some(1),
        (TargetKind::External, TransferMode::Talk) => Some(3),
        (TargetKind::External, TransferMode::ThreeParty) => Some(4),
        (_, TransferMode::Suspend | TransferMode::Talk | TransferMode::ThreeParty) => None,
    }
}

/// The modes in which a call can be handed on to such a target (CEC 6.1.2.11), in the order to offer them.
pub fn transfer_modes(to: TargetKind, call: Direction) -> Vec<TransferMode> {
    let dialled = call == Direction::Outbound;
    TransferMode::ALL.into_iter().filter(|mode| transfer_mode(to, *mode, dialled).is_some()).collect()
}

/// The number of a kind of target (CEC 6.1.2.11).
pub(crate) const fn device(to: TargetKind) -> i64 {
    match to {
        TargetKind::Queue => 1,
        TargetKind::Agent => 2,
        TargetKind::Ivr => 3,
        TargetKind::AccessCode => 4,
        TargetKind::External => 5,
    }
}

fn is_number(text: &str, most: usize) -> bool {
    (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}

pub(super) fn agent_id_is_valid(id: &AgentId) -> Result<(), Refusal> {
    if is_number(id.reveal(), 6) { Ok(()) } else { Err(Refusal::InvalidAgentId) }
}

pub(super) fn sign_in_is_valid(it: &SignIn) -> Result<(), Refusal> {
    agent_id_is_valid(&it.agent)?;
    if !(1..=32).contains(&it.password.reveal().len()) {
        return Err(Refusal::PasswordMissing);
    }
    let is_platform_only = it.platform_only == Some(true);
    // There is no such sign-in by force.
    if is_platform_only && it.force == Some(true) {
        return Err(Refusal::InvalidRequest);
    }
    if is_platform_only && it.phone.is_empty() || is_number(it.phone.reveal(), 24) {
        Ok(())
    } else {
        Err(Refusal::InvalidPhone)
    }
}

pub(super) fn set_state_is_valid(model: &Model, it: &SetState) -> Result<(), Refusal> {
    match it.state {
        NextState::Ready | NextState::WrapUp => Ok(()),
        NextState::Busy => match it.reason {
            // Busy on top of busy is a change of the reason; without one there is nothing to change (CEC 6.1.1.10).
            None if model.agent.state == AgentState::Busy => Err(Refusal::AlreadySo),
            None | Some(200..=250) => Ok(()),
            Some(_) => Err(Refusal::InvalidReason),
        },
        NextState::Rest => match (it.seconds, it.reason) {
            (Some(1..=86_399), None | Some(0..=255)) => Ok(()),
            (Some(1..=86_399), Some(_)) => Err(Refusal::InvalidReason),
            (None | Some(_), _) => Err(Refusal::InvalidSeconds),
        },
    }
}

/// Whether this is the agent's own number: the work number, or that of the phone.
pub(crate) fn is_own_number(model: &Model, number: &Number) -> bool {
    let own = |it: Option<&str>| it == Some(number.reveal());
    own(model.agent.id.as_ref().map(AgentId::reveal)) || own(model.agent.phone.as_ref().map(Number::reveal))
}

/// Call data fits into this many bytes (CEC 6.1.2.1).
const MOST_DATA: usize = 16_384;

pub(super) fn data_is_valid(data: Option<&CallData>) -> Result<(), Refusal> {
    let is_valid = data.is_none_or(|data| data.reveal().len() <= MOST_DATA);
    if is_valid { Ok(()) } else { Err(Refusal::DataTooLong) }
}

pub(super) fn dial_is_valid(it: &Dial) -> Result<(), Refusal> {
    data_is_valid(it.data.as_ref())?;
    clean_number(it.number.reveal()).map(|_| ()).ok_or(Refusal::InvalidNumber)
}

/// A number as people write it, as the gateway takes it: digits, `*` and `#` (CEC 6.1.2.1). A leading `+` becomes `00`, the
/// prefix of calls abroad that most countries have; a page where it is another one has a say before (`intercept`). `None`:
/// it is no number.
pub(crate) fn clean_number(text: &str) -> Option<String> {
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
        let clean = |text: &str| clean_number(text);
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
    fn keypad_and_sign_in_take_ascii_digits_only() {
        let it = |agent: &str, password: &str, phone: &str| {
            sign_in_is_valid(&SignIn {
                agent: agent.into(),
                password: password.into(),
                phone: phone.into(),
                ..SignIn::default()
            })
        };
        assert_eq!(it("1001", "p", "40001"), Ok(()));
        assert_eq!(it("１００１", "p", "40001"), Err(Refusal::InvalidAgentId));
        assert_eq!(it("1001", "", "40001"), Err(Refusal::PasswordMissing));
        assert_eq!(it("1001", "p", "4000 1"), Err(Refusal::InvalidPhone));
    }

    #[test]
    fn call_data_is_counted_in_bytes() {
        let dial = |data: String| {
            dial_is_valid(&Dial { number: "95001".into(), data: Some(data.into()), ..Dial::default() })
        };
        assert_eq!(dial("x".repeat(MOST_DATA)), Ok(()));
        assert_eq!(dial("客".repeat(MOST_DATA / 3 + 1)), Err(Refusal::DataTooLong));
    }
}
