//! Operations during a call: hold, retrieve, mute, further digits, hanging up (CEC 6.1.2.6–6.1.2.16).

use offhook_protocol::{AgentId, CallId, GatewayEvent, event_content::CallRef};

use super::{
    Alarm, World,
    answers::{ApiResult, done, refuse},
    call::{Arrival, Stage},
    lines::Line,
    to_ms,
};
use crate::{
    scenario::Behaviour,
    settings::{IncomingInfoPlace, TalkTransfer},
};

impl World {
    /// Connects both sides for the first time: the agent who answers, then whoever placed the call.
    pub(super) fn begin_talking(&mut self, id: &CallId, agent: &AgentId, tell: bool) {
        let now = self.now;
        if let Some(leg) = self.leg_mut(id, agent) {
            leg.stage = Stage::Talking;
            let answers = leg.talked_at.is_none() && !leg.placed;
            leg.talked_at.get_or_insert(now);
            self.tally(agent, |figures| figures.answered += u64::from(answers));
        }
        let Some(Line { call, leg }) = self.line(id, agent) else { return };
        let (parties, comes) = (call.parties(leg), !leg.placed);
        let info_follows = match (leg.arrival, self.settings().incoming_info) {
            (Arrival::PickedUp, place) => place != IncomingInfoPlace::Absent,
            (Arrival::Offered | Arrival::AskedFor, place) => place == IncomingInfoPlace::AfterTalking,
        };
        let dialled = call.legs.iter().find(|leg| leg.stage == Stage::RemoteRinging);
        let dialled = dialled.map(|leg| leg.agent.clone());
        let as_conference =
            call.is_for_transfer() && self.settings().talk_transfer == TalkTransfer::Conference;
        let helped = self.helped_call(id);
        let is_told = match &helped {
            Some(_) => comes && self.settings().talking_before_three_party_help,
            None => tell,
        };
        if as_conference {
            self.tell_conference(id);
        } else if is_told {
            self.emit(agent, GatewayEvent::Talking(parties));
        }
        if comes && info_follows {
            self.emit_incoming_info(id, agent);
        }
        self.start_recording(id, agent);
        match dialled {
            Some(colleague) => self.begin_talking(id, &colleague, true),
            None => self.plan_leaving(id),
        }
        if let Some(helped) = helped.filter(|_| !comes) {
            self.merge(&helped, id, agent);
        }
        self.complete_transfer(id);
    }

    /// Plans the leaving of customers who hang up after a while.
    fn plan_leaving(&mut self, id: &CallId) {
        let customers = self.calls.get(id).map(|call| call.outsiders.clone()).unwrap_or_default();
        for customer in customers {
            let known = self.scenario.customer(&customer.number).map(|customer| customer.behaviour);
            if let Some(Behaviour::HangsUp { after_seconds }) = known {
                self.plan(to_ms(after_seconds), Alarm::CustomerLeaves { call: customer.call });
            }
        }
    }

    pub(super) fn hold(&mut self, agent: &AgentId) -> ApiResult {
        let line = self.call_in(agent, Stage::Talking).filter(|line| line.is_pair());
        let Some(id) = line.filter(|line| !line.call.is_for_transfer()).map(|line| line.call.id.clone())
        else {
            return refuse(if self.calls_of(agent).is_empty() { "200-013" } else { "200-014" });
        };
        self.put_on_hold(&id, agent);
        done()
    }

    pub(super) fn put_on_hold(&mut self, id: &CallId, agent: &AgentId) {
        let (serial, now) = (self.next_serial(), self.now);
        let Some(leg) = self.leg_mut(id, agent) else { return };
        leg.held_at = Some(now);
        leg.stage = Stage::Held;
        leg.held = serial;
        let known_as = leg.id.clone();
        self.tally(agent, |figures| figures.holds += 1);
        self.emit(agent, GatewayEvent::Held(CallRef(known_as)));
    }

    /// Takes back the named held call, or the one held last.
    pub(super) fn retrieve(&mut self, agent: &AgentId, id: Option<&CallId>) -> ApiResult {
        let held = match id {
            Some(id) => self.call_known_as(agent, id).filter(|line| line.leg.stage == Stage::Held),
            None => self.held_last(agent),
        };
        let Some(id) = held.map(|line| line.call.id.clone()) else {
            return refuse("200-015");
        };
        if self.live_call(agent).is_some() {
            return refuse("200-016");
        }
        self.resume(&id, agent);
        done()
    }

    /// Gives the agent the other side again.
    pub(super) fn resume(&mut self, id: &CallId, agent: &AgentId) {
        if let Some(leg) = self.leg_mut(id, agent) {
            leg.stage = Stage::Talking;
        }
        if let Some(Line { call, leg }) = self.line(id, agent) {
            let parties = call.parties(leg);
            self.emit(agent, GatewayEvent::Talking(parties));
        }
    }

    /// Mutes the agent, or ends that. No event follows: the answer is the fact.
    pub(super) fn mute(&mut self, agent: &AgentId, muted: bool) -> ApiResult {
        let (no_call, wrong_state) = if muted { ("200-003", "200-004") } else { ("200-007", "200-008") };
        let Some(id) = self.call_in(agent, Stage::Talking).map(|line| line.call.id.clone()) else {
            return refuse(if self.calls_of(agent).is_empty() { no_call } else { wrong_state });
        };
        match self.leg_mut(&id, agent) {
            Some(leg) if leg.muted != muted => {
                leg.muted = muted;
                done()
            }
            Some(_) | None => refuse(wrong_state),
        }
    }

    pub(super) fn second_dial(&mut self, agent: &AgentId, digits: &str) -> ApiResult {
        // The reference lists no code of its own for "not talking".
        let talking = self.call_in(agent, Stage::Talking).map(|line| line.call.id.clone());
        let Some(leg) = talking.and_then(|id| self.leg_mut(&id, agent)) else { return refuse("100-007") };
        leg.sent.push_str(digits);
        done()
    }

    /// Hangs up the current call; a held one is not current.
    pub(super) fn release_call(&mut self, agent: &AgentId) -> ApiResult {
        match self.live_call(agent).map(|line| line.call.id.clone()) {
            Some(id) => {
                self.tally_release(&id, agent);
                self.part_with_agent(&id, agent);
                done()
            }
            None => refuse("200-017"),
        }
    }

    pub(super) fn drop_call(&mut self, agent: &AgentId, id: &CallId) -> ApiResult {
        match self.call_known_as(agent, id).map(|line| line.call.id.clone()) {
            Some(id) => {
                self.tally_release(&id, agent);
                self.part_with_agent(&id, agent);
                done()
            }
            None => refuse("200-025"),
        }
    }
}
