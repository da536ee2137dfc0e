//! The agent's state in the events (state-machine section 3), and what it means for the calls (R8).

use offhook_protocol::{AgentState, CallId};

use crate::{
    api::{
        snapshot::{CallState, EndCause, Phase},
        time::Millis,
    },
    model::{Certainty, Model, likely_cause},
};

/// Enters a state. While signing in, the state on the way to the one asked for is not shown: sign-in reports "ready"
/// even when busy or wrap-up was asked for (CEC 6.1.1.1).
pub(super) fn enter(model: &mut Model, state: AgentState, reason: Option<i64>, now: Millis) {
    if model.agent.phase == Phase::SigningIn {
        if state == AgentState::Ready && model.agent.sign_in_state != AgentState::Ready {
            return;
        }
        model.agent.phase = Phase::SignedIn;
        model.agent.signed_out_because = None;
    }
    if state != AgentState::OnCall {
        model.preview = None;
    }
    model.agent.enter(state, reason, now);
}

/// Ready or wrap-up, told by the platform: no call is left (R8). Said once more (R2), it is no news of a call that was
/// dialled in between: then we look rather than guess.
pub(super) fn after_call(model: &mut Model, state: AgentState, now: Millis) -> bool {
    if state != model.agent.state {
        model.calls.end_all(now, likely_cause);
    }
    enter(model, state, None, now);
    !model.calls.is_empty()
}

/// A state the agent asked for. It may be told while a call is still open; then we look rather than guess (R8).
pub(super) fn outside_call(model: &mut Model, state: AgentState, reason: Option<i64>, now: Millis) -> bool {
    let gone: Vec<CallId> =
        model.calls.iter().filter(|it| it.state == CallState::RemoteGone).map(|it| it.id.clone()).collect();
    for id in gone {
        model.calls.end(&id, EndCause::RemoteHungUp, Certainty::Inferred, now);
    }
    enter(model, state, reason, now);
    !model.calls.is_empty()
}

/// A call of our own is there: the agent is on a call, even if the event that says so is missing.
pub(super) fn on_call(model: &mut Model, now: Millis) {
    if model.agent.state != AgentState::OnCall {
        enter(model, AgentState::OnCall, None, now);
    }
}
