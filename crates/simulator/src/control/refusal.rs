//! Requests that are refused with a chosen result code.

use offhook_protocol::AgentId;
use serde::Deserialize;

use super::{ControlError, once, read};
use crate::catalog::Operation;

const SEND: &str = r#"Send {"retcode": "100-007", "operation": "callout", "agent": "1001", "count": 1}; only "retcode" is needed."#;

/// Refusal of the next requests, whatever else holds: the gateway does not carry them out.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Refusal {
    /// Result code of the answer, `100-007`.
    pub retcode: String,
    /// Log method name of the operation that is refused, `callout`; null: any operation, the poll among them.
    #[serde(default)]
    pub operation: Option<String>,
    /// Agent who is refused; null: anybody.
    #[serde(default)]
    pub agent: Option<AgentId>,
    /// Number of requests that are refused.
    #[serde(default = "once")]
    pub count: u64,
}

pub(super) fn refusal(body: &str) -> Result<Refusal, ControlError> {
    let refusal: Refusal = read(body, SEND)?;
    let is_unknown = |id: &String| Operation::named(id).is_none();
    if ["", "0"].contains(&refusal.retcode.as_str()) {
        return Err(ControlError::bad(format!("\"retcode\" must be the code of a refusal. {SEND}")));
    }
    if refusal.operation.as_ref().is_some_and(is_unknown) {
        let sentence = format!("\"operation\" must be a log method name of the reference. {SEND}");
        return Err(ControlError::bad(sentence));
    }
    Ok(refusal)
}
