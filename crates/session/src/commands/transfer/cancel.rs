//! Cancelling a transfer that the third party has answered (CEC 6.1.2.12).

use offhook_protocol::{CallId, call_control, wire::Wire};
use serde::{Deserialize, Serialize};

use crate::{
    api::{
        outcome::Settled,
        refusal::Refusal,
        snapshot::{CallState, EndCause},
    },
    commands::{
        context::{Context, when},
        lifecycle::{CallCommand, Exchange, Issued, Lane, Lifecycle, Lost, Policy, Prepared},
    },
    model::Call,
};

/// Cancels a transfer that the third party has answered. Settles when the agent has the customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Wire)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[wire(strict)]
pub struct CancelTransfer {
    /// Id of the customer's call.
    pub call: CallId,
}

impl Lifecycle for CancelTransfer {
    const POLICY: Policy = Policy { cancels: true, ..Policy::of(Lane::Call) };

    fn lost(&self, _: Exchange<'_>) -> Lost {
        Lost::Await
    }

    fn outcome(&self, issued: Issued<'_>) -> Option<Settled> {
        issued.call_is(&self.call, |call| call.state == CallState::Talking)
    }
}

impl CallCommand for CancelTransfer {
    fn call(&self) -> &CallId {
        &self.call
    }

    fn availability(call: &Call, _: &Context<'_>) -> Result<(), Refusal> {
        when(call.can_be_taken_back(), Refusal::NotTransferring)
    }

    fn prepare(&self, call: &Call, context: &Context<'_>) -> Result<Prepared, Refusal> {
        let request = Prepared::from(call_control::CancelTransfer {});
        Ok(match context.model.calls.third_party_call_of(&call.id) {
            Some(third) => request.ending(&third.id, EndCause::HungUp),
            None => request,
        })
    }
}
