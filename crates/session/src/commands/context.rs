//! The situation that the rules of commands look at: the model, and the commands that are in progress.

use offhook_protocol::CallId;

use super::{
    lifecycle::{Lane, Policy},
    pending::Pending,
};
use crate::{
    api::{
        refusal::Refusal,
        snapshot::{CallState, CommandKind, Phase},
    },
    model::{Call, Model},
};

/// The situation that a command is judged in.
#[derive(Clone, Copy)]
pub(crate) struct Context<'a> {
    pub(crate) model: &'a Model,
    pub(crate) pending: &'a [Pending],
}

impl<'a> Context<'a> {
    pub(crate) fn signed_in(&self) -> Result<(), Refusal> {
        match self.model.agent.phase {
            Phase::SignedIn => Ok(()),
            Phase::SignedOut => Err(Refusal::NotSignedIn),
            Phase::SigningIn => Err(Refusal::SigningIn),
            Phase::SigningOut => Err(Refusal::SigningOut),
        }
    }

    /// Checks that no other command occupies a lane of the agent's.
    pub(super) fn lane_is_free(&self, lane: Lane) -> Result<(), Refusal> {
        let is_taken = match lane {
            Lane::Agent | Lane::Settings => self.pending.iter().any(|it| it.policy.lane == lane),
            Lane::Call | Lane::CallData | Lane::Query => false,
        };
        when(!is_taken, Refusal::InProgress)
    }

    /// Checks that no other command of the call is in the way.
    pub(super) fn call_is_free(&self, call: &Call, policy: &Policy) -> Result<(), Refusal> {
        // Data is written beside everything else, but once at a time, so that the last one wins.
        let may_go_beside = |other: &Policy| {
            policy.overrides
                || policy.cancels && other.can_be_cancelled
                || (policy.lane == Lane::CallData) != (other.lane == Lane::CallData)
        };
        let is_free = self.of_call(&call.id).all(|it| !it.policy.ends_call && may_go_beside(it.policy));
        when(is_free, Refusal::InProgress)
    }

    /// Returns the commands of the call that are in progress.
    pub(crate) fn of_call(&self, call: &'a CallId) -> impl Iterator<Item = &'a Pending> {
        self.pending.iter().filter(move |it| it.call.as_ref() == Some(call))
    }

    /// Checks that all other calls are held or over.
    pub(crate) fn no_other_active(&self, call: &Call) -> Result<(), Refusal> {
        let is_active =
            |it: &Call| it.id != call.id && !matches!(it.state, CallState::Held | CallState::RemoteGone);
        when(!self.model.calls.iter().any(is_active), Refusal::AnotherCallActive)
    }

    /// Checks that a request which names no call (CEC 6.1.2.6, 6.1.2.13) reaches this one, which talks: no other call talks or begins, and
    /// nothing is in progress that brings another one to the front.
    pub(crate) fn is_reached(&self, call: &Call) -> Result<(), Refusal> {
        let brings_another = |it: &Pending| {
            it.call.as_ref() != Some(&call.id)
                && matches!(it.kind, CommandKind::Answer | CommandKind::Retrieve)
        };
        when(!self.pending.iter().any(brings_another), Refusal::AnotherCallActive)?;
        talks_alone(call, self.model)
    }

    /// Checks that every call is held, so that another one can be placed.
    pub(crate) fn all_held(&self) -> Result<(), Refusal> {
        let all_held = self.model.calls.iter().all(|it| it.state == CallState::Held);
        when(all_held, Refusal::AnotherCallActive)
    }
}

/// Returns the refusal unless the condition holds.
pub(crate) const fn when(holds: bool, otherwise: Refusal) -> Result<(), Refusal> {
    if holds { Ok(()) } else { Err(otherwise) }
}

/// Checks that the agent and the other side talk, in a call of two or three, and that the call is not about to be held for a
/// consultation.
pub(crate) const fn talks(call: &Call) -> Result<(), Refusal> {
    let is_talk = matches!(call.state, CallState::Talking | CallState::Conference);
    when(is_talk && call.held_from.is_none(), Refusal::NotTalking)
}

/// Checks that this call talks, and no other one.
pub(crate) fn talks_alone(call: &Call, model: &Model) -> Result<(), Refusal> {
    talks(call)?;
    let may_be_reached = |it: &Call| {
        let begins = matches!(it.state, CallState::Dialing | CallState::RemoteRinging | CallState::Answering);
        it.id != call.id && (begins || call.is_unsure || talks(it).is_ok())
    };
    when(!model.calls.iter().any(may_be_reached), Refusal::AnotherCallActive)
}
