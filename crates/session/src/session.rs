//! The session: the one function that changes anything.

use std::rc::Rc;

use offhook_protocol::{
    AgentId, AgentState, CallId, GatewayError, Guid, Request, event_content::IncomingInfo, event_poll,
};

use crate::{
    agent::Agent,
    calls::Calls,
    command::{Command, CommandId, SetState, SignIn},
    effect::{Effect, Input, RequestId},
    error::CommandError,
    news,
    notice::{SessionEvent, SessionEventKind},
    pending::{EVENT_GRACE, Pending, dialled, request_for},
    poll::{Poll, PollState},
    reading::{self, READING, Reading},
    repair::{self, LOOK_AGAIN, QUEUE_EMPTY_AFTER, Repair},
    requests::{POLL_LIMIT, Purpose, REQUEST_LIMIT, Requests},
    rules,
    settings::is_aside,
    snapshot::{CallState, CommandKind, HealthView, NoteView, Phase, PreviewView, QueueRef, Snapshot},
    time::Millis,
    view,
};

/// What the session knows, as opposed to how it finds out.
#[derive(Default)]
pub(crate) struct Model {
    pub(crate) agent: Agent,
    pub(crate) calls: Calls,
    pub(crate) pending: Vec<Pending>,
    pub(crate) queues: Vec<QueueRef>,
    /// A campaign's call that is offered.
    pub(crate) preview: Option<PreviewView>,
    /// Notes, the latest first.
    pub(crate) notes: Rc<Vec<NoteView>>,
    /// Queue and numbers of a call that has not rung yet.
    pub(crate) announced: Option<IncomingInfo>,
    /// The last event told of a three-party call whose parts bear the same id.
    pub(crate) just_joined: Option<CallId>,
    /// A farewell is unanswered.
    pub(crate) is_leaving: bool,
    /// Events that could not be read.
    pub(crate) unreadable: u64,
}

impl Model {
    /// The agent has a call, or is reserved for one. Which of the two is told first differs (state-machine 4.2, 4.7).
    pub(crate) fn is_in_call(&self) -> bool {
        self.agent.state == AgentState::OnCall || !self.calls.is_empty()
    }

    /// How somebody is being signed in.
    pub(crate) fn signing_in_as(&self) -> Option<&SignIn> {
        self.pending
            .iter()
            .find_map(|it| if let Command::SignIn(how) = &it.command { Some(how) } else { None })
    }

    /// The seconds of the rest that is being asked for, or was asked for during the call.
    pub(crate) fn asked_rest(&self) -> Option<u64> {
        let asked = self.pending.iter().find_map(|it| match &it.command {
            Command::SetState(SetState { seconds, .. }) => *seconds,
            _ => None,
        });
        let noted = self.agent.next.and_then(|next| next.seconds);
        asked.or(noted).and_then(|seconds| u64::try_from(seconds).ok())
    }
}

/// How a session can end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SessionEnd {
    /// The gateway carried out the agent's sign-out.
    Asked,
    /// The gateway says that nobody is signed in.
    ByPlatform,
}

/// Drives one agent. Feed it [`Input`]s; carry out the [`Effect`]s it returns, in order.
pub struct Session {
    pub(crate) model: Model,
    pub(crate) guid: Option<Guid>,
    pub(crate) poll: Poll,
    pub(crate) requests: Requests,
    pub(crate) repair: Repair,
    pub(crate) queues_wanted: bool,
    pub(crate) effects: Vec<Effect>,
    snapshot: Rc<Snapshot>,
    readings: u32,
    /// Readings in a row that have failed.
    pub(crate) failed_readings: u8,
    /// When an overdue event last made us look.
    looked: Option<Millis>,
    last_notice: u64,
    random: u64,
}

impl Session {
    /// A session in which nobody is signed in. `seed` varies the waiting times after failures, nothing else.
    pub fn new(seed: u64) -> Self {
        Self {
            model: Model::default(),
            guid: None,
            poll: Poll::default(),
            requests: Requests::default(),
            repair: Repair::default(),
            queues_wanted: false,
            effects: Vec::new(),
            snapshot: Rc::default(),
            readings: 0,
            failed_readings: 0,
            looked: None,
            last_notice: 0,
            // An odd number: xorshift stands still at zero.
            random: seed | 1,
        }
    }

    /// The view for people and scripts. Cheap to clone; the same `Rc` while nothing changed.
    pub fn snapshot(&self) -> &Rc<Snapshot> {
        &self.snapshot
    }

    /// The moment at which [`Input::Timeout`] is next wanted.
    pub fn next_deadline(&self) -> Option<Millis> {
        let commands = self.model.pending.iter().map(|it| match it.accepted_at {
            Some(at) if !it.read_asked => it.deadline.min(at + EVENT_GRACE),
            _ => it.deadline,
        });
        let details = self.wanted_detail().map(|_| self.requests.queries_from(1));
        [
            self.poll.next_deadline(),
            self.requests.next_deadline(),
            commands.min(),
            self.reading_due(),
            self.look_due(),
            details,
            self.turn_due(),
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
            Input::Online => self.poll.hurry(now),
        }
        self.give_up_overdue(now);
        self.ask_what_is_due(now);
        self.commit(now, Vec::new(), None);
        std::mem::take(&mut self.effects)
    }

    fn on_command(&mut self, id: CommandId, command: Command, now: Millis) {
        if let Err(why) = rules::allows(&self.model, &command) {
            self.effects.push(Effect::Settle(id, Err(CommandError::NotNow { why })));
            return;
        }
        if let Command::SignIn(it) = &command {
            self.model.calls.clear();
            self.model.queues.clear();
            self.model.notes = Rc::default();
            self.model.agent.queue_ids = None;
            self.repair = Repair::default();
            self.failed_readings = 0;
            self.model.agent.phase = Phase::SigningIn;
            self.model.agent.id = Some(it.agent.clone());
            self.model.agent.phone = Some(it.phone.clone());
            self.model.agent.auto_answer = it.auto_answer.unwrap_or(false);
            self.model.agent.auto_ready = it.auto_ready.unwrap_or(false);
            self.model.agent.takes_video = it.video == Some(true);
        }
        if let Command::SignOut(_) = command {
            self.model.agent.phase = Phase::SigningOut;
        }
        if let Command::Transfer { call, to, mode, .. } = &command
            && let Some(call) = self.model.calls.get_mut(call)
        {
            call.handing_on = Some((*mode, dialled(&to.address)));
        }
        let mut pending = Pending::new(id, command, &self.model, now);
        for (call, cause) in pending.ends(&self.model) {
            if let Some(call) = self.model.calls.get_mut(&call).filter(|it| it.state != CallState::RemoteGone)
            {
                call.own_end = Some(cause);
                pending.ends.push(call.id.clone());
            }
        }
        self.model.pending.push(pending);
        self.send_command(id, now);
    }

    pub(crate) fn send_command(&mut self, id: CommandId, now: Millis) {
        let Some(at) = self.model.pending.iter().position(|it| it.id == id) else { return };
        let request = request_for(&self.model.pending[at].command, &self.model);
        if request.spec().is_flow_controlled() {
            self.model.pending[at].waits_turn = true;
            return;
        }
        let limit = now + REQUEST_LIMIT;
        let request = self.send(request, Purpose::Command(id), limit);
        let pending = &mut self.model.pending[at];
        pending.request = Some(request);
        pending.attempts += 1;
    }

    pub(crate) fn send(&mut self, request: Request, purpose: Purpose, deadline: Millis) -> RequestId {
        let agent = self.model.agent.id.clone().unwrap_or_else(|| AgentId::new(""));
        let is_sign_in = matches!(request, Request::Login(_) | Request::ForceLogin(_) | Request::LoginEx(_));
        let guid = if is_sign_in { None } else { self.guid.as_ref() };
        let http = request.encode(&agent, guid);
        let id = self.requests.add(purpose, deadline);
        self.effects.push(Effect::Send { id, request, http });
        id
    }

    pub(crate) fn query(&mut self, request: impl Into<Request>, purpose: Purpose, now: Millis) {
        self.requests.note_query(now);
        self.send(request.into(), purpose, now + REQUEST_LIMIT);
    }

    /// Requests and commands whose time is up.
    fn give_up_overdue(&mut self, now: Millis) {
        for id in self.requests.overdue(now) {
            self.effects.push(Effect::Abort(id));
            self.on_reply(id, None, Err(GatewayError::TimedOut), now);
        }
        self.settle_facts();
        while let Some(at) = self.model.pending.iter().position(|it| it.deadline <= now) {
            let error = self.model.pending[at].overdue();
            let act = self.model.pending[at].act;
            self.fail(at, error, now);
            if !matches!(act, CommandKind::SignIn | CommandKind::SignOut) && !is_aside(act) {
                self.repair.doubt(now);
            }
        }
        for pending in &mut self.model.pending {
            if !pending.read_asked && pending.accepted_at.is_some_and(|at| at + EVENT_GRACE <= now) {
                pending.read_asked = true;
                self.repair.doubt(now);
            }
        }
        if self.look_due().is_some_and(|at| at <= now) {
            self.looked = Some(now);
            self.repair.doubt(now);
        }
    }

    /// Sends what is due: the poll, a reading, details of a call.
    fn ask_what_is_due(&mut self, now: Millis) {
        self.poll.update_health(now);
        if self.poll.is_due(now) {
            let request = event_poll::PollEvents::default();
            let id = self.send(request.into(), Purpose::Poll, now + POLL_LIMIT);
            self.poll.sent(id, now);
        }
        if self.reading_due().is_some_and(|at| at <= now) {
            self.readings += 1;
            self.repair = Repair::Reading(Box::new(Reading::new(self.readings)));
            for (question, request) in reading::questions() {
                self.query(request, Purpose::Repair(self.readings, question), now);
            }
        }
        while self.requests.queries_from(1) <= now {
            let Some(detail) = self.wanted_detail() else { break };
            self.ask_detail(detail, now);
        }
        while self.turn_due().is_some_and(|at| at <= now) {
            self.take_turn(now);
        }
    }

    /// When the next reading may begin: there is doubt, the queue is empty, and the flow control allows it.
    pub(crate) fn reading_due(&self) -> Option<Millis> {
        let from = self.reading_wanted()?;
        Some(from.max(self.requests.queries_from(READING)))
    }

    /// When the next reading could begin if it were not for the flow control.
    pub(crate) fn reading_wanted(&self) -> Option<Millis> {
        let Repair::Doubting(from) = self.repair else { return None };
        let PollState::InFlight { since, .. } = self.poll.state else { return None };
        Some(from.max(since + QUEUE_EMPTY_AFTER))
    }

    /// When an overdue event makes us look.
    fn look_due(&self) -> Option<Millis> {
        let overdue = repair::event_overdue_at(&self.model)?;
        Some(self.looked.map_or(overdue, |at| overdue.max(at + LOOK_AGAIN)))
    }

    /// Settles every command whose fact is there.
    fn settle_facts(&mut self) {
        let mut at = 0;
        while at < self.model.pending.len() {
            match self.model.pending[at].fact(&self.model) {
                Some(mut result) => {
                    let pending = self.model.pending.remove(at);
                    if let Ok(outcome) = &mut result {
                        outcome.result = pending.answer;
                    }
                    self.effects.push(Effect::Settle(pending.id, result));
                }
                None => at += 1,
            }
        }
    }

    /// Builds the view; where it differs, it is the new one, and the difference is the news.
    pub(crate) fn commit(&mut self, now: Millis, mut more: Vec<SessionEventKind>, lag_ms: Option<u64>) {
        self.settle_facts();
        self.poll.update_health(now);
        let (state, since) = self.poll.health();
        let mut view = view::snapshot(&self.model, HealthView { state, since });
        view.version = self.snapshot.version;
        let ends = std::mem::take(&mut self.model.calls.fresh_ends);
        let mut news = news::difference(&self.snapshot, &view, &ends);
        if view != *self.snapshot {
            view.version += 1;
            self.snapshot = Rc::new(view);
        }
        news.append(&mut more);
        for news in news {
            self.last_notice += 1;
            self.effects.push(Effect::Notify(SessionEvent { seq: self.last_notice, at: now, lag_ms, news }));
        }
    }

    pub(crate) fn jitter(&mut self) -> u8 {
        self.random ^= self.random << 13;
        self.random ^= self.random >> 7;
        self.random ^= self.random << 17;
        self.random.to_le_bytes()[3]
    }
}
