//! When a command has happened, or can't happen any more.

use offhook_protocol::{AgentState, CallId};

use super::{Pending, Settled};
use crate::{
    call::Call,
    command::{Command, Outcome, SetState, TransferMode},
    error::CommandError,
    session::Model,
    snapshot::{CallState, CommandKind, Phase},
    values::is_own_number,
};

impl Pending {
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
            CommandKind::SignIn => when(agent.phase == Phase::SignedIn),
            CommandKind::SignOut => when(agent.phase == Phase::SignedOut),
            // Accepted, and a call is there already: the agent was ready, if only for a moment.
            CommandKind::Ready => {
                when(entered(AgentState::Ready) || self.accepted_at.is_some() && entered(AgentState::OnCall))
            }
            CommandKind::Busy => when(entered(AgentState::Busy) && self.reason_fits(agent.reason)),
            CommandKind::Rest => when(entered(AgentState::Rest)),
            CommandKind::WrapUp => when(entered(AgentState::WrapUp)),
            CommandKind::Dial | CommandKind::DialPreview | CommandKind::PickUp => when(self.made.is_some()),
            CommandKind::TakeQueued => self.is_here(model),
            CommandKind::SwitchMedia if self.has_failed => Some(Err(CommandError::MediaNotSwitched)),
            CommandKind::SwitchMedia => match (call.flatten(), &self.command) {
                (None | Some(Call { state: CallState::RemoteGone, .. }), _) => {
                    Some(Err(CommandError::CallEnded))
                }
                (Some(call), Command::SwitchMedia { media, .. }) => when(call.media == *media),
                (Some(_), _) => None,
            },
            CommandKind::Consult if self.has_failed => {
                Some(Err(CommandError::DialFailed { cause: None, text: None }))
            }
            CommandKind::Consult => match (&self.made, call.flatten()) {
                (Some(made), _) => Some(Ok(Outcome { call_id: Some(made.clone()), ..Outcome::default() })),
                (None, None) => Some(Err(CommandError::CallEnded)),
                (None, Some(_)) => None,
            },
            CommandKind::Transfer if self.has_failed => Some(Err(CommandError::TransferFailed)),
            CommandKind::Transfer => self.handed_on(model, call.flatten()),
            CommandKind::CancelTransfer => match call.flatten() {
                None | Some(Call { state: CallState::RemoteGone, .. }) => Some(Err(CommandError::CallEnded)),
                Some(call) => when(call.state == CallState::Talking),
            },
            CommandKind::Disconnect => when(call.flatten().is_none_or(|it| self.has_left(model, it))),
            CommandKind::Join => {
                let joined = model.calls.iter().any(|it| it.state == CallState::Conference);
                if joined {
                    done()
                } else if call.flatten().is_none() {
                    Some(Err(CommandError::CallEnded))
                } else {
                    None
                }
            }
            CommandKind::Connect => when(call.flatten().is_none()),
            CommandKind::Reject | CommandKind::HangUp => when(call.flatten().is_none()),
            CommandKind::Answer | CommandKind::Hold | CommandKind::Retrieve => match call.flatten() {
                None => Some(Err(CommandError::CallEnded)),
                Some(Call { state: CallState::RemoteGone, .. }) => Some(Err(CommandError::CallEnded)),
                Some(call) => when(match self.act {
                    CommandKind::Answer => {
                        matches!(call.state, CallState::Talking | CallState::Held | CallState::Conference)
                    }
                    CommandKind::Hold => call.state == CallState::Held,
                    _ => call.state == CallState::Talking,
                }),
            },
            // No event tells of these: the answer is the fact (CEC 6.1.2.6, 6.1.2.7, 6.1.2.13).
            CommandKind::SetAutoAnswer
            | CommandKind::SetAutoReady
            | CommandKind::SetQueues
            | CommandKind::ChangePassword
            | CommandKind::SendNote
            | CommandKind::Query => when(self.accepted_at.is_some()),
            CommandKind::Mute | CommandKind::Unmute | CommandKind::Keypad | CommandKind::SetCallData => {
                match call.flatten() {
                    None => Some(Err(CommandError::CallEnded)),
                    Some(_) => when(self.accepted_at.is_some()),
                }
            }
        }
    }

    /// The call that waited in a queue is the agent's.
    fn is_here(&self, model: &Model) -> Option<Settled> {
        let Command::TakeQueued { waiting, .. } = &self.command else { return None };
        let call = model.calls.get(waiting)?;
        Some(Ok(Outcome { call_id: Some(call.id.clone()), ..Outcome::default() }))
    }

    /// Where a transfer has done what was asked for: the agent is out of the call, the customer is in the flow, or the
    /// third party talks.
    fn handed_on(&self, model: &Model, call: Option<&Call>) -> Option<Settled> {
        let Command::Transfer { mode, .. } = &self.command else { return None };
        let done = |id: Option<&CallId>| Some(Ok(Outcome { call_id: id.cloned(), ..Outcome::default() }));
        let made = self.made.as_ref().and_then(|id| model.calls.get(id));
        let is_over = call.is_none_or(|it| it.state == CallState::RemoteGone);
        match mode {
            TransferMode::Release | TransferMode::OnSuccess if call.is_none() => done(self.call.as_ref()),
            TransferMode::Suspend if !is_over && (self.accepted_at.is_some() || self.made.is_some()) => {
                done(self.call.as_ref())
            }
            TransferMode::Talk | TransferMode::ThreeParty
                if made.is_some_and(|it| matches!(it.state, CallState::Talking | CallState::Conference)) =>
            {
                done(self.made.as_ref())
            }
            TransferMode::Talk | TransferMode::ThreeParty if call.is_some_and(|it| it.third.is_some()) => {
                done(self.call.as_ref())
            }
            _ if is_over => Some(Err(CommandError::CallEnded)),
            _ => None,
        }
    }

    /// Whether the party that was to be put out is.
    fn has_left(&self, model: &Model, call: &Call) -> bool {
        let Command::Disconnect { number, .. } = &self.command else { return false };
        if is_own_number(model, number) {
            return false;
        }
        let is_in = match call.state {
            CallState::RemoteGone => false,
            CallState::Conference => call.parties.contains(number),
            _ => call.number == *number,
        };
        !is_in
    }

    fn reason_fits(&self, reason: Option<i64>) -> bool {
        match &self.command {
            // A reason that was read instead of heard is not known: the state alone has to do.
            Command::SetState(SetState { reason: Some(asked), .. }) => reason.is_none_or(|it| it == *asked),
            _ => true,
        }
    }
}
