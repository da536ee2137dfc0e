//! Colleagues who are played: signed in from the start, they answer what other agents send them, talk, hang
//! up.
//!
//! ```text
//! ready ──► ringing ── some seconds ──► talking ── some seconds ──► hangs up ──► ready
//!   └── worked long enough ──► rest ── some seconds ──► ready
//! ```

use offhook_protocol::{AgentId, AgentState, NoteText, Number};

use super::{
    Alarm, World,
    agent::{Session, Terms},
    call::Stage,
    guid::GuidKeeper,
    to_ms,
};
use crate::scenario::{Script, ScriptedState};

/// Part of a played colleague, and what comes next in it.
#[derive(Debug)]
pub(super) struct Part {
    script: Script,
    /// Act that is planned already; `None`: none.
    next: Option<Act>,
}

/// Act of a played colleague.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Act {
    /// Answers the call with this offer.
    Answer {
        offer: u64,
    },
    /// Hangs up the call with this offer.
    HangUp {
        offer: u64,
    },
    Rest,
    Return,
    /// Answers a note.
    Reply {
        to: AgentId,
    },
}

impl World {
    /// Sends the scripted colleagues to work, where the settings let them.
    pub(super) fn sign_colleagues_in(&mut self) {
        let colleagues = self.scenario.agents.iter().filter(|_| self.settings().colleagues);
        let colleagues = colleagues.filter_map(|it| it.scripted.clone().map(|script| (it.clone(), script)));
        for (config, script) in colleagues.collect::<Vec<_>>() {
            let (serial, now) = (self.next_serial(), self.now);
            let guid = GuidKeeper::new(&mut self.random, now);
            let phone = Some(config.phone).filter(|phone| !phone.is_empty());
            let phone = phone.unwrap_or_else(|| Number::new(config.number.as_str()));
            let terms = Terms { phone, auto_answer: false, auto_ready: true, release_phone: true };
            let (state, rests) = (script.state, script.rests.clone());
            let mut session = Session::new(serial, now, terms, config.skills, guid);
            session.part = Some(Part { script, next: None });
            let agent = config.number;
            if let Some(it) = self.agents.get_mut(&agent) {
                it.session = Some(session);
            }
            match state {
                ScriptedState::Ready => {}
                ScriptedState::Busy => self.become_busy(&agent, 0),
                ScriptedState::WrapUp => drop(self.enter(&agent, AgentState::WrapUp, 0)),
            }
            if let Some(rests) = rests {
                self.plan_act(&agent, serial, rests.every_seconds, Act::Rest);
            }
        }
    }

    pub(super) fn is_played(&self, agent: &AgentId) -> bool {
        self.session(agent).is_some_and(|session| session.part.is_some())
    }

    /// Plans the answer to a note that has come.
    pub(super) fn note_reaches_colleague(&mut self, colleague: &AgentId, from: &AgentId) {
        let Some(session) = self.session(colleague) else { return };
        let Some(part) = &session.part else { return };
        let (serial, wait) = (session.serial, part.script.answers_after_seconds);
        self.plan_act(colleague, serial, wait, Act::Reply { to: from.clone() });
    }

    /// Plans what each played colleague does with a new call.
    pub(super) fn play_colleagues(&mut self) {
        let played: Vec<_> = self.agents.keys().filter(|agent| self.is_played(agent)).cloned().collect();
        for agent in played {
            let Some(line) = self.calls_of(&agent).into_iter().next() else { continue };
            let offer = line.leg.offer;
            let act = match line.leg.stage {
                Stage::Ringing => Act::Answer { offer },
                Stage::Talking => Act::HangUp { offer },
                Stage::Reserved
                | Stage::Dialing
                | Stage::RemoteRinging
                | Stage::Held
                | Stage::Transferring
                | Stage::Helped
                | Stage::InIvr => continue,
            };
            let Some(session) = self.session_mut(&agent) else { continue };
            let serial = session.serial;
            let Some(part) = session.part.as_mut().filter(|part| part.next.as_ref() != Some(&act)) else {
                continue;
            };
            part.next = Some(act.clone());
            let wait = match act {
                Act::Answer { .. } => part.script.answers_after_seconds,
                Act::HangUp { .. } | Act::Rest | Act::Return | Act::Reply { .. } => part.script.talks_seconds,
            };
            self.plan_act(&agent, serial, wait, act);
        }
    }

    pub(super) fn colleague_acts(&mut self, agent: &AgentId, serial: u64, act: Act) {
        let Some(session) = self.session(agent).filter(|session| session.serial == serial) else { return };
        let Some(script) = session.part.as_ref().map(|part| part.script.clone()) else { return };
        let rests = script.rests;
        match act {
            Act::Answer { offer } => {
                let offered =
                    self.offered(offer).filter(|(id, _)| self.stage(id, agent) == Some(Stage::Ringing));
                if let Some((id, _)) = offered {
                    self.begin_talking(&id, agent, true);
                }
            }
            Act::HangUp { offer } => {
                if let Some((id, _)) = self.offered(offer) {
                    self.tally_release(&id, agent);
                    self.part_with_agent(&id, agent);
                }
            }
            Act::Rest => {
                let Some(rests) = rests else { return };
                if self.state(agent) == AgentState::Ready && self.calls_of(agent).is_empty() {
                    // Planned before the rest begins: back in time, not overdrawn.
                    self.plan_act(agent, serial, rests.seconds, Act::Return);
                    self.begin_rest(agent, i64::try_from(rests.seconds).unwrap_or(i64::MAX), 0);
                } else {
                    self.plan_act(agent, serial, rests.every_seconds, Act::Rest);
                }
            }
            Act::Reply { to } => {
                if let Some(words) = script.answers_notes.filter(|_| !self.is_played(&to)) {
                    self.bring_note(agent, &to, &NoteText::new(words));
                }
            }
            Act::Return => {
                drop(self.cancel_rest(agent));
                if let Some(rests) = rests {
                    self.plan_act(agent, serial, rests.every_seconds, Act::Rest);
                }
            }
        }
    }

    fn plan_act(&mut self, agent: &AgentId, session: u64, seconds: u64, act: Act) {
        self.plan(to_ms(seconds), Alarm::ColleagueActs { agent: agent.clone(), session, act });
    }
}
