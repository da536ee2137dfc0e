//! The middle of the bar: the calls. One is shown in full, and the controls are about it; the others are small, and a click away.

use std::rc::Rc;

use offhook_session::{CallId, CallView, Snapshot, snapshot::CommandKind};
use yew::{Callback, Html, html};

use crate::ui::{
    app::context::Ui,
    app::direction::direction,
    app::options::BarOptions,
    call::call_card::{call_card, name, since},
    call::dial_box::DialBox,
    call::last_call::last_call,
    call::party::{party_name, role},
    call::preview_card::preview_card,
    call::row::last_shown,
    kit::icons::Icon,
    picker::Picker,
    picker::purpose::Purpose,
};

/// The calls, or where to begin one.
pub(in crate::ui) fn calls(
    ui: &Ui,
    snapshot: &Snapshot,
    selected: Option<&CallView>,
    on_choose: &Callback<CallId>,
    options: &Rc<BarOptions>,
    is_withdrawn: bool,
) -> Html {
    let text = ui.text();
    let Snapshot { calls, agent, .. } = snapshot;
    let last = last_shown(snapshot);
    let verdict = agent.can.dial;
    let is_pending =
        matches!(agent.pending, Some(CommandKind::Dial | CommandKind::PickUp | CommandKind::TakeQueued));
    // Beside the dial box it is the directory; beside calls it begins another one, where that is possible.
    let (label, mark, why) = if calls.is_empty() && last.is_none() {
        (text.transfer.directory, Icon::People, None)
    } else {
        (text.new_call, Icon::Plus, verdict.why.filter(|_| !calls.is_empty()).map(text.refusal))
    };
    let on_done = {
        let on_choose = on_choose.clone();
        Callback::from(move |call: Option<CallId>| call.into_iter().for_each(|call| on_choose.emit(call)))
    };
    let preview = snapshot.preview.as_ref().filter(|_| calls.is_empty());
    let is_alone = calls.len() == 1;
    let call = |call: &CallView| {
        if selected.is_some_and(|selected| selected.id == call.id) {
            let current = (!is_alone).then_some("true");
            return html! {
                <li key={call.id.as_str()} class="call current" aria-current={current}>{ call_card(ui, call, is_alone) }</li>
            };
        }
        html! { <li key={call.id.as_str()} class="call">{ chip(ui, call, on_choose) }</li> }
    };
    html! {
        <div class="middle" part="middle">
            if !calls.is_empty() {
                <ul class="calls" aria-label={text.calls}>{ for calls.iter().map(call) }</ul>
            } else if let Some(preview) = preview {
                { preview_card(ui, agent, preview) }
            } else if let Some(call) = last {
                { last_call(ui, agent, call) }
            } else {
                <span class="no-call" data-new={is_withdrawn.then_some("")}>
                    { if is_withdrawn { text.transfer.preview_withdrawn } else { text.no_call } }
                </span>
            }
            if calls.is_empty() && preview.is_none() {
                <DialBox ui={ui.clone()} {verdict} {is_pending} recent={snapshot.recent.clone()} />
            }
            <div class="new-call">
                <Picker ui={ui.clone()} purpose={Purpose::Call} id="new-call" {label} {mark} {why} {is_pending}
                    agent={agent.clone()} recent={snapshot.recent.clone()} options={options.clone()} {on_done} />
            </div>
        </div>
    }
}

/// A call that the controls do not mean: who, how it stands, for how long.
fn chip(ui: &Ui, call: &CallView, on_choose: &Callback<CallId>) -> Html {
    let text = ui.text();
    let onclick = {
        let (id, on_choose) = (call.id.clone(), on_choose.clone());
        move |_| on_choose.emit(id.clone())
    };
    let name_of = party_name(ui, call.kind, &call.remote.number);
    let state = if call.unsure { text.unsure } else { (text.call_state)(call.state) };
    let role = role(&text.transfer, call.kind);
    let title = [&name_of, ", ", role, ", ", state].concat();
    html! {
        <button type="button" class="chip" part="other-call" data-state={name(call.state)} {title} {onclick}>
            { direction(text, call.direction) }
            <span class="chip-words">
                <span class="chip-top">
                    <bdi class="chip-number">{ name_of }</bdi>
                    { ui.timer(since(call), None) }
                </span>
                <span class="chip-below">
                    <span class="chip-role">{ role }</span>
                    <span class="chip-state">{ state }</span>
                </span>
            </span>
        </button>
    }
}
