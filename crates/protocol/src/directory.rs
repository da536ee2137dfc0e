//! Queues and colleagues (CEC 5.2.5–5.2.13). All of these are flow-controlled: 5 per 2 s and agent.

use crate::{
    AgentId, Number,
    agent_control::Skill,
    wire::{Wire, empty_requests},
};

empty_requests!(
    /// Count who waits in the queues that the agent is configured for.
    QueueLength,
    /// Count who waits in the queues that the agent takes calls from.
    QueueLengthSignedIn,
    /// Read all skill queues of the tenant.
    VdnSkills,
    /// Read all automatic flows (IVR) of the tenant.
    IvrFlows,
    /// Read who is signed in, by queue.
    OnlineAgents,
);

/// Count who waits in one queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Wire)]
pub struct QueueLengthOf {
    /// The queue.
    #[wire(name = "skillid")]
    pub skill: i64,
}

/// Read how busy some queues are.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct QueueStats {
    /// Their ids, at most 100.
    pub skills: Vec<i64>,
}

/// Read who takes calls from one queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Wire)]
pub struct AgentsBySkill {
    /// The queue.
    #[wire(name = "skillid")]
    pub skill: i64,
}

/// Read one colleague.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct AgentByNumber {
    /// The colleague's work number.
    #[wire(name = "workno")]
    pub agent: AgentId,
}

/// One skill queue (技能队列) of the tenant.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct VdnSkill {
    /// Its name.
    pub name: String,
    /// Its id.
    pub id: i64,
    /// Kind of calls: 5 telephone, 1 chat …
    #[wire(name = "mediatype")]
    pub media: i64,
    /// Number of the business it serves.
    #[wire(name = "serviceType")]
    pub service: i64,
    /// 1: a queue of its own, 0: a virtual one.
    #[wire(name = "realFlag")]
    pub real: i64,
}

/// How busy one queue is.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
#[wire(
    also("loadFactor": Number, "Not used by the gateway."),
    also("estWaitTime": Number, "Not used by the gateway."),
    also("transferFlg": Number, "0 release, 2 transfer."),
    also("transferDeviceType": Number, "1 skill queue, 2 agent, 3 IVR; 255: none."),
    also("transferDeviceNo": Number, "Where to; 65535: nowhere."),
    also("resourceIdleRate": Number, "Not used by the gateway."),
    also("serviceLevel": Number, "Not used by the gateway."),
    also("oldCallIdEx": Any, "Parts of the id of the call that has waited longest.")
)]
pub struct QueueStat {
    /// Its access code; may be empty.
    #[wire(name = "pilotNbr")]
    pub pilot: String,
    /// Its id.
    #[wire(name = "deviceNo")]
    pub id: i64,
    /// Its name.
    #[wire(name = "skillDescrip")]
    pub name: String,
    /// Calls that wait.
    #[wire(name = "queueSize")]
    pub waiting: i64,
    /// How many can wait.
    #[wire(name = "maxQueueSize")]
    pub capacity: i64,
    /// Seconds the longest of them has waited.
    #[wire(name = "queueTime")]
    pub longest_wait: i64,
    /// Agents who take calls from it.
    #[wire(name = "loggedOnAgents")]
    pub signed_in: i64,
    /// Those of them who are free now.
    #[wire(name = "availAgents")]
    pub available: i64,
}

/// One automatic flow (IVR).
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct IvrFlow {
    /// The code that a call is handed on to.
    pub access: String,
    /// Its id.
    pub id: i64,
    /// What it is called.
    #[wire(name = "description")]
    pub name: String,
    /// Number of its service.
    #[wire(name = "serviceNo")]
    pub service: i64,
}

/// One colleague.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
#[wire(
    needs = agent,
    also("callids": Any, "Not used by the gateway."),
)]
pub struct AgentInfo {
    /// The work number.
    #[wire(name = "workno")]
    pub agent: AgentId,
    /// The name; may be empty.
    pub name: String,
    /// A number of table 6-452: 2 signed out, 3 busy, 4 ready, 5 wrap-up, 7 on a call, 8 resting.
    pub status: i64,
    /// The platform's own number for it.
    pub cti_status: i64,
    /// Why the state was entered.
    #[wire(name = "currentStateReason")]
    pub reason: i64,
    /// Seconds in this state.
    #[wire(name = "currentstatetime")]
    pub in_state_for: i64,
    /// When the session began, milliseconds since the epoch.
    #[wire(name = "logindate")]
    pub signed_in_at: i64,
    /// The team's (班组) id.
    #[wire(name = "groupid")]
    pub group: i64,
    /// The team's name; often empty.
    #[wire(name = "groupname")]
    pub group_name: String,
    /// Skill queues, when a single agent was asked for.
    #[wire(name = "skilllist")]
    pub skills: Vec<Skill>,
    /// Three letters T or F: voice, chat and mail server signed in to.
    #[wire(name = "mediatype")]
    pub media: String,
    /// The tenant.
    #[wire(name = "vdnid")]
    pub tenant: i64,
    /// The phone the agent answers on.
    #[wire(name = "phonenumber", alias = "phonenummer", alias = "phonenum")]
    pub phone: Number,
    /// 1: in a multimedia conference.
    #[wire(name = "inMultimediaConf")]
    pub in_conference: i64,
}

/// Who takes calls from one queue.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct QueueAgents {
    /// The queue.
    #[wire(name = "skillId")]
    pub skill: i64,
    /// Kind of calls: 5 telephone, 1 chat …
    #[wire(name = "skillMediaType")]
    pub media: i64,
    /// They.
    #[wire(name = "agent")]
    pub agents: Vec<AgentInfo>,
}
