//! A desk phone that is linked with the session.

use offhook_protocol::{
    AgentState, Guid,
    call_control::{Answer, PhoneHangup, PhonePickup, Release},
};
use offhook_simulator::{Settings, settings::AfterNoAnswer, world::CallStage};

use crate::test_gateway::{ANN, CUSTOMER, TestGateway};

fn linked(change: impl FnOnce(&mut Settings)) -> TestGateway {
    let mut gateway = TestGateway::with(change);
    let body = r#"{"password":"offhook-1001","phonenum":"40001","status":4,"phonelinkage":"true","autoanswer":false}"#;
    let connection = gateway.send("PUT", "/onlineagent/1001", None, body);
    let guid = gateway.answer(connection).unwrap().guid.expect("signed in");
    gateway.guids.insert(ANN.to_owned(), Guid::from(guid.as_str()));
    gateway.events(ANN);
    gateway
}

#[test]
fn lifting_answers() {
    let mut gateway = linked(|_| {});
    let call = gateway.ring();
    assert_eq!(gateway.names(ANN), ["Busy", "PhoneAlerting"]);
    gateway.wait(5);
    assert!(gateway.names(ANN).is_empty(), "it is not lifted by itself");
    assert_eq!(gateway.code(ANN, Answer::default()), "200-002", "the phone does that");
    gateway.ok(ANN, PhonePickup {});
    assert_eq!(gateway.names(ANN), ["PhoneOffhook", "Incoming_CallInfo", "Talking", "Record"]);
    assert_eq!(gateway.stage(&call), Some(CallStage::Talking));
    assert_eq!(gateway.code(ANN, PhonePickup {}), "100-007");
    gateway.ok(ANN, Release {});
    assert_eq!(gateway.agent(ANN).state, AgentState::Ready);
}

#[test]
fn lifting_dials() {
    let mut gateway = linked(|_| {});
    let call = gateway.dial(ANN, CUSTOMER);
    gateway.ok(ANN, PhonePickup {});
    assert_eq!(gateway.names(ANN), ["PhoneAlerting", "PhoneOffhook", "Busy", "Customer_Alerting"]);
    gateway.wait(2);
    assert_eq!(gateway.stage(&call), Some(CallStage::Talking));
}

#[test]
fn refusing_gives_the_call_back() {
    for (after, last, state) in [
        (AfterNoAnswer::Busy, "SetNotReady_Success", AgentState::Busy),
        (AfterNoAnswer::Ready, "Ready", AgentState::OnCall),
    ] {
        let mut gateway = linked(|it| it.after_no_answer = after);
        let call = gateway.ring();
        gateway.events(ANN);
        gateway.ok(ANN, PhoneHangup {});
        assert_eq!(gateway.names(ANN)[..3], ["PhoneRelease", "No_Answer", last]);
        assert_eq!(gateway.agent(ANN).state, state, "whoever is ready is offered it again");
        assert_eq!(gateway.call(&call).is_some(), state == AgentState::OnCall);
    }
    let mut gateway = linked(|_| {});
    gateway.dial(ANN, CUSTOMER);
    gateway.events(ANN);
    gateway.ok(ANN, PhoneHangup {});
    assert_eq!(gateway.names(ANN), ["Call_Out_Fail", "Connect_Fail", "PhoneRelease"]);
    assert_eq!(gateway.code(ANN, PhoneHangup {}), "100-007");
}

#[test]
fn a_linked_phone_that_is_never_lifted() {
    let mut gateway = linked(|_| {});
    gateway.ring();
    gateway.wait(20);
    assert_eq!(
        gateway.names(ANN),
        ["Busy", "PhoneAlerting", "No_Answer", "PhoneRelease", "SetNotReady_Success"]
    );
}

#[test]
fn only_linked_phones() {
    let mut gateway = TestGateway::with(|it| it.phone_lifts_after_ms = 5_000);
    gateway.sign_in(ANN);
    gateway.ring();
    assert_eq!(gateway.code(ANN, PhonePickup {}), "100-007");
    assert_eq!(gateway.code(ANN, PhoneHangup {}), "100-007");
}

#[test]
fn both_verbs_are_understood() {
    for verb in ["POST", "PUT"] {
        let mut gateway = linked(|_| {});
        let call = gateway.ring();
        let guid = gateway.guids[ANN].clone();
        let connection = gateway.send(verb, "/voicecall/1001/phonepickup", Some(guid.expose()), "");
        assert_eq!(gateway.answer(connection).unwrap().status, 200);
        assert_eq!(gateway.stage(&call), Some(CallStage::Talking));
    }
}
