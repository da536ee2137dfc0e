//! Three on one call, and two left to each other.

use offhook_protocol::{
    AgentState, CallId, GatewayEvent, Number,
    call_control::{Answer, ConfJoin, ConnectHold, Disconnect, DropCall, GetHold, Hold, Release},
};
use offhook_simulator::{Settings, settings::ConferenceId, world::CallStage};

use crate::test_gateway::{ANN, BOB, CUSTOMER, TestGateway};

/// Returns the gateway, the call of a customer whom Ann holds, and Ann's consultation with Bob.
fn consulted(change: impl FnOnce(&mut Settings)) -> (TestGateway, CallId, CallId) {
    let mut gateway = TestGateway::with(change);
    gateway.sign_in(ANN);
    gateway.sign_in(BOB);
    let held = gateway.talk(ANN);
    let talking = gateway.consult(ANN, BOB, 2);
    gateway.ok(BOB, Answer::default());
    gateway.events(ANN);
    gateway.events(BOB);
    (gateway, held, talking)
}

fn join(call: &CallId) -> ConfJoin {
    ConfJoin { call: call.clone(), data: None }
}

fn partners(event: &GatewayEvent) -> (CallId, String) {
    match event {
        GatewayEvent::Conference(it) => (it.call.clone(), it.partners.expose().to_owned()),
        other => panic!("{other:?}"),
    }
}

fn left(event: &GatewayEvent) -> (CallId, String) {
    match event {
        GatewayEvent::RemoteReleased(it) => (it.call.clone(), it.number.expose().to_owned()),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_held_customer_joins_the_consultation() {
    let (mut gateway, held, talking) = consulted(|_| {});
    gateway.ok(ANN, join(&held));
    let events = gateway.events(ANN);
    assert_eq!(events.len(), 2);
    assert_eq!(partners(&events[0]), (talking.clone(), format!("{BOB},{CUSTOMER}")));
    assert_eq!(left(&events[1]), (held.clone(), CUSTOMER.to_owned()));
    let events = gateway.events(BOB);
    assert_eq!(events.len(), 1);
    assert_eq!(partners(&events[0]), (talking.clone(), format!("{ANN},{CUSTOMER}")));
    for (agent, other) in [(ANN, BOB), (BOB, ANN)] {
        let calls = gateway.agent(agent).calls;
        assert_eq!(calls.len(), 1);
        assert_eq!((&calls[0].id, calls[0].state), (&talking, CallStage::Conference));
        assert_eq!(
            (calls[0].number.as_str(), &calls[0].partners[..]),
            (other, &[other.to_owned(), CUSTOMER.to_owned()][..])
        );
    }
    assert_eq!(gateway.code(ANN, Hold {}), "200-014");
    assert_eq!(gateway.code(ANN, join(&held)), "200-011");
}

#[test]
fn whoever_leaves_leaves_the_others_connected() {
    // The agent who called them together.
    let (mut gateway, held, talking) = consulted(|_| {});
    gateway.ok(ANN, join(&held));
    gateway.events(ANN);
    gateway.events(BOB);
    gateway.ok(ANN, Release {});
    assert_eq!(gateway.names(ANN), ["Call_Release", "StopRecordDone", "PhoneRelease", "Ready"]);
    let events = gateway.events(BOB);
    assert_eq!(events.iter().map(left).collect::<Vec<_>>(), [(talking, ANN.to_owned())]);
    let bobs = &gateway.agent(BOB).calls[0];
    assert_eq!((bobs.state, bobs.number.as_str()), (CallStage::Talking, CUSTOMER));
    gateway.customer_hangs_up(&held);
    assert_eq!(gateway.names(BOB), ["Customer_Release", "Call_Release", "PhoneRelease", "Ready"]);

    // The colleague.
    let (mut gateway, held, talking) = consulted(|_| {});
    gateway.ok(ANN, join(&held));
    gateway.events(ANN);
    gateway.events(BOB);
    gateway.ok(BOB, DropCall { call: talking.clone() });
    assert_eq!(gateway.names(BOB), ["Call_Release", "PhoneRelease", "Ready"]);
    let events = gateway.events(ANN);
    assert_eq!(events.iter().map(left).collect::<Vec<_>>(), [(talking, BOB.to_owned())]);
    let anns = &gateway.agent(ANN).calls[0];
    assert_eq!((anns.state, anns.number.as_str()), (CallStage::Talking, CUSTOMER));
    gateway.ok(ANN, Hold {});
    gateway.ok(ANN, GetHold::default());
    assert_eq!(gateway.names(ANN), ["Hold", "Talking"]);

    // The customer.
    let (mut gateway, held, talking) = consulted(|it| it.talking_after_party_left = true);
    gateway.ok(ANN, join(&held));
    gateway.events(ANN);
    gateway.events(BOB);
    gateway.customer_hangs_up(&talking);
    assert_eq!(gateway.names(ANN), ["Customer_Release", "Talking"]);
    assert_eq!(gateway.names(BOB), ["Customer_Release", "Talking"]);
    gateway.ok(ANN, Release {});
    assert_eq!(
        gateway.names(ANN),
        ["Call_Release", "Customer_Release", "StopRecordDone", "PhoneRelease", "Ready"]
    );
    assert_eq!(gateway.agent(BOB).state, AgentState::Ready);
}

#[test]
fn one_party_is_put_out() {
    let (mut gateway, held, talking) = consulted(|_| {});
    gateway.ok(ANN, join(&held));
    gateway.events(ANN);
    gateway.events(BOB);
    let put_out = |number: &str| Disconnect { number: Number::new(number) };
    assert_eq!(gateway.code(ANN, put_out("4711")), "200-024");
    assert_eq!(gateway.code(BOB, put_out(CUSTOMER)), "200-024");
    gateway.ok(ANN, put_out(BOB));
    assert_eq!(gateway.names(BOB), ["Call_Release", "PhoneRelease", "Ready"]);
    assert_eq!(gateway.events(ANN).iter().map(left).collect::<Vec<_>>(), [(talking, BOB.to_owned())]);
    gateway.ok(ANN, put_out(CUSTOMER));
    assert_eq!(
        gateway.names(ANN),
        ["Call_Release", "Customer_Release", "StopRecordDone", "PhoneRelease", "Ready"]
    );
    assert_eq!(gateway.code(ANN, put_out(CUSTOMER)), "200-023");

    let (mut gateway, held, _) = consulted(|_| {});
    gateway.ok(ANN, join(&held));
    gateway.events(ANN);
    gateway.events(BOB);
    // Her own phone's number: she leaves.
    gateway.ok(ANN, put_out("40001"));
    assert_eq!(gateway.names(ANN), ["Call_Release", "StopRecordDone", "PhoneRelease", "Ready"]);
    assert_eq!(gateway.agent(BOB).calls[0].number, CUSTOMER);
}

#[test]
fn a_held_colleague_keeps_the_id_of_the_consultation() {
    let (mut gateway, customers, consultation) = consulted(|_| {});
    gateway.ok(ANN, Hold {});
    gateway.ok(ANN, GetHold { call: Some(customers.clone()) });
    gateway.events(ANN);
    gateway.ok(ANN, join(&consultation));
    let events = gateway.events(ANN);
    assert_eq!(partners(&events[0]), (customers.clone(), format!("{CUSTOMER},{BOB}")));
    assert_eq!(left(&events[1]), (consultation.clone(), BOB.to_owned()));
    assert_eq!(partners(&gateway.events(BOB)[0]).0, consultation);
    assert_eq!(gateway.agent(BOB).calls[0].id, consultation);
    gateway.ok(BOB, DropCall { call: consultation });
    assert_eq!(left(&gateway.events(ANN)[0]), (customers, BOB.to_owned()));
}

#[test]
fn a_three_party_call_by_the_held_calls_id_and_without_its_release() {
    let (mut gateway, held, _) = consulted(|it| {
        it.conference_id = ConferenceId::Held;
        it.release_of_joined_call = false;
    });
    gateway.ok(ANN, join(&held));
    let events = gateway.events(ANN);
    assert_eq!(events.len(), 1);
    assert_eq!(partners(&events[0]).0, held);
    assert_eq!(gateway.agent(ANN).calls[0].id, held);
}

#[test]
fn two_customers_go_on_without_the_agent() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    let held = gateway.talk(ANN);
    gateway.ok(ANN, Hold {});
    gateway.dial(ANN, "10086");
    gateway.wait(2);
    gateway.events(ANN);
    gateway.ok(ANN, join(&held));
    assert_eq!(gateway.names(ANN), ["Conference", "Customer_Release", "StopRecordDone"]);
    gateway.ok(ANN, Release {});
    assert_eq!(gateway.names(ANN), ["Call_Release", "StopRecordDone", "PhoneRelease", "Ready"]);
    assert!(gateway.agent(ANN).calls.is_empty());
}

#[test]
fn the_held_customer_is_connected_with_the_colleague() {
    let (mut gateway, held, talking) = consulted(|_| {});
    gateway.ok(ANN, ConnectHold { call: held.clone() });
    let events = gateway.events(ANN);
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
    assert!(gateway.agent(ANN).calls.is_empty());
    assert!(gateway.names(BOB).is_empty());
    let bobs = gateway.agent(BOB).calls;
    assert_eq!(
        (&bobs[0].id, bobs[0].state, bobs[0].number.as_str()),
        (&talking, CallStage::Talking, CUSTOMER)
    );
    gateway.ok(BOB, Release {});
    assert_eq!(gateway.names(BOB), ["Call_Release", "Customer_Release", "PhoneRelease", "Ready"]);
}

#[test]
fn nothing_to_join_or_connect() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    let none = CallId::from("1-1");
    assert_eq!(gateway.code(ANN, join(&none)), "200-010");
    assert_eq!(gateway.code(ANN, ConnectHold { call: none }), "200-013");
    let call = gateway.talk(ANN);
    assert_eq!(gateway.code(ANN, join(&call)), "200-011");
    assert_eq!(gateway.code(ANN, ConnectHold { call }), "200-014");

    let (mut gateway, held, _) = consulted(|_| {});
    gateway.ok(BOB, Hold {});
    assert_eq!(gateway.code(ANN, join(&held)), "100-007", "Bob does not listen");
}
