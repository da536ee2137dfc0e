//! The attribute by which the styles know what a row holds: `:has()` is too new for the lowest browsers.

use std::rc::Rc;

use offhook_session::{AgentState, CallView, EndedCall, Snapshot};

use crate::ui::call::party::parties;

/// Returns the last call while it stands in the middle.
pub(in crate::ui) fn last_shown(snapshot: &Snapshot) -> Option<&Rc<EndedCall>> {
    let Snapshot { agent, calls, last_call, .. } = snapshot;
    last_call.as_ref().filter(|_| agent.state == AgentState::WrapUp && calls.is_empty())
}

/// Returns what is in the row, as words. `is_two` says that the controls for two calls are there.
pub(in crate::ui) fn row_has(snapshot: &Snapshot, selected: Option<&CallView>, is_two: bool) -> String {
    let calls = snapshot.calls.len();
    let offered = snapshot.preview.as_ref().filter(|_| calls == 0).map_or(0, |offer| offer.numbers.len());
    let is_three = selected.is_some_and(|call| !parties(call).is_empty());
    let is_occupied = calls > 0 || last_shown(snapshot).is_some();
    let mut words = String::new();
    for (is_so, name) in [
        (is_two, "two "),
        (calls > 0 && snapshot.agent.can.dial.why.is_some(), "full "),
        (calls > 1, "more "),
        (calls > 2, "many "),
        (snapshot.calls.iter().any(|call| call.can.answer.ok), "answerable "),
        (is_three, "three "),
        (is_occupied, "occupied "),
        (offered > 0, "offer "),
        (offered > 1, "offer-2 "),
        (offered > 2, "offer-3 "),
    ] {
        if is_so {
            words.push_str(name);
        }
    }
    words
}
