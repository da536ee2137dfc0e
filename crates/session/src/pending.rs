//! Commands under way. Each settles exactly once, on the fact: the event that says it happened or can't happen any
//! more, a refusal, or the deadline. An accepted request is not a fact (invariant 4).

use offhook_protocol::CallId;

mod facts;
mod request;

pub(crate) use request::{asked_state, dialled, request_for};

use crate::{
    command::{Command, CommandId, Outcome, QueryResult, TransferMode},
    effect::RequestId,
    error::CommandError,
    session::Model,
    snapshot::{CallKind, CallState, CommandKind, EndCause},
    time::Millis,
    values::is_own_number,
};

/// How long a command may take.
pub(crate) const COMMAND_LIMIT: u64 = 10_000;
/// Signing in takes several events.
pub(crate) const SIGN_IN_LIMIT: u64 = 20_000;
/// The next one may let it ring for a while.
pub(crate) const TRANSFER_LIMIT: u64 = 60_000;
/// How long a question may wait for its turn.
pub(crate) const TURN_LIMIT: u64 = 60_000;
/// The agent's phone rings first.
pub(crate) const PICK_UP_LIMIT: u64 = 30_000;
/// How long after the acceptance we wait for the event before we read what is.
pub(crate) const EVENT_GRACE: u64 = 3_000;

/// One command under way.
#[derive(Debug, Clone)]
pub(crate) struct Pending {
    pub(crate) id: CommandId,
    pub(crate) command: Command,
    pub(crate) act: CommandKind,
    /// The call it is about. Dialling has none until the call exists, and then it is settled.
    pub(crate) call: Option<CallId>,
    /// The request that carries it, while unanswered.
    pub(crate) request: Option<RequestId>,
    /// When the gateway accepted it.
    pub(crate) accepted_at: Option<Millis>,
    /// The event was missed and reading has been asked for.
    pub(crate) read_asked: bool,
    pub(crate) deadline: Millis,
    /// [`crate::agent::Agent::entered`] when it was issued.
    pub(crate) entered_before: u64,
    /// The call that dialling made, by the answer or by an event.
    pub(crate) made: Option<CallId>,
    /// How often it was sent.
    pub(crate) attempts: u8,
    /// A state asked for during a call: noting it is all that happens now, and no event tells of that.
    pub(crate) is_for_later: bool,
    /// It is to be sent when the flow control lets it.
    pub(crate) waits_turn: bool,
    /// What a question has brought so far.
    pub(crate) answer: Option<QueryResult>,
    /// For how many of the queues it was asked what waits in them.
    pub(crate) queues_asked: usize,
    /// The calls it ends, should it work.
    pub(crate) ends: Vec<CallId>,
    /// The gateway told that it did not work.
    pub(crate) has_failed: bool,
}

/// What became of a command.
pub(crate) type Settled = Result<Outcome, CommandError>;

impl Pending {
    pub(crate) fn new(id: CommandId, command: Command, model: &Model, now: Millis) -> Self {
        let act = command.act();
        let limit = match act {
            CommandKind::SignIn => SIGN_IN_LIMIT,
            // Somebody has to pick up.
            CommandKind::Transfer => TRANSFER_LIMIT,
            // The agent has to lift the phone.
            CommandKind::PickUp | CommandKind::TakeQueued => PICK_UP_LIMIT,
            CommandKind::Query => TURN_LIMIT,
            _ => COMMAND_LIMIT,
        };
        Self {
            id,
            act,
            call: command.call().cloned(),
            command,
            request: None,
            accepted_at: None,
            // These wait for somebody to pick up: that nothing happens for a while means nothing.
            read_asked: matches!(act, CommandKind::Transfer | CommandKind::PickUp | CommandKind::TakeQueued),
            deadline: now + limit,
            entered_before: model.agent.entered,
            made: None,
            attempts: 0,
            waits_turn: false,
            answer: None,
            queues_asked: 0,
            has_failed: false,
            ends: Vec::new(),
            is_for_later: model.is_in_call()
                && matches!(act, CommandKind::Ready | CommandKind::Busy | CommandKind::Rest),
        }
    }

    /// What it comes to when time is up.
    pub(crate) const fn overdue(&self) -> CommandError {
        if self.accepted_at.is_some() { CommandError::NotConfirmed } else { CommandError::Unreachable }
    }

    /// Whether sending it again can't do harm: nothing happens twice.
    pub(crate) const fn may_repeat(&self) -> bool {
        let says_how_it_shall_be = matches!(
            self.act,
            CommandKind::Mute
                | CommandKind::Unmute
                | CommandKind::SetAutoAnswer
                | CommandKind::SetAutoReady
                | CommandKind::SetQueues
                | CommandKind::SetCallData
        );
        (self.is_for_later || says_how_it_shall_be) && self.attempts < 3
    }

    /// What this command means for the calls that it ends, should it work.
    pub(crate) fn ends(&self, model: &Model) -> Vec<(CallId, EndCause)> {
        let Some(call) = self.call.as_ref().and_then(|id| model.calls.get(id)) else { return Vec::new() };
        let own = |cause| vec![(call.id.clone(), cause)];
        match &self.command {
            Command::HangUp { .. } => match call.about.as_ref().and_then(|id| model.calls.get(id)) {
                // The customer goes to the third party, whom the agent leaves (CEC 6.1.2.11).
                Some(about)
                    if call.kind == CallKind::ThirdParty
                        && (call.state, about.state) == (CallState::Talking, CallState::Transferring) =>
                {
                    vec![(call.id.clone(), EndCause::Transferred), (about.id.clone(), EndCause::Transferred)]
                }
                _ if call.third.is_some() => own(EndCause::Transferred),
                _ => own(EndCause::HungUp),
            },
            Command::Reject { .. } => own(EndCause::Rejected),
            Command::Transfer { mode: TransferMode::Release | TransferMode::OnSuccess, .. } => {
                own(EndCause::Transferred)
            }
            // Both calls go, the held one and the talking one.
            Command::Connect { .. } => {
                let talking = model.calls.iter().find(|it| it.state == CallState::Talking);
                let both = [call].into_iter().chain(talking);
                both.map(|it| (it.id.clone(), EndCause::Transferred)).collect()
            }
            Command::CancelTransfer { .. } => {
                let third = model.calls.third_party_for(&call.id);
                third.map(|it| (it.id.clone(), EndCause::HungUp)).into_iter().collect()
            }
            Command::Disconnect { number, .. } if is_own_number(model, number) => own(EndCause::HungUp),
            Command::Disconnect { .. } if call.state != CallState::Conference => own(EndCause::HungUp),
            _ => Vec::new(),
        }
    }
}
