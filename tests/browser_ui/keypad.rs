//! Tests of the keypad.

use offhook_session::{AgentState, CallState, Command, CommandError, Outcome, snapshot::CommandKind};
use wasm_bindgen_test::wasm_bindgen_test;

use super::snapshots::{call, no, signed_in};
use super::stage::Stage;

fn keys(stage: &Stage) -> Vec<String> {
    let digits = |it: Command| match it {
        Command::Keypad(it) => it.digits.expose().to_owned(),
        other => panic!("{other:?}"),
    };
    stage.commands().into_iter().map(digits).collect()
}

#[wasm_bindgen_test]
async fn each_key_goes_to_the_session_as_it_is_pressed() {
    let talking = signed_in(AgentState::OnCall, vec![call("1", CallState::Talking)]);
    let mut stage = Stage::show(talking.clone()).await;
    stage.click("Keypad").await;
    stage.click("1").await;
    // A key is under way: the others are not kept waiting here.
    let mut pending = talking;
    pending.calls[0].pending = Some(CommandKind::Keypad);
    pending.calls[0].can.keypad = no(offhook_session::Refusal::InProgress);
    stage.update(pending).await;
    stage.click("2").await;
    stage.click("Star").await;
    assert_eq!(keys(&stage), ["1", "2", "*"]);
    stage.settle(Ok(Outcome::default())).await;
    stage.settle(Err(CommandError::Unreachable)).await;
    stage.settle(Err(CommandError::Unreachable)).await;
    assert_eq!(stage.texts(".toast").len(), 1, "what fails together is told once");
    assert_eq!(stage.texts(".keypad-sent").concat().len(), 1, "what was sent");
}
