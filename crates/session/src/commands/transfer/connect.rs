//! Connecting the held party with the talking one (CEC 6.1.2.9).

use offhook_protocol::{CallId, call_control, codes::RetCode, wire::Wire};
use serde::{Deserialize, Serialize};

use crate::{
    api::{
        outcome::Settled,
        refusal::Refusal,
        snapshot::{CallState, EndCause},
    },
    commands::{
        context::Context,
        lifecycle::{CallCommand, Exchange, Issued, Lane, Lifecycle, Lost, Policy, Prepared, Refused},
        transfer::{can_be_merged, nothing_to_join},
    },
    model::Call,
};

/// Connects the held party with the talking one, and leaves both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Wire)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[wire(strict)]
pub struct Connect {
    /// Id of the held call.
    pub call: CallId,
}

impl Lifecycle for Connect {
    const POLICY: Policy = Policy { merges_calls: true, ..Policy::of(Lane::Call) };

    fn refused(&self, code: &RetCode, _: Exchange<'_>) -> Refused {
        nothing_to_join(code)
    }

    fn lost(&self, _: Exchange<'_>) -> Lost {
        Lost::Await
    }

    fn outcome(&self, issued: Issued<'_>) -> Option<Settled> {
        issued.call_is_over(&self.call)
    }
}

impl CallCommand for Connect {
    fn call(&self) -> &CallId {
        &self.call
    }

    fn availability(call: &Call, context: &Context<'_>) -> Result<(), Refusal> {
        can_be_merged(call, context)
    }

    fn prepare(&self, _: &Call, context: &Context<'_>) -> Result<Prepared, Refusal> {
        let request = Prepared::from(call_control::ConnectHold { call: self.call.clone() });
        let request = request.ending(&self.call, EndCause::Transferred);
        // Both calls go, the held one and the talking one.
        Ok(match context.model.calls.iter().find(|it| it.state == CallState::Talking) {
            Some(talking) => request.ending(&talking.id, EndCause::Transferred),
            None => request,
        })
    }
}
