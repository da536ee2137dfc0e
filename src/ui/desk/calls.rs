//! The calls that ended in this session, the latest first. Each number is a click away from being called.

use offhook_session::{Command, Dial, EndedCall, Millis, Snapshot, read_number, snapshot::CallKind};
use yew::{Callback, Html, html};

use crate::ui::{
    app::calls::{is_missed, number},
    app::context::Ui,
    app::direction::direction,
    kit::icons::{Icon, icon},
    kit::timer::duration,
};

/// Renders the calls.
pub(super) fn page(ui: &Ui, snapshot: &Snapshot, close: &Callback<()>) -> Html {
    if snapshot.recent.is_empty() {
        return html! { <p class="quiet">{ ui.language.desk_pages().no_calls }</p> };
    }
    let why = snapshot.agent.can.dial.why.map(ui.text().refusal);
    html! {
        <>
            if let Some(why) = why { <p class="quiet" id="why-call-back">{ why }</p> }
            <ul class="lines">{ for snapshot.recent.iter().map(|call| line(ui, call, why.is_none(), close)) }</ul>
        </>
    }
}

fn line(ui: &Ui, call: &EndedCall, is_possible: bool, close: &Callback<()>) -> Html {
    let (text, is_missed) = (ui.text(), is_missed(call));
    let raw = call.remote.number.expose();
    let said = match call.talking_since {
        _ if is_missed => ui.language.desk_pages().missed.to_owned(),
        Some(since) => duration(call.ended_at.since(since) / 1_000),
        None => text.ended(&call.cause),
    };
    let onclick = {
        let (ui, close) = (ui.clone(), close.clone());
        let internal = matches!(call.kind, CallKind::Internal | CallKind::Consultation).then_some(true);
        let dial = Dial { number: call.remote.number.clone(), internal, ..Dial::default() };
        move |_| {
            if !is_possible {
                return;
            }
            let close = close.clone();
            ui.ask_then(Command::Dial(dial.clone()), move |settled| {
                if settled.is_ok() {
                    close.emit(());
                }
            });
        }
    };
    let state = if is_missed { "remote-gone" } else { "ended" };
    html! {
        <li key={call.id.as_str()} class="line card" data-state={state}>
            { direction(text, call.direction) }
            <div class="line-words">
                <bdi class="line-main">{ number(text, raw) }</bdi>
                <span class="line-more"><span class="line-state">{ said }</span>{ " · " }{ clock(ui, call.ended_at) }</span>
            </div>
            if read_number(raw).is_ok() {
                <button type="button" class="icon-button" aria-label={(ui.language.desk_pages().call_back)(raw)}
                    aria-disabled={(!is_possible).then_some("true")}
                    aria-describedby={(!is_possible).then_some("why-call-back")} {onclick}>
                    { icon(Icon::Phone) }
                </button>
            }
        </li>
    }
}

/// The time of day, `9:05`, as the computer's clock is set now.
pub(super) fn clock(ui: &Ui, at: Millis) -> String {
    let date = js_sys::Date::new(&ui.clock.wall(at).into());
    let minutes = date.get_minutes().to_string();
    let gap = if minutes.len() < 2 { ":0" } else { ":" };
    [&date.get_hours().to_string(), gap, &minutes].concat()
}
