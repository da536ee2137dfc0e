//! A ringing call makes itself known: sound, title and badge, until it is answered or gone.
//!
//! Title and badge belong to the page, not to us: both are put back. Failures are ignored on purpose, as none of this
//! is the only sign of the call.

use std::rc::Rc;

use gloo_timers::callback::Interval;
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element};
use yew::{NodeRef, hook, use_effect_with};

use crate::ui::call::ringtone::Ringtone;

/// Milliseconds between two changes of the title.
const FLASH_MS: u32 = 1_000;
/// The beginning of a title that is ours.
const SIGN: &str = "☎ ";

/// Rings while somebody does; `who` is shown in the title of the document that the bar stands in.
#[hook]
pub(in crate::ui) fn use_ring(who: Option<String>, ringtone: Ringtone, bar: &NodeRef) {
    let bar = bar.clone();
    use_effect_with(who.is_some(), move |is_ringing| {
        let signs = is_ringing.then(|| (ringtone.ring(), Badge::show()));
        move || drop(signs)
    });
    use_effect_with(who, move |who| {
        // Another bar on this page may be at it already.
        let page = bar.cast::<Element>().and_then(|bar| bar.owner_document());
        let page = page.filter(|page| !page.title().starts_with(SIGN));
        let flash = who.as_ref().zip(page).map(|(who, page)| Flash::start([SIGN, who].concat(), page));
        move || drop(flash)
    });
}

/// The title of the page, in turn with the call, until it is dropped.
struct Flash {
    _turn: Interval,
    page: Document,
    call: Rc<str>,
    own: Rc<str>,
}

impl Flash {
    fn start(call: String, page: Document) -> Self {
        let (call, own): (Rc<str>, Rc<str>) = (call.into(), page.title().into());
        page.set_title(&call);
        let turn = {
            let (page, call, own) = (page.clone(), call.clone(), own.clone());
            Interval::new(FLASH_MS, move || page.set_title(if page.title() == *call { &own } else { &call }))
        };
        Self { _turn: turn, page, call, own }
    }
}

impl Drop for Flash {
    fn drop(&mut self) {
        // Not when the page has given itself another title meanwhile.
        if self.page.title() == *self.call {
            self.page.set_title(&self.own);
        }
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
