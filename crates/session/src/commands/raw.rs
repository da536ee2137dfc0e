//! Operations of the gateway by their names: what scripts may ask for that has no command of its own.

use offhook_protocol::{
    Params, RawRequest as Operation, RawRequestError, Reply, Request, SetupFault, json, operation::Effect,
    wire::Wire,
};
use serde::{Deserialize, Serialize};

use crate::{
    api::{
        outcome::{Outcome, Settled},
        query::QueryResult,
        refusal::Refusal,
    },
    commands::{
        context::{Context, when},
        lifecycle::{
            AgentCommand, Exchange, FollowUp, Issued, Lane, Lifecycle, Lost, Policy, Prepared, QUEUED_LIMIT,
        },
    },
};

/// Sends an operation of the gateway. Settles with the gateway's result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Wire)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[wire(strict)]
pub struct RawRequest {
    /// Name of the operation in the reference: `queryCallInfo`.
    pub name: String,
    /// Parameters, as the reference spells them; none when absent.
    #[serde(default)]
    #[cfg_attr(feature = "typescript", ts(type = "Record<string, unknown>"))]
    #[wire(default)]
    pub params: Params,
}

/// Returns the operation behind a request that was made by name.
const fn operation(request: &Request) -> Option<&Operation> {
    if let Request::Raw(operation) = request { Some(operation) } else { None }
}

impl Lifecycle for RawRequest {
    const POLICY: Policy = Policy { limit: QUEUED_LIMIT, ..Policy::of(Lane::Query) };

    fn accepted(&self, reply: Reply, exchange: Exchange<'_>) -> FollowUp {
        let Reply::Raw(value) = reply else {
            return FollowUp::Fail(SetupFault::NotAGateway.into());
        };
        exchange.progress.result = Some(QueryResult::Raw(json::to_string(&value)));
        let operation = operation(exchange.request);
        if let Some(done) = operation.and_then(Operation::setting) {
            exchange.model.take_effect(&done);
        }
        // What it has changed is for the events to tell; if they don't, a reading does.
        if operation.is_some_and(|it| it.spec().effect.changes_calls_or_state()) {
            FollowUp::Resync
        } else {
            FollowUp::Await
        }
    }

    fn lost(&self, exchange: Exchange<'_>) -> Lost {
        let operation = operation(exchange.request);
        if let Some(lost) = operation.and_then(Operation::setting) {
            exchange.model.lose_track(&lost);
        }
        if operation.is_some_and(|it| it.spec().effect.changes_calls_or_state()) {
            Lost::FailAndResync
        } else {
            Lost::Fail
        }
    }

    fn outcome(&self, issued: Issued<'_>) -> Option<Settled> {
        issued.progress.is_accepted.then(|| Ok(Outcome::default()))
    }
}

impl AgentCommand for RawRequest {
    type Variant = ();

    fn variant(&self) -> Self::Variant {}

    fn availability((): (), _: &Context<'_>) -> Result<(), Refusal> {
        Ok(())
    }

    fn prepare(&self, _: &Context<'_>) -> Result<Prepared, Refusal> {
        let named = Operation::new(&self.name, self.params.to_map()).map_err(|error| match error {
            RawRequestError::UnknownOperation => Refusal::UnknownRequest,
            RawRequestError::UnknownMember(_)
            | RawRequestError::MissingMember(_)
            | RawRequestError::NotAValue(_) => Refusal::InvalidRequest,
        })?;
        when(named.spec().effect != Effect::Session, Refusal::RequestOfSession)?;
        Ok(named.into())
    }
}
