//! What events carry. Call ids are spelt `callid`, `callId` and `callID`, and stand bare or in an object: all are read.

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

/// Contents that are useless without their call id, which may also stand there alone.
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

/// Contents that may be missing altogether.
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

/// Both ends of a call.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct Parties {
    /// Who calls.
    pub caller: Number,
    /// Who is called.
    pub called: Number,
    /// The call.
    #[wire(name = "callid", alias = "callId", alias = "callID")]
    pub call: CallId,
    /// `main` or `assistant`.
    #[wire(name = "type")]
    pub leg: String,
    /// Kind of call: 0 incoming, 7 outgoing … Absent: not said.
    #[wire(with = digits)]
    pub feature: Option<i64>,
    /// 1 voice, 2 video, 3 both.
    #[wire(name = "mediaAbility", with = digits)]
    pub media: Option<i64>,
    /// `yes` when a colleague transferred it here.
    pub transfer: Option<String>,
    /// Who transferred it.
    #[wire(name = "transfrom")]
    pub transferred_by: Option<Number>,
}

/// The side that rings.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct AlertingParty {
    /// Its number.
    #[wire(name = "otherPhone")]
    pub number: Number,
    /// The work number, when a colleague rings.
    #[wire(name = "otherPhoneWorkno")]
    pub agent: String,
    /// The call.
    #[wire(name = "callid", alias = "callId", alias = "callID")]
    pub call: CallId,
    /// `main` or `assistant`.
    #[wire(name = "type")]
    pub leg: String,
}

/// Who else is in a three-party call.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct Conference {
    /// The call.
    #[wire(name = "callid", alias = "callId", alias = "callID")]
    pub call: CallId,
    /// Numbers and work numbers, parted by commas.
    #[wire(name = "partner")]
    pub partners: Number,
}

/// How a transfer ended.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct TransferResult {
    /// The call that was to be handed on.
    #[wire(name = "callId", alias = "callid", alias = "callID")]
    pub call: CallId,
    /// 0: it worked.
    pub result: i64,
}

/// The side that left.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct ReleasedParty {
    /// The call.
    #[wire(name = "callid", alias = "callId", alias = "callID")]
    pub call: CallId,
    /// Whose part is over.
    pub number: Number,
}

/// Why an outgoing call failed (CEC table 6-451).
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct DialFailure {
    /// The call.
    #[wire(name = "callid", alias = "callId", alias = "callID")]
    pub call: CallId,
    /// The cause's number.
    #[wire(name = "detect")]
    pub cause: i64,
    /// The cause in the gateway's words.
    #[wire(name = "desc")]
    pub text: String,
}

/// Queue and numbers of an incoming call.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct IncomingInfo {
    /// The call.
    #[wire(name = "callId", alias = "callid", alias = "callID")]
    pub call: CallId,
    /// Skill queue's name.
    pub skill_name: String,
    /// Skill queue's id.
    #[wire(name = "skillId")]
    pub skill: i64,
    /// Who calls.
    pub caller: Number,
    /// Who is called.
    pub called: Number,
    /// Work number of the agent who released it last; 65535: nobody. See [`IncomingInfo::released_by`].
    #[wire(name = "lastReleaseAgentId")]
    pub last_released_by: i64,
    /// 5 telephone …
    #[wire(name = "mediaType")]
    pub media: i64,
    /// How often agents released it.
    #[wire(name = "releaseAndReQueueCount")]
    pub requeued: i64,
    /// 1: offered again after an agent released it.
    #[wire(name = "releaseAndReQueueCallFlag")]
    pub is_requeued: i64,
}

impl IncomingInfo {
    /// The agent who released the call last; `None` when no agent has, or that is not told.
    pub fn released_by(&self) -> Option<AgentId> {
        let is_told = !matches!(self.last_released_by, 0 | 65_535);
        is_told.then(|| AgentId::new(self.last_released_by.to_string()))
    }
}

/// A recording.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct Recording {
    /// Its task; a string here, a number elsewhere.
    #[wire(name = "taskId")]
    pub task: String,
    /// Who called.
    pub caller: Number,
    /// Who was called.
    pub called: Number,
    /// Its serial.
    #[wire(name = "recordID", alias = "recordId")]
    pub id: String,
    /// Centre node that holds it.
    #[wire(name = "locationId")]
    pub location: String,
    /// Where it is kept.
    #[wire(name = "fileName")]
    pub file: String,
    /// 1 audio, 2 video.
    #[wire(name = "fileMediaType")]
    pub media: String,
    /// The call.
    #[wire(name = "callId", alias = "callid", alias = "callID")]
    pub call: CallId,
}

impl Recording {
    /// True if the recording has a picture.
    pub fn is_video(&self) -> bool {
        self.media.trim() == "2"
    }
}

/// The end of a recording; it names its task only.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct RecordingEnd {
    /// Milliseconds since the epoch.
    #[wire(name = "beginTime")]
    pub began_at: i64,
    /// Milliseconds since the epoch.
    #[wire(name = "endTime")]
    pub ended_at: i64,
    /// The recording's task.
    #[wire(name = "taskId")]
    pub task: i64,
    /// 1 audio, 2 video.
    #[wire(name = "fileMediaType")]
    pub media: String,
}

/// Why a state was entered.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct Reason {
    /// 200–250 the agent's own; 0 none; 2 long no answer; 3 forced; 7 rejected a call.
    #[wire(name = "reason", with = digits)]
    pub code: Option<i64>,
}

/// Which session ended.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct LoginTime {
    /// When it had begun, milliseconds since the epoch.
    pub login_time: String,
}

/// How the phone went on hook.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct PhoneHook {
    /// 2: the agent hung up, 3: the platform did.
    #[wire(name = "phoneState")]
    pub by: i64,
}

impl PhoneHook {
    /// True if the agent has put the telephone down, false if the platform has, or it is not told who.
    pub const fn is_by_agent(&self) -> bool {
        self.by == 2
    }
}

/// The call that the agent's telephone rings for. The reference has nothing here (CEC 6.5.1.7.4); gateways in the field
/// name incoming calls so, as the first of their events.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct PhoneAlerting {
    /// The call; empty when it is not told.
    #[wire(name = "callid", alias = "callId", alias = "callID")]
    pub call: CallId,
    /// Who calls.
    pub caller: Number,
    /// Who is called.
    pub called: Number,
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

/// What the phone was picked up for.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct PhonePicked {
    /// `main` or `assistant`.
    #[wire(name = "type")]
    pub leg: String,
}

/// What the customer's phone can do.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct MediaAbility {
    /// 1 audio, 3 audio and video.
    #[wire(name = "userAbility")]
    pub ability: String,
    /// The call.
    #[wire(name = "callid", alias = "callId", alias = "callID")]
    pub call: CallId,
}

impl MediaAbility {
    /// The ability in our words; `None` when it is not told.
    pub fn told(&self) -> Option<crate::MediaAbility> {
        self.ability.trim().parse().ok().map(crate::MediaAbility::from_gateway)
    }
}

/// What a recovered agent is doing.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct Recovery {
    /// A number of table 6-452, where it is said.
    #[wire(name = "agentStatus", with = digits)]
    pub status: Option<i64>,
}

/// Whether a call turned from voice to video.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct MediaSwitched {
    /// The call.
    #[wire(name = "callId", alias = "callid", alias = "callID")]
    pub call: CallId,
    /// 0: it worked.
    #[wire(name = "reason")]
    pub result: i64,
    /// 1 audio, 3 video.
    #[wire(name = "mediaType")]
    pub media: i64,
    /// Who calls; may be empty.
    pub caller: Number,
    /// Who is called.
    pub called: Number,
}

/// The gateway writes these numbers as strings of digits.
fn digits(number: &Option<i64>) -> Value {
    Value::String(number.map(|it| it.to_string()).unwrap_or_default())
}
