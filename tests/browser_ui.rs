//! The bar in a shadow root of a real browser: what it shows, what it sends, how it is reached by keyboard.

#![cfg(target_family = "wasm")]
#![allow(clippy::unwrap_used, reason = "in a test a panic is the report")]

use std::{cell::RefCell, rc::Rc};

use offhook::{
    host::{Host, Settled},
    platform::{Deliver, Platform, Underway},
    ui::{Ask, Bar, BarOptions, BarProps, Language, ReasonOption, mount},
};
use offhook_session::{
    AgentState, AgentView, CallState, CallView, Command, CommandError, Direction, EndCause, EndedCall, Media,
    Millis, NextState, Outcome, Refusal, RetCode, SetState, Snapshot, Verdict,
    snapshot::{AgentCan, CallCan, CallKind, Health, HealthView, NextView, PendingAct, Phase, Remote},
};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{
    Document, Element, Event, EventInit, HtmlElement, HtmlInputElement, KeyboardEvent, KeyboardEventInit,
    ShadowRoot, ShadowRootInit, ShadowRootMode,
};

use yew::scheduler::flush;

wasm_bindgen_test_configure!(run_in_browser);

// ---------------------------------------------------------------------------------------------------------------------
// Stage: one bar in one shadow root, and a record of what it asks for.

type Asked = Rc<RefCell<Vec<(Command, Option<Box<dyn FnOnce(Settled)>>)>>>;

struct Stage {
    host: Element,
    shadow: ShadowRoot,
    asked: Asked,
    ask: Ask,
    app: Option<yew::AppHandle<Bar>>,
}

impl Stage {
    async fn show(snapshot: Snapshot) -> Self {
        let (host, shadow, root) = shadow();
        let asked = Asked::default();
        let record = asked.clone();
        let ask = Ask::new(move |command, settle| record.borrow_mut().push((command, Some(settle))));
        let app = yew::Renderer::<Bar>::with_root_and_props(root, props(snapshot, &ask)).render();
        let stage = Self { host, shadow, asked, ask, app: Some(app) };
        flush().await;
        stage
    }

    async fn update(&mut self, snapshot: Snapshot) {
        let props = props(snapshot, &self.ask);
        self.app.as_mut().expect("shown").update(props);
        flush().await;
    }

    fn commands(&self) -> Vec<Command> {
        self.asked.borrow().iter().map(|(command, _)| command.clone()).collect()
    }

    /// Settles the oldest command that has not settled yet.
    async fn settle(&self, settled: Settled) {
        let settle = self.asked.borrow_mut().iter_mut().find_map(|(_, settle)| settle.take());
        settle.expect("something was asked for")(settled);
        flush().await;
    }

    fn maybe(&self, selector: &str) -> Option<HtmlElement> {
        self.shadow.query_selector(selector).unwrap().map(|found| found.unchecked_into())
    }

    fn one(&self, selector: &str) -> HtmlElement {
        self.maybe(selector).unwrap_or_else(|| panic!("{selector} is not there: {}", self.text()))
    }

    /// A button, or an item of a menu, by its accessible name.
    fn button(&self, name: &str) -> HtmlElement {
        let labelled = self.maybe(&format!("button[aria-label=\"{name}\"]"));
        let all = self.shadow.query_selector_all("button").unwrap();
        let worded = (0..all.length()).filter_map(|at| all.item(at)?.dyn_into::<HtmlElement>().ok());
        let mut worded = worded.filter(|button| button.text_content().as_deref() == Some(name));
        labelled.or_else(|| worded.next()).unwrap_or_else(|| panic!("no button {name}: {}", self.text()))
    }

    async fn click(&self, name: &str) {
        self.button(name).click();
        flush().await;
    }

    async fn key(&self, key: &str) {
        let init = KeyboardEventInit::new();
        init.set_key(key);
        init.set_bubbles(true);
        init.set_composed(true);
        init.set_cancelable(true);
        let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
        self.shadow.active_element().expect("something has the focus").dispatch_event(&event).unwrap();
        flush().await;
    }

    /// Types into a field, as far as a page can.
    async fn fill(&self, selector: &str, text: &str) {
        let input: HtmlInputElement = self.one(selector).unchecked_into();
        input.set_value(text);
        fire(&input, "input");
        flush().await;
    }

    async fn submit(&self, form: &str) {
        fire(&self.one(form), "submit");
        flush().await;
    }

    fn focused(&self) -> String {
        let focused = self.shadow.active_element();
        focused
            .and_then(|it| it.get_attribute("aria-label").or_else(|| it.get_attribute("name")))
            .unwrap_or_default()
    }

    /// What an `aria-describedby` says.
    fn description(&self, element: &HtmlElement) -> String {
        let id = element.get_attribute("aria-describedby").unwrap_or_default();
        self.shadow.get_element_by_id(&id).and_then(|it| it.text_content()).unwrap_or_default()
    }

    fn text(&self) -> String {
        self.one(".bar").text_content().unwrap_or_default()
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.app.take().expect("shown").destroy();
        self.host.remove();
    }
}

fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

fn shadow() -> (Element, ShadowRoot, Element) {
    let host = document().create_element("div").unwrap();
    document().body().unwrap().append_child(&host).unwrap();
    let shadow = host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)).unwrap();
    let root = document().create_element("div").unwrap();
    shadow.append_child(&root).unwrap();
    (host, shadow, root)
}

fn fire(at: &HtmlElement, name: &str) {
    let init = EventInit::new();
    init.set_bubbles(true);
    init.set_cancelable(true);
    at.dispatch_event(&Event::new_with_event_init_dict(name, &init).unwrap()).unwrap();
}

fn props(snapshot: Snapshot, ask: &Ask) -> BarProps {
    let options = BarOptions {
        busy_reasons: vec![ReasonOption { code: 201, label: "Training".into() }],
        rest_reasons: vec![ReasonOption { code: 1, label: "Lunch".into() }],
        ..BarOptions::default()
    };
    BarProps { snapshot: Rc::new(snapshot), options, ask: ask.clone(), news: Rc::default() }
}

// ---------------------------------------------------------------------------------------------------------------------
// Snapshots.

fn no(why: Refusal) -> Verdict {
    Verdict::no(why)
}

fn signed_in(state: AgentState, calls: Vec<CallView>) -> Snapshot {
    let is_on_call = state == AgentState::OnCall;
    let verdict = if is_on_call { no(Refusal::OnCall) } else { Verdict::YES };
    let agent = AgentView {
        id: Some("1001".into()),
        phone: Some("40038".into()),
        phase: Phase::SignedIn,
        state,
        can: AgentCan {
            sign_in: no(Refusal::AlreadySignedIn),
            sign_out: verdict,
            ready: verdict,
            busy: verdict,
            rest: verdict,
            wrap_up: verdict,
            dial: verdict,
            ..AgentCan::all(no(Refusal::NotSignedIn))
        },
        ..AgentView::default()
    };
    let health = HealthView { state: Health::Live, since: Millis(0) };
    Snapshot { version: 1, agent, calls, health, ..Snapshot::default() }
}

fn call(id: &str, state: CallState) -> CallView {
    let when = |is_so, why| if is_so { Verdict::YES } else { no(why) };
    let (rings, talks) = (state == CallState::Ringing, state == CallState::Talking);
    CallView {
        id: id.into(),
        direction: Direction::Inbound,
        kind: CallKind::Customer,
        state,
        since: Millis(0),
        began_at: Millis(0),
        talking_since: talks.then_some(Millis(0)),
        remote: Remote { number: format!("1380013800{id}").into() },
        partners: Vec::new(),
        skill: None,
        data: None,
        muted: false,
        recording: false,
        media: Media::Audio,
        pending: None,
        can: CallCan {
            answer: when(rings, Refusal::NotRinging),
            reject: when(rings, Refusal::NotRinging),
            hold: when(talks, Refusal::NotTalking),
            retrieve: when(state == CallState::Held, Refusal::NotHeld),
            mute: when(talks, Refusal::NotTalking),
            unmute: no(Refusal::NotMuted),
            keypad: when(talks, Refusal::NotTalking),
            hang_up: Verdict::YES,
            ..CallCan::all(no(Refusal::NotTalking))
        },
    }
}

/// During a call, with this noted for its end.
fn noted(next: Option<NextView>) -> Snapshot {
    let mut snapshot = signed_in(AgentState::OnCall, vec![call("1", CallState::Talking)]);
    let can = &mut snapshot.agent.can;
    (can.busy, can.rest) = (Verdict::YES, Verdict::YES);
    can.ready = if next.is_some() { Verdict::YES } else { no(Refusal::OnCall) };
    can.dial = no(Refusal::AnotherCallActive);
    snapshot.agent.next = next;
    snapshot
}

const TRAINING: NextView = NextView { state: NextState::Busy, reason: Some(201), seconds: None };
const LUNCH: NextView = NextView { state: NextState::Rest, reason: Some(1), seconds: Some(300) };

/// A call that waits, so that another one can be begun.
fn all_held() -> Snapshot {
    let mut snapshot = signed_in(AgentState::OnCall, vec![call("1", CallState::Held)]);
    snapshot.agent.can.dial = Verdict::YES;
    snapshot
}

fn ready() -> Command {
    Command::SetState(SetState { state: NextState::Ready, reason: None, seconds: None })
}

fn ended() -> EndedCall {
    EndedCall {
        id: "1".into(),
        direction: Direction::Inbound,
        kind: CallKind::Customer,
        remote: Remote { number: "13800138001".into() },
        skill: None,
        data: None,
        began_at: Millis(0),
        talking_since: None,
        ended_at: Millis(0),
        cause: EndCause::HungUp,
    }
}

fn refused(code: &str) -> Settled {
    Err(CommandError::Refused { retcode: RetCode::new(code) })
}

// ---------------------------------------------------------------------------------------------------------------------
// What it shows.

#[wasm_bindgen_test]
async fn what_comes_from_outside_is_text() {
    let mut hostile = call("1", CallState::Talking);
    hostile.remote.number = "<img src=x onerror=alert(1)>".into();
    hostile.data = Some("<b>bold</b>".into());
    let stage = Stage::show(signed_in(AgentState::OnCall, vec![hostile])).await;
    assert!(stage.text().contains("<img src=x onerror=alert(1)>"), "{}", stage.text());
    assert!(stage.text().contains("<b>bold</b>"), "{}", stage.text());
    assert!(stage.maybe("img, b").is_none());
}

#[wasm_bindgen_test]
async fn a_strict_content_policy_finds_nothing_to_refuse() {
    let talking =
        signed_in(AgentState::OnCall, vec![call("1", CallState::Talking), call("2", CallState::Ringing)]);
    for snapshot in [Snapshot::default(), signed_in(AgentState::Ready, vec![]), talking] {
        let stage = Stage::show(snapshot).await;
        assert!(stage.maybe("[style], style, script, [onclick]").is_none());
    }
}

#[wasm_bindgen_test]
async fn icons_are_drawn_as_svg_and_not_read_out() {
    let stage = Stage::show(signed_in(AgentState::Ready, vec![])).await;
    let icon: Element = stage.one("svg.icon").into();
    assert_eq!(icon.namespace_uri().as_deref(), Some("http://www.w3.org/2000/svg"));
    assert_eq!(icon.first_element_child().unwrap().namespace_uri(), icon.namespace_uri());
    assert!(stage.maybe("svg:not([aria-hidden=true])").is_none());
}

#[wasm_bindgen_test]
async fn a_lost_connection_is_said_in_words() {
    let mut snapshot = signed_in(AgentState::Ready, vec![]);
    snapshot.health.state = Health::Blind;
    let stage = Stage::show(snapshot).await;
    let pill = stage.one(".pill");
    assert!(pill.text_content().unwrap().contains("Not connected"));
    let name = pill.get_attribute("aria-label").unwrap();
    assert!(name.contains("Ready") && name.contains("Not connected: calls may be missed"), "{name}");
    assert_eq!(pill.get_attribute("data-health").as_deref(), Some("blind"));
}

#[wasm_bindgen_test]
async fn controls_keep_their_places() {
    let mut stage = Stage::show(signed_in(AgentState::Ready, vec![])).await;
    let count = |stage: &Stage| stage.shadow.query_selector_all("[part=controls] button").unwrap().length();
    let before = count(&stage);
    for state in [CallState::Ringing, CallState::Talking, CallState::Held] {
        stage.update(signed_in(AgentState::OnCall, vec![call("1", state)])).await;
        assert_eq!(count(&stage), before, "{state:?}");
    }
}

#[wasm_bindgen_test]
async fn a_ring_shows_in_the_title_until_it_is_over() {
    document().set_title("Orders");
    let mut stage = Stage::show(signed_in(AgentState::OnCall, vec![call("1", CallState::Ringing)])).await;
    assert_eq!(document().title(), "☎ 13800138001");
    stage.update(signed_in(AgentState::OnCall, vec![call("1", CallState::Talking)])).await;
    assert_eq!(document().title(), "Orders");
}

// ---------------------------------------------------------------------------------------------------------------------
// What it sends.

#[wasm_bindgen_test]
async fn answering_means_the_call_that_rings_and_hanging_up_the_one_that_talks() {
    let calls = vec![call("1", CallState::Talking), call("2", CallState::Ringing)];
    let stage = Stage::show(signed_in(AgentState::OnCall, calls)).await;
    stage.click("Answer").await;
    stage.click("Hang up").await;
    assert_eq!(
        stage.commands(),
        [Command::Answer { call: "2".into() }, Command::HangUp { call: "1".into() }]
    );
}

#[wasm_bindgen_test]
async fn another_call_is_a_click_away() {
    let calls = vec![call("1", CallState::Held), call("2", CallState::Talking)];
    let stage = Stage::show(signed_in(AgentState::OnCall, calls)).await;
    stage.one(".chip").click();
    flush().await;
    stage.click("Retrieve").await;
    assert_eq!(stage.commands(), [Command::Retrieve { call: "1".into() }]);
}

#[wasm_bindgen_test]
async fn what_is_not_possible_can_be_reached_and_says_why() {
    let stage = Stage::show(signed_in(AgentState::OnCall, vec![call("1", CallState::Ringing)])).await;
    let hold = stage.button("Hold");
    hold.focus().unwrap();
    assert_eq!(stage.focused(), "Hold");
    assert_eq!(hold.get_attribute("aria-disabled").as_deref(), Some("true"));
    assert_eq!(stage.description(&hold), "Nobody talks on this call.");
    stage.click("Hold").await;
    assert_eq!(stage.commands(), []);
}

#[wasm_bindgen_test]
async fn what_is_under_way_is_busy() {
    let mut ringing = call("1", CallState::Ringing);
    ringing.pending = Some(PendingAct::Answer);
    ringing.can.answer = no(Refusal::InProgress);
    let stage = Stage::show(signed_in(AgentState::OnCall, vec![ringing])).await;
    assert_eq!(stage.button("Answer").get_attribute("aria-busy").as_deref(), Some("true"));
    assert_eq!(stage.button("Hang up").get_attribute("aria-busy"), None);
}

#[wasm_bindgen_test]
async fn a_failure_is_an_alert_that_can_be_dismissed() {
    let stage = Stage::show(signed_in(AgentState::OnCall, vec![call("1", CallState::Talking)])).await;
    stage.click("Hold").await;
    stage.settle(Err(CommandError::NotConfirmed)).await;
    let alert = stage.one("[role=alert]").text_content().unwrap();
    assert!(alert.contains("did not happen in time") && alert.contains("try again"), "{alert}");
    stage.click("Dismiss").await;
    assert!(stage.maybe("[role=alert]").is_none());
}

#[wasm_bindgen_test]
async fn a_pasted_number_is_cleaned_and_called() {
    let stage = Stage::show(signed_in(AgentState::Ready, vec![])).await;
    stage.fill("[aria-label=\"Number to call\"]", "+86 138-0013 8000").await;
    stage.submit(".dial").await;
    let [Command::Dial(dial)] = &stage.commands()[..] else { panic!("{:?}", stage.commands()) };
    assert_eq!(dial.number.reveal(), "+8613800138000");
    stage.settle(Ok(Outcome::default())).await;
    assert_eq!(stage.one(".dial input").unchecked_into::<HtmlInputElement>().value(), "");
}

#[wasm_bindgen_test]
async fn digits_typed_faster_than_they_are_sent_arrive_in_order() {
    let stage = Stage::show(signed_in(AgentState::OnCall, vec![call("1", CallState::Talking)])).await;
    stage.click("Keypad").await;
    for key in ["4", "2", "#"] {
        stage.key(key).await;
    }
    stage.settle(Ok(Outcome::default())).await;
    stage.settle(Ok(Outcome::default())).await;
    let digits = stage.commands().into_iter().map(|command| match command {
        Command::Keypad { digits, .. } => digits.reveal().to_owned(),
        other => panic!("{other:?}"),
    });
    assert_eq!(digits.collect::<Vec<_>>(), ["4", "2#"]);
    assert_eq!(stage.one("output").text_content().as_deref(), Some("42#"));
    stage.key("Escape").await;
    assert!(stage.maybe("[role=dialog]").is_none());
    assert_eq!(stage.focused(), "Keypad");
}

#[wasm_bindgen_test]
async fn what_settles_after_the_bar_is_gone_is_heard_by_nobody() {
    let stage = Stage::show(signed_in(AgentState::OnCall, vec![call("1", CallState::Talking)])).await;
    stage.click("Mute").await;
    let asked = stage.asked.clone();
    drop(stage);
    flush().await;
    let settle = asked.borrow_mut()[0].1.take();
    settle.unwrap()(Err(CommandError::Released));
    flush().await;
}

// ---------------------------------------------------------------------------------------------------------------------
// The menu of states.

#[wasm_bindgen_test]
async fn the_menu_goes_by_keyboard() {
    let stage = Stage::show(signed_in(AgentState::Ready, vec![])).await;
    stage.one(".pill").click();
    flush().await;
    assert_eq!(stage.focused(), "Ready", "the current state");
    let mut seen = Vec::new();
    for key in ["ArrowUp", "ArrowDown", "End", "Home", "w"] {
        stage.key(key).await;
        seen.push(stage.focused());
    }
    assert_eq!(seen, ["Sign out", "Ready", "Sign out", "Ready", "Wrap-up"]);
    stage.key("Escape").await;
    assert!(stage.maybe("[role=menu]").is_none());
    assert!(stage.focused().contains("Ready"), "the focus is back on the pill: {}", stage.focused());
}

#[wasm_bindgen_test]
async fn a_reason_is_a_page_deeper() {
    let stage = Stage::show(signed_in(AgentState::Ready, vec![])).await;
    stage.one(".pill").click();
    flush().await;
    stage.key("b").await;
    stage.key("ArrowRight").await;
    assert_eq!(stage.focused(), "No reason");
    stage.key("ArrowLeft").await;
    assert_eq!(stage.focused(), "Busy", "back where it came from");
    stage.key("ArrowRight").await;
    stage.click("Training").await;
    let busy = SetState { state: NextState::Busy, reason: Some(201), seconds: None };
    assert_eq!(stage.commands(), [Command::SetState(busy)]);
    assert!(stage.maybe("[role=menu]").is_none());
}

#[wasm_bindgen_test]
async fn a_rest_has_a_length() {
    let stage = Stage::show(signed_in(AgentState::Ready, vec![])).await;
    stage.one(".pill").click();
    flush().await;
    stage.click("Rest").await;
    stage.click("15 minutes").await;
    let rest = SetState { state: NextState::Rest, reason: None, seconds: Some(900) };
    assert_eq!(stage.commands(), [Command::SetState(rest)]);
}

#[wasm_bindgen_test]
async fn states_that_can_not_be_had_say_why() {
    let stage = Stage::show(signed_in(AgentState::OnCall, vec![call("1", CallState::Talking)])).await;
    stage.one(".pill").click();
    flush().await;
    assert_eq!(stage.description(&stage.button("Sign out")), "Finish the call first.");
    stage.click("Sign out").await;
    assert_eq!(stage.commands(), []);
    assert!(stage.maybe("[role=menu]").is_some(), "it stays open");
}

// ---------------------------------------------------------------------------------------------------------------------
// What comes after the call.

#[wasm_bindgen_test]
async fn what_comes_next_is_seen_heard_and_withdrawn() {
    let mut stage = Stage::show(noted(None)).await;
    assert!(stage.maybe("[aria-label=\"Stay ready\"]").is_none());
    for (next, words) in [(TRAINING, "Next: Busy · Training"), (LUNCH, "Next: Rest 5 min · Lunch")] {
        stage.update(noted(Some(next))).await;
        assert_eq!(stage.one(".pill-below").text_content().as_deref(), Some(words));
        let name = stage.one(".pill").get_attribute("aria-label").unwrap();
        assert_eq!(name, format!("Agent state: On a call, {words}"));
        assert_eq!(stage.one("[role=log]").text_content().as_deref(), Some(words));
    }
    stage.button("Stay ready").focus().unwrap();
    stage.click("Stay ready").await;
    assert_eq!(stage.commands(), [ready()]);
    assert!(stage.focused().starts_with("Agent state"), "the button will go: {}", stage.focused());

    let mut pending = noted(Some(LUNCH));
    pending.agent.pending = Some(PendingAct::Ready);
    pending.agent.can.ready = no(Refusal::InProgress);
    stage.update(pending).await;
    assert_eq!(stage.button("Stay ready").get_attribute("aria-busy").as_deref(), Some("true"));
    stage.click("Stay ready").await;
    assert_eq!(stage.commands().len(), 1, "not twice");

    stage.update(noted(None)).await;
    assert!(stage.maybe("[aria-label=\"Stay ready\"]").is_none());
    assert!(stage.focused().starts_with("Agent state"), "it stays there: {}", stage.focused());
    assert_eq!(stage.one("[role=log]").text_content().as_deref(), Some("Nothing else comes after this call"));
    stage.update(signed_in(AgentState::WrapUp, vec![])).await;
    stage.update(noted(None)).await;
    assert_eq!(
        stage.one("[role=log]").text_content().as_deref(),
        Some(""),
        "another call, nothing withdrawn"
    );
}

#[wasm_bindgen_test]
async fn a_lost_connection_does_not_hide_what_comes_next_from_the_ear() {
    let mut snapshot = noted(Some(TRAINING));
    snapshot.health.state = Health::Blind;
    let stage = Stage::show(snapshot).await;
    let name = stage.one(".pill").get_attribute("aria-label").unwrap();
    assert!(name.contains("calls may be missed") && name.contains("Next: Busy · Training"), "{name}");
    assert_eq!(stage.one(".pill-below").text_content().as_deref(), Some("On a call · calls may be missed"));
}

#[wasm_bindgen_test]
async fn during_a_call_the_menu_is_about_what_comes_after_it() {
    let checked = |stage: &Stage, name: &str| stage.button(name).get_attribute("aria-checked");
    let mut stage = Stage::show(noted(None)).await;
    stage.one(".pill").click();
    flush().await;
    assert_eq!(stage.one("[role=menu]").get_attribute("aria-label").as_deref(), Some("After this call"));
    assert_eq!(stage.one(".menu-head").text_content().as_deref(), Some("After this call"));
    let stay = stage.button("Stay ready");
    assert_eq!(stay.get_attribute("aria-disabled").as_deref(), Some("true"));
    assert_eq!(stage.description(&stay), "Nothing else is to come after this call.");
    assert!(stage.maybe("[role=menu] [aria-checked=true]").is_none());

    stage.update(noted(Some(LUNCH))).await;
    assert_eq!(
        stage.one("[role=menu] [aria-checked=true]").get_attribute("aria-label").as_deref(),
        Some("Rest")
    );
    stage.click("Rest").await;
    assert_eq!(checked(&stage, "Lunch").as_deref(), Some("true"), "the reason that was given");
    assert_eq!(checked(&stage, "5 minutes").as_deref(), Some("true"));
    assert_eq!(checked(&stage, "15 minutes").as_deref(), Some("false"));
    stage.key("ArrowLeft").await;
    stage.one("[role=menu] [aria-label=\"Stay ready\"]").click();
    flush().await;
    assert_eq!(stage.commands(), [ready()]);
    assert!(stage.maybe("[role=menu]").is_none());
    assert!(stage.focused().starts_with("Agent state"), "{}", stage.focused());
}

#[wasm_bindgen_test]
async fn a_reason_can_be_given_during_a_call() {
    let stage = Stage::show(noted(Some(TRAINING))).await;
    stage.one(".pill").click();
    flush().await;
    assert_eq!(stage.focused(), "Busy", "the one that comes");
    stage.key("ArrowRight").await;
    assert_eq!(stage.button("Training").get_attribute("aria-checked").as_deref(), Some("true"));
    stage.click("No reason").await;
    let busy = SetState { state: NextState::Busy, reason: None, seconds: None };
    assert_eq!(stage.commands(), [Command::SetState(busy)]);
}

#[wasm_bindgen_test]
async fn what_comes_next_is_said_in_chinese() {
    let mut stage = Stage::show(Snapshot::default()).await;
    let mut props = props(noted(Some(LUNCH)), &stage.ask);
    props.options.language = Language::ZhCn;
    stage.app.as_mut().unwrap().update(props);
    flush().await;
    assert_eq!(stage.one(".pill-below").text_content().as_deref(), Some("下一状态：休息 5 分钟 · Lunch"));
    stage.click("保持空闲").await;
    assert_eq!(stage.commands(), [ready()]);
    assert_eq!(stage.button("新呼叫").get_attribute("aria-disabled").as_deref(), Some("true"));
}

// ---------------------------------------------------------------------------------------------------------------------
// Another call.

#[wasm_bindgen_test]
async fn while_all_calls_are_held_another_one_can_be_begun() {
    let mut stage = Stage::show(all_held()).await;
    stage.click("New call").await;
    assert_eq!(stage.one("[role=dialog]").get_attribute("aria-label").as_deref(), Some("New call"));
    assert_eq!(stage.focused(), "Number to call");
    stage.fill("[role=dialog] input", "10086").await;
    stage.submit("[role=dialog] form").await;
    let [Command::Dial(dial)] = &stage.commands()[..] else { panic!("{:?}", stage.commands()) };
    assert_eq!(dial.number.reveal(), "10086");

    // First the call is seen, then it is told.
    let calls = vec![call("1", CallState::Held), call("2", CallState::Dialing)];
    let mut dialing = signed_in(AgentState::OnCall, calls);
    dialing.agent.can.dial = no(Refusal::AnotherCallActive);
    stage.update(dialing).await;
    assert!(stage.maybe("[role=dialog]").is_some());
    stage.settle(Ok(Outcome { call_id: Some("2".into()), ..Outcome::default() })).await;
    assert!(stage.maybe("[role=dialog]").is_none());
    assert_eq!(stage.focused(), "New call");
    assert_eq!(stage.one(".current .card-number").text_content().as_deref(), Some("13800138002"));
}

#[wasm_bindgen_test]
async fn a_call_that_can_not_be_begun_says_why_and_stays_typed_when_it_fails() {
    let mut stage = Stage::show(noted(None)).await;
    assert_eq!(stage.description(&stage.button("New call")), "Hold or end the other call first.");
    stage.click("New call").await;
    assert!(stage.maybe("[role=dialog]").is_none());

    stage.update(all_held()).await;
    stage.click("New call").await;
    stage.fill("[role=dialog] input", "10086").await;
    stage.submit("[role=dialog] form").await;
    stage.settle(Err(CommandError::NotConfirmed)).await;
    assert_eq!(stage.one("[role=dialog] input").unchecked_into::<HtmlInputElement>().value(), "10086");
    stage.key("Escape").await;
    assert!(stage.maybe("[role=dialog]").is_none());
    assert_eq!(stage.focused(), "New call");
}

#[wasm_bindgen_test]
async fn in_wrap_up_a_call_can_be_begun_where_the_dial_box_has_no_room() {
    let mut snapshot = signed_in(AgentState::WrapUp, vec![]);
    snapshot.last_call = Some(ended());
    let mut stage = Stage::show(snapshot).await;
    assert!(stage.maybe(".last ~ .dial").is_some(), "where there is room");
    stage.click("New call").await;
    stage.fill("[role=dialog] input", "10086").await;
    stage.submit("[role=dialog] form").await;
    let [Command::Dial(_)] = &stage.commands()[..] else { panic!("{:?}", stage.commands()) };
    stage.update(signed_in(AgentState::OnCall, vec![call("2", CallState::Dialing)])).await;
    stage.settle(Ok(Outcome { call_id: Some("2".into()), ..Outcome::default() })).await;
    assert!(stage.maybe("[role=dialog]").is_none());
    assert_eq!(stage.focused(), "New call", "it is the same button");

    stage.update(signed_in(AgentState::Ready, vec![])).await;
    assert!(stage.maybe(".new-call").is_none(), "the dial box is there");
}

// ---------------------------------------------------------------------------------------------------------------------
// Signing in.

async fn sign_in(stage: &Stage, password: &str) {
    stage.fill("[name=agent]", "1001").await;
    stage.fill("[name=phone]", "40038").await;
    stage.fill("[name=password]", password).await;
    stage.submit("form").await;
}

#[wasm_bindgen_test]
async fn the_password_leaves_the_page_with_the_form() {
    let stage = Stage::show(Snapshot::default()).await;
    sign_in(&stage, "secret").await;
    let [Command::SignIn(sent)] = &stage.commands()[..] else { panic!("{:?}", stage.commands()) };
    assert_eq!(
        (sent.agent.reveal(), sent.password.reveal(), sent.phone.reveal()),
        ("1001", "secret", "40038")
    );
    assert_eq!(stage.one("[name=password]").unchecked_into::<HtmlInputElement>().value(), "");
}

#[wasm_bindgen_test]
async fn a_missing_field_gets_the_focus() {
    let stage = Stage::show(Snapshot::default()).await;
    sign_in(&stage, "").await;
    assert_eq!(stage.focused(), "password");
    assert!(stage.one("[role=alert]").text_content().unwrap().contains("password"));
    assert_eq!(stage.commands(), []);
}

#[wasm_bindgen_test]
async fn an_agent_signed_in_elsewhere_can_sign_in_here_anyway() {
    let stage = Stage::show(Snapshot::default()).await;
    sign_in(&stage, "secret").await;
    stage.settle(refused("100-002")).await;
    assert!(stage.one("[role=alert]").text_content().unwrap().contains("100-002"));
    stage.click("Sign in here anyway").await;
    let commands = stage.commands();
    let Some(Command::SignIn(forced)) = commands.last() else { panic!("{commands:?}") };
    assert_eq!((forced.force, forced.password.reveal()), (Some(true), "secret"));
    assert!(stage.maybe("[role=alert]").is_none());
}

#[wasm_bindgen_test]
async fn a_wrong_password_is_asked_for_again() {
    let stage = Stage::show(Snapshot::default()).await;
    sign_in(&stage, "wrong").await;
    stage.settle(refused("100-004")).await;
    let alert = stage.one("[role=alert]").text_content().unwrap();
    assert!(alert.contains("100-004") && alert.contains("Check work number"), "{alert}");
    assert_eq!(stage.focused(), "password");
}

// ---------------------------------------------------------------------------------------------------------------------
// Mounted on a host.

struct Nowhere;

impl Platform for Nowhere {
    fn now(&self) -> Millis {
        Millis(0)
    }
    fn alarm(&self, _at: Millis, _wake: Box<dyn FnOnce()>) -> Underway {
        Underway::new(())
    }
    fn send(&self, _request: offhook_protocol::HttpRequest, _deliver: Deliver) -> Underway {
        Underway::new(())
    }
    fn seed(&self) -> u64 {
        0
    }
}

#[wasm_bindgen_test]
async fn a_bar_can_be_mounted_changed_and_taken_off() {
    let (host, shadow, root) = shadow();
    let mounted = mount(root.clone(), Host::in_page(Nowhere), BarOptions::default());
    flush().await;
    let text = || shadow.text_content().unwrap_or_default();
    assert!(text().contains("Signed out"), "{}", text());
    mounted.update(BarOptions { language: Language::ZhCn, ..BarOptions::default() });
    flush().await;
    assert!(text().contains("未签入"), "{}", text());
    drop(mounted);
    flush().await;
    assert_eq!(root.child_element_count(), 0);
    host.remove();
}
