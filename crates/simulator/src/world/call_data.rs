//! Call data written, calls looked up beyond the agent's own, and the day's figures (CEC 6.1.3.3,
//! 6.1.3.6–6.1.3.12).

use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use offhook_protocol::{
    AgentId, CallData, CallId, Reply,
    call_info::{CallInfo, DayFigures, HeldCall, MainFigures, SetCallData},
};

use super::{
    Figures, World,
    answers::{ApiResult, done, refuse},
    call::{Call, Stage},
};
use crate::control::Target;

impl World {
    /// Sets the data of a call; without an id it is that of the current call.
    pub(super) fn set_data(&mut self, agent: &AgentId, asked: &SetCallData) -> ApiResult {
        let given = asked.data.clone().unwrap_or_default();
        let encoded = asked.base64.unwrap_or_default();
        let bytes = if encoded { BASE64.decode(given.expose()).ok() } else { Some(given.expose().into()) };
        let Some(bytes) = bytes else { return refuse("000-002") };
        let line = match &asked.call {
            Some(id) => self.call_known_as(agent, id),
            None => self.live_call(agent).or_else(|| self.held_last(agent)),
        };
        let Some(id) = line.map(|line| line.call.id.clone()) else { return refuse("400-001") };
        // The reference's own sample is no text once decoded: then every byte stands for a character.
        let text = String::from_utf8(bytes)
            .unwrap_or_else(|odd| odd.into_bytes().into_iter().map(char::from).collect());
        if let Some(call) = self.calls.get_mut(&id) {
            call.data = Some(CallData::new(text));
        }
        done()
    }

    /// Looks a call up: the agent's own, else the previous one, else anybody's.
    pub(super) fn query_call_by_id(&self, agent: &AgentId, id: &CallId) -> ApiResult {
        let own = self.call_known_as(agent, id).map(|line| self.call_info(line.call, line.leg));
        let previous = || self.session(agent)?.last_call.clone().filter(|info| info.call == *id);
        let anybodys = || {
            let call = self.calls.values().find(|call| call.id == *id)?;
            Some(call.legs.first().map_or_else(|| self.waiting_info(call), |leg| self.call_info(call, leg)))
        };
        match own.or_else(previous).or_else(anybodys) {
            Some(info) => Ok(self.printed_by_id(&info)),
            None => refuse("100-007"),
        }
    }

    pub(super) fn query_call_ids(&self, agent: &AgentId, colleague: &AgentId) -> ApiResult {
        if !self.agents.contains_key(colleague) {
            return refuse("100-011");
        }
        if agent != colleague && !self.is_inspector(agent) {
            return refuse("900-002");
        }
        let ids: Vec<_> = self.calls_of(colleague).into_iter().map(|line| line.leg.id.clone()).collect();
        if ids.is_empty() {
            return refuse("100-007");
        }
        Ok(Reply::CallIdsOf(ids).to_result().into())
    }

    pub(super) fn count_calls(&self, agent: &AgentId) -> ApiResult {
        let count = i64::try_from(self.calls_of(agent).len()).unwrap_or_default();
        Ok(Reply::CallCount(count).to_result().into())
    }

    pub(super) fn query_waiting(&self, skill: i64) -> ApiResult {
        if self.scenario.skill(skill).is_none() {
            return refuse("100-007");
        }
        let calls = self.calls_waiting_for(&Target::Skill(skill));
        let infos: Vec<_> = calls.into_iter().map(|call| self.waiting_info(call)).collect();
        Ok(self.printed_waiting(&infos))
    }

    pub(super) fn query_held_of(&self, agent: &AgentId, colleague: &AgentId) -> ApiResult {
        if agent != colleague && !self.is_inspector(agent) {
            return refuse("300-001");
        }
        let lines = self.calls_of(colleague).into_iter();
        let held = lines.filter(|line| line.leg.stage == Stage::Held).map(|line| HeldCall {
            feature: line.call.origin.feature(),
            call: line.leg.id.clone(),
            caller: line.call.caller.clone(),
            called: line.call.called.clone(),
            skill_name: self.skill_name(line.call.skill),
        });
        let held: Vec<_> = held.collect();
        if held.is_empty() { refuse("400-003") } else { Ok(Reply::HeldCallsOf(held).to_result().into()) }
    }

    /// Returns what is told of a call that no agent has.
    fn waiting_info(&self, call: &Call) -> CallInfo {
        CallInfo {
            feature: call.origin.feature(),
            call: call.id.clone(),
            caller: call.caller.clone(),
            called: call.called.clone(),
            skill_name: self.skill_name(call.skill),
            skill: call.skill.unwrap_or_default(),
            data: Some(call.data.clone().unwrap_or_default()),
            began_at: i64::try_from(call.began_at).ok(),
            // A point in time, in seconds (CEC 6.1.3.11).
            wait_time: Some(seconds(call.began_at)),
            media: Some(call.media_type()),
            ability: Some(call.ability()),
            ..CallInfo::default()
        }
    }

    fn is_inspector(&self, agent: &AgentId) -> bool {
        self.agents.get(agent).is_some_and(|agent| agent.config.inspector)
    }

    pub(super) fn day_figures(&self, agent: &AgentId) -> ApiResult {
        let it = self.figures_of(agent);
        let figures = DayFigures {
            talk_time: seconds(it.talk_ms),
            answered: number(it.answered),
            missed: number(it.not_answered),
            dialled: number(it.dialled),
            internal: number(it.internal),
            consulted: number(it.consultations),
            transferred: number(it.transfers),
            transferred_out: number(it.transfers_out),
            transferred_to_ivr: number(it.transfers_to_ivr),
            redirected: number(it.redirected),
            held: number(it.holds),
            busy_count: number(it.busy),
            busy_time: seconds(it.busy_ms),
            rest_count: number(it.rests),
            rest_time: seconds(it.rest_ms),
            overrun_count: number(it.overruns),
            overrun_time: seconds(it.overrun_ms),
            ended_by_agent: number(it.released),
        };
        Ok(Reply::Statistics(figures).to_result().into())
    }

    pub(super) fn main_figures(&self, agent: &AgentId) -> ApiResult {
        let it = self.figures_of(agent);
        let figures = MainFigures {
            talk_time: seconds(it.talk_ms),
            answered: number(it.answered),
            dialled: number(it.dialled),
        };
        Ok(Reply::StatisticsEx(figures).to_result().into())
    }

    fn figures_of(&self, agent: &AgentId) -> Figures {
        self.agents.get(agent).map(|it| it.figures.clone()).unwrap_or_default()
    }
}

fn number(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

pub(super) fn seconds(ms: u64) -> i64 {
    number(ms / 1000)
}
