//! The whole visible state, immutable, as plain data. It is all that the bar and scripts know.

use std::rc::Rc;

use offhook_protocol::{AgentId, CallData, CallId, Number};
use serde::{Deserialize, Serialize};

use crate::time::Millis;
pub use crate::{
    agent_view::{AgentCan, AgentView, CommandKind, Hook, NextView, Phase, SignOutCause},
    call_view::{
        CallCan, CallKind, CallState, CallView, Direction, EndCause, EndedCall, RecordingView, Remote,
        Requeued,
    },
};

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
    /// The skill queues the agent can serve.
    pub queues: Vec<QueueRef>,
    /// A call of a campaign that is offered for preview.
    pub preview: Option<PreviewView>,
    /// The calls that ended in this session, the latest first, without their data; at most 50.
    pub recent: Rc<Vec<EndedCall>>,
    /// Notes (便签) from colleagues, the latest first; at most 20.
    pub notes: Rc<Vec<NoteView>>,
}

impl Snapshot {
    /// The call with this id.
    pub fn call(&self, id: &CallId) -> Option<&CallView> {
        self.calls.iter().find(|call| call.id == *id)
    }
}

/// A skill queue (技能队列).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct QueueRef {
    /// Its id.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub id: i64,
    /// Its name; may be empty.
    pub name: String,
}

/// A call of a campaign: whom to call is for the agent to choose (预览外呼, CEC 6.5.1.3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PreviewView {
    /// The gateway's id of the offer.
    pub id: String,
    /// The numbers to choose from.
    pub numbers: Vec<Number>,
    /// What the campaign tells of the customer.
    pub data: Option<CallData>,
    /// When it came.
    pub since: Millis,
}

/// A note from a colleague.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct NoteView {
    /// Who wrote it; null when the gateway does not tell.
    pub from: Option<AgentId>,
    /// What it says; empty when the gateway does not tell.
    pub text: String,
    /// When it came.
    pub at: Millis,
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
