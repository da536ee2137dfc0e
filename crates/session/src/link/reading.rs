//! One reading of what is (state-machine rule R10): the questions, what their answers mean, and how the model is made to agree. When
//! it is done stands in [`super::resync`].

use offhook_protocol::{
    AgentState, CallFeature, CallId, GatewayError, MediaAbility, Reply, Request, agent_control,
    call_info::{self, CallInfo},
    codes::{ErrorKind, RetCode},
};

use crate::{
    api::{
        snapshot::{CallKind, CallState, Direction, QueueRef},
        time::Millis,
    },
    link::told::Told,
    model::{Call, Certainty, Join, Model, likely_cause},
};

/// Number of readings in a row that may fail, over a minute or more. Then what was told has to do.
pub(crate) const MOST_ROUNDS: u8 = 8;

/// Replies to a reading so far.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    /// Answers to an earlier reading are not mixed into this one.
    pub(crate) round: u32,
    state: Told<Option<AgentState>>,
    current: Told<Option<CallInfo>>,
    ringing: Told<Option<CallInfo>>,
    held: Told<Vec<CallInfo>>,
}

/// A question of a reading, by its place in [`questions`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Question {
    State,
    Current,
    Ringing,
    Held,
}

/// Meaning of a reply for the reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Taken {
    /// The question is settled.
    Settled,
    /// The reply is of no use now: the whole reading has to be repeated.
    Failed,
}

/// Number of questions of one reading.
pub(crate) const READING: usize = 4;

/// The questions of one reading.
pub(crate) fn questions() -> [(Question, Request); READING] {
    [
        (Question::State, agent_control::AgentStatus {}.into()),
        (Question::Current, call_info::QueryCallInfo { or_previous: Some(false) }.into()),
        (Question::Ringing, call_info::CallInfoBeforeAnswer {}.into()),
        (Question::Held, call_info::HoldList {}.into()),
    ]
}

/// True if the same question may be answered a moment later: an overload, a switch-over, an error inside the platform, or a code
/// that the reference does not have.
fn may_pass(code: &RetCode) -> bool {
    code.row().is_none_or(|row| matches!(row.kind, ErrorKind::Retry | ErrorKind::Server))
}

impl Reading {
    /// Nothing is read yet.
    pub(crate) fn new(round: u32) -> Self {
        Self { round, ..Self::default() }
    }

    /// Takes the reply to one question. `failed`: how many readings before this one have failed.
    pub(crate) fn take(
        &mut self,
        question: Question,
        result: Result<Reply, GatewayError>,
        failed: u8,
    ) -> Taken {
        match result {
            Ok(Reply::AgentStatus(it)) => self.state = Told::Is(AgentState::from_gateway(it.state)),
            Ok(Reply::QueryCallInfo(it)) => {
                self.current = Told::Is(it.filter(|call| call.ended_at.is_none()));
            }
            Ok(Reply::CallInfoBeforeAnswer(it)) => self.ringing = Told::Is(it),
            Ok(Reply::HoldList(it)) => self.held = Told::Is(it),
            Err(GatewayError::Refused { code, .. }) if code.as_str() == RetCode::NO_HELD_CALL => {
                self.held = Told::Is(Vec::new());
            }
            Err(GatewayError::Refused { code, .. }) if !may_pass(&code) => self.leave_open(question, true),
            // Twice in a row it is no accident: what the others say is taken, and all are asked again.
            Err(GatewayError::Unreadable(_)) if failed > 0 => self.leave_open(question, false),
            Ok(_) | Err(_) if failed + 1 < MOST_ROUNDS => return Taken::Failed,
            Ok(_) | Err(_) => self.leave_open(question, false),
        }
        Taken::Settled
    }

    fn leave_open(&mut self, question: Question, is_refused: bool) {
        match question {
            Question::State => self.state = Told::without_answer(is_refused),
            Question::Current => self.current = Told::without_answer(is_refused),
            Question::Ringing => self.ringing = Told::without_answer(is_refused),
            Question::Held => self.held = Told::without_answer(is_refused),
        }
    }

    /// True if every question was answered or refused: asking again brings nothing more.
    pub(crate) const fn is_whole(&self) -> bool {
        !matches!(self.state, Told::Unreadable)
            && !matches!(self.current, Told::Unreadable)
            && !matches!(self.ringing, Told::Unreadable)
            && !matches!(self.held, Told::Unreadable)
    }

    /// True if an answer is missing that could have named the call. That held calls are never told (CEC 6.1.3.4) says nothing against
    /// one which was told to be held.
    fn leaves_open(&self, call: &Call) -> bool {
        const fn is_open<T>(told: &Told<T>, call: &Call) -> bool {
            match told {
                Told::Unreadable => true,
                Told::Refused => !matches!(call.state, CallState::Held),
                Told::Awaited | Told::Is(_) => false,
            }
        }
        let other = if call.is_offered() { is_open(&self.ringing, call) } else { is_open(&self.held, call) };
        other || is_open(&self.current, call)
    }

    /// True if a call that none of the replies names is gone: every question was answered that could have named it, or the agent
    /// is in no call at all, which tells nothing of a call that is being dialled (CEC 6.1.2.1).
    fn tells_end(&self, call: &Call) -> bool {
        let (current, held) = (self.current.value().is_some(), self.held.value().is_some());
        let is_told = match call.state {
            CallState::Ringing | CallState::Answering => current && self.ringing.value().is_some(),
            CallState::Dialing | CallState::RemoteRinging => return current,
            CallState::Talking
            | CallState::Held
            | CallState::RemoteGone
            | CallState::Transferring
            | CallState::InIvr
            | CallState::Conference => current && held,
        };
        let is_free = |it: &AgentState| !matches!(it, AgentState::OnCall | AgentState::SignedOut);
        is_told || self.state.value().copied().flatten().as_ref().is_some_and(is_free)
    }

    /// Makes the model agree with what was read. `None`: not everything is read yet. Of calls that were told since something was
    /// `missed_at`, nothing can be missing.
    pub(crate) fn apply(&self, model: &mut Model, missed_at: Millis, now: Millis) -> Option<()> {
        let is_awaited = self.state.is_awaited()
            || self.current.is_awaited()
            || self.ringing.is_awaited()
            || self.held.is_awaited();
        if is_awaited {
            return None;
        }
        let state = self.state.value().copied().flatten();
        let current = self.current.value().cloned().flatten();
        let ringing = self.ringing.value().cloned().flatten();
        // Where it is refused, no call is known to be held.
        let held = self.held.value().map(Vec::as_slice).unwrap_or_default();
        let is_held = |id: &CallId| held.iter().any(|it| it.call == *id);
        let mut truth: Vec<(CallInfo, CallState)> =
            held.iter().map(|it| (it.clone(), CallState::Held)).collect();
        // A call whose talk has begun does not ring any more: the question about the ringing call is answered during the
        // talk, too (CEC 6.1.3.5).
        let talks = |it: &CallInfo| {
            current.as_ref().is_some_and(|now| now.call == it.call && now.is_talking() == Some(true))
        };
        if let Some(it) = ringing.filter(|it| !is_held(&it.call) && !talks(it)) {
            truth.push((it, CallState::Ringing));
        }
        if let Some(it) = current.filter(|it| !truth.iter().any(|(known, _)| known.call == it.call)) {
            // The current call may be a held one: only the gateway's word that it tells of none makes it a talk.
            let is_held = matches!(self.held, Told::Unreadable)
                && model.calls.get(&it.call).is_some_and(|call| call.state == CallState::Held);
            let state = if is_held { CallState::Held } else { current_state(model, &it) };
            truth.push((it, state));
        }
        let joined = model.calls.iter().find(|it| it.join == Join::Accepted).map(|it| it.id.clone());
        let of_three =
            || model.calls.iter().find(|it| it.is_for_three).and_then(|it| it.primary_call.clone());
        let joined = joined.or_else(of_three);
        let joined = joined.filter(|id| !truth.iter().any(|(it, _)| it.call == *id));
        let joined = joined.filter(|_| self.held.value().is_some());
        if let (Some(held), [(info, CallState::Talking)]) = (joined, truth.as_slice()) {
            // The held call was to be joined and is gone, the other is there: its party is in the other now.
            model.join(&info.call.clone(), &held, now);
        }
        let untold: Vec<_> = model
            .calls
            .iter()
            .filter(|call| !truth.iter().any(|(it, _)| it.call == call.id))
            .filter(|call| !waits_unseen(model, call, &truth, state))
            .map(|call| (call.id.clone(), likely_cause(call), self.tells_end(call), self.leaves_open(call)))
            .collect();
        for (id, cause, is_gone, is_open) in untold {
            if is_gone {
                model.calls.end(&id, cause, Certainty::Inferred, now);
            } else if let Some(call) = model.calls.get_mut(&id) {
                call.is_unsure |= is_open && call.told_at <= missed_at;
            }
        }
        for (info, state) in truth {
            correct_call(model, &info, state, now);
        }
        model.calls.iter_mut().for_each(|call| call.held_from = None);
        if let Some(state) = state.filter(|it| *it != AgentState::SignedOut) {
            // The same state, read while one was asked for, is that state entered: its event was the one that was missed.
            if state != model.agent.state || model.agent.awaits_state {
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

/// True if this call may well be there, though nobody tells: while a third party is talked with, that is the current
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
        // transferred, and no answer has told so.
        CallState::Talking => {
            let asked = |(it, state): &(CallInfo, CallState)| {
                CallFeature::from_gateway(it.feature) == CallFeature::ThreePartyConsultation
                    && matches!(state, CallState::Dialing | CallState::RemoteRinging)
            };
            let third = model.calls.third_party_call_of(&call.id);
            let is_third = |it: &(CallInfo, CallState)| third.is_some_and(|third| third.id == it.0.call);
            let is_given =
                |it: &(CallInfo, CallState)| dialled(it) && (call.is_transferred_with_talk() || is_third(it));
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
                && model.calls.third_party_call_of(&info.call).is_none() =>
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
    call.be_told(now);
    call.is_talk_due |= state == CallState::Talking
        && (is_new
            || matches!(
                call.state,
                CallState::Dialing
                    | CallState::RemoteRinging
                    | CallState::Ringing
                    | CallState::Answering
                    | CallState::Held
            ));
    if state == CallState::Held && call.join == Join::Accepted {
        call.join = Join::No;
    }
    if call.awaits_return && state == CallState::Held {
        call.advance(CallState::Talking, now);
    }
    // One of three has left a consultation of which no event told that all three talked: the other is still there. The events of an end
    // come one right after the other.
    let feature = CallFeature::from_gateway(info.feature);
    if call.state == CallState::RemoteGone
        && matches!(feature, CallFeature::Consultation | CallFeature::ThreePartyConsultation)
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
    // The event that told of a switch may be the one that is lost. Both (3) is what a call is able to, not what it has.
    match info.ability.map(MediaAbility::from_gateway) {
        told @ Some(MediaAbility::Audio | MediaAbility::Video) => call.set_media(told),
        Some(
            MediaAbility::AudioVideo | MediaAbility::Text | MediaAbility::H5Video | MediaAbility::Other(_),
        )
        | None => {}
    }
    complete(call, info);
    // While a third party is talked with, that is the current call: the customer's waits.
    let about = if call.kind == CallKind::ThirdParty && state != CallState::Held {
        call.primary_call.clone()
    } else {
        None
    };
    let waits = about.and_then(|id| model.calls.get_mut(&id)).filter(|it| it.state == CallState::Talking);
    if let Some(waits) = waits {
        waits.advance(CallState::Transferring, now);
    }
}

/// Takes over what a query knows of a call.
pub(crate) fn complete(call: &mut Call, info: &CallInfo) {
    call.suppose_number(match call.direction {
        Direction::Inbound => &info.caller,
        Direction::Outbound => &info.called,
    });
    call.suppose_media(info.ability.map(MediaAbility::from_gateway).and_then(MediaAbility::has_video));
    if let Some(skill) = QueueRef::told(info.skill, &info.skill_name) {
        call.queue = Some(skill);
    }
    if let Some(data) = info.data.as_ref().filter(|data| !data.is_empty()) {
        call.data = Some(data.clone());
    }
}
