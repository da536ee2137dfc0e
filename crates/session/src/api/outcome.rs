//! The name of an issued command, and what a fulfilled one comes to.

use offhook_protocol::CallId;
use serde::{Deserialize, Serialize};

use super::{error::CommandError, query::QueryResult};

/// Number of one issued command, under which the command settles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CommandId(pub u32);

/// Outcome of a fulfilled command.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Outcome {
    /// Id of the call that the command was about, or that it has made; null for the others.
    pub call_id: Option<CallId>,
    /// Result of a query or a request; absent otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<QueryResult>"))]
    pub result: Option<QueryResult>,
}

/// End of a command: fulfilled, or the reason why not.
pub(crate) type Settled = Result<Outcome, CommandError>;
