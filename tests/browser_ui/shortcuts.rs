//! Tests of the shortcuts: what they do, where, and that they let everybody type.

use std::rc::Rc;

use offhook::ui::{BarOptions, Keys, Reach};
use offhook_session::{AgentState, Answer, CallState, Command, HangUp, Hold, Mute, NextState, SetState};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{
    EventTarget, HtmlElement, HtmlInputElement, KeyboardEvent, KeyboardEventInit, ShadowRootInit,
    ShadowRootMode,
};
use yew::scheduler::flush;

use super::desk::{at_desk, turn, until};
use super::settings::{Kept, at_settings};
use super::snapshots::{call, signed_in};
use super::stage::{Stage, document, props};

/// Presses keys such as `Alt+Shift+M`; returns true if they were used.
async fn press(at: &EventTarget, keys: &str) -> bool {
    let init = KeyboardEventInit::new();
    let key = keys.rsplit('+').next().unwrap();
    init.set_key(key);
    init.set_code(&format!("Key{key}"));
    init.set_alt_key(keys.contains("Alt+"));
    init.set_shift_key(keys.contains("Shift+"));
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_cancelable(true);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
    let is_used = !at.dispatch_event(&event).unwrap();
    flush().await;
    is_used
}

async fn with(stage: &mut Stage, snapshot: offhook_session::Snapshot, reach: Reach, keys: Keys) {
    let mut props = props(snapshot, &stage.ask);
    props.options = Rc::new(BarOptions { reach, keys, ..BarOptions::default() });
    stage.app.as_mut().unwrap().update(props);
    flush().await;
}

fn talking() -> offhook_session::Snapshot {
    signed_in(AgentState::OnCall, vec![call("1", CallState::Talking)])
}

#[wasm_bindgen_test]
async fn keys_in_the_bar_do_what_a_click_does() {
    let _kept = Kept::nothing();
    let mut stage = Stage::show(talking()).await;
    let pill = stage.one(".pill");
    for keys in ["Alt+Shift+M", "Alt+Shift+P", "Alt+Shift+H"] {
        assert!(press(&pill, keys).await, "{keys}");
    }
    let id = || "1".into();
    assert_eq!(
        stage.commands(),
        [
            Command::Mute(Mute { call: id() }),
            Command::Hold(Hold { call: id() }),
            Command::HangUp(HangUp { call: id() })
        ]
    );
    assert!(press(&pill, "Alt+Shift+Y").await);
    assert!(stage.one("[role=alert]").text_content().unwrap().contains("does not ring"), "why not is said");
    assert!(!press(&pill, "Alt+Shift+X").await, "not ours");

    let held = signed_in(AgentState::OnCall, vec![call("1", CallState::Held), call("2", CallState::Ringing)]);
    stage.update(held).await;
    press(&pill, "Alt+Shift+Y").await;
    assert_eq!(stage.commands().last(), Some(&Command::Answer(Answer { call: "2".into() })));

    stage.update(signed_in(AgentState::Ready, vec![])).await;
    press(&pill, "Alt+Shift+R").await;
    let busy = SetState { state: NextState::Busy, reason: None, seconds: None };
    assert_eq!(stage.commands().last(), Some(&Command::SetState(busy)));
    press(&pill, "Alt+Shift+D").await;
    until("the field", || stage.focused() == "Number to call").await;
}

#[wasm_bindgen_test]
async fn a_control_says_its_keys() {
    let _kept = Kept::nothing();
    let stage = Stage::show(talking()).await;
    let mute = stage.button("Mute");
    assert_eq!(mute.get_attribute("aria-keyshortcuts").as_deref(), Some("Alt+Shift+M"));
    let tip = mute.next_element_sibling().unwrap().text_content().unwrap();
    assert!(tip.contains("Alt+Shift+M"), "{tip}");
    assert_eq!(stage.button("Keypad").get_attribute("aria-keyshortcuts"), None);
}

#[wasm_bindgen_test]
async fn letters_in_a_field_are_letters() {
    let _kept = Kept::nothing();
    let mut stage = Stage::show(talking()).await;
    let mut snapshot = at_desk();
    snapshot.calls = talking().calls;
    let keys = || Keys::read(|name| (name == "mute").then(|| "m".to_owned()));
    with(&mut stage, snapshot.clone(), Reach::Page, keys()).await;
    press(&stage.one(".pill"), "M").await;
    assert_eq!(stage.commands(), [Command::Mute(Mute { call: "1".into() })]);
    assert!(!press(&document().body().unwrap(), "M").await, "never all over the page");
    snapshot.calls.clear();
    with(&mut stage, snapshot, Reach::Bar, keys()).await;
    let field = stage.one(".dial input");
    assert!(!press(&field, "M").await);
    assert!(press(&field, "Alt+Shift+R").await, "a modifier means it");
    assert_eq!(stage.commands().len(), 2);
}

#[wasm_bindgen_test]
async fn all_over_the_page_only_where_it_is_wanted_and_nobody_types() {
    let _kept = Kept::nothing();
    let mut stage = Stage::show(talking()).await;
    let body = document().body().unwrap();
    assert!(!press(&body, "Alt+Shift+M").await, "the page did not ask for it");
    with(&mut stage, talking(), Reach::Page, Keys::default()).await;
    assert!(press(&body, "Alt+Shift+M").await);
    assert_eq!(stage.commands().len(), 1);

    let place: HtmlElement = document().create_element("div").unwrap().unchecked_into();
    body.append_child(&place).unwrap();
    place.set_inner_html(
        "<input><textarea></textarea><select></select><div contenteditable><b>x</b></div><div role=textbox><i>x</i></div>\
         <x-closed tabindex=0></x-closed><button>x</button>",
    );
    for selector in
        ["input", "textarea", "select", "[contenteditable]", "b", "[role=textbox]", "i", "x-closed"]
    {
        let at = place.query_selector(selector).unwrap().unwrap();
        assert!(!press(&at, "Alt+Shift+M").await, "{selector}");
    }
    let inner = document().create_element("div").unwrap();
    place.append_child(&inner).unwrap();
    let shadow = inner.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)).unwrap();
    shadow.set_inner_html("<p><input></p>");
    let hidden = shadow.query_selector("input").unwrap().unwrap();
    assert!(!press(&hidden, "Alt+Shift+M").await, "in a shadow root");
    assert_eq!(stage.commands().len(), 1);
    assert!(press(&place.query_selector("button").unwrap().unwrap(), "Alt+Shift+M").await);
    assert_eq!(stage.commands().len(), 2);
    place.remove();

    with(&mut stage, talking(), Reach::Nowhere, Keys::default()).await;
    assert!(!press(&body, "Alt+Shift+M").await && !press(&stage.one(".pill"), "Alt+Shift+M").await);
}

#[wasm_bindgen_test]
async fn keys_are_changed_in_the_settings() {
    let _kept = Kept::nothing();
    let stage = at_settings(at_desk()).await;
    stage.click("Mute or unmute: Alt+Shift+M").await;
    let waiting = stage.button("Mute or unmute: Press the keys …");
    assert!(press(&waiting, "Alt+Shift+H").await);
    assert!(
        stage.text().contains("Also: Hang up") && stage.text().contains("Also: Mute or unmute"),
        "{}",
        stage.text()
    );
    assert_eq!(stage.commands().iter().filter(|it| !matches!(it, Command::Query(_))).count(), 0);
    stage.click("Mute or unmute: Alt+Shift+H").await;
    assert!(press(&stage.button("Mute or unmute: Press the keys …"), "Alt+K").await);
    assert!(!stage.text().contains("Also: "));
    assert_eq!(stage.button("Mute").get_attribute("aria-keyshortcuts").as_deref(), Some("Alt+K"));
    stage.click("Mute or unmute: Alt+K").await;
    press(&stage.button("Mute or unmute: Press the keys …"), "Delete").await;
    assert_eq!(stage.button("Mute").get_attribute("aria-keyshortcuts"), None);
    stage.click("Back to the usual ones").await;
    assert_eq!(stage.button("Mute").get_attribute("aria-keyshortcuts").as_deref(), Some("Alt+Shift+M"));
    stage.click("Mute or unmute: Alt+Shift+M").await;
    press(&stage.button("Mute or unmute: Press the keys …"), "Escape").await;
    turn().await;
    assert!(stage.maybe("[role=tabpanel]").is_some(), "Escape is for the keys, not for the desk");
    let field: HtmlInputElement = stage.one("[name=volume]").unchecked_into();
    assert_eq!(field.value(), "5");
}
