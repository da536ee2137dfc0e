//! The same facts, told as other gateways tell them: the alternatives that no other flow plays.

use offhook_protocol::{
    AgentState, GatewayEvent,
    agent_control::{Logout, Rest},
    call_control::{Answer, CallInner, Release},
    call_info::QueryCallInfo,
    event_poll::PollEvents,
};
use offhook_simulator::{
    Settings,
    settings::{NumberForm, ReleaseOrder, ShutdownEvent},
    world::CallStage,
};
use serde_json::Value;

use crate::test_gateway::{ANN, BOB, CUSTOMER, TestGateway};

/// Returns the bodies of all polls after a call came in, was answered and held a moment.
fn bodies(change: impl FnOnce(&mut Settings)) -> Vec<Value> {
    let mut gateway = TestGateway::with(change);
    gateway.sign_in(ANN);
    gateway.ring();
    gateway.ok(ANN, Answer::default());
    let guid = gateway.guids[ANN].clone();
    let mut bodies = Vec::new();
    loop {
        let connection = gateway.send("GET", "/agentevent/1001", Some(guid.expose()), "");
        let Some(answer) = gateway.answer(connection) else { return bodies };
        bodies.push(serde_json::from_str(&answer.body).unwrap());
    }
}

fn event<'a>(bodies: &'a [Value], name: &str) -> &'a Value {
    bodies.iter().map(|body| &body["event"]).find(|event| event["eventType"] == name).expect("it was told")
}

#[test]
fn numbers_as_in_the_samples_all_strings_or_all_integers() {
    let sampled = bodies(|_| {});
    let info = &event(&sampled, "AgentEvent_Incoming_CallInfo")["content"];
    assert!(info["skillId"].is_i64() && info["caller"].is_string());
    let strings = bodies(|it| it.numbers_in_events = NumberForm::Strings);
    let info = &event(&strings, "AgentEvent_Incoming_CallInfo")["content"];
    assert_eq!((&info["skillId"], &info["lastReleaseAgentId"]), (&"25".into(), &"65535".into()));
    let integers = bodies(|it| it.numbers_in_events = NumberForm::Integers);
    let talking = event(&integers, "AgentEvent_Talking");
    assert_eq!(talking["content"]["caller"], 13_800_000_001_u64);
    assert!(talking["content"]["callid"].is_string(), "it has a dash");
    assert!(talking["workNo"].is_string(), "always (field note 7)");
}

#[test]
fn numbers_of_any_form_are_read_alike() {
    for form in [NumberForm::Strings, NumberForm::Integers] {
        let told = |change: &dyn Fn(&mut Settings)| {
            let mut gateway = TestGateway::with(change);
            gateway.sign_in(ANN);
            gateway.ring();
            gateway.ok(ANN, Answer::default());
            gateway.events(ANN)
        };
        assert_eq!(told(&|_| {}), told(&|it| it.numbers_in_events = form));
    }
}

#[test]
fn events_may_list_their_members() {
    assert!(event(&bodies(|_| {}), "AgentEvent_Talking").get("jsonKey").is_none());
    let listed = bodies(|it| it.json_key_in_events = true);
    let event = event(&listed, "AgentEvent_Talking");
    let names = |value: &Value| value["jsonKey"].as_array().unwrap().clone();
    assert_eq!(names(event).len(), 3);
    assert!(names(&event["content"]).contains(&"callid".into()));
}

#[test]
fn nobody_says_that_the_agent_talks_after_an_automatic_answer() {
    let mut gateway = TestGateway::with(|it| it.talking_after_auto_answer = false);
    gateway.sign_in_with(ANN, |login| login.auto_answer = true);
    let call = gateway.ring();
    let names = gateway.names(ANN);
    assert!(names.contains(&"Auto_Answer".to_owned()) && !names.contains(&"Talking".to_owned()), "{names:?}");
    assert_eq!(gateway.stage(&call), Some(CallStage::Talking));
}

#[test]
fn the_agents_part_is_over_first_whoever_hung_up() {
    let mut gateway = TestGateway::with(|it| it.release_order = ReleaseOrder::AgentFirst);
    gateway.sign_in(ANN);
    let call = gateway.talk(ANN);
    gateway.customer_hangs_up(&call);
    assert_eq!(gateway.names(ANN)[..2], ["Call_Release", "Customer_Release"]);
}

#[test]
fn a_rest_that_is_overdrawn_is_told_of_again() {
    for (again, told) in [(None, 1), (Some(10), 4)] {
        let mut gateway = TestGateway::with(|it| it.rest_overrun_repeat_seconds = again);
        gateway.sign_in(ANN);
        gateway.ok(ANN, Rest { seconds: 60, cause: 1, prolong: None });
        gateway.events(ANN);
        gateway.wait(90);
        let overruns =
            gateway.events(ANN).iter().filter(|it| matches!(it, GatewayEvent::RestOverrun(_))).count();
        assert_eq!(overruns, told);
    }
}

#[test]
fn signing_out_is_told_to_an_open_poll_or_not() {
    for (told, word) in [(ShutdownEvent::IfPolled, "ShutdownService"), (ShutdownEvent::Never, "100-006")] {
        let mut gateway = TestGateway::with(|it| it.shutdown_event = told);
        gateway.sign_in(ANN);
        let poll = gateway.send_as(ANN, &PollEvents::default().into());
        gateway.ok(ANN, Logout {});
        let body = gateway.answer(poll).unwrap().body;
        assert!(body.contains(word), "{body}");
    }
}

#[test]
fn a_query_too_many_has_one_of_two_codes() {
    for code in ["999-002", "100-007"] {
        let mut gateway = TestGateway::with(|it| {
            it.overload_code = code.to_owned();
            it.queries_per_two_seconds = 2;
        });
        gateway.sign_in(ANN);
        gateway.ok(ANN, QueryCallInfo::default());
        gateway.ok(ANN, QueryCallInfo::default());
        assert_eq!(gateway.code(ANN, QueryCallInfo::default()), code);
        gateway.wait(2);
        gateway.ok(ANN, QueryCallInfo::default());
    }
}

#[test]
fn a_second_call_waits_while_one_rings_talks_or_is_wrapped_up() {
    let mut gateway = TestGateway::new();
    gateway.sign_in_with(ANN, |login| login.auto_ready = false);
    gateway.ring();
    let second = gateway.call_in(CUSTOMER, offhook_simulator::control::Target::Agent(ANN.into()));
    let waits = |gateway: &TestGateway| gateway.agent(ANN).waiting.iter().any(|call| call.id == second);
    assert!(waits(&gateway));
    gateway.ok(ANN, Answer::default());
    assert!(waits(&gateway));
    gateway.ok(ANN, Release {});
    assert_eq!(gateway.agent(ANN).state, AgentState::WrapUp);
    assert!(waits(&gateway));
    gateway.ok(ANN, offhook_protocol::agent_control::CancelWork {});
    assert!(!waits(&gateway));
}

#[test]
fn an_agent_who_does_not_lift_the_phone_for_an_own_call() {
    let mut gateway = TestGateway::with(|it| it.phone_lifts_after_ms = 60_000);
    gateway.sign_in(ANN);
    gateway.sign_in(BOB);
    gateway.dial(ANN, CUSTOMER);
    gateway.wait(20);
    assert_eq!(gateway.names(ANN), ["PhoneAlerting", "Call_Out_Fail", "Connect_Fail", "PhoneRelease"]);
    assert_eq!(gateway.agent(ANN).state, AgentState::Ready);
    gateway.ok(ANN, CallInner { called: BOB.into(), ..CallInner::default() });
    gateway.wait(20);
    assert_eq!(gateway.names(ANN), ["PhoneAlerting", "Connect_Fail", "PhoneRelease"]);
}
