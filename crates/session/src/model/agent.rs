//! The agent as the session knows it: one place sets the state.

use std::ops::{Deref, DerefMut};

use offhook_protocol::AgentState;

use crate::api::{
    snapshot::{AgentView, Hook, Phase, SignOutCause},
    time::Millis,
};

/// The agent as the session knows them: what is shown, and what is not.
#[derive(Debug, Clone, Default)]
pub(crate) struct Agent {
    /// View of the agent, but for the command in progress and what is possible: `view` fills these in.
    shown: AgentView,
    /// State asked for at sign-in, until it is entered; the gateway reports ready on the way to it (CEC 6.1.1.1).
    pub(crate) sign_in_state: AgentState,
    /// Length in seconds of a rest that is asked for and has not begun.
    pub(crate) requested_rest: Option<u64>,
    /// True while a change of state is accepted, and the event of it is awaited.
    pub(crate) awaits_state: bool,
    /// True if the agent is signed in for video calls too.
    pub(crate) takes_video: bool,
    /// When the gateway says this session began: tells a stale sign-out event from ours (CEC 6.5.1.8.2).
    pub(crate) login_time: String,
    /// Counts every entering of a state, the same one again included: busy again with another reason is a new fact.
    pub(crate) entered: u64,
}

/// The agent has all that is shown of them, so that it is declared once.
impl Deref for Agent {
    type Target = AgentView;
    fn deref(&self) -> &AgentView {
        &self.shown
    }
}

impl DerefMut for Agent {
    fn deref_mut(&mut self) -> &mut AgentView {
        &mut self.shown
    }
}

impl Agent {
    /// The one place where the state changes.
    pub(crate) fn enter(&mut self, state: AgentState, reason: Option<i64>, now: Millis) {
        self.entered += 1;
        if state != AgentState::OnCall {
            self.next = None;
        }
        if state != self.state || state == AgentState::Rest {
            self.since = now;
            self.rest_ends_at = None;
            self.rest_overran = false;
        }
        self.state = state;
        self.reason = reason;
    }

    /// The session is over; what remains is who it was and why it ended.
    pub(crate) fn leave(&mut self, cause: SignOutCause, now: Millis) {
        self.phase = Phase::SignedOut;
        self.signed_out_because = Some(cause);
        self.hook = Hook::Unknown;
        self.login_time.clear();
        self.must_change_password = false;
        self.password_days = None;
        self.enter(AgentState::SignedOut, None, now);
    }
}
