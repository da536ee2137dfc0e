//! Model of the session: what it knows, as opposed to how it finds out, and to what is asked for.

mod agent;
mod call;
mod calls;
mod expected;
mod gateway_clock;
mod settings;

use std::rc::Rc;

use offhook_protocol::{AgentId, AgentState, CallFeature, CallId, Number, event_content::IncomingInfo};

use crate::api::{
    outcome::CommandId,
    snapshot::{CallKind, CallState, Direction, EndCause, NoteView, PreviewView, QueueRef, SignOutCause},
    target::Media,
    time::Millis,
};

pub(crate) use agent::Agent;
pub(crate) use call::{Call, Join, TransferInProgress, likely_cause, without_agent_mark};
pub(crate) use calls::{Calls, Certainty};
pub(crate) use expected::ExpectedCall;
pub(crate) use gateway_clock::GatewayClock;
pub(crate) use settings::QueuesRead;

/// Everything that is known.
#[derive(Default)]
pub(crate) struct Model {
    pub(crate) agent: Agent,
    pub(crate) calls: Calls,
    /// Calls that were asked for, in the order of asking, until their commands settle.
    pub(crate) expected_calls: Vec<(CommandId, ExpectedCall)>,
    pub(crate) queues: Rc<Vec<QueueRef>>,
    pub(crate) queues_read: QueuesRead,
    /// The call of a campaign that is offered.
    pub(crate) preview: Option<PreviewView>,
    /// Notes, the latest first.
    pub(crate) notes: Rc<Vec<NoteView>>,
    /// Queue and numbers of a call that has not rung yet.
    pub(crate) announced: Option<IncomingInfo>,
    /// The call whose three-party talk the last event has told, if its parts bear the same id.
    pub(crate) just_joined: Option<CallId>,
    /// True while a sign-out is unanswered that nobody waits for.
    pub(crate) is_leaving: bool,
    /// True if a sign-in was accepted whose guid this page could not read; nobody can use that session.
    pub(crate) is_guid_hidden: bool,
    /// The gateway's clock against ours.
    pub(crate) gateway_clock: GatewayClock,
    /// Number of events that could not be read.
    pub(crate) unreadable: u64,
}

impl Model {
    /// True if the agent has a call, or is reserved for one. Which of the two is told first differs (state-machine 4.2, 4.7).
    pub(crate) fn is_in_call(&self) -> bool {
        self.agent.state == AgentState::OnCall || !self.calls.is_empty()
    }

    /// Returns the length in seconds of the rest that is asked for, or was asked for during the call.
    pub(crate) fn requested_rest(&self) -> Option<u64> {
        let noted = || self.agent.next.and_then(|next| next.seconds).and_then(|it| u64::try_from(it).ok());
        self.agent.requested_rest.or_else(noted)
    }

    /// True if this is the agent's own number: the work number, or that of the telephone.
    pub(crate) fn is_own_number(&self, number: &Number) -> bool {
        let own = |it: Option<&str>| it == Some(number.expose());
        own(self.agent.id.as_ref().map(AgentId::as_str)) || own(self.agent.phone.as_ref().map(Number::expose))
    }

    /// Returns who began a call. The feature of a call between agents does not tell; its caller does.
    pub(crate) fn direction(&self, feature: Option<CallFeature>, caller: &Number) -> Direction {
        let own = !caller.is_empty() && self.is_own_number(caller);
        let is_outbound = feature.is_some_and(CallFeature::is_outbound);
        if is_outbound || own { Direction::Outbound } else { Direction::Inbound }
    }

    /// Returns the call that waits for somebody to take it, or is about to: the reply to the request may still be on its way.
    pub(crate) fn call_in_transfer(&self) -> Option<CallId> {
        let waits = |it: &&Call| matches!(it.state, CallState::Transferring | CallState::InIvr);
        self.calls.iter().find(|it| waits(it) || it.transfer.is_some()).map(|it| it.id.clone())
    }

    /// Joins the held call to the other one: its party is in that one now.
    pub(crate) fn join(&mut self, into: &CallId, held: &CallId, now: Millis) {
        let joined = self.calls.get(held).map(|it| it.number.clone());
        self.take_in(into, held);
        if let Some(call) = self.calls.get_mut(into) {
            call.other_agent = (call.kind != CallKind::Customer).then(|| call.number.clone());
            call.advance(CallState::Conference, now);
            call.parties = [call.number.clone()].into_iter().chain(joined).collect();
        }
        self.calls.end(held, EndCause::Joined, Certainty::Inferred, now);
    }

    /// Notes in a three-party call what the call was that has become part of it: the customer's, and perhaps one with a picture.
    pub(crate) fn take_in(&mut self, into: &CallId, other: &CallId) {
        let other = self.calls.get(other).cloned();
        let (Some(call), Some(other)) = (self.calls.get_mut(into), other) else { return };
        if other.media == Media::Video {
            call.keep_picture();
        }
        call.joined = Some(Box::new(other)).filter(|it| it.kind == CallKind::Customer);
    }

    /// Begins a session: what was known of the last one is forgotten.
    pub(crate) fn begin_session(&mut self) {
        self.calls.clear();
        self.queues = Rc::default();
        self.notes = Rc::default();
        self.gateway_clock = GatewayClock::default();
        self.forget_settings();
    }

    /// Ends the session, and every call with it.
    pub(crate) fn leave(&mut self, cause: SignOutCause, now: Millis) {
        self.forget_calls(now);
        self.agent.leave(cause, now);
    }

    /// Ends all calls: none is the agent's any more.
    pub(crate) fn forget_calls(&mut self, now: Millis) {
        self.calls.end_all(now, |_| EndCause::SignedOut);
        self.announced = None;
        self.preview = None;
    }

    /// Returns the call that this command has made or brought here.
    pub(crate) fn call_of(&self, command: CommandId) -> Option<&CallId> {
        self.expected_calls.iter().find(|(of, _)| *of == command).and_then(|(_, it)| it.made.as_ref())
    }
}
