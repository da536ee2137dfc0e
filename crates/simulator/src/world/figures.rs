//! Figures of what each agent has done today (CEC 6.1.3.9). Times add up as time passes, the rest is counted
//! where it happens.

use offhook_protocol::{AgentId, AgentState, CallId};
use serde::{Deserialize, Serialize};

use super::{
    World,
    call::{Call, CallOrigin, Stage},
};

const DAY_MS: i64 = 86_400_000;

/// Figures of one agent's day; times in milliseconds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Figures {
    /// Milliseconds with somebody on the line, not held.
    pub talk_ms: u64,
    /// Number of calls that came and were answered.
    pub answered: u64,
    /// Number of calls that came and were not answered in time.
    pub not_answered: u64,
    /// Number of calls to customers.
    pub dialled: u64,
    /// Number of calls to colleagues.
    pub internal: u64,
    /// Number of consultations asked for.
    pub consultations: u64,
    /// Number of calls transferred to agents and queues.
    pub transfers: u64,
    /// Number of calls transferred to external numbers.
    pub transfers_out: u64,
    /// Number of calls transferred to automatic flows.
    pub transfers_to_ivr: u64,
    /// Number of calls that went back to where they waited.
    pub redirected: u64,
    /// Number of calls put on hold, for a consultation too.
    pub holds: u64,
    /// Number of times busy.
    pub busy: u64,
    /// Milliseconds spent busy.
    pub busy_ms: u64,
    /// Number of rests.
    pub rests: u64,
    /// Milliseconds spent resting.
    pub rest_ms: u64,
    /// Number of rests that took longer than agreed.
    pub overruns: u64,
    /// Milliseconds beyond what was agreed.
    pub overrun_ms: u64,
    /// Number of calls that the agent hung up.
    pub released: u64,
}

impl World {
    /// Counts something that an agent has done.
    pub(super) fn tally(&mut self, agent: &AgentId, count: impl FnOnce(&mut Figures)) {
        if let Some(agent) = self.agents.get_mut(agent) {
            count(&mut agent.figures);
        }
    }

    /// Counts the call that an agent places.
    pub(super) fn tally_placed(&mut self, call: &Call, agent: &AgentId) {
        let for_transfer = call.is_for_transfer();
        self.tally(agent, |figures| match call.origin {
            // It has been counted as a transfer.
            CallOrigin::Outgoing if for_transfer => {}
            CallOrigin::Incoming
            | CallOrigin::Outgoing
            | CallOrigin::Preview
            | CallOrigin::PlatformOutbound(_) => figures.dialled += 1,
            CallOrigin::Internal => figures.internal += 1,
            CallOrigin::Consultation | CallOrigin::ConsultationOfThree => figures.consultations += 1,
        });
    }

    /// Counts that the agent hangs up, if the call has been answered.
    pub(super) fn tally_release(&mut self, id: &CallId, agent: &AgentId) {
        let answered = self.stage(id, agent).is_some_and(Stage::is_answered);
        self.tally(agent, |figures| figures.released += u64::from(answered));
    }

    /// Counts an overdrawn rest once, however often that is told.
    pub(super) fn tally_overrun(&mut self, agent: &AgentId) {
        let begins = self.session(agent).is_some_and(|session| session.rest_ends == self.now);
        self.tally(agent, |figures| figures.overruns += u64::from(begins));
    }

    /// Lets time pass, in which everybody has gone on doing what they did.
    pub(super) fn pass_time(&mut self, until: u64) {
        let (now, until) = (self.now, self.now.max(until));
        if now == until {
            return;
        }
        let midnight = self.midnight_before(until);
        let from = now.max(midnight);
        let talking = |agent: &AgentId| self.calls.values().any(|call| call.leg(agent).is_some_and(talks));
        let talking: Vec<_> = self.agents.keys().map(talking).collect();
        for (agent, talks) in self.agents.values_mut().zip(talking) {
            if now < midnight {
                agent.figures = Figures::default();
            }
            let Some(session) = &agent.session else { continue };
            let figures = &mut agent.figures;
            figures.talk_ms += if talks { until - from } else { 0 };
            match session.state {
                AgentState::Busy => figures.busy_ms += until - from,
                AgentState::Rest => {
                    figures.rest_ms += until - from;
                    figures.overrun_ms += until.saturating_sub(from.max(session.rest_ends));
                }
                AgentState::Ready | AgentState::WrapUp | AgentState::OnCall | AgentState::SignedOut => {}
            }
        }
        self.now = until;
    }

    /// Returns when the day of this time began, in milliseconds since the epoch.
    fn midnight_before(&self, time: u64) -> u64 {
        let offset = self.settings().utc_offset_minutes * 60_000;
        let local = i64::try_from(time).unwrap_or(i64::MAX).saturating_add(offset);
        u64::try_from(local - local.rem_euclid(DAY_MS) - offset).unwrap_or_default()
    }
}

fn talks(leg: &super::call::Leg) -> bool {
    matches!(leg.stage, Stage::Talking | Stage::Helped)
}
