//! Signing out, and the agent's state and settings (CEC 6.1.1). Signing in is in [`sign_in`](crate::sign_in).

use crate::{
    AgentId, CallData, CallId, Guid, NoteText, Number, Password,
    wire::{Wire, as_text, empty_requests},
};

/// Skill queue (技能队列) that an agent is configured for.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct Skill {
    /// Name of the queue.
    pub name: String,
    /// Id of the queue.
    pub id: i64,
    /// Media type of the queue: 5 telephone, 1 text chat and others.
    #[wire(name = "mediatype")]
    pub media: i64,
}

/// State of an agent, as the platform reports it.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct StatusReport {
    /// Number of the state in table 6-452: 2 signed out, 3 busy, 4 ready, 5 wrap-up, 7 on a call, 8 resting.
    #[wire(name = "agentState")]
    pub state: i64,
    /// True while the agent is in a talk (CEC 6.1.1.21).
    pub is_working: bool,
}

empty_requests!(
    /// Keeps a session alive whose events are pushed. Without it for 2 minutes the agent is signed out.
    HandShake,
    /// Ends the session, whatever is going on.
    ForceLogout,
    /// Asks for a new guid after the page was loaded anew.
    UpdateGuid,
    /// Reads the agent's state and call after the page was loaded anew. Throws away the events that wait.
    SyncAgentInfo,
    /// Reads what a softphone registers with, where one token serves for all accounts.
    LoginInfo,
    /// Reads the business's own state of this agent.
    QueryCustomState,
    /// Takes back the business's own state of this agent.
    CancelCustomState,
    /// Reads the skill queues that the agent is configured for.
    AgentSkills,
    /// Makes the agent ready, from busy or wrap-up (示闲).
    SayFree,
    /// Ends the agent's busy state.
    CancelBusy,
    /// Ends the agent's rest.
    CancelRest,
    /// Puts the agent into wrap-up (整理).
    Work,
    /// Ends the agent's wrap-up.
    CancelWork,
    /// Signs the agent out (签出). Not carried out while the agent is talking.
    Logout,
    /// Reads the state of the agent.
    AgentStatus,
);

/// Makes the agent busy (示忙).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Wire)]
pub struct SayBusy {
    /// Reason for busy, 200–250; 0 or absent means none. Needed, with `prolong`, when busy already.
    pub reason: Option<i64>,
    /// True if the present reason is replaced, when the agent is busy already.
    pub prolong: Option<bool>,
}

/// Lets the agent rest for a time (休息).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Wire)]
pub struct Rest {
    /// Number of seconds of rest, 1–86399.
    #[wire(name = "time")]
    pub seconds: i64,
    /// Reason for the rest, 0–255; 0 means no reason.
    #[wire(name = "restcause")]
    pub cause: i64,
    /// True if the rest starts anew, when the agent is resting already.
    pub prolong: Option<bool>,
}

/// Sends a note (便签) to other agents. Those who are not signed in do not get it.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct SendNote {
    /// Work numbers of the agents who get the note, at most 100.
    #[wire(name = "agentIds")]
    pub agents: Vec<i64>,
    /// Text of the note, at most 1023 bytes.
    #[wire(name = "content")]
    pub text: NoteText,
}

/// Reads the skill queues that another agent is configured for.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct AgentSkillsOf {
    /// Work number of the other agent.
    #[wire(name = "workno")]
    pub agent: AgentId,
}

/// Chooses who answers calls from now on, the platform or the agent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Wire)]
pub struct SetAutoAnswer {
    /// True if the platform answers incoming calls, false if the agent does.
    #[wire(name = "isautoanswer")]
    pub on: bool,
}

/// Chooses the skill queues that the agent takes calls from.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct ResetSkills {
    /// True for all queues that the agent is configured for, false for those that are named.
    #[wire(name = "autoflag")]
    pub all: bool,
    /// Ids of the queues, parted by `;`; absent: no queue at all.
    #[wire(name = "skillid")]
    pub skills: Option<String>,
    /// Linkage with the desk phone (话机联动): 1 linked, 0 not linked.
    #[wire(name = "phonelinkage")]
    pub linkage: Option<i64>,
}

/// Changes the agent's own password (修改密码).
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct ChangePassword {
    /// Present password of the agent.
    #[wire(name = "oldPassword")]
    pub old: Password,
    /// New password, 8–32 characters of three kinds; CEC 6.1.1.16 has the rest of the rules.
    #[wire(name = "newPassword")]
    pub new: Password,
}

/// Chooses the state that follows a call from now on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Wire)]
pub struct SetAutoReady {
    /// True if the agent is ready after a call, false if in wrap-up.
    #[wire(name = "flag")]
    pub on: bool,
}

/// Ends the session, whatever is going on, and says why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Wire)]
pub struct ForceLogoutWithReason {
    /// Reason for the sign-out, 1–255.
    pub reason: i64,
}

/// Chooses whether incoming calls are offered to the agent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Wire)]
pub struct SetTalkRight {
    /// Right to incoming calls: 1 they are offered, 0 they are not.
    #[wire(name = "flag")]
    pub on: i64,
}

/// Sets the business's own state of this agent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Wire)]
pub struct SetCustomState {
    /// Number of the state, 0–65534, with the business's own meaning.
    #[wire(name = "customstate")]
    pub state: i64,
}

/// Renewed credential of the session.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
#[wire(needs = guid)]
pub struct NewGuid {
    /// New guid, which takes the place of the one the request was sent with.
    pub guid: Guid,
}

/// Number and token that a softphone registers with.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct PhoneToken {
    /// Number that the softphone registers.
    #[wire(name = "phonenum")]
    pub phone: Number,
    /// Token that takes the place of the number's password for a while.
    #[wire(name = "phonetoken")]
    pub token: Password,
}

/// The business's own state of an agent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Wire)]
pub struct CustomState {
    /// Number of the state, 0–65534; 65535 means that none is set.
    #[wire(name = "agentcustomstate", with = as_text)]
    pub state: i64,
}

/// State of an agent, for a page that was loaded anew.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct SyncedAgent {
    /// Call in the gateway's words; absent when the gateway gives none.
    #[wire(name = "callinfo")]
    pub call_info: Option<CallData>,
    /// State of the agent and its calls.
    #[wire(name = "agentStateInfo")]
    pub agent: SyncedState,
}

/// State of an agent and its calls. A time that is absent means that there is none.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
#[wire(also("releaseFlag": Number, "Not used by the gateway."))]
pub struct SyncedState {
    /// Work number of the agent.
    #[wire(name = "workNo")]
    pub agent: AgentId,
    /// Number of the state in table 6-454: 1 ready, 2 wrap-up, 3 resting, 4 busy, 9 talking and others. Not
    /// of table 6-452.
    pub state: i64,
    /// Number of the state before, in the same table.
    pub last_state: i64,
    /// Unix time in milliseconds at which the state began.
    #[wire(name = "agentStateBeginTime")]
    pub state_began_at: Option<i64>,
    /// Unix time in milliseconds by the gateway's clock.
    #[wire(name = "currentTime")]
    pub now: Option<i64>,
    /// True if busy is noted for the time after the call.
    #[wire(name = "preBusy")]
    pub is_busy_noted: bool,
    /// True if rest is noted for the time after the call.
    #[wire(name = "preRest")]
    pub is_rest_noted: bool,
    /// Number of the command that is being carried out; 0 means none.
    #[wire(name = "curCommand")]
    pub command: i64,
    /// Unix time in milliseconds at which the command began.
    #[wire(name = "cmdBeginTime")]
    pub command_began_at: Option<i64>,
    /// Id of the current call.
    #[wire(name = "curCallId")]
    pub call: CallId,
    /// Id of the first call.
    #[wire(name = "mainCallId")]
    pub main_call: CallId,
    /// Id of the held call.
    #[wire(name = "holdCallId")]
    pub held_call: CallId,
    /// Feature of the call: 0 incoming, 7 outgoing and others.
    #[wire(name = "callFeature")]
    pub feature: i64,
    /// Feature of the call that talks, in the same numbers.
    #[wire(name = "talkingCallfeature")]
    pub talking_feature: i64,
    /// Number of the caller.
    #[wire(name = "callerNo")]
    pub caller: Number,
    /// Number that was called.
    #[wire(name = "calledNo")]
    pub called: Number,
    /// Number of whoever else is in the call.
    pub partner: Number,
    /// Call data (随路数据) of the call.
    #[wire(name = "callData")]
    pub data: CallData,
    /// Unix time in milliseconds at which the talk began.
    #[wire(name = "beginTalkingTime")]
    pub talk_began_at: Option<i64>,
    /// Unix time in milliseconds at which the second talk began.
    #[wire(name = "secondTalkingTime")]
    pub second_talk_began_at: Option<i64>,
    /// Unix time in milliseconds at which the call was held.
    #[wire(name = "beginHoldTime")]
    pub hold_began_at: Option<i64>,
    /// True if the talk is the first one of the call.
    #[wire(name = "firsttalkingFlag")]
    pub is_first_talk: bool,
    /// Serial number of the recording.
    #[wire(name = "recordID")]
    pub recording: String,
    /// Work number of the inspector.
    #[wire(name = "qcWorkNo")]
    pub inspector: String,
}
