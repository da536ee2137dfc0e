//! The password (CEC 6.1.1.16).

use offhook_protocol::{Password, Reply, agent_control, wire::Wire};
use serde::{Deserialize, Serialize};

use crate::{
    api::{
        outcome::{Outcome, Settled},
        password::PasswordRules,
        refusal::Refusal,
    },
    commands::{
        context::{Context, when},
        lifecycle::{AgentCommand, Exchange, FollowUp, Issued, Lane, Lifecycle, Lost, Policy, Prepared},
    },
};

/// Changes the password.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Wire)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[wire(strict)]
pub struct ChangePassword {
    /// Password that is valid now.
    pub old: Password,
    /// Password that replaces it: 8 to 32 characters of at least three kinds.
    pub new: Password,
}

impl Lifecycle for ChangePassword {
    const POLICY: Policy = Policy::of(Lane::Settings);

    fn accepted(&self, _: Reply, exchange: Exchange<'_>) -> FollowUp {
        exchange.model.take_effect(exchange.request);
        FollowUp::Await
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

impl AgentCommand for ChangePassword {
    type Variant = ();

    fn variant(&self) -> Self::Variant {}

    fn availability((): (), _: &Context<'_>) -> Result<(), Refusal> {
        Ok(())
    }

    fn prepare(&self, context: &Context<'_>) -> Result<Prepared, Refusal> {
        when((1..=32).contains(&self.old.reveal().len()), Refusal::PasswordMissing)?;
        let is_kept = |agent| PasswordRules::of(&self.new, agent).are_kept();
        when(context.model.agent.id.as_ref().is_some_and(is_kept), Refusal::WeakPassword)?;
        Ok(agent_control::ChangePassword { old: self.old.clone(), new: self.new.clone() }.into())
    }
}
