//! Holding (CEC 6.1.2.8).

use offhook_protocol::{CallId, call_control, wire::Wire};
use serde::{Deserialize, Serialize};

use crate::{
    api::{
        outcome::Settled,
        refusal::Refusal,
        snapshot::{CallKind, CallState},
    },
    commands::{
        context::{Context, when},
        lifecycle::{CallCommand, Exchange, Issued, Lane, Lifecycle, Lost, Policy, Prepared},
    },
    model::Call,
};

/// Puts a call on hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Wire)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[wire(strict)]
pub struct Hold {
    /// Id of the call.
    pub call: CallId,
}

impl Lifecycle for Hold {
    const POLICY: Policy = Policy::of(Lane::Call);

    fn lost(&self, _: Exchange<'_>) -> Lost {
        Lost::Await
    }

    fn outcome(&self, issued: Issued<'_>) -> Option<Settled> {
        issued.call_is(&self.call, |call| call.state == CallState::Held && !call.is_unsure)
    }
}

impl CallCommand for Hold {
    fn call(&self) -> &CallId {
        &self.call
    }

    fn availability(call: &Call, context: &Context<'_>) -> Result<(), Refusal> {
        when(call.state == CallState::Talking || call.is_unsure, Refusal::NotTalking)?;
        // The party that a call is transferred to is not held: hanging up is what connects them (CEC 6.1.2.11, mode 3).
        when(call.kind != CallKind::ThirdParty, Refusal::NotACustomer)?;
        when(context.pending.iter().all(|it| !it.policy.merges_calls), Refusal::InProgress)?;
        context.no_other_active(call)
    }

    fn prepare(&self, _: &Call, _: &Context<'_>) -> Result<Prepared, Refusal> {
        Ok(call_control::Hold {}.into())
    }
}
