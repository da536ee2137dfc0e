//! Call control (CEC 6.1.2).

use serde::{Deserialize, Serialize};

use crate::{CallData, CallId, Number, lenient::lenient, onlineagent::empty_requests};

/// Dial out (外呼).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Callout {
    /// The number shown to the customer; the platform's when absent.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "lenient")]
    pub caller: Option<Number>,
    /// The number to call, at most 24 characters.
    #[serde(deserialize_with = "lenient")]
    pub called: Number,
    /// The skill queue the call counts for.
    #[serde(rename = "skillid", skip_serializing_if = "Option::is_none", deserialize_with = "lenient")]
    pub skill: Option<i64>,
    /// Call data (随路数据), at most 16 384 bytes.
    #[serde(rename = "callappdata", skip_serializing_if = "Option::is_none", deserialize_with = "lenient")]
    pub data: Option<CallData>,
    /// 0 audio, 1 video, 2 the best both sides can.
    #[serde(rename = "mediaability", skip_serializing_if = "Option::is_none", deserialize_with = "lenient")]
    pub media: Option<i64>,
}

/// Answer a ringing call.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Answer {
    /// Needed when several calls are there.
    #[serde(rename = "callid", skip_serializing_if = "Option::is_none", deserialize_with = "lenient")]
    pub call: Option<CallId>,
}

/// Retrieve a held call (取保持).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct GetHold {
    /// Needed when several calls are held.
    #[serde(rename = "callid", skip_serializing_if = "Option::is_none", deserialize_with = "lenient")]
    pub call: Option<CallId>,
}

/// Send digits into a call (二次拨号, DTMF).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SecondDial {
    /// 1–24 of digits, `*`, `#`.
    #[serde(rename = "number", deserialize_with = "lenient")]
    pub digits: Number,
}

/// Hang up the call with this id.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DropCall {
    /// Which.
    #[serde(rename = "callid", deserialize_with = "lenient")]
    pub call: CallId,
}

/// Refuse a ringing call.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Reject {
    /// Which.
    #[serde(rename = "callid", skip_serializing_if = "Option::is_none", deserialize_with = "lenient")]
    pub call: Option<CallId>,
    /// 1: back to its queue, the agent becomes busy. 2: the call is released, the agent becomes ready.
    #[serde(deserialize_with = "lenient")]
    pub mode: i64,
}

empty_requests!(
    /// Mute the agent's voice. No event follows: the answer is the fact.
    BeginMute,
    /// Let the agent be heard again. No event follows.
    EndMute,
    /// Hold the talking call (保持).
    Hold,
    /// Hang up the current call.
    Release,
);
