//! Tells the page when we panic: the instance is finished then, and nothing of it may be called again.

use std::cell::RefCell;

use js_sys::Function;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

thread_local! {
    static TELL: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Calls `tell` with what went wrong, once and for all: for the package, which shows it and logs it.
#[wasm_bindgen(js_name = onPanic)]
pub fn on_panic(tell: Function) {
    TELL.replace(Some(tell));
    yew::set_custom_panic_hook(Box::new(|info| {
        let tell = TELL.take();
        if let Some(tell) = tell {
            let _ = tell.call1(&JsValue::UNDEFINED, &info.to_string().into());
        }
    }));
}
