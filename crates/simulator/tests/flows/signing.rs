//! Signing in and out.

use offhook_protocol::{
    AgentState, Request,
    agent_control::{AgentStatus, ForceLogout, ForceLogoutWithReason, Logout},
    event_poll::PollEvents,
};

use offhook_protocol::call_control::Answer;
use offhook_simulator::settings::{ForceDuringCall, SignOutDuringCall};

use crate::floor::{ANN, Floor, force_login, login};

#[test]
fn signing_in_tells_service_then_state() {
    for (status, names, state) in [
        (4, vec!["InService", "Ready"], AgentState::Ready),
        (3, vec!["InService", "Ready", "SetNotReady_Success"], AgentState::Busy),
        (5, vec!["InService", "Ready", "Work"], AgentState::WrapUp),
    ] {
        let mut floor = Floor::new();
        floor.ok(ANN, offhook_protocol::sign_in::Login { status, ..login(ANN) });
        assert_eq!(floor.names(ANN), names);
        assert_eq!(floor.agent(ANN).state, state);
    }
}

#[test]
fn wrong_password_or_unknown_number() {
    let mut floor = Floor::new();
    assert_eq!(floor.code(ANN, login("1002")), "100-004");
    assert_eq!(floor.code("9999", login("9999")), "100-004");
    let nothing = offhook_protocol::sign_in::Login { password: "".into(), ..login(ANN) };
    assert_eq!(floor.code(ANN, nothing), "100-004", "it may be empty (CEC 6.1.1.23), and is wrong");
    assert_eq!(floor.agent(ANN).state, AgentState::SignedOut);
}

#[test]
fn a_second_sign_in_is_refused_and_may_be_forced() {
    let mut floor = Floor::new();
    floor.sign_in(ANN);
    assert_eq!(floor.code(ANN, login(ANN)), "100-002");
    let first_guid = floor.guids[ANN].clone();
    let poll = Request::from(PollEvents::default());
    let open = floor.send_as(ANN, &poll);
    floor.ok(ANN, force_login(ANN));
    let told = floor.answer(open).unwrap();
    assert!(told.body.contains("AgentOther_ShutdownService"), "{}", told.body);
    assert_eq!(floor.names(ANN), ["InService", "Ready"]);
    floor.guids.insert(ANN.to_owned(), first_guid);
    assert_eq!(floor.code(ANN, AgentStatus {}), "000-003", "the former session's guid is void");
}

#[test]
fn without_session_100_006_with_a_wrong_guid_000_003() {
    let mut floor = Floor::new();
    assert_eq!(floor.code(ANN, AgentStatus {}), "100-006");
    floor.sign_in(ANN);
    floor.guids.insert(ANN.to_owned(), "nonsense".into());
    assert_eq!(floor.code(ANN, AgentStatus {}), "000-003");
    floor.guids.remove(ANN);
    assert_eq!(floor.code(ANN, AgentStatus {}), "000-003");
}

#[test]
fn signing_out_tells_an_open_poll() {
    let mut floor = Floor::new();
    floor.sign_in(ANN);
    let open = floor.send_as(ANN, &PollEvents::default().into());
    floor.ok(ANN, Logout {});
    assert!(floor.answer(open).unwrap().body.contains("AgentOther_ShutdownService"));
    assert_eq!(floor.code(ANN, PollEvents::default()), "100-006");
}

#[test]
fn signing_out_while_talking_is_refused_or_ignored() {
    for (ignored, outcome) in [(false, Err("100-007".to_owned())), (true, Ok(()))] {
        let mut floor = Floor::with(|settings| {
            if ignored {
                settings.sign_out_during_call = SignOutDuringCall::Ignored;
            }
        });
        floor.sign_in(ANN);
        floor.ring();
        floor.ok(ANN, Answer::default());
        assert_eq!(floor.ask(ANN, Logout {}).map(drop), outcome);
        assert_eq!(floor.agent(ANN).state, AgentState::OnCall, "still signed in");
    }
}

#[test]
fn a_forced_sign_out_ends_calls_too() {
    let asked = [
        (Request::from(ForceLogout {}), "/onlineagent/1001/forcelogout"),
        (ForceLogoutWithReason { reason: 255 }.into(), "/onlineagent/1001/forcelogoutwithreason/255"),
    ];
    for (request, path) in asked {
        let mut floor = Floor::new();
        floor.sign_in(ANN);
        let call = floor.talk(ANN);
        let open = floor.send_as(ANN, &PollEvents::default().into());
        let guid = floor.guids[ANN].reveal().to_owned();
        let connection = floor.send("DELETE", path, Some(&guid), "");
        let answer = floor.answer(connection).unwrap();
        assert_eq!(answer.body, r#"{"message":"success","retcode":"0"}"#, "no result");
        assert!(floor.answer(open).unwrap().body.contains("AgentOther_ShutdownService"));
        assert_eq!((floor.agent(ANN).state, floor.call(&call)), (AgentState::SignedOut, None));
        assert_eq!(floor.code(ANN, request), "100-006");
    }
    let mut floor = Floor::new();
    floor.sign_in(ANN);
    for reason in [0, 256] {
        assert_eq!(floor.code(ANN, ForceLogoutWithReason { reason }), "100-005");
    }
    assert_eq!(floor.agent(ANN).state, AgentState::Ready);
}

#[test]
fn linking_the_desk_phone_is_told() {
    let mut floor = Floor::new();
    let body = r#"{"password":"offhook-1001","phonenum":"7109","status":"3","phonelinkage":"true"}"#;
    let connection = floor.send("PUT", "/onlineagent/1001", None, body);
    let answer = floor.answer(connection).unwrap();
    floor.guids.insert(ANN.to_owned(), answer.guid.unwrap().as_str().into());
    assert_eq!(floor.names(ANN), ["InService", "Ready", "SetNotReady_Success", "linkageCapability"]);
}

#[test]
fn two_minutes_without_a_poll_end_the_session() {
    let mut floor = Floor::new();
    floor.sign_in(ANN);
    floor.wait_ms(119_999);
    assert_eq!(floor.agent(ANN).state, AgentState::Ready);
    floor.wait_ms(1);
    assert_eq!(floor.agent(ANN).state, AgentState::SignedOut);
    assert_eq!(floor.code(ANN, PollEvents::default()), "100-006");
    assert_eq!(floor.code(ANN, AgentStatus {}), "100-006");
}

#[test]
fn whoever_polls_stays() {
    let mut floor = Floor::new();
    floor.sign_in(ANN);
    for _ in 0..30 {
        floor.wait(10);
        floor.events(ANN);
    }
    assert_eq!(floor.agent(ANN).state, AgentState::Ready);
}

#[test]
fn a_silent_agents_call_goes_back_or_ends() {
    let mut floor = Floor::new();
    floor.sign_in_with(ANN, |login| login.auto_answer = true);
    let talking = floor.ring();
    floor.wait(120);
    assert_eq!(floor.call(&talking), None);
    assert!(floor.truth().queues.iter().all(|queue| queue.waiting.is_empty()));
}

#[test]
fn forcing_in_during_a_call_ends_it_or_is_refused() {
    let mut floor = Floor::new();
    floor.sign_in(ANN);
    let call = floor.ring();
    floor.ok(ANN, Answer::default());
    floor.ok(ANN, force_login(ANN));
    assert_eq!(floor.call(&call), None);

    let mut floor = Floor::with(|settings| settings.force_during_call = ForceDuringCall::Refused);
    floor.sign_in(ANN);
    let call = floor.ring();
    floor.ok(ANN, Answer::default());
    assert_eq!(floor.code(ANN, force_login(ANN)), "100-015");
    assert!(floor.call(&call).is_some());
}

#[test]
fn what_a_sign_in_leaves_out_has_the_references_defaults() {
    let mut floor = Floor::new();
    let body = r#"{"password":"offhook-1001","phonenum":"7109","status":"4"}"#;
    let connection = floor.send("PUT", "/onlineagent//1001", None, body);
    let answer = floor.answer(connection).unwrap();
    assert!(answer.guid.is_some() && answer.body.contains(r#""retcode":"0""#), "{}", answer.body);
    assert!(floor.agent(ANN).auto_answer);
}
