//! Waiting calls and ready agents find each other: oldest call first, longest-idle agent first. Played
//! colleagues take from a queue only what another agent sent there.

use offhook_protocol::{AgentId, AgentState, CallId, GatewayEvent, event_content::NoContent};

use super::{World, agent::Agent, call::Call};
use crate::control::Target;

impl World {
    pub(super) fn route(&mut self) {
        for id in self.waiting_calls() {
            let Some(call) = self.calls.get(&id) else { continue };
            let by_agent = call.from.is_some() || call.origin.is_among_agents();
            let seeks = |agent: &AgentId| by_agent || !self.is_played(agent);
            let target = call.target.as_ref();
            let found = target.and_then(|target| self.idle_agent_who(target, call.from.as_ref(), seeks));
            match found {
                Some(agent) => self.offer(&id, &agent),
                None if self.settings().all_busy_event => self.tell_all_busy(&id),
                None => {}
            }
        }
    }

    /// Tells the agents of a call's queue that all are busy, once for every call.
    fn tell_all_busy(&mut self, id: &CallId) {
        let Some(call) = self.calls.get_mut(id).filter(|call| !call.told_all_busy) else { return };
        let Some(Target::Skill(skill)) = call.target else { return };
        call.told_all_busy = true;
        let serves = |agent: &Agent| {
            agent.session.as_ref().is_some_and(|session| session.duty.skills.contains(&skill))
        };
        let agents = self.agents.iter().filter(|(_, agent)| serves(agent));
        for agent in agents.map(|(id, _)| id.clone()).collect::<Vec<_>>() {
            self.emit(&agent, GatewayEvent::AllAgentsBusy(NoContent));
        }
    }

    /// Returns the calls that wait, oldest first.
    pub(super) fn waiting_calls(&self) -> Vec<CallId> {
        let mut calls: Vec<_> = self.calls.values().filter(|call| call.waiting).collect();
        calls.sort_by_key(|call| call.serial);
        calls.into_iter().map(|call| call.id.clone()).collect()
    }

    /// Returns the calls that wait for this queue or agent, oldest first.
    pub(super) fn calls_waiting_for(&self, target: &Target) -> Vec<&Call> {
        let calls = self.calls.values().filter(|call| call.waiting && call.target.as_ref() == Some(target));
        let mut calls: Vec<_> = calls.collect();
        calls.sort_by_key(|call| call.serial);
        calls
    }

    /// Returns the agent who is ready and whom the target names; not whoever has just transferred the call.
    pub(super) fn idle_agent(&self, target: &Target, not: Option<&AgentId>) -> Option<AgentId> {
        self.idle_agent_who(target, not, |_| true)
    }

    /// Returns an agent likewise, among those in a queue who may be `taken`.
    fn idle_agent_who(
        &self,
        target: &Target,
        not: Option<&AgentId>,
        taken: impl Fn(&AgentId) -> bool,
    ) -> Option<AgentId> {
        let is_target = |id: &AgentId, skills: &[i64]| match target {
            Target::Skill(skill) => skills.contains(skill) && Some(id) != not && taken(id),
            Target::Agent(agent) => id == agent,
        };
        let sessions = self.agents.iter().filter_map(|(id, agent)| Some((id, agent.session.as_ref()?)));
        sessions
            .filter(|(id, _)| self.takes_calls(id))
            .filter(|(id, session)| is_target(id, &session.duty.skills))
            .filter(|(id, session)| session.state == AgentState::Ready && self.calls_of(id).is_empty())
            .min_by_key(|(_, session)| session.since)
            .map(|(id, _)| id.clone())
    }
}
