//! Answering (CEC 6.1.2.3).

use offhook_protocol::{CallId, call_control, wire::Wire};
use serde::{Deserialize, Serialize};

use crate::{
    api::{outcome::Settled, refusal::Refusal, snapshot::CallState},
    commands::{
        context::{Context, when},
        lifecycle::{CallCommand, Exchange, Issued, Lane, Lifecycle, Lost, Policy, Prepared},
    },
    model::Call,
};

/// Answers a ringing call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Wire)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[wire(strict)]
pub struct Answer {
    /// Id of the call.
    pub call: CallId,
}

impl Lifecycle for Answer {
    const POLICY: Policy = Policy::of(Lane::Call);

    fn lost(&self, _: Exchange<'_>) -> Lost {
        Lost::Await
    }

    fn outcome(&self, issued: Issued<'_>) -> Option<Settled> {
        issued.call_is(&self.call, |call| {
            matches!(call.state, CallState::Talking | CallState::Held | CallState::Conference)
        })
    }
}

impl CallCommand for Answer {
    fn call(&self) -> &CallId {
        &self.call
    }

    fn availability(call: &Call, context: &Context<'_>) -> Result<(), Refusal> {
        when(call.state == CallState::Ringing, Refusal::NotRinging)?;
        context.no_other_active(call)
    }

    fn prepare(&self, _: &Call, _: &Context<'_>) -> Result<Prepared, Refusal> {
        Ok(call_control::Answer { call: Some(self.call.clone()) }.into())
    }
}
