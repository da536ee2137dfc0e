//! Hanging up (CEC 6.1.2.15).

use offhook_protocol::{CallId, call_control, codes::RetCode, wire::Wire};
use serde::{Deserialize, Serialize};

use crate::{
    api::{
        outcome::Settled,
        refusal::Refusal,
        snapshot::{CallKind, CallState, EndCause},
    },
    commands::{
        context::{Context, when},
        lifecycle::{CallCommand, Exchange, Issued, Lane, Lifecycle, Lost, Policy, Prepared, Refused},
    },
    model::{Call, Certainty},
};

/// Code of a call that is over already (CEC table 6-449).
const ENDED: &str = "200-025";

/// Ends a call, whatever its state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Wire)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[wire(strict)]
pub struct HangUp {
    /// Id of the call.
    pub call: CallId,
}

impl Lifecycle for HangUp {
    const POLICY: Policy = Policy { overrides: true, ends_call: true, ..Policy::of(Lane::Call) };

    fn refused(&self, code: &RetCode, exchange: Exchange<'_>) -> Refused {
        if code.as_str() != ENDED {
            return Refused::Fail;
        }
        let calls = &mut exchange.model.calls;
        if calls.get(&self.call).is_some_and(|it| it.is_unsure) {
            // A reading would not tell.
            calls.end(&self.call, EndCause::Unknown, Certainty::Inferred, exchange.now);
        }
        Refused::HappenedAlready
    }

    fn lost(&self, _: Exchange<'_>) -> Lost {
        Lost::Await
    }

    fn outcome(&self, issued: Issued<'_>) -> Option<Settled> {
        issued.call_is_over(&self.call)
    }
}

impl CallCommand for HangUp {
    fn call(&self) -> &CallId {
        &self.call
    }

    fn availability(call: &Call, _: &Context<'_>) -> Result<(), Refusal> {
        when(!call.is_offered() || call.is_unsure, Refusal::NotConnected)
    }

    fn prepare(&self, call: &Call, context: &Context<'_>) -> Result<Prepared, Refusal> {
        // Not `release`, which ends whichever call is the current one when it arrives (CEC 6.1.2.16).
        let request = Prepared::from(call_control::DropCall { call: self.call.clone() });
        let primary = call.primary_call.as_ref().and_then(|id| context.model.calls.get(id));
        Ok(match primary {
            // The customer goes to the third party, whom the agent leaves (CEC 6.1.2.11).
            Some(primary)
                if call.kind == CallKind::ThirdParty
                    && (call.state, primary.state) == (CallState::Talking, CallState::Transferring) =>
            {
                let request = request.ending(&call.id, EndCause::Transferred);
                request.ending(&primary.id, EndCause::Transferred)
            }
            _ if call.third_party.is_some() => request.ending(&call.id, EndCause::Transferred),
            _ => request.ending(&call.id, EndCause::HungUp),
        })
    }
}
