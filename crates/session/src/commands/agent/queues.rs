//! The skill queues to take calls from (CEC 6.1.1.8).

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

/// Chooses the skill queues to take calls from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Wire)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[wire(strict)]
pub struct SetQueues {
    /// Ids of the queues; null or absent for all that the agent is configured for.
    #[serde(default)]
    #[cfg_attr(feature = "typescript", ts(type = "Array<number> | null"))]
    pub queues: Option<Vec<i64>>,
}

impl Lifecycle for SetQueues {
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

impl AgentCommand for SetQueues {
    type Variant = ();

    fn variant(&self) -> Self::Variant {}

    fn availability((): (), _: &Context<'_>) -> Result<(), Refusal> {
        Ok(())
    }

    fn prepare(&self, _: &Context<'_>) -> Result<Prepared, Refusal> {
        let joined = |ids: &Vec<i64>| ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(";");
        let skills = self.queues.as_ref().map(joined);
        Ok(agent_control::ResetSkills { all: skills.is_none(), skills, linkage: None }.into())
    }
}
