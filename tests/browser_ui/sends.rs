//! Tests of the commands that the bar sends.

use offhook_session::snapshot::CommandKind;
use offhook_session::{
    AgentState, Answer, CallState, Command, CommandError, HangUp, Keypad, Outcome, Refusal, Retrieve,
};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;
use yew::scheduler::flush;

use super::snapshots::{call, no, signed_in};
use super::stage::Stage;

#[wasm_bindgen_test]
async fn answering_means_the_call_that_rings_and_hanging_up_the_one_that_talks() {
    let calls = vec![call("1", CallState::Talking), call("2", CallState::Ringing)];
    let stage = Stage::show(signed_in(AgentState::OnCall, calls)).await;
    stage.click("Answer").await;
    stage.click("Hang up").await;
    assert_eq!(
        stage.commands(),
        [Command::Answer(Answer { call: "2".into() }), Command::HangUp(HangUp { call: "1".into() })]
    );
}

#[wasm_bindgen_test]
async fn another_call_is_a_click_away() {
    let calls = vec![call("1", CallState::Held), call("2", CallState::Talking)];
    let stage = Stage::show(signed_in(AgentState::OnCall, calls)).await;
    stage.one(".chip").click();
    flush().await;
    stage.click("Retrieve").await;
    assert_eq!(stage.commands(), [Command::Retrieve(Retrieve { call: "1".into() })]);
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
    ringing.pending = Some(CommandKind::Answer);
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
    assert_eq!(dial.number.expose(), "+8613800138000");
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
    // The session sends one after the other; the keypad waits for none.
    let digits = stage.commands().into_iter().map(|command| match command {
        Command::Keypad(Keypad { digits, .. }) => digits.expose().to_owned(),
        other => panic!("{other:?}"),
    });
    assert_eq!(digits.collect::<Vec<_>>(), ["4", "2", "#"]);
    for _ in 0..3 {
        stage.settle(Ok(Outcome::default())).await;
    }
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
