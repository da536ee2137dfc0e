//! Calls that are handed on, and calls that become one (state-machine sections 4.13, 4.14).

use offhook_protocol::CallId;

use crate::{
    call::Certainty,
    session::Model,
    snapshot::{CallState, EndCause, PendingAct},
    time::Millis,
};

/// Nobody took the call: the agent has the customer back.
pub(super) fn transfer_failed(model: &mut Model, id: &CallId, now: Millis) {
    for pending in &mut model.pending {
        pending.has_failed |= pending.act == PendingAct::Transfer && pending.call.as_ref() == Some(id);
    }
    if let Some(call) = model.calls.get_mut(id) {
        call.own_end = None;
        call.advance(CallState::Talking, now);
    }
}

impl Model {
    /// The call that is being handed on.
    pub(super) fn transferring(&self) -> Option<CallId> {
        self.calls.iter().find(|it| it.state == CallState::Transferring).map(|it| it.id.clone())
    }

    /// The held call's party is in the other call now.
    pub(crate) fn join(&mut self, into: &CallId, held: &CallId, now: Millis) {
        let joined = self.calls.get(held).map(|it| it.number.clone());
        if let Some(call) = self.calls.get_mut(into) {
            call.advance(CallState::Conference, now);
            call.partners = [call.number.clone()].into_iter().chain(joined).collect();
        }
        self.calls.end(held, EndCause::Joined, Certainty::Inferred, now);
    }
}
