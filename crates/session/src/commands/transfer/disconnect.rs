//! Disconnecting one party from a call (CEC 6.1.2.17).

use offhook_protocol::{CallId, Number, call_control, wire::Wire};
use serde::{Deserialize, Serialize};

use crate::{
    api::{
        outcome::Settled,
        refusal::Refusal,
        snapshot::{CallKind, CallState, Direction, EndCause},
    },
    commands::{
        context::{Context, talks, when},
        lifecycle::{CallCommand, Exchange, Issued, Lane, Lifecycle, Lost, Policy, Prepared, fulfilled},
    },
    model::Call,
};

/// Disconnects one party from a call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Wire)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[wire(strict)]
pub struct Disconnect {
    /// Id of the call.
    pub call: CallId,
    /// Number of the party; the agent's own for leaving.
    pub number: Number,
}

impl Lifecycle for Disconnect {
    const POLICY: Policy = Policy::of(Lane::Call);

    fn lost(&self, _: Exchange<'_>) -> Lost {
        Lost::Await
    }

    fn outcome(&self, issued: Issued<'_>) -> Option<Settled> {
        let is_in = |call: &Call| match call.state {
            _ if issued.model.is_own_number(&self.number) => true,
            CallState::RemoteGone => false,
            CallState::Conference => call.parties.contains(&self.number),
            CallState::Dialing
            | CallState::RemoteRinging
            | CallState::Ringing
            | CallState::Answering
            | CallState::Talking
            | CallState::Held
            | CallState::Transferring
            | CallState::InIvr => call.number == self.number,
        };
        let is_still_in = issued.model.calls.get(&self.call).is_some_and(is_in);
        (!is_still_in).then(|| fulfilled(&self.call))
    }
}

impl CallCommand for Disconnect {
    fn call(&self) -> &CallId {
        &self.call
    }

    fn availability(call: &Call, context: &Context<'_>) -> Result<(), Refusal> {
        talks(call).or(when(call.state == CallState::Held, Refusal::NotTalking))?;
        // Only parties of the last call can be put out (CEC 6.1.2.17).
        let is_last = context.model.calls.iter().next_back().is_some_and(|it| it.id == call.id);
        when(is_last, Refusal::NotTheLastCall)
    }

    fn prepare(&self, call: &Call, context: &Context<'_>) -> Result<Prepared, Refusal> {
        let model = context.model;
        let is_own = model.is_own_number(&self.number);
        // Who was consulted can only leave (CEC 6.1.2.17).
        let was_consulted = call.kind == CallKind::Consultation && call.direction == Direction::Inbound;
        let is_other = || call.number == self.number || call.parties.contains(&self.number);
        let is_in = is_own || !self.number.is_empty() && !was_consulted && is_other();
        when(is_in, Refusal::NoSuchParty)?;
        // The agent is known to the call by the telephone (CEC 6.1.2.17).
        let phone = model.agent.phone.as_ref().filter(|_| is_own);
        let request = call_control::Disconnect { number: phone.unwrap_or(&self.number).clone() };
        let ends_call = is_own || call.state != CallState::Conference;
        let prepared = Prepared::from(request);
        Ok(if ends_call { prepared.ending(&self.call, EndCause::HungUp) } else { prepared })
    }
}
