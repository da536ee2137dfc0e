//! Requests under way: what each is for, and until when its answer is wanted.

use offhook_protocol::CallId;

use super::reading::Question;
use crate::api::{outcome::CommandId, time::Millis};

/// Number of a request that was sent. A reply whose number is not awaited is dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RequestId(pub u32);

/// Time in ms that the reply to a command or query may take.
pub(crate) const REQUEST_LIMIT: u64 = 8_000;
/// The gateway keeps a poll for 10 s; the rest is for the way.
pub(crate) const POLL_LIMIT: u64 = 14_000;

/// Purposes of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// The event poll.
    Poll,
    /// A command's request.
    Command(CommandId),
    /// A question of the reading of this number.
    Reading(u32, Question),
    /// The agent's skill queues.
    Queues,
    /// A call's data.
    Data(CallId),
    /// A call's queue and numbers.
    Info(CallId),
    /// A question about a call that waits for somebody.
    Watch,
    /// The question whether somebody is still signed in, after a refusal that says no.
    SessionCheck,
    /// A sign-out whose reply nobody waits for.
    AbandonedSignOut,
}

/// One request under way.
#[derive(Debug)]
struct Open {
    id: RequestId,
    purpose: Purpose,
    deadline: Millis,
}

/// The requests under way.
#[derive(Debug, Default)]
pub(crate) struct Requests {
    /// A handful, in the order of sending; a map would be 4 KB of wasm.
    open: Vec<Open>,
    last: u32,
    /// When flow-controlled queries were sent (CEC 6.5.6).
    queries: Vec<Millis>,
}

/// At most so many queries …
const QUERIES: usize = 5;
/// … within this time: the gateway counts 2 s, and the way may bring two of them closer together.
const QUERY_WINDOW: u64 = 2_500;

impl Requests {
    pub(crate) fn add(&mut self, purpose: Purpose, deadline: Millis) -> RequestId {
        self.last += 1;
        let id = RequestId(self.last);
        self.open.push(Open { id, purpose, deadline });
        id
    }

    /// Takes out what this answer is for. `None`: not pending, so nobody wants it.
    pub(crate) fn take(&mut self, id: RequestId) -> Option<Purpose> {
        let at = self.open.iter().position(|open| open.id == id)?;
        Some(self.open.remove(at).purpose)
    }

    /// Ids of all that are under way for such a purpose.
    pub(crate) fn ids(&self, wanted: impl Fn(&Purpose) -> bool) -> Vec<RequestId> {
        self.open.iter().filter(|open| wanted(&open.purpose)).map(|open| open.id).collect()
    }

    /// Those whose time is up.
    pub(crate) fn overdue(&self, now: Millis) -> Vec<RequestId> {
        self.open.iter().filter(|open| open.deadline <= now).map(|open| open.id).collect()
    }

    pub(crate) fn next_deadline(&self) -> Option<Millis> {
        self.open.iter().map(|open| open.deadline).min()
    }

    /// The moment from which `count` queries may be sent.
    pub(crate) fn queries_from(&self, count: usize) -> Millis {
        let over = (self.queries.len() + count).saturating_sub(QUERIES);
        over.checked_sub(1).and_then(|at| self.queries.get(at)).map_or(Millis(0), |at| *at + QUERY_WINDOW)
    }

    pub(crate) fn note_query(&mut self, now: Millis) {
        self.queries.push(now);
        if self.queries.len() > QUERIES {
            self.queries.remove(0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_queries_and_then_only_as_the_oldest_leave_the_window() {
        let mut requests = Requests::default();
        let at = |offset: u64| Millis(1_000_000 + offset);
        assert_eq!(requests.queries_from(5), Millis(0));
        for offset in [0, 10, 20, 30] {
            requests.note_query(at(offset));
        }
        assert_eq!(requests.queries_from(1), Millis(0), "the fifth is free");
        assert_eq!(requests.queries_from(2), at(QUERY_WINDOW));
        assert_eq!(requests.queries_from(4), at(20 + QUERY_WINDOW));
        requests.note_query(at(40));
        requests.note_query(at(2_600));
        assert_eq!(requests.queries_from(1), at(10 + QUERY_WINDOW));
    }
}
