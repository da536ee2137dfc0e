//! The calls as the session knows them. Transitions are idempotent and never go backwards (state-machine rules R1–R6).

use std::{collections::VecDeque, rc::Rc};

use offhook_protocol::{CallData, CallId, Number};

use crate::{
    snapshot::{CallKind, CallState, Direction, EndCause, EndedCall, Remote, SkillView},
    target::{Media, TransferMode},
    time::Millis,
};

/// One call.
#[derive(Debug, Clone)]
pub(crate) struct Call {
    pub(crate) id: CallId,
    pub(crate) direction: Direction,
    pub(crate) state: CallState,
    pub(crate) since: Millis,
    pub(crate) began_at: Millis,
    pub(crate) talking_since: Option<Millis>,
    pub(crate) kind: CallKind,
    pub(crate) number: Number,
    /// The others of a three-party call.
    pub(crate) partners: Vec<Number>,
    pub(crate) skill: Option<SkillView>,
    pub(crate) data: Option<CallData>,
    pub(crate) muted: bool,
    pub(crate) media: Media,
    /// The recording's task; recordings end by task, not by call (CEC 6.5.1.4.3).
    pub(crate) recording: Option<String>,
    /// What the agent last did to end it: events alone do not tell who hung up (R7).
    pub(crate) own_end: Option<EndCause>,
    /// The customer's call that this one was made for: asked about, or handed on.
    pub(crate) about: Option<CallId>,
    /// How it is being handed on, and to which number, from the asking until it is known what came of it.
    pub(crate) handing_on: Option<(TransferMode, Number)>,
    /// The third party is gone again: the customer is about to be back.
    pub(crate) awaits_return: bool,
    /// All three are to talk as soon as somebody answers (CEC 6.1.2.5, mode 2).
    pub(crate) is_for_three: bool,
    /// Whom a transfer has brought into this three-party call.
    pub(crate) third: Option<Number>,
    /// Who was put out again; the news of that may follow, and is not of the customer (CEC 6.1.2.12).
    pub(crate) taken_out: Option<Number>,
    /// Why dialling failed, when that is told before the failure.
    pub(crate) dial_failure: Option<(i64, String)>,
    pub(crate) details: Details,
}

/// What has been read of a call beyond its events (CEC 6.1.3.1, 6.1.3.2).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Details {
    /// The data was asked for while it rang.
    pub(crate) data_asked_early: bool,
    /// The data was asked for while talking, or there is some.
    pub(crate) data_settled: bool,
    /// Queue and numbers were asked for.
    pub(crate) info_asked: bool,
}

impl Call {
    pub(crate) fn new(id: CallId, direction: Direction, state: CallState, now: Millis) -> Self {
        Self {
            id,
            direction,
            state,
            since: now,
            began_at: now,
            talking_since: (state == CallState::Talking).then_some(now),
            kind: CallKind::default(),
            number: Number::default(),
            partners: Vec::new(),
            skill: None,
            data: None,
            muted: false,
            media: Media::default(),
            recording: None,
            own_end: None,
            about: None,
            handing_on: None,
            awaits_return: false,
            is_for_three: false,
            third: None,
            taken_out: None,
            dial_failure: None,
            details: Details::default(),
        }
    }

    /// The one place where a call's state changes. Events that come late or twice do not move it back.
    pub(crate) fn advance(&mut self, to: CallState, now: Millis) {
        use CallState::{
            Answering, Conference, Dialing, Held, InIvr, RemoteGone, RemoteRinging, Ringing, Talking,
            Transferring,
        };
        let moves = match (self.state, to) {
            (from, to) if from == to => false,
            // The other side has left: nothing but the end follows.
            (RemoteGone, _) => false,
            (Dialing, RemoteRinging) | (Ringing, Answering) => true,
            (
                Dialing | RemoteRinging | Ringing | Answering | Held | Transferring | InIvr | Conference,
                Talking,
            ) => true,
            (from, Transferring | InIvr) => from == Talking,
            // Whoever is handed on may wait on hold meanwhile.
            (Transferring, Held) => false,
            // A lost event may lie between: these imply that there was talk.
            (_, Held | Conference | RemoteGone) => true,
            (_, Dialing | RemoteRinging | Ringing | Answering | Talking) => false,
        };
        if !moves {
            return;
        }
        self.state = to;
        self.since = now;
        self.awaits_return = false;
        if to != Conference {
            self.partners.clear();
            self.third = None;
        }
        if matches!(to, Talking | Held | Conference) {
            self.talking_since.get_or_insert(now);
        }
    }

    /// Somebody has answered it, and is still there.
    pub(crate) const fn has_talked(&self) -> bool {
        match self.state {
            CallState::Talking
            | CallState::Held
            | CallState::Transferring
            | CallState::InIvr
            | CallState::Conference => true,
            CallState::Dialing
            | CallState::RemoteRinging
            | CallState::Ringing
            | CallState::Answering
            | CallState::RemoteGone => false,
        }
    }

    /// What kind of call it is, where its feature tells (CEC table 6-455).
    pub(crate) fn set_kind(&mut self, feature: Option<i64>) {
        match feature {
            Some(6) => self.kind = CallKind::Internal,
            Some(51 | 52) => self.kind = CallKind::Consult,
            _ => {}
        }
    }

    /// It is offered anew, whatever became of it before.
    pub(crate) fn begin_again(&mut self, state: CallState, now: Millis) {
        self.state = state;
        self.since = now;
        self.own_end = None;
    }

    /// Whether it was given to a third party in a way that can be taken back (CEC 6.1.2.12).
    pub(crate) fn can_be_taken_back(&self) -> bool {
        let is_on_its_way = self.handing_on.as_ref().is_some_and(|(mode, _)| mode.stays_with_third_party());
        let is_there = self.state == CallState::Transferring && !self.awaits_return;
        self.third.is_some() || is_on_its_way && is_there
    }

    /// Takes the other side's number when there is one.
    pub(crate) fn set_number(&mut self, number: &Number) {
        if !number.is_empty() {
            self.number = without_agent_mark(number);
        }
    }

    fn end(self, cause: EndCause, now: Millis) -> EndedCall {
        EndedCall {
            id: self.id,
            direction: self.direction,
            kind: self.kind,
            remote: Remote { number: self.number },
            skill: self.skill,
            data: self.data,
            began_at: self.began_at,
            talking_since: self.talking_since,
            ended_at: now,
            cause,
        }
    }
}

/// A colleague's number may be prefixed with `a` or `A` (CEC 6.5.1.2.12).
pub(crate) fn without_agent_mark(number: &Number) -> Number {
    match number.reveal().strip_prefix(['a', 'A']) {
        Some(digits) if !digits.is_empty() && digits.bytes().all(|it| it.is_ascii_digit()) => digits.into(),
        _ => number.clone(),
    }
}

/// How sure it is that a call has ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Certainty {
    /// The gateway said so of this very call.
    Said,
    /// It follows from something else; the call may turn up again.
    Inferred,
}

/// What is remembered of an ended call. One whose end was only inferred is kept whole: when it turns up again, what
/// can't be read from the gateway (whether it is muted, say) is not lost.
#[derive(Debug, Clone)]
struct Remains {
    id: CallId,
    whole: Option<Box<Call>>,
}

/// How many ended calls are remembered, so that a late event does not bring one back.
const REMEMBERED: usize = 64;
/// How many ended calls are shown.
const RECENT: usize = 50;

/// All calls there are, and the ends of those that were.
#[derive(Debug, Clone, Default)]
pub(crate) struct Calls {
    open: Vec<Call>,
    ended: VecDeque<Remains>,
    /// Ends since the last commit, for the notices.
    pub(crate) fresh_ends: Vec<EndedCall>,
    pub(crate) last: Option<EndedCall>,
    /// The latest first, without data, which may be large.
    pub(crate) recent: Rc<Vec<EndedCall>>,
    /// A call has turned up whose end had been inferred.
    pub(crate) has_revived: bool,
}

impl Calls {
    pub(crate) fn iter(&self) -> std::slice::Iter<'_, Call> {
        self.open.iter()
    }

    pub(crate) fn get(&self, id: &CallId) -> Option<&Call> {
        self.open.iter().find(|call| call.id == *id)
    }

    pub(crate) fn get_mut(&mut self, id: &CallId) -> Option<&mut Call> {
        self.open.iter_mut().find(|call| call.id == *id)
    }

    /// The call that was made for this one: to ask somebody about it, or to hand it on.
    pub(crate) fn made_for(&self, id: &CallId) -> Option<&Call> {
        self.open.iter().find(|it| it.about.as_ref() == Some(id))
    }

    /// The call that was made to hand this one on.
    pub(crate) fn third_party_for(&self, id: &CallId) -> Option<&Call> {
        self.made_for(id).filter(|it| it.kind == CallKind::ThirdParty)
    }

    /// Whether the call is there, or was.
    pub(crate) fn is_known(&self, id: &CallId) -> bool {
        self.get(id).is_some() || self.ended.iter().any(|it| it.id == *id)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.open.is_empty()
    }

    /// The call with this id, made when there is none (R1). `None`: it has ended, and that was said of this very call.
    pub(crate) fn get_or_add(&mut self, id: &CallId, make: impl FnOnce() -> Call) -> Option<&mut Call> {
        let is_over = self.ended.iter().any(|it| it.id == *id && it.whole.is_none());
        if is_over { None } else { self.offered(id, make) }
    }

    /// The call with this id, also when it had ended: a call that was rejected, not answered or put back to its queue
    /// is offered again under the same id.
    pub(crate) fn offered(&mut self, id: &CallId, make: impl FnOnce() -> Call) -> Option<&mut Call> {
        if self.get(id).is_none() {
            let remains = self.ended.iter().position(|it| it.id == *id).and_then(|at| self.ended.remove(at));
            let whole = remains.and_then(|it| it.whole);
            self.has_revived |= whole.is_some();
            let call = whole.map_or_else(make, |call| *call);
            self.open.push(call);
        }
        self.get_mut(id)
    }

    /// Ends a call; nothing happens when there is none. What the agent did to end it outweighs the cause given.
    pub(crate) fn end(&mut self, id: &CallId, cause: EndCause, certainty: Certainty, now: Millis) {
        let open = self.open.iter().position(|call| call.id == *id).map(|at| self.open.remove(at));
        if open.is_some() || certainty == Certainty::Said {
            let whole = open.clone().filter(|_| certainty == Certainty::Inferred).map(Box::new);
            self.ended.retain(|it| it.id != *id);
            self.ended.push_back(Remains { id: id.clone(), whole });
            if self.ended.len() > REMEMBERED {
                self.ended.pop_front();
            }
        }
        let Some(call) = open else {
            return self.explain(id, |known| (known.cause == EndCause::Unknown).then_some(cause));
        };
        let cause = match (&cause, &call.own_end) {
            (EndCause::SignedOut, _) | (_, None) => cause,
            (_, Some(own)) => own.clone(),
        };
        let is_over = cause == EndCause::Transferred;
        if let (CallKind::ThirdParty, Some(about)) = (call.kind, call.about.as_ref())
            && let Some(about) = self.get_mut(about).filter(|it| it.state == CallState::Transferring)
        {
            about.awaits_return = true;
        }
        let ended = call.end(cause, now);
        self.fresh_ends.push(ended.clone());
        let recent = Rc::make_mut(&mut self.recent);
        recent.insert(0, EndedCall { data: None, ..ended.clone() });
        recent.truncate(RECENT);
        self.last = Some(ended);
        self.forget_what_it_was_about(id, is_over, now);
    }

    fn made_for_mut(&mut self, id: &CallId) -> Option<&mut Call> {
        self.open.iter_mut().find(|it| it.about.as_ref() == Some(id))
    }

    /// The call is over that another one was made for.
    fn forget_what_it_was_about(&mut self, id: &CallId, was_handed_on: bool, now: Millis) {
        let Some(made) = self.made_for_mut(id) else { return };
        made.about = None;
        if made.kind == CallKind::ThirdParty {
            if was_handed_on {
                let made = made.id.clone();
                self.end(&made, EndCause::Transferred, Certainty::Inferred, now);
            } else {
                // There is nobody to hand on any more: a call like any other.
                made.kind = CallKind::Customer;
            }
        }
    }

    /// The cause of an end may be told after the end: the record of the call is completed.
    fn explain(&mut self, id: &CallId, why: impl FnOnce(&EndedCall) -> Option<EndCause>) {
        let Some(at) = self.recent.iter().position(|it| it.id == *id) else { return };
        let Some(cause) = why(&self.recent[at]).filter(|it| *it != EndCause::Unknown) else { return };
        if let Some(last) = self.last.as_mut().filter(|it| it.id == *id) {
            last.cause = cause.clone();
        }
        Rc::make_mut(&mut self.recent)[at].cause = cause;
    }

    /// Ends every call there is.
    pub(crate) fn end_all(&mut self, now: Millis, cause: impl Fn(&Call) -> EndCause) {
        let ends: Vec<_> = self.open.iter().map(|call| (call.id.clone(), cause(call))).collect();
        for (id, cause) in ends {
            self.end(&id, cause, Certainty::Inferred, now);
        }
    }

    /// Forgets everything: another session begins.
    pub(crate) fn clear(&mut self) {
        *self = Self::default();
    }

    /// A recording has ended; it names its task only.
    pub(crate) fn stop_recording(&mut self, task: &str) {
        for call in &mut self.open {
            if call.recording.as_deref() == Some(task) {
                call.recording = None;
            }
        }
    }

    /// The network tells why dialling failed after it has failed.
    pub(crate) fn explain_failure(&mut self, id: &CallId, cause: i64, words: String) {
        self.explain(id, |known| {
            let never_talked = known.direction == Direction::Outbound && known.talking_since.is_none();
            let is_open = matches!(known.cause, EndCause::DialFailed { .. } | EndCause::Unknown);
            (never_talked && is_open)
                .then_some(EndCause::DialFailed { cause: Some(cause), text: Some(words) })
        });
    }
}

/// What the end of a call looks like when nobody says why.
pub(crate) fn likely_cause(call: &Call) -> EndCause {
    match call.state {
        CallState::RemoteGone => EndCause::RemoteHungUp,
        CallState::Ringing => EndCause::NotAnswered,
        CallState::Dialing
        | CallState::RemoteRinging
        | CallState::Answering
        | CallState::Talking
        | CallState::Transferring
        | CallState::InIvr
        | CallState::Conference
        | CallState::Held => EndCause::Unknown,
    }
}
