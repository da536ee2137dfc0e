//! A host in a page, on the browser's own platform.

use std::cell::Cell;

use js_sys::Function;
use offhook_session::CommandError;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};
use web_sys::RequestCredentials;

use super::{Credentials, Host, SharedHost, acquire, words::words_of};
use crate::platform::web::{Browser, on_online};

thread_local! {
    /// Faults that the console has heard of, a bit for each: a page says each once.
    static TOLD: Cell<u32> = const { Cell::new(0) };
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = console, js_name = error)]
    fn log_error(words: &JsValue);
}

/// The host for this gateway and agent: the one this page has, or a new one, which asks for `all_events` at once or for each. `None` if
/// that one sends cookies in another way than `credentials` says. `diagnose` is as in [`Browser::new`].
pub fn connect(
    gateway: &str,
    agent: &str,
    credentials: Option<Credentials>,
    all_events: bool,
    diagnose: Option<Function>,
) -> Option<SharedHost> {
    acquire(gateway, agent, credentials, |credentials| {
        let credentials = match credentials {
            Credentials::Omit => RequestCredentials::Omit,
            Credentials::SameOrigin => RequestCredentials::SameOrigin,
            Credentials::Include => RequestCredentials::Include,
        };
        let host = Host::in_page(Browser::new(gateway, credentials, diagnose));
        let told = host.clone();
        host.keep(on_online(move || told.online()));
        host.say_faults(say_fault);
        if all_events {
            host.ask_for_all_events();
        }
        host
    })
}

/// Says on the console what is wrong with the way to the gateway, for the people who can cure it.
fn say_fault(error: &CommandError) {
    let CommandError::Misconfigured { fault, .. } = error else { return };
    let (told, bit) = (TOLD.get(), 1 << *fault as u32);
    TOLD.set(told | bit);
    if told & bit == 0 {
        let report = error.report(None, words_of(error));
        log_error(&JsValue::from_str(
            &["Offhook: ", &report.code, ": ", &report.message, " ", &report.fix].concat(),
        ));
    }
}
