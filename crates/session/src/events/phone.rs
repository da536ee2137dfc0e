//! The agent's telephone (CEC 6.5.1.7).

use offhook_protocol::event_content::{IncomingInfo, PhoneAlerting, PhoneHook};

use crate::{
    api::snapshot::{CallState, EndCause, Hook},
    model::Model,
};

/// The telephone rings. Where the event names a call that comes in, that call is announced by it.
pub(super) fn alerts(model: &mut Model, it: PhoneAlerting) {
    model.agent.hook = Hook::Ringing;
    let is_known = model.calls.get(&it.call).is_some()
        || model.announced.as_ref().is_some_and(|info| info.call == it.call);
    if !it.call.is_empty() && !is_known {
        let PhoneAlerting { call, caller, called } = it;
        model.announced = Some(IncomingInfo { call, caller, called, ..IncomingInfo::default() });
    }
}

/// The telephone is put down. Where the agent did it, the agent ended the call that was not held, whether its end is told before
/// or after this.
pub(super) fn put_down(model: &mut Model, it: &PhoneHook) {
    model.agent.hook = Hook::OnHook;
    if it.is_by_agent()
        && !model.hang_up_by_phone()
        && model.calls.iter().all(|it| it.state == CallState::Held)
    {
        model.calls.explain_hang_up(model.agent.since);
    }
}

impl Model {
    /// Notes that the agent ended the call that is talked on or dialled. Returns false if there is none.
    fn hang_up_by_phone(&mut self) -> bool {
        let Some(call) = self.calls.iter_mut().find(|call| match call.state {
            CallState::Dialing
            | CallState::RemoteRinging
            | CallState::Talking
            | CallState::Transferring
            | CallState::Conference => true,
            CallState::Ringing
            | CallState::Answering
            | CallState::Held
            | CallState::RemoteGone
            | CallState::InIvr => false,
        }) else {
            return false;
        };
        call.requested_end.get_or_insert(EndCause::HungUp);
        true
    }
}
