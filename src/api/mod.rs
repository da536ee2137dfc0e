//! The functions that JavaScript calls: thin, and known to the npm package only (`www/src/glue.ts` says the same in TypeScript).
//!
//! A [`Connection`] is a share of one host. Values cross as plain objects, failures as [`offhook_session::ErrorReport`];
//! the package makes promises, errors and handles of them that are pleasant to use.

mod convert;
pub mod mounted;
pub mod panic;
pub mod read;
pub mod subscription;

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use js_sys::{Function, Promise};
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};
use web_sys::Element;

use crate::{
    host::{self, Credentials, Host, Interceptable, SharedHost},
    ui::{self, Language},
};
use convert::Views;
use mounted::Mounted;
use subscription::Subscription;

/// A share of the session with one gateway and agent. The session ends with the last share; the agent stays signed in.
#[wasm_bindgen]
pub struct Connection {
    host: Host,
    owner: u32,
    language: Cell<Language>,
    lease: RefCell<Option<SharedHost>>,
    views: Rc<Views>,
}

#[wasm_bindgen]
impl Connection {
    /// The session for this gateway and agent: the one there is, or a new one. `credentials` is fetch's; absent, it is that of the
    /// session there is, or `omit`. A new session asks for `all_events` at once, where the gateway can. `diagnose` finds out why nothing
    /// has come back.
    ///
    /// # Errors
    /// Undefined, when the session that there is has other credentials.
    #[wasm_bindgen(constructor)]
    pub fn new(
        gateway: &str,
        agent_id: Option<String>,
        credentials: Option<String>,
        all_events: bool,
        diagnose: Option<Function>,
    ) -> Result<Self, JsValue> {
        let credentials = credentials.and_then(|it| Credentials::named(&it));
        let lease = host::connect(gateway, &agent_id.unwrap_or_default(), credentials, all_events, diagnose)
            .ok_or(JsValue::UNDEFINED)?;
        let host = lease.clone();
        Ok(Self {
            owner: host.new_owner(),
            language: Cell::default(),
            host,
            lease: RefCell::new(Some(lease)),
            views: Rc::default(),
        })
    }

    /// Asks for something. Fulfilled with an outcome, rejected with an error report; settles exactly once.
    pub fn command(&self, command: &JsValue) -> Promise {
        if self.lease.borrow().is_none() {
            return Promise::reject(&convert::released());
        }
        let command = match read::command(command) {
            Ok(command) => command,
            Err(what) => return Promise::reject(&convert::invalid(&what)),
        };
        let call = command.call().cloned();
        let language = self.language.get();
        Promise::new(&mut |resolve, reject| {
            let call = call.clone();
            self.host.command_of(self.owner, command.clone(), move |settled| {
                // The promise's own functions do not throw.
                let _ = match settled {
                    Ok(outcome) => resolve.call1(&JsValue::UNDEFINED, &convert::outcome(&outcome)),
                    Err(error) => {
                        let words = ui::words(language, &error);
                        let report =
                            convert::report_in_words(&error.report(call, host::words_of(&error)), &words);
                        reject.call1(&JsValue::UNDEFINED, &report)
                    }
                };
            });
        })
    }

    /// The language in which agents read why something failed: `en`, `zh-CN`.
    pub fn speak(&self, language: &str) {
        self.language.set(Language::parse(language));
    }

    /// The view as last published: the same object until it changes.
    pub fn snapshot(&self) -> JsValue {
        self.views.of(&self.host.snapshot())
    }

    /// The clock that snapshots are stamped with, in milliseconds since the Unix epoch.
    pub fn now(&self) -> f64 {
        self.host.now().0 as f64
    }

    /// The notices after number `seq`, oldest first.
    #[wasm_bindgen(js_name = eventsSince)]
    pub fn events_since(&self, seq: f64) -> JsValue {
        convert::to_js(&self.host.events_since(seq.max(0.0) as u64))
    }

    /// Calls back with `("snapshot", snapshot)` and `("event", event)`, the snapshot before the events that led to it.
    pub fn subscribe(&self, callback: Function) -> Subscription {
        Subscription::new(&self.host, self.views.clone(), callback)
    }

    /// Asks `interceptor` before commands of this name: `call.dial` … It is given a command and a function that takes
    /// what is said about it: nothing, text that vetoes (why, for people), or the changed command.
    ///
    /// # Errors
    /// An error report, when there is no such name.
    pub fn intercept(&self, name: &str, interceptor: Function) -> Result<Subscription, JsValue> {
        let kind = Interceptable::named(name)
            .ok_or_else(|| convert::invalid("nothing of this name is asked about"))?;
        Ok(Subscription::intercepting(&self.host, kind, interceptor))
    }

    /// Shows the bar inside this element.
    ///
    /// # Errors
    /// An error report, when the options can't be read.
    pub fn mount(&self, root: &Element, options: &JsValue) -> Result<Mounted, JsValue> {
        Mounted::new(root, self.host.clone(), options)
    }

    /// Gives the share back. Never signs the agent out.
    pub fn release(&self) {
        let lease = self.lease.take();
        self.host.withdraw(self.owner);
        drop(lease);
    }
}
