//! What is known of a call (CEC 6.1.3). All of these are flow-controlled: 5 per 2 s and agent.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{
    CallData, CallId, Number,
    lenient::lenient,
    onlineagent::empty_requests,
    request::{Payload, read_objects, write_object},
};

/// Read the current call.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct QueryCallInfo {
    /// The name says the opposite: true returns the previous call when there is none now.
    #[serde(
        rename = "isNoContainLastCall",
        skip_serializing_if = "Option::is_none",
        deserialize_with = "lenient"
    )]
    pub or_previous: Option<bool>,
}

/// Read a call's data (随路数据).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AppData {
    /// True: the answer is base64.
    #[serde(
        rename = "isEncodeResult",
        skip_serializing_if = "Option::is_none",
        deserialize_with = "lenient"
    )]
    pub base64: Option<bool>,
    /// Which call; the current one when absent.
    #[serde(
        rename = "callId",
        alias = "callid",
        skip_serializing_if = "Option::is_none",
        deserialize_with = "lenient"
    )]
    pub call: Option<CallId>,
}

empty_requests!(
    /// Read the held calls. Refused with 400-003 when there is none.
    HoldList,
    /// Read the call that rings.
    CallInfoBeforeAnswer,
);

/// One call as the platform knows it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CallInfo {
    /// Kind of call: 0 incoming, 7 outgoing …
    #[serde(rename = "callfeature", deserialize_with = "lenient")]
    pub feature: i64,
    /// Its id.
    #[serde(rename = "callid", alias = "callId", alias = "callID", deserialize_with = "lenient")]
    pub call: CallId,
    /// Who called.
    #[serde(deserialize_with = "lenient")]
    pub caller: Number,
    /// Who was called.
    #[serde(deserialize_with = "lenient")]
    pub called: Number,
    /// Skill queue's name; may be empty.
    #[serde(rename = "callskill", deserialize_with = "lenient")]
    pub skill_name: String,
    /// Skill queue's id.
    #[serde(rename = "callskillid", deserialize_with = "lenient")]
    pub skill: i64,
    /// The number first called.
    #[serde(rename = "orgicallednum", alias = "orgcallednum", deserialize_with = "lenient")]
    pub original_called: Number,
    /// Call data (随路数据).
    #[serde(rename = "calldata", deserialize_with = "lenient")]
    pub data: Option<CallData>,
    /// When it began, milliseconds since the epoch.
    #[serde(rename = "begintime", deserialize_with = "lenient")]
    pub began_at: Option<i64>,
    /// When it ended; absent while it runs.
    #[serde(rename = "endtime", deserialize_with = "lenient")]
    pub ended_at: Option<i64>,
    /// Its way through the platform, where it is told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trace: Option<Trace>,
}

/// A call's way through the platform (CEC table 6-204), as far as we use it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Trace {
    /// When the talk began, milliseconds since the epoch; absent or 0 while it has not.
    #[serde(rename = "talkBeginTime", deserialize_with = "lenient")]
    pub talk_began_at: Option<i64>,
}

impl CallInfo {
    /// Whether the talk has begun; `None` when that is not told.
    pub fn is_talking(&self) -> Option<bool> {
        self.trace.as_ref().map(|trace| trace.talk_began_at.is_some_and(|at| at > 0))
    }
}

/// `None` for every spelling of "there is no call": null, `""`, `{}`, `[]`, an object without id.
impl Payload for Option<CallInfo> {
    fn read(value: Value) -> Result<Self, String> {
        Ok(Vec::<CallInfo>::read(value)?.into_iter().next())
    }
    fn write(&self) -> Value {
        self.as_ref().map_or(Value::Null, write_object)
    }
}

impl Payload for Vec<CallInfo> {
    fn read(value: Value) -> Result<Self, String> {
        let mut calls: Self = read_objects(value)?;
        calls.retain(|info| !info.call.is_empty());
        Ok(calls)
    }
    fn write(&self) -> Value {
        write_object(self)
    }
}
