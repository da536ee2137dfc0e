//! A call that an agent places (CEC 6.1.2.1), and what the called customer does.

use offhook_protocol::{
    AgentId, AgentState, CallId, GatewayEvent, Number, Reply,
    call_control::Callout,
    event_content::{CallRef, DialFailure},
};

use super::{
    Alarm, World,
    agent::Phone,
    answers::{ApiResult, refuse},
    call::{Call, CallOrigin, Leg, Stage},
    causes, to_ms,
};
use crate::{scenario::Behaviour, settings::InternalFailure};

/// Time in milliseconds that an ordinary customer lets it ring.
pub(super) const ANSWERS_AFTER_MS: u64 = 2_000;

/// Reason why an outgoing call failed: a cause of CEC table 6-451.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct DialEnd(pub(super) i64);

impl DialEnd {
    const BUSY: Self = Self(145);
    const NO_ANSWER: Self = Self(147);
    const REJECTED: Self = Self(149);
}

impl Default for DialEnd {
    fn default() -> Self {
        Self::REJECTED
    }
}

impl World {
    pub(super) fn call_out(&mut self, agent: &AgentId, asked: &Callout) -> ApiResult {
        // The gateway does not know which queues there are, the platform does (CEC 6.5.6).
        let is_unknown = |skill: i64| self.scenario.skill(skill).is_none();
        if self.may_not_call(agent) || self.is_taken(agent) || asked.skill.is_some_and(is_unknown) {
            return refuse("100-007");
        }
        if self.behaviour_of(&asked.called) == Behaviour::WrongNumber {
            return refuse("200-001");
        }
        let own = self.session(agent).map(|session| session.terms.phone.clone()).unwrap_or_default();
        let caller = asked.caller.clone().filter(|number| !number.is_empty()).unwrap_or(own);
        let mut call = self.new_call(CallOrigin::Outgoing, caller, asked.called.clone());
        call.skill = asked.skill;
        call.data = asked.data.clone();
        call.video = asked.media == Some(1) && self.session(agent).is_some_and(|it| it.desk.video);
        let id = self.place_to_customer(call, agent);
        Ok(Reply::Callout(Some(id)).to_result().into())
    }

    /// True if the agent can't place a call: busy with one, or reserved for one.
    pub(super) fn is_taken(&self, agent: &AgentId) -> bool {
        self.live_call(agent).is_some() || self.session(agent).is_some_and(|it| it.preview.is_some())
    }

    /// Places a call to the customer whose number is called.
    pub(super) fn place_to_customer(&mut self, mut call: Call, agent: &AgentId) -> CallId {
        let customer = self.new_outsider(call.called.clone(), &call.id);
        call.outsiders.push(customer);
        self.place(call, agent)
    }

    /// True if the agent rests, or is not signed in for calls.
    pub(super) fn may_not_call(&self, agent: &AgentId) -> bool {
        self.session(agent).is_none_or(|it| it.state == AgentState::Rest || !it.duty.voice)
    }

    /// Begins the agent's own call: with the agent's phone.
    pub(super) fn place(&mut self, mut call: Call, agent: &AgentId) -> CallId {
        let id = call.id.clone();
        let leg = self.new_leg(&call, agent, true);
        let offer = leg.offer;
        call.legs.push(leg);
        self.tally_placed(&call, agent);
        self.calls.insert(id.clone(), call);
        let wait = to_ms(self.settings().ring_seconds);
        self.plan(wait, Alarm::RingTimeout { offer });
        self.ring_phone(&id, agent);
        id
    }

    /// Looks for the other side, as the agent's phone is off hook.
    pub(super) fn dial(&mut self, id: &CallId, agent: &AgentId) {
        self.become_on_call(agent, true);
        let Some(call) = self.calls.get(id) else { return };
        let Some(customer) = call.outsiders.first().map(|it| it.number.clone()) else {
            return self.look_for_colleague(id);
        };
        self.tell_media_ability(id, agent);
        let wait = match self.called_customer(id, &customer) {
            Behaviour::Busy | Behaviour::WrongNumber => self.settings().busy_after_ms,
            Behaviour::NoAnswer => {
                self.tell_alerting(id);
                to_ms(self.settings().customer_ring_seconds)
            }
            Behaviour::Answers { after_seconds } => {
                self.tell_alerting(id);
                to_ms(after_seconds)
            }
            Behaviour::HangsUp { .. } => {
                self.tell_alerting(id);
                ANSWERS_AFTER_MS
            }
            Behaviour::Fails { after_seconds: 0, .. } => self.settings().busy_after_ms,
            Behaviour::Fails { after_seconds, .. } => {
                self.tell_alerting(id);
                to_ms(after_seconds)
            }
        };
        self.plan(wait, Alarm::CustomerActs { call: id.clone() });
    }

    /// Tells whoever dialled that it rings.
    pub(super) fn tell_alerting(&mut self, id: &CallId) {
        let Some(call) = self.calls.get_mut(id) else { return };
        let Some(at) = call.legs.iter().position(|leg| leg.stage == Stage::Dialing) else { return };
        call.legs[at].stage = Stage::RemoteRinging;
        let leg = &call.legs[at];
        let (agent, alert) = (leg.agent.clone(), call.alerting(leg));
        self.emit(&agent, GatewayEvent::RemoteRinging(alert));
    }

    pub(super) fn customer_acts(&mut self, id: &CallId) {
        let Some(call) = self.calls.get(id) else { return };
        let Some(customer) = call.outsiders.first() else { return };
        let Some(leg) = call.legs.iter().find(|leg| leg.placed) else { return };
        let (agent, behaviour) = (leg.agent.clone(), self.behaviour_of(&customer.number));
        match (leg.stage, behaviour) {
            (Stage::Dialing | Stage::RemoteRinging, Behaviour::Fails { cause, .. }) => {
                self.fail_dialing(id, DialEnd(cause));
            }
            (Stage::Dialing, _) => self.fail_dialing(id, DialEnd::BUSY),
            (Stage::RemoteRinging, Behaviour::NoAnswer) => self.fail_dialing(id, DialEnd::NO_ANSWER),
            (
                Stage::RemoteRinging,
                Behaviour::Busy
                | Behaviour::WrongNumber
                | Behaviour::Answers { .. }
                | Behaviour::HangsUp { .. },
            ) => self.begin_talking(id, &agent, true),
            (
                Stage::Reserved
                | Stage::Ringing
                | Stage::Talking
                | Stage::Held
                | Stage::Transferring
                | Stage::Helped
                | Stage::InIvr,
                _,
            ) => {}
        }
    }

    /// Ends a call whose customer can't be reached.
    pub(super) fn fail_dialing(&mut self, id: &CallId, end: DialEnd) {
        if let Some(call) = self.calls.get_mut(id) {
            call.dial_end = end;
        }
        self.dissolve(id, None);
    }

    /// Tells an agent that the call does not come about; `given_up`: because the agent has hung up.
    pub(super) fn tell_dial_end(&mut self, call: &Call, leg: &Leg, given_up: bool) {
        let (agent, id) = (&leg.agent, CallRef(leg.id.clone()));
        match call.origin {
            // The caller's own phone was never lifted.
            CallOrigin::Internal if self.rings(agent) => self.emit(agent, GatewayEvent::ConnectFailed(id)),
            CallOrigin::Incoming | CallOrigin::Internal | CallOrigin::PlatformOutbound(_) => {
                let event = match self.settings().internal_failure {
                    InternalFailure::InternalCallFailed => GatewayEvent::InternalCallFailed(id),
                    InternalFailure::DialFailed => GatewayEvent::DialFailed(id),
                    InternalFailure::ConnectFailed => GatewayEvent::ConnectFailed(id),
                };
                self.emit(agent, event);
            }
            CallOrigin::Consultation | CallOrigin::ConsultationOfThree => {
                self.emit(agent, GatewayEvent::ConsultFailed(id));
            }
            CallOrigin::Outgoing if call.is_for_transfer() => {
                self.emit(agent, GatewayEvent::ConnectFailed(id));
            }
            CallOrigin::Outgoing | CallOrigin::Preview => {
                self.tell_dial_failure(agent, id, call.dial_end, given_up);
            }
        }
    }

    /// Tells an agent that an outgoing call has failed (Q13).
    fn tell_dial_failure(&mut self, agent: &AgentId, id: CallRef, end: DialEnd, given_up: bool) {
        self.emit(agent, GatewayEvent::DialFailed(id.clone()));
        if given_up || self.settings().connect_fail_after_dial_failure {
            self.emit(agent, GatewayEvent::ConnectFailed(id.clone()));
        }
        if !given_up && self.settings().detect_after_dial_failure {
            let text = causes::words(end.0).unwrap_or_default().to_owned();
            let failure = DialFailure { call: id.0, cause: end.0, text };
            self.emit(agent, GatewayEvent::DialFailureDetected(failure));
        }
    }

    pub(super) fn rings(&self, agent: &AgentId) -> bool {
        self.session(agent).is_some_and(|session| session.phone == Phone::Ringing)
    }

    pub(super) fn behaviour_of(&self, number: &Number) -> Behaviour {
        let ordinary = Behaviour::Answers { after_seconds: ANSWERS_AFTER_MS / 1000 };
        let by_digits = || {
            let digits = number.expose().strip_prefix(self.settings().failing_prefix.as_str())?;
            let cause = digits.parse().ok().filter(|cause| causes::words(*cause).is_some())?;
            Some(Behaviour::Fails { cause, after_seconds: 0 })
        };
        match self.scenario.customer(number) {
            Some(customer) => customer.behaviour,
            None => by_digits().unwrap_or(ordinary),
        }
    }

    /// Returns what the called customer does; one who is in another call is busy, whatever they usually do.
    pub(super) fn called_customer(&self, id: &CallId, number: &Number) -> Behaviour {
        let elsewhere = |call: &Call| call.id != *id && call.outsiders.iter().any(|it| it.number == *number);
        if self.calls.values().any(elsewhere) { Behaviour::Busy } else { self.behaviour_of(number) }
    }
}
