//! Events that are lost, doubled, late or out of order.

use offhook_protocol::{
    agent_control::{SayBusy, SayFree},
    call_control::{Answer, Hold},
};
use offhook_simulator::{
    Control,
    control::{EventFault, EventFaultKind},
    world::CallStage,
};

use crate::floor::{ANN, BOB, Floor};

fn spoil(floor: &mut Floor, event: &str, kind: EventFaultKind) {
    let fault = EventFault { event: event.to_owned(), agent: None, count: 1, kind, ms: None };
    floor.act(Control::EventFault(fault));
}

fn ringing() -> Floor {
    let mut floor = Floor::new();
    floor.sign_in(ANN);
    floor.ring();
    floor.events(ANN);
    floor
}

#[test]
fn a_lost_event_has_happened_all_the_same() {
    let mut floor = ringing();
    spoil(&mut floor, "AgentEvent_Talking", EventFaultKind::Lose);
    floor.ok(ANN, Answer::default());
    assert_eq!(floor.names(ANN), ["Record"]);
    assert_eq!(floor.agent(ANN).calls[0].state, CallStage::Talking);
    floor.ok(ANN, Hold {});
    assert_eq!(floor.names(ANN), ["Hold"], "only once");
}

#[test]
fn a_doubled_event_comes_twice() {
    let mut floor = ringing();
    spoil(&mut floor, "Talking", EventFaultKind::Double);
    floor.ok(ANN, Answer::default());
    assert_eq!(floor.names(ANN), ["Talking", "Talking", "Record"]);
}

#[test]
fn a_late_event_comes_behind_whatever_came_meanwhile() {
    let mut floor = ringing();
    let (event, kind) = ("Talking".to_owned(), EventFaultKind::Late);
    floor.act(Control::EventFault(EventFault { event, agent: None, count: 1, kind, ms: Some(2_000) }));
    floor.ok(ANN, Answer::default());
    floor.ok(ANN, Hold {});
    assert_eq!(floor.names(ANN), ["Record", "Hold"]);
    floor.wait_ms(1_999);
    assert!(floor.names(ANN).is_empty());
    floor.wait_ms(1);
    assert_eq!(floor.names(ANN), ["Talking"]);
}

#[test]
fn a_swapped_event_lets_the_next_one_pass() {
    let mut floor = ringing();
    spoil(&mut floor, "Talking", EventFaultKind::Swap);
    floor.ok(ANN, Answer::default());
    assert_eq!(floor.names(ANN), ["Record", "Talking"]);
    spoil(&mut floor, "Hold", EventFaultKind::Swap);
    floor.ok(ANN, Hold {});
    assert!(floor.names(ANN).is_empty());
    floor.wait(1);
    assert_eq!(floor.names(ANN), ["Hold"], "there was no next one");
}

#[test]
fn one_agents_events_only_as_often_as_asked() {
    let mut floor = Floor::new();
    floor.sign_in(ANN);
    floor.sign_in(BOB);
    let (event, kind) = ("SetNotReady".to_owned(), EventFaultKind::Lose);
    let agent = Some(BOB.into());
    floor.act(Control::EventFault(EventFault { event, agent, count: 2, kind, ms: None }));
    for agent in [ANN, BOB] {
        for _ in 0..3 {
            floor.ok(agent, SayBusy::default());
            floor.ok(agent, SayFree {});
        }
    }
    let busy =
        |floor: &mut Floor, agent| floor.names(agent).iter().filter(|it| it.contains("SetNot")).count();
    assert_eq!((busy(&mut floor, ANN), busy(&mut floor, BOB)), (3, 1));
}

#[test]
fn a_late_event_of_a_session_that_is_over_comes_nowhere() {
    let mut floor = ringing();
    let (event, kind) = ("Talking".to_owned(), EventFaultKind::Late);
    floor.act(Control::EventFault(EventFault { event, agent: None, count: 1, kind, ms: Some(2_000) }));
    floor.ok(ANN, Answer::default());
    floor.ok(ANN, crate::floor::force_login(ANN));
    floor.events(ANN);
    floor.wait(3);
    assert!(floor.names(ANN).is_empty());
}

#[test]
fn event_faults_are_read_or_refused_with_a_sentence() {
    let parse = |body: &str| Control::parse("POST", "/simulator/faults", body);
    let Ok(Control::EventFault(read)) = parse(r#"{"event":"Hold","kind":"swap","agent":"1001"}"#) else {
        panic!("refused")
    };
    assert_eq!((read.count, read.kind), (1, EventFaultKind::Swap));
    for (body, hint) in [
        (r#"{"event":"Hold","kind":"late"}"#, "\"ms\" is missing"),
        (r#"{"event":"Hold","kind":"drop"}"#, "unknown variant"),
        (r#"{"event":"Hold","kind":"lose","path":"x"}"#, "unknown field"),
    ] {
        let error = parse(body).unwrap_err();
        assert!(error.status == 400 && error.sentence.contains(hint), "{error:?}");
    }
}
