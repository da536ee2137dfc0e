//! Signing in and out.

use offhook_protocol::{
    AgentState, Request,
    agentevent::PollEvents,
    onlineagent::{AgentStatus, Logout},
};

use crate::floor::{ANN, Floor, force_login, login};

#[test]
fn signing_in_tells_service_then_state() {
    for (status, names, state) in [
        (4, vec!["InService", "Ready"], AgentState::Ready),
        (3, vec!["InService", "Ready", "SetNotReady_Success"], AgentState::Busy),
        (5, vec!["InService", "Ready", "Work"], AgentState::WrapUp),
    ] {
        let mut floor = Floor::new();
        floor.ok(ANN, offhook_protocol::onlineagent::Login { status, ..login(ANN) });
        assert_eq!(floor.names(ANN), names);
        assert_eq!(floor.agent(ANN).state, state);
    }
}

#[test]
fn wrong_password_or_unknown_number() {
    let mut floor = Floor::new();
    assert_eq!(floor.code(ANN, login("1002")), "100-004");
    assert_eq!(floor.code("9999", login("9999")), "100-004");
    let nothing = offhook_protocol::onlineagent::Login { password: "".into(), ..login(ANN) };
    assert_eq!(floor.code(ANN, nothing), "100-001");
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
