//! What is allowed now, and why not. One function serves the guard in the session, the buttons and the script API.

use offhook_protocol::{AgentState, CallData};

use crate::{
    call::Call,
    command::{Command, Dial, NextState, SetState, SignIn, Target, TargetKind, TransferMode},
    refusal::{Refusal, Verdict},
    session::Model,
    snapshot::{AgentCan, CallCan, CallKind, CallState, Direction, PendingAct, Phase},
};

/// What the agent can ask for now.
pub(crate) fn agent_can(model: &Model) -> AgentCan {
    let can = |act| Verdict::from(agent_allows(model, act));
    AgentCan {
        sign_in: can(PendingAct::SignIn),
        sign_out: can(PendingAct::SignOut),
        ready: can(PendingAct::Ready),
        busy: can(PendingAct::Busy),
        rest: can(PendingAct::Rest),
        wrap_up: can(PendingAct::WrapUp),
        dial: can(PendingAct::Dial),
    }
}

/// What can be asked of a call now.
pub(crate) fn call_can(model: &Model, call: &Call) -> CallCan {
    let can = |act| Verdict::from(call_allows(model, call, act));
    CallCan {
        answer: can(PendingAct::Answer),
        reject: can(PendingAct::Reject),
        hold: can(PendingAct::Hold),
        retrieve: can(PendingAct::Retrieve),
        mute: can(PendingAct::Mute),
        unmute: can(PendingAct::Unmute),
        keypad: can(PendingAct::Keypad),
        hang_up: can(PendingAct::HangUp),
        consult: can(PendingAct::Consult),
        transfer: can(PendingAct::Transfer),
        join: can(PendingAct::Join),
        connect: can(PendingAct::Connect),
    }
}

/// Whether this very command is possible now: what the situation allows, then what its values allow.
pub(crate) fn allows(model: &Model, command: &Command) -> Result<(), Refusal> {
    let act = command.act();
    match command.call() {
        Some(id) => {
            signed_in(model)?;
            call_allows(model, model.calls.get(id).ok_or(Refusal::NoSuchCall)?, act)?;
        }
        None => agent_allows(model, act)?,
    }
    match command {
        Command::SignIn(it) => sign_in_is_valid(it),
        Command::SetState(it) => set_state_is_valid(model, it),
        Command::Dial(it) => dial_is_valid(it),
        Command::Keypad { digits, .. } => {
            let is_valid = (1..=24).contains(&digits.reveal().len())
                && digits.reveal().bytes().all(|it| it.is_ascii_digit() || b"*#".contains(&it));
            if is_valid { Ok(()) } else { Err(Refusal::InvalidDigits) }
        }
        Command::Consult { to, data, .. } => {
            target_is_valid(to, data.as_ref())?;
            let is_colleague = matches!(to.kind, TargetKind::Agent | TargetKind::Skill);
            if is_colleague { Ok(()) } else { Err(Refusal::InvalidTarget) }
        }
        Command::Transfer { call, to, mode, data } => {
            target_is_valid(to, data.as_ref())?;
            let dialled = model.calls.get(call).is_some_and(|call| call.direction == Direction::Outbound);
            transfer_mode(to.kind, *mode, dialled).map(|_| ()).ok_or(Refusal::NoSuchTransfer)
        }
        Command::SignOut
        | Command::Join { .. }
        | Command::Connect { .. }
        | Command::Answer { .. }
        | Command::Reject { .. }
        | Command::Hold { .. }
        | Command::Retrieve { .. }
        | Command::Mute { .. }
        | Command::Unmute { .. }
        | Command::HangUp { .. } => Ok(()),
    }
}

fn signed_in(model: &Model) -> Result<(), Refusal> {
    match model.agent.phase {
        Phase::SignedIn => Ok(()),
        Phase::SignedOut => Err(Refusal::NotSignedIn),
        Phase::SigningIn => Err(Refusal::SigningIn),
        Phase::SigningOut => Err(Refusal::SigningOut),
    }
}

/// From which state the gateway takes which request: CEC 6.1.1.9–6.1.1.18, 6.1.2.1.
fn agent_allows(model: &Model, act: PendingAct) -> Result<(), Refusal> {
    if act == PendingAct::SignIn {
        return match model.agent.phase {
            // Signing in and out must not overlap (CEC 6.1.1.1).
            Phase::SignedOut if model.is_leaving => Err(Refusal::SigningOut),
            Phase::SignedOut => Ok(()),
            Phase::SigningIn => Err(Refusal::SigningIn),
            Phase::SignedIn => Err(Refusal::AlreadySignedIn),
            Phase::SigningOut => Err(Refusal::SigningOut),
        };
    }
    signed_in(model)?;
    if model.pending.iter().any(|it| it.call.is_none()) {
        return Err(Refusal::InProgress);
    }
    let state = model.agent.state;
    let in_call = state == AgentState::OnCall || !model.calls.is_empty();
    match act {
        PendingAct::Dial if in_call => {
            let all_held = model.calls.iter().all(|call| call.state == CallState::Held);
            match (model.calls.is_empty(), all_held) {
                (true, _) => Err(Refusal::OnCall),
                (false, true) => Ok(()),
                (false, false) => Err(Refusal::AnotherCallActive),
            }
        }
        // During a call they are noted, and come when it is over (state-machine 3.2: pre_busy, pre_rest).
        PendingAct::Busy | PendingAct::Rest if in_call => Ok(()),
        PendingAct::Ready if in_call && model.agent.next.is_some() => Ok(()),
        _ if in_call => Err(Refusal::OnCall),
        PendingAct::Ready if state == AgentState::Ready => Err(Refusal::AlreadySo),
        PendingAct::WrapUp if state == AgentState::WrapUp => Err(Refusal::AlreadySo),
        PendingAct::Busy | PendingAct::WrapUp | PendingAct::Dial if state == AgentState::Rest => {
            Err(Refusal::LeaveRestFirst)
        }
        PendingAct::Rest if matches!(state, AgentState::Busy | AgentState::WrapUp) => {
            Err(Refusal::BecomeReadyFirst)
        }
        _ => Ok(()),
    }
}

fn call_allows(model: &Model, call: &Call, act: PendingAct) -> Result<(), Refusal> {
    signed_in(model)?;
    // The release that should follow may be missing for good (CEC 6.5.1.11): what remains can be dropped.
    if call.state == CallState::RemoteGone && act != PendingAct::HangUp {
        return Err(Refusal::CallEnding);
    }
    let own: Vec<_> = model.pending.iter().filter(|it| it.call.as_ref() == Some(&call.id)).collect();
    let ending = own.iter().any(|it| matches!(it.act, PendingAct::HangUp | PendingAct::Reject));
    // Hanging up is never in the way of anything but itself.
    if ending || (act != PendingAct::HangUp && !own.is_empty()) {
        return Err(Refusal::InProgress);
    }
    let another_active = || {
        model
            .calls
            .iter()
            .any(|it| it.id != call.id && !matches!(it.state, CallState::Held | CallState::RemoteGone))
    };
    let when = |holds: bool, otherwise| if holds { Ok(()) } else { Err(otherwise) };
    match act {
        PendingAct::Answer => {
            when(call.state == CallState::Ringing, Refusal::NotRinging)?;
            when(!another_active(), Refusal::AnotherCallActive)
        }
        PendingAct::Reject => when(call.state == CallState::Ringing, Refusal::NotRinging),
        PendingAct::Keypad => when(call.state == CallState::Talking, Refusal::NotTalking),
        PendingAct::Hold => {
            when(call.state == CallState::Talking, Refusal::NotTalking)?;
            when(call.kind != CallKind::Consult, Refusal::NotACustomer)?;
            when(!another_active(), Refusal::AnotherCallActive)
        }
        PendingAct::Mute => {
            when(talks(call), Refusal::NotTalking)?;
            when(!call.muted, Refusal::AlreadyMuted)
        }
        PendingAct::Unmute => {
            when(talks(call), Refusal::NotTalking)?;
            when(call.muted, Refusal::NotMuted)
        }
        PendingAct::Consult | PendingAct::Transfer => {
            when(call.state == CallState::Talking, Refusal::NotTalking)?;
            when(call.kind == CallKind::Customer, Refusal::NotACustomer)?;
            when(!another_active(), Refusal::AnotherCallActive)?;
            // One consultation at a time: with a call held there is no room for another (CEC 6.1.2.5).
            let alone = model.calls.iter().all(|it| it.id == call.id || it.state == CallState::RemoteGone);
            when(alone || act == PendingAct::Transfer, Refusal::AnotherCallActive)
        }
        PendingAct::Join | PendingAct::Connect => {
            when(call.state == CallState::Held, Refusal::NotHeld)?;
            let other = model.calls.iter().find(|it| it.id != call.id && it.state == CallState::Talking);
            when(other.is_some(), Refusal::NothingToJoin)?;
            let is_free =
                other.is_some_and(|it| model.pending.iter().all(|own| own.call.as_ref() != Some(&it.id)));
            when(is_free, Refusal::InProgress)
        }
        PendingAct::Retrieve => {
            when(call.state == CallState::Held, Refusal::NotHeld)?;
            when(!another_active(), Refusal::AnotherCallActive)
        }
        PendingAct::HangUp => {
            when(!matches!(call.state, CallState::Ringing | CallState::Answering), Refusal::NotConnected)
        }
        PendingAct::SignIn
        | PendingAct::SignOut
        | PendingAct::Ready
        | PendingAct::Busy
        | PendingAct::Rest
        | PendingAct::WrapUp
        | PendingAct::Dial => unreachable!("{act:?} is not about a call: Command::call() gives none"),
    }
}

const fn talks(call: &Call) -> bool {
    matches!(call.state, CallState::Talking | CallState::Conference)
}

fn target_is_valid(to: &Target, data: Option<&CallData>) -> Result<(), Refusal> {
    if data.is_some_and(|data| data.reveal().len() > MOST_DATA) {
        return Err(Refusal::DataTooLong);
    }
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
    }
}

/// The number of a kind of target (CEC 6.1.2.11).
pub(crate) const fn device(to: TargetKind) -> i64 {
    match to {
        TargetKind::Skill => 1,
        TargetKind::Agent => 2,
        TargetKind::Ivr => 3,
        TargetKind::AccessCode => 4,
        TargetKind::External => 5,
    }
}

fn sign_in_is_valid(it: &SignIn) -> Result<(), Refusal> {
    let is_number = |text: &str, most: usize| {
        (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
    };
    if !is_number(it.agent.reveal(), 6) {
        return Err(Refusal::InvalidAgentId);
    }
    if !(1..=32).contains(&it.password.reveal().len()) {
        return Err(Refusal::PasswordMissing);
    }
    if is_number(it.phone.reveal(), 24) { Ok(()) } else { Err(Refusal::InvalidPhone) }
}

fn set_state_is_valid(model: &Model, it: &SetState) -> Result<(), Refusal> {
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

/// Call data fits into this many bytes (CEC 6.1.2.1).
const MOST_DATA: usize = 16_384;

fn dial_is_valid(it: &Dial) -> Result<(), Refusal> {
    if it.data.as_ref().is_some_and(|data| data.reveal().len() > MOST_DATA) {
        return Err(Refusal::DataTooLong);
    }
    clean_number(it.number.reveal()).map(|_| ()).ok_or(Refusal::InvalidNumber)
}

/// A number as people write it, without what only helps reading. `None`: it is no number.
pub(crate) fn clean_number(text: &str) -> Option<String> {
    let kept: String = text.chars().filter(|it| !it.is_whitespace() && !"-().\u{a0}".contains(*it)).collect();
    let is_valid = (1..=24).contains(&kept.len())
        && kept
            .bytes()
            .enumerate()
            .all(|(at, it)| it.is_ascii_digit() || b"*#".contains(&it) || (at == 0 && it == b'+'))
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
            ("+49 30.12", "+493012"),
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

    /// Each reason can be had from a session, and `tests/scenarios` shows how. Too much call data would be too much
    /// text for a scenario; it has its own test below.
    #[test]
    fn every_refusal_is_shown_by_a_scenario() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios");
        let said: String = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|it| it == "out"))
            .map(|path| std::fs::read_to_string(path).unwrap())
            .collect();
        let missing: Vec<_> = Refusal::ALL
            .iter()
            .filter(|why| **why != Refusal::DataTooLong)
            .filter(|why| {
                let name = crate::CommandError::NotNow { why: **why }.report(None).code;
                !said.lines().any(|line| line.contains(" settle #") && line.ends_with(&format!(" {name}")))
            })
            .collect();
        assert!(missing.is_empty(), "no scenario ends in {missing:?}");
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
