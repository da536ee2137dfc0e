//! Tests of the dial box.

use std::rc::Rc;

use offhook_session::{AgentState, Command, CommandError, Direction, Outcome, Refusal, Snapshot};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

use super::snapshots::{ended, no, signed_in};
use super::stage::Stage;

/// Returns a snapshot after two calls, of which the one that was dialled was the first.
fn after_calls() -> Snapshot {
    let mut dialled = ended();
    dialled.direction = Direction::Outbound;
    dialled.remote.number = "10086".into();
    let mut snapshot = signed_in(AgentState::Ready, vec![]);
    snapshot.recent = Rc::new(vec![ended(), dialled]);
    snapshot
}

#[wasm_bindgen_test]
async fn what_is_read_is_shown_before_it_is_dialled() {
    let stage = Stage::show(signed_in(AgentState::Ready, vec![])).await;
    for (typed, shown, dialled) in [
        ("10086", None, "10086"),
        ("138 0013 8000", Some("Call 13800138000"), "13800138000"),
        ("1-800-FLOWERS", Some("Call 18003569377"), "18003569377"),
        ("13800000001 转 5", Some("Call 13800000001, then press 5"), "13800000001"),
        ("电话１００８６", Some("Call 10086"), "10086"),
    ] {
        stage.fill(".dial input", typed).await;
        let field = stage.one(".dial input");
        assert_eq!(field.unchecked_ref::<HtmlInputElement>().value(), typed, "as it is typed");
        let status = stage.maybe(".dial [role=status]").and_then(|it| it.text_content());
        assert_eq!(status.as_deref(), shown, "{typed}");
        stage.submit(".dial").await;
        let commands = stage.commands();
        let Some(Command::Dial(dial)) = commands.last() else { panic!("{commands:?}") };
        assert_eq!(dial.number.expose(), dialled, "{typed}");
        stage.settle(Ok(Outcome::default())).await;
    }
}

#[wasm_bindgen_test]
async fn of_several_numbers_one_is_chosen() {
    let stage = Stage::show(signed_in(AgentState::Ready, vec![])).await;
    stage.fill(".dial input", "13800138000/13900139000").await;
    assert_eq!(stage.one(".dial input").get_attribute("aria-describedby"), None, "nothing is said yet");
    stage.submit(".dial").await;
    stage.settle(Err(CommandError::NotNow { why: Refusal::SeveralNumbers })).await;
    assert!(stage.one(".dial [role=alert]").text_content().unwrap().contains("Choose one"));
    assert!(stage.description(&stage.one(".dial input")).contains("Choose one"));
    stage.click("Call 13900139000").await;
    let commands = stage.commands();
    let Some(Command::Dial(dial)) = commands.last() else { panic!("{commands:?}") };
    assert_eq!(dial.number.expose(), "13900139000");
}

#[wasm_bindgen_test]
async fn the_last_number_is_called_again_with_one_key() {
    let stage = Stage::show(after_calls()).await;
    let again = stage.button("Redial");
    assert_eq!(stage.description(&again), "Call 10086 again");
    stage.submit(".dial").await;
    let [Command::Dial(dial)] = &stage.commands()[..] else { panic!("{:?}", stage.commands()) };
    assert_eq!((dial.number.expose(), dial.internal), ("10086", None));
    stage.settle(Ok(Outcome::default())).await;
    stage.fill(".dial input", "1").await;
    stage.button("Call");
}

#[wasm_bindgen_test]
async fn without_a_last_number_an_empty_field_asks_for_one() {
    let stage = Stage::show(signed_in(AgentState::Ready, vec![])).await;
    stage.submit(".dial").await;
    assert_eq!(stage.commands(), []);
    assert_eq!(stage.focused(), "Number to call");
}

#[wasm_bindgen_test]
async fn a_number_that_is_none_is_said_at_the_field() {
    let stage = Stage::show(signed_in(AgentState::Ready, vec![])).await;
    stage.fill(".dial input", "*").await;
    stage.submit(".dial").await;
    stage.settle(Err(CommandError::NotNow { why: Refusal::InvalidNumber })).await;
    let field = stage.one(".dial input");
    assert_eq!(field.get_attribute("aria-invalid").as_deref(), Some("true"));
    assert!(stage.description(&field).contains("1 to 24 digits"), "{}", stage.description(&field));
    assert!(stage.maybe(".toast").is_none(), "once is enough");
    stage.fill(".dial input", "1").await;
    assert_eq!(stage.one(".dial input").get_attribute("aria-invalid"), None);
}

#[wasm_bindgen_test]
async fn what_can_not_be_called_now_says_why() {
    let mut snapshot = after_calls();
    snapshot.agent.can.dial = no(Refusal::LeaveRestFirst);
    let stage = Stage::show(snapshot).await;
    stage.fill(".dial input", "10086").await;
    stage.submit(".dial").await;
    assert_eq!(stage.commands(), []);
    assert_eq!(
        stage.one(".dial [role=alert]").text_content().as_deref(),
        Some("End the rest first: become ready.")
    );
}

#[wasm_bindgen_test]
async fn numbers_of_late_are_found_beside_it_once_each() {
    let mut snapshot = after_calls();
    snapshot.recent = Rc::new([&**snapshot.recent, &**snapshot.recent].concat());
    let stage = Stage::show(snapshot).await;
    stage.click("Colleagues and queues").await;
    assert_eq!(stage.texts(".pick-name"), ["13800138001", "10086"]);
    stage.pick("13800138001").await;
    let commands = stage.commands();
    let Some(Command::Dial(dial)) = commands.last() else { panic!("{commands:?}") };
    assert_eq!(dial.number.expose(), "13800138001");
}
