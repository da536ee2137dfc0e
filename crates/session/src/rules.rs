//! What is allowed now, and why not. One function serves the guard in the session, the buttons and the script API.

use offhook_protocol::AgentState;

use crate::{
    call::Call,
    command::{Command, ConsultMode, TargetKind},
    refusal::{Refusal, Verdict},
    session::Model,
    snapshot::{AgentCan, CallCan, CallKind, CallState, Direction, PendingAct, Phase},
    values::{dial_is_valid, set_state_is_valid, sign_in_is_valid, target_is_valid, transfer_mode},
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
        dial_preview: can(PendingAct::DialPreview),
        pick_up: can(PendingAct::PickUp),
        take_queued: can(PendingAct::TakeQueued),
        settings: can(PendingAct::AutoAnswer),
        ask: can(PendingAct::Ask),
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
        cancel_transfer: can(PendingAct::CancelTransfer),
        disconnect: can(PendingAct::Disconnect),
        switch_media: can(PendingAct::SwitchMedia),
        set_data: can(PendingAct::CallData),
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
        Command::Consult { mode: ConsultMode::ThreeParty, .. } => Err(Refusal::NotOffered),
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
        Command::SetAutoAnswer { .. }
        | Command::SetAutoReady { .. }
        | Command::SetSkills { .. }
        | Command::ChangePassword { .. }
        | Command::SendNote { .. }
        | Command::DialPreview { .. }
        | Command::PickUp { .. }
        | Command::TakeQueued { .. }
        | Command::Ask { .. }
        | Command::Request { .. }
        | Command::CancelTransfer { .. }
        | Command::Disconnect { .. }
        | Command::SwitchMedia { .. }
        | Command::SetCallData { .. } => Err(Refusal::NotOffered),
        Command::SignOut(_)
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
    if matches!(
        act,
        PendingAct::DialPreview
            | PendingAct::PickUp
            | PendingAct::TakeQueued
            | PendingAct::AutoAnswer
            | PendingAct::AutoReady
            | PendingAct::Skills
            | PendingAct::Password
            | PendingAct::Note
            | PendingAct::Ask
    ) {
        return Err(Refusal::NotOffered);
    }
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
        PendingAct::CancelTransfer
        | PendingAct::Disconnect
        | PendingAct::SwitchMedia
        | PendingAct::CallData => Err(Refusal::NotOffered),
        PendingAct::SignIn
        | PendingAct::SignOut
        | PendingAct::DialPreview
        | PendingAct::PickUp
        | PendingAct::TakeQueued
        | PendingAct::AutoAnswer
        | PendingAct::AutoReady
        | PendingAct::Skills
        | PendingAct::Password
        | PendingAct::Note
        | PendingAct::Ask
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Reasons of commands that are declared, but not carried out yet.
    const TO_COME: &[Refusal] = &[
        Refusal::NoPreview,
        Refusal::NotOfPreview,
        Refusal::NotTransferring,
        Refusal::NoSuchParty,
        Refusal::InvalidNote,
        Refusal::WeakPassword,
        Refusal::InvalidSignOutReason,
        Refusal::UnknownRequest,
        Refusal::InvalidRequest,
        Refusal::RequestOfSession,
        Refusal::NotOffered,
    ];

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
            .filter(|why| **why != Refusal::DataTooLong && !TO_COME.contains(why))
            .filter(|why| {
                let name = crate::CommandError::NotNow { why: **why }.report(None).code;
                !said.lines().any(|line| line.contains(" settle #") && line.ends_with(&format!(" {name}")))
            })
            .collect();
        assert!(missing.is_empty(), "no scenario ends in {missing:?}");
    }
}
