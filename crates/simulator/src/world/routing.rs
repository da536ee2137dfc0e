//! Waiting calls and ready agents find each other: oldest call first, longest-idle agent first.

use offhook_protocol::{AgentId, AgentState, CallId};

use super::{World, call::Stage};
use crate::control::Target;

impl World {
    pub(super) fn route(&mut self) {
        for id in self.waiting_calls() {
            let target = self.calls.get(&id).and_then(|call| call.target.clone());
            if let Some(agent) = target.and_then(|target| self.idle_agent(&target)) {
                self.offer(&id, &agent);
            }
        }
    }

    /// Oldest first.
    pub(super) fn waiting_calls(&self) -> Vec<CallId> {
        let mut calls: Vec<_> = self.calls.values().filter(|call| call.stage == Stage::Waiting).collect();
        calls.sort_by_key(|call| call.serial);
        calls.into_iter().map(|call| call.id.clone()).collect()
    }

    fn idle_agent(&self, target: &Target) -> Option<AgentId> {
        let is_meant = |id: &AgentId, skills: &[i64]| match target {
            Target::Skill(skill) => skills.contains(skill),
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
