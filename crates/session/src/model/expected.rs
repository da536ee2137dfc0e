//! Calls that commands have asked for and no event has shown yet. An event of an outgoing call does not name the command; the
//! reply to the request does, and may come after the event, or never.

use offhook_protocol::{CallData, CallId, Number};

use super::{Call, Model, TransferInProgress};
use crate::api::{
    outcome::CommandId,
    snapshot::{CallKind, CallState, Direction},
    time::Millis,
};

/// A call that a command has asked for.
#[derive(Debug, Clone)]
pub(crate) struct ExpectedCall {
    pub(crate) origin: Origin,
    pub(crate) kind: CallKind,
    /// The customer's call that it is made for.
    pub(crate) primary_call: Option<CallId>,
    /// Transfer of that call, if it is transferred.
    pub(crate) transfer: Option<TransferInProgress>,
    /// True if all three are to talk as soon as somebody answers.
    pub(crate) is_for_three: bool,
    /// Number of the other side; empty when only the gateway knows.
    pub(crate) number: Number,
    /// Call data that was sent along.
    pub(crate) data: Option<CallData>,
    /// The call, once it is known.
    pub(crate) made: Option<CallId>,
}

/// Origins of an expected call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origin {
    /// The platform places it for the agent.
    Placed,
    /// The call rings at another agent, and is taken from there.
    PickedUp,
}

impl ExpectedCall {
    /// Expects a call that is placed to this number.
    pub(crate) const fn placed(kind: CallKind, number: Number) -> Self {
        Self::from(Origin::Placed, kind, number)
    }

    /// Expects the call that rings at another agent.
    pub(crate) fn picked_up() -> Self {
        Self::from(Origin::PickedUp, CallKind::Customer, Number::default())
    }

    const fn from(origin: Origin, kind: CallKind, number: Number) -> Self {
        Self {
            origin,
            kind,
            primary_call: None,
            transfer: None,
            is_for_three: false,
            number,
            data: None,
            made: None,
        }
    }
}

impl Model {
    /// Finds the command that an outgoing call belongs to which has turned up: the first that still expects one, unless its
    /// reply has told the id already. Returns true if there is one.
    pub(crate) fn dialled(&mut self, id: &CallId, now: Millis) -> bool {
        let is_claimed = self.expected_calls.iter().any(|(_, it)| it.made.as_ref() == Some(id));
        // Whoever dialled it, the agent or the platform by itself: there is nothing left to choose.
        self.preview = None;
        let waits = |(_, it): &(CommandId, ExpectedCall)| it.origin == Origin::Placed && it.made.is_none();
        let Some(at) = self.expected_calls.iter().position(waits).filter(|_| !is_claimed) else {
            return false;
        };
        self.claim(at, id, now);
        true
    }

    /// Takes note of a call that talks and was neither dialled nor offered here: it was asked for by other means. One that rang
    /// at another agent may be a call that was dialled (CEC 6.1.2.21).
    pub(crate) fn turned_up(&mut self, id: &CallId, direction: Direction, now: Millis) {
        if direction == Direction::Inbound || !self.dialled(id, now) {
            self.picked_up(id);
        }
    }

    /// Takes this call, which talks, for the one that rang at another agent, if the agent has asked for such a call.
    pub(crate) fn picked_up(&mut self, id: &CallId) {
        let waits = |it: &&mut ExpectedCall| it.origin == Origin::PickedUp && it.made.is_none();
        let expected = self.expected_calls.iter_mut().map(|(_, it)| it).find(waits);
        if let Some(expected) = expected {
            expected.made = Some(id.clone());
        }
    }

    /// Adds the call that the reply to this command names.
    pub(crate) fn made_by(&mut self, command: CommandId, id: &CallId, now: Millis) {
        let dialing = || Call::new(id.clone(), Direction::Outbound, CallState::Dialing, now);
        self.calls.get_or_add(id, dialing);
        self.preview = None;
        if let Some(at) = self.expected_calls.iter().position(|(of, _)| *of == command) {
            self.claim(at, id, now);
        }
    }

    /// Ties the call to what was expected.
    fn claim(&mut self, at: usize, id: &CallId, now: Millis) {
        let expected = &mut self.expected_calls[at].1;
        expected.made = Some(id.clone());
        if let Some(made) = self.calls.get_mut(id) {
            made.kind = expected.kind;
            made.primary_call.clone_from(&expected.primary_call);
            made.is_for_three = expected.is_for_three;
            if made.number.is_empty() {
                made.number.clone_from(&expected.number);
            }
            // What was sent along is there from the beginning; reading may still bring what the platform made of it.
            made.data = made.data.take().or_else(|| expected.data.clone());
        }
        if expected.kind == CallKind::ThirdParty
            && let Some(primary) = expected.primary_call.as_ref().and_then(|id| self.calls.get_mut(id))
        {
            primary.advance(CallState::Transferring, now);
        }
    }
}
