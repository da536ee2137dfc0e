//! What may be asked of a call now.

use super::signed_in;
use crate::{
    call::Call,
    call_view::Direction,
    refusal::Refusal,
    session::Model,
    snapshot::{CallKind, CallState, PendingAct},
};

pub(super) fn call_allows(model: &Model, call: &Call, act: PendingAct) -> Result<(), Refusal> {
    signed_in(model)?;
    // The release that should follow may be missing for good (CEC 6.5.1.11): what remains can be dropped.
    if call.state == CallState::RemoteGone && act != PendingAct::HangUp {
        return Err(Refusal::CallEnding);
    }
    let own: Vec<_> = model.pending.iter().filter(|it| it.call.as_ref() == Some(&call.id)).collect();
    let ending = own.iter().any(|it| matches!(it.act, PendingAct::HangUp | PendingAct::Reject));
    // Nothing is in the way of hanging up but itself; nor is a transfer in the way of being taken back. Data is written
    // beside everything else, but once at a time, so that the last one wins.
    let free = act == PendingAct::HangUp
        || own.iter().all(|it| match it.act {
            PendingAct::Transfer => matches!(act, PendingAct::CancelTransfer | PendingAct::CallData),
            PendingAct::CallData => act != PendingAct::CallData,
            _ => act == PendingAct::CallData,
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
        PendingAct::Answer => {
            when(call.state == CallState::Ringing, Refusal::NotRinging)?;
            when(!another_active(), Refusal::AnotherCallActive)
        }
        PendingAct::Reject => when(call.state == CallState::Ringing, Refusal::NotRinging),
        PendingAct::Keypad => {
            when(call.state == CallState::Talking, Refusal::NotTalking)?;
            when(!another_begins(), Refusal::AnotherCallActive)
        }
        PendingAct::Hold => {
            when(call.state == CallState::Talking, Refusal::NotTalking)?;
            // Who is talked with to hand a call over is not held: hanging up is what connects them (CEC 6.1.2.11, mode 3).
            when(call.kind != CallKind::ThirdParty, Refusal::NotACustomer)?;
            let joins = |act| matches!(act, PendingAct::Join | PendingAct::Connect);
            when(model.pending.iter().all(|it| !joins(it.act)), Refusal::InProgress)?;
            when(!another_active(), Refusal::AnotherCallActive)
        }
        PendingAct::Mute => {
            when(talks(call), Refusal::NotTalking)?;
            when(!another_begins(), Refusal::AnotherCallActive)?;
            when(!call.muted, Refusal::AlreadyMuted)
        }
        PendingAct::Unmute => {
            when(talks(call), Refusal::NotTalking)?;
            when(!another_begins(), Refusal::AnotherCallActive)?;
            when(call.muted, Refusal::NotMuted)
        }
        PendingAct::Consult | PendingAct::Transfer => {
            when(call.state == CallState::Talking, Refusal::NotTalking)?;
            // Who was asked about a call may have been connected with the customer since: nobody is told (CEC 6.1.2.9). The
            // gateway knows, and refuses otherwise.
            let was_asked = call.kind == CallKind::Consult && call.direction == Direction::Inbound;
            when(call.kind == CallKind::Customer || was_asked, Refusal::NotACustomer)?;
            when(!another_active(), Refusal::AnotherCallActive)?;
            // One consultation at a time: with a call held there is no room for another (CEC 6.1.2.5).
            let alone = model.calls.iter().all(|it| it.id == call.id || it.state == CallState::RemoteGone);
            when(alone || act == PendingAct::Transfer, Refusal::AnotherCallActive)
        }
        PendingAct::Join | PendingAct::Connect => {
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
        PendingAct::Retrieve => {
            when(call.state == CallState::Held, Refusal::NotHeld)?;
            when(!another_active(), Refusal::AnotherCallActive)
        }
        PendingAct::HangUp => {
            when(!matches!(call.state, CallState::Ringing | CallState::Answering), Refusal::NotConnected)
        }
        PendingAct::CancelTransfer => when(call.can_be_taken_back(), Refusal::NotTransferring),
        PendingAct::Disconnect => {
            when(talks(call) || call.state == CallState::Held, Refusal::NotTalking)?;
            // Only parties of the last call can be put out (CEC 6.1.2.17).
            let is_last = model.calls.iter().next_back().is_some_and(|it| it.id == call.id);
            when(is_last, Refusal::NotTheLastCall)
        }
        PendingAct::SwitchMedia => {
            // The gateway refuses it to agents of the telephone only (200-030).
            when(model.agent.takes_video, Refusal::NotAVideoAgent)?;
            when(call.state == CallState::Talking, Refusal::NotTalking)?;
            when(call.kind == CallKind::Customer, Refusal::NotACustomer)?;
            when(!another_active(), Refusal::AnotherCallActive)
        }
        PendingAct::CallData => when(call.has_talked(), Refusal::NotConnected),
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
