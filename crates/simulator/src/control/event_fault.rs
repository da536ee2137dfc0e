//! Events that go astray.

use offhook_protocol::AgentId;
use serde::Deserialize;

use super::{ControlError, read};

/// Fault that spoils the next events.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventFault {
    /// Part of the identifier of the events that are spoilt.
    pub event: String,
    /// Agent whose events are spoilt; null: any agent.
    #[serde(default)]
    pub agent: Option<AgentId>,
    /// Number of such events that come through before.
    #[serde(default)]
    pub skip: u64,
    /// Number of events that are spoilt.
    #[serde(default = "super::once")]
    pub count: u64,
    /// Way in which they are spoilt.
    pub kind: EventFaultKind,
    /// Delay in milliseconds, which only a late event has.
    #[serde(default)]
    pub ms: Option<u64>,
}

/// Way in which an event is spoilt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum EventFaultKind {
    /// Loses the event, which never arrives.
    Lose,
    /// Doubles the event, which arrives twice.
    Double,
    /// Delays the event, which arrives behind whatever came meanwhile.
    Late,
    /// Swaps the event with the next one, which overtakes it; alone it arrives after a second.
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
