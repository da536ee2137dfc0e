//! The last call during wrap-up, and the way out. How long wrap-up lasts is counted in the state pill.

use offhook_session::{AgentView, EndedCall, snapshot::CommandKind};
use yew::{Callback, Html, html};

use crate::ui::{
    app::agent_state::become_ready,
    app::calls::number,
    app::context::Ui,
    app::direction::direction,
    call::call_data::one_line,
    kit::control::{Control, Tone, control},
    kit::icons::Icon,
    kit::timer::duration,
};

/// The call that ended last.
pub(in crate::ui) fn last_call(ui: &Ui, agent: &AgentView, call: &EndedCall) -> Html {
    let text = ui.text();
    let talked = call.talking_since.map(|since| duration(call.ended_at.since(since) / 1_000));
    let data = call.data.as_ref().map(|data| one_line(data.expose())).filter(|data| !data.is_empty());
    let on_done = {
        let ui = ui.clone();
        Callback::from(move |()| ui.ask(become_ready()))
    };
    let done = Control {
        id: "done",
        label: text.done,
        tone: Tone::Worded,
        hint: Some(text.done_hint),
        why: agent.can.ready.why.map(text.refusal),
        is_pending: agent.pending == Some(CommandKind::Ready),
        ..Control::default()
    };
    html! {
        <div class="last" part="last-call" role="group" aria-label={text.last_call}>
            <div class="card" data-state="ended">
                { direction(text, call.direction) }
                <div class="card-words">
                    <p class="card-top">
                        <bdi class="card-number">{ number(text, call.remote.number.expose()) }</bdi>
                        if let Some(talked) = talked { <span class="timer">{ talked }</span> }
                    </p>
                    <p class="card-below">
                        <span class="card-queue">{ text.last_call }</span>
                        <span class="card-cause">{ text.ended(&call.cause) }</span>
                        if let Some(data) = data { <bdi class="card-data" title={data.clone()}>{ data }</bdi> }
                    </p>
                </div>
            </div>
            { control(&done, Icon::Check, on_done) }
        </div>
    }
}
