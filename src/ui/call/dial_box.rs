//! A field in which a number is typed or pasted, and a button that calls it; the last one again with one key.

use std::rc::Rc;

use offhook_session::{
    Availability, Command, CommandError, Dial, Direction, EndedCall, Number, Refusal, snapshot::CallKind,
};
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, InputEvent, SubmitEvent};
use yew::{Html, Properties, TargetCast, component, html, use_state_eq};

use crate::ui::{
    app::context::Ui,
    app::dialable::dialable,
    kit::focus::focus,
    kit::icons::{Icon, icon},
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
            let input: HtmlInputElement = event.target_unchecked_into();
            let typed = input.value();
            let clean = dialable(&typed);
            if clean != typed {
                // The field itself, too: the state may not have changed.
                input.set_value(&clean);
            }
            refusal.set(None);
            number.set(clean);
        }
    };
    let onsubmit = {
        let (ui, number, refusal, verdict) = (ui.clone(), number.clone(), refusal.setter(), props.verdict);
        let again = again.clone();
        move |event: SubmitEvent| {
            event.prevent_default();
            let called = again
                .clone()
                .unwrap_or_else(|| Dial { number: Number::new((*number).clone()), ..Dial::default() });
            if called.number.is_empty() {
                return focus_input(&event);
            }
            if let Some(why) = verdict.why {
                return refusal.set(Some(why));
            }
            let (ui, number, refusal) = (ui.clone(), number.clone(), refusal.clone());
            let next = ui.clone();
            ui.ask_quietly(Command::Dial(called), move |settled| match settled {
                Ok(_) => number.set(String::new()),
                Err(CommandError::NotNow { why }) => refusal.set(Some(why)),
                Err(error) => next.show_failure(error, None),
            });
        }
    };
    let why = props.verdict.why.map(text.refusal);
    // What was tried and refused is said until it is typed anew; what can't be tried, when it is pointed at.
    let refused = refusal.map(text.refusal);
    let hint = again.as_ref().map(|dial| (text.transfer.redial_number)(dial.number.expose()));
    let (word, mark) = match &again {
        Some(_) => (text.transfer.redial, Icon::Again),
        None => (text.call, Icon::Phone),
    };
    let says = refused.or(why).map(str::to_owned).or(hint);
    html! {
        <form class="dial" part="dial" {onsubmit}>
            <input class="input" type="tel" inputmode="tel" autocomplete="off" maxlength="40"
                aria-label={text.number_to_call} placeholder={text.number_to_call} value={(*number).clone()}
                aria-invalid={refused.map(|_| "true")} aria-describedby={refused.map(|_| TIP)} {oninput} />
            <div class="slot">
                <button type="submit" class="control worded call" part="control call" aria-disabled={why.map(|_| "true")}
                    aria-describedby={says.as_ref().map(|_| TIP)} aria-busy={props.is_pending.then_some("true")}>
                    { icon(if props.is_pending { Icon::Spinner } else { mark }) }
                    <span class="control-word">{ word }</span>
                </button>
                if let Some(says) = says {
                    <div class={if refused.is_some() { "tip told" } else { "tip" }}>
                        <span class="tip-why" role={if refused.is_some() { "alert" } else { "tooltip" }} id={TIP}>{ says }</span>
                    </div>
                }
            </div>
        </form>
    }
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
