//! Resynchronisation after a lost event: the state is read from the gateway (state-machine rule R10) and compared.
//!
//! ```text
//!          something may be missed        queue empty, within the rate limit
//!   InSync ───────────────────────► Stale ──────────────────────────────────► Refreshing
//!     ▲                               ▲  something came meanwhile, a reply is missing   │
//!     │                               └─────────────────────────────────────────────────┤
//!     └── the poll then in flight brings nothing ◄── Confirming ◄────────── all read ───┘
//! ```
//! A refusal is a reply, too: the question would be refused again, and the rest is believed as far as it goes. What may pass (an
//! overload, a reply that is lost) is asked for again, each time after a longer pause, and not for ever.
//!
//! A reading is only believed when no event was applied and no command accepted while it was in progress: all three travel by
//! different ways and may overtake each other. Events that were queued before the reading are applied after it; that is why a poll that was
//! in flight must come back empty before the state is believed again.

use offhook_protocol::AgentState;

use super::{reading::Reading, requests::RequestId};
use crate::{
    api::{
        snapshot::{CallKind, CallState, Phase},
        time::Millis,
    },
    model::{Call, Model},
};

/// Time in ms between two readings.
const GAP: u64 = 2_500;
/// Age in ms of a poll behind which the gateway's queue is empty: with an event it would have answered at once.
pub(crate) const QUEUE_EMPTY_AFTER: u64 = 1_000;
/// Time in ms between two readings because of an overdue event.
pub(crate) const OVERDUE_GAP: u64 = 15_000;
/// Longest pause in ms after a reading that failed.
const LONGEST_GAP: u64 = 10_000;

/// Returns when an event is overdue that must follow what is known (R10): then the state is read, even if nothing seems to be
/// lost.
pub(crate) fn event_overdue_at(model: &Model) -> Option<Millis> {
    if model.agent.phase != Phase::SignedIn {
        return None;
    }
    let of_call = |call: &Call| {
        let limit = match call.state {
            // No reading could tell.
            _ if call.is_unsure => return None,
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
        model.agent.since.max(last_end) + 2_500
    };
    let held = model.calls.iter().filter_map(|it| it.held_from).map(|at| at + 3_000);
    model.calls.iter().filter_map(of_call).chain(held).chain(is_reserved.then(without_call)).min()
}

/// Trust in what is known.
#[derive(Debug, Default)]
pub(crate) enum Resync {
    /// The model is believed.
    #[default]
    InSync,
    /// The model may be wrong: to be read again, not before this moment.
    Stale(Millis),
    /// The state is being read.
    Refreshing(Box<Reading>),
    /// The state is read, and believed when this poll, or the next one, brings no event.
    Confirming(Option<RequestId>),
}

impl Resync {
    /// Notes that something may have been missed.
    pub(super) fn mark_stale(&mut self, now: Millis) {
        match self {
            Self::InSync | Self::Confirming(_) => *self = Self::Stale(now),
            // What is being read may have been read before: read again afterwards.
            Self::Refreshing(_) => *self = Self::Stale(now + GAP),
            Self::Stale(_) => {}
        }
    }

    /// Notes that an event was applied: a reading in progress may be older than it.
    pub(crate) fn event_applied(&mut self, now: Millis) {
        match self {
            Self::Refreshing(_) | Self::Confirming(_) => *self = Self::Stale(now + GAP),
            Self::InSync | Self::Stale(_) => {}
        }
    }

    /// Notes that a command was accepted, which may have changed calls or state: a reading in progress may be older than that.
    pub(crate) fn command_accepted(&mut self, now: Millis) {
        if matches!(self, Self::Refreshing(_)) {
            *self = Self::Stale(now + GAP);
        }
    }

    /// Notes that a poll came back without event.
    pub(crate) fn poll_was_empty(&mut self, id: RequestId) {
        if matches!(self, Self::Confirming(awaited) if awaited.is_none_or(|it| it <= id)) {
            *self = Self::InSync;
        }
    }

    /// Notes that a reading has failed, the last of so many in a row.
    pub(crate) fn reading_failed(&mut self, failed: u8, now: Millis) {
        let pause = GAP << failed.saturating_sub(1).min(8);
        *self = Self::Stale(now + pause.min(LONGEST_GAP));
    }
}
