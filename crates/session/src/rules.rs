//! What is allowed now, and why not. One function serves the guard in the session, the buttons and the script API.

use offhook_protocol::Number;

mod agent;
mod calls;

use agent::agent_allows;
use calls::call_allows;

use crate::{
    call::Call,
    command::{Command, Media, TargetKind, TransferMode},
    named::named,
    refusal::{Availability, Refusal},
    session::Model,
    settings::{is_forced, note_is_valid, password_is_valid, sign_out_is_valid},
    snapshot::{AgentCan, CallCan, CallKind, CommandKind, Direction, Phase},
    values::{
        agent_id_is_valid, data_is_valid, dial_is_valid, is_own_number, set_state_is_valid, sign_in_is_valid,
        target_is_valid, transfer_mode,
    },
};

/// What the agent can ask for now.
pub(crate) fn agent_can(model: &Model) -> AgentCan {
    let can = |act| Availability::from(agent_allows(model, act));
    AgentCan {
        sign_in: can(CommandKind::SignIn),
        sign_out: can(CommandKind::SignOut),
        ready: can(CommandKind::Ready),
        busy: can(CommandKind::Busy),
        rest: can(CommandKind::Rest),
        wrap_up: can(CommandKind::WrapUp),
        dial: can(CommandKind::Dial),
        dial_preview: can(CommandKind::DialPreview),
        pick_up: can(CommandKind::PickUp),
        take_queued: can(CommandKind::TakeQueued),
        settings: can(CommandKind::SetAutoAnswer),
        query: can(CommandKind::Query),
    }
}

/// What can be asked of a call now.
pub(crate) fn call_can(model: &Model, call: &Call) -> CallCan {
    let can = |act| Availability::from(call_allows(model, call, act));
    CallCan {
        answer: can(CommandKind::Answer),
        reject: can(CommandKind::Reject),
        hold: can(CommandKind::Hold),
        retrieve: can(CommandKind::Retrieve),
        mute: can(CommandKind::Mute),
        unmute: can(CommandKind::Unmute),
        keypad: can(CommandKind::Keypad),
        hang_up: can(CommandKind::HangUp),
        consult: can(CommandKind::Consult),
        transfer: can(CommandKind::Transfer),
        join: can(CommandKind::Join),
        connect: can(CommandKind::Connect),
        cancel_transfer: can(CommandKind::CancelTransfer),
        disconnect: can(CommandKind::Disconnect),
        switch_media: can(CommandKind::SwitchMedia),
        set_data: can(CommandKind::SetCallData),
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
        None if matches!(command, Command::SignOut(it) if is_forced(it)) => signed_in(model)?,
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
            let is_colleague = matches!(to.kind, TargetKind::Agent | TargetKind::Queue);
            if is_colleague { Ok(()) } else { Err(Refusal::InvalidTarget) }
        }
        Command::Transfer { call, to, mode, data } => {
            target_is_valid(to, data.as_ref())?;
            let call = model.calls.get(call);
            let dialled = call.is_some_and(|call| call.direction == Direction::Outbound);
            let is_video = call.is_some_and(|call| call.media == Media::Video);
            let is_thrown_out = to.kind == TargetKind::External && *mode == TransferMode::Release;
            let mode = transfer_mode(to.kind, *mode, dialled).filter(|_| !(is_video && is_thrown_out));
            mode.map(|_| ()).ok_or(Refusal::NoSuchTransfer)
        }
        Command::Disconnect { call, number } => {
            let is_in = model.calls.get(call).is_some_and(|it| is_party(model, it, number));
            if is_in { Ok(()) } else { Err(Refusal::NoSuchParty) }
        }
        Command::SignOut(it) => sign_out_is_valid(it),
        Command::ChangePassword { old, new } => password_is_valid(model, old, new),
        Command::SendNote { to, text } => note_is_valid(to, text),
        Command::Request { name, params } => named(name, params).map(|_| ()),
        Command::DialPreview { number } => {
            let is_offered = model.preview.as_ref().is_some_and(|it| it.numbers.contains(number));
            if is_offered { Ok(()) } else { Err(Refusal::NotOfPreview) }
        }
        Command::PickUp { agent } => agent_id_is_valid(agent),
        Command::TakeQueued { waiting, .. } => {
            if waiting.is_empty() {
                Err(Refusal::NoSuchCall)
            } else {
                Ok(())
            }
        }
        Command::SwitchMedia { call, media } => {
            let has_it = model.calls.get(call).is_some_and(|it| it.media == *media);
            if has_it { Err(Refusal::AlreadySo) } else { Ok(()) }
        }
        Command::SetCallData { data, .. } => data_is_valid(Some(data)),
        Command::SetAutoAnswer { .. }
        | Command::SetAutoReady { .. }
        | Command::SetQueues { .. }
        | Command::Query { .. }
        | Command::CancelTransfer { .. }
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

/// Whether this number can be put out of the call. Who was asked can only leave (CEC 6.1.2.17).
fn is_party(model: &Model, call: &Call, number: &Number) -> bool {
    let was_asked = call.kind == CallKind::Consultation && call.direction == Direction::Inbound;
    let others = || call.number == *number || call.parties.contains(number);
    is_own_number(model, number) || !number.is_empty() && !was_asked && others()
}

fn signed_in(model: &Model) -> Result<(), Refusal> {
    match model.agent.phase {
        Phase::SignedIn => Ok(()),
        Phase::SignedOut => Err(Refusal::NotSignedIn),
        Phase::SigningIn => Err(Refusal::SigningIn),
        Phase::SigningOut => Err(Refusal::SigningOut),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
