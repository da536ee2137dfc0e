//! Calls as their agents have them, and what is told of them (CEC 6.1.3, 6.5.1.2.19).

use offhook_protocol::{
    AgentId, CallId, Number,
    call_info::{CallInfo, Trace},
    event_content::IncomingInfo,
};

use super::{
    World,
    call::{Arrival, Call, CallOrigin, Leg, Outsider, Stage},
    outgoing::DialEnd,
};

/// A call and one agent's part of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    pub(super) call: &'a Call,
    pub(super) leg: &'a Leg,
}

impl Line<'_> {
    /// True if the call takes the agent's attention: neither held nor, while another call is there, waiting
    /// for a transfer.
    fn is_live(self) -> bool {
        self.leg.stage != Stage::Held
    }

    /// True if the agent talks with one other.
    pub(super) fn is_pair(self) -> bool {
        self.leg.stage == Stage::Talking && self.call.size() == 2
    }
}

impl World {
    pub(super) fn new_call(&mut self, origin: CallOrigin, caller: Number, called: Number) -> Call {
        let serial = self.next_serial();
        Call {
            id: CallId::new(format!("{}-{serial}", self.now / 1000)),
            serial,
            origin,
            waiting: false,
            outsiders: Vec::new(),
            legs: Vec::new(),
            caller,
            called,
            target: None,
            skill: None,
            data: None,
            began_at: self.now,
            requeued: 0,
            last_agent: None,
            from: None,
            about: None,
            dial_end: DialEnd::default(),
            video: false,
            video_layout: 0,
            digits_pass: false,
            transfer: None,
            told_all_busy: false,
        }
    }

    pub(super) fn new_outsider(&mut self, number: Number, call: &CallId) -> Outsider {
        let joined = self.next_serial();
        Outsider { number, call: call.clone(), joined, silent: false, keys: String::new() }
    }

    /// Returns an agent's part: of a call placed by the agent, or of one that comes to the agent.
    pub(super) fn new_leg(&mut self, call: &Call, agent: &AgentId, placed: bool) -> Leg {
        let serial = self.next_serial();
        Leg {
            id: call.id.clone(),
            agent: agent.clone(),
            stage: if placed { Stage::Dialing } else { Stage::Reserved },
            placed,
            joined: serial,
            muted: false,
            sent: String::new(),
            held: 0,
            held_at: None,
            talked_at: None,
            arrival: Arrival::Offered,
            lifting_answers: false,
            offer: serial,
            from: call.from.clone().filter(|_| !placed),
            tape: None,
        }
    }

    pub(super) fn leg(&self, id: &CallId, agent: &AgentId) -> Option<&Leg> {
        self.calls.get(id)?.leg(agent)
    }

    pub(super) fn leg_mut(&mut self, id: &CallId, agent: &AgentId) -> Option<&mut Leg> {
        self.calls.get_mut(id)?.leg_mut(agent)
    }

    pub(super) fn line(&self, id: &CallId, agent: &AgentId) -> Option<Line<'_>> {
        let call = self.calls.get(id)?;
        call.leg(agent).map(|leg| Line { call, leg })
    }

    pub(super) fn stage(&self, id: &CallId, agent: &AgentId) -> Option<Stage> {
        self.leg(id, agent).map(|leg| leg.stage)
    }

    /// Returns the call and the agent whose phone rings with this offer.
    pub(super) fn offered(&self, offer: u64) -> Option<(CallId, AgentId)> {
        let mut legs = self.calls.values().flat_map(|call| call.legs.iter().map(move |leg| (call, leg)));
        let (call, leg) = legs.find(|(_, leg)| leg.offer == offer)?;
        Some((call.id.clone(), leg.agent.clone()))
    }

    /// Returns an agent's calls, oldest first.
    pub(super) fn calls_of(&self, agent: &AgentId) -> Vec<Line<'_>> {
        let lines = self.calls.values().filter_map(|call| call.leg(agent).map(|leg| Line { call, leg }));
        let mut lines: Vec<_> = lines.collect();
        lines.sort_by_key(|line| line.call.serial);
        lines
    }

    /// Returns the call that the agent knows by this id.
    pub(super) fn call_known_as(&self, agent: &AgentId, id: &CallId) -> Option<Line<'_>> {
        self.calls_of(agent).into_iter().find(|line| line.leg.id == *id)
    }

    /// Returns the agent's call in this stage; the latest when there are several.
    pub(super) fn call_in(&self, agent: &AgentId, stage: Stage) -> Option<Line<'_>> {
        self.calls_of(agent).into_iter().rev().find(|line| line.leg.stage == stage)
    }

    pub(super) fn held_last(&self, agent: &AgentId) -> Option<Line<'_>> {
        let lines = self.calls_of(agent).into_iter();
        lines.filter(|line| line.leg.stage == Stage::Held).max_by_key(|line| line.leg.held)
    }

    /// Returns the call the agent is busy with: not held. A call placed for a transfer is later than the one
    /// transferred.
    pub(super) fn live_call(&self, agent: &AgentId) -> Option<Line<'_>> {
        self.calls_of(agent).into_iter().rev().find(|line| line.is_live())
    }

    pub(super) fn skill_name(&self, skill: Option<i64>) -> String {
        skill.and_then(|id| self.scenario.skill(id)).map(|skill| skill.name.clone()).unwrap_or_default()
    }

    pub(super) fn call_info(&self, call: &Call, leg: &Leg) -> CallInfo {
        CallInfo {
            feature: call.origin.feature(),
            call: leg.id.clone(),
            caller: call.caller.clone(),
            called: call.called.clone(),
            skill_name: self.skill_name(call.skill),
            skill: call.skill.unwrap_or_default(),
            data: Some(call.data.clone().unwrap_or_default()),
            began_at: i64::try_from(call.began_at).ok(),
            media: Some(call.media_type()),
            ability: Some(call.ability()),
            trace: Some(Trace { talk_began_at: leg.talked_at.and_then(|at| i64::try_from(at).ok()) }),
            ..CallInfo::default()
        }
    }

    pub(super) fn incoming_info(&self, call: &Call, leg: &Leg) -> IncomingInfo {
        let nobody = 65_535;
        IncomingInfo {
            call: leg.id.clone(),
            skill_name: self.skill_name(call.skill),
            skill: call.skill.unwrap_or_default(),
            caller: call.caller.clone(),
            called: call.called.clone(),
            last_released_by: call
                .last_agent
                .as_ref()
                .and_then(|agent| agent.as_str().parse().ok())
                .unwrap_or(nobody),
            media: call.media_type(),
            requeued: call.requeued,
            is_requeued: i64::from(call.requeued > 0),
        }
    }
}
