//! The lifecycle of a command: from being possible to being settled. Each command is a file beside this one.
//!
//! ```text
//!  availability ──► prepare ──► begin ──► sent ──► accepted ──► outcome: settled
//!     │ refusal       │ refusal             ├── refused ──► failed: settled
//!                                           └── reply lost ──► sent again, failed, or awaited all the same
//! ```
//! An accepted request is not a fact (invariant 4): what `outcome` finds in the model settles the command, or its time limit.

use offhook_protocol::{CallId, Reply, Request, SetupFault, codes::RetCode};

use super::context::Context;
use crate::{
    api::{
        error::CommandError,
        outcome::{CommandId, Outcome, Settled},
        query::{Query, QueryResult},
        refusal::Refusal,
        snapshot::{CallState, EndCause},
        time::Millis,
    },
    facts::Fact,
    model::{Call, ExpectedCall, Model},
};

/// Time limit in ms of most commands.
pub(crate) const COMMAND_LIMIT: u64 = 10_000;
/// Time limit in ms of what the rate limit may keep waiting (CEC 6.5.6); once it is sent, the other one holds.
pub(crate) const QUEUED_LIMIT: u64 = 60_000;

/// Properties of every command of a type.
#[derive(Debug)]
pub(crate) struct Policy {
    pub(crate) lane: Lane,
    /// Time in ms that the command may take.
    pub(crate) limit: u64,
    /// True if somebody has to be signed in.
    pub(crate) needs_session: bool,
    /// True if it waits for somebody to answer: that nothing happens for a while means nothing.
    pub(crate) awaits_party: bool,
    /// True if it is possible while other commands of its call are in progress, and while the call is ending.
    pub(crate) overrides: bool,
    /// True if it ends its call: nothing else may follow.
    pub(crate) ends_call: bool,
    /// True if it makes one call of two: neither may be held meanwhile.
    pub(crate) merges_calls: bool,
    /// True if it takes back a command of its call that `can_be_cancelled`.
    pub(crate) cancels: bool,
    /// True if a command that `cancels` is possible while it is in progress.
    pub(crate) can_be_cancelled: bool,
    /// True if one that is given while another of its kind is in progress waits for that instead of being refused: keys, settings.
    pub(crate) waits_for_its_kind: bool,
    /// True if those that wait for it fail with it: what is left of a row of keys is another row.
    pub(crate) is_of_a_row: bool,
}

impl Policy {
    /// Returns what holds for most commands of a lane.
    pub(crate) const fn of(lane: Lane) -> Self {
        Self {
            lane,
            limit: COMMAND_LIMIT,
            needs_session: true,
            awaits_party: false,
            overrides: false,
            ends_call: false,
            merges_calls: false,
            cancels: false,
            can_be_cancelled: false,
            is_of_a_row: false,
            waits_for_its_kind: matches!(lane, Lane::CallData | Lane::Settings),
        }
    }
}

/// Lanes that a command occupies while it is in progress: one command at a time in each of these, but for queries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lane {
    /// The agent's lane: session, state, calls that begin.
    Agent,
    /// The lane of one call.
    Call,
    /// The data of one call, which may be written beside everything else.
    CallData,
    /// The agent's settings. Two requests at once might arrive the wrong way round.
    Settings,
    /// No lane at all: any number at a time.
    Query,
}

impl Lane {
    /// True if its commands leave agent and calls alone: their failure puts nothing that is shown in question.
    pub(crate) const fn is_independent(self) -> bool {
        match self {
            Self::Agent | Self::Call | Self::CallData => false,
            Self::Settings | Self::Query => true,
        }
    }
}

/// A command that can be sent: everything that its values and the situation decide.
#[derive(Debug)]
pub(crate) struct Prepared {
    pub(crate) request: Request,
    /// The call that it makes or brings here.
    pub(crate) expected: Option<ExpectedCall>,
    /// The calls that it ends, should it succeed, and the cause of their ends.
    pub(crate) ends: Vec<(CallId, EndCause)>,
}

impl<T: Into<Request>> From<T> for Prepared {
    fn from(request: T) -> Self {
        Self { request: request.into(), expected: None, ends: Vec::new() }
    }
}

impl Prepared {
    pub(crate) fn expecting(mut self, call: ExpectedCall) -> Self {
        self.expected = Some(call);
        self
    }

    pub(crate) fn ending(mut self, call: &CallId, cause: EndCause) -> Self {
        self.ends.push((call.clone(), cause));
        self
    }
}

/// Progress of a command.
#[derive(Debug, Clone, Default)]
pub(crate) struct Progress {
    /// True once the gateway has accepted it.
    pub(crate) is_accepted: bool,
    /// Number of times that its request was sent.
    pub(crate) attempts: u8,
    /// [`Agent::entered`](crate::model::Agent::entered) when it was issued.
    pub(crate) entered_before: u64,
    /// True if the agent was in a call when it was issued.
    pub(crate) was_in_call: bool,
    /// True once a fact has told that it did not succeed.
    pub(crate) has_failed: bool,
    /// True once a fact has told that what it began is over again.
    pub(crate) is_over: bool,
    /// Part of a query's result that is known so far.
    pub(crate) result: Option<QueryResult>,
    /// Number of entries of the result that further requests have completed.
    pub(crate) completed: usize,
}

/// An issued command as its `outcome` sees it.
#[derive(Clone, Copy)]
pub(crate) struct Issued<'a> {
    pub(crate) id: CommandId,
    pub(crate) model: &'a Model,
    pub(crate) progress: &'a Progress,
}

impl<'a> Issued<'a> {
    /// Returns the call that it has made or brought here.
    pub(crate) fn made(&self) -> Option<&'a CallId> {
        self.model.call_of(self.id)
    }

    /// Settles on the call being there as wanted, or on its end.
    pub(crate) fn call_is(&self, id: &CallId, wanted: fn(&Call) -> bool) -> Option<Settled> {
        match self.model.calls.get(id).filter(|it| it.state != CallState::RemoteGone) {
            Some(call) => wanted(call).then(|| fulfilled(id)),
            None => Some(Err(CommandError::CallEnded)),
        }
    }

    /// Settles on the call being over.
    pub(crate) fn call_is_over(&self, id: &CallId) -> Option<Settled> {
        self.model.calls.get(id).is_none().then(|| fulfilled(id))
    }

    /// Settles on the reply, which no event follows, or on the end of the call.
    pub(crate) fn accepted_for(&self, id: &CallId) -> Option<Settled> {
        match self.model.calls.get(id) {
            Some(_) => self.progress.is_accepted.then(|| fulfilled(id)),
            None => Some(Err(CommandError::CallEnded)),
        }
    }

    /// Settles on the call that was asked for.
    pub(crate) fn made_call(&self) -> Option<Settled> {
        self.made().map(fulfilled)
    }
}

/// Returns the success of a command of this call.
pub(crate) fn fulfilled(call: &CallId) -> Settled {
    Ok(Outcome { call_id: Some(call.clone()), result: None })
}

/// A reply to a command's request, or its loss.
pub(crate) struct Exchange<'a> {
    pub(crate) id: CommandId,
    pub(crate) model: &'a mut Model,
    pub(crate) progress: &'a mut Progress,
    pub(crate) request: &'a Request,
    pub(crate) now: Millis,
}

/// Steps that follow an accepted request.
#[derive(Debug)]
pub(crate) enum FollowUp {
    /// The outcome is awaited.
    Await,
    /// The outcome is awaited, and what the request has changed is read.
    Resync,
    /// Events are polled from now on.
    StartSession,
    /// The session is over.
    EndSession,
    /// More is asked for.
    Ask(Request),
    /// The reply is of no use.
    Fail(CommandError),
}

/// Meanings of a refused request.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Refused {
    /// The command fails with the gateway's code.
    Fail,
    /// The command fails for a reason of ours that says more.
    Because(Refusal),
    /// The command fails because of what went wrong on the way before.
    Misconfigured(SetupFault),
    /// The command was done before: a reply that says so was lost.
    Done,
    /// The wanted state has come by itself; an event or a reading will show it.
    HappenedAlready,
    /// The session is over, as was asked for.
    EndSession,
}

/// Meanings of a lost reply, when the request is not sent again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lost {
    /// Nothing will tell more: the command fails.
    Fail,
    /// The command fails, and what it may have changed is read.
    FailAndResync,
    /// The command may have been done all the same: the event will tell, or a reading.
    Await,
    /// The command is fulfilled with what there is.
    Done,
}

/// The lifecycle of a command, in the order in which it is gone through.
pub(crate) trait Lifecycle {
    /// Properties of all commands of the type.
    const POLICY: Policy;

    /// True if this very command is possible whatever else is in progress.
    fn is_forced(&self) -> bool {
        false
    }

    /// Returns the query that it makes, if it makes one: equal ones that are queued share one reply.
    fn query(&self) -> Option<Query> {
        None
    }

    /// Notes in the model that it has been issued.
    fn begin(&self, _model: &mut Model, _prepared: &Prepared) {}

    /// Handles the acceptance of its request.
    fn accepted(&self, _reply: Reply, _exchange: Exchange<'_>) -> FollowUp {
        FollowUp::Await
    }

    /// Handles the refusal of its request.
    fn refused(&self, _code: &RetCode, _exchange: Exchange<'_>) -> Refused {
        Refused::Fail
    }

    /// True if sending it again does no harm: nothing happens twice, and a request that names no call reaches the call that is meant.
    fn may_repeat(&self, _progress: &Progress, _model: &Model) -> bool {
        false
    }

    /// Returns the request to repeat, where the situation has made it another one; `None` for the same request.
    fn repeated(&self, _context: &Context<'_>) -> Option<Request> {
        None
    }

    /// Handles the loss of the reply.
    fn lost(&self, exchange: Exchange<'_>) -> Lost;

    /// Takes note of a fact.
    fn observe(&self, _fact: &Fact, _progress: &mut Progress) {}

    /// Returns what became of it; `None` while that is open.
    fn outcome(&self, issued: Issued<'_>) -> Option<Settled>;

    /// Undoes in the model what it had begun: it has failed. Returns true if the session that it had begun is to be abandoned.
    fn failed(&self, _error: &CommandError, _model: &mut Model, _now: Millis) -> bool {
        false
    }

    /// Removes from the model that it is in progress, whatever has become of it.
    fn clear(&self, _model: &mut Model) {}

    /// Returns what becomes of it when the session ends under it.
    fn at_session_end(&self) -> Settled {
        Err(CommandError::SignedOut)
    }
}

/// A command of the agent.
pub(crate) trait AgentCommand: Lifecycle {
    /// Selector of the command's kind: `()`, unless there are several.
    type Variant: Copy;

    /// Returns what selects its kind.
    fn variant(&self) -> Self::Variant;

    /// Checks if such a command is possible now, given that its lane is free.
    fn availability(variant: Self::Variant, context: &Context<'_>) -> Result<(), Refusal>;

    /// Checks the values, and makes the request of them. Which operation it is may depend on the situation.
    fn prepare(&self, context: &Context<'_>) -> Result<Prepared, Refusal>;
}

/// A command of a call.
pub(crate) trait CallCommand: Lifecycle {
    /// Returns the id of its call.
    fn call(&self) -> &CallId;

    /// Checks if such a command of the call is possible now, given that its lane is free.
    fn availability(call: &Call, context: &Context<'_>) -> Result<(), Refusal>;

    /// Checks the values, and makes the request of them. Which operation it is may depend on the situation.
    fn prepare(&self, call: &Call, context: &Context<'_>) -> Result<Prepared, Refusal>;
}
