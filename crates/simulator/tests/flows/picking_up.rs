//! Calls taken without being offered: from a colleague's phone, from a queue.

use offhook_protocol::{
    AgentState, CallId, GatewayEvent,
    agent_control::{Rest, SayBusy},
    call_control::{Answer, CallInner, Hold, Reject, Release, RequestCall, SnatchPickup},
};
use offhook_simulator::{
    Scenario, World,
    settings::{CallPickedUp, IncomingInfoPlace},
    world::CallStage,
};

use crate::test_gateway::{ANN, BOB, START, TestGateway};

/// An agent of another team.
const SUN: &str = "1003";

fn pick(agent: &str) -> SnatchPickup {
    SnatchPickup { agent: agent.into() }
}

fn take(call: &CallId, skill: i64) -> RequestCall {
    RequestCall { call: call.clone(), skill_type: 0, skill }
}

/// Lets a call ring at Bob, while Ann is ready.
fn rings_at_bob(change: impl FnOnce(&mut offhook_simulator::Settings)) -> (TestGateway, CallId) {
    let mut gateway = TestGateway::with(change);
    gateway.sign_in(BOB);
    let call = gateway.ring();
    gateway.events(BOB);
    gateway.sign_in(ANN);
    (gateway, call)
}

#[test]
fn a_colleagues_ringing_call_is_taken() {
    for (told, name) in [(CallPickedUp::NoAnswer, "No_Answer"), (CallPickedUp::Released, "Call_Release")] {
        let (mut gateway, call) = rings_at_bob(|it| it.call_picked_up = told);
        gateway.ok(ANN, pick(BOB));
        assert_eq!(
            gateway.names(ANN),
            ["PhoneAlerting", "PhoneOffhook", "Talking", "Incoming_CallInfo", "Record"],
            "no AgentState_Busy is listed"
        );
        assert_eq!(gateway.names(BOB), [name, "PhoneRelease", "Ready"]);
        assert_eq!(gateway.agent(BOB).state, AgentState::Ready);
        let ann = gateway.agent(ANN);
        assert_eq!((ann.state, &ann.calls[0].id), (AgentState::OnCall, &call));
        assert_eq!(ann.calls[0].state, CallStage::Talking);
        gateway.wait(60);
        assert!(gateway.names(BOB).is_empty(), "nothing rings there any more");
        gateway.ok(ANN, Release {});
        assert_eq!(gateway.names(ANN).last().map(String::as_str), Some("Ready"));
    }
    let (mut gateway, _) = rings_at_bob(|it| it.incoming_info = IncomingInfoPlace::Absent);
    gateway.ok(ANN, pick(BOB));
    assert_eq!(gateway.names(ANN), ["PhoneAlerting", "PhoneOffhook", "Talking", "Record"]);
}

#[test]
fn each_of_six_preconditions() {
    let refused = "100-007";
    // The colleague is not ringing.
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    gateway.sign_in(BOB);
    assert_eq!(gateway.code(ANN, pick(BOB)), refused);
    // The call is internal.
    gateway.sign_in("131");
    gateway.ok("131", CallInner { called: BOB.into(), ..CallInner::default() });
    assert_eq!(gateway.code(ANN, pick(BOB)), refused);
    // Another team.
    let (mut gateway, _) = rings_at_bob(|_| {});
    gateway.sign_in(SUN);
    assert_eq!(gateway.code(SUN, pick(BOB)), refused);
    // Not idle.
    gateway.ok(ANN, SayBusy::default());
    assert_eq!(gateway.code(ANN, pick(BOB)), refused);
    // No right to.
    let (mut gateway, _) = rings_at_bob(|_| {});
    let mut scenario = Scenario::default();
    scenario.agents[0].may_pick_up = false;
    gateway.world = World::new(scenario, START);
    gateway.sign_in(BOB);
    gateway.ring();
    gateway.sign_in(ANN);
    assert_eq!(gateway.code(ANN, pick(BOB)), refused);
    // Signed in.
    let (mut gateway, _) = rings_at_bob(|_| {});
    gateway.guids.remove(ANN);
    assert_eq!(gateway.code(ANN, pick(BOB)), "000-003");
    // Nobody, and oneself.
    let (mut gateway, _) = rings_at_bob(|_| {});
    for (agent, code) in [("", "000-002"), ("100", "000-002"), ("999", "100-007"), (ANN, "100-007")] {
        assert_eq!(gateway.code(ANN, pick(agent)), code, "{agent:?}");
    }
}

#[test]
fn whoever_picks_up_and_never_lifts_the_phone_loses_it_too() {
    let (mut gateway, call) = rings_at_bob(|it| it.phone_lifts_after_ms = 60_000);
    gateway.ok(ANN, pick(BOB));
    assert_eq!(gateway.names(ANN), ["PhoneAlerting"]);
    assert_eq!(gateway.stage(&call), Some(CallStage::Ringing));
    gateway.ok(BOB, SayBusy::default());
    gateway.wait(20);
    assert_eq!(gateway.names(ANN), ["No_Answer", "PhoneRelease", "SetNotReady_Success"]);
    assert_eq!(gateway.truth().queues[0].waiting[0].id, call);
}

#[test]
fn a_waiting_call_is_asked_for() {
    let mut gateway = TestGateway::new();
    gateway.sign_in_with(ANN, |login| login.status = 3);
    let first = gateway.ring();
    let second = gateway.ring();
    for (call, skill, skill_type) in [(&first, 26, 0), (&first, 25, 1), (&CallId::from("1-1"), 25, 0)] {
        let asked = RequestCall { call: call.clone(), skill_type, skill };
        assert_eq!(gateway.code(ANN, asked), "100-007");
    }
    gateway.ok(ANN, take(&second, 25));
    assert_eq!(gateway.names(ANN), ["PhoneAlerting", "PhoneOffhook", "Talking", "Record"]);
    assert_eq!(gateway.stage(&second), Some(CallStage::Talking));
    assert_eq!(gateway.truth().queues[0].waiting[0].id, first);
    assert_eq!(gateway.code(ANN, take(&first, 25)), "100-007", "talking");
    gateway.ok(ANN, Hold {});
    assert_eq!(gateway.code(ANN, take(&first, 25)), "100-007", "holding");
}

#[test]
fn nobody_asks_while_resting() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    gateway.ok(ANN, Rest { seconds: 60, cause: 0, prolong: None });
    let call = gateway.ring();
    assert_eq!(gateway.code(ANN, take(&call, 25)), "100-007");
}

#[test]
fn a_call_offered_again_says_how_often_and_by_whom_it_was_let_go() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(BOB);
    let call = gateway.ring();
    gateway.ok(BOB, Reject { call: None, mode: 1 });
    gateway.sign_in(ANN);
    gateway.wait(20);
    gateway.ok("131", crate::test_gateway::login("131"));
    let info = gateway.events("131").into_iter().find_map(|event| match event {
        GatewayEvent::IncomingCall(info) => Some(info),
        _ => None,
    });
    let info = info.expect("offered");
    assert_eq!((info.requeued, info.is_requeued, info.last_released_by), (2, 1, 1001));
    let truth = gateway.agent("131");
    assert_eq!((&truth.calls[0].id, truth.calls[0].skill), (&call, Some(25)));
    gateway.ok("131", Answer::default());
    assert_eq!(gateway.call(&call).unwrap().data.as_deref(), Some("order=7"), "the data went with it");
}
