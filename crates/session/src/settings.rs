//! What is set and sent beside calls and states: automatic answering, what follows a call, skill queues, the password,
//! notes. No event tells of any of it: the answer is the fact (CEC 6.1.1.4, 6.1.1.7, 6.1.1.8, 6.1.1.16, 6.1.1.17).

use std::rc::Rc;

use offhook_protocol::{AgentId, Password, Request, agent_control, event_content};

use crate::{
    command::SignOut,
    password::PasswordRules,
    refusal::Refusal,
    requests::Purpose,
    session::{Model, Session},
    snapshot::{CommandKind, NoteView, QueueRef},
    time::Millis,
};

/// Notes that are kept.
const NOTES: usize = 20;

/// Whether it changes how the agent works. Two of these at once might arrive the wrong way round.
const fn is_setting(act: CommandKind) -> bool {
    matches!(
        act,
        CommandKind::SetAutoAnswer
            | CommandKind::SetAutoReady
            | CommandKind::SetQueues
            | CommandKind::ChangePassword
    )
}

/// Whether it leaves calls and states alone, so that neither waits for the other.
pub(crate) const fn is_aside(act: CommandKind) -> bool {
    is_setting(act) || matches!(act, CommandKind::SendNote | CommandKind::Query)
}

/// Whether it may be asked for now, given that somebody is signed in.
pub(crate) fn aside_allows(model: &Model, act: CommandKind) -> Result<(), Refusal> {
    if is_setting(act) && model.pending.iter().any(|it| is_setting(it.act)) {
        return Err(Refusal::InProgress);
    }
    Ok(())
}

pub(crate) fn password_is_valid(model: &Model, old: &Password, new: &Password) -> Result<(), Refusal> {
    if !(1..=32).contains(&old.reveal().len()) {
        return Err(Refusal::PasswordMissing);
    }
    let agent = model.agent.id.clone().unwrap_or_default();
    if PasswordRules::of(new, &agent).are_kept() { Ok(()) } else { Err(Refusal::WeakPassword) }
}

/// CEC 6.1.1.4. An empty note would say nothing.
pub(crate) fn note_is_valid(to: &[AgentId], text: &str) -> Result<(), Refusal> {
    if !(1..=100).contains(&to.len()) || !(1..=1_023).contains(&text.len()) {
        return Err(Refusal::InvalidNote);
    }
    let is_number = |it: &AgentId| {
        (1..=6).contains(&it.reveal().len()) && it.reveal().bytes().all(|byte| byte.is_ascii_digit())
    };
    if to.iter().all(is_number) { Ok(()) } else { Err(Refusal::InvalidAgentId) }
}

pub(crate) const fn sign_out_is_valid(it: &SignOut) -> Result<(), Refusal> {
    match it.reason {
        None | Some(1..=255) => Ok(()),
        Some(_) => Err(Refusal::InvalidSignOutReason),
    }
}

/// The agent goes whatever is going on: what the gateway's `logout` would not do (CEC 6.1.1.18).
pub(crate) fn is_forced(it: &SignOut) -> bool {
    it.reason.is_some() || it.force == Some(true)
}

pub(crate) fn sign_out_request(it: &SignOut) -> Request {
    match it.reason {
        Some(reason) => agent_control::ForceLogoutWithReason { reason }.into(),
        None if is_forced(it) => agent_control::ForceLogout {}.into(),
        None => agent_control::Logout {}.into(),
    }
}

pub(crate) fn skills_request(skills: Option<&[i64]>) -> Request {
    let joined = skills.map(|ids| ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(";"));
    agent_control::ResetSkills { all: skills.is_none(), skills: joined, linkage: None }.into()
}

pub(crate) fn note_request(to: &[AgentId], text: &str) -> Request {
    // The rules have seen to it that they are numbers.
    let agents = to.iter().filter_map(|it| it.reveal().parse().ok()).collect();
    agent_control::SendNote { agents, text: text.into() }.into()
}

impl Session {
    /// The gateway has carried out a call, whoever asked for it and how.
    pub(crate) fn take_effect(&mut self, done: &Request) {
        match done {
            Request::SetAutoAnswer(it) => self.model.agent.auto_answer = it.on,
            Request::SetAutoReady(it) => self.model.agent.auto_ready = it.on,
            Request::ResetSkills(it) => {
                let ids = it.skills.as_deref().unwrap_or_default().split(';');
                let chosen = ids.filter_map(|id| id.trim().parse().ok()).collect();
                self.model.agent.queue_ids = (!it.all).then_some(chosen);
                if self.model.queues.is_empty() {
                    // They are being read, or could not be: what was chosen of them is to be known.
                    self.queues_wanted |= self.requests.ids(|it| *it == Purpose::Skills).is_empty();
                } else {
                    self.model.keep_configured();
                }
            }
            Request::ChangePassword(_) => {
                self.model.agent.must_change_password = false;
                self.model.agent.password_days = None;
            }
            _ => {}
        }
    }

    /// It may have been carried out or not, and nobody will tell.
    pub(crate) fn lose_track(&mut self, lost: &Request) {
        if matches!(lost, Request::ResetSkills(_)) {
            self.model.agent.queue_ids = None;
        }
    }
}

impl Model {
    /// The skill queues that the agent is configured for. Unless others were chosen, calls come from all of them.
    pub(crate) fn learn_skills(&mut self, skills: Vec<agent_control::Skill>) {
        self.queues = skills.into_iter().map(|it| QueueRef { id: it.id, name: it.name }).collect();
        self.keep_configured();
    }

    /// Calls come from what is chosen and configured (CEC 6.1.1.8).
    fn keep_configured(&mut self) {
        let chosen = self.agent.queue_ids.take();
        let is_chosen = |id: &i64| chosen.as_ref().is_none_or(|chosen| chosen.contains(id));
        self.agent.queue_ids = Some(self.queues.iter().map(|it| it.id).filter(is_chosen).collect());
    }

    /// A note has come.
    pub(crate) fn receive(&mut self, note: event_content::Note, now: Millis) {
        let from = Some(AgentId::new(note.sender)).filter(|it| !it.is_empty());
        let note = NoteView { from, text: note.text.reveal().to_owned(), at: now };
        let notes = Rc::make_mut(&mut self.notes);
        notes.insert(0, note);
        notes.truncate(NOTES);
    }
}
