//! A desk phone that is linked with the session.

use offhook_protocol::{
    AgentState, Guid,
    call_control::{Answer, PhoneHangup, PhonePickup, Release},
};
use offhook_simulator::{Settings, settings::AfterNoAnswer, world::CallStage};

use crate::floor::{ANN, CUSTOMER, Floor};

fn linked(change: impl FnOnce(&mut Settings)) -> Floor {
    let mut floor = Floor::with(change);
    let body = r#"{"password":"offhook-1001","phonenum":"40001","status":4,"phonelinkage":"true","autoanswer":false}"#;
    let connection = floor.send("PUT", "/onlineagent/1001", None, body);
    let guid = floor.answer(connection).unwrap().guid.expect("signed in");
    floor.guids.insert(ANN.to_owned(), Guid::from(guid.as_str()));
    floor.events(ANN);
    floor
}

#[test]
fn lifting_answers() {
    let mut floor = linked(|_| {});
    let call = floor.ring();
    assert_eq!(floor.names(ANN), ["Busy", "PhoneAlerting"]);
    floor.wait(5);
    assert!(floor.names(ANN).is_empty(), "it is not lifted by itself");
    assert_eq!(floor.code(ANN, Answer::default()), "200-002", "the phone does that");
    floor.ok(ANN, PhonePickup {});
    assert_eq!(floor.names(ANN), ["PhoneOffhook", "Incoming_CallInfo", "Talking", "Record"]);
    assert_eq!(floor.stage(&call), Some(CallStage::Talking));
    assert_eq!(floor.code(ANN, PhonePickup {}), "100-007");
    floor.ok(ANN, Release {});
    assert_eq!(floor.agent(ANN).state, AgentState::Ready);
}

#[test]
fn lifting_dials() {
    let mut floor = linked(|_| {});
    let call = floor.dial(ANN, CUSTOMER);
    floor.ok(ANN, PhonePickup {});
    assert_eq!(floor.names(ANN), ["PhoneAlerting", "PhoneOffhook", "Busy", "Customer_Alerting"]);
    floor.wait(2);
    assert_eq!(floor.stage(&call), Some(CallStage::Talking));
}

#[test]
fn refusing_gives_the_call_back() {
    for (after, last, state) in [
        (AfterNoAnswer::Busy, "SetNotReady_Success", AgentState::Busy),
        (AfterNoAnswer::Ready, "Ready", AgentState::OnCall),
    ] {
        let mut floor = linked(|it| it.after_no_answer = after);
        let call = floor.ring();
        floor.events(ANN);
        floor.ok(ANN, PhoneHangup {});
        assert_eq!(floor.names(ANN)[..3], ["PhoneRelease", "No_Answer", last]);
        assert_eq!(floor.agent(ANN).state, state, "whoever is ready is offered it again");
        assert_eq!(floor.call(&call).is_some(), state == AgentState::OnCall);
    }
    let mut floor = linked(|_| {});
    floor.dial(ANN, CUSTOMER);
    floor.events(ANN);
    floor.ok(ANN, PhoneHangup {});
    assert_eq!(floor.names(ANN), ["Call_Out_Fail", "Connect_Fail", "PhoneRelease"]);
    assert_eq!(floor.code(ANN, PhoneHangup {}), "100-007");
}

#[test]
fn a_linked_phone_that_is_never_lifted() {
    let mut floor = linked(|_| {});
    floor.ring();
    floor.wait(20);
    assert_eq!(
        floor.names(ANN),
        ["Busy", "PhoneAlerting", "No_Answer", "PhoneRelease", "SetNotReady_Success"]
    );
}

#[test]
fn only_linked_phones() {
    let mut floor = Floor::with(|it| it.phone_lifts_after_ms = 5_000);
    floor.sign_in(ANN);
    floor.ring();
    assert_eq!(floor.code(ANN, PhonePickup {}), "100-007");
    assert_eq!(floor.code(ANN, PhoneHangup {}), "100-007");
}

#[test]
fn both_verbs_are_understood() {
    for verb in ["POST", "PUT"] {
        let mut floor = linked(|_| {});
        let call = floor.ring();
        let guid = floor.guids[ANN].clone();
        let connection = floor.send(verb, "/voicecall/1001/phonepickup", Some(guid.reveal()), "");
        assert_eq!(floor.answer(connection).unwrap().status, 200);
        assert_eq!(floor.stage(&call), Some(CallStage::Talking));
    }
}
