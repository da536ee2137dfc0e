//! A JavaScript function that hears what happens, or is asked before it does.

use std::{cell::RefCell, rc::Rc};

use js_sys::Function;
use wasm_bindgen::{JsValue, closure::Closure, prelude::wasm_bindgen};

use super::{
    convert::{self, Views},
    read,
};
use crate::host::{FromRuntime, Host, Interceptable, Watch};

/// Ends when cancelled.
#[wasm_bindgen]
pub struct Subscription(RefCell<Option<Watch>>);

impl Subscription {
    pub(super) fn new(host: &Host, views: Rc<Views>, callback: Function) -> Self {
        let watch = host.watch(move |down| {
            let (kind, it) = match down {
                FromRuntime::Snapshot(snapshot) => ("snapshot", views.of(snapshot)),
                FromRuntime::SessionEvent(notice) => ("event", convert::to_js(&**notice)),
                // Told through the promise of the command.
                FromRuntime::Settled(..) => return,
            };
            // The package's own function, which reports what a page's handler throws.
            let _ = callback.call2(&JsValue::UNDEFINED, &kind.into(), &it);
        });
        Self(RefCell::new(Some(watch)))
    }

    pub(super) fn intercepting(host: &Host, kind: Interceptable, interceptor: Function) -> Self {
        let watch = host.intercept(kind, move |command, say| {
            let answer = Closure::once_into_js(move |said: JsValue| say(read::say(&said)));
            // The package's own function, which answers exactly once, whatever the page's does.
            let _ = interceptor.call2(&JsValue::UNDEFINED, &read::written(command), &answer);
        });
        Self(RefCell::new(Some(watch)))
    }
}

#[wasm_bindgen]
impl Subscription {
    /// Nothing is heard from now on. Harmless when repeated.
    pub fn cancel(&self) {
        let watch = self.0.take();
        drop(watch);
    }
}
