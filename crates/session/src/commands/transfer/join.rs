//! Joining a held call to the talking one (CEC 6.1.2.14).

use offhook_protocol::{CallId, Reply, call_control, codes::RetCode, wire::Wire};
use serde::{Deserialize, Serialize};

use crate::{
    api::{error::CommandError, outcome::Settled, refusal::Refusal, snapshot::CallState},
    commands::{
        context::Context,
        lifecycle::{
            CallCommand, Exchange, FollowUp, Issued, Lane, Lifecycle, Lost, Policy, Prepared, Refused,
            fulfilled,
        },
        transfer::{can_be_merged, nothing_to_join},
    },
    model::{Call, Join as Joining, Model},
};

/// Joins a held call to the talking one, so that all three talk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Wire)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[wire(strict)]
pub struct Join {
    /// Id of the held call.
    pub call: CallId,
}

impl Lifecycle for Join {
    const POLICY: Policy = Policy { merges_calls: true, ..Policy::of(Lane::Call) };

    fn begin(&self, model: &mut Model, _: &Prepared) {
        if let Some(call) = model.calls.get_mut(&self.call) {
            call.join = Joining::Requested;
        }
    }

    fn accepted(&self, _: Reply, exchange: Exchange<'_>) -> FollowUp {
        if let Some(call) = exchange.model.calls.get_mut(&self.call) {
            call.join = Joining::Accepted;
        }
        FollowUp::Await
    }

    fn refused(&self, code: &RetCode, _: Exchange<'_>) -> Refused {
        nothing_to_join(code)
    }

    fn lost(&self, _: Exchange<'_>) -> Lost {
        Lost::Await
    }

    fn outcome(&self, issued: Issued<'_>) -> Option<Settled> {
        let calls = &issued.model.calls;
        if calls.iter().any(|it| it.state == CallState::Conference) {
            return Some(fulfilled(&self.call));
        }
        calls.get(&self.call).is_none().then_some(Err(CommandError::CallEnded))
    }

    fn clear(&self, model: &mut Model) {
        // What the gateway has agreed to may still be done when nobody waits for it any more.
        if let Some(call) = model.calls.get_mut(&self.call).filter(|it| it.join == Joining::Requested) {
            call.join = Joining::No;
        }
    }
}

impl CallCommand for Join {
    fn call(&self) -> &CallId {
        &self.call
    }

    fn availability(call: &Call, context: &Context<'_>) -> Result<(), Refusal> {
        can_be_merged(call, context)
    }

    fn prepare(&self, _: &Call, _: &Context<'_>) -> Result<Prepared, Refusal> {
        Ok(call_control::ConfJoin { call: self.call.clone(), data: None }.into())
    }
}
