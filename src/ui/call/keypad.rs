//! Twelve keys that send digits into a call. Typing works as well.

use std::{cell::RefCell, rc::Rc};

use offhook_session::{CallId, Command, Number};
use web_sys::KeyboardEvent;
use yew::{Callback, Html, Properties, UseStateSetter, component, html, use_mut_ref, use_state_eq};

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

/// The most that one command takes.
const MOST_AT_ONCE: usize = 24;

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
    let line = use_mut_ref(Line::default);
    {
        let (opened, sent, line) = (opened.clone(), sent.setter(), line.clone());
        // Another call: nothing of what was sent concerns it.
        let forget = Callback::from(move |()| {
            opened.set(false);
            sent.set(String::new());
            line.replace(Line::default());
        });
        use_change(props.call.clone(), forget);
    }
    let press = {
        let (ui, line, call, sent) = (ui.clone(), line, props.call.clone(), sent.setter());
        Callback::from(move |key: &'static str| {
            let Some(call) = call.clone() else { return };
            line.borrow_mut().waiting.push_str(key);
            send_waiting(&ui, &line, call, &sent);
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
    // While digits are under way more can be typed: they wait for their turn.
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

/// Digits on their way.
#[derive(Default)]
struct Line {
    waiting: String,
    sent: String,
    is_busy: bool,
}

/// Sends what waits, in order, one command at a time.
fn send_waiting(ui: &Ui, line: &Rc<RefCell<Line>>, call: CallId, sent: &UseStateSetter<String>) {
    let digits: String = {
        let mut line = line.borrow_mut();
        if line.is_busy || line.waiting.is_empty() {
            return;
        }
        line.is_busy = true;
        let end = line.waiting.len().min(MOST_AT_ONCE);
        line.waiting.drain(..end).collect()
    };
    let command =
        Command::Keypad(offhook_session::Keypad { call: call.clone(), digits: Number::new(digits.clone()) });
    let (next, line, sent) = (ui.clone(), line.clone(), sent.clone());
    ui.ask_then(command, move |settled| {
        {
            let mut line = line.borrow_mut();
            line.is_busy = false;
            match settled {
                Ok(_) => line.sent.push_str(&digits),
                Err(_) => line.waiting.clear(),
            }
            sent.set(line.sent.clone());
        }
        send_waiting(&next, &line, call, &sent);
    });
}
