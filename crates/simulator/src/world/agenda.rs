//! Agenda of alarms by the time at which they are due. Alarms are never taken back: each says whom it means,
//! and one that is out of date does nothing.

use std::collections::BTreeMap;

use offhook_protocol::{AgentId, CallId};

use super::{SimResponse, scripted::Act};

#[derive(Debug)]
pub(super) enum Alarm {
    /// A parked poll has waited long enough.
    PollEnds { agent: AgentId, connection: u64 },
    /// Checks whether the agent still polls.
    PollSilence { agent: AgentId, session: u64 },
    /// The agreed rest is used up.
    RestOver { agent: AgentId, stay: u64 },
    /// Wrap-up ends by itself.
    WrapUpOver { agent: AgentId, stay: u64 },
    /// The agent's ringing phone is lifted.
    PhoneLifted { offer: u64 },
    /// The agent did not answer.
    RingTimeout { offer: u64 },
    /// A called customer does what that customer does.
    CustomerActs { call: CallId },
    /// A calling customer is not answered for too long.
    CustomerGivesUp { call: CallId },
    /// A customer who hangs up after a while does so.
    CustomerLeaves { call: CallId },
    /// The external party of a transfer answers, or will not.
    ThirdPartyActs { call: CallId, transfer: u64 },
    /// An automatic flow is over.
    FlowOver { call: CallId, transfer: u64 },
    /// An answer that was held back.
    LateAnswer { connection: u64, response: SimResponse },
    /// The platform dials, or withdraws, what it offered.
    PreviewOver { agent: AgentId, control: i64, dial: bool },
    /// An event that was held back.
    LateEvent { agent: AgentId, serial: u64 },
    /// The next customer calls.
    AutoCall,
    /// The gateway is back.
    Recovered,
    /// A played colleague does the next thing.
    ColleagueActs { agent: AgentId, session: u64, act: Act },
}

#[derive(Debug, Default)]
pub(super) struct Agenda {
    alarms: BTreeMap<(u64, u64), Alarm>,
    serial: u64,
}

impl Agenda {
    pub(super) fn set(&mut self, due: u64, alarm: Alarm) {
        self.serial += 1;
        self.alarms.insert((due, self.serial), alarm);
    }

    pub(super) fn next_due(&self) -> Option<u64> {
        self.alarms.keys().next().map(|(due, _)| *due)
    }

    /// Takes the first alarm that is due at `now`, in the order of time and, at the same time, of setting.
    pub(super) fn take_due(&mut self, now: u64) -> Option<(u64, Alarm)> {
        let (due, serial) = *self.alarms.keys().next()?;
        if due > now {
            return None;
        }
        self.alarms.remove(&(due, serial)).map(|alarm| (due, alarm))
    }

    pub(super) fn clear(&mut self) {
        self.alarms.clear();
    }
}
