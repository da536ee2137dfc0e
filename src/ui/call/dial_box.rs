//! A field in which a number is typed or pasted, and a button that calls it; the last one again with one key.

use std::rc::Rc;

use offhook_session::{
    Availability, Command, CommandError, Dial, Direction, EndedCall, NotOneNumber, Number, Refusal,
    read_number, snapshot::CallKind,
};
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, InputEvent, SubmitEvent};
use yew::{Callback, Html, Properties, TargetCast, component, html, use_state_eq};

use crate::ui::{
    app::context::Ui,
    kit::focus::focus,
    kit::icons::{Icon, icon},
    text::refusal as refusal_words,
};

/// The properties of [`DialBox`].
#[derive(PartialEq, Properties)]
pub(in crate::ui) struct DialBoxProps {
    pub(in crate::ui) ui: Ui,
    /// The verdict on calling out.
    pub(in crate::ui) verdict: Availability,
    pub(in crate::ui) is_pending: bool,
    /// The calls that ended, the latest first.
    pub(in crate::ui) recent: Rc<Vec<EndedCall>>,
}

/// The id of the words that say why not.
const TIP: &str = "tip-call";

/// A number and a button.
#[component]
pub(in crate::ui) fn DialBox(props: &DialBoxProps) -> Html {
    let (ui, text) = (&props.ui, props.ui.text());
    let number = use_state_eq(String::new);
    let refusal = use_state_eq(|| None::<Refusal>);
    let again = number.is_empty().then(|| last_dialled(&props.recent)).flatten();
    let oninput = {
        let (number, refusal) = (number.setter(), refusal.setter());
        move |event: InputEvent| {
            refusal.set(None);
            // As it is typed: an input method may not have finished, and what is read is shown beside it.
            number.set(event.target_unchecked_into::<HtmlInputElement>().value());
        }
    };
    let read = read_number(&number);
    let several = match &read {
        Err(NotOneNumber::Several(numbers)) => numbers.as_slice(),
        Ok(_) | Err(NotOneNumber::Unreadable | NotOneNumber::TooLong) => &[],
    };
    let call = {
        let (ui, number, refusal, verdict) = (ui.clone(), number.setter(), refusal.setter(), props.verdict);
        Callback::from(move |called: Dial| {
            if let Some(why) = verdict.why {
                return refusal.set(Some(why));
            }
            let (next, number, refusal) = (ui.clone(), number.clone(), refusal.clone());
            ui.ask_quietly(Command::Dial(called), move |settled| match settled {
                Ok(_) => number.set(String::new()),
                Err(CommandError::NotNow { why }) => refusal.set(Some(why)),
                Err(error) => next.show_failure(error, None),
            });
        })
    };
    let onsubmit = {
        let call = call.clone();
        // What is no number goes on as it is: the answer says why it is none.
        let typed = || dial(read.as_ref().map_or(number.as_str(), |read| &read.number));
        let called = again.clone().unwrap_or_else(typed);
        move |event: SubmitEvent| {
            event.prevent_default();
            if called.number.is_empty() {
                return focus_input(&event);
            }
            call.emit(called.clone());
        }
    };
    let why = props.verdict.why.map(text.refusal);
    // What was tried and refused is said until it is typed anew; what can't be tried, when it is pointed at.
    let refused = refusal.map(|why| refusal_words(ui.language, why));
    let hint = again.as_ref().map(|dial| (text.transfer.redial_number)(dial.number.expose()));
    let (word, mark) = match &again {
        Some(_) => (text.transfer.redial, Icon::Again),
        None => (text.call, Icon::Phone),
    };
    // What will be dialled, where that is not what was typed.
    let reading = read.as_ref().ok().filter(|read| read.extension.is_some() || read.number != *number);
    let reading = reading.map(|read| {
        let extension = read.extension.as_deref().map(text.transfer.then_extension).unwrap_or_default();
        (text.transfer.call_number)(&read.number) + &extension
    });
    let is_said = refused.is_some() || reading.is_some();
    let is_shown = reading.is_some() || !several.is_empty();
    let says = refused.or(why).map(str::to_owned).or(reading).or(hint);
    let choice = |number: &String| {
        let (call, called) = (call.clone(), dial(number));
        let onclick = move |_| call.emit(called.clone());
        html! { <button type="button" class="button" {onclick}>{ (text.transfer.call_number)(number) }</button> }
    };
    html! {
        <form class="dial" part="dial" {onsubmit}>
            <input class="input" type="tel" inputmode="tel" autocomplete="off" maxlength="200"
                aria-label={text.number_to_call} placeholder={text.number_to_call} value={(*number).clone()}
                aria-invalid={refused.map(|_| "true")} aria-describedby={is_said.then_some(TIP)} {oninput} />
            <div class="slot">
                <button type="submit" class="control worded call" part="control call" aria-disabled={why.map(|_| "true")}
                    aria-describedby={says.as_ref().map(|_| TIP)} aria-busy={props.is_pending.then_some("true")}>
                    { icon(if props.is_pending { Icon::Spinner } else { mark }) }
                    <span class="control-word">{ word }</span>
                </button>
                if says.is_some() || !several.is_empty() {
                    <div class={if refused.is_some() { "tip told" } else if is_shown { "tip shown" } else { "tip" }}>
                        if let Some(says) = says {
                            <span class="tip-why" id={TIP}
                                role={if refused.is_some() { "alert" } else if is_shown { "status" } else { "tooltip" }}>{ says }</span>
                        }
                        { for several.iter().map(choice) }
                    </div>
                }
            </div>
        </form>
    }
}

fn dial(number: &str) -> Dial {
    Dial { number: Number::new(number.to_owned()), ..Dial::default() }
}

/// The number that was dialled last, as it was dialled.
fn last_dialled(recent: &[EndedCall]) -> Option<Dial> {
    let is_dialled =
        |call: &&EndedCall| call.direction == Direction::Outbound && !call.remote.number.is_empty();
    let call = recent.iter().filter(|call| call.kind != CallKind::Consultation).find(is_dialled)?;
    let internal = (call.kind == CallKind::Internal).then_some(true);
    Some(Dial { number: call.remote.number.clone(), internal, ..Dial::default() })
}

fn focus_input(event: &SubmitEvent) {
    let form = event.target().and_then(|form| form.dyn_into::<web_sys::Element>().ok());
    let input = form.and_then(|form| form.query_selector("input").ok().flatten());
    if let Some(input) = input.and_then(|input| input.dyn_into::<HtmlInputElement>().ok()) {
        focus(&input);
    }
}
