//! Calls that are handed on, and calls that become one (state-machine sections 4.11–4.14).
//!
//! A customer's call that is handed on, or asked about, may have a second one beside it, made for it ([`Call::about`]).
//! Which of the two a conference is reported on differs from gateway to gateway; the other is over then.

use offhook_protocol::{CallId, Number, event_content::Conference};

use super::{agent::on_call, calls::became_talk};
use crate::{
    call::{Call, without_agent_mark},
    calls::Certainty,
    command::{Command, TransferMode},
    pending::Pending,
    session::Model,
    snapshot::{CallKind, CallState, CommandKind, Direction, EndCause},
    time::Millis,
};

/// Three talk.
pub(super) fn conference(model: &mut Model, it: &Conference, now: Millis) {
    let listed = it.partners.reveal().split(',').map(str::trim).filter(|it| !it.is_empty());
    let partners: Vec<Number> = listed.map(|it| without_agent_mark(&it.into())).collect();
    if partners.len() == 1 && model.is_talk_of_transfer(&it.call, now) {
        // So some report that the third party has answered, with the customer still waiting (CEC 6.1.2.11).
        return became_talk(model, &it.call, now);
    }
    let is_new = model.calls.get(&it.call).is_none();
    let new = || Call::new(it.call.clone(), Direction::Inbound, CallState::Talking, now);
    if model.calls.get_or_add(&it.call, new).is_none() {
        return;
    }
    // It may come before the answer that tells the id of the call that was asked for.
    let is_ours = is_new && model.dialled(&it.call, now);
    let third = model.third_party_of(&it.call);
    let other = model.merged_with(&it.call);
    let parts = [Some(&it.call), other.as_ref()].into_iter().flatten();
    let colleague = parts
        .filter_map(|id| model.calls.get(id))
        .find(|it| matches!(it.kind, CallKind::Internal | CallKind::Consultation))
        .map(|it| it.number.clone());
    let Some(call) = model.calls.get_mut(&it.call) else { return };
    if is_ours {
        call.direction = Direction::Outbound;
    }
    call.advance(CallState::Conference, now);
    call.parties = partners;
    call.colleague = call.colleague.take().or(colleague);
    call.third = third;
    call.handing_on = None;
    if let Some(other) = other {
        let joined_by_us = model.joining().as_ref() == Some(&it.call);
        model.just_joined = joined_by_us.then(|| it.call.clone());
        model.calls.end(&other, EndCause::Joined, Certainty::Inferred, now);
    }
    on_call(model, now);
}

/// Nobody took the call, or it was taken back: the agent has the customer.
pub(super) fn transfer_failed(model: &mut Model, id: &CallId, now: Millis) {
    for pending in &mut model.pending {
        pending.has_failed |= pending.act == CommandKind::Transfer && pending.call.as_ref() == Some(id);
    }
    if let Some(call) = model.calls.get_mut(id) {
        call.own_end = None;
        call.handing_on = None;
        call.advance(CallState::Talking, now);
    }
    // The call that was made for it has no purpose any more.
    if let Some(leg) = model.calls.third_party_for(id) {
        let talked = leg.talking_since.is_some();
        let cause = if talked { EndCause::RemoteHungUp } else { EndCause::NotAnswered };
        let leg = leg.id.clone();
        model.calls.end(&leg, cause, Certainty::Inferred, now);
    }
}

/// The flow is over, the customer is back (CEC 6.5.1.2.16). It may be, before the answer that says that it has begun.
pub(super) fn returned(model: &mut Model, id: &CallId, now: Millis) {
    for pending in &mut model.pending {
        if pending.act == CommandKind::Transfer && pending.call.as_ref() == Some(id) {
            pending.made = Some(id.clone());
        }
    }
    if let Some(call) = model.calls.get_mut(id) {
        call.handing_on = None;
        call.advance(CallState::Talking, now);
    }
}

impl Model {
    /// The call that waits for somebody to take it, or is about to: the answer to the request may still be under way.
    pub(super) fn being_handed_on(&self) -> Option<CallId> {
        let waits = |it: &&Call| matches!(it.state, CallState::Transferring | CallState::InIvr);
        let on_its_way = |it: &&Call| waits(it) || it.handing_on.is_some();
        self.calls.iter().find(on_its_way).map(|it| it.id.clone())
    }

    /// Whether this call was made to talk with whoever is to take the customer. It may be that nothing has told of it yet.
    fn is_talk_of_transfer(&mut self, id: &CallId, now: Millis) -> bool {
        let mode = |it: &Pending| match it.command {
            Command::Transfer { mode, .. } if it.made.is_none() => Some(mode),
            _ => None,
        };
        let awaits_talk = self.pending.iter().any(|it| mode(it) == Some(TransferMode::Talk));
        if awaits_talk && !self.calls.is_known(id) {
            let made = || Call::new(id.clone(), Direction::Outbound, CallState::Dialing, now);
            self.calls.get_or_add(id, made);
            self.dialled(id, now);
        }
        self.calls.get(id).is_some_and(|call| call.kind == CallKind::ThirdParty)
    }

    /// Whom a transfer brings into this three-party call: it is reported on the customer's call or on the new one.
    fn third_party_of(&self, id: &CallId) -> Option<Number> {
        let known = self.calls.get(id)?;
        if known.third.is_some() {
            return known.third.clone();
        }
        let is_leg = known.kind == CallKind::ThirdParty && known.about.is_some();
        let leg = if is_leg { Some(known) } else { self.calls.third_party_for(id) };
        let asked = known.handing_on.as_ref().filter(|(mode, _)| mode.stays_with_third_party());
        let asked = asked.map(|(_, number)| number.clone());
        leg.map(|it| it.number.clone()).or(asked)
    }

    /// The held call that we have asked to join.
    fn joining(&self) -> Option<CallId> {
        self.pending.iter().find(|it| it.act == CommandKind::Join).and_then(|it| it.call.clone())
    }

    /// The call that has become part of the three-party call with this id.
    fn merged_with(&self, id: &CallId) -> Option<CallId> {
        let talks = |it: &&Call| it.id != *id && it.state == CallState::Talking;
        match self.joining() {
            Some(held) if held == *id => self.calls.iter().find(talks).map(|it| it.id.clone()),
            Some(held) => Some(held),
            None => {
                let about = self.calls.get(id).and_then(|it| it.about.clone());
                about.or_else(|| self.calls.made_for(id).map(|it| it.id.clone()))
            }
        }
    }

    /// The held call's party is in the other call now.
    pub(crate) fn join(&mut self, into: &CallId, held: &CallId, now: Millis) {
        let joined = self.calls.get(held).map(|it| it.number.clone());
        if let Some(call) = self.calls.get_mut(into) {
            call.colleague = (call.kind != CallKind::Customer).then(|| call.number.clone());
            call.advance(CallState::Conference, now);
            call.parties = [call.number.clone()].into_iter().chain(joined).collect();
        }
        self.calls.end(held, EndCause::Joined, Certainty::Inferred, now);
    }
}
