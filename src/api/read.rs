//! Reads what a page passes in, and writes what a page is asked about: plain objects, by the derive of their Rust types.

use offhook_session::{
    Command, json,
    wire::{ToValue, from_value},
};
use wasm_bindgen::JsValue;

use super::convert;
use crate::host::Interception;

/// Reads a `Command` of the package's declarations.
///
/// # Errors
/// Returns what is wrong with it, with the member's path. Never quotes a value, which may be a password.
pub fn command(it: &JsValue) -> Result<Command, String> {
    from_value(&convert::from_js(it)?)
}

/// Writes a command as a page would give it.
pub(super) fn written(it: &Command) -> JsValue {
    convert::value_to_js(&it.to_value())
}

/// Reads what a page says about a command. What can't be read does not let the command pass.
pub(super) fn say(it: &JsValue) -> Interception {
    if it.is_undefined() {
        return Interception::Proceed;
    }
    match convert::from_js(it) {
        Ok(json::Value::String(reason)) => {
            Interception::Veto(Some(reason).filter(|reason| !reason.is_empty()))
        }
        said => said
            .and_then(|said| from_value(&said))
            .map_or_else(|what| Interception::Veto(Some(what)), Interception::Replace),
    }
}
