//! The calls as the session knows them. Transitions are idempotent and never go backwards (state-machine rules R1–R6).

use std::{collections::VecDeque, rc::Rc};

use offhook_protocol::{CallData, CallId, Number};

use crate::{
    snapshot::{CallKind, CallState, Direction, EndCause, EndedCall, Remote, SkillView},
    target::Media,
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
            // A lost event may lie between: these imply that there was talk.
            (_, Held | Conference | RemoteGone) => true,
            (_, Dialing | RemoteRinging | Ringing | Answering | Talking) => false,
        };
        if !moves {
            return;
        }
        self.state = to;
        self.since = now;
        if to != Conference {
            self.partners.clear();
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
fn without_agent_mark(number: &Number) -> Number {
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

    pub(crate) fn iter_mut(&mut self) -> std::slice::IterMut<'_, Call> {
        self.open.iter_mut()
    }

    pub(crate) fn get(&self, id: &CallId) -> Option<&Call> {
        self.open.iter().find(|call| call.id == *id)
    }

    pub(crate) fn get_mut(&mut self, id: &CallId) -> Option<&mut Call> {
        self.open.iter_mut().find(|call| call.id == *id)
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
            let call = remains.and_then(|it| it.whole).map_or_else(make, |call| *call);
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
        let Some(call) = open else { return self.complete(id, cause) };
        let cause = match (&cause, &call.own_end) {
            (EndCause::SignedOut, _) | (_, None) => cause,
            (_, Some(own)) => own.clone(),
        };
        let ended = call.end(cause, now);
        self.fresh_ends.push(ended.clone());
        let recent = Rc::make_mut(&mut self.recent);
        recent.insert(0, EndedCall { data: None, ..ended.clone() });
        recent.truncate(RECENT);
        self.last = Some(ended);
    }

    /// The cause of an end is told after the end was inferred: the record of the call is completed.
    fn complete(&mut self, id: &CallId, cause: EndCause) {
        if let Some(last) = self.last.as_mut().filter(|it| it.id == *id && it.cause == EndCause::Unknown) {
            last.cause = cause;
        }
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

    /// The cause of a failure may come after the failure: the record of the call is completed.
    pub(crate) fn explain_last(&mut self, id: &CallId, why: i64, words: String) {
        let Some(last) = self.last.as_mut().filter(|it| it.id == *id) else { return };
        let never_talked = last.direction == Direction::Outbound && last.talking_since.is_none();
        match last.cause {
            EndCause::DialFailed { .. } | EndCause::Unknown if never_talked => {
                last.cause = EndCause::DialFailed { cause: Some(why), text: Some(words) };
            }
            _ => {}
        }
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
