//! The whole visible state, immutable, as plain data. It is all that the bar and scripts know.

use std::rc::Rc;

use offhook_protocol::{AgentId, CallData, CallId, Number};
use serde::{Deserialize, Serialize};

mod agent;
mod call;
mod can;

pub use agent::{AgentView, Hook, NextState, NextView, Phase, SignOutCause};
pub use call::{
    CallKind, CallState, CallView, Direction, EndCause, EndedCall, RecordingView, Remote, Requeued,
};
pub use can::{AgentCan, CallCan, CommandKind};

use super::time::Millis;

/// Everything there is to see. Equal when nothing changed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Snapshot {
    /// Grows with every change.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub version: u64,
    /// The agent who is, or was, signed in.
    pub agent: AgentView,
    /// The calls there are, oldest first. Ended ones are gone from here.
    pub calls: Vec<CallView>,
    /// The call that ended last in this session, for wrap-up.
    pub last_call: Option<Rc<EndedCall>>,
    /// Trust in what is shown.
    pub health: HealthView,
    /// The skill queues the agent can serve.
    pub queues: Rc<Vec<QueueRef>>,
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
    /// Id of the queue.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub id: i64,
    /// Name of the queue; may be empty.
    pub name: String,
}

impl QueueRef {
    /// Returns the queue that the gateway tells of; `None` for a call straight to an agent: id 0 and no name.
    pub(crate) fn told(id: i64, name: &str) -> Option<Self> {
        (id != 0 || !name.is_empty()).then(|| Self { id, name: name.to_owned() })
    }
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
    /// Data of the campaign about the customer.
    pub data: Option<CallData>,
    /// When it came.
    pub since: Millis,
}

/// A note from a colleague.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct NoteView {
    /// Work number of the sender; null when the gateway does not tell.
    pub from: Option<AgentId>,
    /// Text of the note; empty when the gateway does not tell.
    pub text: String,
    /// When it came.
    pub at: Millis,
}

/// Trust in what is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct HealthView {
    /// Health of the session.
    pub state: Health,
    /// Moment of the last change of the health.
    pub since: Millis,
}

/// Healths of a session, by the age of the last good reply to the poll.
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
