//! Unmuting (CEC 6.1.2.7).

use offhook_protocol::{CallId, Reply, call_control, codes::RetCode, wire::Wire};
use serde::{Deserialize, Serialize};

use crate::{
    api::{outcome::Settled, refusal::Refusal},
    commands::{
        context::{Context, talks_alone, when},
        lifecycle::{
            CallCommand, Exchange, FollowUp, Issued, Lane, Lifecycle, Lost, Policy, Prepared, Progress,
            Refused,
        },
    },
    model::{Call, Model},
};

/// Code of a call that is not muted already (CEC table 6-449).
const ALREADY_SO: &str = "200-008";

/// Unmutes the agent: the other side hears the agent again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Wire)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[wire(strict)]
pub struct Unmute {
    /// Id of the call.
    pub call: CallId,
}

impl Lifecycle for Unmute {
    const POLICY: Policy = Policy::of(Lane::Call);

    fn accepted(&self, _: Reply, exchange: Exchange<'_>) -> FollowUp {
        exchange.model.calls.set_muted(&self.call, false);
        FollowUp::Await
    }

    fn refused(&self, code: &RetCode, exchange: Exchange<'_>) -> Refused {
        // "Already so" to a repetition: the lost reply had been a yes.
        if exchange.progress.attempts > 1 && code.as_str() == ALREADY_SO {
            exchange.model.calls.set_muted(&self.call, false);
            return Refused::Done;
        }
        Refused::Fail
    }

    fn may_repeat(&self, _: &Progress, model: &Model) -> bool {
        model.calls.get(&self.call).is_some_and(|call| talks_alone(call, model).is_ok())
    }

    fn lost(&self, _: Exchange<'_>) -> Lost {
        Lost::Fail
    }

    fn outcome(&self, issued: Issued<'_>) -> Option<Settled> {
        issued.accepted_for(&self.call)
    }
}

impl CallCommand for Unmute {
    fn call(&self) -> &CallId {
        &self.call
    }

    fn availability(call: &Call, context: &Context<'_>) -> Result<(), Refusal> {
        context.is_reached(call)?;
        when(call.muted, Refusal::NotMuted)
    }

    fn prepare(&self, _: &Call, _: &Context<'_>) -> Result<Prepared, Refusal> {
        Ok(call_control::EndMute {}.into())
    }
}
