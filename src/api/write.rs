//! Writes commands that a page is asked about, as it would give them. By hand, as they are read: see `read.rs`.

use js_sys::{Object, Reflect};
use offhook_session::{Command, Target};
use wasm_bindgen::JsValue;

use super::read::{NEXT_STATES, TARGET_KINDS, TRANSFER_MODES};

/// A command that can be intercepted, as a plain object.
pub(super) fn command(it: &Command) -> JsValue {
    let out = Plain(Object::new());
    match it {
        Command::Dial(it) => {
            out.text("type", "dial");
            out.text("number", it.number.reveal());
            out.maybe_text("data", it.data.as_ref().map(|it| it.reveal()));
            out.number("queue", it.queue);
            if let Some(internal) = it.internal {
                out.set("internal", &internal.into());
            }
            out.maybe_text("callerId", it.caller_id.as_ref().map(|it| it.reveal()));
        }
        Command::DialPreview { number } => {
            out.text("type", "dialPreview");
            out.text("number", number.reveal());
        }
        Command::Transfer { call, to, mode, data } => {
            out.text("type", "transfer");
            out.text("call", call.reveal());
            out.set("to", &target(to));
            out.one_of("mode", &TRANSFER_MODES, mode);
            out.maybe_text("data", data.as_ref().map(|it| it.reveal()));
        }
        Command::SetState(it) => {
            out.text("type", "setState");
            out.one_of("state", &NEXT_STATES, &it.state);
            out.number("reason", it.reason);
            out.number("seconds", it.seconds);
        }
        // Pages are asked about these only: `host::Interceptable`.
        _ => {}
    }
    out.0.into()
}

fn target(to: &Target) -> JsValue {
    let out = Plain(Object::new());
    out.one_of("kind", &TARGET_KINDS, &to.kind);
    out.text("address", to.address.reveal());
    out.0.into()
}

struct Plain(Object);

impl Plain {
    fn set(&self, name: &str, value: &JsValue) {
        // An object of ours takes every member.
        let _ = Reflect::set(&self.0, &JsValue::from_str(name), value);
    }

    fn text(&self, name: &str, value: &str) {
        self.set(name, &JsValue::from_str(value));
    }

    fn maybe_text(&self, name: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.text(name, value);
        }
    }

    fn number(&self, name: &str, value: Option<i64>) {
        if let Some(value) = value {
            self.set(name, &JsValue::from_f64(value as f64));
        }
    }

    fn one_of<T: PartialEq>(&self, name: &str, all: &[(&str, T)], value: &T) {
        if let Some((word, _)) = all.iter().find(|(_, it)| it == value) {
            self.text(name, word);
        }
    }
}
