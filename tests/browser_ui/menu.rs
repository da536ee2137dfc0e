//! Tests of the menu of states.

use offhook_session::{AgentState, CallState, Command, NextState, SetState};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;
use yew::scheduler::flush;

use super::desk::until;
use super::snapshots::{call, signed_in, talking};
use super::stage::{Stage, document};

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

/// Tests a slow machine, where the page that replaces another takes the focus only after it was looked where
/// the focus is.
#[wasm_bindgen_test]
async fn a_page_that_is_replaced_while_it_has_the_focus_closes_nothing() {
    let stage = Stage::show(talking()).await;
    stage.click("Keypad").await;
    let panel = stage.one(".panel");
    let page = document().create_element("button").unwrap();
    panel.append_child(&page).unwrap();
    page.unchecked_ref::<HtmlElement>().focus().unwrap();
    let is_inside =
        || stage.shadow.active_element().is_some_and(|it| it != page && panel.contains(Some(&it)));
    assert!(!is_inside());
    page.remove();
    until("the focus to be back", is_inside).await;
    assert!(stage.maybe(".panel").is_some());
}
