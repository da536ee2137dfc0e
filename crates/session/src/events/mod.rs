//! Events of the gateway: what each does to the model (state-machine sections 3.1 and 4, rules R1–R9), and the facts that it
//! establishes. Events know no commands.

use offhook_protocol::{AgentState, GatewayEvent, event_content::CallRef, json};

mod agent;
mod calls;
mod transfer;
mod preview;
mod recording;
mod phone;

use agent::{after_call, enter, on_call, outside_call};
use calls::{
    announce, arrive, consult_failed, end, media_switched, not_connected, remote_media, remote_released,
    remote_rings, talk,
};
use transfer::{conference, returned, transfer_failed};

use crate::{
    api::{
        event::SessionEventKind,
        snapshot::{CallState, Direction, EndCause, Hook},
        time::Millis,
    },
    facts::Fact,
    model::{Call, Model, likely_cause},
};

/// Consequences of an event beyond the model.
#[derive(Debug, Default)]
pub(crate) struct Consequences {
    /// The platform has ended the session.
    pub(crate) ends_session: bool,
    /// The model may be wrong.
    pub(crate) is_stale: bool,
    /// Facts for the commands in progress.
    pub(crate) facts: Vec<Fact>,
    /// Events to pass on that leave no trace in the model.
    pub(crate) news: Vec<SessionEventKind>,
}

/// Applies one event.
pub(crate) fn apply(model: &mut Model, event: GatewayEvent, now: Millis) -> Consequences {
    let mut out = Consequences::default();
    let just_joined = model.just_joined.take();
    let last = model.calls.iter().next_back().map(|it| it.id.clone());
    match event {
        // It carries nothing, and the view says more: somebody is being signed in (CEC 6.5.1.8.1).
        GatewayEvent::InService(_) => {}
        // No queue is named, and nothing tells when it is over: a page makes of it what it likes (CEC 6.5.1.8.3).
        event @ GatewayEvent::AllAgentsBusy(_) => out.news.push(SessionEventKind::EventPassedOn {
            event: event.name().to_owned(),
            content: "null".to_owned(),
        }),
        GatewayEvent::RemoteMedia(it) => remote_media(model, &it, now),
        GatewayEvent::Note(it) => model.receive(it, now),
        GatewayEvent::OutOfService(it) => {
            // A session that was taken over may still be told of its own end (CEC 6.5.1.8.2).
            let is_stale = !it.login_time.is_empty()
                && !model.agent.login_time.is_empty()
                && it.login_time != model.agent.login_time;
            if !is_stale {
                out.ends_session = true;
            }
        }
        GatewayEvent::Recovered(it) => {
            // Whether nobody is signed in is for the poll to say.
            let state = it.status.and_then(AgentState::from_gateway);
            if let Some(state) = state.filter(|it| *it != AgentState::SignedOut) {
                enter(model, state, None, now);
            }
            out.is_stale = true;
        }

        GatewayEvent::OnCall(_) => enter(model, AgentState::OnCall, None, now),
        GatewayEvent::Ready(_) => out.is_stale = after_call(model, AgentState::Ready, now),
        GatewayEvent::WrapUpEntered(_) => out.is_stale = after_call(model, AgentState::WrapUp, now),
        GatewayEvent::BusySet(it) => out.is_stale = outside_call(model, AgentState::Busy, it.code, now),
        // Said again without being asked for again, it says nothing new, least of all of its end (R2).
        GatewayEvent::RestSet(_)
            if model.agent.state == AgentState::Rest && model.requested_rest().is_none() => {}
        GatewayEvent::RestSet(it) => {
            let requested = model.requested_rest();
            out.is_stale = outside_call(model, AgentState::Rest, it.code, now);
            model.agent.rest_ends_at = requested.map(|seconds| now + seconds * 1_000);
        }
        GatewayEvent::BusyCancelled(_)
        | GatewayEvent::RestCancelled(_)
        | GatewayEvent::WrapUpCancelled(_) => {
            out.is_stale = outside_call(model, AgentState::Ready, None, now);
        }
        GatewayEvent::WrapUpSet(_) => out.is_stale = outside_call(model, AgentState::WrapUp, None, now),
        GatewayEvent::RestOverrun(_) => model.agent.rest_overran |= model.agent.state == AgentState::Rest,

        GatewayEvent::Ringing(it) => arrive(model, &it, CallState::Ringing, now),
        GatewayEvent::AutoAnswered(it) => arrive(model, &it, CallState::Answering, now),
        GatewayEvent::Talking(it) => talk(model, &it, now, &mut out.facts),
        GatewayEvent::RemoteRinging(it) => remote_rings(model, &it, now),
        GatewayEvent::IncomingCall(it) => match model.calls.get_mut(&it.call) {
            Some(call) => {
                announce(call, &it);
                match call.direction {
                    Direction::Inbound => call.set_number(&it.caller),
                    Direction::Outbound => call.set_number(&it.called),
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
        // The old leg of the party that has just joined, where both bear the same id: nobody has left.
        GatewayEvent::RemoteReleased(it) if just_joined.as_ref() == Some(&it.call) => {}
        GatewayEvent::RemoteReleased(it) => remote_released(model, &it, now),
        GatewayEvent::Conference(it) => conference(model, &it, now),
        GatewayEvent::TransferResult(it) if it.result == 0 => {
            end(model, &it.call, EndCause::Transferred, now);
        }
        GatewayEvent::TransferResult(it) => transfer_failed(model, &it.call, now, &mut out.facts),
        GatewayEvent::ReturnedFromIvr(CallRef(id)) => returned(model, &id, now, &mut out.facts),
        GatewayEvent::ConsultFailed(CallRef(id)) => {
            out.is_stale = consult_failed(model, &id, now, &mut out.facts);
        }

        GatewayEvent::CallReleased(CallRef(id)) => {
            let cause = model.calls.get(&id).map_or(EndCause::Unknown, likely_cause);
            end(model, &id, cause, now);
        }
        // Of a call that talks it is an old story, or we are wrong about the call: then we look.
        GatewayEvent::NoAnswer(CallRef(id)) if model.calls.get(&id).is_some_and(Call::has_talked) => {
            out.is_stale = true;
        }
        GatewayEvent::NoAnswer(CallRef(id)) => end(model, &id, EndCause::NotAnswered, now),
        // A call that is being transferred goes back to the agent; never does it end by this (R4).
        GatewayEvent::ConnectFailed(CallRef(id)) => match model.call_in_transfer() {
            Some(call) if model.calls.get(&id).is_none_or(|it| it.id == call) => {
                transfer_failed(model, &call, now, &mut out.facts);
            }
            _ => not_connected(model, &id, now, &mut out.facts),
        },
        GatewayEvent::DialFailed(CallRef(id)) | GatewayEvent::InternalCallFailed(CallRef(id)) => {
            if !model.calls.is_known(&id) {
                // It failed before the answer told us its id; whoever dialled shall hear of the call all the same.
                let failed = || Call::new(id.clone(), Direction::Outbound, CallState::Dialing, now);
                model.calls.get_or_add(&id, failed);
                model.dialled(&id, now);
            }
            not_connected(model, &id, now, &mut out.facts);
        }
        GatewayEvent::DialFailureDetected(it) => match model.calls.get_mut(&it.call) {
            Some(call) => call.dial_failure = Some((it.cause, it.text)),
            None => model.calls.explain_failure(&it.call, it.cause, it.text),
        },

        GatewayEvent::MediaSwitched(it) => media_switched(model, &it, &mut out.facts),

        GatewayEvent::Occupied(_) => on_call(model, now),
        GatewayEvent::PreviewAnnounced(it)
        | GatewayEvent::PreviewOffered(it)
        | GatewayEvent::PreviewChoice(it) => preview::offer(model, it, now),
        // What the agent does now is told, or read when it is not.
        GatewayEvent::PreviewReleased(_) => model.preview = None,

        GatewayEvent::RecordingStarted(it) => {
            out.is_stale = !recording::started(model, it);
        }
        GatewayEvent::RecordingFailed(it) => recording::failed(model, &it),
        GatewayEvent::RecordingStopped(it) => model.calls.stop_recording(&it.task.to_string()),

        GatewayEvent::PhoneUnknown(_) => model.agent.hook = Hook::Unknown,
        GatewayEvent::PhoneOnHook(it) => phone::put_down(model, &it),
        GatewayEvent::PhoneOffHook(_) => model.agent.hook = Hook::OffHook,
        GatewayEvent::PhoneRinging(it) => phone::alerts(model, it),
        GatewayEvent::PhoneBusy(_) => model.agent.hook = Hook::Busy,

        GatewayEvent::Other { name, content } => {
            out.is_stale = offhook_protocol::event::may_change_calls(&name);
            out.news
                .push(SessionEventKind::EventPassedOn { event: name, content: json::to_string(&content) });
        }
        GatewayEvent::Unreadable { name, why } => {
            model.unreadable += 1;
            out.news.push(SessionEventKind::EventUnreadable {
                event: name,
                reason: why,
                count: model.unreadable,
            });
            out.is_stale = true;
        }
    }
    // A call has come in beside one that is not held: one of the two is not there.
    let is_active = |it: &Call| !matches!(it.state, CallState::Held | CallState::RemoteGone);
    out.is_stale |= model.calls.iter().next_back().is_some_and(|it| {
        Some(&it.id) != last.as_ref()
            && it.direction == Direction::Inbound
            && model.calls.iter().any(|other| other.id != it.id && is_active(other))
    });
    // A call whose end was only inferred has turned up again: one of the two is wrong.
    out.is_stale |= std::mem::take(&mut model.calls.has_revived);
    out
}
