//! Commands under way. Each settles exactly once, on the fact: the event that says it happened or can't happen any
//! more, a refusal, or the deadline. An accepted request is not a fact (invariant 4).

use offhook_protocol::{AgentState, CallId, Number, Request, agent_control, call_control};

use crate::{
    call::Call,
    command::{Command, CommandId, NextState, Outcome, RejectMode, SetState, SignIn, SignInState},
    effect::RequestId,
    error::CommandError,
    session::Model,
    snapshot::{CallState, Direction, EndCause, PendingAct, Phase},
    time::Millis,
    values::{clean_number, device, transfer_mode},
};

/// How long a command may take.
pub(crate) const COMMAND_LIMIT: u64 = 10_000;
/// Signing in takes several events.
pub(crate) const SIGN_IN_LIMIT: u64 = 20_000;
/// The next one may let it ring for a while.
pub(crate) const TRANSFER_LIMIT: u64 = 60_000;
/// How long after the acceptance we wait for the event before we read what is.
pub(crate) const EVENT_GRACE: u64 = 3_000;

/// One command under way.
#[derive(Debug, Clone)]
pub(crate) struct Pending {
    pub(crate) id: CommandId,
    pub(crate) command: Command,
    pub(crate) act: PendingAct,
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
    /// The gateway told that it did not work.
    pub(crate) has_failed: bool,
}

/// What became of a command.
pub(crate) type Settled = Result<Outcome, CommandError>;

impl Pending {
    pub(crate) fn new(id: CommandId, command: Command, model: &Model, now: Millis) -> Self {
        let act = command.act();
        let limit = match act {
            PendingAct::SignIn => SIGN_IN_LIMIT,
            // Somebody has to pick up.
            PendingAct::Transfer => TRANSFER_LIMIT,
            _ => COMMAND_LIMIT,
        };
        Self {
            id,
            act,
            call: command.call().cloned(),
            command,
            request: None,
            accepted_at: None,
            // A transfer waits for somebody to pick up: that nothing happens for a while means nothing.
            read_asked: act == PendingAct::Transfer,
            deadline: now + limit,
            entered_before: model.agent.entered,
            made: None,
            attempts: 0,
            has_failed: false,
            is_for_later: model.agent.state == AgentState::OnCall
                && matches!(act, PendingAct::Ready | PendingAct::Busy | PendingAct::Rest),
        }
    }

    /// Whether it has happened, or can't happen any more. `None`: neither yet.
    pub(crate) fn fact(&self, model: &Model) -> Option<Settled> {
        let done = || {
            let call_id = self.call.clone().or_else(|| self.made.clone());
            Some(Ok(Outcome { call_id, ..Outcome::default() }))
        };
        let when = |holds: bool| if holds { done() } else { None };
        let agent = &model.agent;
        let entered = |state| agent.state == state && agent.entered > self.entered_before;
        let call = self.call.as_ref().map(|id| model.calls.get(id));
        if self.is_for_later && self.accepted_at.is_some() {
            return done();
        }
        match self.act {
            PendingAct::SignIn => when(agent.phase == Phase::SignedIn),
            PendingAct::SignOut => when(agent.phase == Phase::SignedOut),
            // Accepted, and a call is there already: the agent was ready, if only for a moment.
            PendingAct::Ready => {
                when(entered(AgentState::Ready) || self.accepted_at.is_some() && entered(AgentState::OnCall))
            }
            PendingAct::Busy => when(entered(AgentState::Busy) && self.reason_fits(agent.reason)),
            PendingAct::Rest => when(entered(AgentState::Rest)),
            PendingAct::WrapUp => when(entered(AgentState::WrapUp)),
            PendingAct::Dial => when(self.made.is_some()),
            PendingAct::Consult if self.has_failed => {
                Some(Err(CommandError::DialFailed { cause: None, text: None }))
            }
            PendingAct::Consult => match (&self.made, call.flatten()) {
                (Some(made), _) => Some(Ok(Outcome { call_id: Some(made.clone()), ..Outcome::default() })),
                (None, None) => Some(Err(CommandError::CallEnded)),
                (None, Some(_)) => None,
            },
            PendingAct::Transfer if self.has_failed => Some(Err(CommandError::TransferFailed)),
            PendingAct::Transfer => match call.flatten() {
                None => done(),
                Some(call) if call.state == CallState::RemoteGone => Some(Err(CommandError::CallEnded)),
                Some(_) => None,
            },
            PendingAct::Join => {
                let joined = model.calls.iter().any(|it| it.state == CallState::Conference);
                if joined {
                    done()
                } else if call.flatten().is_none() {
                    Some(Err(CommandError::CallEnded))
                } else {
                    None
                }
            }
            PendingAct::Connect => when(call.flatten().is_none()),
            PendingAct::Reject | PendingAct::HangUp => when(call.flatten().is_none()),
            PendingAct::Answer | PendingAct::Hold | PendingAct::Retrieve => match call.flatten() {
                None => Some(Err(CommandError::CallEnded)),
                Some(Call { state: CallState::RemoteGone, .. }) => Some(Err(CommandError::CallEnded)),
                Some(call) => when(match self.act {
                    PendingAct::Answer => matches!(call.state, CallState::Talking | CallState::Held),
                    PendingAct::Hold => call.state == CallState::Held,
                    _ => call.state == CallState::Talking,
                }),
            },
            // No event tells of these: the answer is the fact (CEC 6.1.2.6, 6.1.2.7, 6.1.2.13).
            PendingAct::CancelTransfer
            | PendingAct::Disconnect
            | PendingAct::SwitchMedia
            | PendingAct::CallData
            | PendingAct::DialPreview
            | PendingAct::PickUp
            | PendingAct::TakeQueued
            | PendingAct::AutoAnswer
            | PendingAct::AutoReady
            | PendingAct::Skills
            | PendingAct::Password
            | PendingAct::Note
            | PendingAct::Ask => when(self.accepted_at.is_some()),
            PendingAct::Mute | PendingAct::Unmute | PendingAct::Keypad => match call.flatten() {
                None => Some(Err(CommandError::CallEnded)),
                Some(_) => when(self.accepted_at.is_some()),
            },
        }
    }

    fn reason_fits(&self, reason: Option<i64>) -> bool {
        match &self.command {
            // A reason that was read instead of heard is not known: the state alone has to do.
            Command::SetState(SetState { reason: Some(asked), .. }) => reason.is_none_or(|it| it == *asked),
            _ => true,
        }
    }

    /// What it comes to when time is up.
    pub(crate) const fn overdue(&self) -> CommandError {
        if self.accepted_at.is_some() { CommandError::NotConfirmed } else { CommandError::Unreachable }
    }

    /// Whether sending it again can't do harm: nothing happens twice.
    pub(crate) const fn may_repeat(&self) -> bool {
        (self.is_for_later || matches!(self.act, PendingAct::Mute | PendingAct::Unmute)) && self.attempts < 3
    }

    /// What ending the call by this command means for the call.
    pub(crate) const fn own_end(&self) -> Option<EndCause> {
        match self.act {
            PendingAct::HangUp => Some(EndCause::HungUp),
            PendingAct::Reject => Some(EndCause::Rejected),
            PendingAct::Transfer | PendingAct::Connect => Some(EndCause::Transferred),
            _ => None,
        }
    }
}

/// The gateway call that carries a command. Which one may depend on where the agent or the call stands.
pub(crate) fn request_for(command: &Command, model: &Model) -> Request {
    match command {
        Command::SignIn(it) => sign_in_request(it),
        Command::SetAutoAnswer { .. }
        | Command::SetAutoReady { .. }
        | Command::SetSkills { .. }
        | Command::ChangePassword { .. }
        | Command::SendNote { .. }
        | Command::DialPreview { .. }
        | Command::PickUp { .. }
        | Command::TakeQueued { .. }
        | Command::Ask { .. }
        | Command::Request { .. }
        | Command::CancelTransfer { .. }
        | Command::Disconnect { .. }
        | Command::SwitchMedia { .. }
        | Command::SetCallData { .. } => unreachable!("the rules refuse these"),
        Command::SignOut(_) => agent_control::Logout {}.into(),
        Command::SetState(it) => match (it.state, model.agent.state) {
            (NextState::Ready, AgentState::Rest) => agent_control::CancelRest {}.into(),
            (NextState::Ready, AgentState::WrapUp) => agent_control::CancelWork {}.into(),
            (NextState::Ready, AgentState::Busy) => agent_control::CancelBusy {}.into(),
            (NextState::Ready, AgentState::Ready | AgentState::OnCall | AgentState::SignedOut) => {
                agent_control::SayFree {}.into()
            }
            (NextState::Busy, state) => agent_control::SayBusy {
                reason: it.reason,
                prolong: (state == AgentState::Busy).then_some(true),
            }
            .into(),
            (NextState::Rest, state) => agent_control::Rest {
                seconds: it.seconds.unwrap_or_default(),
                cause: it.reason.unwrap_or_default(),
                prolong: (state == AgentState::Rest).then_some(true),
            }
            .into(),
            (NextState::WrapUp, _) => agent_control::Work {}.into(),
        },
        Command::Dial(it) if it.colleague == Some(true) => call_control::CallInner {
            called: dialled(&it.number),
            skill: it.skill,
            data: it.data.clone(),
            ..call_control::CallInner::default()
        }
        .into(),
        Command::Consult { to, data, .. } => call_control::InnerHelp {
            address: dialled(&to.address),
            device: device(to.kind),
            mode: 1,
            data: data.clone(),
            hold: None,
        }
        .into(),
        Command::Transfer { call, to, mode, data } => {
            let outbound = model.calls.get(call).is_some_and(|call| call.direction == Direction::Outbound);
            call_control::Transfer {
                device: device(to.kind),
                address: dialled(&to.address),
                // The rules have seen to it that there is one.
                mode: transfer_mode(to.kind, *mode, outbound).unwrap_or_default(),
                data: data.clone(),
                ..call_control::Transfer::default()
            }
            .into()
        }
        Command::Join { call } => call_control::ConfJoin { call: call.clone(), data: None }.into(),
        Command::Connect { call } => call_control::ConnectHold { call: call.clone() }.into(),
        Command::Dial(it) => call_control::Callout {
            caller: it.show_number.clone(),
            called: dialled(&it.number),
            skill: it.skill,
            data: it.data.clone(),
            media: None,
        }
        .into(),
        Command::Answer { call } => call_control::Answer { call: Some(call.clone()) }.into(),
        Command::Reject { call, mode } => {
            let mode = match mode {
                RejectMode::Requeue => 1,
                RejectMode::Release => 2,
            };
            call_control::Reject { call: Some(call.clone()), mode }.into()
        }
        Command::Hold { .. } => call_control::Hold {}.into(),
        Command::Retrieve { call } => call_control::GetHold { call: Some(call.clone()) }.into(),
        Command::Mute { .. } => call_control::BeginMute {}.into(),
        Command::Unmute { .. } => call_control::EndMute {}.into(),
        Command::Keypad { digits, .. } => call_control::SecondDial { digits: digits.clone() }.into(),
        // `release` reaches the current call only; any other is dropped by its id (CEC 6.1.2.15, 6.1.2.16). While
        // something else is under way with this call, it may not be the current one any more when the request arrives.
        Command::HangUp { call } => match model.calls.get(call).map(|it| it.state) {
            _ if model
                .pending
                .iter()
                .any(|it| it.call.as_ref() == Some(call) && it.act != PendingAct::HangUp) =>
            {
                call_control::DropCall { call: call.clone() }.into()
            }
            Some(CallState::Held | CallState::RemoteGone) => {
                call_control::DropCall { call: call.clone() }.into()
            }
            _ => call_control::Release {}.into(),
        },
    }
}

/// The number as the gateway takes it; the rules have seen to it that it is one.
pub(crate) fn dialled(number: &Number) -> Number {
    clean_number(number.reveal()).unwrap_or_default().into()
}

fn sign_in_request(it: &SignIn) -> Request {
    let login = agent_control::Login {
        password: it.password.clone(),
        phone: it.phone.clone(),
        auto_answer: it.auto_answer.unwrap_or(false),
        auto_ready: it.auto_ready.unwrap_or(false),
        release_phone: it.release_phone.unwrap_or(true),
        agent_type: 4,
        status: asked_state(it).to_gateway(),
    };
    if it.force.unwrap_or(false) { agent_control::ForceLogin::from(login).into() } else { login.into() }
}

/// The state asked for at sign-in.
pub(crate) fn asked_state(it: &SignIn) -> AgentState {
    match it.state.unwrap_or_default() {
        SignInState::Ready => AgentState::Ready,
        SignInState::Busy => AgentState::Busy,
        SignInState::WrapUp => AgentState::WrapUp,
    }
}
