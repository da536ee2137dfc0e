//! Signing out, and the agent's state and settings (CEC 6.1.1). Signing in is in [`sign_in`](crate::sign_in).

use crate::{
    AgentId, CallData, CallId, Guid, NoteText, Number, Password,
    wire::{Wire, as_text, empty_requests},
};

/// One skill queue (技能队列) that an agent is configured for.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct Skill {
    /// Its name.
    pub name: String,
    /// Its id.
    pub id: i64,
    /// Kind of calls: 5 telephone, 1 chat …
    #[wire(name = "mediatype")]
    pub media: i64,
}

/// What the platform says that an agent is doing.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct StatusReport {
    /// A number of table 6-452: 2 signed out, 3 busy, 4 ready, 5 wrap-up, 7 on a call, 8 resting.
    #[wire(name = "agentState")]
    pub state: i64,
    /// True while the agent is in a talk (CEC 6.1.1.21).
    pub is_working: bool,
}

empty_requests!(
    /// Keep a session alive whose events are pushed. Without it for 2 minutes the agent is signed out.
    HandShake,
    /// End the session, whatever is going on.
    ForceLogout,
    /// Ask for a new guid after the page was loaded anew.
    UpdateGuid,
    /// Read state and call after the page was loaded anew. Throws away the events that wait.
    SyncAgentInfo,
    /// Read what a softphone registers with, where one token serves for all accounts.
    LoginInfo,
    /// Read the business's own state of this agent.
    QueryCustomState,
    /// Take the business's own state back.
    CancelCustomState,
    /// Read the agent's own skill queues.
    AgentSkills,
    /// Become ready, from busy or wrap-up (示闲).
    SayFree,
    /// Leave busy.
    CancelBusy,
    /// Leave rest.
    CancelRest,
    /// Enter wrap-up (整理).
    Work,
    /// Leave wrap-up.
    CancelWork,
    /// Sign out (签出). Not carried out while talking.
    Logout,
    /// Read the agent's state.
    AgentStatus,
);

/// Become busy (示忙).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Wire)]
pub struct SayBusy {
    /// 200–250. Needed, with `prolong`, when the agent is busy already.
    pub reason: Option<i64>,
    /// Replace the present reason.
    pub prolong: Option<bool>,
}

/// Rest for a time (休息).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Wire)]
pub struct Rest {
    /// Seconds, 1–86399.
    #[wire(name = "time")]
    pub seconds: i64,
    /// Why, 0–255; 0: no reason.
    #[wire(name = "restcause")]
    pub cause: i64,
    /// Start anew when resting already.
    pub prolong: Option<bool>,
}

/// Send a note (便签) to colleagues. Those who are not signed in do not get it.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct SendNote {
    /// The colleagues' work numbers, at most 100.
    #[wire(name = "agentIds")]
    pub agents: Vec<i64>,
    /// At most 1023 bytes.
    #[wire(name = "content")]
    pub text: NoteText,
}

/// Read the skill queues that a colleague is configured for.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct AgentSkillsOf {
    /// The colleague's work number.
    #[wire(name = "workno")]
    pub agent: AgentId,
}

/// Choose who answers calls from now on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Wire)]
pub struct SetAutoAnswer {
    /// The platform does; otherwise the agent.
    #[wire(name = "isautoanswer")]
    pub on: bool,
}

/// Choose the skill queues to take calls from.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct ResetSkills {
    /// All that are configured; otherwise those named.
    #[wire(name = "autoflag")]
    pub all: bool,
    /// Queue ids parted by `;`. None: no queue at all.
    #[wire(name = "skillid")]
    pub skills: Option<String>,
    /// 1: the desk phone is linked (话机联动), 0: it is not.
    #[wire(name = "phonelinkage")]
    pub linkage: Option<i64>,
}

/// Change the agent's own password (修改密码).
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct ChangePassword {
    /// The present one.
    #[wire(name = "oldPassword")]
    pub old: Password,
    /// 8–32 characters of three kinds; CEC 6.1.1.16 has the rest of the rules.
    #[wire(name = "newPassword")]
    pub new: Password,
}

/// Choose what follows a call from now on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Wire)]
pub struct SetAutoReady {
    /// Ready; otherwise wrap-up.
    #[wire(name = "flag")]
    pub on: bool,
}

/// End the session, whatever is going on, and say why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Wire)]
pub struct ForceLogoutWithReason {
    /// 1–255.
    pub reason: i64,
}

/// Choose whether incoming calls are offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Wire)]
pub struct SetTalkRight {
    /// 1: they are, 0: they are not.
    #[wire(name = "flag")]
    pub on: i64,
}

/// Set the business's own state of this agent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Wire)]
pub struct SetCustomState {
    /// 0–65534, with the business's own meaning.
    #[wire(name = "customstate")]
    pub state: i64,
}

/// A renewed credential.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
#[wire(needs = guid)]
pub struct NewGuid {
    /// Takes the place of the one the request was sent with.
    pub guid: Guid,
}

/// What a softphone registers with.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct PhoneToken {
    /// The number it registers.
    #[wire(name = "phonenum")]
    pub phone: Number,
    /// Takes the place of the number's password for a while.
    #[wire(name = "phonetoken")]
    pub token: Password,
}

/// The business's own state of an agent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Wire)]
pub struct CustomState {
    /// 0–65534; 65535: none is set.
    #[wire(name = "agentcustomstate", with = as_text)]
    pub state: i64,
}

/// Where an agent stands, for a page that was loaded anew.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct SyncedAgent {
    /// The call in the gateway's words, where it gives any.
    #[wire(name = "callinfo")]
    pub call_info: Option<CallData>,
    /// The agent and its calls.
    #[wire(name = "agentStateInfo")]
    pub agent: SyncedState,
}

/// An agent and its calls. Times are milliseconds since the epoch; absent: there is none.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
#[wire(also("releaseFlag": Number, "Not used by the gateway."))]
pub struct SyncedState {
    /// The agent.
    #[wire(name = "workNo")]
    pub agent: AgentId,
    /// A number of table 6-454: 1 ready, 2 wrap-up, 3 resting, 4 busy, 9 talking … Not of table 6-452.
    pub state: i64,
    /// The state before, by the same table.
    pub last_state: i64,
    /// Since when.
    #[wire(name = "agentStateBeginTime")]
    pub state_began_at: Option<i64>,
    /// The gateway's clock.
    #[wire(name = "currentTime")]
    pub now: Option<i64>,
    /// Busy is noted for the time after the call.
    #[wire(name = "preBusy")]
    pub is_busy_noted: bool,
    /// Rest is noted for the time after the call.
    #[wire(name = "preRest")]
    pub is_rest_noted: bool,
    /// What is being carried out; 0: nothing.
    #[wire(name = "curCommand")]
    pub command: i64,
    /// Since when.
    #[wire(name = "cmdBeginTime")]
    pub command_began_at: Option<i64>,
    /// The current call.
    #[wire(name = "curCallId")]
    pub call: CallId,
    /// The first call.
    #[wire(name = "mainCallId")]
    pub main_call: CallId,
    /// The held call.
    #[wire(name = "holdCallId")]
    pub held_call: CallId,
    /// Kind of call: 0 incoming, 7 outgoing …
    #[wire(name = "callFeature")]
    pub feature: i64,
    /// The same of the call that talks.
    #[wire(name = "talkingCallfeature")]
    pub talking_feature: i64,
    /// Who called.
    #[wire(name = "callerNo")]
    pub caller: Number,
    /// Who was called.
    #[wire(name = "calledNo")]
    pub called: Number,
    /// Who else is in the call.
    pub partner: Number,
    /// Call data (随路数据).
    #[wire(name = "callData")]
    pub data: CallData,
    /// When the talk began.
    #[wire(name = "beginTalkingTime")]
    pub talk_began_at: Option<i64>,
    /// When the second talk began.
    #[wire(name = "secondTalkingTime")]
    pub second_talk_began_at: Option<i64>,
    /// When the call was held.
    #[wire(name = "beginHoldTime")]
    pub hold_began_at: Option<i64>,
    /// It is the first talk of the call.
    #[wire(name = "firsttalkingFlag")]
    pub is_first_talk: bool,
    /// The recording's serial.
    #[wire(name = "recordID")]
    pub recording: String,
    /// The inspector's work number.
    #[wire(name = "qcWorkNo")]
    pub inspector: String,
}
