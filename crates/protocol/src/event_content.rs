//! Contents of events. Call ids are spelt `callid`, `callId` and `callID`, and stand bare or in an object:
//! all are read.

use crate::{
    AgentId, CallId, Number,
    json::Value,
    lenient::{FromValue, call_id_in},
    wire::{Wire, read_object, write_object},
};

mod note;
mod preview;

pub use note::Note;
pub use preview::Preview;

/// Type that can stand under `content`.
pub(crate) trait Content: Sized {
    fn read(content: &Value) -> Result<Self, String>;
    fn write(&self) -> Value;
}

/// Content that does not matter; one of any kind is passed over.
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

/// Content that is a bare call id.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CallRef(pub CallId);

impl Content for CallRef {
    fn read(content: &Value) -> Result<Self, String> {
        call_id_in(content).map(Self).ok_or_else(|| "no call id in its content".to_owned())
    }
    fn write(&self) -> Value {
        self.0.as_str().into()
    }
}

/// Reads contents that are useless without their call id, which may also stand there alone.
macro_rules! call_contents {
    ($($name:ident),+ $(,)?) => { $(
        impl Content for $name {
            fn read(content: &Value) -> Result<Self, String> {
                let it: Self = match CallId::from_value(content) {
                    Some(call) => Self { call, ..Self::default() },
                    None => read_object(content)?,
                };
                if it.call.is_empty() { Err("no call id in its content".to_owned()) } else { Ok(it) }
            }
            fn write(&self) -> Value { write_object(self) }
        }
    )+ };
}
call_contents!(
    Parties,
    AlertingParty,
    Conference,
    TransferResult,
    ReleasedParty,
    DialFailure,
    IncomingInfo,
    Recording,
    MediaAbility,
    MediaSwitched,
);

/// Reads contents that may be missing altogether.
macro_rules! optional_contents {
    ($($name:ident),+ $(,)?) => { $(
        impl Content for $name {
            fn read(content: &Value) -> Result<Self, String> {
                if content.as_object().is_some() { read_object(content) } else { Ok(Self::default()) }
            }
            fn write(&self) -> Value { write_object(self) }
        }
    )+ };
}
optional_contents!(RecordingEnd, Reason, LoginTime, PhoneHook, PhonePicked, Recovery);

/// Parties at both ends of a call.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct Parties {
    /// Number of the caller.
    pub caller: Number,
    /// Number that is called.
    pub called: Number,
    /// Id of the call.
    #[wire(name = "callid", alias = "callId", alias = "callID")]
    pub call: CallId,
    /// Kind of the leg, `main` or `assistant`.
    #[wire(name = "type")]
    pub leg: String,
    /// Feature of the call: 0 incoming, 7 outgoing and others (CEC table 6-455); absent when it is not told.
    #[wire(with = digits)]
    pub feature: Option<i64>,
    /// Media ability of the call: 1 voice, 2 video, 3 both.
    #[wire(name = "mediaAbility", with = digits)]
    pub media: Option<i64>,
    /// Text `yes` if another agent has transferred the call here.
    pub transfer: Option<String>,
    /// Number of the agent who transferred the call.
    #[wire(name = "transfrom")]
    pub transferred_by: Option<Number>,
}

/// Party that rings at the other end.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct AlertingParty {
    /// Number of the party that rings.
    #[wire(name = "otherPhone")]
    pub number: Number,
    /// Work number of the party, when an agent rings.
    #[wire(name = "otherPhoneWorkno")]
    pub agent: String,
    /// Id of the call.
    #[wire(name = "callid", alias = "callId", alias = "callID")]
    pub call: CallId,
    /// Kind of the leg, `main` or `assistant`.
    #[wire(name = "type")]
    pub leg: String,
}

/// Other parties of a three-party call.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct Conference {
    /// Id of the call.
    #[wire(name = "callid", alias = "callId", alias = "callID")]
    pub call: CallId,
    /// Numbers and work numbers of the others, parted by commas.
    #[wire(name = "partner")]
    pub partners: Number,
}

/// Result of a transfer.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct TransferResult {
    /// Id of the call that was to be transferred.
    #[wire(name = "callId", alias = "callid", alias = "callID")]
    pub call: CallId,
    /// Result of the transfer; 0 means that it worked.
    pub result: i64,
}

/// Party that left a call.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct ReleasedParty {
    /// Id of the call.
    #[wire(name = "callid", alias = "callId", alias = "callID")]
    pub call: CallId,
    /// Number of the party that left.
    pub number: Number,
}

/// Reason why an outgoing call failed (CEC table 6-451).
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct DialFailure {
    /// Id of the call.
    #[wire(name = "callid", alias = "callId", alias = "callID")]
    pub call: CallId,
    /// Number of the cause.
    #[wire(name = "detect")]
    pub cause: i64,
    /// Text of the cause, in the gateway's words.
    #[wire(name = "desc")]
    pub text: String,
}

/// Queue and numbers of an incoming call.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct IncomingInfo {
    /// Id of the call.
    #[wire(name = "callId", alias = "callid", alias = "callID")]
    pub call: CallId,
    /// Name of the skill queue.
    pub skill_name: String,
    /// Id of the skill queue.
    #[wire(name = "skillId")]
    pub skill: i64,
    /// Number of the caller.
    pub caller: Number,
    /// Number that is called.
    pub called: Number,
    /// Work number of the agent who released the call last; 65535 means nobody. See
    /// [`IncomingInfo::released_by`].
    #[wire(name = "lastReleaseAgentId")]
    pub last_released_by: i64,
    /// Media type of the call: 5 telephone and others.
    #[wire(name = "mediaType")]
    pub media: i64,
    /// Number of times that agents released the call.
    #[wire(name = "releaseAndReQueueCount")]
    pub requeued: i64,
    /// Flag of a call that is offered again after an agent released it: 1 yes, 0 no.
    #[wire(name = "releaseAndReQueueCallFlag")]
    pub is_requeued: i64,
}

impl IncomingInfo {
    /// Returns the agent who released the call last; `None` when no agent has, or that is not told.
    pub fn released_by(&self) -> Option<AgentId> {
        let is_told = !matches!(self.last_released_by, 0 | 65_535);
        is_told.then(|| AgentId::new(self.last_released_by.to_string()))
    }
}

/// Recording of a call.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct Recording {
    /// Task number of the recording; a string here, a number elsewhere.
    #[wire(name = "taskId")]
    pub task: String,
    /// Number of the caller.
    pub caller: Number,
    /// Number that was called.
    pub called: Number,
    /// Serial number of the recording.
    #[wire(name = "recordID", alias = "recordId")]
    pub id: String,
    /// Id of the centre node that holds the recording.
    #[wire(name = "locationId")]
    pub location: String,
    /// Place where the recording is kept.
    #[wire(name = "fileName")]
    pub file: String,
    /// Media type of the recording: 1 audio, 2 video.
    #[wire(name = "fileMediaType")]
    pub media: String,
    /// Id of the call.
    #[wire(name = "callId", alias = "callid", alias = "callID")]
    pub call: CallId,
}

impl Recording {
    /// True if the recording has a picture.
    pub fn is_video(&self) -> bool {
        self.media.trim() == "2"
    }
}

/// End of a recording, which names its task only.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct RecordingEnd {
    /// Unix time in milliseconds at which the recording began.
    #[wire(name = "beginTime")]
    pub began_at: i64,
    /// Unix time in milliseconds at which the recording ended.
    #[wire(name = "endTime")]
    pub ended_at: i64,
    /// Task number of the recording.
    #[wire(name = "taskId")]
    pub task: i64,
    /// Media type of the recording: 1 audio, 2 video.
    #[wire(name = "fileMediaType")]
    pub media: String,
}

/// Reason why a state was entered.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct Reason {
    /// Number of the reason: 200–250 the agent's own; 0 none; 2 long no answer; 3 forced; 7 rejected a call.
    #[wire(name = "reason", with = digits)]
    pub code: Option<i64>,
}

/// Beginning of the session that ended.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct LoginTime {
    /// Unix time in milliseconds at which the session had begun.
    pub login_time: String,
}

/// Party that put the phone on hook.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct PhoneHook {
    /// Number of the party: 2 the agent hung up, 3 the platform did.
    #[wire(name = "phoneState")]
    pub by: i64,
}

impl PhoneHook {
    /// True if the agent has put the telephone down, false if the platform has, or it is not told who.
    pub const fn is_by_agent(&self) -> bool {
        self.by == 2
    }
}

/// Call that the agent's telephone rings for. The reference has nothing here (CEC 6.5.1.7.4); gateways in the
/// field name incoming calls so, as the first of their events.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct PhoneAlerting {
    /// Id of the call; empty when it is not told.
    #[wire(name = "callid", alias = "callId", alias = "callID")]
    pub call: CallId,
    /// Number of the caller.
    pub caller: Number,
    /// Number that is called.
    pub called: Number,
}

/// Reads null or an object.
impl Content for PhoneAlerting {
    fn read(content: &Value) -> Result<Self, String> {
        Ok(read_object(content).unwrap_or_default())
    }
    fn write(&self) -> Value {
        if *self == Self::default() { Value::Null } else { write_object(self) }
    }
}

/// Kind of call that the phone was picked up for.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct PhonePicked {
    /// Kind of the leg, `main` or `assistant`.
    #[wire(name = "type")]
    pub leg: String,
}

/// Media ability of the customer's phone.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct MediaAbility {
    /// Number of the ability: 1 audio, 3 audio and video.
    #[wire(name = "userAbility")]
    pub ability: String,
    /// Id of the call.
    #[wire(name = "callid", alias = "callId", alias = "callID")]
    pub call: CallId,
}

impl MediaAbility {
    /// Returns the ability in our words; `None` when it is not told.
    pub fn told(&self) -> Option<crate::MediaAbility> {
        self.ability.trim().parse().ok().map(crate::MediaAbility::from_gateway)
    }
}

/// State of a recovered agent.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct Recovery {
    /// Number of the state in table 6-452; absent when it is not told.
    #[wire(name = "agentStatus", with = digits)]
    pub status: Option<i64>,
}

/// Result of turning a call from voice to video.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct MediaSwitched {
    /// Id of the call.
    #[wire(name = "callId", alias = "callid", alias = "callID")]
    pub call: CallId,
    /// Result of the switch; 0 means that it worked.
    #[wire(name = "reason")]
    pub result: i64,
    /// Media type of the call now: 1 audio, 3 video.
    #[wire(name = "mediaType")]
    pub media: i64,
    /// Number of the caller; may be empty.
    pub caller: Number,
    /// Number that is called.
    pub called: Number,
}

/// Writes a number as a string of digits, as the gateway does with these; `None` as an empty one.
fn digits(number: &Option<i64>) -> Value {
    Value::String(number.map(|it| it.to_string()).unwrap_or_default())
}
