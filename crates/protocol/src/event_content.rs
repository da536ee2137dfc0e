//! What events carry. Call ids are spelt `callid`, `callId` and `callID`, and stand bare or in an object: all are read.

use crate::{
    AgentId, CallData, CallId, NoteText, Number,
    json::Value,
    lenient::{FromValue, call_id_in},
    wire::{as_text, read_object, wire, write_object},
};

/// What can stand under `content`.
pub(crate) trait Content: Sized {
    fn read(content: &Value) -> Result<Self, String>;
    fn write(&self) -> Value;
}

/// Nothing that matters; a content of any kind is passed over.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct NoContent;

impl Content for NoContent {
    fn read(_: &Value) -> Result<Self, String> {
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
    fn read(content: &Value) -> Result<Self, String> {
        call_id_in(content).map(Self).ok_or_else(|| "no call id in its content".to_owned())
    }
    fn write(&self) -> Value {
        self.0.reveal().into()
    }
}

macro_rules! content {
    // A content that is of no use without its call id, which may also stand there alone.
    ($(#[$doc:meta])* $name:ident needs $call:ident { $($body:tt)* }) => {
        wire! { $(#[$doc])* pub struct $name { $($body)* } }
        impl Content for $name {
            fn read(content: &Value) -> Result<Self, String> {
                let it: Self = match CallId::from_value(content) {
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
        wire! { $(#[$doc])* pub struct $name { $($body)* } }
        impl Content for $name {
            fn read(content: &Value) -> Result<Self, String> {
                if content.as_object().is_some() { read_object(content) } else { Ok(Self::default()) }
            }
            fn write(&self) -> Value { write_object(self) }
        }
    };
}

content! {
    /// Both ends of a call.
    Parties needs call {
        /// Who calls.
        pub caller: Number = "caller",
        /// Who is called.
        pub called: Number = "called",
        /// The call.
        pub call: CallId = "callid" | "callId" | "callID",
        /// `main` or `assistant`.
        pub leg: String = "type",
        /// Kind of call: 0 incoming, 7 outgoing … Absent: not said.
        pub feature: Option<i64> = "feature" as digits,
        /// 1 voice, 2 video, 3 both.
        pub media: Option<i64> = "mediaAbility" as digits,
        /// `yes` when a colleague transferred it here.
        pub transfer: Option<String> = "transfer",
        /// Who transferred it.
        pub transferred_by: Option<Number> = "transfrom",
    }
}

content! {
    /// The side that rings.
    AlertingParty needs call {
        /// Its number.
        pub number: Number = "otherPhone",
        /// The work number, when a colleague rings.
        pub agent: String = "otherPhoneWorkno",
        /// The call.
        pub call: CallId = "callid" | "callId" | "callID",
        /// `main` or `assistant`.
        pub leg: String = "type",
    }
}

content! {
    /// Who else is in a three-party call.
    Conference needs call {
        /// The call.
        pub call: CallId = "callid" | "callId" | "callID",
        /// Numbers and work numbers, parted by commas.
        pub partners: Number = "partner",
    }
}

content! {
    /// How a transfer ended.
    TransferResult needs call {
        /// The call that was to be handed on.
        pub call: CallId = "callId" | "callid" | "callID",
        /// 0: it worked.
        pub result: i64 = "result",
    }
}

content! {
    /// The side that left.
    ReleasedParty needs call {
        /// The call.
        pub call: CallId = "callid" | "callId" | "callID",
        /// Whose part is over.
        pub number: Number = "number",
    }
}

content! {
    /// Why an outgoing call failed (CEC table 6-451).
    DialFailure needs call {
        /// The call.
        pub call: CallId = "callid" | "callId" | "callID",
        /// The cause's number.
        pub cause: i64 = "detect",
        /// The cause in the gateway's words.
        pub text: String = "desc",
    }
}

content! {
    /// Queue and numbers of an incoming call.
    IncomingInfo needs call {
        /// The call.
        pub call: CallId = "callId" | "callid" | "callID",
        /// Skill queue's name.
        pub skill_name: String = "skillName",
        /// Skill queue's id.
        pub skill: i64 = "skillId",
        /// Who calls.
        pub caller: Number = "caller",
        /// Who is called.
        pub called: Number = "called",
        /// Work number of the agent who released it last; 65535: nobody. See [`IncomingInfo::released_by`].
        pub last_released_by: i64 = "lastReleaseAgentId",
        /// 5 telephone …
        pub media: i64 = "mediaType",
        /// How often agents released it.
        pub requeued: i64 = "releaseAndReQueueCount",
        /// 1: offered again after an agent released it.
        pub is_requeued: i64 = "releaseAndReQueueCallFlag",
    }
}

impl IncomingInfo {
    /// The agent who released the call last; `None` when no agent has, or that is not told.
    pub fn released_by(&self) -> Option<AgentId> {
        let is_told = !matches!(self.last_released_by, 0 | 65_535);
        is_told.then(|| AgentId::new(self.last_released_by.to_string()))
    }
}

content! {
    /// A recording.
    Recording needs call {
        /// Its task; a string here, a number elsewhere.
        pub task: String = "taskId",
        /// Who called.
        pub caller: Number = "caller",
        /// Who was called.
        pub called: Number = "called",
        /// Its serial.
        pub id: String = "recordID" | "recordId",
        /// Centre node that holds it.
        pub location: String = "locationId",
        /// Where it is kept.
        pub file: String = "fileName",
        /// 1 audio, 2 video.
        pub media: String = "fileMediaType",
        /// The call.
        pub call: CallId = "callId" | "callid" | "callID",
    }
}

impl Recording {
    /// True if the recording has a picture.
    pub fn is_video(&self) -> bool {
        self.media.trim() == "2"
    }
}

content! {
    /// The end of a recording; it names its task only.
    RecordingEnd optional {
        /// Milliseconds since the epoch.
        pub began_at: i64 = "beginTime",
        /// Milliseconds since the epoch.
        pub ended_at: i64 = "endTime",
        /// The recording's task.
        pub task: i64 = "taskId",
        /// 1 audio, 2 video.
        pub media: String = "fileMediaType",
    }
}

content! {
    /// Why a state was entered.
    Reason optional {
        /// 200–250 the agent's own; 0 none; 2 long no answer; 3 forced; 7 rejected a call.
        pub code: Option<i64> = "reason" as digits,
    }
}

content! {
    /// Which session ended.
    LoginTime optional {
        /// When it had begun, milliseconds since the epoch.
        pub login_time: String = "loginTime",
    }
}

content! {
    /// How the phone went on hook.
    PhoneHook optional {
        /// 2: the agent hung up, 3: the platform did.
        pub by: i64 = "phoneState",
    }
}

impl PhoneHook {
    /// True if the agent has put the telephone down, false if the platform has, or it is not told who.
    pub const fn is_by_agent(&self) -> bool {
        self.by == 2
    }
}

wire! {
    /// The call that the agent's telephone rings for. The reference has nothing here (CEC 6.5.1.7.4); gateways in the field
    /// name incoming calls so, as the first of their events.
    pub struct PhoneAlerting {
        /// The call; empty when it is not told.
        pub call: CallId = "callid" | "callId" | "callID",
        /// Who calls.
        pub caller: Number = "caller",
        /// Who is called.
        pub called: Number = "called",
    }
}

/// Null, or an object.
impl Content for PhoneAlerting {
    fn read(content: &Value) -> Result<Self, String> {
        Ok(read_object(content).unwrap_or_default())
    }
    fn write(&self) -> Value {
        if *self == Self::default() { Value::Null } else { write_object(self) }
    }
}

content! {
    /// What the phone was picked up for.
    PhonePicked optional {
        /// `main` or `assistant`.
        pub leg: String = "type",
    }
}

content! {
    /// What the customer's phone can do.
    MediaAbility needs call {
        /// 1 audio, 3 audio and video.
        pub ability: String = "userAbility",
        /// The call.
        pub call: CallId = "callid" | "callId" | "callID",
    }
}

impl MediaAbility {
    /// The ability in our words; `None` when it is not told.
    pub fn told(&self) -> Option<crate::MediaAbility> {
        self.ability.trim().parse().ok().map(crate::MediaAbility::from_gateway)
    }
}

content! {
    /// What a recovered agent is doing.
    Recovery optional {
        /// A number of table 6-452, where it is said.
        pub status: Option<i64> = "agentStatus" as digits,
    }
}

content! {
    /// Whether a call turned from voice to video.
    MediaSwitched needs call {
        /// The call.
        pub call: CallId = "callId" | "callid" | "callID",
        /// 0: it worked.
        pub result: i64 = "reason",
        /// 1 audio, 3 video.
        pub media: i64 = "mediaType",
        /// Who calls; may be empty.
        pub caller: Number = "caller",
        /// Who is called.
        pub called: Number = "called",
    }
}

wire! {
    /// A call that the agent shall look at before it is made (预览外呼).
    pub struct Preview {
        /// Its control block, which the call is made with.
        pub control: i64 = "controlid" as as_text,
        /// Whom to call: one of these. May be empty.
        pub numbers: Vec<Number> = "dialeddigits" as joined,
        /// Call data (随路数据).
        pub data: Option<CallData> = "callData",
    }
}

/// Of no use without its control block: nothing could be called.
impl Content for Preview {
    fn read(content: &Value) -> Result<Self, String> {
        let it: Self = read_object(content)?;
        match content.get("controlid").and_then(i64::from_value) {
            Some(_) => Ok(it),
            None => Err("no control block in its content".to_owned()),
        }
    }
    fn write(&self) -> Value {
        write_object(self)
    }
}

wire! {
    /// A note (便签) from a colleague. The reference shows none of this (CEC 6.5.1.1.11), gateways in the field send it.
    pub struct Note {
        /// The colleague's work number.
        pub sender: String = "sender" | "from" | "workNo",
        /// What it says.
        pub text: NoteText = "content" | "context" | "text" | "message",
    }
}

/// Null, the text alone, or an object.
impl Content for Note {
    fn read(content: &Value) -> Result<Self, String> {
        Ok(match NoteText::from_value(content) {
            Some(text) => Self { text, ..Self::default() },
            None => read_object(content).unwrap_or_default(),
        })
    }
    fn write(&self) -> Value {
        if *self == Self::default() { Value::Null } else { write_object(self) }
    }
}

/// The gateway writes these numbers as strings of digits.
fn digits(number: &Option<i64>) -> Value {
    Value::String(number.map(|it| it.to_string()).unwrap_or_default())
}

/// The gateway parts these by commas.
fn joined(numbers: &[Number]) -> Value {
    let texts: Vec<&str> = numbers.iter().map(Number::reveal).collect();
    Value::String(texts.join(","))
}
