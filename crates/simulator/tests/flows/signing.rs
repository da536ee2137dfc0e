//! Signing in and out.

use offhook_protocol::{
    AgentState, Request,
    agent_control::{AgentStatus, ForceLogout, ForceLogoutWithReason, Logout},
    event_poll::PollEvents,
};

use offhook_protocol::call_control::Answer;
use offhook_simulator::settings::{ForceDuringCall, SignOutDuringCall};

use crate::test_gateway::{ANN, TestGateway, force_login, login};

#[test]
fn signing_in_tells_service_then_state() {
    for (status, names, state) in [
        (4, vec!["InService", "Ready"], AgentState::Ready),
        (3, vec!["InService", "Ready", "SetNotReady_Success"], AgentState::Busy),
        (5, vec!["InService", "Ready", "Work"], AgentState::WrapUp),
    ] {
        let mut gateway = TestGateway::new();
        gateway.ok(ANN, offhook_protocol::sign_in::Login { status, ..login(ANN) });
        assert_eq!(gateway.names(ANN), names);
        assert_eq!(gateway.agent(ANN).state, state);
    }
}

#[test]
fn wrong_password_or_unknown_number() {
    let mut gateway = TestGateway::new();
    assert_eq!(gateway.code(ANN, login("1002")), "100-004");
    assert_eq!(gateway.code("9999", login("9999")), "100-004");
    let nothing = offhook_protocol::sign_in::Login { password: "".into(), ..login(ANN) };
    assert_eq!(gateway.code(ANN, nothing), "100-004", "it may be empty (CEC 6.1.1.23), and is wrong");
    assert_eq!(gateway.agent(ANN).state, AgentState::SignedOut);
}

#[test]
fn a_second_sign_in_is_refused_and_may_be_forced() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    assert_eq!(gateway.code(ANN, login(ANN)), "100-002");
    let first_guid = gateway.guids[ANN].clone();
    let poll = Request::from(PollEvents::default());
    let open = gateway.send_as(ANN, &poll);
    gateway.ok(ANN, force_login(ANN));
    let told = gateway.answer(open).unwrap();
    assert!(told.body.contains("AgentOther_ShutdownService"), "{}", told.body);
    assert_eq!(gateway.names(ANN), ["InService", "Ready"]);
    gateway.guids.insert(ANN.to_owned(), first_guid);
    assert_eq!(gateway.code(ANN, AgentStatus {}), "000-003", "the former session's guid is void");
}

#[test]
fn without_session_100_006_with_a_wrong_guid_000_003() {
    let mut gateway = TestGateway::new();
    assert_eq!(gateway.code(ANN, AgentStatus {}), "100-006");
    gateway.sign_in(ANN);
    gateway.guids.insert(ANN.to_owned(), "nonsense".into());
    assert_eq!(gateway.code(ANN, AgentStatus {}), "000-003");
    gateway.guids.remove(ANN);
    assert_eq!(gateway.code(ANN, AgentStatus {}), "000-003");
}

#[test]
fn signing_out_tells_an_open_poll() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    let open = gateway.send_as(ANN, &PollEvents::default().into());
    gateway.ok(ANN, Logout {});
    assert!(gateway.answer(open).unwrap().body.contains("AgentOther_ShutdownService"));
    assert_eq!(gateway.code(ANN, PollEvents::default()), "100-006");
}

#[test]
fn signing_out_while_talking_is_refused_or_ignored() {
    for (ignored, outcome) in [(false, Err("100-007".to_owned())), (true, Ok(()))] {
        let mut gateway = TestGateway::with(|settings| {
            if ignored {
                settings.sign_out_during_call = SignOutDuringCall::Ignored;
            }
        });
        gateway.sign_in(ANN);
        gateway.ring();
        gateway.ok(ANN, Answer::default());
        assert_eq!(gateway.ask(ANN, Logout {}).map(drop), outcome);
        assert_eq!(gateway.agent(ANN).state, AgentState::OnCall, "still signed in");
    }
}

#[test]
fn a_forced_sign_out_ends_calls_too() {
    let asked = [
        (Request::from(ForceLogout {}), "/onlineagent/1001/forcelogout"),
        (ForceLogoutWithReason { reason: 255 }.into(), "/onlineagent/1001/forcelogoutwithreason/255"),
    ];
    for (request, path) in asked {
        let mut gateway = TestGateway::new();
        gateway.sign_in(ANN);
        let call = gateway.talk(ANN);
        let open = gateway.send_as(ANN, &PollEvents::default().into());
        let guid = gateway.guids[ANN].expose().to_owned();
        let connection = gateway.send("DELETE", path, Some(&guid), "");
        let answer = gateway.answer(connection).unwrap();
        assert_eq!(answer.body, r#"{"message":"success","retcode":"0"}"#, "no result");
        assert!(gateway.answer(open).unwrap().body.contains("AgentOther_ShutdownService"));
        assert_eq!((gateway.agent(ANN).state, gateway.call(&call)), (AgentState::SignedOut, None));
        assert_eq!(gateway.code(ANN, request), "100-006");
    }
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    for reason in [0, 256] {
        assert_eq!(gateway.code(ANN, ForceLogoutWithReason { reason }), "100-005");
    }
    assert_eq!(gateway.agent(ANN).state, AgentState::Ready);
}

#[test]
fn linking_the_desk_phone_is_told() {
    let mut gateway = TestGateway::new();
    let body = r#"{"password":"offhook-1001","phonenum":"7109","status":"3","phonelinkage":"true"}"#;
    let connection = gateway.send("PUT", "/onlineagent/1001", None, body);
    let answer = gateway.answer(connection).unwrap();
    gateway.guids.insert(ANN.to_owned(), answer.guid.unwrap().as_str().into());
    assert_eq!(gateway.names(ANN), ["InService", "Ready", "SetNotReady_Success", "linkageCapability"]);
}

#[test]
fn two_minutes_without_a_poll_end_the_session() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    gateway.wait_ms(119_999);
    assert_eq!(gateway.agent(ANN).state, AgentState::Ready);
    gateway.wait_ms(1);
    assert_eq!(gateway.agent(ANN).state, AgentState::SignedOut);
    assert_eq!(gateway.code(ANN, PollEvents::default()), "100-006");
    assert_eq!(gateway.code(ANN, AgentStatus {}), "100-006");
}

#[test]
fn whoever_polls_stays() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    for _ in 0..30 {
        gateway.wait(10);
        gateway.events(ANN);
    }
    assert_eq!(gateway.agent(ANN).state, AgentState::Ready);
}

#[test]
fn a_silent_agents_call_goes_back_or_ends() {
    let mut gateway = TestGateway::new();
    gateway.sign_in_with(ANN, |login| login.auto_answer = true);
    let talking = gateway.ring();
    gateway.wait(120);
    assert_eq!(gateway.call(&talking), None);
    assert!(gateway.truth().queues.iter().all(|queue| queue.waiting.is_empty()));
}

#[test]
fn forcing_in_during_a_call_ends_it_or_is_refused() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    let call = gateway.ring();
    gateway.ok(ANN, Answer::default());
    gateway.ok(ANN, force_login(ANN));
    assert_eq!(gateway.call(&call), None);

    let mut gateway = TestGateway::with(|settings| settings.force_during_call = ForceDuringCall::Refused);
    gateway.sign_in(ANN);
    let call = gateway.ring();
    gateway.ok(ANN, Answer::default());
    assert_eq!(gateway.code(ANN, force_login(ANN)), "100-015");
    assert!(gateway.call(&call).is_some());
}

#[test]
fn what_a_sign_in_leaves_out_has_the_references_defaults() {
    let mut gateway = TestGateway::new();
    let body = r#"{"password":"offhook-1001","phonenum":"7109","status":"4"}"#;
    let connection = gateway.send("PUT", "/onlineagent//1001", None, body);
    let answer = gateway.answer(connection).unwrap();
    assert!(answer.guid.is_some() && answer.body.contains(r#""retcode":"0""#), "{}", answer.body);
    assert!(gateway.agent(ANN).auto_answer);
}
