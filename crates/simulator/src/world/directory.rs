//! Queues and colleagues, as agents look them up (CEC 5.2.5–5.2.13, 6.1.1.6).

use offhook_protocol::{
    AgentId, AgentState, Reply,
    directory::{AgentInfo, IvrFlow, QueueAgents, QueueStat, VdnSkill},
};
use serde_json::{Value, json};

use super::{
    World,
    agent::{Agent, Pending, Session},
    answers::{ApiResult, refuse},
    call::Stage,
    call_data::seconds,
};
use crate::{control::Target, scenario::SkillQueue};

/// Number of calls that may wait in a queue.
const CAPACITY: i64 = 100;
/// Number of all ones, which means that there is none.
const NONE: i64 = 65_535;

impl World {
    pub(super) fn skills_of_colleague(&self, colleague: &AgentId) -> ApiResult {
        if !self.agents.contains_key(colleague) {
            return refuse("100-007");
        }
        Ok(Reply::AgentSkillsOf(self.configured_skills(colleague)).to_result().into())
    }

    pub(super) fn configured_queue_length(&self, agent: &AgentId) -> ApiResult {
        let skills = self.agents.get(agent).map_or(&[][..], |agent| &agent.config.skills);
        Ok(Reply::QueueLength(self.length_of(skills)).to_result().into())
    }

    pub(super) fn signed_in_queue_length(&self, agent: &AgentId) -> ApiResult {
        let skills = self.session(agent).map_or(&[][..], |session| &session.duty.skills);
        Ok(Reply::QueueLengthSignedIn(self.length_of(skills)).to_result().into())
    }

    /// Returns the length of a queue. Nobody waits in a queue that there is not: the list of codes has none
    /// for it (CEC 5.2.8).
    pub(super) fn queue_length_of(&self, skill: i64) -> ApiResult {
        Ok(Reply::QueueLengthOf(self.length_of(&[skill])).to_result().into())
    }

    fn length_of(&self, skills: &[i64]) -> i64 {
        let lengths = skills.iter().map(|skill| self.calls_waiting_for(&Target::Skill(*skill)).len());
        i64::try_from(lengths.sum::<usize>()).unwrap_or(i64::MAX)
    }

    pub(super) fn all_queues(&self) -> ApiResult {
        let skills = self.scenario.skills.iter();
        let queues = skills.map(|skill| VdnSkill {
            name: skill.name.clone(),
            id: skill.id,
            media: skill.media,
            service: 1,
            real: 1,
        });
        let queues: Vec<_> = queues.collect();
        if queues.is_empty() { refuse("600-005") } else { Ok(Reply::VdnSkills(queues).to_result().into()) }
    }

    /// Returns the figures of queues; queues that there are not are left out.
    pub(super) fn queue_stats(&self, skills: &[i64]) -> ApiResult {
        let skills = skills.iter().filter_map(|id| self.scenario.skill(*id));
        let stats = skills.map(|skill| self.queue_stat(skill)).collect();
        let mut result = Value::from(Reply::QueueStats(stats).to_result());
        for stat in result.as_array_mut().into_iter().flatten() {
            fill_up(stat);
        }
        Ok(result)
    }

    fn queue_stat(&self, skill: &SkillQueue) -> QueueStat {
        let waiting = self.calls_waiting_for(&Target::Skill(skill.id));
        let oldest = waiting.iter().map(|call| call.began_at).min();
        let sessions = self.agents.values().filter_map(|agent| agent.session.as_ref());
        let serving: Vec<_> = sessions.filter(|session| session.duty.skills.contains(&skill.id)).collect();
        let is_free = |session: &&&Session| session.state == AgentState::Ready && session.duty.talk_right;
        let free = serving.iter().filter(is_free).count();
        QueueStat {
            pilot: skill.access.expose().to_owned(),
            id: skill.id,
            name: skill.name.clone(),
            waiting: count(waiting.len()),
            capacity: CAPACITY,
            longest_wait: oldest.map_or(0, |since| seconds(self.now - since)),
            signed_in: count(serving.len()),
            available: count(free),
        }
    }

    pub(super) fn all_flows(&self) -> ApiResult {
        let flows = self.scenario.ivrs.iter().enumerate().map(|(at, ivr)| IvrFlow {
            access: ivr.access.expose().to_owned(),
            id: count(at) + 1,
            name: ivr.name.clone(),
            service: 1,
        });
        let flows: Vec<_> = flows.collect();
        if flows.is_empty() { refuse("600-004") } else { Ok(Reply::IvrFlows(flows).to_result().into()) }
    }

    pub(super) fn agents_by_skill(&self, skill: i64) -> ApiResult {
        if self.scenario.skill(skill).is_none() {
            return refuse("300-002");
        }
        let mut result = Value::from(Reply::AgentsBySkill(self.serving(skill)).to_result());
        result.as_array_mut().into_iter().flatten().for_each(write_as_the_gateway_does);
        Ok(result)
    }

    pub(super) fn agent_by_number(&self, number: &AgentId) -> ApiResult {
        let Some(agent) = self.agents.get(number) else { return refuse("100-007") };
        let mut info = self.agent_info(number, agent);
        info.skills = self.configured_skills(number);
        let team = self.scenario.teams.iter().find(|team| team.id == info.group);
        info.group_name = team.map(|team| team.name.clone()).unwrap_or_default();
        let mut result = Value::from(Reply::AgentByNumber(info).to_result());
        write_as_the_gateway_does(&mut result);
        Ok(result)
    }

    pub(super) fn online_agents(&self) -> ApiResult {
        let queues = self.scenario.skills.iter().map(|skill| QueueAgents {
            skill: skill.id,
            media: skill.media,
            agents: self.serving(skill.id),
        });
        let queues: Vec<_> = queues.filter(|queue| !queue.agents.is_empty()).collect();
        let mut result = Value::from(Reply::OnlineAgents(queues).to_result());
        let queues = result.as_array_mut().into_iter().flatten();
        let agents = queues.filter_map(|queue| queue.get_mut("agent")?.as_array_mut()).flatten();
        agents.for_each(write_as_the_gateway_does);
        Ok(result)
    }

    /// Returns the agents who are signed in to a queue.
    fn serving(&self, skill: i64) -> Vec<AgentInfo> {
        let serves = |agent: &Agent| {
            agent.session.as_ref().is_some_and(|session| session.duty.skills.contains(&skill))
        };
        let agents = self.agents.iter().filter(|(id, agent)| serves(agent) && self.takes_calls(id));
        agents.map(|(id, agent)| self.agent_info(id, agent)).collect()
    }

    fn agent_info(&self, id: &AgentId, agent: &Agent) -> AgentInfo {
        let mut info = AgentInfo {
            agent: id.clone(),
            name: agent.config.name.clone(),
            status: AgentState::SignedOut.to_gateway(),
            group: agent.config.team,
            media: "FFF".to_owned(),
            tenant: self.scenario.tenant.parse().unwrap_or_default(),
            phone: agent.config.phone.clone(),
            ..AgentInfo::default()
        };
        let Some(session) = &agent.session else { return info };
        info.status = match (session.state, session.pending) {
            (AgentState::OnCall, Some(Pending::Rest { .. })) => 9,
            (state, _) => state.to_gateway(),
        };
        info.cti_status = self.cti_status(id, session.state);
        info.reason = session.reason;
        info.in_state_for = seconds(self.now - session.since);
        info.signed_in_at = i64::try_from(session.signed_in_at).unwrap_or_default();
        info.media = "TFF".to_owned();
        info.phone = session.terms.phone.clone();
        info
    }

    /// Returns the agent's state by its number in CEC table 6-453.
    fn cti_status(&self, agent: &AgentId, state: AgentState) -> i64 {
        match state {
            AgentState::SignedOut => 0,
            AgentState::Ready => 1,
            AgentState::WrapUp => 6,
            AgentState::Busy => 7,
            AgentState::Rest => 8,
            AgentState::OnCall => match self.live_call(agent).map(|line| line.leg.stage) {
                Some(Stage::Reserved) => 2,
                Some(Stage::Dialing | Stage::RemoteRinging) => 3,
                Some(Stage::Ringing) => 4,
                Some(Stage::Talking | Stage::Held | Stage::Helped | Stage::Transferring | Stage::InIvr)
                | None => 5,
            },
        }
    }
}

fn count(of: usize) -> i64 {
    i64::try_from(of).unwrap_or(i64::MAX)
}

/// Writes states as numbers in strings; what is not used is there all the same.
fn write_as_the_gateway_does(info: &mut Value) {
    for name in ["status", "ctiStatus"] {
        if let Some(state) = info.get(name).and_then(Value::as_i64) {
            info[name] = json!(state.to_string());
        }
    }
    info["callids"] = json!([]);
}

/// Adds what the gateway sends of a queue and does not use.
fn fill_up(stat: &mut Value) {
    let unused = [
        ("loadFactor", NONE),
        ("estWaitTime", 0),
        ("transferFlg", 0),
        ("transferDeviceType", 255),
        ("transferDeviceNo", NONE),
        ("resourceIdleRate", 100),
        ("serviceLevel", 100),
    ];
    for (name, value) in unused {
        stat[name] = json!(value);
    }
    stat["oldCallIdEx"] =
        json!({ "dateTime": 4_294_967_295_000_i64, "dsn": NONE, "server": 255, "handle": 255 });
}
