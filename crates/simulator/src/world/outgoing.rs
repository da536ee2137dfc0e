//! A call that an agent places (CEC 6.1.2.1), and what the called customer does.

use offhook_protocol::{
    AgentId, AgentState, CallId, GatewayEvent, Number, Reply,
    call_control::Callout,
    event_content::{CallRef, DialFailure},
};

use super::{
    Alarm, World,
    answers::{Verdict, refuse},
    call::{Stage, Way},
    to_ms,
};
use crate::scenario::Behaviour;

/// How long an ordinary customer lets it ring.
const ANSWERS_AFTER_MS: u64 = 2_000;

/// Why an outgoing call failed (CEC table 6-451).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DialEnd {
    Busy,
    NoAnswer,
    Rejected,
}

impl DialEnd {
    fn cause(self) -> (i64, &'static str) {
        match self {
            Self::Busy => (145, "User busy."),
            Self::NoAnswer => (147, "The user did not answer."),
            Self::Rejected => (149, "User rejected."),
        }
    }
}

impl World {
    pub(super) fn call_out(&mut self, agent: &AgentId, asked: &Callout) -> Verdict {
        let digits = asked.called.reveal();
        let legal = |byte: u8| byte.is_ascii_digit() || byte == b'*' || byte == b'#';
        if digits.is_empty() || digits.len() > 24 || !digits.bytes().all(legal) {
            return refuse("000-002");
        }
        let resting = self.state(agent) == AgentState::Rest;
        if resting || self.live_call(agent).is_some() {
            return refuse("100-007");
        }
        if self.behaviour_of(&asked.called) == Behaviour::WrongNumber {
            return refuse("200-001");
        }
        let own = self.session(agent).map(|session| session.terms.phone.clone()).unwrap_or_default();
        let caller = asked.caller.clone().filter(|number| !number.is_empty()).unwrap_or(own);
        let mut call = self.new_call(Way::Outgoing, asked.called.clone(), caller, asked.called.clone());
        call.agent = Some(agent.clone());
        call.skill = asked.skill;
        call.data = asked.data.clone();
        let id = call.id.clone();
        self.calls.insert(id.clone(), call);
        self.ring_phone(&id, agent);
        Ok(Reply::Callout(Some(id)).to_result())
    }

    /// The agent's phone is off hook: look for the customer.
    pub(super) fn dial(&mut self, id: &CallId, agent: &AgentId) {
        self.become_on_call(agent, true);
        let Some(call) = self.calls.get(id) else { return };
        let (customer, alert) = (call.customer.clone(), call.alerting());
        let wait = match self.called_customer(id, &customer) {
            Behaviour::Busy | Behaviour::WrongNumber => self.settings().busy_after_ms,
            Behaviour::NoAnswer => self.alert(id, agent, alert, to_ms(self.settings().customer_ring_seconds)),
            Behaviour::Answers { after_seconds } => self.alert(id, agent, alert, to_ms(after_seconds)),
            Behaviour::HangsUp { .. } => self.alert(id, agent, alert, ANSWERS_AFTER_MS),
        };
        self.plan(wait, Alarm::CustomerActs { call: id.clone() });
    }

    fn alert(
        &mut self,
        id: &CallId,
        agent: &AgentId,
        alert: offhook_protocol::event_content::AlertingParty,
        wait: u64,
    ) -> u64 {
        if let Some(call) = self.calls.get_mut(id) {
            call.stage = Stage::RemoteRinging;
        }
        self.emit(agent, GatewayEvent::RemoteRinging(alert));
        wait
    }

    pub(super) fn customer_acts(&mut self, id: &CallId) {
        let Some(call) = self.calls.get(id) else { return };
        let Some(agent) = call.agent.clone() else { return };
        match call.stage {
            Stage::Dialing => self.fail_dialing(id, &agent, DialEnd::Busy),
            Stage::RemoteRinging => match self.behaviour_of(&call.customer) {
                Behaviour::NoAnswer => self.fail_dialing(id, &agent, DialEnd::NoAnswer),
                Behaviour::Busy
                | Behaviour::WrongNumber
                | Behaviour::Answers { .. }
                | Behaviour::HangsUp { .. } => self.begin_talking(id, &agent, true),
            },
            Stage::Waiting | Stage::Reserved | Stage::Ringing | Stage::Talking | Stage::Held => {}
        }
    }

    /// The customer can't be reached (Q13).
    pub(super) fn fail_dialing(&mut self, id: &CallId, agent: &AgentId, end: DialEnd) {
        self.forget_call(id);
        self.emit(agent, GatewayEvent::DialFailed(CallRef(id.clone())));
        if self.settings().connect_fail_after_dial_failure {
            self.emit(agent, GatewayEvent::ConnectFailed(CallRef(id.clone())));
        }
        if self.settings().detect_after_dial_failure {
            let (cause, text) = end.cause();
            let failure = DialFailure { call: id.clone(), cause, text: text.to_owned() };
            self.emit(agent, GatewayEvent::DialFailureDetected(failure));
        }
        self.put_phone_down(agent);
        self.after_call(agent, false);
    }

    /// The agent gives up before the customer answers.
    pub(super) fn give_up_dialing(&mut self, id: &CallId, agent: &AgentId) {
        self.forget_call(id);
        self.emit(agent, GatewayEvent::DialFailed(CallRef(id.clone())));
        self.emit(agent, GatewayEvent::ConnectFailed(CallRef(id.clone())));
        self.put_phone_down(agent);
        self.after_call(agent, false);
    }

    pub(super) fn behaviour_of(&self, number: &Number) -> Behaviour {
        let ordinary = Behaviour::Answers { after_seconds: ANSWERS_AFTER_MS / 1000 };
        self.scenario.customer(number).map_or(ordinary, |customer| customer.behaviour)
    }

    /// A customer who is in another call is busy, whatever they usually do.
    fn called_customer(&self, id: &CallId, number: &Number) -> Behaviour {
        let elsewhere = self.calls.values().any(|call| call.id != *id && call.customer == *number);
        if elsewhere { Behaviour::Busy } else { self.behaviour_of(number) }
    }
}
