//! A ringing call makes itself known: sound, title and badge, until it is answered or gone.
//!
//! Title and badge belong to the page, not to us: both are put back. Failures are ignored on purpose, as none of this
//! is the only sign of the call.

use std::rc::Rc;

use gloo_timers::callback::Interval;
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use yew::{hook, use_effect_with};

use crate::ui::call::ringtone::Ringtone;

/// Milliseconds between two changes of the title.
const FLASH_MS: u32 = 1_000;
/// The beginning of a title that is ours.
const SIGN: &str = "☎ ";

/// Rings while somebody does; `who` is shown in the title.
#[hook]
pub(in crate::ui) fn use_ring(who: Option<String>, ringtone: Ringtone) {
    use_effect_with(who.is_some(), move |is_ringing| {
        let signs = is_ringing.then(|| (ringtone.ring(), Badge::show()));
        move || drop(signs)
    });
    use_effect_with(who, move |who| {
        // Another bar on this page may be at it already.
        let who = who.as_ref().filter(|_| !title().starts_with(SIGN));
        let flash = who.map(|who| Flash::start([SIGN, who].concat()));
        move || drop(flash)
    });
}

/// The title of the page, in turn with the call, until it is dropped.
struct Flash {
    _turn: Interval,
    call: Rc<str>,
    page: Rc<str>,
}

impl Flash {
    fn start(call: String) -> Self {
        let (call, page): (Rc<str>, Rc<str>) = (call.into(), title().into());
        set_title(&call);
        let turn = {
            let (call, page) = (call.clone(), page.clone());
            Interval::new(FLASH_MS, move || set_title(if title() == *call { &page } else { &call }))
        };
        Self { _turn: turn, call, page }
    }
}

impl Drop for Flash {
    fn drop(&mut self) {
        // Not when the page has given itself another title meanwhile.
        if title() == *self.call {
            set_title(&self.page);
        }
    }
}

fn title() -> String {
    web_sys::window()
        .and_then(|window| window.document())
        .map_or_else(String::new, |document| document.title())
}

fn set_title(title: &str) {
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        document.set_title(title);
    }
}

/// A mark on the icon of an installed page, until it is dropped. VecMap browsers have it, and only for installed pages.
struct Badge;

impl Badge {
    fn show() -> Self {
        call_navigator("setAppBadge");
        Self
    }
}

impl Drop for Badge {
    fn drop(&mut self) {
        call_navigator("clearAppBadge");
    }
}

fn call_navigator(method: &str) {
    let Some(window) = web_sys::window() else { return };
    let navigator: JsValue = window.navigator().into();
    let method = Reflect::get(&navigator, &method.into()).ok().and_then(|it| it.dyn_into::<Function>().ok());
    let promise = method.and_then(|method| method.call0(&navigator).ok());
    if let Some(promise) = promise.and_then(|promise| promise.dyn_into::<Promise>().ok()) {
        wasm_bindgen_futures::spawn_local(async move {
            // Refused where the page is not installed.
            let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
        });
    }
}
