//! What is known of a call (CEC 6.1.3). All of these are flow-controlled: 5 per 2 s and agent.

use crate::{
    AgentId, CallData, CallId, Number,
    wire::{empty_requests, wire},
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
    /// Read how many calls the agent has.
    CallCount,
    /// Read the day's figures.
    Statistics,
    /// Read the three main figures of the day; the gateway has them at hand.
    StatisticsEx,
);

wire! {
    /// Write a call's data (随路数据).
    pub struct SetCallData {
        /// Which call.
        pub call: Option<CallId> = "callid",
        /// At most 16 384 bytes, before base64.
        pub data: Option<CallData> = "calldata",
        /// The data is base64.
        pub base64: Option<bool> = "isDataEncoded",
    }

    /// Read any call by its id.
    pub struct CallInfoById {
        /// Which.
        pub call: CallId = "callid",
    }

    /// Read the ids of a colleague's calls.
    pub struct CallIdsOf {
        /// The colleague's work number.
        pub agent: AgentId = "workno",
    }

    /// Read the calls that wait in a public queue.
    #[derive(Copy)]
    pub struct WaitingCalls {
        /// The queue.
        pub skill: i64 = "skillid",
    }

    /// Read the calls that a colleague holds. For inspectors.
    pub struct HeldCallsOf {
        /// The colleague's work number.
        pub agent: AgentId = "workno",
    }
}

wire! {
    /// One call as the platform knows it.
    pub struct CallInfo needs call {
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
        /// 5 telephone …
        pub media: Option<i64> = "mediaType",
        /// How long it has waited, or until when; the reference leaves open which.
        pub wait_time: Option<i64> = "waitTime",
        /// Its way through the platform, where it is told.
        pub trace: Option<Trace> = "trace",
        /// 1 audio, 2 video, 3 both.
        pub ability: Option<i64> = "mediaAbility",
    } also {
        /// The customer's level.
        "userPriority": Number,
        /// The trunk it came on; 65535: not known.
        "trunkNo": Number,
        /// Seconds it has been in the platform.
        "logontimes": Number,
    }
}

wire! {
    /// One call that a colleague holds.
    pub struct HeldCall needs call {
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

wire! {
    /// What an agent did today. Times are seconds.
    #[derive(Copy)]
    pub struct DayFigures {
        /// Talk time.
        pub talk_time: i64 = "talktime",
        /// Calls answered.
        pub answered: i64 = "answernums",
        /// Calls not answered in time.
        pub missed: i64 = "noanswernums",
        /// Calls dialled.
        pub dialled: i64 = "calloutnums",
        /// Calls to colleagues.
        pub internal: i64 = "intercallnums",
        /// Colleagues asked for help.
        pub consulted: i64 = "interhelpnums",
        /// Calls handed on (转接).
        pub transferred: i64 = "transfernums" | "transferrnums",
        /// Calls handed on to the outside (转出).
        pub transferred_out: i64 = "transferoutnums",
        /// Calls handed on to an automatic flow.
        pub transferred_to_ivr: i64 = "transferivrnums",
        /// Calls redirected.
        pub redirected: i64 = "redirectnums",
        /// Times a call was held.
        pub held: i64 = "keepnums",
        /// Times busy.
        pub busy_count: i64 = "busynums",
        /// Time busy.
        pub busy_time: i64 = "busytime",
        /// Rests asked for.
        pub rest_count: i64 = "restnums",
        /// Time rested.
        pub rest_time: i64 = "resttime",
        /// Rests overrun.
        pub overrun_count: i64 = "restoutnums",
        /// Time overrun.
        pub overrun_time: i64 = "restouttime",
        /// Calls that the agent ended.
        pub ended_by_agent: i64 = "agentrelease",
    }

    /// The three main figures of an agent's day.
    #[derive(Copy)]
    pub struct MainFigures {
        /// Talk time in seconds.
        pub talk_time: i64 = "talktime",
        /// Calls answered.
        pub answered: i64 = "answernums",
        /// Calls dialled.
        pub dialled: i64 = "calloutnums",
    }
}
