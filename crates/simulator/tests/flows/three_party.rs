//! Three on one call, and two left to each other.

use offhook_protocol::{
    AgentState, CallId, GatewayEvent, Number,
    call_control::{Answer, ConfJoin, ConnectHold, Disconnect, DropCall, GetHold, Hold, Release},
};
use offhook_simulator::{Settings, settings::ConferenceId, world::CallStage};

use crate::floor::{ANN, BOB, CUSTOMER, Floor};

/// Returns the floor, the call of a customer whom Ann holds, and Ann's consultation with Bob.
fn consulted(change: impl FnOnce(&mut Settings)) -> (Floor, CallId, CallId) {
    let mut floor = Floor::with(change);
    floor.sign_in(ANN);
    floor.sign_in(BOB);
    let held = floor.talk(ANN);
    let talking = floor.consult(ANN, BOB, 2);
    floor.ok(BOB, Answer::default());
    floor.events(ANN);
    floor.events(BOB);
    (floor, held, talking)
}

fn join(call: &CallId) -> ConfJoin {
    ConfJoin { call: call.clone(), data: None }
}

fn partners(event: &GatewayEvent) -> (CallId, String) {
    match event {
        GatewayEvent::Conference(it) => (it.call.clone(), it.partners.reveal().to_owned()),
        other => panic!("{other:?}"),
    }
}

fn left(event: &GatewayEvent) -> (CallId, String) {
    match event {
        GatewayEvent::RemoteReleased(it) => (it.call.clone(), it.number.reveal().to_owned()),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_held_customer_joins_the_consultation() {
    let (mut floor, held, talking) = consulted(|_| {});
    floor.ok(ANN, join(&held));
    let events = floor.events(ANN);
    assert_eq!(events.len(), 2);
    assert_eq!(partners(&events[0]), (talking.clone(), format!("{BOB},{CUSTOMER}")));
    assert_eq!(left(&events[1]), (held.clone(), CUSTOMER.to_owned()));
    let events = floor.events(BOB);
    assert_eq!(events.len(), 1);
    assert_eq!(partners(&events[0]), (talking.clone(), format!("{ANN},{CUSTOMER}")));
    for (agent, other) in [(ANN, BOB), (BOB, ANN)] {
        let calls = floor.agent(agent).calls;
        assert_eq!(calls.len(), 1);
        assert_eq!((&calls[0].id, calls[0].state), (&talking, CallStage::Conference));
        assert_eq!(
            (calls[0].number.as_str(), &calls[0].partners[..]),
            (other, &[other.to_owned(), CUSTOMER.to_owned()][..])
        );
    }
    assert_eq!(floor.code(ANN, Hold {}), "200-014");
    assert_eq!(floor.code(ANN, join(&held)), "200-011");
}

#[test]
fn whoever_leaves_leaves_the_others_connected() {
    // The agent who called them together.
    let (mut floor, held, talking) = consulted(|_| {});
    floor.ok(ANN, join(&held));
    floor.events(ANN);
    floor.events(BOB);
    floor.ok(ANN, Release {});
    assert_eq!(floor.names(ANN), ["Call_Release", "StopRecordDone", "PhoneRelease", "Ready"]);
    let events = floor.events(BOB);
    assert_eq!(events.iter().map(left).collect::<Vec<_>>(), [(talking, ANN.to_owned())]);
    let bobs = &floor.agent(BOB).calls[0];
    assert_eq!((bobs.state, bobs.number.as_str()), (CallStage::Talking, CUSTOMER));
    floor.customer_hangs_up(&held);
    assert_eq!(floor.names(BOB), ["Customer_Release", "Call_Release", "PhoneRelease", "Ready"]);

    // The colleague.
    let (mut floor, held, talking) = consulted(|_| {});
    floor.ok(ANN, join(&held));
    floor.events(ANN);
    floor.events(BOB);
    floor.ok(BOB, DropCall { call: talking.clone() });
    assert_eq!(floor.names(BOB), ["Call_Release", "PhoneRelease", "Ready"]);
    let events = floor.events(ANN);
    assert_eq!(events.iter().map(left).collect::<Vec<_>>(), [(talking, BOB.to_owned())]);
    let anns = &floor.agent(ANN).calls[0];
    assert_eq!((anns.state, anns.number.as_str()), (CallStage::Talking, CUSTOMER));
    floor.ok(ANN, Hold {});
    floor.ok(ANN, GetHold::default());
    assert_eq!(floor.names(ANN), ["Hold", "Talking"]);

    // The customer.
    let (mut floor, held, talking) = consulted(|it| it.talking_after_party_left = true);
    floor.ok(ANN, join(&held));
    floor.events(ANN);
    floor.events(BOB);
    floor.customer_hangs_up(&talking);
    assert_eq!(floor.names(ANN), ["Customer_Release", "Talking"]);
    assert_eq!(floor.names(BOB), ["Customer_Release", "Talking"]);
    floor.ok(ANN, Release {});
    assert_eq!(
        floor.names(ANN),
        ["Call_Release", "Customer_Release", "StopRecordDone", "PhoneRelease", "Ready"]
    );
    assert_eq!(floor.agent(BOB).state, AgentState::Ready);
}

#[test]
fn one_party_is_put_out() {
    let (mut floor, held, talking) = consulted(|_| {});
    floor.ok(ANN, join(&held));
    floor.events(ANN);
    floor.events(BOB);
    let put_out = |number: &str| Disconnect { number: Number::new(number) };
    assert_eq!(floor.code(ANN, put_out("4711")), "200-024");
    assert_eq!(floor.code(BOB, put_out(CUSTOMER)), "200-024");
    floor.ok(ANN, put_out(BOB));
    assert_eq!(floor.names(BOB), ["Call_Release", "PhoneRelease", "Ready"]);
    assert_eq!(floor.events(ANN).iter().map(left).collect::<Vec<_>>(), [(talking, BOB.to_owned())]);
    floor.ok(ANN, put_out(CUSTOMER));
    assert_eq!(
        floor.names(ANN),
        ["Call_Release", "Customer_Release", "StopRecordDone", "PhoneRelease", "Ready"]
    );
    assert_eq!(floor.code(ANN, put_out(CUSTOMER)), "200-023");

    let (mut floor, held, _) = consulted(|_| {});
    floor.ok(ANN, join(&held));
    floor.events(ANN);
    floor.events(BOB);
    // Her own phone's number: she leaves.
    floor.ok(ANN, put_out("40001"));
    assert_eq!(floor.names(ANN), ["Call_Release", "StopRecordDone", "PhoneRelease", "Ready"]);
    assert_eq!(floor.agent(BOB).calls[0].number, CUSTOMER);
}

#[test]
fn a_held_colleague_keeps_the_id_of_the_consultation() {
    let (mut floor, customers, consultation) = consulted(|_| {});
    floor.ok(ANN, Hold {});
    floor.ok(ANN, GetHold { call: Some(customers.clone()) });
    floor.events(ANN);
    floor.ok(ANN, join(&consultation));
    let events = floor.events(ANN);
    assert_eq!(partners(&events[0]), (customers.clone(), format!("{CUSTOMER},{BOB}")));
    assert_eq!(left(&events[1]), (consultation.clone(), BOB.to_owned()));
    assert_eq!(partners(&floor.events(BOB)[0]).0, consultation);
    assert_eq!(floor.agent(BOB).calls[0].id, consultation);
    floor.ok(BOB, DropCall { call: consultation });
    assert_eq!(left(&floor.events(ANN)[0]), (customers, BOB.to_owned()));
}

#[test]
fn a_three_party_call_by_the_held_calls_id_and_without_its_release() {
    let (mut floor, held, _) = consulted(|it| {
        it.conference_id = ConferenceId::Held;
        it.release_of_joined_call = false;
    });
    floor.ok(ANN, join(&held));
    let events = floor.events(ANN);
    assert_eq!(events.len(), 1);
    assert_eq!(partners(&events[0]).0, held);
    assert_eq!(floor.agent(ANN).calls[0].id, held);
}

#[test]
fn two_customers_go_on_without_the_agent() {
    let mut floor = Floor::new();
    floor.sign_in(ANN);
    let held = floor.talk(ANN);
    floor.ok(ANN, Hold {});
    floor.dial(ANN, "10086");
    floor.wait(2);
    floor.events(ANN);
    floor.ok(ANN, join(&held));
    assert_eq!(floor.names(ANN), ["Conference", "Customer_Release", "StopRecordDone"]);
    floor.ok(ANN, Release {});
    assert_eq!(floor.names(ANN), ["Call_Release", "StopRecordDone", "PhoneRelease", "Ready"]);
    assert!(floor.agent(ANN).calls.is_empty());
}

#[test]
fn the_held_customer_is_connected_with_the_colleague() {
    let (mut floor, held, talking) = consulted(|_| {});
    floor.ok(ANN, ConnectHold { call: held.clone() });
    let events = floor.events(ANN);
    let names = [
        "Call_Release",
        "Customer_Release",
        "Call_Release",
        "Customer_Release",
        "StopRecordDone",
        "PhoneRelease",
        "Ready",
    ];
    let ids: Vec<_> =
        events.iter().filter(|it| matches!(it, GatewayEvent::RemoteReleased(_))).map(left).collect();
    assert_eq!(ids, [(held, CUSTOMER.to_owned()), (talking.clone(), BOB.to_owned())]);
    assert_eq!(events.iter().map(|it| it.name().split_once('_').unwrap().1).collect::<Vec<_>>(), names);
    assert!(floor.agent(ANN).calls.is_empty());
    assert!(floor.names(BOB).is_empty());
    let bobs = floor.agent(BOB).calls;
    assert_eq!(
        (&bobs[0].id, bobs[0].state, bobs[0].number.as_str()),
        (&talking, CallStage::Talking, CUSTOMER)
    );
    floor.ok(BOB, Release {});
    assert_eq!(floor.names(BOB), ["Call_Release", "Customer_Release", "PhoneRelease", "Ready"]);
}

#[test]
fn nothing_to_join_or_connect() {
    let mut floor = Floor::new();
    floor.sign_in(ANN);
    let none = CallId::from("1-1");
    assert_eq!(floor.code(ANN, join(&none)), "200-010");
    assert_eq!(floor.code(ANN, ConnectHold { call: none }), "200-013");
    let call = floor.talk(ANN);
    assert_eq!(floor.code(ANN, join(&call)), "200-011");
    assert_eq!(floor.code(ANN, ConnectHold { call }), "200-014");

    let (mut floor, held, _) = consulted(|_| {});
    floor.ok(BOB, Hold {});
    assert_eq!(floor.code(ANN, join(&held)), "100-007", "Bob does not listen");
}
