//! All calls of a session, and what is remembered of those that have ended.

use std::rc::Rc;

use offhook_protocol::CallId;

use super::call::Call;
use crate::api::{
    snapshot::{CallKind, CallState, Direction, EndCause, EndedCall},
    time::Millis,
};

/// Certainty that a call has ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Certainty {
    /// The gateway said so of this very call.
    Said,
    /// The end follows from something else; the call may turn up again.
    Inferred,
}

/// Memory of an ended call. One whose end was only inferred is kept whole: when it turns up again, what
/// can't be read from the gateway (whether it is muted, say) is not lost.
#[derive(Debug, Clone)]
struct Tombstone {
    id: CallId,
    whole: Option<Box<Call>>,
}

/// Number of ended calls that are remembered, so that a late event does not bring one back.
const REMEMBERED: usize = 64;
/// Number of ended calls that are shown.
const RECENT: usize = 50;

/// All calls there are, and the ends of those that were.
#[derive(Debug, Clone, Default)]
pub(crate) struct Calls {
    open: Vec<Call>,
    /// The latest last.
    ended: Vec<Tombstone>,
    /// Ends since the last commit, for the notices.
    pub(crate) fresh_ends: Vec<EndedCall>,
    pub(crate) last: Option<Rc<EndedCall>>,
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

    /// Returns the call that was made for this one: to consult somebody about it, or to transfer it.
    pub(crate) fn consultation_of(&self, id: &CallId) -> Option<&Call> {
        self.open.iter().find(|it| it.primary_call.as_ref() == Some(id))
    }

    /// The call that was made to hand this one on.
    pub(crate) fn third_party_call_of(&self, id: &CallId) -> Option<&Call> {
        self.consultation_of(id).filter(|it| it.kind == CallKind::ThirdParty)
    }

    /// True if the call is there, or was.
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
            let tombstone = self.ended.iter().position(|it| it.id == *id).map(|at| self.ended.remove(at));
            let whole = tombstone.and_then(|it| it.whole);
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
            self.ended.push(Tombstone { id: id.clone(), whole });
            if self.ended.len() > REMEMBERED {
                self.ended.remove(0);
            }
        }
        let Some(call) = open else {
            return self.explain(id, |known| (known.cause == EndCause::Unknown).then_some(cause));
        };
        let cause = match (&cause, &call.requested_end) {
            (EndCause::SignedOut, _) | (_, None) => cause,
            (_, Some(own)) => own.clone(),
        };
        let is_over = cause == EndCause::Transferred;
        if let (CallKind::ThirdParty, Some(primary)) = (call.kind, call.primary_call.as_ref())
            && let Some(primary) = self.get_mut(primary).filter(|it| it.state == CallState::Transferring)
        {
            primary.awaits_return = true;
        }
        let ended = call.end(cause, now);
        self.fresh_ends.push(ended.clone());
        let recent = Rc::make_mut(&mut self.recent);
        recent.insert(0, EndedCall { data: None, ..ended.clone() });
        recent.truncate(RECENT);
        self.last = Some(Rc::new(ended));
        self.release_consultation_of(id, is_over, now);
    }

    fn consultation_of_mut(&mut self, id: &CallId) -> Option<&mut Call> {
        self.open.iter_mut().find(|it| it.primary_call.as_ref() == Some(id))
    }

    /// The call is over that another one was made for.
    fn release_consultation_of(&mut self, id: &CallId, was_transferred: bool, now: Millis) {
        let Some(made) = self.consultation_of_mut(id) else { return };
        made.primary_call = None;
        if made.kind == CallKind::ThirdParty {
            if was_transferred {
                let made = made.id.clone();
                self.end(&made, EndCause::Transferred, Certainty::Inferred, now);
            } else {
                // There is nobody to transfer any more: a call like any other.
                made.kind = CallKind::Customer;
            }
        }
    }

    /// The cause of an end may be told after the end: the record of the call is completed.
    fn explain(&mut self, id: &CallId, why: impl FnOnce(&EndedCall) -> Option<EndCause>) {
        let Some(at) = self.recent.iter().position(|it| it.id == *id) else { return };
        let Some(cause) = why(&self.recent[at]).filter(|it| *it != EndCause::Unknown) else { return };
        if let Some(last) = self.last.as_mut().filter(|it| it.id == *id) {
            Rc::make_mut(last).cause = cause.clone();
        }
        Rc::make_mut(&mut self.recent)[at].cause = cause;
    }

    /// The agent has put the telephone down: that ended the call that ended last, since this moment, if nobody has said why.
    pub(crate) fn explain_hang_up(&mut self, since: Millis) {
        let last = self.last.as_ref().filter(|it| it.cause == EndCause::Unknown && it.ended_at >= since);
        if let Some(id) = last.map(|it| it.id.clone()) {
            self.explain(&id, |_| Some(EndCause::HungUp));
        }
    }

    /// Ends every call there is.
    pub(crate) fn end_all(&mut self, now: Millis, cause: impl Fn(&Call) -> EndCause) {
        let ends: Vec<_> = self.open.iter().map(|call| (call.id.clone(), cause(call))).collect();
        for (id, cause) in ends {
            self.end(&id, cause, Certainty::Inferred, now);
        }
    }

    /// Forgets all calls: another session begins.
    pub(crate) fn clear(&mut self) {
        *self = Self::default();
    }

    pub(crate) fn set_muted(&mut self, id: &CallId, muted: bool) {
        if let Some(call) = self.get_mut(id) {
            call.muted = muted;
        }
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
