//! More options of the sign-in: the state after it, and what the platform does by itself.

use offhook_session::{AgentState, SignInState};
use web_sys::{Event, HtmlInputElement};
use yew::{Callback, Html, Properties, TargetCast, component, html, use_state_eq};

use super::{
    context::use_ui,
    control::{Control, control},
    icons::Icon,
    popover::Popover,
};

/// What was chosen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Choice {
    pub(super) state: SignInState,
    pub(super) auto_answer: bool,
    pub(super) auto_ready: bool,
}

#[derive(PartialEq, Properties)]
pub(super) struct SignInOptionsProps {
    pub(super) choice: Choice,
    pub(super) on_change: Callback<Choice>,
}

/// The button and what it opens.
#[component]
pub(super) fn SignInOptions(props: &SignInOptionsProps) -> Html {
    let ui = use_ui();
    let text = ui.text();
    let is_open = use_state_eq(|| false);
    let close = {
        let is_open = is_open.setter();
        Callback::from(move |()| is_open.set(false))
    };
    let toggle = {
        let is_open = is_open.clone();
        Callback::from(move |()| is_open.set(!*is_open))
    };
    let choice = props.choice;
    let state = |state: SignInState, word: AgentState| {
        let on_change = props.on_change.clone();
        let onchange = move |_: Event| on_change.emit(Choice { state, ..choice });
        html! {
            <label class="option">
                <input type="radio" name="state-after" checked={choice.state == state} {onchange} />
                <span>{ (text.agent_state)(word) }</span>
            </label>
        }
    };
    let switch = |label: &'static str, is_on: bool, with: fn(Choice, bool) -> Choice| {
        let on_change = props.on_change.clone();
        let onchange = move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            on_change.emit(with(choice, input.checked()));
        };
        html! {
            <label class="option">
                <input type="checkbox" checked={is_on} {onchange} /><span>{ label }</span>
            </label>
        }
    };
    let button = Control {
        id: "more-options",
        label: text.more_options,
        expanded: Some(*is_open),
        ..Control::default()
    };
    let trigger = control(&button, Icon::Sliders, toggle);
    html! {
        <Popover is_open={*is_open} on_close={close} {trigger} class="end options" role="dialog"
            label={text.more_options}>
            <fieldset class="option-group">
                <legend class="menu-head">{ text.state_after }</legend>
                { state(SignInState::Ready, AgentState::Ready) }
                { state(SignInState::Busy, AgentState::Busy) }
                { state(SignInState::WrapUp, AgentState::WrapUp) }
            </fieldset>
            <div class="menu-line" />
            { switch(text.auto_answer, choice.auto_answer, |choice, auto_answer| Choice { auto_answer, ..choice }) }
            { switch(text.auto_ready, choice.auto_ready, |choice, auto_ready| Choice { auto_ready, ..choice }) }
        </Popover>
    }
}
