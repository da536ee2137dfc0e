//! Truth of what every agent and call is doing, in our words, to compare a client's view with.

use offhook_protocol::{AgentId, AgentState, CallId, NoteText};
use serde::{Deserialize, Serialize};

use super::{
    World,
    agent::{Pending, Phone},
    call,
    figures::Figures,
    lines::Line,
    previews::PendingPreview,
};
use crate::control::Target;

/// State of everything at one time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Truth {
    /// Unix time in milliseconds of that state.
    pub at: u64,
    /// Every configured agent, by work number.
    pub agents: Vec<AgentTruth>,
    /// Every skill queue, in the scenario's order.
    pub queues: Vec<QueueTruth>,
}

/// State of one agent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AgentTruth {
    /// Work number of the agent.
    pub agent: AgentId,
    /// Name of the agent.
    pub name: String,
    /// State that the agent is in.
    pub state: AgentState,
    /// Reason why busy or resting; 0: no reason.
    pub reason: i64,
    /// State, busy or rest, asked for and not yet in effect; null: none.
    pub pending: Option<AgentState>,
    /// Number of the phone signed in with; null: not signed in.
    pub phone: Option<String>,
    /// True if that phone is off hook.
    pub phone_off_hook: bool,
    /// True if the platform answers for the agent.
    pub auto_answer: bool,
    /// A campaign's call that the agent looks at; null: none.
    #[serde(default)]
    pub preview: Option<PreviewTruth>,
    /// The agent's calls, oldest first.
    pub calls: Vec<CallTruth>,
    /// True if the agent answers by mobile phone.
    #[serde(default)]
    pub by_mobile: bool,
    /// True if the agent is ready after calls, otherwise in wrap-up.
    #[serde(default)]
    pub auto_ready: bool,
    /// Ids of the queues signed in to.
    #[serde(default)]
    pub skills: Vec<i64>,
    /// True if incoming calls may be offered, whatever the agent's state.
    #[serde(default)]
    pub takes_calls: bool,
    /// The business's own state of the agent; null: none.
    #[serde(default)]
    pub custom_state: Option<i64>,
    /// Notes that came, the latest last.
    #[serde(default)]
    pub notes: Vec<NoteTruth>,
    /// Calls that wait for this very agent.
    pub waiting: Vec<WaitingCall>,
    /// Figures of what the agent has done today.
    #[serde(default)]
    pub figures: Figures,
}

/// A note (便签) that came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NoteTruth {
    /// Unix time in milliseconds at which the note came.
    pub at: u64,
    /// Work number of the sender.
    pub from: AgentId,
    /// Text of the note.
    pub text: NoteText,
}

/// State of one call of an agent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CallTruth {
    /// Id of the call, as the agent knows it.
    pub id: CallId,
    /// State that the call is in.
    pub state: Stage,
    /// Direction by who placed the call.
    pub direction: Direction,
    /// The other side: the customer's number, or a colleague's work number.
    pub number: String,
    /// Everybody else in a three-party call, in the order of joining; empty otherwise.
    #[serde(default)]
    pub partners: Vec<String>,
    /// True if the agent's voice is muted.
    pub muted: bool,
    /// Id of the skill queue that the call came through; null: none.
    pub skill: Option<i64>,
    /// Data of the call; null: none.
    pub data: Option<String>,
    /// The kind of call (CEC table 6-455).
    #[serde(default)]
    pub feature: i64,
    /// Work number of the agent who transferred the call; null when nobody did.
    #[serde(default)]
    pub transferred_by: Option<AgentId>,
    /// True if this agent's part is recorded.
    #[serde(default)]
    pub recorded: bool,
    /// Digits that the agent has sent.
    #[serde(default)]
    pub sent: String,
    /// Keys that customers on the call have pressed.
    #[serde(default)]
    pub keys: String,
    /// True if the call has a picture.
    #[serde(default)]
    pub video: bool,
    /// Number that says whose picture is largest (CEC 6.1.2.19).
    #[serde(default)]
    pub video_layout: i64,
    /// True if keys reach an automatic third party.
    #[serde(default)]
    pub digits_pass: bool,
    /// True if a customer on the call says nothing.
    #[serde(default)]
    pub silent: bool,
}

/// A campaign's call that is offered to an agent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PreviewTruth {
    /// Number of the call's control block.
    pub control: i64,
    /// Numbers of which one is to be called.
    pub numbers: Vec<String>,
    /// Data of the call; null: none.
    pub data: Option<String>,
}

/// State of a call, as its agent can know it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Stage {
    /// Rings at the agent.
    Ringing,
    /// Is being dialled.
    Dialing,
    /// The customer's phone rings.
    RemoteRinging,
    /// The agent talks.
    Talking,
    /// Is on hold.
    Held,
    /// The agent talks with two others.
    Conference,
    /// The agent waits for a transfer to work.
    Transferring,
    /// The customer is in an automatic flow and will be back.
    InIvr,
}

/// Direction of a call, by who placed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Direction {
    /// Placed by the other side.
    Inbound,
    /// Placed by the agent, or to the customer by whomever the agent has it from.
    Outbound,
}

/// State of one skill queue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct QueueTruth {
    /// Id of the skill queue.
    pub skill: i64,
    /// Name of the skill queue.
    pub name: String,
    /// Calls in the queue, next one first.
    pub waiting: Vec<WaitingCall>,
}

/// A call that no agent has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct WaitingCall {
    /// Id of the call.
    pub id: CallId,
    /// The customer's number, or the work number of a colleague who asks.
    pub number: String,
    /// Unix time in milliseconds since which the call exists.
    pub since: u64,
}

impl World {
    /// Returns what every agent and call is doing, as of the last input.
    pub fn truth(&self) -> Truth {
        let queues = self.scenario.skills.iter().map(|skill| QueueTruth {
            skill: skill.id,
            name: skill.name.clone(),
            waiting: self.waiting_for(&Target::Skill(skill.id)),
        });
        let agents = self.agents.keys().map(|agent| self.agent_truth(agent));
        Truth { at: self.now, agents: agents.collect(), queues: queues.collect() }
    }

    fn agent_truth(&self, agent: &AgentId) -> AgentTruth {
        let session = self.session(agent);
        AgentTruth {
            agent: agent.clone(),
            name: self.agents.get(agent).map(|it| it.config.name.clone()).unwrap_or_default(),
            state: self.state(agent),
            reason: session.map_or(0, |it| it.reason),
            pending: session.and_then(|it| it.pending.map(Pending::state)),
            phone: session.map(|it| it.terms.phone.expose().to_owned()),
            phone_off_hook: session.is_some_and(|it| it.phone == Phone::OffHook),
            auto_answer: session.is_some_and(|it| it.terms.auto_answer),
            preview: session.and_then(|it| it.preview.as_ref()).map(PreviewTruth::from),
            by_mobile: session.is_some_and(|it| it.by_mobile),
            auto_ready: session.is_some_and(|it| it.terms.auto_ready),
            skills: session.map(|it| it.duty.skills.clone()).unwrap_or_default(),
            takes_calls: self.takes_calls(agent),
            custom_state: session.and_then(|it| it.duty.custom),
            notes: self.agents.get(agent).map(|it| it.notes.iter().cloned().collect()).unwrap_or_default(),
            calls: self.calls_of(agent).into_iter().map(CallTruth::from).collect(),
            waiting: self.waiting_for(&Target::Agent(agent.clone())),
            figures: self.agents.get(agent).map(|it| it.figures.clone()).unwrap_or_default(),
        }
    }

    fn waiting_for(&self, target: &Target) -> Vec<WaitingCall> {
        let calls = self.calls_waiting_for(target).into_iter();
        calls
            .map(|call| WaitingCall {
                id: call.id.clone(),
                number: call.outsiders.first().map_or(&call.caller, |it| &it.number).expose().to_owned(),
                since: call.began_at,
            })
            .collect()
    }
}

impl From<Line<'_>> for CallTruth {
    fn from(Line { call, leg }: Line<'_>) -> Self {
        let state = match leg.stage {
            call::Stage::Reserved | call::Stage::Ringing => Stage::Ringing,
            call::Stage::Dialing => Stage::Dialing,
            call::Stage::RemoteRinging => Stage::RemoteRinging,
            call::Stage::Talking if call.is_conference() => Stage::Conference,
            call::Stage::Talking | call::Stage::Helped => Stage::Talking,
            call::Stage::Held => Stage::Held,
            call::Stage::Transferring => Stage::Transferring,
            call::Stage::InIvr => Stage::InIvr,
        };
        let others = call.others(&leg.agent).into_iter().map(|number| number.expose().to_owned());
        Self {
            id: leg.id.clone(),
            state,
            direction: if leg.placed || call.origin.calls_customer() {
                Direction::Outbound
            } else {
                Direction::Inbound
            },
            number: call.other(leg).expose().to_owned(),
            partners: if state == Stage::Conference { others.collect() } else { Vec::new() },
            muted: leg.muted,
            skill: call.skill,
            data: call.data.as_ref().map(|data| data.expose().to_owned()),
            feature: call.origin.feature(),
            transferred_by: leg.from.clone(),
            recorded: leg.tape.is_some(),
            sent: leg.sent.clone(),
            keys: call.outsiders.iter().map(|it| it.keys.as_str()).collect(),
            video: call.video,
            video_layout: call.video_layout,
            digits_pass: call.digits_pass,
            silent: call.outsiders.iter().any(|it| it.silent),
        }
    }
}

impl From<&PendingPreview> for PreviewTruth {
    fn from(it: &PendingPreview) -> Self {
        Self {
            control: it.control,
            numbers: it.numbers.iter().map(|number| number.expose().to_owned()).collect(),
            data: it.data.as_ref().map(|data| data.expose().to_owned()),
        }
    }
}

impl Truth {
    /// Returns the agent with this work number.
    pub fn agent(&self, number: &str) -> Option<&AgentTruth> {
        self.agents.iter().find(|agent| agent.agent.as_str() == number)
    }

    /// Returns the first agent who has this call, and the call.
    pub fn call(&self, id: &CallId) -> Option<(&AgentTruth, &CallTruth)> {
        let mut calls =
            self.agents.iter().flat_map(|agent| agent.calls.iter().map(move |call| (agent, call)));
        calls.find(|(_, call)| call.id == *id)
    }
}
