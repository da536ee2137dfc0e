//! The right to talk: incoming calls are offered, or not (CEC 6.1.1.22).

use offhook_protocol::{Reply, agent_control, wire::Wire};
use serde::{Deserialize, Serialize};

use crate::{
    api::{
        outcome::{Outcome, Settled},
        refusal::Refusal,
    },
    commands::{
        context::Context,
        lifecycle::{
            AgentCommand, Exchange, FollowUp, Issued, Lane, Lifecycle, Lost, Policy, Prepared, Progress,
        },
    },
};

/// Sets if incoming calls are offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Wire)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[wire(strict)]
pub struct SetTalkRight {
    /// True to be offered incoming calls.
    pub on: bool,
}

impl Lifecycle for SetTalkRight {
    const POLICY: Policy = Policy::of(Lane::Settings);

    fn accepted(&self, _: Reply, exchange: Exchange<'_>) -> FollowUp {
        exchange.model.take_effect(exchange.request);
        FollowUp::Await
    }

    fn may_repeat(&self, _: &Progress) -> bool {
        true
    }

    fn lost(&self, exchange: Exchange<'_>) -> Lost {
        exchange.model.lose_track(exchange.request);
        Lost::Fail
    }

    /// No event tells of it: the reply is the fact.
    fn outcome(&self, issued: Issued<'_>) -> Option<Settled> {
        issued.progress.is_accepted.then(|| Ok(Outcome::default()))
    }
}

impl AgentCommand for SetTalkRight {
    type Variant = ();

    fn variant(&self) -> Self::Variant {}

    fn availability((): (), _: &Context<'_>) -> Result<(), Refusal> {
        Ok(())
    }

    fn prepare(&self, _: &Context<'_>) -> Result<Prepared, Refusal> {
        Ok(agent_control::SetTalkRight { on: i64::from(self.on) }.into())
    }
}
