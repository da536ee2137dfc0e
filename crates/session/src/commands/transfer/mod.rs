//! Commands that give a call to somebody else, or make one call of two.

mod consult;
#[allow(clippy::module_inception, reason = "the folder is named for what all its commands do")]
mod transfer;
mod cancel;
mod join;
mod connect;
mod disconnect;

use offhook_protocol::{CallId, codes::RetCode};

use super::{
    context::{Context, when},
    lifecycle::Refused,
};
use crate::{
    api::{
        refusal::Refusal,
        snapshot::{CallKind, CallState, Direction},
    },
    model::{Call, Model},
};

pub use cancel::CancelTransfer;
pub use connect::Connect;
pub use consult::Consult;
pub use disconnect::Disconnect;
pub use join::Join;
pub use transfer::{Transfer, transfer_modes};

/// Checks that the agent talks with a customer who can be given to somebody.
fn can_be_given(call: &Call, context: &Context<'_>) -> Result<(), Refusal> {
    when(call.state == CallState::Talking, Refusal::NotTalking)?;
    // Who was consulted about a call may have been connected with the customer since: nobody is told (CEC 6.1.2.9). The
    // gateway knows, and refuses otherwise.
    let was_consulted = call.kind == CallKind::Consultation && call.direction == Direction::Inbound;
    when(call.kind == CallKind::Customer || was_consulted, Refusal::NotACustomer)?;
    context.no_other_active(call)
}

/// Checks that the call is held while another one talks, and nothing is in progress with that one.
fn can_be_merged(call: &Call, context: &Context<'_>) -> Result<(), Refusal> {
    when(call.state == CallState::Held, Refusal::NotHeld)?;
    let talks =
        |it: &&Call| it.id != call.id && it.state == CallState::Talking && it.kind != CallKind::ThirdParty;
    let other = context.model.calls.iter().find(talks).ok_or(Refusal::NothingToJoin)?;
    when(context.of_call(&other.id).next().is_none(), Refusal::InProgress)
}

/// Explains the refusal to make one call of two: with the one or the other nobody listens, as the other side holds it, or it is given to
/// somebody. No event tells of that.
fn nothing_to_join(code: &RetCode) -> Refused {
    if code.as_str() == RetCode::NOT_POSSIBLE {
        return Refused::Because(Refusal::NothingToJoin);
    }
    Refused::Fail
}

/// Explains the refusal to give away a call in which the agent was consulted: the agent is not alone with the customer, or not
/// yet. That is no matter for administrators.
fn not_a_customer(call: &CallId, code: &RetCode, model: &Model) -> Refused {
    let is_consultation = model.calls.get(call).is_some_and(|it| it.kind == CallKind::Consultation);
    if is_consultation && code.as_str() == RetCode::NOT_POSSIBLE {
        return Refused::Because(Refusal::NotACustomer);
    }
    Refused::Fail
}
