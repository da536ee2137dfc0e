//! Tells which of the calls is which.

use offhook_session::{CallId, CallState, CallView, Direction, EndCause, EndedCall};

use crate::ui::text::Text;

/// Returns the call that the controls are about: the chosen one while it lasts, otherwise the one that matters most.
pub(in crate::ui) fn selected_call<'a>(
    calls: &'a [CallView],
    chosen: Option<&CallId>,
) -> Option<&'a CallView> {
    // A new ring never takes the place of a talk: a click that was on its way must not hit the wrong call.
    let weight = |call: &&CallView| match call.state {
        CallState::Talking | CallState::Conference => 6,
        CallState::Dialing | CallState::RemoteRinging | CallState::Answering => 5,
        // Whoever is called in for them is talked with, or about to be.
        CallState::Transferring | CallState::InIvr => 4,
        CallState::Ringing => 3,
        CallState::Held => 2,
        CallState::RemoteGone => 1,
    };
    let chosen = chosen.and_then(|id| calls.iter().find(|call| call.id == *id));
    chosen.or_else(|| calls.iter().rev().max_by_key(weight))
}

/// Returns the call that rings, if one does.
pub(in crate::ui) fn ringing_call(calls: &[CallView]) -> Option<&CallView> {
    calls.iter().find(|call| call.state == CallState::Ringing)
}

/// Returns the number, or words that say that there is none.
pub(in crate::ui) fn number(text: &Text, number: &str) -> String {
    if number.is_empty() { text.unknown_number.to_owned() } else { number.to_owned() }
}

/// Returns true if somebody called and nobody talked. What the agent has rejected was not missed.
pub(in crate::ui) fn is_missed(call: &EndedCall) -> bool {
    call.direction == Direction::Inbound && call.talking_since.is_none() && call.cause != EndCause::Rejected
}

#[cfg(test)]
mod tests {
    use offhook_session::{
        Availability, Direction, Media, Millis, Refusal,
        snapshot::{CallCan, CallKind},
    };

    use super::*;

    fn call(id: &str, state: CallState) -> CallView {
        let no = Availability::no(Refusal::InProgress);
        CallView {
            id: id.into(),
            direction: Direction::Inbound,
            kind: CallKind::Customer,
            state,
            unsure: false,
            since: Millis(0),
            began_at: Millis(0),
            talking_since: None,
            remote: Default::default(),
            parties: Vec::new(),
            queue: None,
            data: None,
            muted: false,
            recording: false,
            recordings: Vec::new(),
            requeued: None,
            media: Media::Audio,
            pending: None,
            can: CallCan::all(no),
        }
    }

    #[test]
    fn a_ring_does_not_push_the_talk_aside() {
        use CallState::{Held, Ringing, Talking};
        let calls = [call("1", Held), call("2", Talking), call("3", Ringing)];
        let selected = |chosen: Option<&str>| {
            selected_call(&calls, chosen.map(CallId::new).as_ref()).map(|call| call.id.as_str().to_owned())
        };
        assert_eq!(selected(None).as_deref(), Some("2"));
        assert_eq!(selected(Some("1")).as_deref(), Some("1"));
        assert_eq!(selected(Some("gone")).as_deref(), Some("2"));
        assert_eq!(ringing_call(&calls).map(|call| call.id.as_str()), Some("3"));
        assert!(selected_call(&[], None).is_none());
    }
}
