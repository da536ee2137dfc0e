//! A call, as the bar and scripts see it, and what remains of it.

use offhook_protocol::{AgentId, CallData, CallId, Number};
use serde::{Deserialize, Serialize};

use super::{
    QueueRef,
    can::{CallCan, CommandKind},
};
use crate::api::{target::Media, time::Millis};

/// A call of the agent's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct CallView {
    /// The gateway's id.
    pub id: CallId,
    /// Direction of the call: who began it.
    pub direction: Direction,
    /// Kind of the call.
    pub kind: CallKind,
    /// State of the call.
    pub state: CallState,
    /// True if the state may be another one: an event is missing, and the gateway's answers can't be read. What may be right is
    /// possible then: holding, retrieving, hanging up.
    pub unsure: bool,
    /// Moment of the last change of the state.
    pub since: Millis,
    /// When we first heard of it.
    pub began_at: Millis,
    /// When the talk began; null when it has not.
    pub talking_since: Option<Millis>,
    /// The other side.
    pub remote: Remote,
    /// In a three-party call, the numbers of the others; empty otherwise.
    pub parties: Vec<Number>,
    /// The queue it came through; null when none is known.
    pub queue: Option<QueueRef>,
    /// Call data (随路数据); null until known.
    pub data: Option<CallData>,
    /// The customer does not hear the agent.
    pub muted: bool,
    /// True while the call is recorded.
    pub recording: bool,
    /// The recordings of the call so far, the latest last: what playing and downloading them asks for.
    pub recordings: Vec<RecordingView>,
    /// An agent has released the call before, and it was put back to its queue; null when not, or when it is not told.
    pub requeued: Option<Requeued>,
    /// Sound, or picture too.
    pub media: Media,
    /// Kind of the call's command in progress; null when there is none.
    pub pending: Option<CommandKind>,
    /// Commands that are possible now.
    pub can: CallCan,
}

/// Directions of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Direction {
    /// The other side.
    Inbound,
    /// The agent began it.
    Outbound,
}

/// Other party of a call.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum CallKind {
    /// A customer's call.
    #[default]
    Customer,
    /// A call with another agent.
    Internal,
    /// A colleague who is asked about a customer's call, or asks.
    Consultation,
    /// Third party outside to whom a customer's call is being transferred.
    ThirdParty,
}

/// States of a call.
///
/// ```text
///            ┌─► dialing ─► remoteRinging ─┐            ┌────► held ────┐
///  (nothing) ┤                             ├─► talking ─┤               ├─► remoteGone ─► ended
///            └─► ringing ─► answering ─────┘            └◄── retrieve ◄─┘
/// ```
/// `talking` also becomes `transferring` (and back, when nobody answers or it is cancelled), `inIvr` (and back, when the flow
/// is over) and `conference` (and back, when one leaves).
/// Any state can go straight to `ended`. A repeated or late event never moves a call backwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum CallState {
    /// The platform dials; nothing rings yet.
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
    /// The call is being transferred; the agent is still in it.
    Transferring,
    /// The other side is in an automatic flow and comes back.
    InIvr,
    /// All three parties talk.
    Conference,
}

impl CallState {
    /// Every state, for tables and tests.
    pub const ALL: [Self; 10] = [
        Self::Dialing,
        Self::RemoteRinging,
        Self::Ringing,
        Self::Answering,
        Self::Talking,
        Self::Held,
        Self::RemoteGone,
        Self::Transferring,
        Self::InIvr,
        Self::Conference,
    ];
}

/// The other side of a call.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Remote {
    /// Number of the other side; empty when withheld or not known yet.
    pub number: Number,
    /// True if its telephone takes video, false if it takes sound only; null when the gateway does not tell (CEC 6.5.1.2.18).
    pub video: Option<bool>,
}

/// A recording of a call (CEC 6.5.1.4.1).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RecordingView {
    /// Serial number of the recording (录音流水号).
    pub id: String,
    /// Number of the platform's task that records.
    pub task: String,
    /// Path of the file, as the platform writes it.
    pub file: String,
    /// Number of the centre node that keeps the file; empty when it is not told.
    pub location: String,
    /// Sound, or picture too.
    pub media: Media,
}

/// The way back of a call that an agent has released (CEC 6.5.1.2.19).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Requeued {
    /// Number of times that agents have released the call and it was put back to a queue.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub times: i64,
    /// Work number of the agent who released it last; null when it is not told.
    pub by: Option<AgentId>,
}

/// A call that is over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct EndedCall {
    /// The gateway's id.
    pub id: CallId,
    /// Direction of the call: who began it.
    pub direction: Direction,
    /// Other party of the call.
    pub kind: CallKind,
    /// The other side.
    pub remote: Remote,
    /// The queue it came through.
    pub queue: Option<QueueRef>,
    /// Call data (随路数据); null when there was none.
    pub data: Option<CallData>,
    /// The recordings of the call, the latest last.
    pub recordings: Vec<RecordingView>,
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
    /// The call was transferred.
    Transferred,
    /// The party of the call is in the three-party call now.
    Joined,
    /// The session ended under it.
    SignedOut,
    /// The call is gone, and nobody said why.
    Unknown,
}
