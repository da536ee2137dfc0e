//! Between JavaScript's values and ours.

use std::{cell::RefCell, rc::Rc};

use offhook_session::{CallId, Command, CommandError, ErrorKind, ErrorReport, Snapshot};
use serde::{Serialize, de::DeserializeOwned};
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

/// Plain data as JSON would have it: objects, no maps; null, not undefined.
pub(super) fn to_js(it: &impl Serialize) -> JsValue {
    // Our types hold nothing that JSON lacks.
    it.serialize(&Serializer::json_compatible()).unwrap_or(JsValue::NULL)
}

/// Reads plain data, or says what is wrong with it as an error report.
pub(super) fn from_js<T: DeserializeOwned>(it: &JsValue) -> Result<T, JsValue> {
    serde_wasm_bindgen::from_value(it.clone()).map_err(|error| to_js(&invalid(&error.to_string())))
}

pub(super) fn command(it: &JsValue) -> Result<Command, JsValue> {
    from_js(it)
}

/// The report on a command given through a share that was given back.
pub(super) fn released() -> JsValue {
    to_js(&CommandError::Released.report(None))
}

fn invalid(error: &str) -> ErrorReport {
    // "invalid type: integer `123456`, expected a string" quotes the value, which may be a password.
    let said = match error.split_once(", expected ") {
        Some((start, expected)) if start.starts_with("invalid") => {
            format!("a member has the wrong type: expected {expected}")
        }
        _ => error.to_owned(),
    };
    ErrorReport {
        code: "invalid_argument".to_owned(),
        kind: ErrorKind::Bug,
        message: format!("The arguments can't be read: {said}."),
        fix: "Pass what the TypeScript declarations of this method ask for.".to_owned(),
        retcode: None,
        call_id: None,
        retryable: false,
    }
}

/// The call that a command is about.
pub(super) const fn call_of(command: &Command) -> Option<&CallId> {
    match command {
        Command::SignIn(_) | Command::SignOut | Command::SetState(_) | Command::Dial(_) => None,
        Command::Answer { call }
        | Command::Reject { call, .. }
        | Command::Hold { call }
        | Command::Retrieve { call }
        | Command::Mute { call }
        | Command::Unmute { call }
        | Command::Keypad { call, .. }
        | Command::HangUp { call } => Some(call),
    }
}

/// The latest view as JavaScript has it: converted once, however often it is asked for.
#[derive(Default)]
pub(super) struct Views(RefCell<Option<(Rc<Snapshot>, JsValue)>>);

impl Views {
    /// The object for this view; the same one for the same view.
    pub(super) fn of(&self, snapshot: &Rc<Snapshot>) -> JsValue {
        if let Some((seen, object)) = &*self.0.borrow()
            && Rc::ptr_eq(seen, snapshot)
        {
            return object.clone();
        }
        let object = to_js(&**snapshot);
        self.0.replace(Some((snapshot.clone(), object.clone())));
        object
    }
}
