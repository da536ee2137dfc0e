//! The whole visible state, immutable, as plain data. It is all that the bar and scripts know.

use offhook_protocol::{AgentId, AgentState, CallData, CallId, Number};
use serde::{Deserialize, Serialize};

use crate::{refusal::Verdict, time::Millis};

/// Everything there is to see. Equal when nothing changed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Snapshot {
    /// Grows with every change.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub version: u64,
    /// The agent.
    pub agent: AgentView,
    /// The calls there are, oldest first. Ended ones are gone from here.
    pub calls: Vec<CallView>,
    /// The call that ended last in this session, for wrap-up.
    pub last_call: Option<EndedCall>,
    /// Whether what is shown can be believed.
    pub health: HealthView,
    /// The skill queues the agent serves.
    pub skills: Vec<SkillView>,
}

impl Snapshot {
    /// The call with this id.
    pub fn call(&self, id: &CallId) -> Option<&CallView> {
        self.calls.iter().find(|call| call.id == *id)
    }
}

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
    /// Calls are answered by the platform.
    pub auto_answer: bool,
    /// Ready after each call; otherwise wrap-up.
    pub auto_ready: bool,
    /// The agent's phone, as the platform reports it.
    pub hook: Hook,
    /// Why the agent is signed out; null when never signed in.
    pub signed_out_because: Option<SignOutCause>,
    /// What is under way.
    pub pending: Option<PendingAct>,
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
            auto_answer: false,
            auto_ready: false,
            hook: Hook::Unknown,
            signed_out_because: None,
            pending: None,
            can: AgentCan::default(),
        }
    }
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
pub enum PendingAct {
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
}

/// What the agent can ask for now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct AgentCan {
    /// Sign in.
    pub sign_in: Verdict,
    /// Sign out.
    pub sign_out: Verdict,
    /// Become ready.
    pub ready: Verdict,
    /// Become busy.
    pub busy: Verdict,
    /// Rest.
    pub rest: Verdict,
    /// Enter wrap-up.
    pub wrap_up: Verdict,
    /// Dial out.
    pub dial: Verdict,
}

impl Default for AgentCan {
    fn default() -> Self {
        let no = Verdict::no(crate::refusal::Refusal::NotSignedIn);
        Self { sign_in: Verdict::YES, sign_out: no, ready: no, busy: no, rest: no, wrap_up: no, dial: no }
    }
}

/// One call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct CallView {
    /// The gateway's id.
    pub id: CallId,
    /// Who began it.
    pub direction: Direction,
    /// Where it stands.
    pub state: CallState,
    /// Since when.
    pub since: Millis,
    /// When we first heard of it.
    pub began_at: Millis,
    /// When the talk began; null when it has not.
    pub talking_since: Option<Millis>,
    /// The other side.
    pub remote: Remote,
    /// The queue it came through; null when none is known.
    pub skill: Option<SkillView>,
    /// Call data (随路数据); null until known.
    pub data: Option<CallData>,
    /// The customer does not hear the agent.
    pub muted: bool,
    /// It is being recorded.
    pub recording: bool,
    /// What is under way.
    pub pending: Option<PendingAct>,
    /// What can be asked for now.
    pub can: CallCan,
}

/// Who began a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Direction {
    /// The other side.
    Inbound,
    /// The agent.
    Outbound,
}

/// Where a call stands.
///
/// ```text
///            ┌─► dialing ─► remoteRinging ─┐            ┌────► held ────┐
///  (nothing) ┤                             ├─► talking ─┤               ├─► remoteGone ─► ended
///            └─► ringing ─► answering ─────┘            └◄── retrieve ◄─┘
/// ```
/// Any state can go straight to `ended`. A repeated or late event never moves a call backwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum CallState {
    /// We dial; nothing rings yet.
    Dialing,
    /// The other side rings.
    RemoteRinging,
    /// The call rings here.
    Ringing,
    /// The platform answers it for us.
    Answering,
    /// Both sides talk.
    Talking,
    /// The other side waits.
    Held,
    /// The other side has left.
    RemoteGone,
}

/// The other side of a call.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Remote {
    /// Its number; empty when withheld or not known yet.
    pub number: Number,
}

/// What can be asked of a call now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct CallCan {
    /// Answer it.
    pub answer: Verdict,
    /// Reject it.
    pub reject: Verdict,
    /// Hold it.
    pub hold: Verdict,
    /// Retrieve it.
    pub retrieve: Verdict,
    /// Mute it.
    pub mute: Verdict,
    /// Unmute it.
    pub unmute: Verdict,
    /// Send digits.
    pub keypad: Verdict,
    /// Hang up.
    pub hang_up: Verdict,
}

/// A call that is over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct EndedCall {
    /// The gateway's id.
    pub id: CallId,
    /// Who began it.
    pub direction: Direction,
    /// The other side.
    pub remote: Remote,
    /// The queue it came through.
    pub skill: Option<SkillView>,
    /// Call data.
    pub data: Option<CallData>,
    /// When we first heard of it.
    pub began_at: Millis,
    /// When the talk began; null when it never did.
    pub talking_since: Option<Millis>,
    /// When it ended.
    pub ended_at: Millis,
    /// Why, as far as one can know.
    pub cause: EndCause,
}

/// Why a call ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", tag = "type")]
pub enum EndCause {
    /// The agent hung up here.
    HungUp,
    /// The other side left first.
    RemoteHungUp,
    /// The agent rejected it.
    Rejected,
    /// Nobody answered in time.
    NotAnswered,
    /// The number could not be reached.
    DialFailed {
        /// The network's cause (CEC table 6-451), where it was told.
        #[cfg_attr(feature = "typescript", ts(type = "number | null"))]
        cause: Option<i64>,
        /// The cause in the network's words.
        text: Option<String>,
    },
    /// The session ended under it.
    SignedOut,
    /// It is gone, and nobody said why.
    Unknown,
}

/// A skill queue (技能队列).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SkillView {
    /// Its id.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub id: i64,
    /// Its name; may be empty.
    pub name: String,
}

/// Whether what is shown can be believed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct HealthView {
    /// How far.
    pub state: Health,
    /// Since when.
    pub since: Millis,
}

/// How far what is shown can be believed: the age of the last good poll answer.
///
/// ```text
/// signedOut ──sign in──► live ──15 s──► late ──25 s──► blind
///                         ▲              │               │
///                         └── good poll ─┴───────────────┘
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Health {
    /// There is nothing to believe.
    #[default]
    SignedOut,
    /// A poll was answered within the last 15 s.
    Live,
    /// Not within 15 s.
    Late,
    /// Not within 25 s: we may have missed a call.
    Blind,
}
