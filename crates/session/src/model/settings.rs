//! Settings of the agent: what requests have set, whoever sent them. No event tells of it: the reply is the fact (CEC 6.1.1.7,
//! 6.1.1.8, 6.1.1.16, 6.1.1.17). Notes and queues are kept here too.

use std::rc::Rc;

use offhook_protocol::{AgentId, Request, agent_control, event_content};

use super::Model;
use crate::api::{
    snapshot::{NoteView, QueueRef},
    time::Millis,
};

/// Number of notes that are kept.
const NOTES: usize = 20;

/// Progress of reading the agent's skill queues.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum QueuesRead {
    /// The queues are read, or nobody wants to know them.
    #[default]
    Settled,
    /// The queues are to be read.
    Wanted,
    /// The request is unanswered.
    Requested,
}

impl Model {
    /// Takes over what the gateway has carried out. Returns false for a request that sets nothing which is shown.
    pub(crate) fn take_effect(&mut self, done: &Request) -> bool {
        match done {
            Request::SetAutoAnswer(it) => self.agent.auto_answer = it.on,
            Request::SetAutoReady(it) => self.agent.auto_ready = it.on,
            Request::SetTalkRight(it) => self.agent.talk_right = it.on == 1,
            Request::ResetSkills(it) => {
                let ids = it.skills.iter().flat_map(|it| it.split(';'));
                let chosen = ids.filter_map(|id| id.trim().parse().ok()).collect();
                self.agent.queue_ids = (!it.all).then_some(chosen);
                if !self.queues.is_empty() {
                    self.keep_configured();
                } else if self.queues_read == QueuesRead::Settled {
                    // They could not be read: what was chosen of them is to be known.
                    self.queues_read = QueuesRead::Wanted;
                }
            }
            Request::ChangePassword(_) => {
                self.agent.must_change_password = false;
                self.agent.password_days = None;
            }
            // What the others do is told by events, or is of no concern here. The test below finds a setting that is forgotten.
            _ => return false,
        }
        true
    }

    /// Returns to the settings of an agent who has just signed in, but for those that a sign-in brings.
    pub(crate) fn forget_settings(&mut self) {
        self.agent.queue_ids = None;
        self.agent.talk_right = true;
    }

    /// Forgets what a request may have changed whose reply is lost: nobody will tell.
    pub(crate) fn lose_track(&mut self, lost: &Request) {
        if matches!(lost, Request::ResetSkills(_)) {
            self.agent.queue_ids = None;
        }
    }

    /// Takes over the skill queues that the agent is configured for. Unless others were chosen, calls come from all of them.
    pub(crate) fn set_queues(&mut self, skills: Vec<agent_control::Skill>) {
        self.queues = Rc::new(skills.into_iter().map(|it| QueueRef { id: it.id, name: it.name }).collect());
        self.keep_configured();
    }

    /// Leaves of the chosen queues those that are configured: calls come from these (CEC 6.1.1.8).
    fn keep_configured(&mut self) {
        let chosen = self.agent.queue_ids.take();
        let is_chosen = |id: &i64| chosen.as_ref().is_none_or(|chosen| chosen.contains(id));
        self.agent.queue_ids = Some(self.queues.iter().map(|it| it.id).filter(is_chosen).collect());
    }

    /// Keeps a note that has come.
    pub(crate) fn receive(&mut self, note: event_content::Note, now: Millis) {
        let from = Some(AgentId::new(note.sender)).filter(|it| !it.is_empty());
        let note = NoteView { from, text: note.text.expose().to_owned(), at: now };
        let notes = Rc::make_mut(&mut self.notes);
        notes.insert(0, note);
        notes.truncate(NOTES);
    }
}

#[cfg(test)]
mod tests {
    use offhook_protocol::{json::Map, operation::Effect, operations::OPERATIONS};

    use super::*;

    #[test]
    fn every_operation_that_is_a_setting_takes_effect() {
        let settings = OPERATIONS.iter().filter(|it| it.effect == Effect::Setting);
        let mut count = 0;
        for operation in settings {
            let request = Request::from_fields(operation.id, &Map::new()).expect(operation.id);
            assert!(Model::default().take_effect(&request), "{}", operation.id);
            count += 1;
        }
        assert!(count > 0, "there are settings");
    }
}
