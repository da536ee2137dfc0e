//! Queries for what is not in the snapshot, and their results. The gateway limits how often (CEC 6.5.6): a question
//! waits its turn.

use std::fmt;

use offhook_protocol::{AgentId, AgentState, CallId, Number, wire::Wire};
use serde::{Deserialize, Serialize};

/// Kinds of queries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Wire)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "camelCase")]
#[wire(tag = "kind")]
pub enum Query {
    /// The skill queues of the contact centre, with what waits in them (CEC 5.2.7, 5.2.9).
    Queues,
    /// The colleagues who are signed in (CEC 5.2.13).
    Agents,
    /// The automatic flows (CEC 5.2.10).
    Ivrs,
    /// Today's figures of this agent (CEC 6.1.3.9).
    Statistics,
    /// The calls that wait in a skill queue (CEC 6.1.3.11).
    WaitingCalls {
        /// Id of the queue.
        #[cfg_attr(feature = "typescript", ts(type = "number"))]
        queue: i64,
    },
}

/// Result of a query, or of a raw request. Its kind goes along when it crosses to the page; scripts are given the value alone.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(untagged))]
#[serde(rename_all = "camelCase")]
pub enum QueryResult {
    /// Result of [`Query::Queues`].
    Queues(Vec<DirectoryQueue>),
    /// Result of [`Query::Agents`].
    Agents(Vec<DirectoryAgent>),
    /// Result of [`Query::Ivrs`].
    Ivrs(Vec<DirectoryIvr>),
    /// Result of [`Query::Statistics`].
    Statistics(Statistics),
    /// Result of [`Query::WaitingCalls`].
    WaitingCalls(Vec<WaitingCall>),
    /// Result of [`crate::Command::Request`]: the gateway's result, as JSON text. Scripts are given its value.
    Raw(#[cfg_attr(feature = "typescript", ts(type = "unknown"))] String),
}

/// Prints the kind alone: a result holds names and numbers, or nobody knows what.
impl fmt::Debug for QueryResult {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Queues(_) => "Queues",
            Self::Agents(_) => "Agents",
            Self::Ivrs(_) => "Ivrs",
            Self::Statistics(_) => "Statistics",
            Self::WaitingCalls(_) => "WaitingCalls",
            Self::Raw(_) => "Raw",
        })
    }
}

/// A skill queue one can hand calls to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct DirectoryQueue {
    /// Id of the queue.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub id: i64,
    /// Name of the queue; may be empty.
    pub name: String,
    /// Number of calls that wait; null when the gateway does not tell.
    #[cfg_attr(feature = "typescript", ts(type = "number | null"))]
    pub waiting: Option<i64>,
    /// Time in seconds that the first of them has waited.
    #[cfg_attr(feature = "typescript", ts(type = "number | null"))]
    pub longest_seconds: Option<i64>,
    /// Number of agents that are free for it; null when the gateway does not tell.
    #[cfg_attr(feature = "typescript", ts(type = "number | null"))]
    pub free_agents: Option<i64>,
}

/// A colleague who is signed in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct DirectoryAgent {
    /// Work number of the agent.
    pub id: AgentId,
    /// Name of the agent; may be empty.
    pub name: String,
    /// State of the agent.
    pub state: AgentState,
    /// True while a call waits for this agent to answer it: `pickUp` takes such a call (CEC table 6-453).
    pub ringing: bool,
    /// For how long, in seconds.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub seconds: i64,
    /// Number of the agent's telephone.
    pub phone: Number,
    /// Ids of the agent's skill queues.
    #[cfg_attr(feature = "typescript", ts(type = "Array<number>"))]
    pub queues: Vec<i64>,
}

/// An IVR (自动语音流程).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct DirectoryIvr {
    /// Id in the gateway; a transfer goes to the access code.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub id: i64,
    /// Description of the IVR; may be empty.
    pub name: String,
    /// Access code of the IVR: the `id` of a transfer to it.
    pub access_code: Number,
}

/// A call that waits in a queue.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct WaitingCall {
    /// The gateway's id.
    pub id: CallId,
    /// Number of the caller.
    pub number: Number,
    /// Time in seconds that the call has waited; null when the gateway does not tell.
    #[cfg_attr(feature = "typescript", ts(type = "number | null"))]
    pub seconds: Option<i64>,
}

/// One agent's figures of the day. Times in seconds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Statistics {
    /// Time spent talking.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub talk_seconds: i64,
    /// Number of calls answered.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub answered: i64,
    /// Calls not answered in time.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub not_answered: i64,
    /// Number of calls dialled.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub dialled: i64,
    /// Number of internal calls.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub internal: i64,
    /// Number of consultations.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub consultations: i64,
    /// Transfers to queues and agents (转接).
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub transfers: i64,
    /// Transfers to the outside (转出).
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub transfers_outside: i64,
    /// Transfers to IVRs.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub transfers_to_ivr: i64,
    /// Calls redirected (重定向).
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub redirected: i64,
    /// Calls that the agent ended (主动释放).
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub hung_up: i64,
    /// Number of holds.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub holds: i64,
    /// Number of times busy.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub busy: i64,
    /// Time spent busy.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub busy_seconds: i64,
    /// Number of rests.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub rests: i64,
    /// Time spent resting.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub rest_seconds: i64,
    /// Rests that took longer than agreed.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub rests_overrun: i64,
    /// Time rested beyond what was agreed.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub overrun_seconds: i64,
}
