//! Control interface, to act as the customer, break things and read the truth. The shell puts it under
//! `/simulator/`.

use offhook_protocol::{AgentId, CallData, CallFeature, CallId, Number};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::Value;

use crate::scenario::Customer;

mod customer;
mod event_fault;
mod preview;
mod recovery;
mod refusal;

pub use customer::CustomerAct;
pub use event_fault::{EventFault, EventFaultKind};
pub use preview::{NewPreview, PreviewEvent};
pub use refusal::Refusal;

/// Routes of the control interface, as they are told to whoever asks for another.
pub const ROUTES: &str = "POST /simulator/calls, POST /simulator/calls/{id}/{hangup, answer, fail, silence, keys, drop}, \
    POST /simulator/customers, POST /simulator/previews, POST /simulator/previews/{agent}/withdraw, \
    GET /simulator/state, GET /simulator/log, GET /simulator/unknown, POST /simulator/faults, POST /simulator/{restart, recover}, \
    GET and POST /simulator/clock";

/// A thing to do from outside the gateway.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Control {
    /// Lets a customer call.
    Call(NewCall),
    /// Lets the customer of this call hang up.
    HangUp(CallId),
    /// Lets the customer of this call do something else.
    Act(CallId, CustomerAct),
    /// Has the platform end this call.
    Drop(CallId),
    /// Has this customer do something else when called, from now on.
    Customer(Customer),
    /// Has a campaign offer a call to an agent.
    Preview(NewPreview),
    /// Has the campaign take back the call that it offered to this agent.
    Withdraw(AgentId),
    /// Tells what every agent and call is doing.
    State,
    /// Tells what happened.
    Log,
    /// Tells which unknown routes were asked for.
    Unknown,
    /// Spoils the next answers.
    Fault(Fault),
    /// Refuses the next requests with a chosen result code.
    Refuse(Refusal),
    /// Spoils the next events.
    EventFault(EventFault),
    /// Forgets all sessions and calls, as a gateway does that is restarted without recovery.
    Restart,
    /// Breaks off every exchange, is away for this many seconds, and recovers sessions and calls.
    Recover(u64),
}

/// A call that a customer places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCall {
    /// Number of the customer.
    pub from: Number,
    /// Target of the call.
    pub to: Target,
    /// Call data (随路数据); `None`: none.
    pub data: Option<CallData>,
    /// Feature of the call: incoming, or of a call that the platform has placed to the customer.
    pub feature: CallFeature,
    /// True if the customer has a picture.
    pub video: bool,
}

impl NewCall {
    /// Returns an ordinary incoming call.
    pub fn incoming(from: Number, to: Target, data: Option<CallData>) -> Self {
        Self { from, to, data, feature: CallFeature::Inbound, video: false }
    }
}

/// Target of a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// Longest-idle agent of the skill queue with this id.
    Skill(i64),
    /// Agent with this work number, when that one is ready.
    Agent(AgentId),
}

/// Fault that spoils the next answers.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fault {
    /// Part of the path of the requests whose answers are spoilt.
    pub path: String,
    /// Number of answers that are spoilt.
    #[serde(default = "once")]
    pub count: u64,
    /// Way in which they are spoilt.
    pub kind: FaultKind,
    /// Delay in milliseconds, which only a delayed answer has.
    #[serde(default)]
    pub ms: Option<u64>,
    /// HTTP status, 200 to 599, which only a replaced answer has.
    #[serde(default)]
    pub status: Option<u16>,
}

fn once() -> u64 {
    1
}

/// Way in which an answer is spoilt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum FaultKind {
    /// Carries the request out and loses its answer, event included.
    Drop,
    /// Carries the request out and answers late.
    Delay,
    /// Does not carry the request out; an HTTP status comes back.
    Status,
}

/// Refusal of a control request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ControlError {
    /// HTTP status of the answer.
    pub status: u16,
    /// Sentence on what to send instead.
    pub sentence: String,
}

impl ControlError {
    pub(crate) fn bad(sentence: impl Into<String>) -> Self {
        Self { status: 400, sentence: sentence.into() }
    }
    pub(crate) fn conflict(sentence: impl Into<String>) -> Self {
        Self { status: 409, sentence: sentence.into() }
    }
    pub(crate) fn missing(sentence: impl Into<String>) -> Self {
        Self { status: 404, sentence: sentence.into() }
    }
}

impl Control {
    /// Reads a control request; `path` begins with `/simulator`.
    ///
    /// # Errors
    /// Fails with a status and a sentence on what to send.
    pub fn parse(method: &str, path: &str, body: &str) -> Result<Self, ControlError> {
        let path = path.split('?').next().unwrap_or_default();
        let segments: Vec<&str> = path.split('/').filter(|it| !it.is_empty()).skip(1).collect();
        let (expected, control) = match segments.as_slice() {
            ["calls"] => ("POST", new_call(body).map(Self::Call)),
            ["calls", id, "hangup"] => ("POST", Ok(Self::HangUp(CallId::new(*id)))),
            ["calls", id, "answer"] => ("POST", Ok(Self::Act(CallId::new(*id), CustomerAct::Answer))),
            ["calls", id, "fail"] => {
                ("POST", customer::fail(body).map(|act| Self::Act(CallId::new(*id), act)))
            }
            ["calls", id, "silence"] => {
                ("POST", customer::silence(body).map(|act| Self::Act(CallId::new(*id), act)))
            }
            ["calls", id, "keys"] => {
                ("POST", customer::keys(body).map(|act| Self::Act(CallId::new(*id), act)))
            }
            ["calls", id, "drop"] => ("POST", Ok(Self::Drop(CallId::new(*id)))),
            ["customers"] => ("POST", customer::customer(body).map(Self::Customer)),
            ["previews"] => ("POST", preview::new_preview(body).map(Self::Preview)),
            ["previews", agent, "withdraw"] => ("POST", Ok(Self::Withdraw((*agent).into()))),
            ["state"] => ("GET", Ok(Self::State)),
            ["log"] => ("GET", Ok(Self::Log)),
            ["unknown"] => ("GET", Ok(Self::Unknown)),
            ["faults"] if has(body, "event") => {
                ("POST", event_fault::event_fault(body).map(Self::EventFault))
            }
            ["faults"] if has(body, "retcode") => ("POST", refusal::refusal(body).map(Self::Refuse)),
            ["faults"] => ("POST", fault(body).map(Self::Fault)),
            ["restart"] => ("POST", Ok(Self::Restart)),
            ["recover"] => ("POST", recovery::seconds(body).map(Self::Recover)),
            _ => return Err(ControlError::missing(format!("There is no such route. There are: {ROUTES}."))),
        };
        if method != expected {
            return Err(ControlError {
                status: 405,
                sentence: format!("Send {expected} to {path}, not {method}."),
            });
        }
        control
    }
}

/// Reads a body; `send` says what it should be.
fn read<T: DeserializeOwned>(body: &str, send: &str) -> Result<T, ControlError> {
    serde_json::from_str(body).map_err(|error| ControlError::bad(format!("{error}. {send}")))
}

fn new_call(body: &str) -> Result<NewCall, ControlError> {
    const SEND: &str = r#"Send {"from": "13800000001", "to": {"skill": "25"}} or {"from": …, "to": {"agent": "1001"}}, with "data", "feature" (0, 40, 41, 43, 44, 45) and "video" if you like."#;
    let text = |value: &Value| match value {
        Value::String(text) if !text.is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::String(_) | Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    };
    let bad = |what: String| ControlError::bad(format!("{what} {SEND}"));
    let body: Value =
        serde_json::from_str(body).map_err(|error| bad(format!("The body is not JSON: {error}.")))?;
    let from = body.get("from").and_then(text).ok_or_else(|| bad("\"from\" is missing.".into()))?;
    let to = body.get("to").unwrap_or(&Value::Null);
    let to = match (to.get("skill").and_then(text), to.get("agent").and_then(text)) {
        (Some(skill), None) => Target::Skill(
            skill.parse().map_err(|_| bad(format!("\"to.skill\" must be an id, not {skill:?}.")))?,
        ),
        (None, Some(agent)) => Target::Agent(agent.into()),
        (None, None) | (Some(_), Some(_)) => {
            return Err(bad("\"to\" must name either a skill or an agent.".into()));
        }
    };
    let data = match body.get("data") {
        None | Some(Value::Null) => None,
        Some(Value::String(text)) => Some(CallData::new(text)),
        Some(other) => Some(CallData::new(other.to_string())),
    };
    let feature = match body.get("feature").map(|it| (it, it.as_i64().map(CallFeature::from_gateway))) {
        None | Some((Value::Null, _)) => CallFeature::Inbound,
        Some((_, Some(feature))) if is_offered(feature) => feature,
        Some((other, _)) => return Err(bad(format!("No call of feature {other} is offered to an agent."))),
    };
    let video = match body.get("video") {
        None | Some(Value::Null) => false,
        Some(Value::Bool(video)) => *video,
        Some(other) => return Err(bad(format!("\"video\" is true or false, not {other}."))),
    };
    Ok(NewCall { from: from.into(), to, data, feature, video })
}

/// True for the features that a call may have which comes to an agent (CEC table 6-455).
const fn is_offered(feature: CallFeature) -> bool {
    match feature {
        CallFeature::Inbound
        | CallFeature::AppointmentOutbound
        | CallFeature::ReservedOutbound
        | CallFeature::PredictiveOutbound
        | CallFeature::PreviewOutbound
        | CallFeature::Callback => true,
        CallFeature::Internal
        | CallFeature::Outbound
        | CallFeature::Consultation
        | CallFeature::ThreePartyConsultation
        | CallFeature::Conference
        | CallFeature::Other(_) => false,
    }
}

/// True if the body has this member, by which faults of events and refusals are told from faults of answers.
fn has(body: &str, name: &str) -> bool {
    serde_json::from_str::<Value>(body).is_ok_and(|body| body.get(name).is_some())
}

fn fault(body: &str) -> Result<Fault, ControlError> {
    const SEND: &str = r#"Send {"path": "agentevent", "count": 1, "kind": "drop"}, or "kind": "delay" with "ms", or "kind": "status" with "status"; {"retcode": "100-007"} to refuse."#;
    let fault: Fault = read(body, SEND)?;
    let missing = match fault.kind {
        FaultKind::Drop => None,
        FaultKind::Delay => fault.ms.is_none().then_some("\"ms\" is missing."),
        FaultKind::Status => match fault.status {
            Some(status) if (200..600).contains(&status) => None,
            Some(_) => Some("\"status\" must be 200 to 599."),
            None => Some("\"status\" is missing."),
        },
    };
    match missing {
        Some(what) => Err(ControlError::bad(format!("{what} {SEND}"))),
        None => Ok(fault),
    }
}
