//! A call that comes to an agent: reserved, ringing, answered by agent or platform, rejected, not answered
//! (CEC 6.1.2.3, 6.1.2.22; events 6.5.1.2).

use offhook_protocol::{
    AgentId, AgentState, CallId, GatewayEvent,
    call_control::Reject,
    event_content::{CallRef, NoContent, PhonePicked},
};
use serde_json::json;

use super::{
    Alarm, World,
    agent::Phone,
    answers::{Verdict, done, refuse},
    call::{Call, Stage},
    to_ms,
};
use crate::settings::{AfterNoAnswer, IncomingInfoPlace, OnCallPlace, PhoneEvents, PhoneRingingContent};

impl World {
    /// Gives a waiting call to a ready agent.
    pub(super) fn offer(&mut self, id: &CallId, agent: &AgentId) {
        let offer = self.next_serial();
        let Some(call) = self.calls.get_mut(id) else { return };
        call.agent = Some(agent.clone());
        call.stage = Stage::Reserved;
        call.offer = offer;
        let wait = to_ms(self.settings().ring_seconds);
        self.plan(wait, Alarm::RingTimeout { call: id.clone(), offer });
        self.become_on_call(agent, self.settings().on_call_event == OnCallPlace::First);
        self.ring_phone(id, agent);
    }

    /// Rings the agent's phone, or goes straight on when it is off hook already ("long call").
    pub(super) fn ring_phone(&mut self, id: &CallId, agent: &AgentId) {
        let Some(call) = self.calls.get(id) else { return };
        let (offer, content) = (call.offer, self.phone_ringing(call));
        let lifts_after = self.settings().phone_lifts_after_ms;
        let Some(session) = self.session_mut(agent) else { return };
        match session.phone {
            Phone::OffHook => return self.go_on_off_hook(id, agent),
            Phone::OnHook | Phone::Ringing => session.phone = Phone::Ringing,
        }
        self.emit_phone(agent, content);
        if lifts_after == 0 {
            self.lift_phone(id, offer);
        } else {
            self.plan(lifts_after, Alarm::PhoneLifted { call: id.clone(), offer });
        }
    }

    pub(super) fn lift_phone(&mut self, id: &CallId, offer: u64) {
        let Some(call) = self.calls.get(id) else { return };
        let waits = call.offer == offer && matches!(call.stage, Stage::Reserved | Stage::Dialing);
        let Some(agent) = call.agent.clone().filter(|_| waits) else { return };
        let Some(session) = self.session_mut(&agent).filter(|it| it.phone == Phone::Ringing) else { return };
        session.phone = Phone::OffHook;
        self.emit_phone(&agent, GatewayEvent::PhoneOffHook(PhonePicked { leg: "main".to_owned() }));
        self.go_on_off_hook(id, &agent);
    }

    fn go_on_off_hook(&mut self, id: &CallId, agent: &AgentId) {
        match self.calls.get(id).map(|call| call.stage) {
            Some(Stage::Reserved) => self.present(id, agent),
            Some(Stage::Dialing) => self.dial(id, agent),
            Some(Stage::Waiting | Stage::Ringing | Stage::RemoteRinging | Stage::Talking | Stage::Held)
            | None => {}
        }
    }

    fn present(&mut self, id: &CallId, agent: &AgentId) {
        let settings = self.settings();
        let (info_place, on_call) = (settings.incoming_info, settings.on_call_event);
        let (talking_event, alerting) = (settings.talking_after_auto_answer, settings.alerting_on_incoming);
        let auto_answer = self.session(agent).is_some_and(|session| session.terms.auto_answer);
        let Some(call) = self.calls.get_mut(id) else { return };
        call.stage = Stage::Ringing;
        let (parties, alert) = (call.parties(), call.alerting());
        if on_call == OnCallPlace::AfterOffHook {
            self.emit(agent, GatewayEvent::OnCall(NoContent));
        }
        if info_place == IncomingInfoPlace::BeforeRinging {
            self.emit_incoming_info(id, agent);
        }
        if auto_answer {
            self.emit(agent, GatewayEvent::AutoAnswered(parties));
            self.begin_talking(id, agent, talking_event);
        } else {
            self.emit(agent, GatewayEvent::Ringing(parties));
            if alerting {
                self.emit(agent, GatewayEvent::RemoteRinging(alert));
            }
        }
    }

    pub(super) fn answer_call(&mut self, agent: &AgentId, id: Option<&CallId>) -> Verdict {
        let ringing = self.call_in(agent, Stage::Ringing).map(|call| call.id.clone());
        match ringing.filter(|ringing| id.is_none_or(|id| id == ringing)) {
            Some(id) => {
                self.begin_talking(&id, agent, true);
                done()
            }
            None => refuse("200-002"),
        }
    }

    pub(super) fn reject_call(&mut self, agent: &AgentId, reject: &Reject) -> Verdict {
        if !matches!(reject.mode, 1 | 2) {
            return refuse("000-002");
        }
        if self.calls_of(agent).is_empty() {
            return refuse("200-002");
        }
        let ringing = self.call_in(agent, Stage::Ringing).map(|call| call.id.clone());
        let Some(id) = ringing.filter(|ringing| reject.call.as_ref().is_none_or(|id| id == ringing)) else {
            return refuse("200-037");
        };
        self.emit(agent, GatewayEvent::NoAnswer(CallRef(id.clone())));
        if reject.mode == 1 {
            self.put_back(&id, agent);
            self.set_pending_aside(agent);
            self.become_busy(agent, 7);
            self.put_phone_down(agent);
        } else {
            self.forget_call(&id);
            self.put_phone_down(agent);
            self.after_call(agent, false);
        }
        done()
    }

    /// The agent did not answer (Q11).
    pub(super) fn time_out_ringing(&mut self, id: &CallId, offer: u64) {
        let Some(call) = self.calls.get(id) else { return };
        let rings = call.offer == offer && matches!(call.stage, Stage::Reserved | Stage::Ringing);
        let Some(agent) = call.agent.clone().filter(|_| rings) else { return };
        self.emit(&agent, GatewayEvent::NoAnswer(CallRef(id.clone())));
        self.put_back(id, &agent);
        self.put_phone_down(&agent);
        if let Some(pending) = self.session_mut(&agent).and_then(|session| session.pending.take()) {
            return self.start_pending(&agent, pending);
        }
        match self.settings().after_no_answer {
            AfterNoAnswer::Busy => self.become_busy(&agent, 2),
            AfterNoAnswer::Ready => self.become_ready(&agent),
            AfterNoAnswer::Silent => drop(self.enter(&agent, AgentState::Ready, 0)),
        }
    }

    /// Back to its queue, at its old place.
    pub(super) fn put_back(&mut self, id: &CallId, agent: &AgentId) {
        if let Some(call) = self.calls.get_mut(id) {
            call.stage = Stage::Waiting;
            call.agent = None;
            call.requeued += 1;
            call.last_agent = Some(agent.clone());
        }
    }

    pub(super) fn emit_incoming_info(&mut self, id: &CallId, agent: &AgentId) {
        if let Some(call) = self.calls.get(id) {
            let info = self.incoming_info(call);
            self.emit(agent, GatewayEvent::IncomingCall(info));
        }
    }

    pub(super) fn emit_phone(&mut self, agent: &AgentId, event: GatewayEvent) {
        match self.settings().phone_events {
            PhoneEvents::PerCall => self.emit(agent, event),
            PhoneEvents::Never => {}
        }
    }

    /// Empty, or (field note 14) with the incoming call's numbers.
    fn phone_ringing(&self, call: &Call) -> GatewayEvent {
        let plain = GatewayEvent::PhoneRinging(NoContent);
        match self.settings().phone_ringing_content {
            PhoneRingingContent::Object if call.stage == Stage::Reserved => GatewayEvent::Other {
                name: plain.name().to_owned(),
                content: json!({ "callid": call.id, "caller": call.caller, "called": call.called }),
            },
            PhoneRingingContent::Object | PhoneRingingContent::Null => plain,
        }
    }

    fn set_pending_aside(&mut self, agent: &AgentId) {
        if let Some(session) = self.session_mut(agent) {
            session.pending = None;
        }
    }
}
