//! Stage for the tests: one bar in one shadow root, and a record of what it asks for.

use std::cell::RefCell;
use std::rc::Rc;

use offhook::host::Settled;
use offhook::ui::{Ask, Bar, BarOptions, BarProps, Clock, Latest, ReasonOption};
use offhook_session::{Command, Millis, Snapshot};
use wasm_bindgen::JsCast;
use web_sys::{
    Document, Element, Event, EventInit, HtmlElement, HtmlInputElement, KeyboardEvent, KeyboardEventInit,
    ShadowRoot, ShadowRootInit, ShadowRootMode,
};
use yew::scheduler::flush;

pub(super) type Asked = Rc<RefCell<Vec<(Command, Option<Box<dyn FnOnce(Settled)>>)>>>;

pub(super) struct Stage {
    pub(super) host: Element,
    pub(super) shadow: ShadowRoot,
    pub(super) asked: Asked,
    pub(super) ask: Ask,
    pub(super) app: Option<yew::AppHandle<Bar>>,
}

impl Stage {
    pub(super) async fn show(snapshot: Snapshot) -> Self {
        Self::show_by(Clock::new(now), snapshot).await
    }

    /// Shows the bar with this clock as the host's.
    pub(super) async fn show_by(clock: Clock, snapshot: Snapshot) -> Self {
        let (host, shadow, root) = shadow();
        let asked = Asked::default();
        let record = asked.clone();
        let ask = Ask::new(move |command, settle| record.borrow_mut().push((command, Some(settle))));
        let app =
            yew::Renderer::<Bar>::with_root_and_props(root, BarProps { clock, ..props(snapshot, &ask) })
                .render();
        let stage = Self { host, shadow, asked, ask, app: Some(app) };
        flush().await;
        stage
    }

    pub(super) async fn update(&mut self, snapshot: Snapshot) {
        let props = props(snapshot, &self.ask);
        self.app.as_mut().expect("shown").update(props);
        flush().await;
    }

    pub(super) fn commands(&self) -> Vec<Command> {
        self.asked.borrow().iter().map(|(command, _)| command.clone()).collect()
    }

    /// Settles the oldest command that has not settled yet.
    pub(super) async fn settle(&self, settled: Settled) {
        let settle = self.asked.borrow_mut().iter_mut().find_map(|(_, settle)| settle.take());
        settle.expect("something was asked for")(settled);
        flush().await;
    }

    pub(super) fn maybe(&self, selector: &str) -> Option<HtmlElement> {
        self.shadow.query_selector(selector).unwrap().map(|found| found.unchecked_into())
    }

    pub(super) fn one(&self, selector: &str) -> HtmlElement {
        self.maybe(selector).unwrap_or_else(|| panic!("{selector} is not there: {}", self.text()))
    }

    /// Returns a button, or an item of a menu, by its accessible name.
    pub(super) fn button(&self, name: &str) -> HtmlElement {
        let labelled = self.maybe(&format!("button[aria-label=\"{name}\"]"));
        let all = self.shadow.query_selector_all("button").unwrap();
        let worded = (0..all.length()).filter_map(|at| all.item(at)?.dyn_into::<HtmlElement>().ok());
        let mut worded = worded.filter(|button| button.text_content().as_deref() == Some(name));
        labelled.or_else(|| worded.next()).unwrap_or_else(|| panic!("no button {name}: {}", self.text()))
    }

    pub(super) async fn click(&self, name: &str) {
        self.button(name).click();
        flush().await;
    }

    pub(super) async fn key(&self, key: &str) {
        self.key_with_code(key, 0).await;
    }

    /// Presses a key that has this key code: 229 for those that an input method handles.
    pub(super) async fn key_with_code(&self, key: &str, code: u32) {
        let init = KeyboardEventInit::new();
        init.set_key(key);
        init.set_key_code(code);
        init.set_bubbles(true);
        init.set_composed(true);
        init.set_cancelable(true);
        let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
        self.shadow.active_element().expect("something has the focus").dispatch_event(&event).unwrap();
        flush().await;
    }

    /// Types into a field, as far as a page can.
    pub(super) async fn fill(&self, selector: &str, text: &str) {
        let input: HtmlInputElement = self.one(selector).unchecked_into();
        input.set_value(text);
        fire(&input, "input");
        flush().await;
    }

    /// Picks a line of a list by the words it begins with.
    pub(super) async fn pick(&self, words: &str) {
        let all = self.shadow.query_selector_all("[role=option]").unwrap();
        let mut all = (0..all.length()).filter_map(|at| all.item(at)?.dyn_into::<HtmlElement>().ok());
        let found = all.find(|it| it.text_content().unwrap_or_default().starts_with(words));
        found.unwrap_or_else(|| panic!("no line {words}: {}", self.text())).click();
        flush().await;
    }

    /// Returns the words of everything that this selects.
    pub(super) fn texts(&self, selector: &str) -> Vec<String> {
        let all = self.shadow.query_selector_all(selector).unwrap();
        (0..all.length()).filter_map(|at| all.item(at)?.text_content()).collect()
    }

    pub(super) async fn submit(&self, form: &str) {
        fire(&self.one(form), "submit");
        flush().await;
    }

    pub(super) fn focused(&self) -> String {
        let focused = self.shadow.active_element();
        focused
            .and_then(|it| it.get_attribute("aria-label").or_else(|| it.get_attribute("name")))
            .unwrap_or_default()
    }

    /// Returns the text that the element's `aria-describedby` refers to.
    pub(super) fn description(&self, element: &HtmlElement) -> String {
        let id = element.get_attribute("aria-describedby").unwrap_or_default();
        self.shadow.get_element_by_id(&id).and_then(|it| it.text_content()).unwrap_or_default()
    }

    pub(super) fn text(&self) -> String {
        self.one(".bar").text_content().unwrap_or_default()
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.app.take().expect("shown").destroy();
        self.host.remove();
    }
}

pub(super) fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

pub(super) fn shadow() -> (Element, ShadowRoot, Element) {
    let host = document().create_element("div").unwrap();
    document().body().unwrap().append_child(&host).unwrap();
    let shadow = host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)).unwrap();
    let root = document().create_element("div").unwrap();
    shadow.append_child(&root).unwrap();
    (host, shadow, root)
}

pub(super) fn fire(at: &HtmlElement, name: &str) {
    let init = EventInit::new();
    init.set_bubbles(true);
    init.set_cancelable(true);
    at.dispatch_event(&Event::new_with_event_init_dict(name, &init).unwrap()).unwrap();
}

/// Returns the time of the bar's clock: the page's, as there is no host.
pub(super) fn now() -> Millis {
    Millis(js_sys::Date::now() as u64)
}

pub(super) fn props(snapshot: Snapshot, ask: &Ask) -> BarProps {
    let options = Rc::new(BarOptions {
        busy_reasons: vec![ReasonOption { code: 201, label: "Training".into() }],
        rest_reasons: vec![ReasonOption { code: 1, label: "Lunch".into() }],
        ..BarOptions::default()
    });
    let clock = Clock::new(now);
    BarProps { snapshot: Rc::new(snapshot), options, ask: ask.clone(), clock, news: Latest::default() }
}
