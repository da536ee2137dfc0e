//! Notes (便签) to other agents (CEC 6.1.1.4).

use offhook_protocol::{AgentId, agent_control, wire::Wire};
use serde::{Deserialize, Serialize};

use crate::{
    api::{
        outcome::{Outcome, Settled},
        refusal::Refusal,
    },
    commands::{
        context::{Context, when},
        lifecycle::{AgentCommand, Exchange, Issued, Lane, Lifecycle, Lost, Policy, Prepared},
        number::agent_id,
    },
};

/// Sends a note to other agents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Wire)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[wire(strict)]
pub struct SendNote {
    /// Work numbers of the agents, 1 to 100.
    pub to: Vec<AgentId>,
    /// Text, 1 to 1023 bytes.
    pub text: String,
}

impl Lifecycle for SendNote {
    const POLICY: Policy = Policy::of(Lane::Query);

    fn lost(&self, _: Exchange<'_>) -> Lost {
        Lost::Fail
    }

    /// No event tells of it: the reply is the fact.
    fn outcome(&self, issued: Issued<'_>) -> Option<Settled> {
        issued.progress.is_accepted.then(|| Ok(Outcome::default()))
    }
}

impl AgentCommand for SendNote {
    type Variant = ();

    fn variant(&self) -> Self::Variant {}

    fn availability((): (), _: &Context<'_>) -> Result<(), Refusal> {
        Ok(())
    }

    fn prepare(&self, _: &Context<'_>) -> Result<Prepared, Refusal> {
        // An empty note would say nothing.
        let is_valid = (1..=100).contains(&self.to.len()) && (1..=1_023).contains(&self.text.len());
        when(is_valid, Refusal::InvalidNote)?;
        let mut agents = Vec::new();
        for to in &self.to {
            agent_id(to)?;
            agents.push(to.as_str().parse().map_err(|_| Refusal::InvalidAgentId)?);
        }
        Ok(agent_control::SendNote { agents, text: self.text.as_str().into() }.into())
    }
}
