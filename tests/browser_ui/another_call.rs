//! Tests of beginning another call while one is held or in wrap-up.

use std::rc::Rc;

use offhook_session::{AgentState, CallState, Command, CommandError, Outcome, Refusal};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

use super::snapshots::{all_held, call, ended, no, noted, signed_in};
use super::stage::Stage;

#[wasm_bindgen_test]
async fn while_all_calls_are_held_another_one_can_be_begun() {
    let mut stage = Stage::show(all_held()).await;
    stage.click("New call").await;
    assert_eq!(stage.one("[role=dialog]").get_attribute("aria-label").as_deref(), Some("New call"));
    assert_eq!(stage.focused(), "Name or number");
    stage.fill("[role=dialog] input", "10086").await;
    stage.key("Enter").await;
    let [Command::Dial(dial)] = &stage.commands()[..] else { panic!("{:?}", stage.commands()) };
    assert_eq!(dial.number.expose(), "10086");

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
    stage.key("Enter").await;
    stage.settle(Err(CommandError::NotConfirmed)).await;
    assert_eq!(stage.one("[role=dialog] input").unchecked_into::<HtmlInputElement>().value(), "10086");
    stage.key("Escape").await;
    assert!(stage.maybe("[role=dialog]").is_none());
    assert_eq!(stage.focused(), "New call");
}

#[wasm_bindgen_test]
async fn in_wrap_up_a_call_can_be_begun_where_the_dial_box_has_no_room() {
    let mut snapshot = signed_in(AgentState::WrapUp, vec![]);
    snapshot.last_call = Some(Rc::new(ended()));
    let mut stage = Stage::show(snapshot).await;
    assert!(stage.maybe(".last ~ .dial").is_some(), "where there is room");
    stage.click("New call").await;
    stage.fill("[role=dialog] input", "10086").await;
    stage.key("Enter").await;
    let [Command::Dial(_)] = &stage.commands()[..] else { panic!("{:?}", stage.commands()) };
    stage.update(signed_in(AgentState::OnCall, vec![call("2", CallState::Dialing)])).await;
    stage.settle(Ok(Outcome { call_id: Some("2".into()), ..Outcome::default() })).await;
    assert!(stage.maybe("[role=dialog]").is_none());
    assert_eq!(stage.focused(), "New call", "it is the same button");
}
