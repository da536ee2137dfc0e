//! What a person or a script wants. A click and a script call are the same value.

use offhook_protocol::{AgentId, CallData, CallId, Number, Password};
use serde::{Deserialize, Serialize};

pub use crate::{
    agent_command::{NextState, SetState, SignIn, SignInState, SignOut},
    question::{Query, QueryResult},
    target::{ConsultMode, Media, Target, TargetKind, TransferMode},
};
use crate::{named::Params, snapshot::CommandKind};

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
    /// Sign out (CEC 6.1.1.18; by force 6.1.1.19, 6.1.1.20).
    SignOut(SignOut),
    /// Become ready, busy, resting or wrapping up (CEC 6.1.1.9–6.1.1.15).
    SetState(SetState),
    /// Let the platform answer calls, or not (CEC 6.1.1.7). Settles on the answer.
    SetAutoAnswer {
        /// Whether.
        on: bool,
    },
    /// Become ready after each call, or wrap up (CEC 6.1.1.17). Settles on the answer.
    SetAutoReady {
        /// Whether.
        on: bool,
    },
    /// Choose the skill queues to take calls from (CEC 6.1.1.8). Settles on the answer.
    SetQueues {
        /// Their ids; all configured ones when absent.
        #[serde(default)]
        #[cfg_attr(feature = "typescript", ts(type = "Array<number> | null"))]
        queues: Option<Vec<i64>>,
    },
    /// Change the password (CEC 6.1.1.16). Settles on the answer.
    ChangePassword {
        /// The present one.
        old: Password,
        /// The new one: 8–32 characters of at least three kinds.
        new: Password,
    },
    /// Send a note (便签) to colleagues (CEC 6.1.1.4). Settles on the answer.
    SendNote {
        /// Work numbers, at most 100.
        to: Vec<AgentId>,
        /// At most 1 023 bytes.
        text: String,
    },
    /// Call a number of the preview that is offered (CEC 6.1.2.2). Settles when the call exists.
    DialPreview {
        /// One of its numbers.
        number: Number,
    },
    /// Take the call that rings at a colleague (CEC 6.1.2.21). Settles when it is here.
    PickUp {
        /// The colleague's work number.
        agent: AgentId,
    },
    /// Ask for a call that waits in a queue (CEC 6.1.2.20). Settles when it is here.
    TakeQueued {
        /// The waiting call.
        waiting: CallId,
        /// Its skill queue.
        #[cfg_attr(feature = "typescript", ts(type = "number"))]
        queue: i64,
    },
    /// Read what is not in the view: queues, colleagues, figures … Settles with the answer.
    Query {
        /// What.
        query: Query,
    },
    /// Any call of the gateway, by its name in the reference. Settles with what it answers.
    Request {
        /// Its name: `queryCallInfo`.
        name: String,
        /// Its parameters, as the reference spells them.
        #[serde(default)]
        #[cfg_attr(feature = "typescript", ts(type = "Record<string, unknown>"))]
        params: Params,
    },
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
        /// Who hears whom; in private when absent.
        #[serde(default)]
        mode: ConsultMode,
        /// Call data for the colleague, at most 16 384 bytes.
        #[serde(default)]
        data: Option<CallData>,
    },
    /// Hand a call on (CEC 6.1.2.11). Settles when the agent is out of it, when the customer is in the flow that gives
    /// them back, or when the third party talks; fails when the agent has the customer back.
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
    /// Take a transfer back that the third party has answered (CEC 6.1.2.12). Settles when the agent has the customer.
    CancelTransfer {
        /// The customer's call.
        call: CallId,
    },
    /// Put one party out of the call (CEC 6.1.2.17).
    Disconnect {
        /// Which call.
        call: CallId,
        /// Whose part ends.
        number: Number,
    },
    /// Switch the call between sound and picture (CEC 6.1.2.18).
    SwitchMedia {
        /// Which.
        call: CallId,
        /// To what.
        media: Media,
    },
    /// Write the call's data (CEC 6.1.3.3). Settles on the answer.
    SetCallData {
        /// Which.
        call: CallId,
        /// At most 16 384 bytes.
        data: CallData,
    },
}

impl Command {
    /// What is under way while it has not settled.
    pub const fn act(&self) -> CommandKind {
        match self {
            Self::SignIn(_) => CommandKind::SignIn,
            Self::SignOut(_) => CommandKind::SignOut,
            Self::SetState(it) => match it.state {
                NextState::Ready => CommandKind::Ready,
                NextState::Busy => CommandKind::Busy,
                NextState::Rest => CommandKind::Rest,
                NextState::WrapUp => CommandKind::WrapUp,
            },
            Self::Dial(_) => CommandKind::Dial,
            Self::Answer { .. } => CommandKind::Answer,
            Self::Reject { .. } => CommandKind::Reject,
            Self::Hold { .. } => CommandKind::Hold,
            Self::Retrieve { .. } => CommandKind::Retrieve,
            Self::Mute { .. } => CommandKind::Mute,
            Self::Unmute { .. } => CommandKind::Unmute,
            Self::Keypad { .. } => CommandKind::Keypad,
            Self::HangUp { .. } => CommandKind::HangUp,
            Self::Consult { .. } => CommandKind::Consult,
            Self::Transfer { .. } => CommandKind::Transfer,
            Self::Join { .. } => CommandKind::Join,
            Self::Connect { .. } => CommandKind::Connect,
            Self::SetAutoAnswer { .. } => CommandKind::SetAutoAnswer,
            Self::SetAutoReady { .. } => CommandKind::SetAutoReady,
            Self::SetQueues { .. } => CommandKind::SetQueues,
            Self::ChangePassword { .. } => CommandKind::ChangePassword,
            Self::SendNote { .. } => CommandKind::SendNote,
            Self::DialPreview { .. } => CommandKind::DialPreview,
            Self::PickUp { .. } => CommandKind::PickUp,
            Self::TakeQueued { .. } => CommandKind::TakeQueued,
            Self::CancelTransfer { .. } => CommandKind::CancelTransfer,
            Self::Disconnect { .. } => CommandKind::Disconnect,
            Self::SwitchMedia { .. } => CommandKind::SwitchMedia,
            Self::SetCallData { .. } => CommandKind::SetCallData,
            Self::Query { .. } | Self::Request { .. } => CommandKind::Query,
        }
    }

    /// The call it is about.
    pub const fn call(&self) -> Option<&CallId> {
        match self {
            Self::SignIn(_)
            | Self::SignOut(_)
            | Self::SetState(_)
            | Self::Dial(_)
            | Self::SetAutoAnswer { .. }
            | Self::SetAutoReady { .. }
            | Self::SetQueues { .. }
            | Self::ChangePassword { .. }
            | Self::SendNote { .. }
            | Self::DialPreview { .. }
            | Self::PickUp { .. }
            | Self::TakeQueued { .. }
            | Self::Query { .. }
            | Self::Request { .. } => None,
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
            | Self::Connect { call }
            | Self::CancelTransfer { call }
            | Self::Disconnect { call, .. }
            | Self::SwitchMedia { call, .. }
            | Self::SetCallData { call, .. } => Some(call),
        }
    }
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
    pub queue: Option<i64>,
    /// The number is a colleague's work number: an internal call (CEC 6.1.2.4).
    #[serde(default)]
    pub internal: Option<bool>,
    /// The number the customer sees.
    #[serde(default)]
    pub caller_id: Option<Number>,
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
    /// What was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<QueryResult>"))]
    pub result: Option<QueryResult>,
}
