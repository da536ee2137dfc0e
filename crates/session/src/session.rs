//! State machine of the session: the one place where anything changes.

mod commands;
mod replies;
mod ending;
mod refused;

use std::rc::Rc;

use offhook_protocol::{AgentId, Request, agent_control, event_poll};

use crate::{
    api::{
        event::{SessionEvent, SessionEventKind},
        outcome::CommandId,
        snapshot::{HealthView, Phase, Snapshot},
        time::Millis,
    },
    commands::{Command, PendingCommands},
    effect::{Effect, Input},
    link::{
        Doubt, Link, details,
        reading::{self, Reading},
        requests::{POLL_LIMIT, Purpose, REQUEST_LIMIT, RequestId},
        resync::Resync,
        watch,
    },
    model::Model,
    view,
};
use refused::RefusedCommand;

/// Drives one agent. Feed it [`Input`]s; carry out the [`Effect`]s it returns, in order.
pub struct Session {
    model: Model,
    commands: PendingCommands,
    /// Commands that wait for one of their kind, in the order in which they were given.
    waiting: Vec<(CommandId, Command)>,
    /// Commands that are refused, until it is known whether their calls have ended.
    refused: Vec<RefusedCommand>,
    link: Link,
    effects: Vec<Effect>,
    snapshot: Rc<Snapshot>,
    /// Number of the last event that was told.
    last_event: u64,
    random: u64,
}

impl Session {
    /// Returns a session in which nobody is signed in. `seed` varies the waiting times after failures, nothing else.
    pub fn new(seed: u64) -> Self {
        Self {
            model: Model::default(),
            commands: PendingCommands::default(),
            waiting: Vec::new(),
            refused: Vec::new(),
            link: Link::default(),
            effects: Vec::new(),
            snapshot: Rc::default(),
            last_event: 0,
            // An odd number: xorshift stands still at zero.
            random: seed | 1,
        }
    }

    /// Returns the view for people and scripts. Cheap to clone; the same `Rc` while nothing changed.
    pub fn snapshot(&self) -> &Rc<Snapshot> {
        &self.snapshot
    }

    /// Returns the moment at which [`Input::Timeout`] is next wanted.
    pub fn next_deadline(&self) -> Option<Millis> {
        [
            self.link.poll.next_deadline(),
            self.link.requests.next_deadline(),
            self.commands.next_deadline(),
            self.link.reading_due(),
            self.link.check_due(),
            self.link.overdue_at(&self.model),
            details::wanted(&self.model).map(|_| self.link.requests.queries_from(1)),
            self.queued_due(),
            self.refused_until(),
            self.link.watch_due(&self.model),
        ]
        .into_iter()
        .flatten()
        .min()
    }

    /// Takes one input; returns what is to be done. Never panics, whatever the input.
    pub fn handle(&mut self, now: Millis, input: Input) -> Vec<Effect> {
        match input {
            Input::Command(id, command) => self.on_command(id, command, now),
            Input::Reply { id, guid, result } => self.on_reply(id, guid, result, now),
            Input::Timeout => {}
            Input::Online => self.link.poll.hurry(now),
            Input::AllEvents => self.link.poll.wants_all = true,
        }
        self.give_up_overdue(now);
        self.send_what_is_due(now);
        self.commit(now, Vec::new(), None);
        std::mem::take(&mut self.effects)
    }

    /// Gives up requests and commands whose time is up, and reads the state where an event is overdue.
    fn give_up_overdue(&mut self, now: Millis) {
        for id in self.link.requests.overdue(now) {
            self.effects.push(Effect::Abort(id));
            self.on_timed_out(id, now);
        }
        self.settle_commands();
        self.fail_overdue_commands(now);
        let mut is_overdue = self.commands.take_read_due(now);
        if self.link.overdue_at(&self.model).is_some_and(|at| at <= now) {
            self.link.overdue_read_at = Some(now);
            is_overdue = true;
        }
        if is_overdue && matches!(self.link.resync, Resync::Refreshing(_)) {
            // The reading in progress will tell.
            self.link.missed_at = now;
        } else if is_overdue {
            self.link.mark_stale(now);
        }
    }

    /// Sends what is due: the poll, a reading, details of a call, queued commands.
    fn send_what_is_due(&mut self, now: Millis) {
        self.link.poll.update_health(now);
        if self.link.poll.is_due(now) {
            let request = event_poll::PollEvents::default();
            let id = self.send(request, Purpose::Poll, now + POLL_LIMIT);
            self.link.poll.sent(id, now);
        }
        if self.link.check_due().is_some_and(|at| at <= now) {
            self.link.doubt = Doubt::Asked;
            self.send_query(Rc::new(agent_control::AgentStatus {}.into()), Purpose::SessionCheck, now);
        }
        if self.link.reading_due().is_some_and(|at| at <= now) {
            self.link.readings += 1;
            self.link.resync = Resync::Refreshing(Box::new(Reading::new(self.link.readings)));
            for (question, request) in reading::questions() {
                self.send_query(Rc::new(request), Purpose::Reading(self.link.readings, question), now);
            }
        }
        if self.link.watch_due(&self.model).is_some_and(|at| at <= now) {
            self.link.watches += 1;
            self.link.watched_at = now;
            self.send_query(Rc::new(watch::question(self.link.watches)), Purpose::Watch, now);
        }
        while self.link.requests.queries_from(1) <= now {
            let Some(detail) = details::wanted(&self.model) else { break };
            let (request, purpose) = details::request(&mut self.model, detail);
            self.send_query(Rc::new(request), purpose, now);
        }
        while self.queued_due().is_some_and(|at| at <= now) {
            self.send_queued(now);
        }
    }

    fn send(&mut self, request: impl Into<Request>, purpose: Purpose, deadline: Millis) -> RequestId {
        self.send_shared(Rc::new(request.into()), purpose, deadline)
    }

    fn send_shared(&mut self, request: Rc<Request>, purpose: Purpose, deadline: Millis) -> RequestId {
        let agent = self.model.agent.id.clone().unwrap_or_else(|| AgentId::new(""));
        let guid = if request.is_sign_in() { None } else { self.link.guid.as_ref() };
        let mut http = request.encode(&agent, guid);
        // The first requests show if the way to the gateway is right; what fails later fails for other reasons.
        if self.model.agent.phase == Phase::SigningIn
            && matches!(purpose, Purpose::Command(_) | Purpose::Poll)
        {
            http.probe = Some(Request::from(agent_control::AgentStatus {}).encode(&agent, None).path);
        }
        if purpose == Purpose::Poll && self.link.poll.asks_for_all() {
            http.ask_for_all_events();
        }
        let id = self.link.requests.add(purpose, deadline);
        self.effects.push(Effect::Send { id, request, http });
        id
    }

    /// Sends a request that the rate limit counts.
    fn send_query(&mut self, request: Rc<Request>, purpose: Purpose, now: Millis) -> RequestId {
        self.link.requests.note_query(now);
        self.send_shared(request, purpose, now + REQUEST_LIMIT)
    }

    /// Builds the snapshot; where it differs, it is the new one, and the difference is told.
    fn commit(&mut self, now: Millis, mut more: Vec<SessionEventKind>, lag_ms: Option<u64>) {
        self.settle_commands();
        self.settle_refused(false, now);
        // One of those that wait may be free to begin; the others wait on, in their order.
        for (id, command) in std::mem::take(&mut self.waiting) {
            self.on_command(id, command, now);
        }
        self.link.poll.update_health(now);
        let (state, since) = self.link.poll.health();
        let mut view = view::snapshot(&self.model, &self.commands, HealthView { state, since });
        view.version = self.snapshot.version;
        let ends = std::mem::take(&mut self.model.calls.fresh_ends);
        let mut news = view::difference(&self.snapshot, &view, &ends);
        if view != *self.snapshot {
            view.version += 1;
            self.snapshot = Rc::new(view);
        }
        news.append(&mut more);
        for news in news {
            self.last_event += 1;
            self.effects.push(Effect::Notify(SessionEvent { seq: self.last_event, at: now, lag_ms, news }));
        }
    }

    /// Returns 0 to 255, so that many pages do not try again at the same moment.
    fn jitter(&mut self) -> u8 {
        self.random ^= self.random << 13;
        self.random ^= self.random >> 7;
        self.random ^= self.random << 17;
        self.random.to_le_bytes()[3]
    }
}
