//! The poll and the guid.

use offhook_protocol::{Request, agent_control::AgentStatus, event_poll::PollEvents};
use offhook_simulator::{Input, settings::EmptyPoll};

use crate::floor::{ANN, Floor, login};

fn poll() -> Request {
    PollEvents::default().into()
}

#[test]
fn answered_at_once_with_one_event_else_after_ten_seconds() {
    let mut floor = Floor::new();
    floor.ok(ANN, login(ANN));
    let first = floor.send_as(ANN, &poll());
    assert_eq!(
        floor.answer(first).unwrap().body,
        r#"{"message":"","retcode":"0","event":{"content":null,"eventType":"AgentOther_InService","workNo":"1001"}}"#
    );
    floor.events(ANN);
    let parked = floor.send_as(ANN, &poll());
    floor.wait_ms(9_999);
    assert_eq!(floor.answer(parked), None);
    floor.wait_ms(1);
    assert_eq!(floor.answer(parked).unwrap().body, r#"{"message":"","retcode":"0"}"#);
}

#[test]
fn a_parked_poll_is_answered_by_an_event() {
    let mut floor = Floor::new();
    floor.sign_in(ANN);
    let parked = floor.send_as(ANN, &poll());
    floor.wait(3);
    floor.ring();
    assert!(floor.answer(parked).unwrap().body.contains("AgentState_Busy"));
}

#[test]
fn a_second_poll_answers_the_first_empty() {
    let mut floor = Floor::new();
    floor.sign_in(ANN);
    let first = floor.send_as(ANN, &poll());
    let second = floor.send_as(ANN, &poll());
    assert_eq!(floor.answer(first).unwrap().body, r#"{"message":"","retcode":"0"}"#);
    assert_eq!(floor.answer(second), None);
}

#[test]
fn an_event_survives_a_client_that_went_away() {
    let mut floor = Floor::new();
    floor.sign_in(ANN);
    let connection = floor.send_as(ANN, &poll());
    floor.feed(Input::Closed { connection });
    floor.ring();
    assert_eq!(floor.answer(connection), None);
    assert_eq!(floor.names(ANN)[0], "Busy");
}

#[test]
fn other_spellings_of_nothing() {
    for (spelling, tail) in [(EmptyPoll::Null, r#","event":null}"#), (EmptyPoll::Object, r#","event":{}}"#)] {
        let mut floor = Floor::with(|settings| settings.empty_poll = spelling);
        floor.sign_in(ANN);
        let parked = floor.send_as(ANN, &poll());
        floor.wait(10);
        assert!(floor.answer(parked).unwrap().body.ends_with(tail));
    }
}

#[test]
fn all_events_in_one_answer_on_demand() {
    let mut floor = Floor::new();
    floor.ok(ANN, login(ANN));
    let guid = floor.guids[ANN].clone();
    let all = floor.send("GET", "/agentevent/1001/allagentevent", Some(guid.reveal()), "");
    let body = floor.answer(all).unwrap().body;
    assert!(body.starts_with(r#"{"message":"","retcode":"0","event":[{"#), "{body}");
    assert!(body.contains("AgentOther_InService") && body.contains("AgentState_Ready"), "{body}");
    assert!(floor.names(ANN).is_empty());
}

#[test]
fn the_guid_is_renewed_on_polls_and_an_old_client_gets_it_again() {
    let mut floor = Floor::new();
    floor.sign_in(ANN);
    let first = floor.guids[ANN].clone();
    for _ in 0..5 {
        floor.wait(10);
        floor.events(ANN);
    }
    assert_eq!(floor.guids[ANN], first, "50 s old");
    // The answer that brings the fresh guid is lost.
    let lost = floor.send_as(ANN, &poll());
    floor.wait(10);
    let fresh = floor.answer(lost).unwrap().guid.expect("60 s old");
    assert_ne!(fresh, first.reveal());
    // The former guid still works, and its next poll is told again.
    floor.ok(ANN, AgentStatus {});
    let again = floor.send_as(ANN, &poll());
    floor.wait(10);
    assert_eq!(floor.answer(again).unwrap().guid, Some(fresh.clone()));
    // Not for ever.
    floor.wait(50);
    assert_eq!(floor.code(ANN, AgentStatus {}), "000-003", "120 s old");
    floor.guids.insert(ANN.to_owned(), fresh.as_str().into());
    floor.ok(ANN, AgentStatus {});
}

#[test]
fn a_client_that_follows_never_loses_its_session() {
    let mut floor = Floor::new();
    floor.sign_in(ANN);
    let first = floor.guids[ANN].clone();
    for _ in 0..100 {
        let parked = floor.send_as(ANN, &poll());
        floor.wait(10);
        let answer = floor.answer(parked).unwrap();
        floor.read(ANN, &poll(), answer).unwrap();
    }
    assert_ne!(floor.guids[ANN], first);
    floor.ok(ANN, AgentStatus {});
}

#[test]
fn a_static_guid_stays() {
    let mut floor = Floor::with(|settings| settings.guid.rotates = false);
    floor.sign_in(ANN);
    let first = floor.guids[ANN].clone();
    for _ in 0..100 {
        floor.wait(10);
        floor.events(ANN);
    }
    assert_eq!(floor.guids[ANN], first);
    floor.ok(ANN, AgentStatus {});
}
