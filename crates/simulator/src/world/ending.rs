//! Ends of calls, and what the agent does then (Q8, Q9).

use offhook_protocol::{
    AgentId, AgentState, CallId, GatewayEvent, Number,
    event_content::{CallRef, NoContent, PhoneHook, ReleasedParty},
};

use super::{
    World,
    agent::Phone,
    call::{Call, CallOrigin, Leg, Stage},
    lines::Line,
};
use crate::settings::{AfterConsultation, ReleaseOrder};

impl World {
    /// Hangs up for the agent, in whatever stage the call is. Two others who are connected stay so.
    pub(super) fn part_with_agent(&mut self, id: &CallId, agent: &AgentId) {
        let Some(Line { call, leg }) = self.line(id, agent) else { return };
        match leg.stage {
            Stage::Reserved | Stage::Ringing => {
                let known_as = leg.id.clone();
                self.emit(agent, GatewayEvent::NoAnswer(CallRef(known_as)));
                self.give_back(id, agent, false);
                self.put_phone_down(agent);
                self.after_call(agent, false);
            }
            Stage::Talking if call.is_conference() => self.leave_conference(id, agent),
            Stage::Talking if call.is_for_transfer() => self.leave_talk_transfer(id, agent),
            Stage::Dialing
            | Stage::RemoteRinging
            | Stage::Talking
            | Stage::Held
            | Stage::Transferring
            | Stage::Helped
            | Stage::InIvr => self.dissolve(id, Some(agent)),
        }
    }

    /// Hangs up for a customer: the one who came with the call `came_with`.
    pub(super) fn part_with_customer(&mut self, id: &CallId, came_with: &CallId) {
        let Some(call) = self.calls.get_mut(id) else { return };
        if !call.is_conference() {
            return self.dissolve(id, None);
        }
        let Some(at) = call.outsiders.iter().position(|it| it.call == *came_with) else { return };
        let customer = call.outsiders.remove(at);
        call.transfer = None;
        self.tell_of_leaving(id, &customer.number);
    }

    /// Takes the agent out of a three-party call; the others go on (CEC 6.1.2.14).
    pub(super) fn leave_conference(&mut self, id: &CallId, agent: &AgentId) {
        let Some(mut call) = self.calls.remove(id) else { return };
        let Some(leg) = call.take_leg(agent) else { return };
        self.remember(&call, &leg);
        call.transfer = None;
        let nobody_left = call.legs.is_empty();
        if !nobody_left {
            self.calls.insert(id.clone(), call);
        }
        self.emit(agent, GatewayEvent::CallReleased(CallRef(leg.id.clone())));
        self.end_recording(&leg);
        self.tell_of_leaving(id, &Number::new(agent.as_str()));
        self.put_phone_down(agent);
        self.after_call(agent, true);
    }

    /// Tells the agents who stay that somebody has left (Q19).
    fn tell_of_leaving(&mut self, id: &CallId, number: &Number) {
        let Some(call) = self.calls.get(id) else { return };
        let legs = call.legs.clone();
        let talking = self.settings().talking_after_party_left;
        for leg in legs {
            let event = ReleasedParty { call: leg.id, number: number.clone() };
            self.emit(&leg.agent, GatewayEvent::RemoteReleased(event));
            if talking {
                self.resume(id, &leg.agent);
            }
        }
    }

    /// Ends the call for everybody; `by`: the agent who ended it.
    pub(super) fn dissolve(&mut self, id: &CallId, by: Option<&AgentId>) {
        let Some(call) = self.calls.remove(id) else { return };
        for leg in &call.legs {
            let own = by == Some(&leg.agent);
            self.remember(&call, leg);
            match leg.stage {
                Stage::Dialing | Stage::RemoteRinging => self.tell_dial_end(&call, leg, own),
                Stage::Reserved
                | Stage::Ringing
                | Stage::Talking
                | Stage::Held
                | Stage::Transferring
                | Stage::Helped
                | Stage::InIvr => self.tell_release(&call, leg, own),
            }
            self.end_recording(leg);
        }
        for leg in &call.legs {
            self.forget_what_it_was_about(leg);
            self.go_on_with_the_other_call(&call, leg, by == Some(&leg.agent));
            self.put_phone_down(&leg.agent);
            self.after_call(&leg.agent, leg.stage.is_answered());
        }
    }

    /// Tells the agent that the call is over (Q8).
    pub(super) fn tell_release(&mut self, call: &Call, leg: &Leg, own: bool) {
        let agents_part = GatewayEvent::CallReleased(CallRef(leg.id.clone()));
        let others_part =
            GatewayEvent::RemoteReleased(ReleasedParty { call: leg.id.clone(), number: call.other(leg) });
        let parts = match self.settings().release_order {
            ReleaseOrder::ByWhoHungUp if !own => vec![others_part, agents_part],
            ReleaseOrder::ByWhoHungUp | ReleaseOrder::AgentFirst => vec![agents_part, others_part],
            ReleaseOrder::AgentOnly => vec![agents_part],
            ReleaseOrder::CustomerOnly => vec![others_part],
        };
        for part in parts {
            self.emit(&leg.agent, part);
        }
    }

    /// Goes on with the call during which the one that is over was placed (Q16).
    fn go_on_with_the_other_call(&mut self, call: &Call, leg: &Leg, own: bool) {
        let Some(about) = call.about.as_ref().filter(|_| leg.placed) else { return };
        match call.origin {
            CallOrigin::Outgoing => self.end_talk_transfer(about, &leg.agent),
            CallOrigin::ConsultationOfThree if self.end_help(about, &leg.agent) => {}
            CallOrigin::Consultation | CallOrigin::ConsultationOfThree => {
                match self.settings().after_consultation {
                    AfterConsultation::StaysHeld => {}
                    AfterConsultation::Retrieved if own => {}
                    AfterConsultation::Retrieved => drop(self.retrieve(&leg.agent, Some(about))),
                }
            }
            CallOrigin::Incoming
            | CallOrigin::Preview
            | CallOrigin::Internal
            | CallOrigin::PlatformOutbound(_) => {}
        }
    }

    /// Makes the call the agent's previous one.
    pub(super) fn remember(&mut self, call: &Call, leg: &Leg) {
        let mut info = self.call_info(call, leg);
        info.ended_at = i64::try_from(self.now).ok();
        if let Some(session) = self.session_mut(&leg.agent) {
            session.last_call = Some(info);
        }
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

    /// Enters the state after the last call: what was asked for during it, else ready or wrap-up.
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

    /// Lets go of a gone agent's calls: those not yet answered go back to their queue, the others end.
    pub(super) fn let_go_of_calls(&mut self, agent: &AgentId) {
        let lines = self.calls_of(agent).into_iter();
        let calls: Vec<_> = lines.map(|line| (line.call.id.clone(), line.leg.stage)).collect();
        for (id, stage) in calls {
            match stage {
                Stage::Reserved | Stage::Ringing => self.give_back(&id, agent, true),
                Stage::Dialing
                | Stage::RemoteRinging
                | Stage::Talking
                | Stage::Held
                | Stage::Transferring
                | Stage::Helped
                | Stage::InIvr => self.part_with_agent(&id, agent),
            }
        }
    }
}
