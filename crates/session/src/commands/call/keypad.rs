//! Digits in a call (DTMF, CEC 6.1.2.13).

use offhook_protocol::{CallId, Number, call_control, wire::Wire};
use serde::{Deserialize, Serialize};

use crate::{
    api::{outcome::Settled, refusal::Refusal},
    commands::{
        context::{Context, when},
        lifecycle::{CallCommand, Exchange, Issued, Lane, Lifecycle, Lost, Policy, Prepared},
    },
    model::Call,
};

/// Sends digits into a call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Wire)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[wire(strict)]
pub struct Keypad {
    /// Id of the call.
    pub call: CallId,
    /// Digits to send: 1 to 24 of 0 to 9, `*`, `#`.
    pub digits: Number,
}

impl Lifecycle for Keypad {
    const POLICY: Policy = Policy { waits_for_its_kind: true, is_of_a_row: true, ..Policy::of(Lane::Call) };

    fn lost(&self, _: Exchange<'_>) -> Lost {
        Lost::Fail
    }

    fn outcome(&self, issued: Issued<'_>) -> Option<Settled> {
        issued.accepted_for(&self.call)
    }
}

impl CallCommand for Keypad {
    fn call(&self) -> &CallId {
        &self.call
    }

    fn availability(call: &Call, context: &Context<'_>) -> Result<(), Refusal> {
        // In a three-party call too: agent and customer may dial in an IVR that was joined (CEC 6.1.2.25).
        context.is_reached(call)
    }

    fn prepare(&self, _: &Call, _: &Context<'_>) -> Result<Prepared, Refusal> {
        let digits = self.digits.expose();
        let is_valid = (1..=24).contains(&digits.len())
            && digits.bytes().all(|it| it.is_ascii_digit() || b"*#".contains(&it));
        when(is_valid, Refusal::InvalidDigits)?;
        Ok(call_control::SecondDial { digits: self.digits.clone() }.into())
    }
}
