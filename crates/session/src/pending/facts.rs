//! When a command has happened, or can't happen any more.

use offhook_protocol::AgentState;

use super::{Pending, Settled};
use crate::{
    call::Call,
    command::{Command, Outcome, SetState},
    error::CommandError,
    session::Model,
    snapshot::{CallState, PendingAct, Phase},
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
}
