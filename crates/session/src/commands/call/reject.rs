//! Rejecting (CEC 6.1.2.22).

use offhook_protocol::{CallId, call_control, codes::RetCode, modes::RejectMode as GatewayMode, wire::Wire};
use serde::{Deserialize, Serialize};

use crate::{
    api::{
        outcome::Settled,
        refusal::Refusal,
        snapshot::{CallState, EndCause},
    },
    commands::{
        context::{Context, when},
        lifecycle::{CallCommand, Exchange, Issued, Lane, Lifecycle, Lost, Policy, Prepared, Refused},
    },
    model::Call,
};

/// Codes of a call that does not ring any more (CEC table 6-449).
const ENDED: [&str; 2] = ["200-002", "200-037"];

/// Rejects a ringing call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Wire)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[wire(strict)]
pub struct Reject {
    /// Id of the call.
    pub call: CallId,
    /// Destiny of the call and of the agent; back to the queue when absent.
    #[serde(default)]
    #[wire(default)]
    pub mode: RejectMode,
}

impl Lifecycle for Reject {
    const POLICY: Policy = Policy { ends_call: true, ..Policy::of(Lane::Call) };

    fn refused(&self, code: &RetCode, _: Exchange<'_>) -> Refused {
        if ENDED.contains(&code.as_str()) { Refused::HappenedAlready } else { Refused::Fail }
    }

    fn lost(&self, _: Exchange<'_>) -> Lost {
        Lost::Await
    }

    fn outcome(&self, issued: Issued<'_>) -> Option<Settled> {
        issued.call_is_over(&self.call)
    }
}

impl CallCommand for Reject {
    fn call(&self) -> &CallId {
        &self.call
    }

    fn availability(call: &Call, _: &Context<'_>) -> Result<(), Refusal> {
        when(call.state == CallState::Ringing, Refusal::NotRinging)
    }

    fn prepare(&self, _: &Call, _: &Context<'_>) -> Result<Prepared, Refusal> {
        let mode = match self.mode {
            RejectMode::Requeue => GatewayMode::Requeue,
            RejectMode::Release => GatewayMode::Release,
        };
        let request = call_control::Reject { call: Some(self.call.clone()), mode: mode.to_gateway() };
        Ok(Prepared::from(request).ending(&self.call, EndCause::Rejected))
    }
}

/// Destinies of a rejected call, and of the agent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Wire)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum RejectMode {
    /// The call goes back to its queue; the agent becomes busy.
    #[default]
    Requeue,
    /// The call ends; the agent stays ready.
    Release,
}
