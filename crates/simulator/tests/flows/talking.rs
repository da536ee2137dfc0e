//! Operations during a call.

use offhook_protocol::call_control::{
    Answer, BeginMute, DropCall, EndMute, GetHold, Hold, Release, SecondDial,
};
use offhook_simulator::world::CallStage;

use crate::floor::{ANN, CUSTOMER, Floor};

fn talking() -> Floor {
    let mut floor = Floor::new();
    floor.sign_in(ANN);
    floor.ring();
    floor.ok(ANN, Answer::default());
    floor.events(ANN);
    floor
}

#[test]
fn muting_is_true_with_the_answer_and_tells_nobody() {
    let mut floor = talking();
    floor.ok(ANN, BeginMute {});
    assert!(floor.agent(ANN).calls[0].muted);
    assert_eq!(floor.code(ANN, BeginMute {}), "200-004");
    floor.ok(ANN, EndMute {});
    assert!(!floor.agent(ANN).calls[0].muted);
    assert_eq!(floor.code(ANN, EndMute {}), "200-008");
    assert!(floor.names(ANN).is_empty());
}

#[test]
fn without_a_call() {
    let mut floor = Floor::new();
    floor.sign_in(ANN);
    assert_eq!(floor.code(ANN, Hold {}), "200-013");
    assert_eq!(floor.code(ANN, GetHold::default()), "200-015");
    assert_eq!(floor.code(ANN, BeginMute {}), "200-003");
    assert_eq!(floor.code(ANN, EndMute {}), "200-007");
    assert_eq!(floor.code(ANN, Release {}), "200-017");
    assert_eq!(floor.code(ANN, DropCall { call: "1-1".into() }), "200-025");
    assert_eq!(floor.code(ANN, SecondDial { digits: "1".into() }), "100-007");
}

#[test]
fn in_the_wrong_state() {
    let mut floor = talking();
    assert_eq!(floor.code(ANN, GetHold::default()), "200-015");
    floor.ok(ANN, Hold {});
    assert_eq!(floor.code(ANN, Hold {}), "200-014");
    assert_eq!(floor.code(ANN, BeginMute {}), "200-004");
    assert_eq!(floor.code(ANN, EndMute {}), "200-008");
    assert_eq!(floor.code(ANN, Release {}), "200-017", "a held call is not current");
    floor.dial(ANN, "10086");
    assert_eq!(floor.code(ANN, GetHold::default()), "200-016", "another call is going on");
}

#[test]
fn digits_in_every_spelling_the_field_uses() {
    let mut floor = talking();
    floor.ok(ANN, SecondDial { digits: "5*#".into() });
    assert_eq!(floor.code(ANN, SecondDial { digits: "".into() }), "000-002");
    assert_eq!(floor.code(ANN, SecondDial { digits: "x".into() }), "000-002");
    let guid = floor.guids[ANN].clone();
    for path in ["/voicecall/1001/seconddial/5%23", "//voicecall//1001//seconddialex?number=5*"] {
        let connection = floor.send("POST", path, Some(guid.reveal()), "");
        assert!(floor.answer(connection).unwrap().body.contains(r#""retcode":"0""#), "{path}");
    }
    assert!(floor.names(ANN).is_empty());
}

#[test]
fn the_call_held_last_is_retrieved_first() {
    let mut floor = talking();
    let first = floor.agent(ANN).calls[0].id.clone();
    floor.ok(ANN, Hold {});
    let second = floor.dial(ANN, "10086");
    floor.wait(2);
    floor.ok(ANN, Hold {});
    floor.ok(ANN, GetHold { call: Some(first.clone()) });
    floor.ok(ANN, Hold {});
    floor.ok(ANN, GetHold::default());
    assert_eq!(floor.stage(&first), Some(CallStage::Talking));
    assert_eq!(floor.stage(&second), Some(CallStage::Held));
}

#[test]
fn a_held_call_can_be_dropped_by_its_id() {
    let mut floor = talking();
    let held = floor.agent(ANN).calls[0].id.clone();
    floor.ok(ANN, Hold {});
    let other = floor.dial(ANN, "10086");
    floor.wait(2);
    floor.events(ANN);
    floor.ok(ANN, DropCall { call: held.clone() });
    assert_eq!(floor.names(ANN), ["Call_Release", "Customer_Release", "StopRecordDone"]);
    assert_eq!(floor.call(&held), None);
    assert_eq!(floor.stage(&other), Some(CallStage::Talking));
    floor.ok(ANN, DropCall { call: other });
    assert_eq!(floor.names(ANN).last().map(String::as_str), Some("Ready"));
}

#[test]
fn a_held_customer_hangs_up_during_another_call() {
    let mut floor = talking();
    let held = floor.agent(ANN).calls[0].id.clone();
    floor.ok(ANN, Hold {});
    let other = floor.dial(ANN, "10086");
    floor.wait(2);
    floor.events(ANN);
    floor.customer_hangs_up(&held);
    assert_eq!(floor.names(ANN), ["Customer_Release", "Call_Release", "StopRecordDone"]);
    assert_eq!(floor.stage(&other), Some(CallStage::Talking));
}

#[test]
fn a_ringing_call_is_released_like_a_rejected_one() {
    let mut floor = Floor::new();
    floor.sign_in(ANN);
    floor.call_in(CUSTOMER, offhook_simulator::control::Target::Agent(ANN.into()));
    floor.events(ANN);
    floor.ok(ANN, Release {});
    assert_eq!(floor.names(ANN), ["No_Answer", "PhoneRelease", "Ready"]);
}
