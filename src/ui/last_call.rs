//! Wrap-up: the call it is about, and the way out. How long it lasts is counted in the state pill.

use offhook_session::{Command, EndedCall, NextState, SetState, Verdict};
use yew::{Callback, Html, Properties, component, html};

use super::{
    call_card::{direction, number},
    call_data::one_line,
    context::use_ui,
    control_button::{ControlButton, Tone},
    icons::Icon,
    timer::duration,
};

#[derive(PartialEq, Properties)]
pub(super) struct LastCallProps {
    pub(super) call: EndedCall,
    /// Whether the wrap-up can be ended.
    pub(super) can_end: Verdict,
    /// It is being ended.
    pub(super) is_ending: bool,
}

/// The call that ended last.
#[component]
pub(super) fn LastCall(props: &LastCallProps) -> Html {
    let ui = use_ui();
    let text = ui.text();
    let call = &props.call;
    let talked = call.talking_since.map(|since| duration(call.ended_at.since(since) / 1_000));
    let data = call.data.as_ref().map(|data| one_line(data.reveal())).filter(|data| !data.is_empty());
    let on_done = {
        let ui = ui.clone();
        Callback::from(move |()| {
            ui.ask(Command::SetState(SetState { state: NextState::Ready, reason: None, seconds: None }));
        })
    };
    html! {
        <div class="last" part="last-call" role="group" aria-label={text.last_call}>
            <div class="card" data-state="ended">
                { direction(text, call.direction) }
                <div class="card-words">
                    <p class="card-top">
                        <bdi class="card-number">{ number(text, call.remote.number.reveal()) }</bdi>
                        if let Some(talked) = talked { <span class="timer">{ talked }</span> }
                    </p>
                    <p class="card-below">
                        <span class="card-queue">{ text.last_call }</span>
                        <span class="card-cause">{ (text.end_cause)(&call.cause) }</span>
                        if let Some(data) = data { <bdi class="card-data" title={data.clone()}>{ data }</bdi> }
                    </p>
                </div>
            </div>
            <ControlButton id="done" label={text.done} hint={text.done_hint} mark={Icon::Check} tone={Tone::Worded}
                why={props.can_end.why.map(text.refusal)} is_pending={props.is_ending} onclick={on_done} />
        </div>
    }
}
