//! What each event of the gateway does to the model (state-machine sections 3.1 and 4, rules R1–R9).

use offhook_protocol::{
    AgentId, AgentState, CallId, GatewayEvent, Number,
    event_content::{CallRef, Parties, ReleasedParty},
};

use crate::{
    call::{Call, Certainty, likely_cause},
    command::Command,
    notice::News,
    pending::{Pending, asked_state},
    repair::is_outbound,
    session::{Model, SessionEnd},
    snapshot::{CallKind, CallState, Direction, EndCause, Hook, PendingAct, Phase, SignOutCause, SkillView},
    time::Millis,
};

/// What an event asks for beyond the model.
#[derive(Debug, Default)]
pub(crate) struct Consequences {
    /// The session is over.
    pub(crate) end: Option<SessionEnd>,
    /// What is may differ from what we know.
    pub(crate) doubt: bool,
    /// Things to pass on that leave no trace in the model.
    pub(crate) news: Vec<News>,
}

/// Applies one event.
pub(crate) fn apply(model: &mut Model, event: GatewayEvent, now: Millis) -> Consequences {
    let mut out = Consequences::default();
    match event {
        GatewayEvent::InService(_) | GatewayEvent::AllAgentsBusy(_) | GatewayEvent::RemoteMedia(_) => {}
        GatewayEvent::OutOfService(it) => {
            // A session that was taken over may still be told of its own end (CEC 6.5.1.8.2).
            let is_stale = !it.login_time.is_empty()
                && !model.agent.login_time.is_empty()
                && it.login_time != model.agent.login_time;
            if !is_stale {
                out.end = Some(SessionEnd::ByPlatform);
            }
        }
        GatewayEvent::Recovered(it) => {
            // Whether nobody is signed in is for the poll to say.
            let state = it.status.and_then(AgentState::from_gateway);
            if let Some(state) = state.filter(|it| *it != AgentState::SignedOut) {
                enter(model, state, None, now);
            }
            out.doubt = true;
        }

        GatewayEvent::OnCall(_) => enter(model, AgentState::OnCall, None, now),
        GatewayEvent::Ready(_) => out.doubt = after_call(model, AgentState::Ready, now),
        GatewayEvent::WrapUpEntered(_) => out.doubt = after_call(model, AgentState::WrapUp, now),
        GatewayEvent::BusySet(it) => out.doubt = outside_call(model, AgentState::Busy, it.code, now),
        // Said again without being asked for again, it says nothing new, least of all of its end (R2).
        GatewayEvent::RestSet(_) if model.agent.state == AgentState::Rest && model.asked_rest().is_none() => {
        }
        GatewayEvent::RestSet(it) => {
            let asked = model.asked_rest();
            out.doubt = outside_call(model, AgentState::Rest, it.code, now);
            model.agent.rest_ends_at = asked.map(|seconds| now + seconds * 1_000);
        }
        GatewayEvent::BusyCancelled(_)
        | GatewayEvent::RestCancelled(_)
        | GatewayEvent::WrapUpCancelled(_) => {
            out.doubt = outside_call(model, AgentState::Ready, None, now);
        }
        GatewayEvent::WrapUpSet(_) => out.doubt = outside_call(model, AgentState::WrapUp, None, now),
        GatewayEvent::RestOverrun(_) => model.agent.rest_overran |= model.agent.state == AgentState::Rest,

        GatewayEvent::Ringing(it) => arrive(model, &it, CallState::Ringing, now),
        GatewayEvent::AutoAnswered(it) => arrive(model, &it, CallState::Answering, now),
        GatewayEvent::Talking(it) => talk(model, &it, now),
        GatewayEvent::RemoteRinging(it) => {
            let is_new = model.calls.get(&it.call).is_none();
            let outbound = || Call::new(it.call.clone(), Direction::Outbound, CallState::RemoteRinging, now);
            let Some(call) = model.calls.get_or_add(&it.call, outbound) else { return out };
            // Some gateways send this for incoming calls too; those keep their direction and state (R2).
            if call.direction == Direction::Outbound {
                call.advance(CallState::RemoteRinging, now);
                call.set_number(&it.number);
                if is_new {
                    model.dialled(&it.call);
                }
                on_call(model, now);
            }
        }
        GatewayEvent::IncomingCall(it) => match model.calls.get_mut(&it.call) {
            Some(call) => {
                call.skill = queue(it.skill, &it.skill_name);
                if call.direction == Direction::Inbound {
                    call.set_number(&it.caller);
                }
            }
            // It may come before the call rings; it waits for it.
            None => model.announced = Some(it),
        },
        GatewayEvent::Held(CallRef(id)) => {
            let held = || Call::new(id.clone(), Direction::Inbound, CallState::Held, now);
            if let Some(call) = model.calls.get_or_add(&id, held) {
                call.advance(CallState::Held, now);
                on_call(model, now);
            }
        }
        GatewayEvent::RemoteReleased(it) => remote_released(model, &it, now),
        GatewayEvent::Conference(it) => {
            let talking = || Call::new(it.call.clone(), Direction::Inbound, CallState::Talking, now);
            if let Some(call) = model.calls.get_or_add(&it.call, talking) {
                call.advance(CallState::Conference, now);
                let partners = it.partners.reveal().split(',').map(str::trim).filter(|it| !it.is_empty());
                call.partners = partners.map(Number::from).collect();
                on_call(model, now);
            }
        }
        GatewayEvent::TransferResult(it) if it.result == 0 => {
            end(model, &it.call, EndCause::Transferred, now);
        }
        GatewayEvent::TransferResult(it) => transfer_failed(model, &it.call, now),
        GatewayEvent::ReturnedFromIvr(CallRef(id)) => {
            if let Some(call) = model.calls.get_mut(&id) {
                call.advance(CallState::Talking, now);
            }
        }
        GatewayEvent::ConsultFailed(CallRef(id)) => {
            if !model.calls.is_known(&id) {
                let asking =
                    model.pending.iter_mut().find(|it| it.act == PendingAct::Consult && it.made.is_none());
                asking.into_iter().for_each(|it| it.has_failed = true);
            }
            end(model, &id, EndCause::NotAnswered, now);
        }

        GatewayEvent::CallReleased(CallRef(id)) => {
            let cause = model.calls.get(&id).map_or(EndCause::Unknown, likely_cause);
            end(model, &id, cause, now);
        }
        GatewayEvent::NoAnswer(CallRef(id)) => end(model, &id, EndCause::NotAnswered, now),
        // A call that is being handed on goes back to the agent; never does it end by this (R4).
        GatewayEvent::ConnectFailed(CallRef(id)) => match model.transferring() {
            Some(call) => transfer_failed(model, &call, now),
            None => not_connected(model, &id, now),
        },
        GatewayEvent::DialFailed(CallRef(id)) | GatewayEvent::InternalCallFailed(CallRef(id)) => {
            if !model.calls.is_known(&id) {
                // It failed before the answer told us its id; whoever dialled shall hear of the call all the same.
                let failed = || Call::new(id.clone(), Direction::Outbound, CallState::Dialing, now);
                model.calls.get_or_add(&id, failed);
                model.dialled(&id);
            }
            not_connected(model, &id, now);
        }
        GatewayEvent::DialFailureDetected(it) => match model.calls.get_mut(&it.call) {
            Some(call) => call.dial_failure = Some((it.cause, it.text)),
            None => model.calls.explain_last(&it.call, it.cause, it.text),
        },

        GatewayEvent::RecordingStarted(it) => {
            if let Some(call) = model.calls.get_mut(&it.call) {
                call.recording = Some(it.task);
            }
        }
        GatewayEvent::RecordingFailed(it) => {
            if let Some(call) = model.calls.get_mut(&it.call) {
                call.recording = None;
            }
        }
        GatewayEvent::RecordingStopped(it) => model.calls.stop_recording(&it.task.to_string()),

        GatewayEvent::PhoneUnknown(_) => model.agent.hook = Hook::Unknown,
        GatewayEvent::PhoneOnHook(_) => model.agent.hook = Hook::OnHook,
        GatewayEvent::PhoneOffHook(_) => model.agent.hook = Hook::OffHook,
        GatewayEvent::PhoneRinging(_) => model.agent.hook = Hook::Ringing,
        GatewayEvent::PhoneBusy(_) => model.agent.hook = Hook::Busy,

        GatewayEvent::Other { name, content } => {
            out.news.push(News::EventPassedOn { event: name, content: content.to_string() });
        }
        GatewayEvent::Unreadable { name, why } => {
            model.unreadable += 1;
            out.news.push(News::EventUnreadable { event: name, reason: why, count: model.unreadable });
            out.doubt = true;
        }
    }
    // A call whose end was only inferred has turned up again: one of the two is wrong.
    out.doubt |= std::mem::take(&mut model.calls.has_revived);
    out
}

/// Enters a state. While signing in, the state on the way to the one asked for is not shown: sign-in reports "ready"
/// even when busy or wrap-up was asked for (CEC 6.1.1.1).
fn enter(model: &mut Model, state: AgentState, reason: Option<i64>, now: Millis) {
    if model.agent.phase == Phase::SigningIn {
        if state == AgentState::Ready && model.signing_in_as().map(asked_state) != Some(AgentState::Ready) {
            return;
        }
        model.agent.phase = Phase::SignedIn;
        model.agent.signed_out_because = None;
    }
    model.agent.enter(state, reason, now);
}

/// Ready or wrap-up, told by the platform: no call is left (R8). Said once more (R2), it is no news of a call that was
/// dialled in between: then we look rather than guess.
fn after_call(model: &mut Model, state: AgentState, now: Millis) -> bool {
    if state != model.agent.state {
        model.calls.end_all(now, likely_cause);
    }
    enter(model, state, None, now);
    !model.calls.is_empty()
}

/// A state the agent asked for. It may be told while a call is still open; then we look rather than guess (R8).
fn outside_call(model: &mut Model, state: AgentState, reason: Option<i64>, now: Millis) -> bool {
    let gone: Vec<CallId> =
        model.calls.iter().filter(|it| it.state == CallState::RemoteGone).map(|it| it.id.clone()).collect();
    for id in gone {
        model.calls.end(&id, EndCause::RemoteHungUp, Certainty::Inferred, now);
    }
    enter(model, state, reason, now);
    !model.calls.is_empty()
}

/// A call of our own is there: the agent is on a call, even if the event that says so is missing.
fn on_call(model: &mut Model, now: Millis) {
    if model.agent.state != AgentState::OnCall {
        enter(model, AgentState::OnCall, None, now);
    }
}

/// A call straight to an agent came through no queue: id 0 and no name.
pub(crate) fn queue(id: i64, name: &str) -> Option<SkillView> {
    (id != 0 || !name.is_empty()).then(|| SkillView { id, name: name.to_owned() })
}

fn arrive(model: &mut Model, it: &Parties, state: CallState, now: Millis) {
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

fn talk(model: &mut Model, it: &Parties, now: Millis) {
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
fn remote_released(model: &mut Model, it: &ReleasedParty, now: Millis) {
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

/// Nobody took the call: the agent has the customer back.
fn transfer_failed(model: &mut Model, id: &CallId, now: Millis) {
    for pending in &mut model.pending {
        pending.has_failed |= pending.act == PendingAct::Transfer && pending.call.as_ref() == Some(id);
    }
    if let Some(call) = model.calls.get_mut(id) {
        call.own_end = None;
        call.advance(CallState::Talking, now);
    }
}

/// One of the two sides could not be connected.
fn not_connected(model: &mut Model, id: &CallId, now: Millis) {
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

fn end(model: &mut Model, id: &CallId, cause: EndCause, now: Millis) {
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

    /// The call that is being handed on.
    fn transferring(&self) -> Option<CallId> {
        self.calls.iter().find(|it| it.state == CallState::Transferring).map(|it| it.id.clone())
    }

    /// The held call's party is in the other call now.
    pub(crate) fn join(&mut self, into: &CallId, held: &CallId, now: Millis) {
        let joined = self.calls.get(held).map(|it| it.number.clone());
        if let Some(call) = self.calls.get_mut(into) {
            call.advance(CallState::Conference, now);
            call.partners = [call.number.clone()].into_iter().chain(joined).collect();
        }
        self.calls.end(held, EndCause::Joined, Certainty::Inferred, now);
    }

    /// The session ends: every call with it.
    pub(crate) fn leave(&mut self, cause: SignOutCause, now: Millis) {
        self.forget_calls(now);
        self.agent.leave(cause, now);
    }

    /// No call is ours any more.
    pub(crate) fn forget_calls(&mut self, now: Millis) {
        self.calls.end_all(now, |_| EndCause::SignedOut);
        self.announced = None;
    }
}
