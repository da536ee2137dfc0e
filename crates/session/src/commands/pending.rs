//! Commands in progress. Each settles exactly once: on the fact, a refusal, or its time limit.

use std::rc::Rc;

use offhook_protocol::{CallId, Request};

use super::{
    Command,
    context::Context,
    lifecycle::{Issued, Lane, Policy, Prepared, Progress},
};
use crate::{
    api::{
        error::CommandError,
        outcome::{CommandId, Settled},
        snapshot::{CommandKind, Phase},
        time::Millis,
    },
    facts::Fact,
    link::requests::RequestId,
    model::Model,
};

/// Time in ms after the acceptance in which the event is awaited before the state is read.
const EVENT_GRACE: u64 = 3_000;

/// One command in progress.
#[derive(Debug)]
pub(crate) struct Pending {
    pub(crate) id: CommandId,
    pub(crate) command: Command,
    pub(crate) kind: CommandKind,
    pub(crate) policy: &'static Policy,
    /// Id of its call; `None` for a command of the agent.
    pub(crate) call: Option<CallId>,
    /// Request that is sent for it.
    pub(crate) request: Rc<Request>,
    /// The request, while it is unanswered.
    pub(crate) in_flight: Option<RequestId>,
    /// True while it waits until the rate limit lets it be sent (CEC 6.5.6).
    pub(crate) is_queued: bool,
    pub(crate) deadline: Millis,
    /// When the gateway accepted it.
    pub(crate) accepted_at: Option<Millis>,
    /// True once the state is read because its event did not come.
    is_read: bool,
    /// The calls that it ends, should it succeed.
    pub(crate) ends: Vec<CallId>,
    pub(crate) progress: Progress,
}

impl Pending {
    pub(crate) fn new(
        id: CommandId,
        command: Command,
        prepared: Prepared,
        model: &Model,
        now: Millis,
    ) -> Self {
        let policy = command.policy();
        Self {
            id,
            kind: command.kind(),
            policy,
            call: command.call().cloned(),
            command,
            request: Rc::new(prepared.request),
            in_flight: None,
            is_queued: false,
            deadline: now + policy.limit,
            accepted_at: None,
            is_read: policy.awaits_party,
            ends: Vec::new(),
            progress: Progress {
                entered_before: model.agent.entered,
                was_in_call: model.is_in_call(),
                ..Progress::default()
            },
        }
    }

    /// Notes that the gateway has accepted it.
    pub(crate) fn accept(&mut self, now: Millis) {
        self.accepted_at = Some(now);
        self.progress.is_accepted = true;
    }

    /// Returns what it comes to when its time is up.
    pub(crate) const fn overdue(&self) -> CommandError {
        if self.progress.is_accepted { CommandError::NotConfirmed } else { CommandError::Unreachable }
    }

    fn outcome(&self, model: &Model) -> Option<Settled> {
        self.command.outcome(Issued { id: self.id, model, progress: &self.progress })
    }

    /// Returns when the state is to be read because its event has not come.
    fn read_due(&self) -> Option<Millis> {
        self.accepted_at.filter(|_| !self.is_read).map(|at| at + EVENT_GRACE)
    }
}

/// All commands in progress, in the order in which they were issued.
#[derive(Debug, Default)]
pub(crate) struct PendingCommands {
    all: Vec<Pending>,
}

impl PendingCommands {
    pub(crate) fn context<'a>(&'a self, model: &'a Model) -> Context<'a> {
        Context { model, pending: &self.all }
    }

    pub(crate) fn iter(&self) -> std::slice::Iter<'_, Pending> {
        self.all.iter()
    }

    pub(crate) fn push(&mut self, pending: Pending) {
        self.all.push(pending);
    }

    pub(crate) fn get(&self, id: CommandId) -> Option<&Pending> {
        self.all.iter().find(|it| it.id == id)
    }

    pub(crate) fn get_mut(&mut self, id: CommandId) -> Option<&mut Pending> {
        self.all.iter_mut().find(|it| it.id == id)
    }

    /// Takes a command out that has come to its end.
    pub(crate) fn remove(&mut self, id: CommandId, model: &mut Model) -> Option<Pending> {
        let at = self.all.iter().position(|it| it.id == id)?;
        let pending = self.all.remove(at);
        pending.command.clear(model);
        model.expected_calls.retain(|(of, _)| *of != id);
        Some(pending)
    }

    /// Takes all commands out: the session is over.
    pub(crate) fn remove_all(&mut self, model: &mut Model) -> Vec<Pending> {
        let all = std::mem::take(&mut self.all);
        all.iter().for_each(|it| it.command.clear(model));
        model.expected_calls.clear();
        all
    }

    /// Tells all commands of a fact.
    pub(crate) fn observe(&mut self, fact: &Fact) {
        for pending in &mut self.all {
            pending.command.observe(fact, &mut pending.progress);
        }
    }

    /// Takes out one command whose outcome is there.
    pub(crate) fn take_settled(&mut self, model: &mut Model) -> Option<(CommandId, Settled)> {
        let (id, mut settled) = self.all.iter().find_map(|it| Some((it.id, it.outcome(model)?)))?;
        let pending = self.remove(id, model)?;
        if let Ok(outcome) = &mut settled {
            outcome.result = pending.progress.result;
        }
        Some((id, settled))
    }

    /// Returns a command whose time is up.
    pub(crate) fn overdue(&self, now: Millis) -> Option<&Pending> {
        self.all.iter().find(|it| it.deadline <= now)
    }

    /// Returns true if an accepted command has waited long enough for its event, once for each command.
    pub(crate) fn take_read_due(&mut self, now: Millis) -> bool {
        let mut is_due = false;
        for pending in self.all.iter_mut().filter(|it| it.read_due().is_some_and(|at| at <= now)) {
            pending.is_read = true;
            is_due = true;
        }
        is_due
    }

    /// Returns when something is next to be done for a command, apart from sending what is queued.
    pub(crate) fn next_deadline(&self) -> Option<Millis> {
        self.all.iter().map(|it| it.read_due().map_or(it.deadline, |at| at.min(it.deadline))).min()
    }

    /// Returns the queued command that has waited longest. One whose equal is in flight shares the reply of that one.
    pub(crate) fn next_queued(&self, phase: Phase) -> Option<CommandId> {
        let is_in_flight = |queued: &Pending| {
            let query = queued.command.query();
            query.is_some() && self.all.iter().any(|it| it.in_flight.is_some() && it.command.query() == query)
        };
        let may_be_sent = |queued: &Pending| match phase {
            Phase::SignedIn => true,
            // Nothing but what the sign-out itself asks for.
            Phase::SigningOut => queued.policy.lane == Lane::Agent,
            Phase::SigningIn | Phase::SignedOut => false,
        };
        let next = self.all.iter().find(|it| it.is_queued && may_be_sent(it) && !is_in_flight(it));
        next.map(|it| it.id)
    }

    /// Gives the result of this command to those that are queued for the same.
    pub(crate) fn share_result(&mut self, id: CommandId, now: Millis) {
        let Some(pending) = self.get(id) else { return };
        let Some(query) = pending.command.query() else { return };
        let result = pending.progress.result.clone();
        for other in self.all.iter_mut().filter(|it| it.is_queued && it.command.query() == Some(query)) {
            other.progress.result.clone_from(&result);
            other.accept(now);
        }
    }

    /// Returns the kind of the agent's command in progress. One that is independent of states and calls is shown when there
    /// is no other.
    pub(crate) fn of_agent(&self) -> Option<CommandKind> {
        let own = || self.all.iter().filter(|it| it.call.is_none());
        let shown = own().rfind(|it| !it.policy.lane.is_independent()).or_else(|| own().next_back());
        shown.map(|it| it.kind)
    }

    /// Returns the kind of the call's latest command in progress.
    pub(crate) fn of_call(&self, call: &CallId) -> Option<CommandKind> {
        self.all.iter().rfind(|it| it.call.as_ref() == Some(call)).map(|it| it.kind)
    }
}
