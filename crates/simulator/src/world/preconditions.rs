//! The preconditions of the catalog, held against what is going on at the agent who asks.

use offhook_protocol::{AgentId, AgentState};

use super::{
    World,
    agent::{Pending, Phone},
    call::Stage,
    lines::Line,
};
use crate::catalog::{Needed, Operation};

impl World {
    /// Returns the code for the first precondition that does not hold.
    pub(super) fn unmet(&self, agent: &AgentId, operation: &'static Operation) -> Option<&'static str> {
        let is_lax = self.settings().preconditions_not_checked.contains(&operation.id);
        let unmet = operation.preconditions.iter().find(|it| !is_lax && !self.holds(agent, it.holds))?;
        let without_call = unmet.without_call.as_deref().filter(|_| self.calls_of(agent).is_empty());
        Some(without_call.unwrap_or(&unmet.code))
    }

    fn holds(&self, agent: &AgentId, needed: Needed) -> bool {
        let Some(session) = self.session(agent) else { return false };
        let lines = self.calls_of(agent);
        let is_in = |stage: Stage| lines.iter().any(|line| line.leg.stage == stage);
        let is_free = |state: AgentState| session.state == state && lines.is_empty();
        match needed {
            Needed::PhoneBound => !session.terms.phone.is_empty(),
            Needed::Ready => is_free(AgentState::Ready),
            Needed::NotIdle => !is_free(AgentState::Ready),
            Needed::Busy => match session.pending {
                Some(Pending::Busy { .. }) => true,
                Some(Pending::Rest { .. }) | None => is_free(AgentState::Busy),
            },
            Needed::Resting => match session.pending {
                Some(Pending::Rest { .. }) => true,
                Some(Pending::Busy { .. }) | None => is_free(AgentState::Rest),
            },
            Needed::WrapUp => is_free(AgentState::WrapUp),
            Needed::CustomStateSet => session.duty.custom.is_some(),
            Needed::PreviewOffered => session.preview.is_some(),
            Needed::NoCall => lines.is_empty(),
            Needed::NoAnsweredCall => self.live_call(agent).is_none(),
            Needed::InCall => !lines.is_empty(),
            Needed::CurrentCall => self.live_call(agent).is_some(),
            Needed::Ringing => is_in(Stage::Ringing),
            Needed::Talking => is_in(Stage::Talking),
            Needed::Muted => lines.iter().any(|line| line.leg.stage == Stage::Talking && line.leg.muted),
            Needed::HeldCall => is_in(Stage::Held),
            Needed::Transferring => self.can_take_back(agent),
            Needed::VideoCall => lines.last().is_some_and(|line| line.call.video),
            Needed::ThreeParty => lines.iter().any(is_with_two_outside),
            Needed::AnswersByHand => !session.terms.auto_answer,
            Needed::PhoneLinked => session.desk.linked,
            Needed::PhoneRinging => session.phone == Phone::Ringing,
        }
    }
}

fn is_with_two_outside(line: &Line<'_>) -> bool {
    line.leg.stage == Stage::Talking && line.call.outsiders.len() == 2
}
