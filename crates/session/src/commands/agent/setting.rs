//! Settings, and the lifecycle that all of them share. No event tells of a setting: the reply is the fact (CEC 6.1.1.7, 6.1.1.8, 6.1.1.16, 6.1.1.17,
//! 6.1.1.22), and what it means for the model stands in `model/settings.rs`, as a raw request may set the same.

use offhook_protocol::{Reply, Request};

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
    model::Model,
};

/// A command that sets how the agent works.
pub(super) trait Setting {
    /// True if sending the request again does no harm.
    const MAY_REPEAT: bool;

    /// Checks the values, and makes the request of them.
    fn request(&self, context: &Context<'_>) -> Result<Request, Refusal>;
}

impl<T: Setting> Lifecycle for T {
    const POLICY: Policy = Policy::of(Lane::Settings);

    fn accepted(&self, _: Reply, exchange: Exchange<'_>) -> FollowUp {
        exchange.model.take_effect(exchange.request);
        FollowUp::Await
    }

    fn may_repeat(&self, _: &Progress, _: &Model) -> bool {
        Self::MAY_REPEAT
    }

    fn lost(&self, exchange: Exchange<'_>) -> Lost {
        exchange.model.lose_track(exchange.request);
        Lost::Fail
    }

    fn outcome(&self, issued: Issued<'_>) -> Option<Settled> {
        issued.progress.is_accepted.then(|| Ok(Outcome::default()))
    }
}

impl<T: Setting> AgentCommand for T {
    type Variant = ();

    fn variant(&self) -> Self::Variant {}

    /// A setting is possible as long as no other is in progress.
    fn availability((): (), _: &Context<'_>) -> Result<(), Refusal> {
        Ok(())
    }

    fn prepare(&self, context: &Context<'_>) -> Result<Prepared, Refusal> {
        Ok(self.request(context)?.into())
    }
}
