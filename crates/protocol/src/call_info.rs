//! Information on calls (CEC 6.1.3). All of these are flow-controlled: 5 requests per 2 s and agent.

use crate::{
    AgentId, CallData, CallId, Number,
    wire::{Wire, empty_requests},
};

/// Reads the current call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Wire)]
pub struct QueryCallInfo {
    /// True if the previous call is returned when there is none now; the gateway's name says the opposite.
    #[wire(name = "isNoContainLastCall")]
    pub or_previous: Option<bool>,
}

/// Reads the call data (随路数据) of a call.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct AppData {
    /// True if the reply is encoded as base64.
    #[wire(name = "isEncodeResult")]
    pub base64: Option<bool>,
    /// Id of the call; the current one when absent.
    #[wire(name = "callId", alias = "callid")]
    pub call: Option<CallId>,
}

empty_requests!(
    /// Reads the held calls. Refused with 400-003 when there is none.
    HoldList,
    /// Reads the call that rings.
    CallInfoBeforeAnswer,
    /// Reads how many calls the agent has.
    CallCount,
    /// Reads the agent's statistics of the day.
    Statistics,
    /// Reads the three main figures of the day, which the gateway has at hand.
    StatisticsEx,
);

/// Writes the call data (随路数据) of a call.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct SetCallData {
    /// Id of the call.
    #[wire(name = "callid")]
    pub call: Option<CallId>,
    /// Call data, at most 16 384 bytes, before base64.
    #[wire(name = "calldata")]
    pub data: Option<CallData>,
    /// True if the call data is encoded as base64.
    #[wire(name = "isDataEncoded")]
    pub base64: Option<bool>,
}

/// Reads any call by its id.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct CallInfoById {
    /// Id of the call.
    #[wire(name = "callid")]
    pub call: CallId,
}

/// Reads the ids of another agent's calls.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct CallIdsOf {
    /// Work number of the other agent.
    #[wire(name = "workno")]
    pub agent: AgentId,
}

/// Reads the calls that wait in a public queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Wire)]
pub struct WaitingCalls {
    /// Id of the queue.
    #[wire(name = "skillid")]
    pub skill: i64,
}

/// Reads the calls that another agent holds. For inspectors.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct HeldCallsOf {
    /// Work number of the other agent.
    #[wire(name = "workno")]
    pub agent: AgentId,
}

/// Call as the platform knows it.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
#[wire(
    needs = call,
    also("userPriority": Number, "The customer's level."),
    also("trunkNo": Number, "Number of the trunk that the call came on; 65535 when it is not known."),
    also("logontimes": Number, "Number of seconds that the call has been in the platform."),
)]
pub struct CallInfo {
    /// Feature of the call: 0 incoming, 7 outgoing and others (CEC table 6-455).
    #[wire(name = "callfeature")]
    pub feature: i64,
    /// Id of the call.
    #[wire(name = "callid", alias = "callId", alias = "callID")]
    pub call: CallId,
    /// Number of the caller.
    pub caller: Number,
    /// Number that was called.
    pub called: Number,
    /// Name of the skill queue; may be empty.
    #[wire(name = "callskill")]
    pub skill_name: String,
    /// Id of the skill queue.
    #[wire(name = "callskillid")]
    pub skill: i64,
    /// Number that was called first.
    #[wire(name = "orgicallednum", alias = "orgcallednum")]
    pub original_called: Number,
    /// Call data (随路数据) of the call.
    #[wire(name = "calldata")]
    pub data: Option<CallData>,
    /// Unix time in milliseconds at which the call was answered.
    #[wire(name = "begintime")]
    pub began_at: Option<i64>,
    /// Unix time in milliseconds at which the call ended; absent while it runs.
    #[wire(name = "endtime")]
    pub ended_at: Option<i64>,
    /// Media type of the call: 5 telephone and others.
    #[wire(name = "mediaType")]
    pub media: Option<i64>,
    /// Time in seconds that the call has waited, or until which it has; the reference leaves open which.
    pub wait_time: Option<i64>,
    /// Way of the call through the platform; absent when it is not told.
    pub trace: Option<Trace>,
    /// Media ability of the call: 1 audio, 2 video, 3 both.
    #[wire(name = "mediaAbility")]
    pub ability: Option<i64>,
}

/// Call that another agent holds.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
#[wire(needs = call)]
pub struct HeldCall {
    /// Feature of the call: 0 incoming, 7 outgoing and others (CEC table 6-455).
    #[wire(name = "callfeature")]
    pub feature: i64,
    /// Id of the call.
    #[wire(name = "callid", alias = "callId", alias = "callID")]
    pub call: CallId,
    /// Number of the caller.
    pub caller: Number,
    /// Number that was called.
    pub called: Number,
    /// Name of the skill queue; may be empty.
    #[wire(name = "callskill")]
    pub skill_name: String,
}

/// Way of a call through the platform (CEC table 6-204), as far as we use it.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct Trace {
    /// Unix time in milliseconds at which the talk began; absent or 0 while it has not.
    #[wire(name = "talkBeginTime")]
    pub talk_began_at: Option<i64>,
}

impl CallInfo {
    /// Returns true if the talk has begun; `None` when that is not told.
    pub fn is_talking(&self) -> Option<bool> {
        self.trace.as_ref().map(|trace| trace.talk_began_at.is_some_and(|at| at > 0))
    }
}

/// Statistics of an agent's day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Wire)]
pub struct DayFigures {
    /// Number of seconds spent talking.
    #[wire(name = "talktime")]
    pub talk_time: i64,
    /// Number of calls answered.
    #[wire(name = "answernums")]
    pub answered: i64,
    /// Number of calls not answered in time.
    #[wire(name = "noanswernums")]
    pub missed: i64,
    /// Number of calls dialled.
    #[wire(name = "calloutnums")]
    pub dialled: i64,
    /// Number of calls to other agents.
    #[wire(name = "intercallnums")]
    pub internal: i64,
    /// Number of consultations with other agents.
    #[wire(name = "interhelpnums")]
    pub consulted: i64,
    /// Number of calls transferred (转接).
    #[wire(name = "transfernums", alias = "transferrnums")]
    pub transferred: i64,
    /// Number of calls transferred to the outside (转出).
    #[wire(name = "transferoutnums")]
    pub transferred_out: i64,
    /// Number of calls transferred to an IVR.
    #[wire(name = "transferivrnums")]
    pub transferred_to_ivr: i64,
    /// Number of calls redirected.
    #[wire(name = "redirectnums")]
    pub redirected: i64,
    /// Number of times that a call was held.
    #[wire(name = "keepnums")]
    pub held: i64,
    /// Number of times that the agent was busy.
    #[wire(name = "busynums")]
    pub busy_count: i64,
    /// Number of seconds spent busy.
    #[wire(name = "busytime")]
    pub busy_time: i64,
    /// Number of rests asked for.
    #[wire(name = "restnums")]
    pub rest_count: i64,
    /// Number of seconds spent resting.
    #[wire(name = "resttime")]
    pub rest_time: i64,
    /// Number of rests overrun.
    #[wire(name = "restoutnums")]
    pub overrun_count: i64,
    /// Number of seconds by which rests were overrun.
    #[wire(name = "restouttime")]
    pub overrun_time: i64,
    /// Number of calls that the agent ended.
    #[wire(name = "agentrelease")]
    pub ended_by_agent: i64,
}

/// Three main figures of an agent's day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Wire)]
pub struct MainFigures {
    /// Number of seconds spent talking.
    #[wire(name = "talktime")]
    pub talk_time: i64,
    /// Number of calls answered.
    #[wire(name = "answernums")]
    pub answered: i64,
    /// Number of calls dialled.
    #[wire(name = "calloutnums")]
    pub dialled: i64,
}
