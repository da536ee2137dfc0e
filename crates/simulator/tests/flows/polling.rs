//! The poll and the guid.

use offhook_protocol::{Request, agent_control::AgentStatus, event_poll::PollEvents};
use offhook_simulator::{
    Input,
    settings::{AllEvents, EmptyPoll},
};

use crate::test_gateway::{ANN, TestGateway, login};

fn poll() -> Request {
    PollEvents::default().into()
}

#[test]
fn answered_at_once_with_one_event_else_after_ten_seconds() {
    let mut gateway = TestGateway::new();
    gateway.ok(ANN, login(ANN));
    let first = gateway.send_as(ANN, &poll());
    assert_eq!(
        gateway.answer(first).unwrap().body,
        r#"{"message":"","retcode":"0","event":{"content":null,"eventType":"AgentOther_InService","workNo":"1001"}}"#
    );
    gateway.events(ANN);
    let parked = gateway.send_as(ANN, &poll());
    gateway.wait_ms(9_999);
    assert_eq!(gateway.answer(parked), None);
    gateway.wait_ms(1);
    assert_eq!(gateway.answer(parked).unwrap().body, r#"{"message":"","retcode":"0"}"#);
}

#[test]
fn a_parked_poll_is_answered_by_an_event() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    let parked = gateway.send_as(ANN, &poll());
    gateway.wait(3);
    gateway.ring();
    assert!(gateway.answer(parked).unwrap().body.contains("AgentState_Busy"));
}

#[test]
fn a_second_poll_answers_the_first_empty() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    let first = gateway.send_as(ANN, &poll());
    let second = gateway.send_as(ANN, &poll());
    assert_eq!(gateway.answer(first).unwrap().body, r#"{"message":"","retcode":"0"}"#);
    assert_eq!(gateway.answer(second), None);
}

#[test]
fn an_event_survives_a_client_that_went_away() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    let connection = gateway.send_as(ANN, &poll());
    gateway.feed(Input::Closed { connection });
    gateway.ring();
    assert_eq!(gateway.answer(connection), None);
    assert_eq!(gateway.names(ANN)[0], "Busy");
}

#[test]
fn other_spellings_of_nothing() {
    for (spelling, tail) in [(EmptyPoll::Null, r#","event":null}"#), (EmptyPoll::Object, r#","event":{}}"#)] {
        let mut gateway = TestGateway::with(|settings| settings.empty_poll = spelling);
        gateway.sign_in(ANN);
        let parked = gateway.send_as(ANN, &poll());
        gateway.wait(10);
        assert!(gateway.answer(parked).unwrap().body.ends_with(tail));
    }
}

#[test]
fn all_events_in_one_answer_on_demand() {
    let mut gateway = TestGateway::new();
    gateway.ok(ANN, login(ANN));
    let guid = gateway.guids[ANN].clone();
    let all = gateway.send("GET", "/agentevent/1001/allagentevent", Some(guid.expose()), "");
    let body = gateway.answer(all).unwrap().body;
    assert!(body.starts_with(r#"{"message":"","retcode":"0","event":[{"#), "{body}");
    assert!(body.contains("AgentOther_InService") && body.contains("AgentState_Ready"), "{body}");
    assert!(gateway.names(ANN).is_empty());
}

#[test]
fn a_gateway_may_know_no_poll_for_all_events() {
    for (all_events, status, body) in
        [(AllEvents::NotFound, 404, ""), (AllEvents::Refused, 200, r#""retcode":"000-002"}"#)]
    {
        let mut gateway = TestGateway::with(|settings| settings.all_events = all_events);
        gateway.ok(ANN, login(ANN));
        let guid = gateway.guids[ANN].clone();
        let all = gateway.send("GET", "/agentevent/1001/allagentevent", Some(guid.expose()), "");
        let answer = gateway.answer(all).unwrap();
        assert!(answer.status == status && answer.body.ends_with(body), "{answer:?}");
        assert!(!gateway.names(ANN).is_empty(), "nothing is taken from the events");
    }
}

#[test]
fn the_guid_is_renewed_on_polls_and_an_old_client_gets_it_again() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    let first = gateway.guids[ANN].clone();
    for _ in 0..5 {
        gateway.wait(10);
        gateway.events(ANN);
    }
    assert_eq!(gateway.guids[ANN], first, "50 s old");
    // The answer that brings the fresh guid is lost.
    let lost = gateway.send_as(ANN, &poll());
    gateway.wait(10);
    let fresh = gateway.answer(lost).unwrap().guid.expect("60 s old");
    assert_ne!(fresh, first.expose());
    // The former guid still works, and its next poll is told again.
    gateway.ok(ANN, AgentStatus {});
    let again = gateway.send_as(ANN, &poll());
    gateway.wait(10);
    assert_eq!(gateway.answer(again).unwrap().guid, Some(fresh.clone()));
    // Not for ever.
    gateway.wait(50);
    assert_eq!(gateway.code(ANN, AgentStatus {}), "000-003", "120 s old");
    gateway.guids.insert(ANN.to_owned(), fresh.as_str().into());
    gateway.ok(ANN, AgentStatus {});
}

#[test]
fn a_client_that_follows_never_loses_its_session() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    let first = gateway.guids[ANN].clone();
    for _ in 0..100 {
        let parked = gateway.send_as(ANN, &poll());
        gateway.wait(10);
        let answer = gateway.answer(parked).unwrap();
        gateway.read(ANN, &poll(), answer).unwrap();
    }
    assert_ne!(gateway.guids[ANN], first);
    gateway.ok(ANN, AgentStatus {});
}

#[test]
fn a_static_guid_stays() {
    let mut gateway = TestGateway::with(|settings| settings.guid.rotates = false);
    gateway.sign_in(ANN);
    let first = gateway.guids[ANN].clone();
    for _ in 0..100 {
        gateway.wait(10);
        gateway.events(ANN);
    }
    assert_eq!(gateway.guids[ANN], first);
    gateway.ok(ANN, AgentStatus {});
}

#[test]
fn a_gateway_may_want_a_pause_between_polls() {
    let mut gateway = TestGateway::with(|settings| settings.poll_pause_ms = 150);
    gateway.ok(ANN, login(ANN));
    let first = gateway.send_as(ANN, &poll());
    assert!(gateway.answer(first).unwrap().body.contains("AgentOther_InService"));
    assert_eq!(gateway.code(ANN, PollEvents::default()), "999-002");
    gateway.wait_ms(149);
    assert_eq!(gateway.code(ANN, PollEvents::default()), "999-002");
    gateway.wait_ms(1);
    let second = gateway.send_as(ANN, &poll());
    assert!(gateway.answer(second).unwrap().body.contains("AgentState_Ready"), "no event is lost");
}
