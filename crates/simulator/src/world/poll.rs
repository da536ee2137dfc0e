//! The event poll (CEC 6.1.4.1): answered at once when there is an event, else parked; one per agent.

use offhook_protocol::AgentId;

use super::{
    Alarm, Output, SimResponse, World,
    agent::ParkedPoll,
    answers::{event_envelope, json_response},
    to_ms,
};
use crate::settings::{AllEvents, EmptyPoll};

/// True if a poll asks for all events at once (field note 8).
pub(super) fn is_for_all(path: &str) -> bool {
    path.contains("/allagentevent")
}

impl World {
    pub(super) fn take_poll(&mut self, connection: u64, agent: &AgentId, path: &str, guid: &str) {
        self.answer_empty(agent);
        let wait = self.settings().poll_wait_ms;
        let now = self.now;
        let wants_all = is_for_all(path);
        let Some(session) = self.session_mut(agent) else { return };
        session.last_poll = now;
        session.parked =
            Some(ParkedPoll { connection, path: path.to_owned(), guid: guid.to_owned(), wants_all });
        self.plan(wait, Alarm::PollEnds { agent: agent.clone(), connection });
    }

    /// True for a poll for all events at a gateway that takes none.
    pub(super) fn lacks_poll(&self, path: &str) -> bool {
        is_for_all(path) && self.settings().all_events == AllEvents::Refused
    }

    /// True for a poll that comes sooner after the last answer than the gateway allows.
    pub(super) fn comes_too_soon(&self, agent: &AgentId) -> bool {
        let pause = self.settings().poll_pause_ms;
        let last = self.session(agent).and_then(|session| session.poll_answered);
        last.is_some_and(|last| self.now < last + pause)
    }

    /// Answers a parked poll that has waited long enough.
    pub(super) fn end_poll(&mut self, agent: &AgentId, connection: u64) {
        let parked = self.session(agent).and_then(|session| session.parked.as_ref());
        if parked.is_some_and(|poll| poll.connection == connection) {
            self.answer_empty(agent);
        }
    }

    /// Forgets the poll of a client that went away: nothing is taken from its events.
    pub(super) fn forget_poll(&mut self, connection: u64) {
        for agent in self.agents.values_mut() {
            if let Some(session) = &mut agent.session {
                session.parked.take_if(|poll| poll.connection == connection);
            }
        }
    }

    /// Answers every parked poll whose agent has an event.
    pub(super) fn feed_polls(&mut self) {
        let waiting =
            |session: &super::agent::Session| session.parked.is_some() && !session.events.is_empty();
        let agents: Vec<AgentId> = self
            .agents
            .iter()
            .filter(|(_, agent)| agent.session.as_ref().is_some_and(waiting))
            .map(|(id, _)| id.clone())
            .collect();
        for agent in agents {
            let Some(session) = self.session_mut(&agent) else { continue };
            let wants_all = session.parked.as_ref().is_some_and(|poll| poll.wants_all);
            let count = if wants_all { session.events.len() } else { 1 };
            let events: Vec<_> = session.events.drain(..count).collect();
            let mut events = events.iter().map(|event| self.event_form(event));
            let events = if wants_all { events.collect() } else { events.next().unwrap_or_default() };
            self.answer_poll(&agent, event_envelope(&events));
        }
    }

    fn answer_empty(&mut self, agent: &AgentId) {
        let body = match self.settings().empty_poll {
            EmptyPoll::Absent => r#"{"message":"","retcode":"0"}"#,
            EmptyPoll::Null => r#"{"message":"","retcode":"0","event":null}"#,
            EmptyPoll::Object => r#"{"message":"","retcode":"0","event":{}}"#,
        };
        self.answer_poll(agent, body.to_owned());
    }

    fn answer_poll(&mut self, agent: &AgentId, body: String) {
        let (now, life) = (self.now, self.scenario.settings.guid.clone());
        let Some(session) = self.agents.get_mut(agent).and_then(|agent| agent.session.as_mut()) else {
            return;
        };
        let Some(poll) = session.parked.take() else { return };
        session.last_poll = now;
        session.poll_answered = Some(now);
        let guid = session.guid.renew(&poll.guid, &mut self.random, now, &life);
        self.answer(poll.connection, &poll.path, SimResponse { status: 200, guid, body });
    }

    /// Answers an open poll as a session's end does: with what is left to tell, or with the code.
    pub(super) fn close_poll(&mut self, poll: &ParkedPoll, body: String) {
        self.answer(poll.connection, &poll.path, json_response(200, body));
    }

    /// Signs out an agent silent for `poll_silence_seconds`, two minutes by default (CEC 6.1.1.1).
    pub(super) fn check_silence(&mut self, agent: &AgentId, serial: u64) {
        let limit = to_ms(self.settings().poll_silence_seconds);
        let now = self.now;
        let Some(session) = self.session(agent).filter(|session| session.serial == serial) else { return };
        let silent_since = if session.parked.is_some() || self.is_away() { now } else { session.last_poll };
        if now - silent_since >= limit {
            self.end_session(agent, super::signing::SessionEnd::Silence);
        } else {
            let alarm = Alarm::PollSilence { agent: agent.clone(), session: serial };
            self.plan(limit - (now - silent_since), alarm);
        }
    }

    pub(super) fn drop_all_polls(&mut self) {
        for agent in self.agents.values_mut() {
            if let Some(poll) = agent.session.as_mut().and_then(|session| session.parked.take()) {
                self.outputs.push(Output::Drop { connection: poll.connection });
            }
        }
    }
}
