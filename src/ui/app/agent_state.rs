//! The states of an agent: their icons and names, and the way back to ready.

use offhook_session::{AgentState, Command, NextState, SetState};

use crate::ui::kit::icons::Icon;

/// Returns the command that asks for ready; during a call, to stay so.
pub(in crate::ui) fn become_ready() -> Command {
    Command::SetState(SetState { state: NextState::Ready, reason: None, seconds: None })
}

/// Returns the state that was asked for.
pub(in crate::ui) const fn state_of(next: NextState) -> AgentState {
    match next {
        NextState::Ready => AgentState::Ready,
        NextState::Busy => AgentState::Busy,
        NextState::Rest => AgentState::Rest,
        NextState::WrapUp => AgentState::WrapUp,
    }
}

/// Returns the icon of a state.
pub(in crate::ui) const fn mark(state: AgentState) -> Icon {
    match state {
        AgentState::SignedOut => Icon::SignOut,
        AgentState::Ready => Icon::Ready,
        AgentState::Busy => Icon::Minus,
        AgentState::Rest => Icon::Coffee,
        AgentState::WrapUp => Icon::WrapUp,
        AgentState::OnCall => Icon::Headset,
    }
}

/// Returns the name of a state in the style sheet.
pub(in crate::ui) const fn name(state: AgentState) -> &'static str {
    match state {
        AgentState::SignedOut => "signed-out",
        AgentState::Ready => "ready",
        AgentState::Busy => "busy",
        AgentState::Rest => "rest",
        AgentState::WrapUp => "wrap-up",
        AgentState::OnCall => "on-call",
    }
}
