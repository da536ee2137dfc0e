//! Tests of the browser as the runtime's platform: real fetches, real timers, and a page that has wrapped
//! `fetch` badly.

#![cfg(target_family = "wasm")]
#![allow(clippy::unwrap_used, reason = "in a test a panic is the report")]

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use gloo_timers::callback::Timeout;
use js_sys::{Function, Promise, Reflect};
use offhook::platform::{
    Platform,
    web::{Browser, on_online},
};
use offhook_protocol::{GatewayError, Guid, HttpRequest, HttpResponse, Method, operation::Base};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Event, RequestCredentials};

wasm_bindgen_test_configure!(run_in_browser);

type Answer = Result<HttpResponse, GatewayError>;

fn request(method: Method, body: Option<&str>) -> HttpRequest {
    HttpRequest {
        method,
        base: Base::Resource,
        path: "/thing?reason=1".into(),
        template: "/thing",
        guid: Some(Guid::new("g-1")),
        body: body.map(str::to_owned),
        probe: None,
    }
}

/// Sends one request, and returns its answer.
async fn answer(gateway: &str, request: HttpRequest) -> Answer {
    let browser = Browser::new(gateway, RequestCredentials::Omit, None);
    let slot = Rc::new(RefCell::new(None));
    let filled = slot.clone();
    let mut underway = None;
    let delivered = Promise::new(&mut |resolve, _| {
        let filled = filled.clone();
        let deliver = move |answer| {
            filled.replace(Some(answer));
            let _ = resolve.call0(&JsValue::UNDEFINED);
        };
        underway = Some(browser.send(request.clone(), Box::new(deliver)));
    });
    assert!(slot.borrow().is_none(), "never from inside send()");
    JsFuture::from(delivered).await.unwrap();
    drop(underway);
    slot.take().unwrap()
}

/// Waits for a moment, in milliseconds, in which whatever is wrongly under way would arrive.
async fn moment(ms: u32) {
    let mut timeout = None;
    let over = Promise::new(&mut |resolve, _| {
        timeout = Some(Timeout::new(ms, move || drop(resolve.call0(&JsValue::UNDEFINED))));
    });
    JsFuture::from(over).await.unwrap();
}

/// Replacement of the page's `fetch` while this lives: a function body that is given the request.
struct Fetch(JsValue);

impl Fetch {
    fn wrapped(body: &str) -> Self {
        let former = Reflect::get(&js_sys::global(), &"fetch".into()).unwrap();
        let wrapped = Function::new_with_args("request", body);
        Reflect::set(&js_sys::global(), &"fetch".into(), &wrapped).unwrap();
        Self(former)
    }
}

impl Drop for Fetch {
    fn drop(&mut self) {
        Reflect::set(&js_sys::global(), &"fetch".into(), &self.0).unwrap();
    }
}

const TELL: &str = "return (async () => new Response(JSON.stringify([request.method, request.url, \
    request.headers.get('guid'), request.headers.get('content-type'), request.credentials, request.cache, \
    request.redirect, await request.text()]), { status: 207, headers: { 'Set-GUID': 'JSESSIONID=g-2' } }))()";

#[wasm_bindgen_test]
async fn a_request_leaves_exactly_as_it_was_written() {
    let _fetch = Fetch::wrapped(TELL);
    let response =
        answer("https://gateway.example/gw//", request(Method::Put, Some("{\"a\":1}"))).await.unwrap();
    assert_eq!(response.status, 207);
    assert_eq!(response.guid.as_deref(), Some("JSESSIONID=g-2"));
    assert_eq!(
        response.body,
        r#"["PUT","https://gateway.example/gw/resource/thing?reason=1","g-1","application/json; charset=UTF-8","omit","no-store","manual","{\"a\":1}"]"#
    );
    let response = answer("https://gateway.example/gw", request(Method::Get, None)).await.unwrap();
    let expected = r#""g-1","application/json; charset=UTF-8","omit""#;
    assert!(response.body.contains(expected), "the reference requires a type of each: {}", response.body);
}

#[wasm_bindgen_test]
async fn whatever_the_server_says_is_delivered() {
    let response = answer("/nowhere", request(Method::Get, None)).await.unwrap();
    assert_eq!(response.status, 404);
}

#[wasm_bindgen_test]
async fn nobody_there_is_an_answer_too() {
    let answer = answer("http://127.0.0.1:1", request(Method::Get, None)).await;
    assert!(matches!(answer, Err(GatewayError::Unreachable(_))), "{answer:?}");
}

#[wasm_bindgen_test]
async fn no_wrapped_fetch_makes_us_panic() {
    for body in [
        "return Promise.reject('a string')",
        "return Promise.reject(undefined)",
        "throw 42",
        "return Promise.resolve('no response')",
        "return Promise.resolve(new Response(new ReadableStream({ start(it) { it.error('broken off'); } })))",
        "return Promise.resolve(new Response('', { headers: { 'Content-Length': '999999999999' } }))",
        "return undefined",
    ] {
        let _fetch = Fetch::wrapped(body);
        let answer = answer("/gw", request(Method::Get, None)).await;
        assert!(matches!(answer, Err(GatewayError::Unreachable(_))), "{body}: {answer:?}");
    }
}

#[wasm_bindgen_test]
async fn a_redirect_to_a_login_page_is_seen_as_one() {
    let _fetch = Fetch::wrapped(
        "const it = new Response(''); Object.defineProperty(it, 'type', { value: 'opaqueredirect' }); return Promise.resolve(it)",
    );
    assert_eq!(answer("/gw", request(Method::Get, None)).await.unwrap().status, 302);
}

#[wasm_bindgen_test]
async fn what_is_called_off_is_never_delivered() {
    let browser = Browser::new("/nowhere", RequestCredentials::Omit, None);
    let delivered = Rc::new(Cell::new(false));
    let told = delivered.clone();
    drop(browser.send(request(Method::Get, None), Box::new(move |_| told.set(true))));
    let woken = Rc::new(Cell::new(false));
    let told = woken.clone();
    drop(browser.alarm(browser.now() + 1, Box::new(move || told.set(true))));
    moment(150).await;
    assert_eq!((delivered.get(), woken.get()), (false, false));
}

#[wasm_bindgen_test]
async fn an_alarm_wakes_when_it_is_time_and_not_before() {
    let browser = Rc::new(Browser::new("/", RequestCredentials::Omit, None));
    for delay in [0, 1, 7, 30] {
        let at = browser.now() + delay;
        let mut underway = None;
        let woken = Promise::new(&mut |resolve, _| {
            let clock = browser.clone();
            let wake = move || drop(resolve.call1(&JsValue::UNDEFINED, &(clock.now() >= at).into()));
            underway = Some(browser.alarm(at, Box::new(wake)));
        });
        assert_eq!(JsFuture::from(woken).await.unwrap(), JsValue::TRUE, "{delay} ms");
    }
}

#[wasm_bindgen_test]
fn the_clock_is_the_walls_and_never_runs_back() {
    let browser = || Browser::new("/", RequestCredentials::Omit, None);
    let other = browser();
    let browser = browser();
    let now = browser.now();
    assert!((now.0 as f64 - js_sys::Date::now()).abs() < 60_000.0);
    assert!((0..1_000).try_fold(now, |last, _| Some(browser.now()).filter(|it| *it >= last)).is_some());
    assert_ne!(browser.seed(), other.seed());
}

#[wasm_bindgen_test]
fn coming_online_is_heard_until_it_is_not_wanted() {
    let heard = Rc::new(Cell::new(0));
    let count = heard.clone();
    let listening = on_online(move || count.set(count.get() + 1));
    let window = web_sys::window().unwrap();
    window.dispatch_event(&Event::new("online").unwrap()).unwrap();
    drop(listening);
    window.dispatch_event(&Event::new("online").unwrap()).unwrap();
    assert_eq!(heard.get(), 1);
}
