//! The card of a call: who, which queue, what data, how it stands, for how long.

use offhook_session::{
    CallState, CallView, Command, Disconnect, Hold, Millis, Number, Retrieve,
    snapshot::{CallKind, CommandKind},
};
use yew::{Html, html};

use crate::ui::{
    app::context::Ui,
    app::direction::direction,
    call::call_data::one_line,
    call::party::{parties, party_name, role, role_line},
    kit::control::{Control, control},
    kit::icons::{Icon, icon},
    text::Text,
};

/// A call in full; beside others, or with somebody else than a customer, it says who that is.
pub(in crate::ui) fn call_card(ui: &Ui, call: &CallView, is_alone: bool) -> Html {
    let text = ui.text();
    let state = html! { <span class="card-state">{ (text.call_state)(call.state) }</span> };
    // Of three, each has a role of their own; the line above is theirs.
    let role = match call.state {
        CallState::Conference => Some(String::new()),
        _ => (!is_alone || call.kind != CallKind::Customer).then(|| role_line(ui, call)),
    };
    let (above, below) = match &role {
        _ if call.unsure => (unsure(ui, call), Html::default()),
        Some(_) => (Html::default(), state),
        None => (state, Html::default()),
    };
    html! {
        <div class="card" part="call" data-state={name(call.state)} data-role={role.as_ref().map(|_| "")}>
            { direction(text, call.direction) }
            <div class="card-words">
                <p class="card-top">
                    { who(ui, call) }
                    { above }
                    { ui.timer(since(call), None) }
                </p>
                { details(text, call, below, role.unwrap_or_default()) }
            </div>
        </div>
    }
}

/// Says that nobody knows how the call stands, beside a button for what the controls do not offer: holding it or retrieving it.
fn unsure(ui: &Ui, call: &CallView) -> Html {
    let (text, id) = (ui.text(), call.id.clone());
    let (label, mark, verdict, act, command) = if call.state == CallState::Held {
        (text.hold, Icon::Pause, call.can.hold, CommandKind::Hold, Command::Hold(Hold { call: id }))
    } else {
        let retrieve = Command::Retrieve(Retrieve { call: id });
        (text.retrieve, Icon::Play, call.can.retrieve, CommandKind::Retrieve, retrieve)
    };
    let other = Control {
        id: "unsure",
        label,
        why: verdict.why.map(text.refusal),
        is_pending: call.pending == Some(act),
        ..Control::default()
    };
    html! {
        <span class="party">
            <span class="card-state">{ text.unsure }</span>
            { control(&other, mark, ui.asks(command)) }
        </span>
    }
}

/// From when its time is counted: the talk, the wait, or the whole call.
pub(in crate::ui) fn since(call: &CallView) -> Millis {
    match call.state {
        CallState::Talking | CallState::Conference | CallState::RemoteGone => {
            call.talking_since.unwrap_or(call.since)
        }
        CallState::Held | CallState::Transferring | CallState::InIvr => call.since,
        CallState::Dialing | CallState::RemoteRinging | CallState::Ringing | CallState::Answering => {
            call.began_at
        }
    }
}

/// The other side; in a call of three both others, each with a button that puts them out.
fn who(ui: &Ui, call: &CallView) -> Html {
    let parties = parties(call);
    if parties.is_empty() {
        return html! { <bdi class="card-number">{ party_name(ui, call.kind, &call.remote.number) }</bdi> };
    }
    let words = &ui.text().transfer;
    let party = |((number, kind), id): ((&Number, CallKind), &'static str)| {
        let name = party_name(ui, kind, number);
        let drop = Control {
            id,
            full: Some((words.drop_party)(&name).into()),
            why: call.can.disconnect.why.map(ui.text().refusal),
            is_pending: call.pending == Some(CommandKind::Disconnect),
            ..Control::default()
        };
        let command = Command::Disconnect(Disconnect { call: call.id.clone(), number: number.clone() });
        html! {
            <span class="party" key={number.expose()}>
                <span class="party-words">
                    <bdi class="party-name">{ name }</bdi><span class="party-role">{ role(words, kind) }</span>
                </span>
                { control(&drop, Icon::Close, ui.asks(command)) }
            </span>
        }
    };
    html! { <span class="parties">{ for parties.into_iter().zip(["drop-1", "drop-2", "drop-3"]).map(party) }</span> }
}

/// Renders the second line: how it stands and who it is, where the first has no room; muted, recorded, queue, data. It keeps its
/// place when there is none of them.
fn details(text: &Text, call: &CallView, state: Html, role: String) -> Html {
    let queue = call.queue.as_ref().map(|queue| match queue.name.as_str() {
        "" => (text.queue)(&queue.id.to_string()),
        name => name.to_owned(),
    });
    let data = call.data.as_ref().map(|data| one_line(data.expose())).filter(|data| !data.is_empty());
    html! {
        <p class="card-below">
            { state }
            if !role.is_empty() { <span class="card-role">{ role }</span> }
            if call.muted { <span class="badge muted">{ icon(Icon::MicOff) }{ text.muted }</span> }
            if call.recording { <span class="badge"><i class="dot" />{ text.recording }</span> }
            if let Some(queue) = queue { <span class="card-queue">{ queue }</span> }
            if let Some(data) = data { <bdi class="card-data" title={data.clone()}>{ data }</bdi> }
        </p>
    }
}

/// Returns the name of a state in the style sheet.
pub(in crate::ui) const fn name(state: CallState) -> &'static str {
    match state {
        CallState::Dialing => "dialing",
        CallState::RemoteRinging => "remote-ringing",
        CallState::Ringing => "ringing",
        CallState::Answering => "answering",
        CallState::Talking => "talking",
        CallState::Held => "held",
        CallState::RemoteGone => "remote-gone",
        CallState::Transferring => "transferring",
        CallState::InIvr => "in-ivr",
        CallState::Conference => "conference",
    }
}
