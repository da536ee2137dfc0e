//! Operations during a call.

use offhook_protocol::call_control::{
    Answer, BeginMute, DropCall, EndMute, GetHold, Hold, Release, SecondDial,
};
use offhook_simulator::world::CallStage;

use crate::test_gateway::{ANN, CUSTOMER, TestGateway};

fn talking() -> TestGateway {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    gateway.ring();
    gateway.ok(ANN, Answer::default());
    gateway.events(ANN);
    gateway
}

#[test]
fn muting_is_true_with_the_answer_and_tells_nobody() {
    let mut gateway = talking();
    gateway.ok(ANN, BeginMute {});
    assert!(gateway.agent(ANN).calls[0].muted);
    assert_eq!(gateway.code(ANN, BeginMute {}), "200-004");
    gateway.ok(ANN, EndMute {});
    assert!(!gateway.agent(ANN).calls[0].muted);
    assert_eq!(gateway.code(ANN, EndMute {}), "200-008");
    assert!(gateway.names(ANN).is_empty());
}

#[test]
fn without_a_call() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    assert_eq!(gateway.code(ANN, Hold {}), "200-013");
    assert_eq!(gateway.code(ANN, GetHold::default()), "200-015");
    assert_eq!(gateway.code(ANN, BeginMute {}), "200-003");
    assert_eq!(gateway.code(ANN, EndMute {}), "200-007");
    assert_eq!(gateway.code(ANN, Release {}), "200-017");
    assert_eq!(gateway.code(ANN, DropCall { call: "1-1".into() }), "200-025");
    assert_eq!(gateway.code(ANN, SecondDial { digits: "1".into() }), "100-007");
}

#[test]
fn in_the_wrong_state() {
    let mut gateway = talking();
    assert_eq!(gateway.code(ANN, GetHold::default()), "200-015");
    gateway.ok(ANN, Hold {});
    assert_eq!(gateway.code(ANN, Hold {}), "200-014");
    assert_eq!(gateway.code(ANN, BeginMute {}), "200-004");
    assert_eq!(gateway.code(ANN, EndMute {}), "200-008");
    assert_eq!(gateway.code(ANN, Release {}), "200-017", "a held call is not current");
    gateway.dial(ANN, "10086");
    assert_eq!(gateway.code(ANN, GetHold::default()), "200-016", "another call is going on");
}

#[test]
fn digits_in_every_spelling_the_field_uses() {
    let mut gateway = talking();
    gateway.ok(ANN, SecondDial { digits: "5*#".into() });
    assert_eq!(gateway.code(ANN, SecondDial { digits: "".into() }), "000-002");
    assert_eq!(gateway.code(ANN, SecondDial { digits: "x".into() }), "000-002");
    let guid = gateway.guids[ANN].clone();
    for path in ["/voicecall/1001/seconddial/5%23", "//voicecall//1001//seconddialex?number=5*"] {
        let connection = gateway.send("POST", path, Some(guid.expose()), "");
        assert!(gateway.answer(connection).unwrap().body.contains(r#""retcode":"0""#), "{path}");
    }
    assert!(gateway.names(ANN).is_empty());
}

#[test]
fn the_call_held_last_is_retrieved_first() {
    let mut gateway = talking();
    let first = gateway.agent(ANN).calls[0].id.clone();
    gateway.ok(ANN, Hold {});
    let second = gateway.dial(ANN, "10086");
    gateway.wait(2);
    gateway.ok(ANN, Hold {});
    gateway.ok(ANN, GetHold { call: Some(first.clone()) });
    gateway.ok(ANN, Hold {});
    gateway.ok(ANN, GetHold::default());
    assert_eq!(gateway.stage(&first), Some(CallStage::Talking));
    assert_eq!(gateway.stage(&second), Some(CallStage::Held));
}

#[test]
fn a_held_call_can_be_dropped_by_its_id() {
    let mut gateway = talking();
    let held = gateway.agent(ANN).calls[0].id.clone();
    gateway.ok(ANN, Hold {});
    let other = gateway.dial(ANN, "10086");
    gateway.wait(2);
    gateway.events(ANN);
    gateway.ok(ANN, DropCall { call: held.clone() });
    assert_eq!(gateway.names(ANN), ["Call_Release", "Customer_Release", "StopRecordDone"]);
    assert_eq!(gateway.call(&held), None);
    assert_eq!(gateway.stage(&other), Some(CallStage::Talking));
    gateway.ok(ANN, DropCall { call: other });
    assert_eq!(gateway.names(ANN).last().map(String::as_str), Some("Ready"));
}

#[test]
fn a_held_customer_hangs_up_during_another_call() {
    let mut gateway = talking();
    let held = gateway.agent(ANN).calls[0].id.clone();
    gateway.ok(ANN, Hold {});
    let other = gateway.dial(ANN, "10086");
    gateway.wait(2);
    gateway.events(ANN);
    gateway.customer_hangs_up(&held);
    assert_eq!(gateway.names(ANN), ["Customer_Release", "Call_Release", "StopRecordDone"]);
    assert_eq!(gateway.stage(&other), Some(CallStage::Talking));
}

#[test]
fn a_ringing_call_is_released_like_a_rejected_one() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    gateway.call_in(CUSTOMER, offhook_simulator::control::Target::Agent(ANN.into()));
    gateway.events(ANN);
    gateway.ok(ANN, Release {});
    assert_eq!(gateway.names(ANN), ["No_Answer", "PhoneRelease", "Ready"]);
}
