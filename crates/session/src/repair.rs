//! How a lost event is made good: when there is doubt, read what is (state-machine rule R10) and compare.
//!
//! ```text
//!            doubt                    queue empty, within flow control
//!   Sure ───────────► Doubting ─────────────────────────────────────────► Reading
//!    ▲                   ▲  an event came meanwhile, or an answer is missing │
//!    │                   └───────────────────────────────────────────────────┤
//!    └── the poll then under way brings nothing ◄── Watching ◄── all read ───┘
//! ```
//! A refusal is an answer, too: the question would be refused again, and the rest is believed as far as it goes. What may pass (an
//! overload, an answer that is lost) is asked for again, each time after a longer pause, and not for ever.
//!
//! A reading is only believed when no event was applied while it was under way: events and readings travel by
//! different ways and may overtake each other. Events that were queued before the reading are applied after it; that
//! is why a poll that was under way must come back empty before the doubt is over.

use offhook_protocol::AgentState;

use crate::{
    call::Call,
    effect::RequestId,
    reading::Reading,
    session::Model,
    snapshot::{CallKind, CallState, Phase},
    time::Millis,
};

/// Between two readings.
const GAP: u64 = 2_500;
/// The gateway answers at once when there is an event: a poll that waits so long has an empty queue behind it.
pub(crate) const QUEUE_EMPTY_AFTER: u64 = 1_000;
/// Between two looks because of an overdue event.
pub(crate) const LOOK_AGAIN: u64 = 15_000;
/// The longest pause after a reading that failed.
const LONGEST_GAP: u64 = 10_000;

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

    /// An answer came that failed or can't be believed, in so many readings in a row.
    pub(crate) fn give_up(&mut self, failed: u8, now: Millis) {
        let pause = GAP << failed.saturating_sub(1).min(8);
        *self = Self::Doubting(now + pause.min(LONGEST_GAP));
    }
}
