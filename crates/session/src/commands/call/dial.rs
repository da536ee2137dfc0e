//! Dialling (CEC 6.1.2.1; to another agent 6.1.2.4).

use offhook_protocol::{AgentState, CallData, Number, Reply, call_control, wire::Wire};
use serde::{Deserialize, Serialize};

use crate::{
    api::{outcome::Settled, refusal::Refusal, snapshot::CallKind},
    commands::{
        context::{Context, when},
        lifecycle::{AgentCommand, Exchange, FollowUp, Issued, Lane, Lifecycle, Lost, Policy, Prepared},
        number::{as_digits, call_data, colleague, dialable, is_digits},
    },
    model::ExpectedCall,
};

/// Places a call.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Wire)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase")]
#[wire(strict)]
pub struct Dial {
    /// Number of at most 24 characters of digits, `+`, `*`, `#`; or the work number of another agent.
    pub number: Number,
    /// Call data (随路数据), at most 16 384 bytes.
    #[serde(default)]
    pub data: Option<CallData>,
    /// Id of the skill queue that the call counts for.
    #[serde(default)]
    pub queue: Option<i64>,
    /// True if the number is a work number: an internal call (CEC 6.1.2.4).
    #[serde(default)]
    pub internal: Option<bool>,
    /// Number that the customer sees.
    #[serde(default)]
    pub caller_id: Option<Number>,
}

impl Lifecycle for Dial {
    const POLICY: Policy = Policy::of(Lane::Agent);

    fn accepted(&self, reply: Reply, exchange: Exchange<'_>) -> FollowUp {
        if let Reply::Callout(Some(id)) | Reply::CallInner(Some(id)) = reply {
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

impl AgentCommand for Dial {
    type Variant = ();

    fn variant(&self) -> Self::Variant {}

    fn availability((): (), context: &Context<'_>) -> Result<(), Refusal> {
        let model = context.model;
        if model.is_in_call() {
            when(!model.calls.is_empty(), Refusal::OnCall)?;
            return context.all_held();
        }
        when(model.agent.state != AgentState::Rest, Refusal::LeaveRestFirst)
    }

    fn prepare(&self, context: &Context<'_>) -> Result<Prepared, Refusal> {
        call_data(self.data.as_ref())?;
        let number = dialable(&self.number, Refusal::InvalidNumber)?;
        let (called, skill, data) = (number.clone(), self.queue, self.data.clone());
        let is_internal = self.internal == Some(true);
        if is_internal {
            colleague(&number, context.model, Refusal::InvalidTarget)?;
        }
        let caller = self.caller_id.as_ref().map(|it| as_digits(it.expose())).filter(|it| !it.is_empty());
        when(caller.as_ref().is_none_or(|it| is_digits(it, 24)), Refusal::InvalidCallerId)?;
        let request: Prepared = if is_internal {
            call_control::CallInner { called, skill, data, ..call_control::CallInner::default() }.into()
        } else {
            let caller = caller.map(Number::new);
            call_control::Callout { caller, called, skill, data, media: None }.into()
        };
        let kind = if is_internal { CallKind::Internal } else { CallKind::Customer };
        Ok(request.expecting(ExpectedCall { data: self.data.clone(), ..ExpectedCall::placed(kind, number) }))
    }
}
