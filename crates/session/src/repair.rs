//! How a lost event is made good: when there is doubt, read what is (state-machine rule R10) and compare.
//!
//! ```text
//!            doubt                    queue empty, within flow control
//!   Sure ───────────► Doubting ─────────────────────────────────────────► Reading
//!    ▲                   ▲  an event came meanwhile, or an answer is missing │
//!    │                   └───────────────────────────────────────────────────┤
//!    └── the poll then under way brings nothing ◄── Watching ◄── all read ───┘
//! ```
//! A reading is only believed when no event was applied while it was under way: events and readings travel by
//! different ways and may overtake each other. Events that were queued before the reading are applied after it; that
//! is why a poll that was under way must come back empty before the doubt is over.

use offhook_protocol::{
    AgentState, CallFeature, CallId, GatewayError, MediaAbility, Reply, Request, agent_control,
    call_info::{self, CallInfo},
};

use crate::{
    call::{Call, likely_cause},
    calls::Certainty,
    effect::RequestId,
    event::queue,
    session::Model,
    snapshot::{CallKind, CallState, CommandKind, Direction, Phase},
    time::Millis,
};

/// Between two readings.
const GAP: u64 = 2_500;
/// The gateway answers at once when there is an event: a poll that waits so long has an empty queue behind it.
pub(crate) const QUEUE_EMPTY_AFTER: u64 = 1_000;
/// Between two looks because of an overdue event.
pub(crate) const LOOK_AGAIN: u64 = 15_000;
/// Refused because there is no held call (CEC 6.1.3.4): an answer like another.
const NO_HELD_CALL: &str = "400-003";

/// When an event is overdue that must follow what we know (R10): then we look, even if nothing seems to be lost.
pub(crate) fn event_overdue_at(model: &Model) -> Option<Millis> {
    if model.agent.phase != Phase::SignedIn {
        return None;
    }
    let of_call = |call: &Call| {
        let limit = match call.state {
            CallState::RemoteGone => 3_000,
            CallState::Answering => 5_000,
            // Whoever a queue picks may take a while.
            CallState::Dialing if call.kind == CallKind::Consultation => 60_000,
            CallState::Dialing => 10_000,
            CallState::Ringing | CallState::RemoteRinging => 60_000,
            // Nothing is left to wait for; whoever waits for somebody to pick up has a deadline of its own.
            CallState::Transferring if call.awaits_return => 3_000,
            CallState::Talking
            | CallState::Held
            | CallState::Transferring
            | CallState::InIvr
            | CallState::Conference => {
                return None;
            }
        };
        Some(call.since + limit)
    };
    let is_reserved =
        model.agent.state == AgentState::OnCall && model.calls.is_empty() && model.preview.is_none();
    let without_call = || {
        let last_end = model.calls.last.as_ref().map_or(Millis(0), |last| last.ended_at);
        model.agent.since.max(last_end) + 5_000
    };
    model.calls.iter().filter_map(of_call).chain(is_reserved.then(without_call)).min()
}

/// Where the repair stands.
#[derive(Debug, Default)]
pub(crate) enum Repair {
    /// The view is believed.
    #[default]
    Sure,
    /// To be read, not before this moment.
    Doubting(Millis),
    /// Being read.
    Reading(Box<Reading>),
    /// Read; believed when this poll, or the next one, brings no event.
    Watching(Option<RequestId>),
}

/// What was read so far.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    /// Answers to an earlier reading are not mixed into this one.
    pub(crate) round: u32,
    state: Option<Option<AgentState>>,
    current: Option<Option<CallInfo>>,
    ringing: Option<Option<CallInfo>>,
    held: Option<Vec<CallInfo>>,
}

/// How many questions one reading takes.
pub(crate) const READING: usize = 4;

/// The questions of one reading.
pub(crate) fn questions() -> [Request; READING] {
    [
        agent_control::AgentStatus {}.into(),
        call_info::QueryCallInfo { or_previous: Some(false) }.into(),
        call_info::CallInfoBeforeAnswer {}.into(),
        call_info::HoldList {}.into(),
    ]
}

impl Repair {
    /// Something may have been missed.
    pub(crate) fn doubt(&mut self, now: Millis) {
        match self {
            Self::Sure | Self::Watching(_) => *self = Self::Doubting(now),
            // What is being read may have been read before the new doubt: read again afterwards.
            Self::Reading(_) => *self = Self::Doubting(now + GAP),
            Self::Doubting(_) => {}
        }
    }

    /// An event was applied: a reading under way may be older than it.
    pub(crate) fn event_applied(&mut self, now: Millis) {
        match self {
            Self::Reading(_) | Self::Watching(_) => *self = Self::Doubting(now + GAP),
            Self::Sure | Self::Doubting(_) => {}
        }
    }

    /// A poll came back without event.
    pub(crate) fn poll_was_empty(&mut self, id: RequestId) {
        if matches!(self, Self::Watching(awaited) if awaited.is_none_or(|it| it <= id)) {
            *self = Self::Sure;
        }
    }

    /// An answer came that failed or can't be believed.
    pub(crate) fn give_up(&mut self, now: Millis) {
        *self = Self::Doubting(now + GAP);
    }
}

impl Reading {
    /// Nothing is read yet.
    pub(crate) fn new(round: u32) -> Self {
        Self { round, ..Self::default() }
    }

    /// Takes one answer. `false`: it is of no use, so the whole reading is not.
    pub(crate) fn take(&mut self, result: Result<Reply, GatewayError>) -> bool {
        match result {
            Ok(Reply::AgentStatus(it)) => self.state = Some(AgentState::from_gateway(it.state)),
            Ok(Reply::QueryCallInfo(it)) => self.current = Some(it.filter(|call| call.ended_at.is_none())),
            Ok(Reply::CallInfoBeforeAnswer(it)) => self.ringing = Some(it),
            Ok(Reply::HoldList(it)) => self.held = Some(it),
            Err(GatewayError::Refused { code, .. }) if code.as_str() == NO_HELD_CALL => {
                self.held = Some(Vec::new());
            }
            Ok(_) | Err(_) => return false,
        }
        true
    }

    /// Makes the model agree with what was read. `None`: not everything is read yet.
    pub(crate) fn apply(&self, model: &mut Model, now: Millis) -> Option<()> {
        let (Some(state), Some(current), Some(ringing), Some(held)) =
            (self.state, &self.current, &self.ringing, &self.held)
        else {
            return None;
        };
        let (current, ringing, held) = (current.clone(), ringing.clone(), held.clone());
        let is = |list: &[CallInfo], id: &CallId| list.iter().any(|it| it.call == *id);
        let mut truth: Vec<(CallInfo, CallState)> =
            held.iter().map(|it| (it.clone(), CallState::Held)).collect();
        // A call whose talk has begun does not ring any more: the question about the ringing call is answered during the
        // talk, too (CEC 6.1.3.5).
        let talks = |it: &CallInfo| {
            current.as_ref().is_some_and(|now| now.call == it.call && now.is_talking() == Some(true))
        };
        if let Some(it) = ringing.filter(|it| !is(&held, &it.call) && !talks(it)) {
            truth.push((it, CallState::Ringing));
        }
        if let Some(it) = current.filter(|it| !truth.iter().any(|(known, _)| known.call == it.call)) {
            let state = current_state(model, &it);
            truth.push((it, state));
        }
        let joined = model.pending.iter().find(|it| it.act == CommandKind::Join && it.accepted_at.is_some());
        let of_three = || model.calls.iter().find(|it| it.is_for_three).and_then(|it| it.about.clone());
        let joined = joined.and_then(|it| it.call.clone()).or_else(of_three);
        let joined = joined.filter(|id| !truth.iter().any(|(it, _)| it.call == *id));
        if let (Some(held), [(info, CallState::Talking)]) = (joined, truth.as_slice()) {
            // The held call was to be joined and is gone, the other is there: its party is in the other now.
            model.join(&info.call.clone(), &held, now);
        }
        let gone: Vec<_> = model
            .calls
            .iter()
            .filter(|call| !truth.iter().any(|(it, _)| it.call == call.id))
            .filter(|call| !waits_unseen(model, call, &truth, state))
            .map(|call| (call.id.clone(), likely_cause(call)))
            .collect();
        for (id, cause) in gone {
            model.calls.end(&id, cause, Certainty::Inferred, now);
        }
        for (info, state) in truth {
            correct_call(model, &info, state, now);
        }
        if let Some(state) = state.filter(|it| *it != AgentState::SignedOut) {
            // The same state, read while one was asked for, is that state entered: its event was the one we missed.
            if state != model.agent.state
                || model.pending.iter().any(|it| it.call.is_none() && it.accepted_at.is_some())
            {
                let reason = if state == model.agent.state { model.agent.reason } else { None };
                if state != AgentState::OnCall {
                    model.preview = None;
                }
                model.agent.enter(state, reason, now);
            }
        }
        Some(())
    }
}

/// Whether this call may well be there, though nobody tells: while a third party is talked with, that is the current
/// call; and whose customer is in a flow is in none.
fn waits_unseen(
    model: &Model,
    call: &Call,
    truth: &[(CallInfo, CallState)],
    agent: Option<AgentState>,
) -> bool {
    let dialled = |(it, state): &(CallInfo, CallState)| {
        *state != CallState::Held
            && model.direction(Some(CallFeature::from_gateway(it.feature)), &it.caller) == Direction::Outbound
    };
    match call.state {
        CallState::Transferring => {
            call.can_be_taken_back() && !call.awaits_return && truth.iter().any(dialled)
        }
        CallState::InIvr => truth.is_empty() && agent == Some(AgentState::OnCall),
        // A colleague is being asked into the call, and that is the current one until somebody answers; or the call was
        // handed on, and no answer has told so.
        CallState::Talking => {
            let asked = |(it, state): &(CallInfo, CallState)| {
                CallFeature::from_gateway(it.feature) == CallFeature::ThreePartyConsultation
                    && matches!(state, CallState::Dialing | CallState::RemoteRinging)
            };
            let third = model.calls.third_party_for(&call.id);
            let is_third = |it: &(CallInfo, CallState)| third.is_some_and(|third| third.id == it.0.call);
            let is_given = |it: &(CallInfo, CallState)| dialled(it) && (call.is_on_its_way() || is_third(it));
            truth.iter().any(|it| asked(it) || is_given(it))
        }
        CallState::Dialing
        | CallState::RemoteRinging
        | CallState::Ringing
        | CallState::Answering
        | CallState::Held
        | CallState::RemoteGone
        | CallState::Conference => false,
    }
}

/// `callinfo` does not say how far the current call is; the beginning of the talk in its trace does.
fn current_state(model: &Model, info: &CallInfo) -> CallState {
    let known = model.calls.get(&info.call).map(|call| call.state);
    match (info.is_talking(), known) {
        // To the platform these are talks.
        (_, Some(state @ (CallState::InIvr | CallState::Conference))) => state,
        // Unless it is the current one again while a third party was talked with.
        (_, Some(CallState::Transferring))
            if model.calls.get(&info.call).is_some_and(|it| !it.awaits_return)
                && model.calls.third_party_for(&info.call).is_none() =>
        {
            CallState::Transferring
        }
        (Some(true), _)
        | (
            None,
            None
            | Some(CallState::Held | CallState::Ringing | CallState::Answering | CallState::Transferring),
        ) => CallState::Talking,
        (Some(false) | None, Some(state)) => state,
        // A call to a colleague has the same feature at both ends; its caller tells who placed it.
        (Some(false), None) => {
            match model.direction(Some(CallFeature::from_gateway(info.feature)), &info.caller) {
                Direction::Outbound => CallState::Dialing,
                Direction::Inbound => CallState::Answering,
            }
        }
    }
}

fn correct_call(model: &mut Model, info: &CallInfo, state: CallState, now: Millis) {
    let direction = model.direction(Some(CallFeature::from_gateway(info.feature)), &info.caller);
    let is_new = !model.calls.is_known(&info.call);
    let made = model.calls.offered(&info.call, || Call::new(info.call.clone(), direction, state, now));
    if made.is_none() {
        return;
    }
    if is_new && (direction == Direction::Outbound || state == CallState::Talking) {
        model.turned_up(&info.call, direction, now);
    }
    let Some(call) = model.calls.get_mut(&info.call) else { return };
    if call.awaits_return && state == CallState::Held {
        call.advance(CallState::Talking, now);
    }
    // One of three has left a consultation of which no event told that all three talked: the other is still there.
    let feature = CallFeature::from_gateway(info.feature);
    if call.state == CallState::RemoteGone
        && feature == CallFeature::ThreePartyConsultation
        && info.is_talking() == Some(true)
    {
        call.begin_again(CallState::Talking, now);
        call.was_three = true;
    }
    // To the platform a three-party call is a talk.
    if (call.state, state) != (CallState::Conference, CallState::Talking) {
        call.advance(state, now);
    }
    call.set_kind(Some(feature));
    learn(call, info);
    // While a third party is talked with, that is the current call: the customer's waits.
    let about =
        if call.kind == CallKind::ThirdParty && state != CallState::Held { call.about.clone() } else { None };
    let waits = about.and_then(|id| model.calls.get_mut(&id)).filter(|it| it.state == CallState::Talking);
    if let Some(waits) = waits {
        waits.advance(CallState::Transferring, now);
    }
}

/// Takes over what a query knows of a call.
pub(crate) fn learn(call: &mut Call, info: &CallInfo) {
    if !call.was_three {
        call.set_number(match call.direction {
            Direction::Inbound => &info.caller,
            Direction::Outbound => &info.called,
        });
    }
    call.suppose_media(info.ability.map(MediaAbility::from_gateway).and_then(MediaAbility::has_video));
    if let Some(skill) = queue(info.skill, &info.skill_name) {
        call.queue = Some(skill);
    }
    if let Some(data) = info.data.as_ref().filter(|data| !data.is_empty()) {
        call.data = Some(data.clone());
    }
}
