//! Retrieving from hold (CEC 6.1.2.10).

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

/// Retrieves a call from hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Wire)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[wire(strict)]
pub struct Retrieve {
    /// Id of the call.
    pub call: CallId,
}

impl Lifecycle for Retrieve {
    const POLICY: Policy = Policy::of(Lane::Call);

    fn lost(&self, _: Exchange<'_>) -> Lost {
        Lost::Await
    }

    fn outcome(&self, issued: Issued<'_>) -> Option<Settled> {
        issued.call_is(&self.call, |call| call.state == CallState::Talking && !call.is_unsure)
    }
}

impl CallCommand for Retrieve {
    fn call(&self) -> &CallId {
        &self.call
    }

    fn availability(call: &Call, context: &Context<'_>) -> Result<(), Refusal> {
        when(call.state == CallState::Held || call.is_unsure, Refusal::NotHeld)?;
        context.no_other_active(call)
    }

    fn prepare(&self, _: &Call, _: &Context<'_>) -> Result<Prepared, Refusal> {
        Ok(call_control::GetHold { call: Some(self.call.clone()) }.into())
    }
}
