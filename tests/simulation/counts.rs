//! What happened, to see that it was not nothing.

use std::collections::BTreeMap;

use offhook_session::{Command, SessionEventKind};

#[derive(Debug, Default)]
pub(crate) struct Counts {
    /// Customers' calls.
    pub(crate) calls: u64,
    pub(crate) commands: u64,
    pub(crate) lost_answers: u64,
    pub(crate) polls: u64,
    pub(crate) readings: u64,
    /// Commands of each kind: fulfilled, failed.
    pub(crate) settled: BTreeMap<String, (u64, u64)>,
    /// Three-party calls that came about, at whichever agent.
    pub(crate) conferences: u64,
}

impl Counts {
    pub(crate) fn settled(&mut self, command: &Command, is_done: bool) {
        let (done, failed) = self.settled.entry(format!("{:?}", command.act())).or_default();
        *(if is_done { done } else { failed }) += 1;
    }

    pub(crate) fn heard(&mut self, news: &SessionEventKind) {
        self.conferences += u64::from(matches!(news, SessionEventKind::CallConference { .. }));
    }

    /// How often a command of this kind was fulfilled.
    pub(crate) fn fulfilled(&self, act: &str) -> u64 {
        self.settled.get(act).map_or(0, |(done, _)| *done)
    }

    pub(crate) fn add(&mut self, other: &Self) {
        self.calls += other.calls;
        self.commands += other.commands;
        self.lost_answers += other.lost_answers;
        self.polls += other.polls;
        self.readings += other.readings;
        self.conferences += other.conferences;
        for (act, (done, failed)) in &other.settled {
            let sum = self.settled.entry(act.clone()).or_default();
            *sum = (sum.0 + done, sum.1 + failed);
        }
    }
}
