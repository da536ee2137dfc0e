//! States that an agent asks for: ready, busy, resting, in wrap-up (CEC 6.1.1.9–6.1.1.15, 6.1.1.21).

use offhook_protocol::{
    AgentId, AgentState, GatewayEvent, Reply,
    agent_control::{Rest, SayBusy, StatusReport},
    codes::RetCode,
    event_content::NoContent,
};

use super::{
    Alarm, World,
    agent::Pending,
    answers::{ApiResult, done, refuse},
    to_ms,
};
use crate::settings::{AskedDuringCall, AskedInWrapUp};

impl World {
    /// True if the agent is on a call, or about to be: a call being dialled counts before the gateway says
    /// so.
    pub(super) fn is_on_call(&self, agent: &AgentId) -> bool {
        self.state(agent) == AgentState::OnCall || !self.calls_of(agent).is_empty()
    }

    pub(super) fn say_free(&mut self, agent: &AgentId) -> ApiResult {
        if self.is_on_call(agent) {
            return self.take_back_pending(agent, |_| true);
        }
        match self.state(agent) {
            AgentState::Busy => self.cancel_busy(agent),
            AgentState::WrapUp => self.cancel_wrap_up(agent),
            AgentState::Ready | AgentState::Rest | AgentState::OnCall | AgentState::SignedOut => {
                refuse("100-009")
            }
        }
    }

    pub(super) fn say_busy(&mut self, agent: &AgentId, asked: SayBusy) -> ApiResult {
        let reason = asked.reason.unwrap_or(0);
        let prolong = asked.prolong.unwrap_or_default();
        let pending = Pending::Busy { reason };
        match self.asked_state(agent) {
            AgentState::OnCall => self.ask_during_call(agent, pending),
            AgentState::Ready => self.start_at_once(agent, pending),
            AgentState::WrapUp => self.ask_in_wrap_up(agent, pending),
            AgentState::Busy if prolong && reason == 0 => refuse("000-002"),
            AgentState::Busy if prolong => self.start_at_once(agent, pending),
            AgentState::Busy | AgentState::Rest | AgentState::SignedOut => refuse("100-009"),
        }
    }

    pub(super) fn rest(&mut self, agent: &AgentId, asked: Rest) -> ApiResult {
        let pending = Pending::Rest { seconds: asked.seconds, cause: asked.cause };
        match self.asked_state(agent) {
            AgentState::OnCall => self.ask_during_call(agent, pending),
            AgentState::Ready => self.start_at_once(agent, pending),
            AgentState::WrapUp => self.ask_in_wrap_up(agent, pending),
            AgentState::Rest if asked.prolong.unwrap_or_default() => self.start_at_once(agent, pending),
            AgentState::Rest | AgentState::Busy | AgentState::SignedOut => refuse("100-009"),
        }
    }

    pub(super) fn cancel_busy(&mut self, agent: &AgentId) -> ApiResult {
        if self.is_on_call(agent) {
            return self.take_back_pending(agent, |it| matches!(it, Pending::Busy { .. }));
        }
        self.leave(agent, AgentState::Busy, GatewayEvent::BusyCancelled(NoContent))
    }

    pub(super) fn cancel_rest(&mut self, agent: &AgentId) -> ApiResult {
        if self.is_on_call(agent) {
            return self.take_back_pending(agent, |it| matches!(it, Pending::Rest { .. }));
        }
        self.leave(agent, AgentState::Rest, GatewayEvent::RestCancelled(NoContent))
    }

    pub(super) fn say_wrap_up(&mut self, agent: &AgentId) -> ApiResult {
        match self.asked_state(agent) {
            AgentState::Ready | AgentState::Busy => {
                self.begin_wrap_up(agent, GatewayEvent::WrapUpSet(NoContent));
                done()
            }
            AgentState::WrapUp | AgentState::Rest | AgentState::OnCall | AgentState::SignedOut => {
                refuse("100-009")
            }
        }
    }

    pub(super) fn cancel_wrap_up(&mut self, agent: &AgentId) -> ApiResult {
        let verdict = self.leave(agent, AgentState::WrapUp, GatewayEvent::WrapUpCancelled(NoContent));
        if verdict.is_ok()
            && let Some(pending) = self.session_mut(agent).and_then(|session| session.pending.take())
        {
            self.start_pending(agent, pending);
        }
        verdict
    }

    /// Ends a wrap-up that has lasted as long as the queue allows (Q29).
    pub(super) fn end_wrap_up(&mut self, agent: &AgentId, stay: u64) {
        if self.session(agent).is_some_and(|session| session.stay == stay) {
            drop(self.cancel_wrap_up(agent));
        }
    }

    /// Tells that the rest is used up; the agent goes on resting (CEC 6.5.1.1.8).
    pub(super) fn tell_rest_over(&mut self, agent: &AgentId, stay: u64) {
        if self.session(agent).is_some_and(|session| session.stay == stay) {
            self.tally_overrun(agent);
            self.emit(agent, GatewayEvent::RestOverrun(NoContent));
            if let Some(seconds) = self.settings().rest_overrun_repeat_seconds {
                self.plan(to_ms(seconds), Alarm::RestOver { agent: agent.clone(), stay });
            }
        }
    }

    pub(super) fn agent_status(&self, agent: &AgentId) -> ApiResult {
        let resting_next =
            self.session(agent).is_some_and(|it| matches!(it.pending, Some(Pending::Rest { .. })));
        let state = match self.state(agent) {
            // Table 6-452: rest asked for, not yet in effect.
            AgentState::OnCall if resting_next => 9,
            state => state.to_gateway(),
        };
        let report = StatusReport { state, is_working: self.is_on_call(agent) };
        Ok(Reply::AgentStatus(report).to_result().into())
    }

    fn asked_state(&self, agent: &AgentId) -> AgentState {
        if self.is_on_call(agent) { AgentState::OnCall } else { self.state(agent) }
    }

    fn start_at_once(&mut self, agent: &AgentId, pending: Pending) -> ApiResult {
        self.start_pending(agent, pending);
        done()
    }

    fn ask_during_call(&mut self, agent: &AgentId, pending: Pending) -> ApiResult {
        match self.settings().asked_during_call {
            AskedDuringCall::Refused => refuse("100-009"),
            AskedDuringCall::AtItsEnd => self.keep_pending(agent, pending),
        }
    }

    fn ask_in_wrap_up(&mut self, agent: &AgentId, pending: Pending) -> ApiResult {
        match self.settings().asked_in_wrap_up {
            AskedInWrapUp::AtOnce => self.start_at_once(agent, pending),
            AskedInWrapUp::AtItsEnd => self.keep_pending(agent, pending),
        }
    }

    fn keep_pending(&mut self, agent: &AgentId, pending: Pending) -> ApiResult {
        if let Some(session) = self.session_mut(agent) {
            session.pending = Some(pending);
        }
        done()
    }

    fn take_back_pending(&mut self, agent: &AgentId, which: impl FnOnce(Pending) -> bool) -> ApiResult {
        let session = self.session_mut(agent).ok_or_else(|| RetCode::new("100-006"))?;
        match session.pending {
            Some(pending) if which(pending) => {
                session.pending = None;
                done()
            }
            Some(_) | None => refuse("100-009"),
        }
    }

    fn leave(&mut self, agent: &AgentId, from: AgentState, event: GatewayEvent) -> ApiResult {
        if self.asked_state(agent) != from {
            return refuse("100-009");
        }
        self.enter(agent, AgentState::Ready, 0);
        self.emit(agent, event);
        done()
    }
}
