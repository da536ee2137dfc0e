//! An agent and what a sign-in gives it: a session with its state, phone, guid and events.

use std::collections::VecDeque;

use offhook_protocol::{
    AgentId, AgentState, GatewayEvent, Number, Password,
    call_info::CallInfo,
    event_content::{NoContent, Reason},
    event_poll::EventItem,
};

use super::{
    Alarm, World, desk_phone::DeskPhone, event_faults::Held, figures::Figures, guid::GuidKeeper,
    previews::PendingPreview, scripted::Part, to_ms, truth::NoteTruth,
};
use crate::{log::LineKind, scenario::AgentConfig};

#[derive(Debug)]
pub(super) struct Agent {
    pub(super) config: AgentConfig,
    pub(super) session: Option<Session>,
    pub(super) figures: Figures,
    /// Former passwords, the latest last.
    pub(super) passwords: Vec<Password>,
    /// The latest notes, oldest first.
    pub(super) notes: VecDeque<NoteTruth>,
    /// Number of wrong passwords since the last sign-in.
    pub(super) wrong_passwords: u64,
    /// Unix time in milliseconds from which the account is no longer locked.
    pub(super) locked_until: u64,
}

impl Agent {
    pub(super) fn new(config: AgentConfig) -> Self {
        let (figures, passwords, notes) = (Figures::default(), Vec::new(), VecDeque::new());
        Self { config, session: None, figures, passwords, notes, wrong_passwords: 0, locked_until: 0 }
    }
}

/// The agent's phone.
///
/// ```text
/// onHook ──► ringing ──► offHook ──┐ call over, phone not kept off hook
///    ▲          └──────────────────┴──► onHook
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Phone {
    OnHook,
    Ringing,
    OffHook,
}

/// State that the agent asked for during a call, to come into effect at its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pending {
    Busy { reason: i64 },
    Rest { seconds: i64, cause: i64 },
}

impl Pending {
    pub(super) fn state(self) -> AgentState {
        match self {
            Self::Busy { .. } => AgentState::Busy,
            Self::Rest { .. } => AgentState::Rest,
        }
    }
}

/// Terms on which the agent signed in.
#[derive(Debug, Clone)]
pub(super) struct Terms {
    pub(super) phone: Number,
    pub(super) auto_answer: bool,
    pub(super) auto_ready: bool,
    pub(super) release_phone: bool,
}

/// Duties that an agent may be given, and what the agent says of them.
#[derive(Debug)]
pub(super) struct Duty {
    /// Ids of the queues signed in to.
    pub(super) skills: Vec<i64>,
    /// True if signed in for telephone calls.
    pub(super) voice: bool,
    /// True if calls are wanted.
    pub(super) talk_right: bool,
    /// The business's own state; `None`: none is set.
    pub(super) custom: Option<i64>,
}

#[derive(Debug)]
pub(super) struct ParkedPoll {
    pub(super) connection: u64,
    pub(super) path: String,
    pub(super) guid: String,
    /// True if the poll wants every event there is, as an array.
    pub(super) wants_all: bool,
}

#[derive(Debug)]
pub(super) struct Session {
    pub(super) serial: u64,
    pub(super) signed_in_at: u64,
    pub(super) terms: Terms,
    pub(super) duty: Duty,
    /// Part of a played colleague; `None`: the agent is not played.
    pub(super) part: Option<Part>,
    /// True if away from the desk, with any telephone and no client (CEC 6.1.2.26).
    pub(super) by_mobile: bool,
    pub(super) state: AgentState,
    /// State before the present one; `None`: there was none.
    pub(super) former: Option<AgentState>,
    /// Reason why the agent is busy or resting; 0: no reason.
    pub(super) reason: i64,
    /// Number that changes with every state: it names one stay in it.
    pub(super) stay: u64,
    /// Unix time in milliseconds since which the agent is in its state.
    pub(super) since: u64,
    /// Unix time in milliseconds at which the agreed rest is used up.
    pub(super) rest_ends: u64,
    pub(super) pending: Option<Pending>,
    pub(super) phone: Phone,
    pub(super) desk: DeskPhone,
    pub(super) guid: GuidKeeper,
    pub(super) events: VecDeque<EventItem>,
    /// Events held back for a time.
    pub(super) late: Vec<Held>,
    /// Events held back until the next one.
    pub(super) overtaken: Vec<Held>,
    pub(super) parked: Option<ParkedPoll>,
    pub(super) last_poll: u64,
    /// Unix time in milliseconds at which a poll was answered last; `None`: never.
    pub(super) poll_answered: Option<u64>,
    /// Unix times in milliseconds of the latest flow-controlled queries.
    pub(super) queries: VecDeque<u64>,
    pub(super) last_call: Option<CallInfo>,
    /// A campaign's call that the agent looks at; `None`: none.
    pub(super) preview: Option<PendingPreview>,
}

impl Session {
    /// Returns a session that is ready and in which nothing has happened yet.
    pub(super) fn new(serial: u64, now: u64, terms: Terms, skills: Vec<i64>, guid: GuidKeeper) -> Self {
        Self {
            serial,
            signed_in_at: now,
            terms,
            duty: Duty { skills, voice: true, talk_right: true, custom: None },
            part: None,
            by_mobile: false,
            state: AgentState::Ready,
            former: None,
            reason: 0,
            stay: serial,
            since: now,
            rest_ends: 0,
            pending: None,
            phone: Phone::OnHook,
            desk: DeskPhone::default(),
            guid,
            events: VecDeque::new(),
            late: Vec::new(),
            overtaken: Vec::new(),
            parked: None,
            last_poll: now,
            poll_answered: None,
            queries: VecDeque::new(),
            last_call: None,
            preview: None,
        }
    }
}

impl World {
    pub(super) fn session(&self, agent: &AgentId) -> Option<&Session> {
        self.agents.get(agent)?.session.as_ref()
    }

    pub(super) fn session_mut(&mut self, agent: &AgentId) -> Option<&mut Session> {
        self.agents.get_mut(agent)?.session.as_mut()
    }

    pub(super) fn state(&self, agent: &AgentId) -> AgentState {
        self.session(agent).map_or(AgentState::SignedOut, |session| session.state)
    }

    /// Makes an event for an agent; one who is not signed in gets none.
    pub(super) fn emit(&mut self, agent: &AgentId, event: GatewayEvent) {
        let is_away = self.is_away();
        let Some(session) = self.session_mut(agent) else { return };
        let name = event.name().to_owned();
        // Colleagues who are played or away from the desk have nobody who would fetch them.
        if session.part.is_none() && !session.by_mobile && !is_away {
            let made_at = i64::try_from(self.now).ok().filter(|_| self.settings().event_times);
            self.queue_event(EventItem { agent: agent.clone(), made_at, event });
        }
        self.note(LineKind::Event, agent.as_str(), name);
    }

    /// Changes the agent's state, without telling.
    pub(super) fn enter(&mut self, agent: &AgentId, state: AgentState, reason: i64) -> u64 {
        let (now, stay) = (self.now, self.next_serial());
        if let Some(session) = self.session_mut(agent) {
            session.former = Some(session.state);
            session.state = state;
            session.reason = reason;
            session.stay = stay;
            session.since = now;
        }
        stay
    }

    pub(super) fn become_ready(&mut self, agent: &AgentId) {
        self.enter(agent, AgentState::Ready, 0);
        self.emit(agent, GatewayEvent::Ready(NoContent));
    }

    pub(super) fn become_busy(&mut self, agent: &AgentId, reason: i64) {
        self.enter(agent, AgentState::Busy, reason);
        self.tally(agent, |figures| figures.busy += 1);
        self.emit(agent, GatewayEvent::BusySet(Reason { code: Some(reason) }));
    }

    pub(super) fn begin_rest(&mut self, agent: &AgentId, seconds: i64, cause: i64) {
        let stay = self.enter(agent, AgentState::Rest, cause);
        let ends = self.now.saturating_add(to_ms(seconds.unsigned_abs()));
        if let Some(session) = self.session_mut(agent) {
            session.rest_ends = ends;
        }
        self.tally(agent, |figures| figures.rests += 1);
        self.emit(agent, GatewayEvent::RestSet(Reason { code: Some(cause) }));
        self.plan(to_ms(seconds.unsigned_abs()), Alarm::RestOver { agent: agent.clone(), stay });
    }

    /// Begins the agent's wrap-up; `event` says whether the platform or the agent wanted it.
    pub(super) fn begin_wrap_up(&mut self, agent: &AgentId, event: GatewayEvent) {
        let stay = self.enter(agent, AgentState::WrapUp, 0);
        self.emit(agent, event);
        if let Some(seconds) = self.settings().wrap_up_seconds {
            self.plan(to_ms(seconds), Alarm::WrapUpOver { agent: agent.clone(), stay });
        }
    }

    pub(super) fn become_on_call(&mut self, agent: &AgentId, tell: bool) {
        if self.state(agent) != AgentState::OnCall {
            self.enter(agent, AgentState::OnCall, 0);
            if tell {
                self.emit(agent, GatewayEvent::OnCall(NoContent));
            }
        }
    }

    pub(super) fn start_pending(&mut self, agent: &AgentId, pending: Pending) {
        match pending {
            Pending::Busy { reason } => self.become_busy(agent, reason),
            Pending::Rest { seconds, cause } => self.begin_rest(agent, seconds, cause),
        }
    }
}
