//! Two calls become one: the three-party call (CEC 6.1.2.14), connecting the held party with the talking one
//! (CEC 6.1.2.9); and putting one party out (CEC 6.1.2.17).
//!
//! ```text
//! held h: A, customer ──┐ join          t: A, B, customer ── A leaves ──► t: B, customer
//! talking t: A, B ──────┴─ connect held ─────────────────────────────────► t: B, customer
//! ```

use offhook_protocol::{
    AgentId, CallId, GatewayEvent, Number,
    call_control::ConfJoin,
    codes::RetCode,
    event_content::{CallRef, Conference, ReleasedParty},
};

use super::{
    World,
    answers::{ApiResult, done, refuse},
    call::{Call, Leg, Stage},
};
use crate::settings::ConferenceId;

/// A held call that has become part of another.
struct Joined {
    /// Call as it was.
    call: Call,
    /// Leg of the agent on it.
    leg: Leg,
}

impl World {
    pub(super) fn join(&mut self, agent: &AgentId, asked: &ConfJoin) -> ApiResult {
        let (held, talking) = self.held_and_talking(agent, &asked.call, ["200-010", "200-011"])?;
        if let Some(call) = self.calls.get_mut(&talking) {
            call.data = asked.data.clone().or(call.data.take());
        }
        self.merge(&held, &talking, agent);
        done()
    }

    /// Brings everybody on the agent's one call into the other (Q17, Q18).
    pub(super) fn merge(&mut self, held: &CallId, talking: &CallId, agent: &AgentId) {
        let Some(joined) = self.move_people(held, talking, agent) else { return };
        if let Some(call) = self.calls.get_mut(talking) {
            let by_held = self.scenario.settings.conference_id == ConferenceId::Held;
            if let Some(leg) = call.leg_mut(agent).filter(|_| by_held) {
                leg.id = joined.leg.id.clone();
            }
        }
        self.tell_conference(talking);
        if self.settings().release_of_joined_call {
            let number = joined.call.other(&joined.leg);
            let event = ReleasedParty { call: joined.leg.id.clone(), number };
            self.emit(agent, GatewayEvent::RemoteReleased(event));
        }
        self.end_recording(&joined.leg);
    }

    /// Tells every agent on the call who the others are.
    pub(super) fn tell_conference(&mut self, id: &CallId) {
        let Some(call) = self.calls.get(id) else { return };
        let events = call.legs.iter().map(|leg| {
            let others: Vec<_> = call.others(&leg.agent).iter().map(|it| it.expose().to_owned()).collect();
            let partners = Number::new(others.join(","));
            (leg.agent.clone(), Conference { call: leg.id.clone(), partners })
        });
        for (agent, event) in events.collect::<Vec<_>>() {
            self.emit(&agent, GatewayEvent::Conference(event));
        }
    }

    pub(super) fn connect_held(&mut self, agent: &AgentId, held: &CallId) -> ApiResult {
        let (held, talking) = self.held_and_talking(agent, held, ["200-013", "200-014"])?;
        let Some(call) = self.calls.get(&talking) else { return refuse("200-013") };
        let Some(number) = call.leg(agent).map(|leg| call.other(leg)) else { return refuse("200-013") };
        let Some(joined) = self.move_people(&held, &talking, agent) else { return refuse("200-014") };
        self.tell_release(&joined.call, &joined.leg, true);
        self.end_recording(&joined.leg);
        self.leave_connected(&talking, agent, number);
        done()
    }

    /// Lets the agent leave the other two to each other; `number`: whom the agent has talked with.
    pub(super) fn leave_connected(&mut self, id: &CallId, agent: &AgentId, number: Number) {
        let Some(mut call) = self.calls.remove(id) else { return };
        let Some(leg) = call.take_leg(agent) else { return };
        self.remember(&call, &leg);
        let (own, other) = (CallRef(leg.id.clone()), ReleasedParty { call: leg.id.clone(), number });
        self.emit(agent, GatewayEvent::CallReleased(own));
        self.emit(agent, GatewayEvent::RemoteReleased(other));
        self.end_recording(&leg);
        if !call.legs.is_empty() {
            self.calls.insert(id.clone(), call);
        }
        self.put_phone_down(agent);
        self.after_call(agent, true);
    }

    /// Returns the agent's held call with this id and talking call, each with one other who listens.
    /// `no_call` and `not_held` are the codes of no talking call and of no held call.
    fn held_and_talking(
        &self,
        agent: &AgentId,
        held: &CallId,
        [no_call, not_held]: [&str; 2],
    ) -> Result<(CallId, CallId), RetCode> {
        let Some(talking) = self.call_in(agent, Stage::Talking) else { return refuse(no_call) };
        let held = self.call_known_as(agent, held).filter(|line| line.leg.stage == Stage::Held);
        let Some(held) = held else { return refuse(not_held) };
        let mut others = held.call.legs.iter().chain(&talking.call.legs).filter(|leg| leg.agent != *agent);
        let listen = others.all(|leg| leg.stage == Stage::Talking);
        if !listen || !talking.is_pair() || talking.call.is_for_transfer() || held.call.size() != 2 {
            return refuse("100-007");
        }
        Ok((held.call.id.clone(), talking.call.id.clone()))
    }

    /// Moves everybody but the agent from one call to another. Their ids stay; a recording goes on.
    fn move_people(&mut self, from: &CallId, to: &CallId, agent: &AgentId) -> Option<Joined> {
        let call = self.calls.remove(from)?;
        let mut leg = call.leg(agent)?.clone();
        let mut outsiders = call.outsiders.clone();
        let mut legs: Vec<_> = call.legs.iter().filter(|leg| leg.agent != *agent).cloned().collect();
        let joined = outsiders.iter_mut().map(|it| &mut it.joined);
        for joined in joined.chain(legs.iter_mut().map(|it| &mut it.joined)) {
            *joined = self.next_serial();
        }
        let whole = self.calls.get_mut(to)?;
        whole.outsiders.extend(outsiders);
        whole.legs.extend(legs);
        whole.video |= call.video;
        let own = whole.leg_mut(agent)?;
        if own.tape.is_none() {
            own.tape = leg.tape.take();
        }
        Some(Joined { call, leg })
    }

    /// Puts one party out. Only people of the last call can be put out, and a consulted agent can only leave
    /// (CEC 6.1.2.17).
    pub(super) fn disconnect(&mut self, agent: &AgentId, number: &Number) -> ApiResult {
        let Some(line) = self.calls_of(agent).into_iter().next_back() else { return refuse("200-023") };
        let id = line.call.id.clone();
        let own_phone = self.session(agent).is_some_and(|session| session.terms.phone == *number);
        if own_phone || number.expose() == agent.as_str() {
            self.part_with_agent(&id, agent);
            return done();
        }
        let was_asked = !line.leg.placed && line.call.origin.is_consultation();
        if was_asked || !line.call.others(agent).contains(number) {
            return refuse("200-024");
        }
        let customer = line.call.outsiders.iter().find(|it| it.number == *number).map(|it| it.call.clone());
        match customer {
            _ if line.call.is_for_transfer() => self.dissolve(&id, Some(agent)),
            _ if !line.call.is_conference() => self.part_with_agent(&id, agent),
            Some(customer) => self.part_with_customer(&id, &customer),
            None => self.leave_conference(&id, &AgentId::new(number.expose())),
        }
        done()
    }
}
