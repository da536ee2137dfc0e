//! Events that go astray.

use offhook_protocol::AgentId;
use serde::Deserialize;

use super::{ControlError, read};

/// How the next events are spoilt.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventFault {
    /// Events whose identifier contains this.
    pub event: String,
    /// For this agent only.
    #[serde(default)]
    pub agent: Option<AgentId>,
    /// How many of them.
    #[serde(default = "super::once")]
    pub count: u64,
    /// In what way.
    pub kind: EventFaultKind,
    /// For one that is late: how long.
    #[serde(default)]
    pub ms: Option<u64>,
}

/// The way in which an event is spoilt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum EventFaultKind {
    /// It never arrives.
    Lose,
    /// It arrives twice.
    Double,
    /// It arrives after a time, behind whatever came meanwhile.
    Late,
    /// It arrives behind the next one; alone after a second when there is no next one.
    Swap,
}

pub(super) fn event_fault(body: &str) -> Result<EventFault, ControlError> {
    const SEND: &str = r#"Send {"event": "AgentEvent_Talking", "agent": "1001", "count": 1, "kind": "lose"}, or "kind": "double", "swap", or "late" with "ms"."#;
    let fault: EventFault = read(body, SEND)?;
    if fault.kind == EventFaultKind::Late && fault.ms.is_none() {
        return Err(ControlError::bad(format!("\"ms\" is missing. {SEND}")));
    }
    Ok(fault)
}
