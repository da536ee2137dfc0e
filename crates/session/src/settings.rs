//! What is set and sent beside calls and states: automatic answering, what follows a call, skill queues, the password,
//! notes. No event tells of any of it: the answer is the fact (CEC 6.1.1.4, 6.1.1.7, 6.1.1.8, 6.1.1.16, 6.1.1.17).

use offhook_protocol::agent_control;

use crate::{
    session::Model,
    snapshot::{PendingAct, SkillView},
};

/// Whether it changes how the agent works. Two of these at once might arrive the wrong way round.
pub(crate) const fn is_setting(act: PendingAct) -> bool {
    matches!(act, PendingAct::AutoAnswer | PendingAct::AutoReady | PendingAct::Skills | PendingAct::Password)
}

/// Whether it leaves calls and states alone, so that neither waits for the other.
pub(crate) const fn is_aside(act: PendingAct) -> bool {
    is_setting(act) || matches!(act, PendingAct::Note | PendingAct::Ask)
}

impl Model {
    /// The skill queues that the agent is configured for. Unless others were chosen, calls come from all of them.
    pub(crate) fn learn_skills(&mut self, skills: Vec<agent_control::Skill>) {
        self.skills = skills.into_iter().map(|it| SkillView { id: it.id, name: it.name }).collect();
        let chosen = self.agent.skill_ids.take();
        self.take_from(chosen.as_deref());
    }

    /// Calls are taken from these; from all that are configured when none are named (CEC 6.1.1.8).
    fn take_from(&mut self, chosen: Option<&[i64]>) {
        let is_chosen = |id: &i64| chosen.is_none_or(|chosen| chosen.contains(id));
        self.agent.skill_ids = Some(self.skills.iter().map(|it| it.id).filter(is_chosen).collect());
    }
}
