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

use crate::floor::{ANN, BOB, Floor, START};

/// An agent of another team.
const SUN: &str = "1003";

fn pick(agent: &str) -> SnatchPickup {
    SnatchPickup { agent: agent.into() }
}

fn take(call: &CallId, skill: i64) -> RequestCall {
    RequestCall { call: call.clone(), skill_type: 0, skill }
}

/// Lets a call ring at Bob, while Ann is ready.
fn rings_at_bob(change: impl FnOnce(&mut offhook_simulator::Settings)) -> (Floor, CallId) {
    let mut floor = Floor::with(change);
    floor.sign_in(BOB);
    let call = floor.ring();
    floor.events(BOB);
    floor.sign_in(ANN);
    (floor, call)
}

#[test]
fn a_colleagues_ringing_call_is_taken() {
    for (told, name) in [(CallPickedUp::NoAnswer, "No_Answer"), (CallPickedUp::Released, "Call_Release")] {
        let (mut floor, call) = rings_at_bob(|it| it.call_picked_up = told);
        floor.ok(ANN, pick(BOB));
        assert_eq!(
            floor.names(ANN),
            ["PhoneAlerting", "PhoneOffhook", "Talking", "Incoming_CallInfo", "Record"],
            "no AgentState_Busy is listed"
        );
        assert_eq!(floor.names(BOB), [name, "PhoneRelease", "Ready"]);
        assert_eq!(floor.agent(BOB).state, AgentState::Ready);
        let ann = floor.agent(ANN);
        assert_eq!((ann.state, &ann.calls[0].id), (AgentState::OnCall, &call));
        assert_eq!(ann.calls[0].state, CallStage::Talking);
        floor.wait(60);
        assert!(floor.names(BOB).is_empty(), "nothing rings there any more");
        floor.ok(ANN, Release {});
        assert_eq!(floor.names(ANN).last().map(String::as_str), Some("Ready"));
    }
    let (mut floor, _) = rings_at_bob(|it| it.incoming_info = IncomingInfoPlace::Absent);
    floor.ok(ANN, pick(BOB));
    assert_eq!(floor.names(ANN), ["PhoneAlerting", "PhoneOffhook", "Talking", "Record"]);
}

#[test]
fn each_of_six_preconditions() {
    let refused = "100-007";
    // The colleague is not ringing.
    let mut floor = Floor::new();
    floor.sign_in(ANN);
    floor.sign_in(BOB);
    assert_eq!(floor.code(ANN, pick(BOB)), refused);
    // The call is internal.
    floor.sign_in("131");
    floor.ok("131", CallInner { called: BOB.into(), ..CallInner::default() });
    assert_eq!(floor.code(ANN, pick(BOB)), refused);
    // Another team.
    let (mut floor, _) = rings_at_bob(|_| {});
    floor.sign_in(SUN);
    assert_eq!(floor.code(SUN, pick(BOB)), refused);
    // Not idle.
    floor.ok(ANN, SayBusy::default());
    assert_eq!(floor.code(ANN, pick(BOB)), refused);
    // No right to.
    let (mut floor, _) = rings_at_bob(|_| {});
    let mut scenario = Scenario::default();
    scenario.agents[0].may_pick_up = false;
    floor.world = World::new(scenario, START);
    floor.sign_in(BOB);
    floor.ring();
    floor.sign_in(ANN);
    assert_eq!(floor.code(ANN, pick(BOB)), refused);
    // Signed in.
    let (mut floor, _) = rings_at_bob(|_| {});
    floor.guids.remove(ANN);
    assert_eq!(floor.code(ANN, pick(BOB)), "000-003");
    // Nobody, and oneself.
    let (mut floor, _) = rings_at_bob(|_| {});
    for (agent, code) in [("", "000-002"), ("100", "000-002"), ("999", "100-007"), (ANN, "100-007")] {
        assert_eq!(floor.code(ANN, pick(agent)), code, "{agent:?}");
    }
}

#[test]
fn whoever_picks_up_and_never_lifts_the_phone_loses_it_too() {
    let (mut floor, call) = rings_at_bob(|it| it.phone_lifts_after_ms = 60_000);
    floor.ok(ANN, pick(BOB));
    assert_eq!(floor.names(ANN), ["PhoneAlerting"]);
    assert_eq!(floor.stage(&call), Some(CallStage::Ringing));
    floor.ok(BOB, SayBusy::default());
    floor.wait(20);
    assert_eq!(floor.names(ANN), ["No_Answer", "PhoneRelease", "SetNotReady_Success"]);
    assert_eq!(floor.truth().queues[0].waiting[0].id, call);
}

#[test]
fn a_waiting_call_is_asked_for() {
    let mut floor = Floor::new();
    floor.sign_in_with(ANN, |login| login.status = 3);
    let first = floor.ring();
    let second = floor.ring();
    for (call, skill, skill_type) in [(&first, 26, 0), (&first, 25, 1), (&CallId::from("1-1"), 25, 0)] {
        let asked = RequestCall { call: call.clone(), skill_type, skill };
        assert_eq!(floor.code(ANN, asked), "100-007");
    }
    floor.ok(ANN, take(&second, 25));
    assert_eq!(floor.names(ANN), ["PhoneAlerting", "PhoneOffhook", "Talking", "Record"]);
    assert_eq!(floor.stage(&second), Some(CallStage::Talking));
    assert_eq!(floor.truth().queues[0].waiting[0].id, first);
    assert_eq!(floor.code(ANN, take(&first, 25)), "100-007", "talking");
    floor.ok(ANN, Hold {});
    assert_eq!(floor.code(ANN, take(&first, 25)), "100-007", "holding");
}

#[test]
fn nobody_asks_while_resting() {
    let mut floor = Floor::new();
    floor.sign_in(ANN);
    floor.ok(ANN, Rest { seconds: 60, cause: 0, prolong: None });
    let call = floor.ring();
    assert_eq!(floor.code(ANN, take(&call, 25)), "100-007");
}

#[test]
fn a_call_offered_again_says_how_often_and_by_whom_it_was_let_go() {
    let mut floor = Floor::new();
    floor.sign_in(BOB);
    let call = floor.ring();
    floor.ok(BOB, Reject { call: None, mode: 1 });
    floor.sign_in(ANN);
    floor.wait(20);
    floor.ok("131", crate::floor::login("131"));
    let info = floor.events("131").into_iter().find_map(|event| match event {
        GatewayEvent::IncomingCall(info) => Some(info),
        _ => None,
    });
    let info = info.expect("offered");
    assert_eq!((info.requeued, info.is_requeued, info.last_released_by), (2, 1, 1001));
    let truth = floor.agent("131");
    assert_eq!((&truth.calls[0].id, truth.calls[0].skill), (&call, Some(25)));
    floor.ok("131", Answer::default());
    assert_eq!(floor.call(&call).unwrap().data.as_deref(), Some("order=7"), "the data went with it");
}
