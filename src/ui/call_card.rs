//! One call: who, which queue, what data, how it stands, for how long.

use offhook_session::{CallState, CallView, Direction};
use yew::{Html, html};

use super::{
    call_data::one_line,
    icons::{Icon, icon},
    text::Text,
    timer::Timer,
};

/// A call in full.
pub(super) fn call_card(text: &Text, call: &CallView) -> Html {
    let since = match call.state {
        CallState::Talking | CallState::RemoteGone => call.talking_since.unwrap_or(call.since),
        CallState::Held => call.since,
        _ => call.began_at,
    };
    html! {
        <div class="card" part="call" data-state={name(call.state)}>
            { direction(text, call.direction) }
            <div class="card-words">
                <p class="card-top">
                    <bdi class="card-number">{ number(text, call.remote.number.reveal()) }</bdi>
                    <span class="card-state">{ (text.call_state)(call.state) }</span>
                    <Timer {since} />
                </p>
                { details(text, call) }
            </div>
        </div>
    }
}

/// Who began it: an arrow to see, a word to hear.
pub(super) fn direction(text: &Text, direction: Direction) -> Html {
    let (arrow, word) = match direction {
        Direction::Inbound => (Icon::Inbound, text.inbound),
        Direction::Outbound => (Icon::Outbound, text.outbound),
    };
    html! { <span class="card-mark">{ icon(arrow) }<span class="unseen">{ word }</span></span> }
}

/// The number, or that there is none.
pub(super) fn number(text: &Text, number: &str) -> String {
    if number.is_empty() { text.unknown_number.to_owned() } else { number.to_owned() }
}

/// Second line: muted, recorded, queue, data. It keeps its place when there is none of them.
fn details(text: &Text, call: &CallView) -> Html {
    let queue = call.skill.as_ref().map(|skill| match skill.name.as_str() {
        "" => (text.queue)(&skill.id.to_string()),
        name => name.to_owned(),
    });
    let data = call.data.as_ref().map(|data| one_line(data.reveal())).filter(|data| !data.is_empty());
    html! {
        <p class="card-below">
            if call.muted { <span class="badge muted">{ icon(Icon::MicOff) }{ text.muted }</span> }
            if call.recording { <span class="badge"><i class="dot" />{ text.recording }</span> }
            if let Some(queue) = queue { <span class="card-queue">{ queue }</span> }
            if let Some(data) = data { <bdi class="card-data" title={data.clone()}>{ data }</bdi> }
        </p>
    }
}

/// Its name in the style sheet.
pub(super) const fn name(state: CallState) -> &'static str {
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
