//! Campaigns that have an agent look at a call before it is made (预览外呼).

use offhook_protocol::{CallData, Number};
use serde::Deserialize;

use super::{ControlError, Target, read};

/// A call that is offered to an agent for preview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPreview {
    /// Agent who is to make the call: one who is ready, or the longest-idle one of a queue.
    pub to: Target,
    /// Numbers of which one is to be called.
    pub numbers: Vec<Number>,
    /// Call data (随路数据); `None`: none.
    pub data: Option<CallData>,
    /// Event by which the call is offered.
    pub event: PreviewEvent,
    /// Number of seconds after which the platform dials the first number itself; `None`: never.
    pub auto_call_seconds: Option<u64>,
    /// Number of seconds after which the offer is withdrawn; `None`: never.
    pub withdrawn_after_seconds: Option<u64>,
}

/// Events that offer a preview; how they differ, the reference does not say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum PreviewEvent {
    /// Sends `AgentEvent_Preview`, which has no call data.
    Announced,
    /// Sends the event `AgentEvent_Preview_CallOut`.
    Offered,
    /// Sends the event `AgentEvent_Preview_CallOut_Ex`.
    Choice,
}

impl PreviewEvent {
    /// Returns the number of characters that all the numbers may have, joined by commas.
    fn longest(self) -> usize {
        match self {
            Self::Announced | Self::Offered => 24,
            Self::Choice => 120,
        }
    }
}

pub(super) fn new_preview(body: &str) -> Result<NewPreview, ControlError> {
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase", deny_unknown_fields)]
    struct Body {
        agent: Option<String>,
        skill: Option<i64>,
        numbers: Vec<String>,
        data: Option<String>,
        event: Option<PreviewEvent>,
        auto_call_seconds: Option<u64>,
        withdrawn_after_seconds: Option<u64>,
    }
    const SEND: &str = r#"Send {"agent": "1001", "numbers": ["13800000001"]} or {"skill": 25, …}, with "data", "event" (announced, offered, choice), "autoCallSeconds", "withdrawnAfterSeconds" if you like."#;
    let bad = |what: &str| Err(ControlError::bad(format!("{what} {SEND}")));
    let body: Body = read(body, SEND)?;
    let to = match (body.agent, body.skill) {
        (Some(agent), None) => Target::Agent(agent.as_str().into()),
        (None, Some(skill)) => Target::Skill(skill),
        (None, None) | (Some(_), Some(_)) => return bad("Name either an agent or a skill."),
    };
    let event = match body.numbers.len() {
        0 => return bad("\"numbers\" is empty."),
        1 => PreviewEvent::Offered,
        _ => PreviewEvent::Choice,
    };
    let event = body.event.unwrap_or(event);
    let digits = |number: &String| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    if !body.numbers.iter().all(digits) {
        return bad("Numbers are written in digits.");
    }
    if body.numbers.join(",").len() > event.longest() {
        return bad("These are too many digits for this event: 24, or 120 for a choice.");
    }
    let numbers = body.numbers.iter().map(|number| Number::from(number.as_str())).collect();
    let data = body.data.map(CallData::new);
    let (auto_call_seconds, withdrawn_after_seconds) = (body.auto_call_seconds, body.withdrawn_after_seconds);
    Ok(NewPreview { to, numbers, data, event, auto_call_seconds, withdrawn_after_seconds })
}
