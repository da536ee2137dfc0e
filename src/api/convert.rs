//! Between JavaScript's values and ours.

use std::{cell::RefCell, rc::Rc};

use js_sys::Reflect;
use offhook_session::{CommandError, ErrorKind, ErrorReport, Outcome, QueryResult, Snapshot, json};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::{JsCast, JsValue};

/// Reports on failures: few, small and of one type.
pub(super) fn report(it: &ErrorReport) -> JsValue {
    // Plain data with string keys: nothing in it can't be said in JavaScript.
    it.serialize(&Serializer::json_compatible()).unwrap_or(JsValue::NULL)
}

/// A report with what an agent reads of it.
pub(super) fn report_in_words(it: &ErrorReport, words: &str) -> JsValue {
    let out = report(it);
    // An object of ours takes every member.
    let _ = Reflect::set(&out, &JsValue::from_str("words"), &JsValue::from_str(words));
    out
}

/// Views, notices and outcomes. The browser's own JSON parser builds large objects faster than we could.
pub(super) fn to_js(it: &impl Serialize) -> JsValue {
    parsed(&json::serialized(it))
}

/// Reads a value of the page's as data. It comes as the JSON text that the package has made of it (`www/src/json.ts`).
///
/// # Errors
/// Returns a sentence if it could not be written as JSON.
pub(super) fn from_js(it: &JsValue) -> Result<json::Value, String> {
    let text = it.as_string();
    text.and_then(|text| json::from_str(&text).ok()).ok_or_else(|| "they are no plain data".to_owned())
}

/// Writes a value of ours as a plain object.
pub(super) fn value_to_js(it: &json::Value) -> JsValue {
    parsed(&json::to_string(it))
}

fn parsed(text: &str) -> JsValue {
    js_sys::JSON::parse(text).unwrap_or(JsValue::NULL)
}

/// Converts the outcome of a command.
pub(super) fn outcome(it: &Outcome) -> JsValue {
    let (out, name) = (to_js(it), JsValue::from_str("result"));
    if let Some(result) = &it.result {
        let result = match result {
            // The text becomes what it says.
            QueryResult::Raw(text) => parsed(text),
            // The value without its kind.
            QueryResult::Queues(_)
            | QueryResult::Agents(_)
            | QueryResult::Ivrs(_)
            | QueryResult::Statistics(_)
            | QueryResult::WaitingCalls(_) => {
                let kinds = Reflect::get(&out, &name).unwrap_or_default();
                js_sys::Object::values(kinds.unchecked_ref()).get(0)
            }
        };
        // An object of ours takes every member.
        let _ = Reflect::set(&out, &name, &result);
    }
    out
}

/// The report on a command given through a share that was given back.
pub(super) fn released() -> JsValue {
    report(&CommandError::Released.report(None, None))
}

/// The report on arguments that can't be read.
pub(super) fn invalid(what: &str) -> JsValue {
    report(&ErrorReport {
        code: "invalid_argument".to_owned(),
        kind: ErrorKind::Bug,
        message: ["The arguments can't be read: ", what, "."].concat(),
        fix: "Pass what the TypeScript declarations of this method ask for.".to_owned(),
        retcode: None,
        call_id: None,
        retryable: false,
    })
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
