//! Tests that the focus stays in the bar when what has it goes from the page, unless somebody else has it.

use std::rc::Rc;

use offhook_session::{AgentState, CallState, Snapshot, snapshot::Phase};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use super::desk::{turn, until};
use super::snapshots::{call, consulting, ended, signed_in};
use super::stage::{Stage, document};

/// Puts the focus on an element, then shows another snapshot; returns what has the focus in the end.
async fn after(stage: &mut Stage, selector: &str, next: Snapshot) -> String {
    let before = stage.one(selector);
    before.focus().unwrap();
    stage.update(next).await;
    assert!(!before.is_connected(), "{selector} goes");
    until("the focus to be somewhere", || !stage.focused().is_empty()).await;
    stage.focused()
}

fn on_call(state: CallState) -> Snapshot {
    signed_in(AgentState::OnCall, vec![call("1", state)])
}

#[wasm_bindgen_test]
async fn who_has_signed_in_goes_on_at_the_state() {
    let mut stage = Stage::show(Snapshot::default()).await;
    let focused = after(&mut stage, "[name=password]", signed_in(AgentState::Ready, vec![])).await;
    assert!(focused.starts_with("Agent state: Ready"), "{focused}");
}

#[wasm_bindgen_test]
async fn who_has_dialled_goes_on_at_the_state_as_a_second_enter_must_not_hang_up() {
    let mut stage = Stage::show(signed_in(AgentState::Ready, vec![])).await;
    let focused = after(&mut stage, ".dial input", on_call(CallState::Dialing)).await;
    assert!(focused.starts_with("Agent state: On a call"), "{focused}");
}

#[wasm_bindgen_test]
async fn who_is_done_with_a_call_goes_on_at_the_state() {
    let mut snapshot = signed_in(AgentState::WrapUp, vec![]);
    snapshot.last_call = Some(Rc::new(ended()));
    let mut stage = Stage::show(snapshot).await;
    let focused = after(&mut stage, "[part~=done]", signed_in(AgentState::Ready, vec![])).await;
    assert!(focused.starts_with("Agent state: Ready"), "{focused}");
}

#[wasm_bindgen_test]
async fn who_has_brought_three_together_goes_on_at_the_state() {
    let mut stage = Stage::show(consulting()).await;
    let focused = after(&mut stage, "[part~=join]", on_call(CallState::Conference)).await;
    assert!(focused.starts_with("Agent state: On a call"), "{focused}");
}

#[wasm_bindgen_test]
async fn who_is_signed_out_goes_on_at_what_is_missing() {
    let mut stage = Stage::show(signed_in(AgentState::Ready, vec![])).await;
    let mut out = Snapshot::default();
    out.agent.phase = Phase::SignedOut;
    assert_eq!(after(&mut stage, ".pill", out.clone()).await, "agent");
    drop(stage);

    let mut stage = Stage::show(signed_in(AgentState::Ready, vec![])).await;
    (out.agent.id, out.agent.phone) = (Some("1001".into()), Some("40038".into()));
    assert_eq!(after(&mut stage, ".pill", out).await, "password");
}

#[wasm_bindgen_test]
async fn the_page_keeps_its_focus() {
    let mut stage = Stage::show(Snapshot::default()).await;
    let field: HtmlElement = document().create_element("input").unwrap().unchecked_into();
    document().body().unwrap().append_child(&field).unwrap();
    let is_the_pages = || document().active_element().as_ref() == Some(&field);
    stage.one("[name=password]").focus().unwrap();
    stage.update(signed_in(AgentState::Ready, vec![])).await;
    // Before the bar has looked.
    field.focus().unwrap();
    turn().await;
    turn().await;
    assert!(is_the_pages());
    stage.update(Snapshot::default()).await;
    turn().await;
    turn().await;
    assert!(is_the_pages());
    field.remove();
}

#[wasm_bindgen_test]
async fn who_leaves_the_bar_has_left_it() {
    let mut stage = Stage::show(Snapshot::default()).await;
    let field = stage.one("[name=password]");
    field.focus().unwrap();
    field.blur().unwrap();
    turn().await;
    turn().await;
    stage.update(signed_in(AgentState::Ready, vec![])).await;
    turn().await;
    turn().await;
    assert_eq!(stage.focused(), "", "it was nowhere before");
}
