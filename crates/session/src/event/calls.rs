//! How calls come, are answered and end (state-machine sections 4.1–4.8, 4.15).

use offhook_protocol::{
    CallFeature, CallId, MediaAbility, MediaType, Number,
    event_content::{self, AlertingParty, IncomingInfo, MediaSwitched, Parties, ReleasedParty},
};

use super::{
    agent::on_call,
    handing_on::{returned, transfer_failed},
};
use crate::{
    call::{Call, without_agent_mark},
    calls::Certainty,
    command::{Command, ConsultMode, Target, TargetKind},
    pending::{Pending, dialled},
    session::Model,
    snapshot::{CallKind, CallState, CommandKind, Direction, EndCause, QueueRef, Requeued},
    time::Millis,
    values::is_own_number,
};

/// A call straight to an agent came through no queue: id 0 and no name.
pub(crate) fn queue(id: i64, name: &str) -> Option<QueueRef> {
    (id != 0 || !name.is_empty()).then(|| QueueRef { id, name: name.to_owned() })
}

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
    call.queue = queue(info.skill, &info.skill_name);
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
        call.set_number(if agent.is_empty() { &it.number } else { &agent });
        if is_new {
            model.dialled(&it.call, now);
        }
        on_call(model, now);
    }
}

pub(super) fn talk(model: &mut Model, it: &Parties, now: Millis) {
    let feature = it.feature.map(CallFeature::from_gateway);
    let direction = model.direction(feature, &it.caller);
    match model.calls.get(&it.call).map(|call| call.state) {
        Some(CallState::Transferring) => transfer_failed(model, &it.call, now),
        Some(CallState::InIvr) => returned(model, &it.call, now),
        _ => {}
    }
    // A call that was picked up may be answered by the platform first.
    let was_offered = model.calls.get(&it.call).is_some_and(|it| it.state == CallState::Answering);
    let is_new = model.calls.get(&it.call).is_none();
    let talking = || Call::new(it.call.clone(), direction, CallState::Talking, now);
    let Some(call) = model.calls.get_or_add(&it.call, talking) else { return };
    if call.state == CallState::Conference {
        // A third party was put out again.
        call.taken_out = call.third.take();
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
                // Who left before anybody took the call was not handed on.
                call.own_end = None;
            }
            call.advance(CallState::RemoteGone, now);
        }
    }
}

/// Sound and picture were switched, or not (CEC 6.5.1.2.17).
pub(super) fn media_switched(model: &mut Model, it: &MediaSwitched) {
    let asked = model.pending.iter_mut().find_map(|pending| match &pending.command {
        Command::SwitchMedia { call, media } if *call == it.call => {
            pending.has_failed = it.result != 0;
            Some(*media)
        }
        _ => None,
    });
    let Some(call) = model.calls.get_mut(&it.call).filter(|_| it.result == 0) else { return };
    call.set_media(Some(MediaAbility::from_gateway(it.media)));
    if MediaAbility::from_gateway(it.media).has_video().is_none() {
        call.media = asked.unwrap_or(call.media);
    }
}

/// Nobody can be asked. Whether the customer waits on hold: a consultation of three does not tell (CEC 6.1.2.5).
pub(super) fn consult_failed(model: &mut Model, id: &CallId, now: Millis) -> bool {
    if !model.calls.is_known(id) {
        let asking = model.pending.iter_mut().find(|it| it.act == CommandKind::Consult && it.made.is_none());
        asking.into_iter().for_each(|it| it.has_failed = true);
    }
    let of_three =
        |it: &Pending| matches!(it.command, Command::Consult { mode: ConsultMode::ThreeParty, .. });
    let is_open = model.calls.get(id).is_some_and(|it| it.is_for_three) || model.pending.iter().any(of_three);
    end(model, id, EndCause::NotAnswered, now);
    is_open
}

/// One of the two sides could not be connected.
pub(super) fn not_connected(model: &mut Model, id: &CallId, now: Millis) {
    let call = model.calls.get(id);
    let about = call.filter(|it| it.kind == CallKind::ThirdParty).and_then(|it| it.about.clone());
    let cause = match call {
        Some(call) if call.direction == Direction::Inbound || call.is_offered() => EndCause::NotAnswered,
        call => {
            let known = call.and_then(|call| call.dial_failure.clone());
            let (cause, text) = known.map_or((None, None), |(cause, text)| (Some(cause), Some(text)));
            EndCause::DialFailed { cause, text }
        }
    };
    end(model, id, cause, now);
    if let Some(about) = about {
        transfer_failed(model, &about, now);
    }
}

pub(super) fn end(model: &mut Model, id: &CallId, cause: EndCause, now: Millis) {
    model.calls.end(id, cause, Certainty::Said, now);
}

/// A queue has no number: who answers for it is told when it rings there.
fn number_of(to: &Target) -> Number {
    match to.kind {
        TargetKind::Agent | TargetKind::External => dialled(&to.address),
        TargetKind::Queue | TargetKind::Ivr | TargetKind::AccessCode => Number::default(),
    }
}

impl Model {
    /// An outgoing call has turned up: it is the one that was just asked for, if its answer has not told us its id.
    /// Whether it is.
    pub(crate) fn dialled(&mut self, id: &CallId, now: Millis) -> bool {
        let makes = |it: &Pending| {
            matches!(
                it.act,
                CommandKind::Dial | CommandKind::DialPreview | CommandKind::Consult | CommandKind::Transfer
            )
        };
        let is_claimed = self.pending.iter().any(|it| it.made.as_ref() == Some(id));
        let waiting = self.pending.iter().position(|it| makes(it) && it.made.is_none());
        // Whoever dialled it, the agent or the platform by itself: there is nothing left to choose.
        self.preview = None;
        let Some(at) = waiting.filter(|_| !is_claimed) else { return false };
        self.claim(at, id, now);
        true
    }

    /// A call that talks has turned up without having been dialled or offered here: it was asked for by other means. One that
    /// rang at another agent may be a call that was dialled (CEC 6.1.2.21).
    pub(crate) fn turned_up(&mut self, id: &CallId, direction: Direction, now: Millis) {
        if direction == Direction::Inbound || !self.dialled(id, now) {
            self.picked_up(id);
        }
    }

    /// This call talks: it is the one that another agent's telephone rang for, if the agent has asked for such a call.
    fn picked_up(&mut self, id: &CallId) {
        let picks_up = |it: &&mut Pending| it.act == CommandKind::PickUp && it.made.is_none();
        if let Some(pending) = self.pending.iter_mut().find(picks_up) {
            pending.made = Some(id.clone());
        }
    }

    /// This call is what that command has made.
    pub(crate) fn claim(&mut self, at: usize, id: &CallId, now: Millis) {
        let pending = &mut self.pending[at];
        pending.made = Some(id.clone());
        let (kind, about, number) = match &pending.command {
            Command::Consult { call, to, .. } => (CallKind::Consultation, Some(call), number_of(to)),
            Command::Transfer { call, to, .. } => (CallKind::ThirdParty, Some(call), number_of(to)),
            Command::Dial(it) if it.internal == Some(true) => (CallKind::Internal, None, dialled(&it.number)),
            Command::Dial(it) => (CallKind::Customer, None, dialled(&it.number)),
            Command::DialPreview { number } => (CallKind::Customer, None, number.clone()),
            _ => (CallKind::Customer, None, Number::default()),
        };
        if let Some(made) = self.calls.get_mut(id) {
            made.kind = kind;
            made.about = about.cloned();
            made.is_for_three =
                matches!(pending.command, Command::Consult { mode: ConsultMode::ThreeParty, .. });
            if made.number.is_empty() {
                made.number = number;
            }
            // What was sent along is there from the beginning; reading may still bring what the platform made of it.
            let sent = match &pending.command {
                Command::Dial(it) => it.data.clone(),
                Command::Consult { data, .. } => data.clone(),
                _ => None,
            };
            made.data = made.data.take().or(sent);
        }
        if let (CallKind::ThirdParty, Some(about)) = (kind, about.and_then(|id| self.calls.get_mut(id))) {
            about.advance(CallState::Transferring, now);
        }
    }

    /// Who began a call. The feature of a call between colleagues does not tell; its caller does.
    pub(crate) fn direction(&self, feature: Option<CallFeature>, caller: &Number) -> Direction {
        let own = !caller.is_empty() && is_own_number(self, caller);
        let is_outbound = feature.is_some_and(CallFeature::is_outbound);
        if is_outbound || own { Direction::Outbound } else { Direction::Inbound }
    }
}
