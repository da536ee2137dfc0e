//! Signing out (CEC 6.1.1.18; by force 6.1.1.19, 6.1.1.20).
//!
//! A gateway may accept `logout` without signing anybody out: when a call is offered at that moment. So an accepted one is
//! confirmed by asking for the agent's state before the session is given up.
//!
//! ```text
//! logout ──► accepted ──► agentstatus ──► a state: the agent is still there, the command has failed
//!                              │ refused
//!                              └────────► signed out
//! ```

use offhook_protocol::{AgentState, Reply, Request, agent_control, codes::RetCode, wire::Wire};
use serde::{Deserialize, Serialize};

use crate::{
    api::{
        error::CommandError,
        outcome::{Outcome, Settled},
        refusal::Refusal,
        snapshot::Phase,
        time::Millis,
    },
    commands::{
        context::{Context, when},
        lifecycle::{
            AgentCommand, Exchange, FollowUp, Issued, Lane, Lifecycle, Lost, Policy, Prepared, Refused,
        },
    },
    model::Model,
};

/// Values of a sign-out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Wire)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase")]
#[wire(strict)]
pub struct SignOut {
    /// True to sign out also when the gateway would not let the agent go: during a call, which ends with it.
    #[serde(default)]
    pub force: Option<bool>,
    /// Reason for the records, 1 to 255; a reason means force.
    #[serde(default)]
    pub reason: Option<i64>,
}

/// Code of a gateway that has no such session any more (CEC table 6-449).
const NO_SESSION: &str = "100-008";

/// True if a number of table 6-452 says that the agent is signed in; an unknown one (0) says nothing.
fn is_signed_in(state: i64) -> bool {
    AgentState::from_gateway(state).is_some_and(|state| state != AgentState::SignedOut)
}

impl Lifecycle for SignOut {
    const POLICY: Policy = Policy::of(Lane::Agent);

    /// The agent goes whatever is going on: what the gateway's `logout` would not do (CEC 6.1.1.18).
    fn is_forced(&self) -> bool {
        self.reason.is_some() || self.force == Some(true)
    }

    fn begin(&self, model: &mut Model, _: &Prepared) {
        model.agent.phase = Phase::SigningOut;
    }

    fn accepted(&self, reply: Reply, _: Exchange<'_>) -> FollowUp {
        match reply {
            Reply::AgentStatus(it) if is_signed_in(it.state) => FollowUp::Fail(CommandError::NotConfirmed),
            Reply::Logout(_) if !self.is_forced() => FollowUp::Ask(agent_control::AgentStatus {}.into()),
            _ => FollowUp::EndSession,
        }
    }

    fn refused(&self, code: &RetCode, exchange: Exchange<'_>) -> Refused {
        // Nothing is left to be asked for, as the gateway has accepted the sign-out.
        let is_confirmation = matches!(exchange.request, Request::AgentStatus(_));
        let is_over =
            is_confirmation || code.row().is_some_and(|row| row.ends_session) || code.as_str() == NO_SESSION;
        if is_over { Refused::EndSession } else { Refused::Fail }
    }

    fn lost(&self, _: Exchange<'_>) -> Lost {
        Lost::Await
    }

    fn outcome(&self, issued: Issued<'_>) -> Option<Settled> {
        (issued.model.agent.phase == Phase::SignedOut).then(|| Ok(Outcome::default()))
    }

    fn failed(&self, _: &CommandError, model: &mut Model, _: Millis) -> bool {
        model.agent.phase = Phase::SignedIn;
        false
    }

    fn at_session_end(&self) -> Settled {
        Ok(Outcome::default())
    }
}

impl AgentCommand for SignOut {
    type Variant = ();

    fn variant(&self) -> Self::Variant {}

    fn availability((): (), context: &Context<'_>) -> Result<(), Refusal> {
        when(!context.model.is_in_call(), Refusal::OnCall)
    }

    fn prepare(&self, _: &Context<'_>) -> Result<Prepared, Refusal> {
        Ok(match self.reason {
            Some(reason @ 1..=255) => agent_control::ForceLogoutWithReason { reason }.into(),
            Some(_) => return Err(Refusal::InvalidSignOutReason),
            None if self.is_forced() => agent_control::ForceLogout {}.into(),
            None => agent_control::Logout {}.into(),
        })
    }
}
