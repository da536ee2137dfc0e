//! Queues, IVRs and agents (CEC 5.2.5–5.2.13). All are flow-controlled: 5 requests per 2 s and agent.

use crate::{
    AgentId, Number,
    agent_control::Skill,
    wire::{Wire, empty_requests},
};

empty_requests!(
    /// Counts who waits in the queues that the agent is configured for.
    QueueLength,
    /// Counts who waits in the queues that the agent takes calls from.
    QueueLengthSignedIn,
    /// Reads all skill queues of the tenant.
    VdnSkills,
    /// Reads all IVRs of the tenant.
    IvrFlows,
    /// Reads who is signed in, by queue.
    OnlineAgents,
);

/// Counts who waits in one queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Wire)]
pub struct QueueLengthOf {
    /// Id of the queue.
    #[wire(name = "skillid")]
    pub skill: i64,
}

/// Reads how busy some queues are.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct QueueStats {
    /// Ids of the queues, at most 100.
    pub skills: Vec<i64>,
}

/// Reads who takes calls from one queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Wire)]
pub struct AgentsBySkill {
    /// Id of the queue.
    #[wire(name = "skillid")]
    pub skill: i64,
}

/// Reads one agent by the work number.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct AgentByNumber {
    /// Work number of the agent.
    #[wire(name = "workno")]
    pub agent: AgentId,
}

/// Skill queue (技能队列) of the tenant.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct VdnSkill {
    /// Name of the queue.
    pub name: String,
    /// Id of the queue.
    pub id: i64,
    /// Media type of the queue: 5 telephone, 1 text chat and others.
    #[wire(name = "mediatype")]
    pub media: i64,
    /// Number of the business that the queue serves.
    #[wire(name = "serviceType")]
    pub service: i64,
    /// Kind of the queue: 1 a queue of its own, 0 a virtual one.
    #[wire(name = "realFlag")]
    pub real: i64,
}

/// Load of one queue.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
#[wire(
    also("loadFactor": Number, "Not used by the gateway."),
    also("estWaitTime": Number, "Not used by the gateway."),
    also("transferFlg": Number, "Flag of the transfer: 0 release, 2 transfer."),
    also("transferDeviceType": Number, "Type of the target: 1 skill queue, 2 agent, 3 IVR; 255 means none."),
    also("transferDeviceNo": Number, "Number of the target; 65535 means none."),
    also("resourceIdleRate": Number, "Not used by the gateway."),
    also("serviceLevel": Number, "Not used by the gateway."),
    also("oldCallIdEx": Any, "Parts of the id of the call that has waited longest.")
)]
pub struct QueueStat {
    /// Access code of the queue; may be empty.
    #[wire(name = "pilotNbr")]
    pub pilot: String,
    /// Id of the queue.
    #[wire(name = "deviceNo")]
    pub id: i64,
    /// Name of the queue.
    #[wire(name = "skillDescrip")]
    pub name: String,
    /// Number of calls that wait.
    #[wire(name = "queueSize")]
    pub waiting: i64,
    /// Number of calls that can wait.
    #[wire(name = "maxQueueSize")]
    pub capacity: i64,
    /// Number of seconds of the longest wait in the queue.
    #[wire(name = "queueTime")]
    pub longest_wait: i64,
    /// Number of agents who take calls from the queue.
    #[wire(name = "loggedOnAgents")]
    pub signed_in: i64,
    /// Number of these agents who are free now.
    #[wire(name = "availAgents")]
    pub available: i64,
}

/// Automatic voice flow (IVR) of the tenant.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct IvrFlow {
    /// Access code that a call is transferred to.
    pub access: String,
    /// Id of the IVR.
    pub id: i64,
    /// Name of the IVR.
    #[wire(name = "description")]
    pub name: String,
    /// Number of the IVR's service.
    #[wire(name = "serviceNo")]
    pub service: i64,
}

/// Agent of the contact centre.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
#[wire(
    needs = agent,
    also("callids": Any, "Not used by the gateway."),
)]
pub struct AgentInfo {
    /// Work number of the agent.
    #[wire(name = "workno")]
    pub agent: AgentId,
    /// Name of the agent; may be empty.
    pub name: String,
    /// Number of the state in table 6-452: 2 signed out, 3 busy, 4 ready, 5 wrap-up, 7 on a call, 8 resting.
    pub status: i64,
    /// Number of the state in the platform's own table 6-453.
    pub cti_status: i64,
    /// Number of the reason why the state was entered.
    #[wire(name = "currentStateReason")]
    pub reason: i64,
    /// Number of seconds in this state.
    #[wire(name = "currentstatetime")]
    pub in_state_for: i64,
    /// Unix time in milliseconds at which the session began.
    #[wire(name = "logindate")]
    pub signed_in_at: i64,
    /// Id of the team (班组).
    #[wire(name = "groupid")]
    pub group: i64,
    /// Name of the team; often empty.
    #[wire(name = "groupname")]
    pub group_name: String,
    /// Skill queues of the agent, when a single agent was asked for.
    #[wire(name = "skilllist")]
    pub skills: Vec<Skill>,
    /// Three letters T or F, for the voice, chat and mail server: T if the agent is signed in to it.
    #[wire(name = "mediatype")]
    pub media: String,
    /// Id of the tenant (VDN).
    #[wire(name = "vdnid")]
    pub tenant: i64,
    /// Number of the phone that the agent answers on.
    #[wire(name = "phonenumber", alias = "phonenummer", alias = "phonenum")]
    pub phone: Number,
    /// Flag of an agent in a multimedia conference: 1 yes, 0 no.
    #[wire(name = "inMultimediaConf")]
    pub in_conference: i64,
}

/// Agents who take calls from one queue.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct QueueAgents {
    /// Id of the queue.
    #[wire(name = "skillId")]
    pub skill: i64,
    /// Media type of the queue: 5 telephone, 1 text chat and others.
    #[wire(name = "skillMediaType")]
    pub media: i64,
    /// Agents who take calls from the queue.
    #[wire(name = "agent")]
    pub agents: Vec<AgentInfo>,
}
