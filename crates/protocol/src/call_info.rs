//! What is known of a call (CEC 6.1.3). All of these are flow-controlled: 5 per 2 s and agent.

use serde_json::Value;

use crate::{
    CallData, CallId, Number,
    request::Payload,
    wire::{empty_requests, read_objects, wire, write_object, write_objects},
};

wire! {
    /// Read the current call.
    #[derive(Copy)]
    pub struct QueryCallInfo {
        /// The name says the opposite: true returns the previous call when there is none now.
        pub or_previous: Option<bool> = "isNoContainLastCall",
    }
}

wire! {
    /// Read a call's data (随路数据).
    pub struct AppData {
        /// True: the answer is base64.
        pub base64: Option<bool> = "isEncodeResult",
        /// Which call; the current one when absent.
        pub call: Option<CallId> = "callId" | "callid",
    }
}

empty_requests!(
    /// Read the held calls. Refused with 400-003 when there is none.
    HoldList,
    /// Read the call that rings.
    CallInfoBeforeAnswer,
);

wire! {
    /// One call as the platform knows it.
    pub struct CallInfo {
        /// Kind of call: 0 incoming, 7 outgoing …
        pub feature: i64 = "callfeature",
        /// Its id.
        pub call: CallId = "callid" | "callId" | "callID",
        /// Who called.
        pub caller: Number = "caller",
        /// Who was called.
        pub called: Number = "called",
        /// Skill queue's name; may be empty.
        pub skill_name: String = "callskill",
        /// Skill queue's id.
        pub skill: i64 = "callskillid",
        /// The number first called.
        pub original_called: Number = "orgicallednum" | "orgcallednum",
        /// Call data (随路数据).
        pub data: Option<CallData> = "calldata",
        /// When it began, milliseconds since the epoch.
        pub began_at: Option<i64> = "begintime",
        /// When it ended; absent while it runs.
        pub ended_at: Option<i64> = "endtime",
        /// Its way through the platform, where it is told.
        pub trace: Option<Trace> = "trace",
    }
}

wire! {
    /// A call's way through the platform (CEC table 6-204), as far as we use it.
    pub struct Trace {
        /// When the talk began, milliseconds since the epoch; absent or 0 while it has not.
        pub talk_began_at: Option<i64> = "talkBeginTime",
    }
}

impl CallInfo {
    /// Whether the talk has begun; `None` when that is not told.
    pub fn is_talking(&self) -> Option<bool> {
        self.trace.as_ref().map(|trace| trace.talk_began_at.is_some_and(|at| at > 0))
    }
}

/// `None` for every spelling of "there is no call": null, `""`, `{}`, `[]`, an object without id.
impl Payload for Option<CallInfo> {
    fn read(value: &Value) -> Result<Self, String> {
        Ok(Vec::<CallInfo>::read(value)?.into_iter().next())
    }
    fn write(&self) -> Value {
        self.as_ref().map_or(Value::Null, write_object)
    }
}

impl Payload for Vec<CallInfo> {
    fn read(value: &Value) -> Result<Self, String> {
        let mut calls: Self = read_objects(value);
        calls.retain(|info| !info.call.is_empty());
        Ok(calls)
    }
    fn write(&self) -> Value {
        write_objects(self)
    }
}
