//! Queries of the agent's own calls and queues (CEC 6.1.1.5, 6.1.3), within the flow control of CEC 6.5.6.

use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use offhook_protocol::{
    AgentId, CallData, Reply,
    agent_control::Skill,
    call_info::{AppData, CallInfo},
};

use super::{
    World,
    answers::{ApiResult, refuse},
    call::Stage,
};

const WINDOW_MS: u64 = 2_000;

impl World {
    /// Counts a query; false: one too many.
    pub(super) fn count_query(&mut self, agent: &AgentId) -> bool {
        let (now, limit) = (self.now, self.settings().queries_per_two_seconds);
        let Some(session) = self.session_mut(agent) else { return false };
        while session.queries.front().is_some_and(|at| now >= at + WINDOW_MS) {
            session.queries.pop_front();
        }
        let allowed = session.queries.len() < limit;
        if allowed {
            session.queries.push_back(now);
        }
        allowed
    }

    pub(super) fn agent_skills(&self, agent: &AgentId) -> ApiResult {
        Ok(Reply::AgentSkills(self.configured_skills(agent)).to_result().into())
    }

    pub(super) fn configured_skills(&self, agent: &AgentId) -> Vec<Skill> {
        let ids = self.agents.get(agent).map_or(&[][..], |agent| &agent.config.skills);
        let skills = ids.iter().filter_map(|id| self.scenario.skill(*id));
        skills.map(|it| Skill { name: it.name.clone(), id: it.id, media: it.media }).collect()
    }

    /// Returns the current call: the one not held, else a held one, else (when asked for) the previous one.
    pub(super) fn query_call(&self, agent: &AgentId, or_previous: bool) -> ApiResult {
        let current = self.live_call(agent).or_else(|| self.held_last(agent));
        let info = current.map(|line| self.call_info(line.call, line.leg));
        let previous =
            || self.session(agent).and_then(|session| session.last_call.clone()).filter(|_| or_previous);
        Ok(self.printed_current(agent, info.or_else(previous).as_ref()))
    }

    pub(super) fn query_ringing_call(&self, agent: &AgentId) -> ApiResult {
        let ringing = self.call_in(agent, Stage::Ringing).or_else(|| self.call_in(agent, Stage::Reserved));
        let info = ringing.map(|line| self.call_info(line.call, line.leg));
        Ok(self.printed_ringing(info.as_ref()))
    }

    pub(super) fn query_held(&self, agent: &AgentId) -> ApiResult {
        let calls = self.calls_of(agent);
        let held = calls.into_iter().filter(|line| line.leg.stage == Stage::Held);
        let held: Vec<CallInfo> = held.map(|line| self.call_info(line.call, line.leg)).collect();
        if held.is_empty() { refuse("400-003") } else { Ok(Self::printed_held(held)) }
    }

    pub(super) fn query_data(&self, agent: &AgentId, asked: &AppData) -> ApiResult {
        let line = match &asked.call {
            Some(id) => self.call_known_as(agent, id),
            None => self.live_call(agent).or_else(|| self.held_last(agent)),
        };
        let Some(line) = line else { return refuse("100-007") };
        let data = line.call.data.clone().unwrap_or_default();
        let encoded = || CallData::new(BASE64.encode(data.expose().as_bytes()));
        let data = if asked.base64.unwrap_or_default() { encoded() } else { data };
        Ok(Reply::AppData(data).to_result().into())
    }
}
