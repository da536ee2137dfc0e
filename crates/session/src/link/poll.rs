//! The event poll (CEC 6.1.4.1): when to ask, when to ask again, and how old our knowledge is.

use offhook_protocol::GatewayError;

use super::requests::RequestId;
use crate::api::{snapshot::Health, time::Millis};

/// Pause in ms after a poll that brought nothing: the gateway asks for 200 to 500 ms (CEC 6.1.4.1).
const GAP: u64 = 200;
/// Number of polls that follow each other without a pause, as long as each brings an event: before a telephone rings there are five
/// of them, and a gateway that answers without end must not be asked without end.
const IN_A_ROW: u32 = 40;
/// After a failure: 1 s or more, growing.
const FIRST_RETRY: u64 = 1_000;
const LONGEST_RETRY: u64 = 8_000;
/// The age of the last good answer from which the view is late, and blind.
const LATE: u64 = 15_000;
const BLIND: u64 = 25_000;
/// The gateway signs out an agent who does not poll for two minutes.
const SIGNED_OUT_BY_GATEWAY: u64 = 120_000;

/// ```text
///            sign in                 ask
///   Idle ───────────────► Waiting ─────────► InFlight
///    ▲                       ▲                  │
///    └────── sign out ───────┴─── answer ───────┘   (at once after an event, 200 ms after none; 1 s and more after a failure)
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum PollState {
    /// Nobody is signed in.
    #[default]
    Idle,
    /// The poll is in flight.
    InFlight { id: RequestId, since: Millis },
    /// To be asked at this moment.
    Waiting(Millis),
}

/// Polls for all events at once (field note 8), which not every gateway has.
///
/// ```text
///   Untried ── an answer ──────────────────► Known
///      └── none, or a refusal ─► Unknown ◄── not found ──┘
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum AllEvents {
    #[default]
    Untried,
    /// The gateway has answered one.
    Known,
    /// The gateway is asked for one event a poll.
    Unknown,
}

/// The poll and what follows from its age.
#[derive(Debug, Default)]
pub(crate) struct Poll {
    pub(crate) state: PollState,
    failures: u32,
    /// Number of polls that each brought an event, since the last pause.
    in_a_row: u32,
    /// True if the gateway has refused a poll that came without a pause.
    wants_pause: bool,
    /// True if the page wants all events at once.
    pub(crate) wants_all: bool,
    /// Knowledge of whether the gateway has such polls, as long as the session lasts.
    all: AllEvents,
    last_good: Millis,
    health: Health,
    health_since: Millis,
}

impl Poll {
    /// Begins to poll: somebody has signed in.
    pub(crate) fn start(&mut self, now: Millis) {
        let wants_all = self.wants_all;
        *self = Self { state: PollState::Waiting(now), last_good: now, wants_all, ..Self::default() };
        self.update_health(now);
    }

    /// Ends the polling: nobody is signed in.
    pub(crate) fn stop(&mut self, now: Millis) {
        self.state = PollState::Idle;
        self.update_health(now);
    }

    /// True if the next poll asks for all events at once.
    pub(crate) fn asks_for_all(&self) -> bool {
        self.wants_all && self.all != AllEvents::Unknown
    }

    /// Asks for one event a poll from now on, and at once, if this may be the answer of a gateway that has no other polls. Whether
    /// something else is wrong, as with the session, that poll tells.
    pub(crate) fn gives_up_all(&mut self, error: &GatewayError, now: Millis) -> bool {
        let is_unknown = match self.all {
            AllEvents::Untried => self.wants_all,
            AllEvents::Known => matches!(error, GatewayError::Status(404 | 405)),
            AllEvents::Unknown => false,
        };
        if is_unknown {
            self.all = AllEvents::Unknown;
            self.state = PollState::Waiting(now);
        }
        is_unknown
    }

    pub(crate) fn sent(&mut self, id: RequestId, now: Millis) {
        self.state = PollState::InFlight { id, since: now };
    }

    /// Takes note of a good reply; the next one is asked for at once if it brought an event, as there may be more.
    pub(crate) fn answered(&mut self, now: Millis, brought_event: bool) {
        self.failures = 0;
        self.last_good = now;
        if self.asks_for_all() {
            self.all = AllEvents::Known;
        }
        let is_at_once = brought_event && !self.wants_pause && self.in_a_row < IN_A_ROW;
        self.in_a_row = if is_at_once { self.in_a_row + 1 } else { 0 };
        self.state = PollState::Waiting(if is_at_once { now } else { now + GAP });
    }

    /// Takes note that the gateway was asked too fast: from now on there is a pause after every poll, as long as the session
    /// lasts. Returns false if there was one already.
    pub(crate) fn slow_down(&mut self, now: Millis) -> bool {
        let is_new = !self.wants_pause;
        self.wants_pause = true;
        self.state = PollState::Waiting(now + GAP);
        is_new
    }

    /// No usable answer came. `jitter` is 0–255.
    pub(crate) fn failed(&mut self, now: Millis, jitter: u8) {
        let wait = (FIRST_RETRY << self.failures.min(3)).min(LONGEST_RETRY);
        self.failures += 1;
        self.state = PollState::Waiting(now + wait + wait * u64::from(jitter) / 1_024);
    }

    /// The network is said to be back: ask at once.
    pub(crate) fn hurry(&mut self, now: Millis) {
        if matches!(self.state, PollState::Waiting(_)) {
            self.state = PollState::Waiting(now);
        }
    }

    pub(crate) fn is_due(&self, now: Millis) -> bool {
        matches!(self.state, PollState::Waiting(at) if at <= now)
    }

    /// True if the gateway must have signed the agent out for want of polls.
    pub(crate) fn is_forgotten(&self, now: Millis) -> bool {
        now.since(self.last_good) >= SIGNED_OUT_BY_GATEWAY - LATE
    }

    pub(crate) fn health(&self) -> (Health, Millis) {
        (self.health, self.health_since)
    }

    /// Brings the health up to date.
    pub(crate) fn update_health(&mut self, now: Millis) {
        let health = match (self.state, now.since(self.last_good)) {
            (PollState::Idle, _) => Health::SignedOut,
            (_, age) if age >= BLIND => Health::Blind,
            (_, age) if age >= LATE => Health::Late,
            _ => Health::Live,
        };
        if health != self.health {
            self.health = health;
            self.health_since = now;
        }
    }

    pub(crate) fn next_deadline(&self) -> Option<Millis> {
        let health = match self.health {
            Health::Live => Some(self.last_good + LATE),
            Health::Late => Some(self.last_good + BLIND),
            Health::SignedOut | Health::Blind => None,
        };
        let poll = match self.state {
            PollState::Waiting(at) => Some(at),
            PollState::Idle | PollState::InFlight { .. } => None,
        };
        [health, poll].into_iter().flatten().min()
    }
}

#[cfg(test)]
mod tests {
    use offhook_protocol::codes::RetCode;

    use super::*;

    fn wait(poll: &Poll, now: Millis) -> u64 {
        let PollState::Waiting(at) = poll.state else { panic!("{:?}", poll.state) };
        at.since(now)
    }

    #[test]
    fn failures_are_retried_later_and_later_but_always() {
        let now = Millis(1_000_000);
        let mut poll = Poll::default();
        poll.start(now);
        let waits = |poll: &mut Poll, jitter| -> Vec<_> {
            (0..6)
                .map(|_| {
                    poll.failed(now, jitter);
                    wait(poll, now)
                })
                .collect()
        };
        assert_eq!(waits(&mut poll, 0), [1_000, 2_000, 4_000, 8_000, 8_000, 8_000]);
        poll.answered(now, false);
        assert_eq!(wait(&poll, now), GAP, "a good answer ends the backing off");
        assert_eq!(waits(&mut poll, 255), [1_249, 2_498, 4_996, 9_992, 9_992, 9_992]);
        assert!(
            *waits(&mut poll, 255).iter().max().unwrap() < LATE,
            "a single retry keeps the view from being late"
        );
    }

    #[test]
    fn events_are_asked_for_at_once_but_not_without_end() {
        let now = Millis(1_000_000);
        let mut poll = Poll::default();
        poll.start(now);
        let mut waits = |brought: bool, count: u32| -> Vec<u64> {
            let ask = |_| {
                poll.answered(now, brought);
                wait(&poll, now)
            };
            (0..count).map(ask).collect()
        };
        assert_eq!(waits(true, IN_A_ROW), vec![0; IN_A_ROW as usize]);
        assert_eq!(waits(true, 2), [GAP, 0], "a pause now and then");
        assert_eq!(waits(false, 2), [GAP, GAP]);
        assert_eq!(waits(true, 1), [0]);
    }

    #[test]
    fn a_gateway_that_wants_a_pause_gets_it_for_the_session() {
        let now = Millis(1_000_000);
        let mut poll = Poll::default();
        poll.start(now);
        assert!(poll.slow_down(now));
        assert_eq!(wait(&poll, now), GAP);
        poll.answered(now, true);
        assert_eq!(wait(&poll, now), GAP);
        assert!(!poll.slow_down(now), "it is something else");
        poll.start(now);
        poll.answered(now, true);
        assert_eq!(wait(&poll, now), 0, "another session");
    }

    #[test]
    fn all_events_are_asked_for_until_the_gateway_has_no_such_poll() {
        let now = Millis(1_000_000);
        let refused = |code: &str| GatewayError::Refused { code: RetCode::new(code), message: String::new() };
        let mut poll = Poll::default();
        poll.start(now);
        assert!(!poll.asks_for_all() && !poll.gives_up_all(&refused("000-002"), now), "nobody wants it");
        for error in
            [GatewayError::Status(404), GatewayError::TimedOut, refused("000-002"), refused("000-003")]
        {
            let mut poll = Poll { wants_all: true, ..Poll::default() };
            poll.start(now);
            assert!(poll.asks_for_all() && poll.gives_up_all(&error, now), "{error:?}");
            assert!(!poll.asks_for_all() && !poll.gives_up_all(&error, now), "{error:?}");
            assert_eq!(wait(&poll, now), 0);
            poll.answered(now, true);
            assert!(!poll.asks_for_all(), "one at a time, as long as the session lasts");
            poll.start(now);
            assert!(poll.asks_for_all(), "another session");
            poll.answered(now, true);
            let is_over = poll.gives_up_all(&error, now);
            assert_eq!(
                is_over,
                matches!(error, GatewayError::Status(_)),
                "known: {error:?} means what it says"
            );
        }
    }

    #[test]
    fn health_is_the_age_of_the_last_good_answer() {
        let start = Millis(1_000_000);
        let mut poll = Poll::default();
        poll.start(start);
        let mut health = |age| {
            poll.update_health(start + age);
            poll.health()
        };
        assert_eq!(health(LATE - 1), (Health::Live, start));
        assert_eq!(health(LATE), (Health::Late, start + LATE));
        assert_eq!(health(BLIND - 1), (Health::Late, start + LATE));
        assert_eq!(health(BLIND + 7), (Health::Blind, start + (BLIND + 7)));
        poll.answered(start + 30_000, false);
        poll.update_health(start + 30_000);
        assert_eq!(poll.health(), (Health::Live, start + 30_000));
        poll.stop(start + 31_000);
        assert_eq!((poll.health().0, poll.next_deadline()), (Health::SignedOut, None));
    }

    #[test]
    fn the_network_is_back_asks_at_once_but_never_twice() {
        let now = Millis(1_000_000);
        let mut poll = Poll::default();
        poll.hurry(now);
        assert_eq!(poll.state, PollState::Idle, "nobody is signed in");
        poll.start(now);
        poll.failed(now, 0);
        poll.hurry(now);
        assert!(poll.is_due(now));
        poll.sent(RequestId(1), now);
        poll.hurry(now);
        assert!(!poll.is_due(now), "one is under way");
    }
}
