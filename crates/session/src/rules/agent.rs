//! What the agent may ask for now.

use offhook_protocol::AgentState;

use super::signed_in;
use crate::{
    refusal::Refusal,
    session::Model,
    settings::{aside_allows, is_aside},
    snapshot::{CallState, CommandKind, Phase},
};

/// From which state the gateway takes which request: CEC 6.1.1.9–6.1.1.18, 6.1.2.1.
pub(super) fn agent_allows(model: &Model, act: CommandKind) -> Result<(), Refusal> {
    if act == CommandKind::SignIn {
        return match model.agent.phase {
            // Signing in and out must not overlap (CEC 6.1.1.1).
            Phase::SignedOut if model.is_leaving => Err(Refusal::SigningOut),
            Phase::SignedOut => Ok(()),
            Phase::SigningIn => Err(Refusal::SigningIn),
            Phase::SignedIn => Err(Refusal::AlreadySignedIn),
            Phase::SigningOut => Err(Refusal::SigningOut),
        };
    }
    signed_in(model)?;
    if is_aside(act) {
        return aside_allows(model, act);
    }
    if act == CommandKind::DialPreview && model.preview.as_ref().is_none_or(|it| it.numbers.is_empty()) {
        return Err(Refusal::NoPreview);
    }
    if model.pending.iter().any(|it| it.call.is_none() && !is_aside(it.act)) {
        return Err(Refusal::InProgress);
    }
    let state = model.agent.state;
    let in_call = model.is_in_call();
    match act {
        CommandKind::Dial if in_call => {
            let all_held = model.calls.iter().all(|call| call.state == CallState::Held);
            match (model.calls.is_empty(), all_held) {
                (true, _) => Err(Refusal::OnCall),
                (false, true) => Ok(()),
                (false, false) => Err(Refusal::AnotherCallActive),
            }
        }
        CommandKind::DialPreview => {
            let all_held = model.calls.iter().all(|call| call.state == CallState::Held);
            if all_held { Ok(()) } else { Err(Refusal::AnotherCallActive) }
        }
        // During a call they are noted, and come when it is over (state-machine 3.2: pre_busy, pre_rest).
        CommandKind::Busy | CommandKind::Rest if in_call => Ok(()),
        CommandKind::Ready if in_call && model.agent.next.is_some() => Ok(()),
        _ if in_call => Err(Refusal::OnCall),
        CommandKind::Ready if state == AgentState::Ready => Err(Refusal::AlreadySo),
        CommandKind::WrapUp if state == AgentState::WrapUp => Err(Refusal::AlreadySo),
        CommandKind::Busy
        | CommandKind::WrapUp
        | CommandKind::Dial
        | CommandKind::PickUp
        | CommandKind::TakeQueued
            if state == AgentState::Rest =>
        {
            Err(Refusal::LeaveRestFirst)
        }
        CommandKind::PickUp if matches!(state, AgentState::Busy | AgentState::WrapUp) => {
            Err(Refusal::BecomeReadyFirst)
        }
        // From wrap-up the gateway takes it (CEC 6.1.1.12), and no call can slip in on the way; from busy it does not.
        CommandKind::Rest if state == AgentState::Busy => Err(Refusal::BecomeReadyFirst),
        _ => Ok(()),
    }
}
