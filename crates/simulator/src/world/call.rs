//! A call, from the moment it exists until it is over.

use offhook_protocol::{
    AgentId, CallData, CallId, Number,
    call_info::{CallInfo, Trace},
    event_content::{AlertingParty, IncomingInfo, Parties},
};

use super::{World, recording::Tape};
use crate::control::Target;

/// Where a call is.
///
/// ```text
/// incoming   waiting ──► reserved ──► ringing ──► talking ◄──► held
///               ▲            └───────────┤           ▲
///               └── not answered ◄───────┘           │
/// outgoing   dialing ──► remoteRinging ──────────────┘
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    /// In its queue.
    Waiting,
    /// The agent's phone rings and is not lifted yet.
    Reserved,
    /// The agent must answer.
    Ringing,
    /// The agent's phone rings, or the network looks for the customer.
    Dialing,
    /// The customer's phone rings.
    RemoteRinging,
    Talking,
    Held,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Incoming,
    Outgoing,
}

impl Way {
    /// CEC table 6-455.
    pub(super) fn feature(self) -> i64 {
        match self {
            Self::Incoming => 0,
            Self::Outgoing => 7,
        }
    }
}

#[derive(Debug)]
pub(super) struct Call {
    pub(super) id: CallId,
    /// Grows from call to call.
    pub(super) serial: u64,
    pub(super) way: Way,
    pub(super) stage: Stage,
    /// Who handles it; nobody while it waits.
    pub(super) agent: Option<AgentId>,
    pub(super) customer: Number,
    pub(super) caller: Number,
    pub(super) called: Number,
    /// Where it goes back to when it is not answered. Outgoing calls go nowhere.
    pub(super) target: Option<Target>,
    pub(super) skill: Option<i64>,
    pub(super) data: Option<CallData>,
    pub(super) muted: bool,
    /// Grows from hold to hold.
    pub(super) held: u64,
    pub(super) began_at: u64,
    /// When the agent first talked.
    pub(super) talked_at: Option<u64>,
    /// Changes whenever the call is offered to an agent.
    pub(super) offer: u64,
    pub(super) requeued: i64,
    pub(super) last_agent: Option<AgentId>,
    pub(super) tape: Option<Tape>,
}

impl Call {
    pub(super) fn parties(&self) -> Parties {
        let incoming = self.way == Way::Incoming;
        Parties {
            caller: self.caller.clone(),
            called: self.called.clone(),
            call: self.id.clone(),
            leg: "main".to_owned(),
            feature: Some(self.way.feature()),
            media: Some(1),
            transfer: incoming.then(|| "no".to_owned()),
            transferred_by: incoming.then(Number::default),
        }
    }

    pub(super) fn alerting(&self) -> AlertingParty {
        AlertingParty {
            number: self.customer.clone(),
            agent: String::new(),
            call: self.id.clone(),
            leg: "main".to_owned(),
        }
    }

    pub(super) fn is_live(&self) -> bool {
        match self.stage {
            Stage::Reserved | Stage::Ringing | Stage::Dialing | Stage::RemoteRinging | Stage::Talking => true,
            Stage::Waiting | Stage::Held => false,
        }
    }
}

impl World {
    pub(super) fn new_call(&mut self, way: Way, customer: Number, caller: Number, called: Number) -> Call {
        let serial = self.next_serial();
        Call {
            id: CallId::new(format!("{}-{serial}", self.now / 1000)),
            serial,
            way,
            stage: match way {
                Way::Incoming => Stage::Waiting,
                Way::Outgoing => Stage::Dialing,
            },
            agent: None,
            customer,
            caller,
            called,
            target: None,
            skill: None,
            data: None,
            muted: false,
            held: 0,
            began_at: self.now,
            talked_at: None,
            offer: serial,
            requeued: 0,
            last_agent: None,
            tape: None,
        }
    }

    /// An agent's calls, oldest first.
    pub(super) fn calls_of(&self, agent: &AgentId) -> Vec<&Call> {
        let mut calls: Vec<&Call> =
            self.calls.values().filter(|call| call.agent.as_ref() == Some(agent)).collect();
        calls.sort_by_key(|call| call.serial);
        calls
    }

    /// The agent's call in this stage; the latest when there are several.
    pub(super) fn call_in(&self, agent: &AgentId, stage: Stage) -> Option<&Call> {
        self.calls_of(agent).into_iter().rev().find(|call| call.stage == stage)
    }

    pub(super) fn held_last(&self, agent: &AgentId) -> Option<&Call> {
        let calls = self.calls_of(agent).into_iter();
        calls.filter(|call| call.stage == Stage::Held).max_by_key(|call| call.held)
    }

    /// The call the agent is busy with: not held.
    pub(super) fn live_call(&self, agent: &AgentId) -> Option<&Call> {
        self.calls_of(agent).into_iter().rev().find(|call| call.is_live())
    }

    pub(super) fn skill_name(&self, skill: Option<i64>) -> String {
        skill.and_then(|id| self.scenario.skill(id)).map(|skill| skill.name.clone()).unwrap_or_default()
    }

    pub(super) fn call_info(&self, call: &Call) -> CallInfo {
        CallInfo {
            feature: call.way.feature(),
            call: call.id.clone(),
            caller: call.caller.clone(),
            called: call.called.clone(),
            skill_name: self.skill_name(call.skill),
            skill: call.skill.unwrap_or_default(),
            data: Some(call.data.clone().unwrap_or_default()),
            began_at: i64::try_from(call.began_at).ok(),
            trace: Some(Trace { talk_began_at: call.talked_at.and_then(|at| i64::try_from(at).ok()) }),
            ..CallInfo::default()
        }
    }

    pub(super) fn incoming_info(&self, call: &Call) -> IncomingInfo {
        let nobody = 65_535;
        IncomingInfo {
            call: call.id.clone(),
            skill_name: self.skill_name(call.skill),
            skill: call.skill.unwrap_or_default(),
            caller: call.caller.clone(),
            called: call.called.clone(),
            last_released_by: call
                .last_agent
                .as_ref()
                .and_then(|agent| agent.reveal().parse().ok())
                .unwrap_or(nobody),
            media: 5,
            requeued: call.requeued,
            is_requeued: i64::from(call.requeued > 0),
        }
    }
}
