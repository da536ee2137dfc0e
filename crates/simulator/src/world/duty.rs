//! Choices of agents for their day without a change of state: who answers, what follows a call, which queues,
//! whether calls come at all, the business's own state (CEC 6.1.1.7, 6.1.1.8, 6.1.1.17, 6.1.1.22,
//! 6.1.1.26–6.1.1.29). No event tells of any of it.

use offhook_protocol::{
    AgentId, Password, Reply,
    agent_control::{CustomState, PhoneToken, ResetSkills},
};

use super::{
    World,
    agent::Session,
    answers::{ApiResult, done, refuse},
};

/// Number that says that no state of the business's own is set.
const NO_STATE: i64 = 65_535;

impl World {
    /// True if incoming calls may be offered, whatever the agent's state: a password that must be changed keeps them
    /// away too.
    pub(super) fn takes_calls(&self, agent: &AgentId) -> bool {
        let Some(agent) = self.agents.get(agent).filter(|agent| !agent.config.must_change_password) else {
            return false;
        };
        agent.session.as_ref().is_some_and(|session| session.duty.voice && session.duty.talk_right)
    }

    fn change(&mut self, agent: &AgentId, change: impl FnOnce(&mut Session)) -> ApiResult {
        match self.session_mut(agent) {
            Some(session) => {
                change(session);
                done()
            }
            None => refuse("100-006"),
        }
    }

    pub(super) fn set_auto_answer(&mut self, agent: &AgentId, on: bool) -> ApiResult {
        self.change(agent, |session| session.terms.auto_answer = on)
    }

    pub(super) fn set_auto_ready(&mut self, agent: &AgentId, on: bool) -> ApiResult {
        self.change(agent, |session| session.terms.auto_ready = on)
    }

    pub(super) fn set_talk_right(&mut self, agent: &AgentId, flag: i64) -> ApiResult {
        self.change(agent, |session| session.duty.talk_right = flag == 1)
    }

    /// Signs the agent in to the named queues that are configured, or to all that are.
    pub(super) fn reset_skills(&mut self, agent: &AgentId, asked: &ResetSkills) -> ApiResult {
        let named = asked.skills.as_deref().unwrap_or_default().split(';').map(str::trim);
        let named: Result<Vec<i64>, _> = named.filter(|id| !id.is_empty()).map(str::parse).collect();
        let Ok(named) = named else { return refuse("000-002") };
        let mut skills = self.agents.get(agent).map(|it| it.config.skills.clone()).unwrap_or_default();
        skills.retain(|id| asked.all || named.contains(id));
        self.change(agent, |session| {
            session.duty.skills = skills;
            session.desk.linked = asked.linkage.map_or(session.desk.linked, |linked| linked == 1);
        })
    }

    pub(super) fn set_custom_state(&mut self, agent: &AgentId, state: i64) -> ApiResult {
        self.change(agent, |session| session.duty.custom = Some(state))
    }

    pub(super) fn custom_state(&self, agent: &AgentId) -> ApiResult {
        let state = self.session(agent).and_then(|session| session.duty.custom).unwrap_or(NO_STATE);
        Ok(Reply::QueryCustomState(CustomState { state }).to_result().into())
    }

    pub(super) fn cancel_custom_state(&mut self, agent: &AgentId) -> ApiResult {
        match self.session_mut(agent).and_then(|session| session.duty.custom.take()) {
            Some(_) => done(),
            None => refuse("100-009"),
        }
    }

    /// Returns what a softphone registers with; a new token every time.
    pub(super) fn phone_token(&mut self, agent: &AgentId) -> ApiResult {
        let token = Password::new(self.random.guid());
        let phone = self.session(agent).map(|session| session.terms.phone.clone()).unwrap_or_default();
        Ok(Reply::LoginInfo(PhoneToken { phone, token }).to_result().into())
    }
}
