//! The event poll (CEC 6.1.4.1): when to ask, when to ask again, and how old our knowledge is.

use crate::{effect::RequestId, snapshot::Health, time::Millis};

/// Between two polls: the gateway asks for 200 to 500 ms.
const GAP: u64 = 200;
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
///    └────── sign out ───────┴─── answer ───────┘   (200 ms later; after a failure 1 s and more)
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum PollState {
    /// Nobody is signed in.
    #[default]
    Idle,
    /// Asked; the answer is outstanding.
    InFlight { id: RequestId, since: Millis },
    /// To be asked at this moment.
    Waiting(Millis),
}

/// The poll and what follows from its age.
#[derive(Debug, Default)]
pub(crate) struct Poll {
    pub(crate) state: PollState,
    failures: u32,
    last_good: Millis,
    health: Health,
    health_since: Millis,
}

impl Poll {
    /// Begins to poll: somebody has signed in.
    pub(crate) fn start(&mut self, now: Millis) {
        *self = Self { state: PollState::Waiting(now), last_good: now, ..Self::default() };
        self.update_health(now);
    }

    /// Ends polling: nobody is signed in.
    pub(crate) fn stop(&mut self, now: Millis) {
        self.state = PollState::Idle;
        self.update_health(now);
    }

    pub(crate) fn sent(&mut self, id: RequestId, now: Millis) {
        self.state = PollState::InFlight { id, since: now };
    }

    /// A good answer came.
    pub(crate) fn answered(&mut self, now: Millis) {
        self.failures = 0;
        self.last_good = now;
        self.state = PollState::Waiting(now + GAP);
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

    /// Whether the gateway must have signed the agent out for want of polls.
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
