//! Queues and colleagues (CEC 5.2.5–5.2.13). All of these are flow-controlled: 5 per 2 s and agent.

use crate::{
    AgentId, Number,
    agent_control::Skill,
    wire::{empty_requests, wire},
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

wire! {
    /// Count who waits in one queue.
    #[derive(Copy)]
    pub struct QueueLengthOf {
        /// The queue.
        pub skill: i64 = "skillid",
    }

    /// Read how busy some queues are.
    pub struct QueueStats {
        /// Their ids, at most 100.
        pub skills: Vec<i64> = "skills",
    }

    /// Read who takes calls from one queue.
    #[derive(Copy)]
    pub struct AgentsBySkill {
        /// The queue.
        pub skill: i64 = "skillid",
    }

    /// Read one colleague.
    pub struct AgentByNumber {
        /// The colleague's work number.
        pub agent: AgentId = "workno",
    }
}

wire! {
    /// One skill queue (技能队列) of the tenant.
    pub struct VdnSkill {
        /// Its name.
        pub name: String = "name",
        /// Its id.
        pub id: i64 = "id",
        /// Kind of calls: 5 telephone, 1 chat …
        pub media: i64 = "mediatype",
        /// Number of the business it serves.
        pub service: i64 = "serviceType",
        /// 1: a queue of its own, 0: a virtual one.
        pub real: i64 = "realFlag",
    }

    /// How busy one queue is.
    pub struct QueueStat {
        /// Its access code; may be empty.
        pub pilot: String = "pilotNbr",
        /// Its id.
        pub id: i64 = "deviceNo",
        /// Its name.
        pub name: String = "skillDescrip",
        /// Calls that wait.
        pub waiting: i64 = "queueSize",
        /// How many can wait.
        pub capacity: i64 = "maxQueueSize",
        /// Seconds the longest of them has waited.
        pub longest_wait: i64 = "queueTime",
        /// Agents who take calls from it.
        pub signed_in: i64 = "loggedOnAgents",
        /// Those of them who are free now.
        pub available: i64 = "availAgents",
    } also {
        /// Not used by the gateway.
        "loadFactor": Number,
        /// Not used by the gateway.
        "estWaitTime": Number,
        /// 0 release, 2 transfer.
        "transferFlg": Number,
        /// 1 skill queue, 2 agent, 3 IVR; 255: none.
        "transferDeviceType": Number,
        /// Where to; 65535: nowhere.
        "transferDeviceNo": Number,
        /// Not used by the gateway.
        "resourceIdleRate": Number,
        /// Not used by the gateway.
        "serviceLevel": Number,
        /// Parts of the id of the call that has waited longest.
        "oldCallIdEx": Any,
    }

    /// One automatic flow (IVR).
    pub struct IvrFlow {
        /// The code that a call is handed on to.
        pub access: String = "access",
        /// Its id.
        pub id: i64 = "id",
        /// What it is called.
        pub name: String = "description",
        /// Number of its service.
        pub service: i64 = "serviceNo",
    }

    /// One colleague.
    pub struct AgentInfo needs agent {
        /// The work number.
        pub agent: AgentId = "workno",
        /// The name; may be empty.
        pub name: String = "name",
        /// A number of table 6-452: 2 signed out, 3 busy, 4 ready, 5 wrap-up, 7 on a call, 8 resting.
        pub status: i64 = "status",
        /// The platform's own number for it.
        pub cti_status: i64 = "ctiStatus",
        /// Why the state was entered.
        pub reason: i64 = "currentStateReason",
        /// Seconds in this state.
        pub in_state_for: i64 = "currentstatetime",
        /// When the session began, milliseconds since the epoch.
        pub signed_in_at: i64 = "logindate",
        /// The team's (班组) id.
        pub group: i64 = "groupid",
        /// The team's name; often empty.
        pub group_name: String = "groupname",
        /// Skill queues, when a single agent was asked for.
        pub skills: Vec<Skill> = "skilllist",
        /// Three letters T or F: voice, chat and mail server signed in to.
        pub media: String = "mediatype",
        /// The tenant.
        pub tenant: i64 = "vdnid",
        /// The phone the agent answers on.
        pub phone: Number = "phonenumber" | "phonenummer" | "phonenum",
        /// 1: in a multimedia conference.
        pub in_conference: i64 = "inMultimediaConf",
    } also {
        /// Not used by the gateway.
        "callids": Any,
    }

    /// Who takes calls from one queue.
    pub struct QueueAgents {
        /// The queue.
        pub skill: i64 = "skillId",
        /// Kind of calls: 5 telephone, 1 chat …
        pub media: i64 = "skillMediaType",
        /// They.
        pub agents: Vec<AgentInfo> = "agent",
    }
}
