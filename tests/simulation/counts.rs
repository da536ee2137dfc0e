//! Counts of what happened, to see that it was not nothing.

use std::collections::BTreeMap;

use offhook_session::{CallState, Command, SessionEventKind};

#[derive(Debug, Default)]
pub(crate) struct Counts {
    /// Number of calls that customers have made.
    pub(crate) calls: u64,
    pub(crate) commands: u64,
    pub(crate) lost_answers: u64,
    pub(crate) polls: u64,
    pub(crate) readings: u64,
    /// Number of commands of each kind that were fulfilled, and that failed.
    pub(crate) settled: BTreeMap<String, (u64, u64)>,
    /// Number of calls that entered each state, at whichever agent.
    pub(crate) states: BTreeMap<&'static str, u64>,
    /// Commands that were offered as things were, and that the gateway refused as if they were not, with its code.
    pub(crate) contradicted: Vec<String>,
}

impl Counts {
    pub(crate) fn settled(&mut self, command: &Command, is_done: bool) {
        let (done, failed) = self.settled.entry(format!("{:?}", command.kind())).or_default();
        *(if is_done { done } else { failed }) += 1;
    }

    pub(crate) fn heard(&mut self, news: &SessionEventKind) {
        let state = match news {
            SessionEventKind::CallDialing { .. } => "dialing",
            SessionEventKind::CallRemoteRinging { .. } => "remoteRinging",
            SessionEventKind::CallRinging { .. } => "ringing",
            SessionEventKind::CallAnswering { .. } => "answering",
            SessionEventKind::CallTalking { .. } => "talking",
            SessionEventKind::CallHeld { .. } => "held",
            SessionEventKind::CallRemoteGone { .. } => "remoteGone",
            SessionEventKind::CallTransferring { .. } => "transferring",
            SessionEventKind::CallInIvr { .. } => "inIvr",
            SessionEventKind::CallConference { .. } => "conference",
            _ => return,
        };
        *self.states.entry(state).or_default() += 1;
    }

    /// Returns how often a call entered this state.
    pub(crate) fn entered(&self, state: CallState) -> u64 {
        // As JSON has it, so that a new state without a line in `heard` is one that is never reached.
        let name = serde_json::to_string(&state).unwrap_or_default();
        self.states.get(name.trim_matches('"')).copied().unwrap_or_default()
    }

    /// Returns how often a command of this kind was fulfilled.
    pub(crate) fn fulfilled(&self, act: &str) -> u64 {
        self.settled.get(act).map_or(0, |(done, _)| *done)
    }

    pub(crate) fn add(&mut self, other: &Self) {
        self.calls += other.calls;
        self.commands += other.commands;
        self.lost_answers += other.lost_answers;
        self.polls += other.polls;
        self.readings += other.readings;
        self.contradicted.extend(other.contradicted.iter().cloned());
        for (state, count) in &other.states {
            *self.states.entry(state).or_default() += count;
        }
        for (act, (done, failed)) in &other.settled {
            let sum = self.settled.entry(act.clone()).or_default();
            *sum = (sum.0 + done, sum.1 + failed);
        }
    }
}
