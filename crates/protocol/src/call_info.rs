//! What is known of a call (CEC 6.1.3). All of these are flow-controlled: 5 per 2 s and agent.

use crate::{
    AgentId, CallData, CallId, Number,
    wire::{Wire, empty_requests},
};

/// Read the current call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Wire)]
pub struct QueryCallInfo {
    /// The name says the opposite: true returns the previous call when there is none now.
    #[wire(name = "isNoContainLastCall")]
    pub or_previous: Option<bool>,
}

/// Read a call's data (随路数据).
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct AppData {
    /// True: the answer is base64.
    #[wire(name = "isEncodeResult")]
    pub base64: Option<bool>,
    /// Which call; the current one when absent.
    #[wire(name = "callId", alias = "callid")]
    pub call: Option<CallId>,
}

empty_requests!(
    /// Read the held calls. Refused with 400-003 when there is none.
    HoldList,
    /// Read the call that rings.
    CallInfoBeforeAnswer,
    /// Read how many calls the agent has.
    CallCount,
    /// Read the day's figures.
    Statistics,
    /// Read the three main figures of the day; the gateway has them at hand.
    StatisticsEx,
);

/// Write a call's data (随路数据).
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct SetCallData {
    /// Which call.
    #[wire(name = "callid")]
    pub call: Option<CallId>,
    /// At most 16 384 bytes, before base64.
    #[wire(name = "calldata")]
    pub data: Option<CallData>,
    /// The data is base64.
    #[wire(name = "isDataEncoded")]
    pub base64: Option<bool>,
}

/// Read any call by its id.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct CallInfoById {
    /// Which.
    #[wire(name = "callid")]
    pub call: CallId,
}

/// Read the ids of a colleague's calls.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct CallIdsOf {
    /// The colleague's work number.
    #[wire(name = "workno")]
    pub agent: AgentId,
}

/// Read the calls that wait in a public queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Wire)]
pub struct WaitingCalls {
    /// The queue.
    #[wire(name = "skillid")]
    pub skill: i64,
}

/// Read the calls that a colleague holds. For inspectors.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct HeldCallsOf {
    /// The colleague's work number.
    #[wire(name = "workno")]
    pub agent: AgentId,
}

/// One call as the platform knows it.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
#[wire(
    needs = call,
    also("userPriority": Number, "The customer's level."),
    also("trunkNo": Number, "The trunk it came on; 65535: not known."),
    also("logontimes": Number, "Seconds it has been in the platform."),
)]
pub struct CallInfo {
    /// Kind of call: 0 incoming, 7 outgoing …
    #[wire(name = "callfeature")]
    pub feature: i64,
    /// Its id.
    #[wire(name = "callid", alias = "callId", alias = "callID")]
    pub call: CallId,
    /// Who called.
    pub caller: Number,
    /// Who was called.
    pub called: Number,
    /// Skill queue's name; may be empty.
    #[wire(name = "callskill")]
    pub skill_name: String,
    /// Skill queue's id.
    #[wire(name = "callskillid")]
    pub skill: i64,
    /// The number first called.
    #[wire(name = "orgicallednum", alias = "orgcallednum")]
    pub original_called: Number,
    /// Call data (随路数据).
    #[wire(name = "calldata")]
    pub data: Option<CallData>,
    /// When it began, milliseconds since the epoch.
    #[wire(name = "begintime")]
    pub began_at: Option<i64>,
    /// When it ended; absent while it runs.
    #[wire(name = "endtime")]
    pub ended_at: Option<i64>,
    /// 5 telephone …
    #[wire(name = "mediaType")]
    pub media: Option<i64>,
    /// How long it has waited, or until when; the reference leaves open which.
    pub wait_time: Option<i64>,
    /// Its way through the platform, where it is told.
    pub trace: Option<Trace>,
    /// 1 audio, 2 video, 3 both.
    #[wire(name = "mediaAbility")]
    pub ability: Option<i64>,
}

/// One call that a colleague holds.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
#[wire(needs = call)]
pub struct HeldCall {
    /// Kind of call: 0 incoming, 7 outgoing …
    #[wire(name = "callfeature")]
    pub feature: i64,
    /// Its id.
    #[wire(name = "callid", alias = "callId", alias = "callID")]
    pub call: CallId,
    /// Who called.
    pub caller: Number,
    /// Who was called.
    pub called: Number,
    /// Skill queue's name; may be empty.
    #[wire(name = "callskill")]
    pub skill_name: String,
}

/// A call's way through the platform (CEC table 6-204), as far as we use it.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct Trace {
    /// When the talk began, milliseconds since the epoch; absent or 0 while it has not.
    #[wire(name = "talkBeginTime")]
    pub talk_began_at: Option<i64>,
}

impl CallInfo {
    /// Whether the talk has begun; `None` when that is not told.
    pub fn is_talking(&self) -> Option<bool> {
        self.trace.as_ref().map(|trace| trace.talk_began_at.is_some_and(|at| at > 0))
    }
}

/// What an agent did today. Times are seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Wire)]
pub struct DayFigures {
    /// Talk time.
    #[wire(name = "talktime")]
    pub talk_time: i64,
    /// Calls answered.
    #[wire(name = "answernums")]
    pub answered: i64,
    /// Calls not answered in time.
    #[wire(name = "noanswernums")]
    pub missed: i64,
    /// Calls dialled.
    #[wire(name = "calloutnums")]
    pub dialled: i64,
    /// Calls to colleagues.
    #[wire(name = "intercallnums")]
    pub internal: i64,
    /// Colleagues asked for help.
    #[wire(name = "interhelpnums")]
    pub consulted: i64,
    /// Calls handed on (转接).
    #[wire(name = "transfernums", alias = "transferrnums")]
    pub transferred: i64,
    /// Calls handed on to the outside (转出).
    #[wire(name = "transferoutnums")]
    pub transferred_out: i64,
    /// Calls handed on to an automatic flow.
    #[wire(name = "transferivrnums")]
    pub transferred_to_ivr: i64,
    /// Calls redirected.
    #[wire(name = "redirectnums")]
    pub redirected: i64,
    /// Times a call was held.
    #[wire(name = "keepnums")]
    pub held: i64,
    /// Times busy.
    #[wire(name = "busynums")]
    pub busy_count: i64,
    /// Time busy.
    #[wire(name = "busytime")]
    pub busy_time: i64,
    /// Rests asked for.
    #[wire(name = "restnums")]
    pub rest_count: i64,
    /// Time rested.
    #[wire(name = "resttime")]
    pub rest_time: i64,
    /// Rests overrun.
    #[wire(name = "restoutnums")]
    pub overrun_count: i64,
    /// Time overrun.
    #[wire(name = "restouttime")]
    pub overrun_time: i64,
    /// Calls that the agent ended.
    #[wire(name = "agentrelease")]
    pub ended_by_agent: i64,
}

/// The three main figures of an agent's day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Wire)]
pub struct MainFigures {
    /// Talk time in seconds.
    #[wire(name = "talktime")]
    pub talk_time: i64,
    /// Calls answered.
    #[wire(name = "answernums")]
    pub answered: i64,
    /// Calls dialled.
    #[wire(name = "calloutnums")]
    pub dialled: i64,
}
