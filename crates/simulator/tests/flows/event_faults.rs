//! Events that are lost, doubled, late or out of order.

use offhook_protocol::{
    agent_control::{SayBusy, SayFree},
    call_control::{Answer, GetHold, Hold},
};
use offhook_simulator::{
    Control,
    control::{EventFault, EventFaultKind},
    world::CallStage,
};

use crate::test_gateway::{ANN, BOB, TestGateway};

fn spoil(gateway: &mut TestGateway, event: &str, kind: EventFaultKind) {
    let fault = EventFault { event: event.to_owned(), agent: None, skip: 0, count: 1, kind, ms: None };
    gateway.act(Control::EventFault(fault));
}

fn ringing() -> TestGateway {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    gateway.ring();
    gateway.events(ANN);
    gateway
}

#[test]
fn a_lost_event_has_happened_all_the_same() {
    let mut gateway = ringing();
    spoil(&mut gateway, "AgentEvent_Talking", EventFaultKind::Lose);
    gateway.ok(ANN, Answer::default());
    assert_eq!(gateway.names(ANN), ["Record"]);
    assert_eq!(gateway.agent(ANN).calls[0].state, CallStage::Talking);
    gateway.ok(ANN, Hold {});
    assert_eq!(gateway.names(ANN), ["Hold"], "only once");
}

#[test]
fn a_doubled_event_comes_twice() {
    let mut gateway = ringing();
    spoil(&mut gateway, "Talking", EventFaultKind::Double);
    gateway.ok(ANN, Answer::default());
    assert_eq!(gateway.names(ANN), ["Talking", "Talking", "Record"]);
}

#[test]
fn a_late_event_comes_behind_whatever_came_meanwhile() {
    let mut gateway = ringing();
    let (event, kind) = ("Talking".to_owned(), EventFaultKind::Late);
    gateway.act(Control::EventFault(EventFault {
        event,
        agent: None,
        skip: 0,
        count: 1,
        kind,
        ms: Some(2_000),
    }));
    gateway.ok(ANN, Answer::default());
    gateway.ok(ANN, Hold {});
    assert_eq!(gateway.names(ANN), ["Record", "Hold"]);
    gateway.wait_ms(1_999);
    assert!(gateway.names(ANN).is_empty());
    gateway.wait_ms(1);
    assert_eq!(gateway.names(ANN), ["Talking"]);
}

#[test]
fn a_swapped_event_lets_the_next_one_pass() {
    let mut gateway = ringing();
    spoil(&mut gateway, "Talking", EventFaultKind::Swap);
    gateway.ok(ANN, Answer::default());
    assert_eq!(gateway.names(ANN), ["Record", "Talking"]);
    spoil(&mut gateway, "Hold", EventFaultKind::Swap);
    gateway.ok(ANN, Hold {});
    assert!(gateway.names(ANN).is_empty());
    gateway.wait(1);
    assert_eq!(gateway.names(ANN), ["Hold"], "there was no next one");
}

#[test]
fn one_agents_events_only_as_often_as_asked() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    gateway.sign_in(BOB);
    let (event, kind) = ("SetNotReady".to_owned(), EventFaultKind::Lose);
    let agent = Some(BOB.into());
    gateway.act(Control::EventFault(EventFault { event, agent, skip: 0, count: 2, kind, ms: None }));
    for agent in [ANN, BOB] {
        for _ in 0..3 {
            gateway.ok(agent, SayBusy::default());
            gateway.ok(agent, SayFree {});
        }
    }
    let busy = |gateway: &mut TestGateway, agent| {
        gateway.names(agent).iter().filter(|it| it.contains("SetNot")).count()
    };
    assert_eq!((busy(&mut gateway, ANN), busy(&mut gateway, BOB)), (3, 1));
}

#[test]
fn a_late_event_of_a_session_that_is_over_comes_nowhere() {
    let mut gateway = ringing();
    let (event, kind) = ("Talking".to_owned(), EventFaultKind::Late);
    gateway.act(Control::EventFault(EventFault {
        event,
        agent: None,
        skip: 0,
        count: 1,
        kind,
        ms: Some(2_000),
    }));
    gateway.ok(ANN, Answer::default());
    gateway.ok(ANN, crate::test_gateway::force_login(ANN));
    gateway.events(ANN);
    gateway.wait(3);
    assert!(gateway.names(ANN).is_empty());
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

#[test]
fn so_many_events_come_through_before_one_is_spoilt() {
    let mut gateway = ringing();
    let (event, kind) = ("AgentEvent".to_owned(), EventFaultKind::Lose);
    gateway.act(Control::EventFault(EventFault { event, agent: None, skip: 1, count: 1, kind, ms: None }));
    gateway.ok(ANN, Answer::default());
    gateway.ok(ANN, Hold {});
    gateway.ok(ANN, GetHold::default());
    assert_eq!(gateway.names(ANN), ["Talking", "Record", "Talking"]);
}
