//! What events carry. Call ids are spelt `callid`, `callId` and `callID`, and stand bare or in an object: all are read.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{
    CallId, Number,
    lenient::{FromScalar, call_id_in, lenient},
    request::{read_object, write_object},
};

/// What can stand under `content`.
pub(crate) trait Content: Sized {
    fn read(content: Value) -> Result<Self, String>;
    fn write(&self) -> Value;
}

/// Nothing that matters; a content of any kind is passed over.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct NoContent;

impl Content for NoContent {
    fn read(_: Value) -> Result<Self, String> {
        Ok(Self)
    }
    fn write(&self) -> Value {
        Value::Null
    }
}

/// A bare call id.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CallRef(pub CallId);

impl Content for CallRef {
    fn read(content: Value) -> Result<Self, String> {
        call_id_in(&content).map(Self).ok_or_else(|| "no call id in its content".to_owned())
    }
    fn write(&self) -> Value {
        self.0.reveal().into()
    }
}

macro_rules! content {
    // A content that is of no use without its call id, which may also stand there alone.
    ($(#[$doc:meta])* $name:ident needs $call:ident { $($body:tt)* }) => {
        content!(@struct $(#[$doc])* $name { $($body)* });
        impl Content for $name {
            fn read(content: Value) -> Result<Self, String> {
                let it: Self = match CallId::from_scalar(&content) {
                    Some($call) => Self { $call, ..Self::default() },
                    None => read_object(content)?,
                };
                if it.$call.is_empty() { Err("no call id in its content".to_owned()) } else { Ok(it) }
            }
            fn write(&self) -> Value { write_object(self) }
        }
    };
    // A content that may be missing altogether.
    ($(#[$doc:meta])* $name:ident optional { $($body:tt)* }) => {
        content!(@struct $(#[$doc])* $name { $($body)* });
        impl Content for $name {
            fn read(content: Value) -> Result<Self, String> {
                if content.is_object() { read_object(content) } else { Ok(Self::default()) }
            }
            fn write(&self) -> Value { write_object(self) }
        }
    };
    (@struct $(#[$doc:meta])* $name:ident { $($body:tt)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(default)]
        pub struct $name { $($body)* }
    };
}

content! {
    /// Both ends of a call.
    Parties needs call {
        /// Who calls.
        #[serde(deserialize_with = "lenient")]
        pub caller: Number,
        /// Who is called.
        #[serde(deserialize_with = "lenient")]
        pub called: Number,
        /// The call.
        #[serde(rename = "callid", alias = "callId", alias = "callID", deserialize_with = "lenient")]
        pub call: CallId,
        /// `main` or `assistant`.
        #[serde(rename = "type", deserialize_with = "lenient")]
        pub leg: String,
        /// Kind of call: 0 incoming, 7 outgoing … Absent: not said.
        #[serde(deserialize_with = "lenient", serialize_with = "digits")]
        pub feature: Option<i64>,
        /// 1 voice, 2 video, 3 both.
        #[serde(rename = "mediaAbility", deserialize_with = "lenient", serialize_with = "digits")]
        pub media: Option<i64>,
        /// `yes` when a colleague transferred it here.
        #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "lenient")]
        pub transfer: Option<String>,
        /// Who transferred it.
        #[serde(rename = "transfrom", skip_serializing_if = "Option::is_none", deserialize_with = "lenient")]
        pub transferred_by: Option<Number>,
    }
}

content! {
    /// The side that rings.
    AlertingParty needs call {
        /// Its number.
        #[serde(rename = "otherPhone", deserialize_with = "lenient")]
        pub number: Number,
        /// The work number, when a colleague rings.
        #[serde(rename = "otherPhoneWorkno", deserialize_with = "lenient")]
        pub agent: String,
        /// The call.
        #[serde(rename = "callid", alias = "callId", alias = "callID", deserialize_with = "lenient")]
        pub call: CallId,
        /// `main` or `assistant`.
        #[serde(rename = "type", deserialize_with = "lenient")]
        pub leg: String,
    }
}

content! {
    /// The side that left.
    ReleasedParty needs call {
        /// The call.
        #[serde(rename = "callid", alias = "callId", alias = "callID", deserialize_with = "lenient")]
        pub call: CallId,
        /// Whose part is over.
        #[serde(deserialize_with = "lenient")]
        pub number: Number,
    }
}

content! {
    /// Why an outgoing call failed (CEC table 6-451).
    DialFailure needs call {
        /// The call.
        #[serde(rename = "callid", alias = "callId", alias = "callID", deserialize_with = "lenient")]
        pub call: CallId,
        /// The cause's number.
        #[serde(rename = "detect", deserialize_with = "lenient")]
        pub cause: i64,
        /// The cause in the gateway's words.
        #[serde(rename = "desc", deserialize_with = "lenient")]
        pub text: String,
    }
}

content! {
    /// Queue and numbers of an incoming call.
    IncomingInfo needs call {
        /// The call.
        #[serde(rename = "callId", alias = "callid", alias = "callID", deserialize_with = "lenient")]
        pub call: CallId,
        /// Skill queue's name.
        #[serde(rename = "skillName", deserialize_with = "lenient")]
        pub skill_name: String,
        /// Skill queue's id.
        #[serde(rename = "skillId", deserialize_with = "lenient")]
        pub skill: i64,
        /// Who calls.
        #[serde(deserialize_with = "lenient")]
        pub caller: Number,
        /// Who is called.
        #[serde(deserialize_with = "lenient")]
        pub called: Number,
        /// Agent who released it last; 65535: nobody.
        #[serde(rename = "lastReleaseAgentId", deserialize_with = "lenient")]
        pub last_released_by: i64,
        /// 5 telephone …
        #[serde(rename = "mediaType", deserialize_with = "lenient")]
        pub media: i64,
        /// How often agents released it.
        #[serde(rename = "releaseAndReQueueCount", deserialize_with = "lenient")]
        pub requeued: i64,
        /// 1: offered again after an agent released it.
        #[serde(rename = "releaseAndReQueueCallFlag", deserialize_with = "lenient")]
        pub is_requeued: i64,
    }
}

content! {
    /// A recording.
    Recording needs call {
        /// Its task; a string here, a number elsewhere.
        #[serde(rename = "taskId", deserialize_with = "lenient")]
        pub task: String,
        /// Who called.
        #[serde(deserialize_with = "lenient")]
        pub caller: Number,
        /// Who was called.
        #[serde(deserialize_with = "lenient")]
        pub called: Number,
        /// Its serial.
        #[serde(rename = "recordID", alias = "recordId", deserialize_with = "lenient")]
        pub id: String,
        /// Centre node that holds it.
        #[serde(rename = "locationId", deserialize_with = "lenient")]
        pub location: String,
        /// Where it is kept.
        #[serde(rename = "fileName", deserialize_with = "lenient")]
        pub file: String,
        /// 1 audio, 2 video.
        #[serde(rename = "fileMediaType", deserialize_with = "lenient")]
        pub media: String,
        /// The call.
        #[serde(rename = "callId", alias = "callid", alias = "callID", deserialize_with = "lenient")]
        pub call: CallId,
    }
}

content! {
    /// The end of a recording; it names its task only.
    RecordingEnd optional {
        /// Milliseconds since the epoch.
        #[serde(rename = "beginTime", deserialize_with = "lenient")]
        pub began_at: i64,
        /// Milliseconds since the epoch.
        #[serde(rename = "endTime", deserialize_with = "lenient")]
        pub ended_at: i64,
        /// The recording's task.
        #[serde(rename = "taskId", deserialize_with = "lenient")]
        pub task: i64,
        /// 1 audio, 2 video.
        #[serde(rename = "fileMediaType", deserialize_with = "lenient")]
        pub media: String,
    }
}

content! {
    /// Why a state was entered.
    Reason optional {
        /// 200–250 the agent's own; 0 none; 2 long no answer; 3 forced; 7 rejected a call.
        #[serde(rename = "reason", deserialize_with = "lenient", serialize_with = "digits")]
        pub code: Option<i64>,
    }
}

content! {
    /// Which session ended.
    LoginTime optional {
        /// When it had begun, milliseconds since the epoch.
        #[serde(rename = "loginTime", deserialize_with = "lenient")]
        pub login_time: String,
    }
}

content! {
    /// How the phone went on hook.
    PhoneHook optional {
        /// 2: the agent hung up, 3: the platform did.
        #[serde(rename = "phoneState", deserialize_with = "lenient")]
        pub by: i64,
    }
}

content! {
    /// What the phone was picked up for.
    PhonePicked optional {
        /// `main` or `assistant`.
        #[serde(rename = "type", deserialize_with = "lenient")]
        pub leg: String,
    }
}

content! {
    /// What the customer's phone can do.
    MediaAbility needs call {
        /// 1 audio, 3 audio and video.
        #[serde(rename = "userAbility", deserialize_with = "lenient")]
        pub ability: String,
        /// The call.
        #[serde(rename = "callid", alias = "callId", alias = "callID", deserialize_with = "lenient")]
        pub call: CallId,
    }
}

content! {
    /// What a recovered agent is doing.
    Recovery optional {
        /// A number of table 6-452, where it is said.
        #[serde(rename = "agentStatus", deserialize_with = "lenient", serialize_with = "digits")]
        pub status: Option<i64>,
    }
}

/// The gateway writes these numbers as strings of digits.
#[allow(clippy::ref_option, reason = "serde passes the field by reference")]
fn digits<S: serde::Serializer>(number: &Option<i64>, out: S) -> Result<S::Ok, S::Error> {
    out.serialize_str(&number.map(|it| it.to_string()).unwrap_or_default())
}
