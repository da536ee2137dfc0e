//! The agent, as the bar and scripts see it.

use offhook_protocol::{AgentId, AgentState, Number};
use serde::{Deserialize, Serialize};

use crate::{
    command::NextState,
    refusal::{Availability, Refusal},
    time::Millis,
};

/// The agent, as far as one can see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct AgentView {
    /// Work number; null before the first sign-in.
    pub id: Option<AgentId>,
    /// The phone that rings.
    pub phone: Option<Number>,
    /// Where the session stands.
    pub phase: Phase,
    /// What the agent is doing.
    pub state: AgentState,
    /// Since when.
    pub since: Millis,
    /// Why, for busy and rest (0 and null: no reason; 2 long no answer; 3 forced; 7 rejected a call).
    #[cfg_attr(feature = "typescript", ts(type = "number | null"))]
    pub reason: Option<i64>,
    /// When the agreed rest ends; null when not resting or not known.
    pub rest_ends_at: Option<Millis>,
    /// The gateway has reminded that the agreed rest is used up.
    pub rest_overran: bool,
    /// What was asked for during a call and comes when it is over; null when nothing was.
    pub next: Option<NextView>,
    /// Calls are answered by the platform.
    pub auto_answer: bool,
    /// Ready after each call; otherwise wrap-up.
    pub auto_ready: bool,
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
    /// What is under way.
    pub pending: Option<CommandKind>,
    /// What can be asked for now.
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
    /// Which: busy or rest.
    pub state: NextState,
    /// Why.
    #[cfg_attr(feature = "typescript", ts(type = "number | null"))]
    pub reason: Option<i64>,
    /// How long, for rest.
    #[cfg_attr(feature = "typescript", ts(type = "number | null"))]
    pub seconds: Option<i64>,
}

/// Where the session stands.
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
    /// On hook.
    OnHook,
    /// It rings.
    Ringing,
    /// Off hook.
    OffHook,
    /// Busy.
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

/// Something the agent has asked for that has not happened yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum CommandKind {
    /// Signing in.
    SignIn,
    /// Signing out.
    SignOut,
    /// Becoming ready.
    Ready,
    /// Becoming busy.
    Busy,
    /// Going to rest.
    Rest,
    /// Entering wrap-up.
    WrapUp,
    /// Dialling.
    Dial,
    /// Answering.
    Answer,
    /// Rejecting.
    Reject,
    /// Holding.
    Hold,
    /// Retrieving.
    Retrieve,
    /// Muting.
    Mute,
    /// Unmuting.
    Unmute,
    /// Sending digits.
    Keypad,
    /// Hanging up.
    HangUp,
    /// Asking a colleague.
    Consult,
    /// Handing on.
    Transfer,
    /// Joining.
    Join,
    /// Connecting the others.
    Connect,
    /// Taking a transfer back.
    CancelTransfer,
    /// Putting a party out.
    Disconnect,
    /// Switching between sound and picture.
    SwitchMedia,
    /// Writing call data.
    SetCallData,
    /// Dialling a preview.
    DialPreview,
    /// Taking a colleague's call.
    PickUp,
    /// Asking for a queued call.
    TakeQueued,
    /// Setting automatic answering.
    SetAutoAnswer,
    /// Setting what follows a call.
    SetAutoReady,
    /// Choosing skill queues.
    SetQueues,
    /// Changing the password.
    ChangePassword,
    /// Sending a note.
    SendNote,
    /// Reading.
    Query,
}

/// What the agent can ask for now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct AgentCan {
    /// Sign in.
    pub sign_in: Availability,
    /// Sign out. By force it is possible whatever else is.
    pub sign_out: Availability,
    /// Become ready.
    pub ready: Availability,
    /// Become busy.
    pub busy: Availability,
    /// Rest.
    pub rest: Availability,
    /// Enter wrap-up.
    pub wrap_up: Availability,
    /// Dial out.
    pub dial: Availability,
    /// Dial a number of the preview.
    pub dial_preview: Availability,
    /// Take a call that rings at a colleague.
    pub pick_up: Availability,
    /// Ask for a call that waits in a queue.
    pub take_queued: Availability,
    /// Change automatic answering, what follows a call, the skill queues, the password.
    pub settings: Availability,
    /// Send notes, and read what is not in the view.
    pub query: Availability,
}

impl AgentCan {
    /// The same of everything.
    pub const fn all(it: Availability) -> Self {
        Self {
            sign_in: it,
            sign_out: it,
            ready: it,
            busy: it,
            rest: it,
            wrap_up: it,
            dial: it,
            dial_preview: it,
            pick_up: it,
            take_queued: it,
            settings: it,
            query: it,
        }
    }
}

impl Default for AgentCan {
    fn default() -> Self {
        Self { sign_in: Availability::YES, ..Self::all(Availability::no(Refusal::NotSignedIn)) }
    }
}
