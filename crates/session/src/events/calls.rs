//! Calls that come, are answered and end (state-machine sections 4.1–4.8, 4.15).

use offhook_protocol::{
    CallFeature, CallId, MediaAbility, MediaType, Number,
    event_content::{self, AlertingParty, IncomingInfo, MediaSwitched, Parties, ReleasedParty},
};

use super::{
    agent::on_call,
    transfer::{returned, transfer_failed},
};
use crate::{
    api::{
        snapshot::{CallKind, CallState, Direction, EndCause, QueueRef, Requeued},
        time::Millis,
    },
    facts::Fact,
    model::{Call, Certainty, Model, without_agent_mark},
};

pub(super) fn arrive(model: &mut Model, it: &Parties, state: CallState, now: Millis) {
    let announced = model.announced.take_if(|info| info.call == it.call);
    let is_known = model.calls.get(&it.call).is_some();
    let feature = it.feature.map(CallFeature::from_gateway);
    let direction = model.direction(feature, &it.caller);
    let new = || Call::new(it.call.clone(), direction, state, now);
    let Some(call) = model.calls.offered(&it.call, new) else { return };
    // The ringing of an incoming call may be told as that of another party first: only this event tells the direction.
    let was_mistaken = direction == Direction::Inbound
        && matches!(call.state, CallState::Dialing | CallState::RemoteRinging);
    if was_mistaken {
        call.direction = direction;
    }
    if is_known && !was_mistaken {
        call.advance(state, now);
    } else {
        call.begin_again(state, now);
    }
    call.set_kind(feature);
    call.set_media(it.media.map(MediaAbility::from_gateway));
    let number = customer_of(call.direction, it).clone();
    call.set_number(&number);
    if let Some(info) = announced {
        announce(call, &info);
        if call.number.is_empty() {
            call.set_number(match call.direction {
                Direction::Inbound => &info.caller,
                Direction::Outbound => &info.called,
            });
        }
    }
    on_call(model, now);
}

/// Takes over what is told of a call that comes in beside its numbers: its queue, and whether an agent has released it before (CEC
/// 6.5.1.2.19).
pub(super) fn announce(call: &mut Call, info: &IncomingInfo) {
    call.queue = QueueRef::told(info.skill, &info.skill_name);
    call.suppose_media((MediaType::from_gateway(info.media) == MediaType::Video).then_some(true));
    let is_requeued = info.is_requeued == 1 || info.requeued > 0;
    call.requeued = is_requeued.then(|| Requeued { times: info.requeued, by: info.released_by() });
}

/// The gateway has found out what the telephone of a customer who is being called can do (CEC 6.5.1.2.18).
pub(super) fn remote_media(model: &mut Model, it: &event_content::MediaAbility, now: Millis) {
    let is_new = !model.calls.is_known(&it.call);
    let dialing = || Call::new(it.call.clone(), Direction::Outbound, CallState::Dialing, now);
    let Some(call) = model.calls.get_or_add(&it.call, dialing) else { return };
    call.remote_video = it.told().and_then(MediaAbility::has_video);
    if is_new {
        model.dialled(&it.call, now);
    }
}

/// The number of the other side: in an outgoing call, whoever dialled it, the customer is the one who is called (CEC
/// 6.5.1.2.12).
const fn customer_of(direction: Direction, it: &Parties) -> &Number {
    match direction {
        Direction::Inbound => &it.caller,
        Direction::Outbound => &it.called,
    }
}

pub(super) fn remote_rings(model: &mut Model, it: &AlertingParty, now: Millis) {
    if model.announced.as_ref().is_some_and(|info| info.call == it.call) {
        // The call comes in: what rings is the agent's own telephone, and the event of that is still to come.
        return on_call(model, now);
    }
    let is_new = model.calls.get(&it.call).is_none();
    let outbound = || Call::new(it.call.clone(), Direction::Outbound, CallState::RemoteRinging, now);
    let Some(call) = model.calls.get_or_add(&it.call, outbound) else { return };
    // Some gateways send this for incoming calls too; those keep their direction and state (R2). Others report by it
    // that whoever takes a call over rings: that is not the number of the customer.
    if call.direction == Direction::Outbound && call.state <= CallState::RemoteRinging {
        call.advance(CallState::RemoteRinging, now);
        // The telephone of a colleague may ring under its own number; people and requests go by the work number.
        let agent = Number::from(it.agent.as_str());
        call.set_party(if agent.is_empty() { &it.number } else { &agent });
        if is_new {
            model.dialled(&it.call, now);
        }
        on_call(model, now);
    }
}

pub(super) fn talk(model: &mut Model, it: &Parties, now: Millis, facts: &mut Vec<Fact>) {
    let feature = it.feature.map(CallFeature::from_gateway);
    let direction = model.direction(feature, &it.caller);
    let is_late = model.calls.get_mut(&it.call).is_some_and(|call| std::mem::take(&mut call.is_talk_due));
    if let Some(call) = model.calls.get_mut(&it.call).filter(|call| is_late && call.has_moved_on()) {
        call.set_kind(feature);
        call.set_media(it.media.map(MediaAbility::from_gateway));
        return on_call(model, now);
    }
    match model.calls.get(&it.call).map(|call| call.state) {
        Some(CallState::Transferring) => transfer_failed(model, &it.call, now, facts),
        Some(CallState::InIvr) => returned(model, &it.call, now, facts),
        _ => {}
    }
    // A call that was picked up may be answered by the platform first.
    let was_offered = model.calls.get(&it.call).is_some_and(|it| it.state == CallState::Answering);
    let is_new = model.calls.get(&it.call).is_none();
    let talking = || Call::new(it.call.clone(), direction, CallState::Talking, now);
    let Some(call) = model.calls.get_or_add(&it.call, talking) else { return };
    if call.state == CallState::Conference {
        // A third party was put out again.
        call.taken_out = call.third_party.take();
    }
    call.set_kind(feature);
    call.set_media(it.media.map(MediaAbility::from_gateway));
    if call.number.is_empty() {
        let number = customer_of(call.direction, it).clone();
        call.set_number(&number);
    }
    if is_new {
        let direction = call.direction;
        model.turned_up(&it.call, direction, now);
    } else if was_offered {
        model.picked_up(&it.call);
    }
    became_talk(model, &it.call, now);
}

/// Both sides talk.
pub(super) fn became_talk(model: &mut Model, id: &CallId, now: Millis) {
    if let Some(call) = model.calls.get_mut(id) {
        call.advance(CallState::Talking, now);
        on_call(model, now);
    }
}

/// A party has left. In a three-party call the others go on.
pub(super) fn remote_released(model: &mut Model, it: &ReleasedParty, now: Millis) {
    let who = without_agent_mark(&it.number);
    let in_conference = |call: &Call| call.state == CallState::Conference;
    let has_joined = |call: &Call| in_conference(call) && call.parties.contains(&who);
    let is_merged = model.calls.get(&it.call).is_some_and(|call| call.state == CallState::Held)
        && model.calls.iter().any(has_joined);
    if is_merged {
        return end(model, &it.call, EndCause::Joined, now);
    }
    let Some(call) = model.calls.get_mut(&it.call) else { return };
    if call.taken_out.take_if(|it| *it == who).is_some() {
        return;
    }
    call.parties.retain(|partner| *partner != who);
    match call.parties.as_slice() {
        [last] if in_conference(call) => {
            let last = last.clone();
            call.be_alone_with(last, now);
        }
        [_, _, ..] if in_conference(call) => {}
        _ => {
            if call.state == CallState::Transferring {
                // Who left before anybody took the call was not transferred.
                call.requested_end = None;
            }
            call.advance(CallState::RemoteGone, now);
        }
    }
}

/// Audio and video were switched, or not (CEC 6.5.1.2.17).
pub(super) fn media_switched(model: &mut Model, it: &MediaSwitched, facts: &mut Vec<Fact>) {
    let succeeded = it.result == 0;
    facts.push(Fact::MediaSwitched { call: it.call.clone(), succeeded });
    let Some(call) = model.calls.get_mut(&it.call).filter(|_| succeeded) else { return };
    let told = MediaAbility::from_gateway(it.media);
    call.set_media(Some(told));
    if told.has_video().is_none() {
        call.media = call.requested_media.unwrap_or(call.media);
    }
}

/// Nobody can be consulted. Returns true if the state is to be read: whether the customer waits on hold, a consultation of three
/// does not tell (CEC 6.1.2.5).
pub(super) fn consult_failed(model: &mut Model, id: &CallId, now: Millis, facts: &mut Vec<Fact>) -> bool {
    if !model.calls.is_known(id) {
        facts.push(Fact::ConsultationFailed);
    }
    let is_open = model.calls.get(id).is_some_and(|it| it.is_for_three)
        || model.expected_calls.iter().any(|(_, it)| it.is_for_three);
    end(model, id, EndCause::NotAnswered, now);
    is_open
}

/// One of the two sides could not be connected.
pub(super) fn not_connected(model: &mut Model, id: &CallId, now: Millis, facts: &mut Vec<Fact>) {
    let call = model.calls.get(id);
    let primary = call.filter(|it| it.kind == CallKind::ThirdParty).and_then(|it| it.primary_call.clone());
    let cause = match call {
        Some(call) if call.direction == Direction::Inbound || call.is_offered() => EndCause::NotAnswered,
        call => {
            let known = call.and_then(|call| call.dial_failure.clone());
            let (cause, text) = known.map_or((None, None), |(cause, text)| (Some(cause), Some(text)));
            EndCause::DialFailed { cause, text }
        }
    };
    end(model, id, cause, now);
    if let Some(primary) = primary {
        transfer_failed(model, &primary, now, facts);
    }
}

pub(super) fn end(model: &mut Model, id: &CallId, cause: EndCause, now: Millis) {
    model.calls.end(id, cause, Certainty::Said, now);
}
