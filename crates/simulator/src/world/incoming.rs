//! A call that comes to an agent: reserved, ringing, answered by agent or platform, rejected, not answered
//! (CEC 6.1.2.3, 6.1.2.22; events 6.5.1.2).

use offhook_protocol::{
    AgentId, AgentState, CallId, GatewayEvent,
    call_control::Reject,
    event_content::{CallRef, NoContent, PhoneAlerting, PhonePicked},
    modes::RejectMode,
};

use super::{
    Alarm, World,
    agent::Phone,
    answers::{ApiResult, done, refuse},
    call::{Arrival, Call, Leg, Stage},
    lines::Line,
    to_ms,
};
use crate::settings::{AfterNoAnswer, IncomingInfoPlace, OnCallPlace, PhoneEvents, PhoneRingingContent};

impl World {
    /// Gives a waiting call to a ready agent.
    pub(super) fn offer(&mut self, id: &CallId, agent: &AgentId) {
        self.assign(id, agent, Arrival::Offered);
    }

    /// Brings the call to this agent.
    pub(super) fn assign(&mut self, id: &CallId, agent: &AgentId, arrival: Arrival) {
        let Some(mut call) = self.calls.remove(id) else { return };
        let mut leg = self.new_leg(&call, agent, false);
        leg.arrival = arrival;
        leg.lifting_answers = arrival != Arrival::Offered;
        let offer = leg.offer;
        call.waiting = false;
        // What the two telephones can do is agreed upon: a phone without a screen has no picture.
        call.video &= self.session(agent).is_some_and(|it| it.desk.video);
        call.legs.push(leg);
        self.calls.insert(id.clone(), call);
        let wait = to_ms(self.settings().ring_seconds);
        self.plan(wait, Alarm::RingTimeout { offer });
        self.tell_alerting(id);
        let is_told = arrival == Arrival::Offered && self.settings().on_call_event == OnCallPlace::First;
        self.become_on_call(agent, is_told);
        self.ring_phone(id, agent);
    }

    /// Rings the agent's phone, or goes straight on when it is off hook already ("long call").
    pub(super) fn ring_phone(&mut self, id: &CallId, agent: &AgentId) {
        let Some(Line { call, leg }) = self.line(id, agent) else { return };
        let (offer, content) = (leg.offer, self.phone_ringing(call, leg));
        let lifts_after = self.settings().phone_lifts_after_ms;
        let Some(session) = self.session_mut(agent) else { return };
        match session.phone {
            Phone::OffHook => return self.go_on_off_hook(id, agent),
            Phone::OnHook | Phone::Ringing => session.phone = Phone::Ringing,
        }
        self.emit_phone(agent, content);
        // Nobody lifts a linked phone but the agent, from the screen.
        let is_linked = self.session(agent).is_some_and(|session| session.desk.linked);
        match lifts_after {
            _ if is_linked => {}
            0 => self.lift_phone(offer),
            wait => self.plan(wait, Alarm::PhoneLifted { offer }),
        }
    }

    pub(super) fn lift_phone(&mut self, offer: u64) {
        let Some((id, agent)) = self.offered(offer) else { return };
        let waits = matches!(self.stage(&id, &agent), Some(Stage::Reserved | Stage::Dialing));
        let Some(leg) = self.calls.get(&id).filter(|_| waits).map(|call| call.origin.leg()) else { return };
        let Some(session) = self.session_mut(&agent).filter(|it| it.phone == Phone::Ringing) else { return };
        session.phone = Phone::OffHook;
        self.emit_phone(&agent, GatewayEvent::PhoneOffHook(PhonePicked { leg: leg.to_owned() }));
        self.go_on_off_hook(&id, &agent);
    }

    fn go_on_off_hook(&mut self, id: &CallId, agent: &AgentId) {
        match self.stage(id, agent) {
            Some(Stage::Reserved) => {
                match self.leg(id, agent).map(|leg| (leg.arrival, leg.lifting_answers)) {
                    Some((Arrival::Offered, true)) => self.answer_by_lifting(id, agent),
                    Some((_, true)) => self.begin_talking(id, agent, true),
                    Some((_, false)) | None => self.present(id, agent),
                }
            }
            Some(Stage::Dialing) => self.dial(id, agent),
            Some(
                Stage::Ringing
                | Stage::RemoteRinging
                | Stage::Talking
                | Stage::Held
                | Stage::Transferring
                | Stage::Helped
                | Stage::InIvr,
            )
            | None => {}
        }
    }

    fn present(&mut self, id: &CallId, agent: &AgentId) {
        let settings = self.settings();
        let (info_place, on_call) = (settings.incoming_info, settings.on_call_event);
        let (talking_event, alerting) = (settings.talking_after_auto_answer, settings.alerting_on_incoming);
        let auto_answer = self.session(agent).is_some_and(|session| session.terms.auto_answer);
        if let Some(leg) = self.leg_mut(id, agent) {
            leg.stage = Stage::Ringing;
        }
        let Some(Line { call, leg }) = self.line(id, agent) else { return };
        let (parties, alert) = (call.parties(leg), call.alerting(leg));
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

    pub(super) fn answer_call(&mut self, agent: &AgentId, id: Option<&CallId>) -> ApiResult {
        match self.ringing(agent, id) {
            Some(id) => {
                self.begin_talking(&id, agent, true);
                done()
            }
            None => refuse("200-002"),
        }
    }

    /// Returns the call that rings at the agent, when it is the one that is named.
    fn ringing(&self, agent: &AgentId, named: Option<&CallId>) -> Option<CallId> {
        let line = self.call_in(agent, Stage::Ringing)?;
        named.is_none_or(|id| *id == line.leg.id).then(|| line.call.id.clone())
    }

    pub(super) fn reject_call(&mut self, agent: &AgentId, reject: &Reject) -> ApiResult {
        let Some(id) = self.ringing(agent, reject.call.as_ref()) else {
            return refuse("200-037");
        };
        self.emit(agent, GatewayEvent::NoAnswer(CallRef(id.clone())));
        let requeues = RejectMode::from_gateway(reject.mode) == Some(RejectMode::Requeue);
        self.give_back(&id, agent, requeues);
        if requeues {
            self.cancel_next_state(agent);
            self.become_busy(agent, 7);
            self.put_phone_down(agent);
        } else {
            self.put_phone_down(agent);
            self.after_call(agent, false);
        }
        done()
    }

    /// Ends the ringing: the agent did not answer (Q11), or did not lift the phone for a call of their own.
    pub(super) fn time_out_ringing(&mut self, offer: u64) {
        let Some((id, agent)) = self.offered(offer) else { return };
        let unlifted = self.rings(&agent);
        match self.stage(&id, &agent) {
            Some(Stage::Reserved | Stage::Ringing) => {}
            Some(Stage::Dialing) if unlifted => return self.part_with_agent(&id, &agent),
            Some(
                Stage::Dialing
                | Stage::RemoteRinging
                | Stage::Talking
                | Stage::Held
                | Stage::Transferring
                | Stage::Helped
                | Stage::InIvr,
            )
            | None => return,
        }
        self.tally(&agent, |figures| figures.not_answered += 1);
        self.emit(&agent, GatewayEvent::NoAnswer(CallRef(id.clone())));
        self.give_back(&id, &agent, true);
        self.put_phone_down(&agent);
        self.after_no_answer(&agent);
    }

    /// Gives the agent what was asked for meanwhile, or what comes of not answering (Q11).
    pub(super) fn after_no_answer(&mut self, agent: &AgentId) {
        if let Some(pending) = self.session_mut(agent).and_then(|session| session.pending.take()) {
            return self.start_pending(agent, pending);
        }
        match self.settings().after_no_answer {
            AfterNoAnswer::Busy => self.become_busy(agent, 2),
            AfterNoAnswer::Ready => self.become_ready(agent),
            AfterNoAnswer::Silent => drop(self.enter(agent, AgentState::Ready, 0)),
        }
    }

    /// Gives back a call that the agent did not take. A colleague who wanted the agent is told (Q12);
    /// otherwise the call goes back to its queue, at its old place, or is over.
    pub(super) fn give_back(&mut self, id: &CallId, agent: &AgentId, again: bool) {
        let Some(mut call) = self.calls.remove(id) else { return };
        let Some(leg) = call.take_leg(agent) else { return };
        if !again {
            self.remember(&call, &leg);
        }
        let is_sought = call.legs.iter().any(|leg| leg.stage == Stage::RemoteRinging);
        let is_in_transfer = call.transfer.is_some();
        call.requeued += 1;
        call.last_agent = Some(agent.clone());
        call.waiting = again && !is_sought && !is_in_transfer;
        let goes_back = call.waiting;
        if call.waiting || is_sought || is_in_transfer {
            self.calls.insert(id.clone(), call);
        }
        self.tally(agent, |figures| figures.redirected += u64::from(goes_back));
        if is_in_transfer {
            self.fail_transfer(id);
        } else if is_sought {
            self.dissolve(id, None);
        }
    }

    pub(super) fn emit_incoming_info(&mut self, id: &CallId, agent: &AgentId) {
        if let Some(Line { call, leg }) = self.line(id, agent) {
            let info = self.incoming_info(call, leg);
            self.emit(agent, GatewayEvent::IncomingCall(info));
        }
    }

    pub(super) fn emit_phone(&mut self, agent: &AgentId, event: GatewayEvent) {
        match self.settings().phone_events {
            PhoneEvents::PerCall => self.emit(agent, event),
            PhoneEvents::Never => {}
        }
    }

    /// Returns the event of the ringing phone: empty, or (field note 14) with the incoming call's numbers.
    fn phone_ringing(&self, call: &Call, leg: &Leg) -> GatewayEvent {
        GatewayEvent::PhoneRinging(match self.settings().phone_ringing_content {
            PhoneRingingContent::Object if leg.stage == Stage::Reserved => PhoneAlerting {
                call: leg.id.clone(),
                caller: call.caller.clone(),
                called: call.called.clone(),
            },
            PhoneRingingContent::Object | PhoneRingingContent::Null => PhoneAlerting::default(),
        })
    }

    fn cancel_next_state(&mut self, agent: &AgentId) {
        if let Some(session) = self.session_mut(agent) {
            session.pending = None;
        }
    }
}
