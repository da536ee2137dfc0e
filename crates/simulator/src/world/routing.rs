//! Waiting calls and ready agents find each other: oldest call first, longest-idle agent first.

use offhook_protocol::{AgentId, AgentState, CallId};

use super::World;
use crate::control::Target;

impl World {
    pub(super) fn route(&mut self) {
        for id in self.waiting_calls() {
            let Some(call) = self.calls.get(&id) else { continue };
            let found = call.target.as_ref().and_then(|target| self.idle_agent(target, call.from.as_ref()));
            if let Some(agent) = found {
                self.offer(&id, &agent);
            }
        }
    }

    /// Oldest first.
    pub(super) fn waiting_calls(&self) -> Vec<CallId> {
        let mut calls: Vec<_> = self.calls.values().filter(|call| call.waiting).collect();
        calls.sort_by_key(|call| call.serial);
        calls.into_iter().map(|call| call.id.clone()).collect()
    }

    /// Who is meant and ready; not whoever has just handed the call on.
    pub(super) fn idle_agent(&self, target: &Target, not: Option<&AgentId>) -> Option<AgentId> {
        let is_meant = |id: &AgentId, skills: &[i64]| match target {
            Target::Skill(skill) => skills.contains(skill) && Some(id) != not,
            Target::Agent(agent) => id == agent,
        };
        self.agents
            .iter()
            .filter(|(id, agent)| is_meant(id, &agent.config.skills))
            .filter(|(id, _)| self.state(id) == AgentState::Ready && self.calls_of(id).is_empty())
            .min_by_key(|(_, agent)| agent.session.as_ref().map_or(u64::MAX, |session| session.since))
            .map(|(id, _)| id.clone())
    }
}
