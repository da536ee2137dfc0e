//! Picking up the call that rings at another agent (CEC 6.1.2.21).

use offhook_protocol::{AgentId, AgentState, call_control, codes::RetCode, wire::Wire};
use serde::{Deserialize, Serialize};

use crate::{
    api::{outcome::Settled, refusal::Refusal},
    commands::{
        context::{Context, when},
        lifecycle::{AgentCommand, Exchange, Issued, Lane, Lifecycle, Lost, Policy, Prepared, Refused},
        number::agent_id,
    },
    model::ExpectedCall,
};

/// Time limit in ms: the agent's telephone rings first.
const PICK_UP_LIMIT: u64 = 30_000;

/// Picks up the call that rings at another agent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Wire)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[wire(strict)]
pub struct PickUp {
    /// Work number of the agent at whom the call rings.
    pub agent: AgentId,
}

impl Lifecycle for PickUp {
    const POLICY: Policy = Policy { limit: PICK_UP_LIMIT, awaits_party: true, ..Policy::of(Lane::Agent) };

    fn refused(&self, code: &RetCode, _: Exchange<'_>) -> Refused {
        // No call rings there any more, or ever has: that is no matter for administrators.
        if code.as_str() == RetCode::NOT_POSSIBLE {
            Refused::Because(Refusal::NotRinging)
        } else {
            Refused::Fail
        }
    }

    fn lost(&self, _: Exchange<'_>) -> Lost {
        Lost::Await
    }

    fn outcome(&self, issued: Issued<'_>) -> Option<Settled> {
        issued.made_call()
    }
}

impl AgentCommand for PickUp {
    type Variant = ();

    fn variant(&self) -> Self::Variant {}

    fn availability((): (), context: &Context<'_>) -> Result<(), Refusal> {
        when(!context.model.is_in_call(), Refusal::OnCall)?;
        match context.model.agent.state {
            AgentState::Rest => Err(Refusal::LeaveRestFirst),
            AgentState::Busy | AgentState::WrapUp => Err(Refusal::BecomeReadyFirst),
            AgentState::Ready | AgentState::OnCall | AgentState::SignedOut => Ok(()),
        }
    }

    fn prepare(&self, _: &Context<'_>) -> Result<Prepared, Refusal> {
        agent_id(&self.agent)?;
        let request = call_control::SnatchPickup { agent: self.agent.clone() };
        Ok(Prepared::from(request).expecting(ExpectedCall::picked_up()))
    }
}
