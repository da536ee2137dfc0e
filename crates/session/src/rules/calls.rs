//! What may be asked of a call now.

use super::signed_in;
use crate::{
    call::Call,
    call_view::Direction,
    refusal::Refusal,
    session::Model,
    snapshot::{CallKind, CallState, CommandKind},
};

pub(super) fn call_allows(model: &Model, call: &Call, act: CommandKind) -> Result<(), Refusal> {
    signed_in(model)?;
    // The release that should follow may be missing for good (CEC 6.5.1.11): what remains can be dropped.
    if call.state == CallState::RemoteGone && act != CommandKind::HangUp {
        return Err(Refusal::CallEnding);
    }
    let own: Vec<_> = model.pending.iter().filter(|it| it.call.as_ref() == Some(&call.id)).collect();
    let ending = own.iter().any(|it| matches!(it.act, CommandKind::HangUp | CommandKind::Reject));
    // Nothing is in the way of hanging up but itself; nor is a transfer in the way of being taken back. Data is written
    // beside everything else, but once at a time, so that the last one wins.
    let free = act == CommandKind::HangUp
        || own.iter().all(|it| match it.act {
            CommandKind::Transfer => matches!(act, CommandKind::CancelTransfer | CommandKind::SetCallData),
            CommandKind::SetCallData => act != CommandKind::SetCallData,
            _ => act == CommandKind::SetCallData,
        });
    if ending || !free {
        return Err(Refusal::InProgress);
    }
    let another_active = || {
        model
            .calls
            .iter()
            .any(|it| it.id != call.id && !matches!(it.state, CallState::Held | CallState::RemoteGone))
    };
    // Keys and muting name no call (CEC 6.1.2.6, 6.1.2.13): they reach the one that is being placed.
    let another_begins = || {
        let begins = |it: &Call| matches!(it.state, CallState::Dialing | CallState::RemoteRinging);
        model.calls.iter().any(|it| it.id != call.id && begins(it))
    };
    let when = |holds: bool, otherwise| if holds { Ok(()) } else { Err(otherwise) };
    match act {
        CommandKind::Answer => {
            when(call.state == CallState::Ringing, Refusal::NotRinging)?;
            when(!another_active(), Refusal::AnotherCallActive)
        }
        CommandKind::Reject => when(call.state == CallState::Ringing, Refusal::NotRinging),
        // In a three-party call too: agent and customer may dial in an IVR that was joined (CEC 6.1.2.13, 6.1.2.25).
        CommandKind::Keypad => {
            when(talks(call), Refusal::NotTalking)?;
            when(!another_begins(), Refusal::AnotherCallActive)
        }
        CommandKind::Hold => {
            when(call.state == CallState::Talking, Refusal::NotTalking)?;
            // Who is talked with to hand a call over is not held: hanging up is what connects them (CEC 6.1.2.11, mode 3).
            when(call.kind != CallKind::ThirdParty, Refusal::NotACustomer)?;
            let joins = |act| matches!(act, CommandKind::Join | CommandKind::Connect);
            when(model.pending.iter().all(|it| !joins(it.act)), Refusal::InProgress)?;
            when(!another_active(), Refusal::AnotherCallActive)
        }
        CommandKind::Mute => {
            when(talks(call), Refusal::NotTalking)?;
            when(!another_begins(), Refusal::AnotherCallActive)?;
            when(!call.muted, Refusal::AlreadyMuted)
        }
        CommandKind::Unmute => {
            when(talks(call), Refusal::NotTalking)?;
            when(!another_begins(), Refusal::AnotherCallActive)?;
            when(call.muted, Refusal::NotMuted)
        }
        CommandKind::Consult | CommandKind::Transfer => {
            when(call.state == CallState::Talking, Refusal::NotTalking)?;
            // Who was asked about a call may have been connected with the customer since: nobody is told (CEC 6.1.2.9). The
            // gateway knows, and refuses otherwise.
            let was_asked = call.kind == CallKind::Consultation && call.direction == Direction::Inbound;
            when(call.kind == CallKind::Customer || was_asked, Refusal::NotACustomer)?;
            when(!another_active(), Refusal::AnotherCallActive)?;
            // One consultation at a time: with a call held there is no room for another (CEC 6.1.2.5).
            let alone = model.calls.iter().all(|it| it.id == call.id || it.state == CallState::RemoteGone);
            when(alone || act == CommandKind::Transfer, Refusal::AnotherCallActive)
        }
        CommandKind::Join | CommandKind::Connect => {
            when(call.state == CallState::Held, Refusal::NotHeld)?;
            let joins = |it: &&Call| {
                it.id != call.id && it.state == CallState::Talking && it.kind != CallKind::ThirdParty
            };
            let other = model.calls.iter().find(joins);
            when(other.is_some(), Refusal::NothingToJoin)?;
            let is_free =
                other.is_some_and(|it| model.pending.iter().all(|own| own.call.as_ref() != Some(&it.id)));
            when(is_free, Refusal::InProgress)
        }
        CommandKind::Retrieve => {
            when(call.state == CallState::Held, Refusal::NotHeld)?;
            when(!another_active(), Refusal::AnotherCallActive)
        }
        CommandKind::HangUp => {
            when(!matches!(call.state, CallState::Ringing | CallState::Answering), Refusal::NotConnected)
        }
        CommandKind::CancelTransfer => when(call.can_be_taken_back(), Refusal::NotTransferring),
        CommandKind::Disconnect => {
            when(talks(call) || call.state == CallState::Held, Refusal::NotTalking)?;
            // Only parties of the last call can be put out (CEC 6.1.2.17).
            let is_last = model.calls.iter().next_back().is_some_and(|it| it.id == call.id);
            when(is_last, Refusal::NotTheLastCall)
        }
        CommandKind::SwitchMedia => {
            // The gateway refuses it to agents of the telephone only (200-030).
            when(model.agent.takes_video, Refusal::NotAVideoAgent)?;
            when(call.state == CallState::Talking, Refusal::NotTalking)?;
            when(call.kind == CallKind::Customer, Refusal::NotACustomer)?;
            when(!another_active(), Refusal::AnotherCallActive)
        }
        CommandKind::SetCallData => when(call.has_talked(), Refusal::NotConnected),
        CommandKind::SignIn
        | CommandKind::SignOut
        | CommandKind::DialPreview
        | CommandKind::PickUp
        | CommandKind::TakeQueued
        | CommandKind::SetAutoAnswer
        | CommandKind::SetAutoReady
        | CommandKind::SetQueues
        | CommandKind::ChangePassword
        | CommandKind::SendNote
        | CommandKind::Query
        | CommandKind::Ready
        | CommandKind::Busy
        | CommandKind::Rest
        | CommandKind::WrapUp
        | CommandKind::Dial => unreachable!("{act:?} is not about a call: Command::call() gives none"),
    }
}

const fn talks(call: &Call) -> bool {
    matches!(call.state, CallState::Talking | CallState::Conference)
}
