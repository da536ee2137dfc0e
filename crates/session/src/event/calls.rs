//! How calls come, are answered and end (state-machine sections 4.1–4.8, 4.15).

use offhook_protocol::{
    AgentId, CallId, Number,
    event_content::{Parties, ReleasedParty},
};

use super::{agent::on_call, handing_on::transfer_failed};
use crate::{
    call::{Call, Certainty},
    command::Command,
    pending::Pending,
    repair::is_outbound,
    session::Model,
    snapshot::{CallKind, CallState, Direction, EndCause, PendingAct, SkillView},
    time::Millis,
};

/// A call straight to an agent came through no queue: id 0 and no name.
pub(crate) fn queue(id: i64, name: &str) -> Option<SkillView> {
    (id != 0 || !name.is_empty()).then(|| SkillView { id, name: name.to_owned() })
}

pub(super) fn arrive(model: &mut Model, it: &Parties, state: CallState, now: Millis) {
    let announced = model.announced.take_if(|info| info.call == it.call);
    let is_known = model.calls.get(&it.call).is_some();
    let new = || Call::new(it.call.clone(), Direction::Inbound, state, now);
    let Some(call) = model.calls.offered(&it.call, new) else { return };
    if is_known {
        call.advance(state, now);
    } else {
        call.begin_again(state, now);
    }
    call.set_kind(it.feature);
    if call.direction == Direction::Inbound {
        call.set_number(&it.caller);
    }
    if let Some(info) = announced {
        call.skill = queue(info.skill, &info.skill_name);
    }
    on_call(model, now);
}

pub(super) fn talk(model: &mut Model, it: &Parties, now: Millis) {
    let direction = model.direction(it.feature.unwrap_or_default(), &it.caller);
    if model.calls.get(&it.call).is_some_and(|call| call.state == CallState::Transferring) {
        transfer_failed(model, &it.call, now);
    }
    let is_new = model.calls.get(&it.call).is_none();
    let talking = || Call::new(it.call.clone(), direction, CallState::Talking, now);
    let Some(call) = model.calls.get_or_add(&it.call, talking) else { return };
    call.advance(CallState::Talking, now);
    call.set_kind(it.feature);
    let number: &Number = if call.direction == Direction::Outbound { &it.called } else { &it.caller };
    if call.number.is_empty() {
        call.set_number(number);
    }
    if is_new && call.direction == Direction::Outbound {
        model.dialled(&it.call);
    }
    on_call(model, now);
}

/// A party has left. In a three-party call the others go on; the held call whose party was joined is only given up.
pub(super) fn remote_released(model: &mut Model, it: &ReleasedParty, now: Millis) {
    let in_conference = |call: &Call| call.state == CallState::Conference;
    let is_merged = model.calls.get(&it.call).is_some_and(|call| call.state == CallState::Held)
        && model.calls.iter().any(in_conference);
    if is_merged {
        return end(model, &it.call, EndCause::Joined, now);
    }
    let Some(call) = model.calls.get_mut(&it.call) else { return };
    call.partners.retain(|partner| *partner != it.number);
    match call.partners.as_slice() {
        [last] if in_conference(call) => {
            call.number = last.clone();
            call.advance(CallState::Talking, now);
        }
        [_, _, ..] if in_conference(call) => {}
        _ => {
            if call.state == CallState::Transferring {
                // Who left before anybody took the call was not handed on.
                call.own_end = None;
            }
            call.advance(CallState::RemoteGone, now);
        }
    }
}

/// One of the two sides could not be connected.
pub(super) fn not_connected(model: &mut Model, id: &CallId, now: Millis) {
    let cause = match model.calls.get(id) {
        Some(call) if call.direction == Direction::Inbound => EndCause::NotAnswered,
        call => {
            let known = call.and_then(|call| call.dial_failure.clone());
            let (cause, text) = known.map_or((None, None), |(cause, text)| (Some(cause), Some(text)));
            EndCause::DialFailed { cause, text }
        }
    };
    end(model, id, cause, now);
}

pub(super) fn end(model: &mut Model, id: &CallId, cause: EndCause, now: Millis) {
    model.calls.end(id, cause, Certainty::Said, now);
}

impl Model {
    /// An outgoing call has turned up: it is the one that was just dialled, if its answer has not told us its id.
    pub(crate) fn dialled(&mut self, id: &CallId) {
        let makes = |it: &Pending| matches!(it.act, PendingAct::Dial | PendingAct::Consult);
        let is_claimed = self.pending.iter().any(|it| it.made.as_ref() == Some(id));
        let waiting = self.pending.iter().position(|it| makes(it) && it.made.is_none());
        if let (false, Some(at)) = (is_claimed, waiting) {
            self.claim(at, id);
        }
    }

    /// This call is what that command has made.
    pub(crate) fn claim(&mut self, at: usize, id: &CallId) {
        let pending = &mut self.pending[at];
        let kind = match &pending.command {
            Command::Consult { .. } => CallKind::Consult,
            Command::Dial(it) if it.colleague == Some(true) => CallKind::Internal,
            _ => CallKind::Customer,
        };
        pending.made = Some(id.clone());
        if let Some(call) = self.calls.get_mut(id) {
            call.kind = kind;
        }
    }

    /// Who began a call. The feature of a call between colleagues does not tell; its caller does.
    pub(crate) fn direction(&self, feature: i64, caller: &Number) -> Direction {
        let is_own = |own: Option<&str>| own.is_some_and(|own| !own.is_empty() && own == caller.reveal());
        let own = is_own(self.agent.id.as_ref().map(AgentId::reveal))
            || is_own(self.agent.phone.as_ref().map(Number::reveal));
        if is_outbound(feature) || own { Direction::Outbound } else { Direction::Inbound }
    }
}
