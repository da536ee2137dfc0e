//! The platform of a browser: fetch, timers, the clock. Works in a page and in a worker alike, as it touches globals only.
//!
//! Headers are gloo-net's. Three of its steps are taken by hand: building the URL (it appends `&` to every
//! query), the call of `fetch` and the reading of the body (it panics when a page has wrapped `fetch` and either of them
//! rejects with what is no `Error`).

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use gloo_events::EventListener;
use gloo_net::http::Headers;
use gloo_timers::callback::Timeout;
use js_sys::{Date, Function, JsString, Promise, Reflect};
use offhook_protocol::{GatewayError, HttpRequest, HttpResponse, SetupFault, resource};
use offhook_session::Millis;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    AbortController, Crypto, EventTarget, Performance, Request, RequestCache, RequestCredentials,
    RequestInit, RequestRedirect, Response, ResponseType,
};

use super::{CancelOnDrop, Deliver, Platform, clock::Clock};

/// Longer answers are not the gateway's; reading them would only cost memory.
const LONGEST_BODY: u64 = 8 << 20;
/// Time in ms after which an alarm is looked at again: `setTimeout` may stand still while the computer sleeps, and what is overdue then is
/// to be seen soon. Who is woken too early waits again.
const LONGEST_DELAY: u64 = 5_000;

#[wasm_bindgen]
extern "C" {
    /// The global one, which windows and workers have. A promise, unless the page has other ideas.
    #[wasm_bindgen(catch)]
    fn fetch(request: &Request) -> Result<JsValue, JsValue>;
}

/// One gateway, reached from this browser.
pub struct Browser {
    gateway: String,
    credentials: RequestCredentials,
    diagnose: Option<Function>,
    clock: Cell<Clock>,
}

impl Browser {
    /// `gateway` is the address in front of `/resource`, absolute or relative to the page; `credentials` says with which
    /// requests cookies travel, as in fetch.
    ///
    /// `diagnose` is called when nothing has come back to a first request, with the gateway, the address of something harmless to
    /// read there, and the credentials. It finds out why, and fulfils its promise with the fault's code.
    pub fn new(gateway: &str, credentials: RequestCredentials, diagnose: Option<Function>) -> Self {
        let gateway = gateway.trim_end_matches('/').to_owned();
        Self { gateway, credentials, diagnose, clock: Cell::default() }
    }

    #[allow(clippy::disallowed_methods, reason = "this is the clock that all others are to read")]
    fn read_clock(&self) -> Clock {
        let clock = self.clock.get().read(performance().map_or(0.0, |it| it.now()), Date::now());
        self.clock.set(clock);
        clock
    }

    fn build(&self, it: &HttpRequest, controller: Option<&AbortController>) -> Result<Request, JsValue> {
        let headers = Headers::new();
        if let Some(guid) = &it.guid {
            headers.set("Guid", guid.expose());
        }
        // The reference requires it of every request, with a body or without.
        headers.set("Content-Type", "application/json; charset=UTF-8");
        let init = RequestInit::new();
        if let Some(body) = &it.body {
            init.set_body(&JsValue::from_str(body));
        }
        init.set_method(it.method.as_str());
        init.set_headers(&headers.into_raw());
        init.set_cache(RequestCache::NoStore);
        init.set_credentials(self.credentials);
        // A proxy that sends us to its login page must not be taken for the gateway.
        init.set_redirect(RequestRedirect::Manual);
        init.set_signal(controller.map(AbortController::signal).as_ref());
        Request::new_with_str_and_init(&it.address(&self.gateway), &init)
    }
}

impl Platform for Browser {
    fn now(&self) -> Millis {
        self.read_clock().now()
    }

    fn wall(&self, at: Millis) -> Millis {
        self.read_clock().wall(at)
    }

    fn alarm(&self, at: Millis, wake: Box<dyn FnOnce()>) -> CancelOnDrop {
        // One more, because the clock was rounded down: waking before `at` would only arm the same alarm again.
        let delay = at.since(self.now()).saturating_add(1).min(LONGEST_DELAY);
        CancelOnDrop::new(Timeout::new(delay as u32, wake))
    }

    fn send(&self, request: HttpRequest, deliver: Deliver) -> CancelOnDrop {
        let controller = AbortController::new().ok();
        let wanted = Rc::new(RefCell::new(Some(deliver)));
        let built = self.build(&request, controller.as_ref());
        let answer = wanted.clone();
        let diagnosis = request.probe.and_then(|path| {
            let address = resource(&self.gateway, &path);
            Some((
                self.diagnose.clone()?,
                [JsValue::from(&self.gateway), address.into(), self.credentials.into()],
            ))
        });
        spawn_local(async move {
            let mut result = exchange(built).await.map_err(|error| GatewayError::Unreachable(words(&error)));
            let is_wanted = answer.borrow().is_some();
            if let (Err(_), Some((diagnose, [gateway, address, credentials])), true) =
                (&result, diagnosis, is_wanted)
                && let Some(fault) =
                    diagnosed(diagnose.call3(&JsValue::UNDEFINED, &gateway, &address, &credentials)).await
            {
                result = Err(GatewayError::Misconfigured(fault));
            }
            // Taken out first: delivering drops our guard, which looks here too.
            let deliver = answer.borrow_mut().take();
            if let Some(deliver) = deliver {
                deliver(result);
            }
        });
        CancelOnDrop::new(Fetch { controller, wanted })
    }

    fn seed(&self) -> u64 {
        let mut bytes = [0; 8];
        let filled =
            global::<Crypto>("crypto").map(|it| it.get_random_values_with_u8_array(&mut bytes).is_ok());
        if filled == Some(true) { u64::from_le_bytes(bytes) } else { self.now().0 }
    }
}

/// A fetch under way.
struct Fetch {
    controller: Option<AbortController>,
    wanted: Rc<RefCell<Option<Deliver>>>,
}

impl Drop for Fetch {
    fn drop(&mut self) {
        let deliver = self.wanted.borrow_mut().take();
        if let (Some(_), Some(controller)) = (deliver, &self.controller) {
            controller.abort();
        }
    }
}

async fn exchange(request: Result<Request, JsValue>) -> Result<HttpResponse, JsValue> {
    let response: Response = JsFuture::from(Promise::resolve(&fetch(&request?)?)).await?.dyn_into()?;
    if response.type_() == ResponseType::Opaqueredirect {
        return Ok(HttpResponse { status: 302, guid: None, body: String::new(), hides_headers: true });
    }
    let headers = Headers::from_raw(response.headers());
    let guid = headers.get("Set-GUID").or_else(|| headers.get("Guid"));
    let announced = headers.get("Content-Length").and_then(|length| length.parse().ok());
    if announced.is_some_and(|length: u64| length > LONGEST_BODY) {
        return Err("the answer is too long to be the gateway's".into());
    }
    let hides_headers = response.type_() == ResponseType::Cors;
    let body = JsFuture::from(response.text()?).await?;
    Ok(HttpResponse {
        status: response.status(),
        guid,
        body: body.as_string().unwrap_or_default(),
        hides_headers,
    })
}

/// Returns the fault on the way to the gateway; `None` if nobody can tell.
async fn diagnosed(told: Result<JsValue, JsValue>) -> Option<SetupFault> {
    let code = JsFuture::from(Promise::resolve(&told.ok()?)).await.ok()?.as_string()?;
    SetupFault::ALL.iter().copied().find(|fault| fault.row().code == code)
}

/// Returns what a failure says of itself, whatever was thrown, even if it is no `Error`.
fn words(error: &JsValue) -> String {
    let message = Reflect::get(error, &JsValue::from_str("message")).ok().and_then(|it| it.as_string());
    message
        .or_else(|| error.dyn_ref::<JsString>().map(String::from))
        .unwrap_or_else(|| "the fetch failed".to_owned())
}

/// Hears when the browser believes to be online again, until the guard is dropped.
pub fn on_online(act: impl Fn() + 'static) -> CancelOnDrop {
    let target: EventTarget = js_sys::global().unchecked_into();
    CancelOnDrop::new(EventListener::new(&target, "online", move |_| act()))
}

fn performance() -> Option<Performance> {
    global("performance")
}

fn global<T: JsCast>(name: &str) -> Option<T> {
    let it = Reflect::get(&js_sys::global(), &JsValue::from_str(name)).ok()?;
    it.is_object().then(|| it.unchecked_into())
}
