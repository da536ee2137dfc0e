//! How calls end, and what the agent does then (Q8, Q9).

use offhook_protocol::{
    AgentId, AgentState, CallId, GatewayEvent,
    event_content::{CallRef, NoContent, PhoneHook, ReleasedParty},
};

use super::{
    World,
    agent::Phone,
    call::{Call, Stage},
    outgoing::DialEnd,
};
use crate::settings::ReleaseOrder;

/// Who hangs up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Party {
    Agent,
    Customer,
}

impl World {
    /// One side hangs up, in whatever stage the call is.
    pub(super) fn end_call(&mut self, id: &CallId, by: Party) {
        let Some(call) = self.calls.get(id) else { return };
        let Some(agent) = call.agent.clone() else {
            self.forget_call(id);
            return;
        };
        match (call.stage, by) {
            (Stage::Dialing | Stage::RemoteRinging, Party::Agent) => self.give_up_dialing(id, &agent),
            (Stage::Dialing | Stage::RemoteRinging, Party::Customer) => {
                self.fail_dialing(id, &agent, DialEnd::Rejected);
            }
            (Stage::Reserved | Stage::Ringing, Party::Agent) => {
                self.emit(&agent, GatewayEvent::NoAnswer(CallRef(id.clone())));
                self.forget_call(id);
                self.put_phone_down(&agent);
                self.after_call(&agent, false);
            }
            (Stage::Waiting | Stage::Reserved | Stage::Ringing, _) => self.release(id, &agent, by, false),
            (Stage::Talking | Stage::Held, _) => self.release(id, &agent, by, true),
        }
    }

    fn release(&mut self, id: &CallId, agent: &AgentId, by: Party, answered: bool) {
        let Some(call) = self.forget_call(id) else { return };
        let agents_part = GatewayEvent::CallReleased(CallRef(id.clone()));
        let customers_part =
            GatewayEvent::RemoteReleased(ReleasedParty { call: id.clone(), number: call.customer.clone() });
        let parts = match (self.settings().release_order, by) {
            (ReleaseOrder::ByWhoHungUp, Party::Customer) => vec![customers_part, agents_part],
            (ReleaseOrder::ByWhoHungUp, Party::Agent) | (ReleaseOrder::AgentFirst, _) => {
                vec![agents_part, customers_part]
            }
            (ReleaseOrder::AgentOnly, _) => vec![agents_part],
            (ReleaseOrder::CustomerOnly, _) => vec![customers_part],
        };
        for part in parts {
            self.emit(agent, part);
        }
        self.end_recording(&call, agent);
        self.put_phone_down(agent);
        self.after_call(agent, answered);
    }

    /// Takes the call out of the world; it becomes its agent's previous call.
    pub(super) fn forget_call(&mut self, id: &CallId) -> Option<Call> {
        let call = self.calls.remove(id)?;
        let mut info = self.call_info(&call);
        info.ended_at = i64::try_from(self.now).ok();
        if let Some(session) = call.agent.as_ref().and_then(|agent| self.session_mut(agent)) {
            session.last_call = Some(info);
        }
        Some(call)
    }

    /// Puts the agent's phone on hook, unless another call needs it or the agent wants it kept off hook.
    pub(super) fn put_phone_down(&mut self, agent: &AgentId) {
        if !self.calls_of(agent).is_empty() {
            return;
        }
        let Some(session) = self.session_mut(agent) else { return };
        let goes_down = match session.phone {
            Phone::OnHook => false,
            Phone::Ringing => true,
            Phone::OffHook => session.terms.release_phone,
        };
        if goes_down {
            session.phone = Phone::OnHook;
            self.emit_phone(agent, GatewayEvent::PhoneOnHook(PhoneHook { by: 3 }));
        }
    }

    /// The state after the last call: what was asked for during it, else ready or wrap-up.
    pub(super) fn after_call(&mut self, agent: &AgentId, answered: bool) {
        if !self.calls_of(agent).is_empty() {
            return;
        }
        let Some(session) = self.session_mut(agent) else { return };
        // A call that never got as far as the agent's phone has not changed the agent's state.
        let was_on_call = session.state == AgentState::OnCall;
        let wrap_up = answered && !session.terms.auto_ready;
        match session.pending.take() {
            Some(pending) => self.start_pending(agent, pending),
            None if wrap_up => self.begin_wrap_up(agent, GatewayEvent::WrapUpEntered(NoContent)),
            None if was_on_call => self.become_ready(agent),
            None => {}
        }
    }

    /// The agent is gone: calls not yet answered go back to their queue, the others end.
    pub(super) fn let_go_of_calls(&mut self, agent: &AgentId) {
        let calls: Vec<_> =
            self.calls_of(agent).into_iter().map(|call| (call.id.clone(), call.stage)).collect();
        for (id, stage) in calls {
            match stage {
                Stage::Reserved | Stage::Ringing => self.put_back(&id, agent),
                Stage::Waiting | Stage::Dialing | Stage::RemoteRinging | Stage::Talking | Stage::Held => {
                    drop(self.forget_call(&id));
                }
            }
        }
    }
}
