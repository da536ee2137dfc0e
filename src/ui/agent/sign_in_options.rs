//! More options of the sign-in: the state after it, and what the platform does by itself.

use offhook_session::{AgentState, SignInState};
use web_sys::{Event, HtmlInputElement};
use yew::{Callback, Html, TargetCast, html};

use crate::ui::{
    app::context::Ui,
    kit::control::{Control, control},
    kit::icons::Icon,
    kit::memory::Memory,
    kit::part::{Part, part},
    kit::popover::Popover,
};

/// What was chosen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::ui) struct Choice {
    pub(in crate::ui) state: SignInState,
    pub(in crate::ui) auto_answer: bool,
    pub(in crate::ui) auto_ready: bool,
    pub(in crate::ui) video: bool,
}

/// The button and what it opens.
#[derive(PartialEq)]
pub(in crate::ui) struct SignInOptions {
    pub(in crate::ui) ui: Ui,
    pub(in crate::ui) choice: Choice,
    pub(in crate::ui) on_change: Callback<Choice>,
}

impl Part for SignInOptions {
    fn draw(&self, memory: &mut Memory) -> Html {
        let text = self.ui.text();
        let is_open = memory.state(|| false);
        let (close, toggle) = (is_open.makes(false), is_open.turns());
        let choice = self.choice;
        let state = |state: SignInState, word: AgentState| {
            let on_change = self.on_change.clone();
            let onchange = move |_: Event| on_change.emit(Choice { state, ..choice });
            html! {
                <label class="option">
                    <input type="radio" name="state-after" checked={choice.state == state} {onchange} />
                    <span>{ (text.agent_state)(word) }</span>
                </label>
            }
        };
        let switch = |label: &'static str, is_on: bool, with: fn(Choice, bool) -> Choice| {
            let on_change = self.on_change.clone();
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
        let children = html! {
            <>
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
            </>
        };
        part(Popover {
            is_open: *is_open,
            on_close: close,
            trigger,
            class: "end options",
            dialog: Some(text.more_options),
            children,
        })
    }
}
