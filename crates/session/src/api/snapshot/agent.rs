//! The agent, as the bar and scripts see it.

use offhook_protocol::{AgentId, AgentState, Number, wire::Wire};
use serde::{Deserialize, Serialize};

use super::can::{AgentCan, CommandKind};
use crate::api::time::Millis;

/// The agent, as far as one can see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct AgentView {
    /// Work number of the agent; null before the first sign-in.
    pub id: Option<AgentId>,
    /// The phone that rings.
    pub phone: Option<Number>,
    /// Phase of the session.
    pub phase: Phase,
    /// State of the agent.
    pub state: AgentState,
    /// Moment of the last change of the state.
    pub since: Millis,
    /// Why, for busy and rest (0 and null: no reason; 2 long no answer; 3 forced; 7 rejected a call).
    #[cfg_attr(feature = "typescript", ts(type = "number | null"))]
    pub reason: Option<i64>,
    /// When the agreed rest ends; null when not resting or not known.
    pub rest_ends_at: Option<Millis>,
    /// The gateway has reminded that the agreed rest is used up.
    pub rest_overran: bool,
    /// State that was asked for during a call and comes when it is over; null when none was.
    pub next: Option<NextView>,
    /// Calls are answered by the platform.
    pub auto_answer: bool,
    /// Ready after each call; otherwise wrap-up.
    pub auto_ready: bool,
    /// True while incoming calls are offered; they are after sign-in.
    pub talk_right: bool,
    /// The skill queues that calls are taken from; null when not known.
    #[cfg_attr(feature = "typescript", ts(type = "Array<number> | null"))]
    pub queue_ids: Option<Vec<i64>>,
    /// The password must be changed before calls are taken.
    pub must_change_password: bool,
    /// Days until the password expires; null when it does not, or that is not known.
    #[cfg_attr(feature = "typescript", ts(type = "number | null"))]
    pub password_days: Option<i64>,
    /// The agent's phone, as the platform reports it.
    pub hook: Hook,
    /// Why the agent is signed out; null when never signed in.
    pub signed_out_because: Option<SignOutCause>,
    /// Kind of the agent's command in progress; null when there is none.
    pub pending: Option<CommandKind>,
    /// Commands that are possible now.
    pub can: AgentCan,
}

impl Default for AgentView {
    fn default() -> Self {
        Self {
            id: None,
            phone: None,
            phase: Phase::SignedOut,
            state: AgentState::SignedOut,
            since: Millis(0),
            reason: None,
            rest_ends_at: None,
            rest_overran: false,
            next: None,
            auto_answer: false,
            auto_ready: false,
            talk_right: true,
            queue_ids: None,
            must_change_password: false,
            password_days: None,
            hook: Hook::Unknown,
            signed_out_because: None,
            pending: None,
            can: AgentCan::default(),
        }
    }
}

/// A state that waits for the end of the call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct NextView {
    /// State that comes: busy or rest.
    pub state: NextState,
    /// Reason given for it.
    #[cfg_attr(feature = "typescript", ts(type = "number | null"))]
    pub reason: Option<i64>,
    /// Length in seconds, for rest.
    #[cfg_attr(feature = "typescript", ts(type = "number | null"))]
    pub seconds: Option<i64>,
}

/// Phases of a session.
///
/// ```text
/// signedOut ──sign in──► signingIn ──accepted──► signedIn ──sign out──► signingOut
///     ▲                      │ refused               │ ended elsewhere       │
///     └──────────────────────┴───────────────────────┴───────────────────────┘
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Phase {
    /// Nobody is signed in.
    #[default]
    SignedOut,
    /// The sign-in is unanswered.
    SigningIn,
    /// Somebody is signed in.
    SignedIn,
    /// The sign-out is unanswered.
    SigningOut,
}

/// The agent's phone.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Hook {
    /// Nothing was said yet.
    #[default]
    Unknown,
    /// The telephone is on hook.
    OnHook,
    /// The telephone rings.
    Ringing,
    /// The telephone is off hook.
    OffHook,
    /// The telephone is busy.
    Busy,
}

/// Why nobody is signed in any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum SignOutCause {
    /// The agent signed out.
    Asked,
    /// The platform says so: signed in elsewhere, forced out, or restarted.
    EndedByPlatform,
    /// We could not reach the gateway for so long that it has signed the agent out (two minutes).
    OutOfReach,
}

/// States an agent can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Wire)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum NextState {
    /// Ready for calls.
    Ready,
    /// Not ready for calls.
    Busy,
    /// Resting for a time.
    Rest,
    /// Wrapping up after a call.
    WrapUp,
}
