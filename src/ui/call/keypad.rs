//! Twelve keys that send digits into a call. Typing works as well.

use offhook_session::{CallId, Command};
use web_sys::KeyboardEvent;
use yew::{Callback, Html, Properties, component, html, use_mut_ref, use_state_eq};

use crate::ui::{
    app::context::Ui,
    kit::control::{Control, control},
    kit::effects::use_change,
    kit::icons::Icon,
    kit::popover::Popover,
    kit::toggle::use_toggle,
};

const KEYS: [(&str, &str); 12] = [
    ("1", ""),
    ("2", "ABC"),
    ("3", "DEF"),
    ("4", "GHI"),
    ("5", "JKL"),
    ("6", "MNO"),
    ("7", "PQRS"),
    ("8", "TUV"),
    ("9", "WXYZ"),
    ("*", ""),
    ("0", ""),
    ("#", ""),
];

/// The properties of [`Keypad`].
#[derive(PartialEq, Properties)]
pub(in crate::ui) struct KeypadProps {
    pub(in crate::ui) ui: Ui,
    /// The call that hears the digits.
    pub(in crate::ui) call: Option<CallId>,
    /// Why it can't.
    pub(in crate::ui) why: Option<&'static str>,
    pub(in crate::ui) is_pending: bool,
}

/// The keypad and its button.
#[component]
pub(in crate::ui) fn Keypad(props: &KeypadProps) -> Html {
    let (ui, text) = (&props.ui, props.ui.text());
    let opened = use_toggle();
    let sent = use_state_eq(String::new);
    let line = use_mut_ref(String::new);
    {
        let (opened, sent, line) = (opened.clone(), sent.setter(), line.clone());
        // Another call: nothing of what was sent concerns it.
        let forget = Callback::from(move |()| {
            opened.set(false);
            sent.set(String::new());
            line.take();
        });
        use_change(props.call.clone(), forget);
    }
    let press = {
        let (ui, line, call, sent) = (ui.clone(), line, props.call.clone(), sent.setter());
        Callback::from(move |key: &'static str| {
            let Some(call) = call.clone() else { return };
            let (line, sent) = (line.clone(), sent.clone());
            // While keys are under way more can be pressed: the session has them wait for their turn.
            ui.ask_then(
                Command::Keypad(offhook_session::Keypad { call, digits: key.into() }),
                move |settled| {
                    if settled.is_ok() {
                        line.borrow_mut().push_str(key);
                        sent.set(line.borrow().clone());
                    }
                },
            );
        })
    };
    let onkeydown = {
        let press = press.clone();
        move |event: KeyboardEvent| {
            let key = event.key();
            if event.ctrl_key() || event.meta_key() || event.alt_key() {
                return;
            }
            if let Some((key, _)) = KEYS.iter().find(|(it, _)| *it == key) {
                event.prevent_default();
                press.emit(key);
            }
        }
    };
    let keys = KEYS.iter().map(|(key, letters)| {
        let name = match *key {
            "*" => text.star,
            "#" => text.hash,
            digit => digit,
        };
        let press = press.clone();
        html! {
            <button type="button" class="key" aria-label={name} onclick={move |_| press.emit(key)}>
                <span class="key-digit">{ *key }</span><span class="key-letters">{ *letters }</span>
            </button>
        }
    });
    let why = props.why.filter(|_| !props.is_pending);
    let button = Control {
        id: "keypad",
        label: text.keypad,
        why,
        expanded: Some(opened.is_on()),
        ..Control::default()
    };
    let trigger = control(&button, Icon::Grip, opened.switch());
    html! {
        <Popover is_open={opened.is_on() && why.is_none()} on_close={opened.setter(false)} {trigger} class="end keypad"
            dialog={Some(text.keypad)}>
            <div class="keypad-body" {onkeydown}>
                <output class="keypad-sent" aria-label={text.sent_digits}>{ &*sent }</output>
                <div class="keys">{ for keys }</div>
            </div>
        </Popover>
    }
}
