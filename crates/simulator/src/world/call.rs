//! A call and the people on it, from the moment it exists until it is over.
//!
//! A call has a leg for every agent on it, and the outsiders that talk over it. Most calls have one of each;
//! an internal call (CEC 6.1.2.4) has two legs, a three-party call (CEC 6.1.2.14) three people of either
//! kind. Two calls become one by moving the people of one into the other; a leg that moves keeps the id its
//! agent knows it by.

use offhook_protocol::{
    AgentId, CallData, CallFeature, CallId, Number,
    event_content::{AlertingParty, Parties},
};

use super::{outgoing::DialEnd, recording::Tape, transfer::TransferInProgress};
use crate::control::Target;

/// Stage of an agent's part of a call.
///
/// ```text
/// called    reserved ──► ringing ──► talking ◄──► held
///               └───────────┤          │  ▲
///               not answered ┘         ▼  │
/// calling   dialing ──► remoteRinging ─┤  ├── transferring, inIvr
///                                      └──┘  helped
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    /// The agent's phone rings and is not lifted yet.
    Reserved,
    /// The agent must answer.
    Ringing,
    /// The agent's phone rings, or the other side is looked for.
    Dialing,
    /// The other side's phone rings.
    RemoteRinging,
    Talking,
    Held,
    /// The agent waits for a transfer to work.
    Transferring,
    /// A colleague is being asked to join; nobody has told the agent that the customer waits.
    Helped,
    /// The customer listens to an automatic flow and will be back.
    InIvr,
}

impl Stage {
    /// True if the agent has been connected.
    pub(super) fn is_answered(self) -> bool {
        match self {
            Self::Talking | Self::Held | Self::Transferring | Self::Helped | Self::InIvr => true,
            Self::Reserved | Self::Ringing | Self::Dialing | Self::RemoteRinging => false,
        }
    }
}

/// Way in which a call came about. It stays what it is, whoever the call is transferred to (CEC 6.5.1.2.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CallOrigin {
    Incoming,
    Outgoing,
    /// A call that was offered to the agent before it was made.
    Preview,
    Internal,
    Consultation,
    /// A consultation that the customer is to join.
    ConsultationOfThree,
    /// A call that the platform has placed to a customer and brings to an agent: of a campaign, or a call back.
    PlatformOutbound(CallFeature),
}

impl CallOrigin {
    /// Returns the number of the kind of call (CEC table 6-455).
    pub(super) fn feature(self) -> i64 {
        let feature = match self {
            Self::Incoming => CallFeature::Inbound,
            Self::Internal => CallFeature::Internal,
            Self::Outgoing => CallFeature::Outbound,
            Self::Preview => CallFeature::PreviewOutbound,
            Self::Consultation => CallFeature::Consultation,
            Self::ConsultationOfThree => CallFeature::ThreePartyConsultation,
            Self::PlatformOutbound(feature) => feature,
        };
        feature.to_gateway()
    }

    pub(super) fn leg(self) -> &'static str {
        match self {
            Self::Incoming | Self::Outgoing | Self::Preview | Self::Internal | Self::PlatformOutbound(_) => {
                "main"
            }
            Self::Consultation | Self::ConsultationOfThree => "assistant",
        }
    }

    pub(super) fn is_consultation(self) -> bool {
        match self {
            Self::Consultation | Self::ConsultationOfThree => true,
            Self::Incoming | Self::Outgoing | Self::Preview | Self::Internal | Self::PlatformOutbound(_) => {
                false
            }
        }
    }

    /// True if the customer is the one who was called, whichever agent talks with them (CEC 6.5.1.2.1).
    pub(super) fn calls_customer(self) -> bool {
        match self {
            Self::Outgoing | Self::Preview | Self::PlatformOutbound(_) => true,
            Self::Incoming | Self::Internal | Self::Consultation | Self::ConsultationOfThree => false,
        }
    }

    /// True if the call was placed to an agent by an agent.
    pub(super) fn is_among_agents(self) -> bool {
        match self {
            Self::Internal | Self::Consultation | Self::ConsultationOfThree => true,
            Self::Incoming | Self::Outgoing | Self::Preview | Self::PlatformOutbound(_) => false,
        }
    }
}

/// Way in which a call comes to an agent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Arrival {
    /// The platform gives the call.
    Offered,
    /// The agent takes the call from a colleague.
    PickedUp,
    /// The agent takes the call from a queue.
    AskedFor,
}

/// Somebody on a call who is no agent.
#[derive(Debug, Clone)]
pub(super) struct Outsider {
    pub(super) number: Number,
    /// Id of the call they came with; they are on another one since, when calls were joined.
    pub(super) call: CallId,
    pub(super) joined: u64,
    /// True if the outsider says nothing.
    pub(super) silent: bool,
    /// Keys that the outsider has pressed.
    pub(super) keys: String,
}

/// An agent's part of a call.
#[derive(Debug, Clone)]
pub(super) struct Leg {
    /// Id of the call as this agent knows it.
    pub(super) id: CallId,
    pub(super) agent: AgentId,
    pub(super) stage: Stage,
    /// True if this agent placed the call.
    pub(super) placed: bool,
    pub(super) joined: u64,
    pub(super) muted: bool,
    /// Digits the agent has sent.
    pub(super) sent: String,
    /// Number that grows from hold to hold.
    pub(super) held: u64,
    /// Unix time in milliseconds at which the call was last held; `None`: never.
    pub(super) held_at: Option<u64>,
    /// Unix time in milliseconds at which this agent first talked; `None`: not yet.
    pub(super) talked_at: Option<u64>,
    pub(super) arrival: Arrival,
    /// True if lifting the phone is the answer.
    pub(super) lifting_answers: bool,
    /// Number that names this leg's ringing.
    pub(super) offer: u64,
    /// The colleague who transferred the call here; `None`: nobody.
    pub(super) from: Option<AgentId>,
    pub(super) tape: Option<Tape>,
}

#[derive(Debug)]
pub(super) struct Call {
    pub(super) id: CallId,
    /// Number that grows from call to call.
    pub(super) serial: u64,
    pub(super) origin: CallOrigin,
    /// True if the call is in a queue, or waits for an agent to be ready.
    pub(super) waiting: bool,
    pub(super) outsiders: Vec<Outsider>,
    pub(super) legs: Vec<Leg>,
    pub(super) caller: Number,
    pub(super) called: Number,
    /// Target that is wanted. Outgoing calls want none.
    pub(super) target: Option<Target>,
    pub(super) skill: Option<i64>,
    pub(super) data: Option<CallData>,
    pub(super) began_at: u64,
    pub(super) requeued: i64,
    pub(super) last_agent: Option<AgentId>,
    /// The agent who transferred the call last; `None`: nobody.
    pub(super) from: Option<AgentId>,
    /// Id of the call during which this one was placed, and which it is about; `None`: none.
    pub(super) about: Option<CallId>,
    /// Cause for which the customer can't be reached, should it come to that.
    pub(super) dial_end: DialEnd,
    /// True if the call has a picture.
    pub(super) video: bool,
    /// Number that says whose picture is largest in a three-party call (CEC 6.1.2.19).
    pub(super) video_layout: i64,
    /// True if what a customer presses reaches the automatic third party.
    pub(super) digits_pass: bool,
    /// A transfer that has not worked yet.
    pub(super) transfer: Option<TransferInProgress>,
    /// True if the agents of its queue have been told that nobody is free.
    pub(super) told_all_busy: bool,
}

impl Call {
    pub(super) fn leg(&self, agent: &AgentId) -> Option<&Leg> {
        self.legs.iter().find(|leg| leg.agent == *agent)
    }

    pub(super) fn leg_mut(&mut self, agent: &AgentId) -> Option<&mut Leg> {
        self.legs.iter_mut().find(|leg| leg.agent == *agent)
    }

    pub(super) fn take_leg(&mut self, agent: &AgentId) -> Option<Leg> {
        let at = self.legs.iter().position(|leg| leg.agent == *agent)?;
        Some(self.legs.remove(at))
    }

    /// Returns the number of people who are connected.
    pub(super) fn size(&self) -> usize {
        self.outsiders.len() + self.legs.iter().filter(|leg| leg.stage.is_answered()).count()
    }

    pub(super) fn is_conference(&self) -> bool {
        self.size() > 2
    }

    /// Returns the number of the call's media ability: 1 audio, 2 video (CEC 6.5.1.2.1).
    pub(super) fn ability(&self) -> i64 {
        if self.video { 2 } else { 1 }
    }

    /// Returns the number of the call's media type: 5 telephone, 19 video (CEC table 6-202).
    pub(super) fn media_type(&self) -> i64 {
        if self.video { 19 } else { 5 }
    }

    /// True if the call was placed to the third party of a transfer (CEC 6.1.2.11, talk transfer).
    pub(super) fn is_for_transfer(&self) -> bool {
        self.origin == CallOrigin::Outgoing && self.about.is_some()
    }

    /// Returns the numbers of everybody this agent has on the call, in the order of joining.
    pub(super) fn others(&self, agent: &AgentId) -> Vec<Number> {
        let agents = self.legs.iter().filter(|leg| leg.agent != *agent && leg.stage != Stage::Transferring);
        let agents = agents.map(|leg| (leg.joined, Number::new(leg.agent.as_str())));
        let outsiders = self.outsiders.iter().map(|it| (it.joined, it.number.clone()));
        let mut others: Vec<_> = agents.chain(outsiders).collect();
        others.sort_by_key(|(joined, _)| *joined);
        others.into_iter().map(|(_, number)| number).collect()
    }

    /// Returns the number of the other side of this agent's leg.
    pub(super) fn other(&self, leg: &Leg) -> Number {
        let dialled = || if leg.placed { self.called.clone() } else { self.caller.clone() };
        self.others(&leg.agent).into_iter().next().unwrap_or_else(dialled)
    }

    pub(super) fn parties(&self, leg: &Leg) -> Parties {
        let transfer = if leg.from.is_some() { "yes" } else { "no" };
        let from = || leg.from.as_ref().map(|agent| Number::new(agent.as_str())).unwrap_or_default();
        Parties {
            caller: self.caller.clone(),
            called: self.called.clone(),
            call: leg.id.clone(),
            leg: self.origin.leg().to_owned(),
            feature: Some(self.origin.feature()),
            media: Some(self.ability()),
            transfer: (!leg.placed).then(|| transfer.to_owned()),
            transferred_by: (!leg.placed).then(from),
        }
    }

    pub(super) fn alerting(&self, leg: &Leg) -> AlertingParty {
        let number = self.other(leg);
        let agent = if self.origin.is_among_agents() { number.expose().to_owned() } else { String::new() };
        AlertingParty { number, agent, call: leg.id.clone(), leg: self.origin.leg().to_owned() }
    }
}
