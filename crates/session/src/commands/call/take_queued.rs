//! Taking a call out of its queue (CEC 6.1.2.20).

use offhook_protocol::{AgentState, CallId, call_control, codes::RetCode, wire::Wire};
use serde::{Deserialize, Serialize};

use crate::{
    api::{outcome::Settled, refusal::Refusal},
    commands::{
        context::{Context, when},
        lifecycle::{
            AgentCommand, Exchange, Issued, Lane, Lifecycle, Lost, Policy, Prepared, Refused, fulfilled,
        },
    },
};

/// Time limit in ms: the agent's telephone rings first.
const TAKE_LIMIT: u64 = 30_000;

/// Takes a waiting call out of its queue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Wire)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[wire(strict)]
pub struct TakeQueued {
    /// Id of the waiting call.
    pub waiting: CallId,
    /// Id of its skill queue.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub queue: i64,
}

impl Lifecycle for TakeQueued {
    const POLICY: Policy = Policy { limit: TAKE_LIMIT, awaits_party: true, ..Policy::of(Lane::Agent) };

    fn refused(&self, code: &RetCode, _: Exchange<'_>) -> Refused {
        // The call does not wait there any more.
        if code.as_str() == RetCode::NOT_POSSIBLE {
            Refused::Because(Refusal::NoSuchCall)
        } else {
            Refused::Fail
        }
    }

    fn lost(&self, _: Exchange<'_>) -> Lost {
        Lost::Await
    }

    fn outcome(&self, issued: Issued<'_>) -> Option<Settled> {
        issued.model.calls.get(&self.waiting).map(|call| fulfilled(&call.id))
    }
}

impl AgentCommand for TakeQueued {
    type Variant = ();

    fn variant(&self) -> Self::Variant {}

    fn availability((): (), context: &Context<'_>) -> Result<(), Refusal> {
        when(!context.model.is_in_call(), Refusal::OnCall)?;
        when(context.model.agent.state != AgentState::Rest, Refusal::LeaveRestFirst)
    }

    fn prepare(&self, _: &Context<'_>) -> Result<Prepared, Refusal> {
        when(!self.waiting.is_empty(), Refusal::NoSuchCall)?;
        Ok(call_control::RequestCall { call: self.waiting.clone(), skill_type: 0, skill: self.queue }.into())
    }
}
