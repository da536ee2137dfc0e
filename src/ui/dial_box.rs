//! Where a number is typed or pasted, and called.

use offhook_session::{CallId, Command, CommandError, Dial, Number, Verdict};
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, InputEvent, SubmitEvent};
use yew::{Callback, Html, Properties, TargetCast, component, html, use_state_eq};

use super::{
    context::use_ui,
    icons::{Icon, icon},
};

#[derive(PartialEq, Properties)]
pub(super) struct DialBoxProps {
    /// Whether one can call out.
    pub(super) verdict: Verdict,
    pub(super) is_pending: bool,
    /// Unique in the bar; where it says why not.
    #[prop_or("tip-call")]
    pub(super) tip: &'static str,
    /// The call exists.
    #[prop_or_default]
    pub(super) on_done: Callback<Option<CallId>>,
}

/// A number and a button.
#[component]
pub(super) fn DialBox(props: &DialBoxProps) -> Html {
    let ui = use_ui();
    let text = ui.text();
    let number = use_state_eq(String::new);
    let oninput = {
        let number = number.setter();
        move |event: InputEvent| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let typed = input.value();
            let clean = dialable(&typed);
            if clean != typed {
                // The field itself, too: the state may not have changed.
                input.set_value(&clean);
            }
            number.set(clean);
        }
    };
    let onsubmit = {
        let (ui, number, verdict, on_done) =
            (ui.clone(), number.clone(), props.verdict, props.on_done.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(why) = verdict.why {
                return ui.tell(CommandError::NotNow { why }, None);
            }
            if number.is_empty() {
                return focus_input(&event);
            }
            let dial = Dial { number: Number::new((*number).clone()), ..Dial::default() };
            let (number, on_done) = (number.setter(), on_done.clone());
            ui.ask_then(Command::Dial(dial), move |settled| {
                if let Ok(outcome) = settled {
                    number.set(String::new());
                    on_done.emit(outcome.call_id.clone());
                }
            });
        }
    };
    let why = props.verdict.why.map(text.refusal);
    html! {
        <form class="dial" part="dial" {onsubmit}>
            <input class="input" type="tel" inputmode="tel" autocomplete="off" maxlength="40"
                aria-label={text.number_to_call} placeholder={text.number_to_call} value={(*number).clone()} {oninput} />
            <div class="slot">
                <button type="submit" class="control worded" part="control call" aria-disabled={why.map(|_| "true")}
                    aria-describedby={why.map(|_| props.tip)} aria-busy={props.is_pending.then_some("true")}>
                    { icon(if props.is_pending { Icon::Spinner } else { Icon::Phone }) }
                    <span class="control-word">{ text.call }</span>
                </button>
                if let Some(why) = why {
                    <div class="tip"><span class="tip-why" role="tooltip" id={props.tip}>{ why }</span></div>
                }
            </div>
        </form>
    }
}

fn focus_input(event: &SubmitEvent) {
    let form = event.target().and_then(|form| form.dyn_into::<web_sys::Element>().ok());
    let input = form.and_then(|form| form.query_selector("input").ok().flatten());
    if let Some(input) = input.and_then(|input| input.dyn_into::<HtmlInputElement>().ok()) {
        super::popover::focus(&input);
    }
}

/// What of a typed or pasted text can be dialled: `+86 138-0013 8000`, `１３８`, `tel:10086`.
fn dialable(text: &str) -> String {
    let mut out = String::new();
    for letter in text.chars() {
        // Full-width forms, as input methods write them, lie at a fixed distance.
        let letter = match letter {
            '＃' | '＊' | '＋' | '０'..='９' => {
                char::from_u32(u32::from(letter) - 0xFEE0).unwrap_or(letter)
            }
            _ => letter,
        };
        match letter {
            '0'..='9' | '*' | '#' => out.push(letter),
            '+' if out.is_empty() => out.push(letter),
            _ => {}
        }
    }
    out.truncate(24);
    out
}

#[cfg(test)]
mod tests {
    use super::dialable;

    #[test]
    fn a_number_is_taken_however_it_is_written() {
        for (typed, dialled) in [
            ("138 0013 8000", "13800138000"),
            ("+86 (138) 0013-8000", "+8613800138000"),
            ("tel:+1.555.0100", "+15550100"),
            ("１００８６＃", "10086#"),
            ("*21#+", "*21#"),
            ("<img src=x>", ""),
            ("1234567890123456789012345678", "123456789012345678901234"),
        ] {
            assert_eq!(dialable(typed), dialled, "{typed}");
        }
    }
}
