//! What a person or a script wants. A click and a script call are the same value.

use offhook_protocol::{AgentId, CallData, CallId, Number, Password};
use serde::{Deserialize, Serialize};

use crate::snapshot::PendingAct;

/// Names one issued command, so that its settling finds the way back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CommandId(pub u32);

/// What can be asked for. Each settles exactly once, on the fact, not on the acceptance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum Command {
    /// Sign an agent in (CEC 6.1.1.1; by force 6.1.1.2).
    SignIn(SignIn),
    /// Sign out (CEC 6.1.1.18).
    SignOut,
    /// Become ready, busy, resting or wrapping up (CEC 6.1.1.9–6.1.1.15).
    SetState(SetState),
    /// Call a number (CEC 6.1.2.1). Settles when the call exists.
    Dial(Dial),
    /// Answer a ringing call (CEC 6.1.2.3).
    Answer {
        /// Which.
        call: CallId,
    },
    /// Refuse a ringing call (CEC 6.1.2.22).
    Reject {
        /// Which.
        call: CallId,
        /// What becomes of the call and of the agent.
        mode: RejectMode,
    },
    /// Put the talking call on hold (CEC 6.1.2.8).
    Hold {
        /// Which.
        call: CallId,
    },
    /// Take a call from hold (CEC 6.1.2.10).
    Retrieve {
        /// Which.
        call: CallId,
    },
    /// Stop the customer from hearing the agent (CEC 6.1.2.6).
    Mute {
        /// Which.
        call: CallId,
    },
    /// Let the customer hear the agent again (CEC 6.1.2.7).
    Unmute {
        /// Which.
        call: CallId,
    },
    /// Send digits (DTMF) into the talking call (CEC 6.1.2.13).
    Keypad {
        /// Which.
        call: CallId,
        /// 1–24 of 0–9, `*`, `#`.
        digits: Number,
    },
    /// End a call, whatever its state (CEC 6.1.2.15, 6.1.2.16).
    HangUp {
        /// Which.
        call: CallId,
    },
    /// Ask a colleague or a queue while the customer waits (CEC 6.1.2.5). Settles when that call exists.
    Consult {
        /// The customer's call.
        call: CallId,
        /// Whom to ask: an agent or a skill queue.
        to: Target,
        /// Call data for the colleague, at most 16 384 bytes.
        #[serde(default)]
        data: Option<CallData>,
    },
    /// Hand a call on (CEC 6.1.2.11). Settles when the agent is out of it, or has the customer back.
    Transfer {
        /// Which.
        call: CallId,
        /// To whom.
        to: Target,
        /// How much the agent cares.
        mode: TransferMode,
        /// Call data for the next one, at most 16 384 bytes.
        #[serde(default)]
        data: Option<CallData>,
    },
    /// Join a held call to the talking one, so that all three talk (CEC 6.1.2.14).
    Join {
        /// The held call.
        call: CallId,
    },
    /// Connect the held party with the talking one, and leave both (CEC 6.1.2.9).
    Connect {
        /// The held call.
        call: CallId,
    },
}

impl Command {
    /// What is under way while it has not settled.
    pub const fn act(&self) -> PendingAct {
        match self {
            Self::SignIn(_) => PendingAct::SignIn,
            Self::SignOut => PendingAct::SignOut,
            Self::SetState(it) => match it.state {
                NextState::Ready => PendingAct::Ready,
                NextState::Busy => PendingAct::Busy,
                NextState::Rest => PendingAct::Rest,
                NextState::WrapUp => PendingAct::WrapUp,
            },
            Self::Dial(_) => PendingAct::Dial,
            Self::Answer { .. } => PendingAct::Answer,
            Self::Reject { .. } => PendingAct::Reject,
            Self::Hold { .. } => PendingAct::Hold,
            Self::Retrieve { .. } => PendingAct::Retrieve,
            Self::Mute { .. } => PendingAct::Mute,
            Self::Unmute { .. } => PendingAct::Unmute,
            Self::Keypad { .. } => PendingAct::Keypad,
            Self::HangUp { .. } => PendingAct::HangUp,
            Self::Consult { .. } => PendingAct::Consult,
            Self::Transfer { .. } => PendingAct::Transfer,
            Self::Join { .. } => PendingAct::Join,
            Self::Connect { .. } => PendingAct::Connect,
        }
    }

    /// The call it is about.
    pub const fn call(&self) -> Option<&CallId> {
        match self {
            Self::SignIn(_) | Self::SignOut | Self::SetState(_) | Self::Dial(_) => None,
            Self::Answer { call }
            | Self::Reject { call, .. }
            | Self::Hold { call }
            | Self::Retrieve { call }
            | Self::Mute { call }
            | Self::Unmute { call }
            | Self::Keypad { call, .. }
            | Self::HangUp { call }
            | Self::Consult { call, .. }
            | Self::Transfer { call, .. }
            | Self::Join { call }
            | Self::Connect { call } => Some(call),
        }
    }
}

/// How to sign in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase")]
pub struct SignIn {
    /// Work number.
    #[serde(rename = "agentId")]
    pub agent: AgentId,
    /// Its password. Never stored.
    pub password: Password,
    /// The phone to ring.
    pub phone: Number,
    /// State after sign-in; ready when absent.
    #[serde(default)]
    pub state: Option<SignInState>,
    /// Calls are answered by the platform; off when absent.
    #[serde(default)]
    pub auto_answer: Option<bool>,
    /// Ready after each call; when false or absent, wrap-up.
    #[serde(default)]
    pub auto_ready: Option<bool>,
    /// The phone goes on hook after each call; true when absent.
    #[serde(default)]
    pub release_phone: Option<bool>,
    /// End the session that this agent has elsewhere.
    #[serde(default)]
    pub force: Option<bool>,
}

/// States that can be had right after sign-in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum SignInState {
    /// Ready for calls.
    #[default]
    Ready,
    /// Not ready.
    Busy,
    /// After-call work.
    WrapUp,
}

/// The state an agent asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase")]
pub struct SetState {
    /// Which.
    pub state: NextState,
    /// Why: 200–250 for busy, 0–255 for rest.
    #[serde(default)]
    pub reason: Option<i64>,
    /// How long, for rest: 1–86399 s.
    #[serde(default)]
    pub seconds: Option<i64>,
}

/// States an agent can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum NextState {
    /// Ready for calls.
    Ready,
    /// Not ready.
    Busy,
    /// Resting for a time.
    Rest,
    /// After-call work.
    WrapUp,
}

/// Whom to call, and with what.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase")]
pub struct Dial {
    /// The number, at most 24 characters of digits, `+`, `*`, `#`.
    pub number: Number,
    /// Call data, at most 16 384 bytes.
    #[serde(default)]
    pub data: Option<CallData>,
    /// The skill queue the call counts for.
    #[serde(default)]
    pub skill: Option<i64>,
    /// The number is a colleague's work number: an internal call (CEC 6.1.2.4).
    #[serde(default)]
    pub colleague: Option<bool>,
    /// The number the customer sees.
    #[serde(default)]
    pub show_number: Option<Number>,
}

/// Whom a call is handed to, or who is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Target {
    /// What it is.
    pub kind: TargetKind,
    /// Work number, queue id, access code or telephone number.
    pub address: Number,
}

/// Kinds of targets (CEC 6.1.2.11).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum TargetKind {
    /// A skill queue.
    Skill,
    /// A colleague.
    Agent,
    /// An automatic flow.
    Ivr,
    /// A system access code.
    AccessCode,
    /// A telephone number outside.
    External,
}

/// How a call is handed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum TransferMode {
    /// At once; whether it works is not the agent's any more.
    Release,
    /// The agent stays until the next one has answered, and gets the customer back when nobody does.
    OnSuccess,
}

/// What becomes of a refused call.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum RejectMode {
    /// Back to its queue; the agent becomes busy.
    #[default]
    Requeue,
    /// The call is ended; the agent stays ready.
    Release,
}

/// What a fulfilled command brings.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Outcome {
    /// The call it was about or made.
    pub call_id: Option<CallId>,
}
