//! Dialling a number of a preview (预览外呼, CEC 6.1.2.2).

use offhook_protocol::{Number, Reply, call_control, wire::Wire};
use serde::{Deserialize, Serialize};

use crate::{
    api::{outcome::Settled, refusal::Refusal, snapshot::CallKind},
    commands::{
        context::{Context, when},
        lifecycle::{AgentCommand, Exchange, FollowUp, Issued, Lane, Lifecycle, Lost, Policy, Prepared},
    },
    model::ExpectedCall,
};

/// Places a call to a number of the offered preview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Wire)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[wire(strict)]
pub struct DialPreview {
    /// One of the numbers of the preview.
    pub number: Number,
}

impl Lifecycle for DialPreview {
    const POLICY: Policy = Policy::of(Lane::Agent);

    fn accepted(&self, reply: Reply, exchange: Exchange<'_>) -> FollowUp {
        if let Reply::PreviewCallout(Some(id)) = reply {
            exchange.model.made_by(exchange.id, &id, exchange.now);
        }
        FollowUp::Await
    }

    fn lost(&self, _: Exchange<'_>) -> Lost {
        Lost::Await
    }

    fn outcome(&self, issued: Issued<'_>) -> Option<Settled> {
        issued.made_call()
    }
}

impl AgentCommand for DialPreview {
    type Variant = ();

    fn variant(&self) -> Self::Variant {}

    fn availability((): (), context: &Context<'_>) -> Result<(), Refusal> {
        let has_numbers = context.model.preview.as_ref().is_some_and(|it| !it.numbers.is_empty());
        when(has_numbers, Refusal::NoPreview)?;
        context.all_held()
    }

    fn prepare(&self, context: &Context<'_>) -> Result<Prepared, Refusal> {
        let preview = context.model.preview.as_ref().ok_or(Refusal::NoPreview)?;
        when(preview.numbers.contains(&self.number), Refusal::NotOfPreview)?;
        let control = preview.id.parse().map_err(|_| Refusal::NoPreview)?;
        let request = call_control::PreviewCallout { called: self.number.clone(), control };
        let expected = ExpectedCall::placed(CallKind::Customer, self.number.clone());
        Ok(Prepared::from(request).expecting(expected))
    }
}
