//! Connection to the gateway: the event poll, the requests in flight, the rate limit, readings of the state.

pub(crate) mod poll;
pub(crate) mod requests;
pub(crate) mod details;
pub(crate) mod resync;
pub(crate) mod reading;
mod told;
pub(crate) mod watch;

use offhook_protocol::Guid;

use crate::{api::time::Millis, model::Model};
use poll::{Poll, PollState};
use reading::READING;
use requests::Requests;
use resync::{OVERDUE_GAP, QUEUE_EMPTY_AFTER, Resync};

/// The session's side of the connection.
#[derive(Debug, Default)]
pub(crate) struct Link {
    pub(crate) guid: Option<Guid>,
    pub(crate) poll: Poll,
    pub(crate) requests: Requests,
    pub(crate) resync: Resync,
    /// When something was last missed, as far as anybody knows.
    pub(crate) missed_at: Millis,
    /// Doubt whether the session is there.
    pub(crate) doubt: Doubt,
    /// Number of the last reading.
    pub(crate) readings: u32,
    /// Number of readings in a row that have failed.
    pub(crate) failed_readings: u8,
    /// Number of questions about calls that wait for somebody.
    pub(crate) watches: u32,
    /// When the last of them was asked.
    pub(crate) watched_at: Millis,
    /// When an overdue event last led to a reading.
    pub(crate) overdue_read_at: Option<Millis>,
}

/// Doubt whether there is a session, after one refusal that says that nobody is signed in. It may be a stray one, of a node that has
/// missed something: another operation is asked before the session, and the call with it, is given up.
///
/// ```text
///   None ── refused ──► Wanted ── within the rate limit ──► Asked ── refused, or a poll again ──► the session is over
///    ▲                                                        │
///    └──────────────── a poll has a good reply ◄──────────────┘
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Doubt {
    /// There is a session, as far as anybody knows.
    #[default]
    None,
    /// Another operation is to be asked.
    Wanted,
    /// Another operation has been asked.
    Asked,
}

impl Link {
    /// Notes that something may have been missed: the state is to be read.
    pub(crate) fn mark_stale(&mut self, now: Millis) {
        self.missed_at = now;
        self.resync.mark_stale(now);
    }

    /// Returns when the other operation can be asked; `None` when there is nothing to ask.
    pub(crate) fn check_due(&self) -> Option<Millis> {
        (self.doubt == Doubt::Wanted).then(|| self.requests.queries_from(1))
    }

    /// Returns when the next reading may begin: something may be missed, the gateway's queue is empty, and the rate limit
    /// allows it.
    pub(crate) fn reading_due(&self) -> Option<Millis> {
        let from = self.reading_wanted()?;
        Some(from.max(self.requests.queries_from(READING)))
    }

    /// Returns when the next reading could begin if it were not for the rate limit.
    pub(crate) fn reading_wanted(&self) -> Option<Millis> {
        let Resync::Stale(from) = self.resync else { return None };
        let PollState::InFlight { since, .. } = self.poll.state else { return None };
        Some(from.max(since + QUEUE_EMPTY_AFTER))
    }

    /// Returns when an overdue event is to lead to a reading.
    pub(crate) fn overdue_at(&self, model: &Model) -> Option<Millis> {
        let overdue = resync::event_overdue_at(model)?;
        // What could not be read just now is not asked for as often.
        let gap = if self.failed_readings > 0 { 4 * OVERDUE_GAP } else { OVERDUE_GAP };
        Some(self.overdue_read_at.map_or(overdue, |at| overdue.max(at + gap)))
    }

    /// Returns when a queued request may be sent: the reading that puts a wrong view right is not kept waiting.
    pub(crate) fn queued_due(&self) -> Option<Millis> {
        match self.reading_wanted() {
            Some(from) if self.requests.queries_from(READING + 1) > from => self.reading_due(),
            Some(_) | None => Some(self.requests.queries_from(1)),
        }
    }

    /// Forgets the connection: nobody is signed in.
    pub(crate) fn stop(&mut self, now: Millis) {
        self.guid = None;
        self.resync = Resync::InSync;
        self.doubt = Doubt::None;
        self.failed_readings = 0;
        self.poll.stop(now);
    }
}
