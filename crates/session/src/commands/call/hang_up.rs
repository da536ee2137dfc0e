//! Hanging up (CEC 6.1.2.15, 6.1.2.16).

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
    model::Call,
};

/// Codes of a call that is over already (CEC table 6-449).
const ENDED: [&str; 2] = ["200-017", "200-025"];

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

impl CallCommand for HangUp {
    fn call(&self) -> &CallId {
        &self.call
    }

    fn availability(call: &Call, _: &Context<'_>) -> Result<(), Refusal> {
        when(!call.is_offered(), Refusal::NotConnected)
    }

    fn prepare(&self, call: &Call, context: &Context<'_>) -> Result<Prepared, Refusal> {
        // `release` reaches the current call only; any other is dropped by its id (CEC 6.1.2.15, 6.1.2.16). While something else is
        // in progress with this call, it may not be the current one any more when the request arrives.
        let is_current = match call.state {
            CallState::Held | CallState::RemoteGone | CallState::Transferring | CallState::InIvr => false,
            CallState::Dialing
            | CallState::RemoteRinging
            | CallState::Ringing
            | CallState::Answering
            | CallState::Talking
            | CallState::Conference => context.of_call(&call.id).next().is_none(),
        };
        let request: Prepared = if is_current {
            call_control::Release {}.into()
        } else {
            call_control::DropCall { call: self.call.clone() }.into()
        };
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
