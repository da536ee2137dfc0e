//! The parties of a call: what each is to the agent, and what to call them.

use offhook_session::{CallState, CallView, Number, snapshot::CallKind};

use crate::ui::{app::calls::number, app::context::Ui, text::TransferText};

/// Returns what the other side of a call is.
pub(in crate::ui) const fn role(words: &TransferText, kind: CallKind) -> &'static str {
    match kind {
        CallKind::Customer => words.customer,
        CallKind::Internal | CallKind::Consultation => words.colleague,
        CallKind::ThirdParty => words.third_party,
    }
}

/// Returns what the other side of this call is, with the work number of whom is called by name.
pub(in crate::ui) fn role_line(ui: &Ui, call: &CallView) -> String {
    let role = role(&ui.text().transfer, call.kind);
    let number = call.remote.number.expose();
    if party_name(ui, call.kind, &call.remote.number) == number || number.is_empty() {
        return role.to_owned();
    }
    [role, " ", number].concat()
}

/// Returns what to call the other side: a colleague by name, where it is known.
pub(in crate::ui) fn party_name(ui: &Ui, kind: CallKind, number_of: &Number) -> String {
    let known = match kind {
        CallKind::Customer | CallKind::ThirdParty => None,
        CallKind::Internal | CallKind::Consultation => ui.directory.name_of(number_of.expose()),
    };
    known.map_or_else(|| number(ui.text(), number_of.expose()), str::to_owned)
}

/// The others of a three-party call, and what each of them is.
pub(in crate::ui) fn parties(call: &CallView) -> Vec<(&Number, CallKind)> {
    if call.state != CallState::Conference {
        return Vec::new();
    }
    let third = match call.kind {
        CallKind::Customer | CallKind::Internal => CallKind::ThirdParty,
        CallKind::Consultation | CallKind::ThirdParty => CallKind::Customer,
    };
    let kind = |number: &Number| if *number == call.remote.number { call.kind } else { third };
    call.parties.iter().map(|number| (number, kind(number))).collect()
}
