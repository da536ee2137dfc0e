//! More options of the sign-in: the state after it, and what the platform does by itself.

use offhook_session::{AgentState, SignInState};
use web_sys::{Event, HtmlInputElement};
use yew::{Callback, Html, TargetCast, html};

use crate::ui::{
    app::context::Ui,
    kit::control::{Control, control},
    kit::icons::Icon,
    kit::popover::Popover,
    kit::toggle::Toggle,
};

/// The options that were chosen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::ui) struct Choice {
    pub(in crate::ui) state: SignInState,
    pub(in crate::ui) auto_answer: bool,
    pub(in crate::ui) auto_ready: bool,
    pub(in crate::ui) video: bool,
}

/// Renders the button, and what it opens.
pub(in crate::ui) fn sign_in_options(
    ui: &Ui,
    choice: Choice,
    on_change: &Callback<Choice>,
    opened: &Toggle,
) -> Html {
    let text = ui.text();
    let state = |state: SignInState, word: AgentState| {
        let on_change = on_change.clone();
        let onchange = move |_: Event| on_change.emit(Choice { state, ..choice });
        html! {
            <label class="option">
                <input type="radio" name="state-after" checked={choice.state == state} {onchange} />
                <span>{ (text.agent_state)(word) }</span>
            </label>
        }
    };
    let switch = |label: &'static str, is_on: bool, with: fn(Choice, bool) -> Choice| {
        let on_change = on_change.clone();
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
        expanded: Some(opened.is_on()),
        ..Control::default()
    };
    let trigger = control(&button, Icon::Sliders, opened.switch());
    html! {
        <Popover is_open={opened.is_on()} on_close={opened.setter(false)} {trigger} class="end options"
            dialog={Some(text.more_options)}>
            <fieldset class="option-group">
                <legend class="menu-head">{ text.state_after }</legend>
                { state(SignInState::Ready, AgentState::Ready) }
                { state(SignInState::Busy, AgentState::Busy) }
                { state(SignInState::WrapUp, AgentState::WrapUp) }
            </fieldset>
            <div class="menu-line" />
            { switch(text.auto_answer, choice.auto_answer, |choice, auto_answer| Choice { auto_answer, ..choice }) }
            { switch(text.auto_ready, choice.auto_ready, |choice, auto_ready| Choice { auto_ready, ..choice }) }
            { switch(text.video, choice.video, |choice, video| Choice { video, ..choice }) }
        </Popover>
    }
}
