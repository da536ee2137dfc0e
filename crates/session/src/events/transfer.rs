//! Calls that are transferred, and calls that become one (state-machine sections 4.11–4.14).
//!
//! A customer's call that is transferred, or consulted about, may have a second one beside it, made for it
//! ([`Call::primary_call`]). Which of the two a conference is reported on differs from gateway to gateway; the other is over
//! then.

use offhook_protocol::{CallId, Number, event_content::Conference};

use super::{agent::on_call, calls::became_talk};
use crate::{
    api::{
        snapshot::{CallKind, CallState, Direction, EndCause},
        target::TransferMode,
        time::Millis,
    },
    facts::Fact,
    model::{Call, Certainty, Join, Model, without_agent_mark},
};

/// Notes that all three parties talk.
pub(super) fn conference(model: &mut Model, it: &Conference, now: Millis) {
    let listed = it.partners.expose().split(',').map(str::trim).filter(|it| !it.is_empty());
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
    let third_party = model.third_party_of(&it.call);
    let other = model.merged_with(&it.call);
    let joined_by_us = model.joining().as_ref() == Some(&it.call);
    let parts = [Some(&it.call), other.as_ref()].into_iter().flatten();
    let other_agent = parts
        .filter_map(|id| model.calls.get(id))
        .find(|it| matches!(it.kind, CallKind::Internal | CallKind::Consultation))
        .map(|it| it.number.clone());
    if let Some(other) = &other {
        model.take_in(&it.call, other);
    }
    let Some(call) = model.calls.get_mut(&it.call) else { return };
    if is_ours {
        call.direction = Direction::Outbound;
    }
    call.is_talk_due |= !call.has_talked();
    call.advance(CallState::Conference, now);
    call.parties = partners;
    call.other_agent = call.other_agent.take().or(other_agent);
    call.third_party = third_party;
    call.transfer = None;
    if let Some(other) = other {
        model.just_joined = joined_by_us.then(|| it.call.clone());
        model.calls.end(&other, EndCause::Joined, Certainty::Inferred, now);
    }
    on_call(model, now);
}

/// Nobody took the call, or it was taken back: the agent has the customer.
pub(super) fn transfer_failed(model: &mut Model, id: &CallId, now: Millis, facts: &mut Vec<Fact>) {
    facts.push(Fact::TransferFailed { call: id.clone() });
    if let Some(call) = model.calls.get_mut(id) {
        call.requested_end = None;
        call.transfer = None;
        call.advance(CallState::Talking, now);
    }
    // The call that was made for it has no purpose any more.
    if let Some(leg) = model.calls.third_party_call_of(id) {
        let talked = leg.talking_since.is_some();
        let cause = if talked { EndCause::RemoteHungUp } else { EndCause::NotAnswered };
        let leg = leg.id.clone();
        model.calls.end(&leg, cause, Certainty::Inferred, now);
    }
}

/// The IVR is over, the customer is back (CEC 6.5.1.2.16). This event may arrive before the reply to the transfer request.
pub(super) fn returned(model: &mut Model, id: &CallId, now: Millis, facts: &mut Vec<Fact>) {
    facts.push(Fact::ReturnedFromIvr { call: id.clone() });
    if let Some(call) = model.calls.get_mut(id) {
        call.transfer = None;
        call.advance(CallState::Talking, now);
    }
}

impl Model {
    /// True if this call was made to talk with the party that is to take the customer. Nothing may have told of it yet.
    fn is_talk_of_transfer(&mut self, id: &CallId, now: Millis) -> bool {
        let awaits_talk = self.expected_calls.iter().any(|(_, it)| {
            it.made.is_none() && it.transfer.as_ref().is_some_and(|it| it.mode == TransferMode::Talk)
        });
        if awaits_talk && !self.calls.is_known(id) {
            let made = || Call::new(id.clone(), Direction::Outbound, CallState::Dialing, now);
            self.calls.get_or_add(id, made);
            self.dialled(id, now);
        }
        self.calls.get(id).is_some_and(|call| call.kind == CallKind::ThirdParty)
    }

    /// Returns the number of the party that a transfer brings into this three-party call, which is reported on the customer's call
    /// or on the new one.
    fn third_party_of(&self, id: &CallId) -> Option<Number> {
        let known = self.calls.get(id)?;
        if known.third_party.is_some() {
            return known.third_party.clone();
        }
        let is_leg = known.kind == CallKind::ThirdParty && known.primary_call.is_some();
        let leg = if is_leg { Some(known) } else { self.calls.third_party_call_of(id) };
        let asked = known.transfer.as_ref().filter(|it| it.mode.stays_with_third_party());
        leg.map(|it| it.number.clone()).or_else(|| asked.map(|it| it.number.clone()))
    }

    /// Returns the held call that is to be joined.
    fn joining(&self) -> Option<CallId> {
        self.calls.iter().find(|it| it.join != Join::No).map(|it| it.id.clone())
    }

    /// Returns the call that has become part of the three-party call with this id.
    fn merged_with(&self, id: &CallId) -> Option<CallId> {
        let talks = |it: &&Call| it.id != *id && it.state == CallState::Talking;
        match self.joining() {
            Some(held) if held == *id => self.calls.iter().find(talks).map(|it| it.id.clone()),
            Some(held) => Some(held),
            None => {
                let primary = self.calls.get(id).and_then(|it| it.primary_call.clone());
                primary.or_else(|| self.calls.consultation_of(id).map(|it| it.id.clone()))
            }
        }
    }
}
