//! Calls that come in.

use offhook_protocol::{
    AgentState, CallId, GatewayEvent,
    call_control::{Answer, GetHold, Hold, Reject, Release},
};
use offhook_simulator::{
    settings::{
        AfterNoAnswer, IncomingInfoPlace, OnCallPlace, PhoneEvents, PhoneRingingContent, ReleaseOrder,
    },
    world::CallStage,
};

use crate::test_gateway::{ANN, TestGateway};

const RINGS: [&str; 5] = ["Busy", "PhoneAlerting", "PhoneOffhook", "Incoming_CallInfo", "Ringing"];

fn reject(call: &CallId, mode: i64) -> Reject {
    Reject { call: Some(call.clone()), mode }
}

#[test]
fn answered_by_hand_held_retrieved_and_released() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    let call = gateway.ring();
    assert_eq!(gateway.names(ANN), RINGS);
    assert_eq!(gateway.stage(&call), Some(CallStage::Ringing));
    gateway.ok(ANN, Answer::default());
    assert_eq!(gateway.names(ANN), ["Talking", "Record"]);
    gateway.ok(ANN, Hold {});
    assert_eq!(gateway.names(ANN), ["Hold"]);
    assert_eq!(gateway.stage(&call), Some(CallStage::Held));
    gateway.ok(ANN, GetHold { call: Some(call.clone()) });
    assert_eq!(gateway.names(ANN), ["Talking"]);
    gateway.ok(ANN, Release {});
    assert_eq!(
        gateway.names(ANN),
        ["Call_Release", "Customer_Release", "StopRecordDone", "PhoneRelease", "Ready"]
    );
    assert_eq!(gateway.agent(ANN).state, AgentState::Ready);
    assert_eq!(gateway.call(&call), None);
}

#[test]
fn what_the_events_say() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    let call = gateway.ring();
    for event in gateway.events(ANN) {
        match event {
            GatewayEvent::IncomingCall(info) => {
                assert_eq!((info.call, info.skill, info.last_released_by), (call.clone(), 25, 65_535));
            }
            GatewayEvent::Ringing(parties) => {
                assert_eq!((parties.call, parties.feature), (call.clone(), Some(0)));
                assert_eq!(parties.caller.expose(), "13800000001");
            }
            _ => {}
        }
    }
}

#[test]
fn answered_by_the_platform() {
    let mut gateway = TestGateway::new();
    gateway.sign_in_with(ANN, |login| login.auto_answer = true);
    let call = gateway.ring();
    let names =
        ["Busy", "PhoneAlerting", "PhoneOffhook", "Incoming_CallInfo", "Auto_Answer", "Talking", "Record"];
    assert_eq!(gateway.names(ANN), names);
    assert_eq!(gateway.stage(&call), Some(CallStage::Talking));
    assert_eq!(gateway.code(ANN, Answer::default()), "200-002");
}

#[test]
fn rejected_back_to_the_queue() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    let call = gateway.ring();
    gateway.events(ANN);
    gateway.ok(ANN, reject(&call, 1));
    assert_eq!(gateway.names(ANN), ["No_Answer", "SetNotReady_Success", "PhoneRelease"]);
    let agent = gateway.agent(ANN);
    assert_eq!((agent.state, agent.reason), (AgentState::Busy, 7));
    assert_eq!(gateway.truth().queues[0].waiting[0].id, call);
    // It comes again as soon as the agent is ready, and says that it was here before.
    gateway.ok(ANN, offhook_protocol::agent_control::SayFree {});
    let events = gateway.events(ANN);
    let info = events.iter().find_map(|event| match event {
        GatewayEvent::IncomingCall(info) => Some(info),
        _ => None,
    });
    let info = info.expect("offered again");
    assert_eq!((info.requeued, info.is_requeued, info.last_released_by), (1, 1, 1001));
}

#[test]
fn rejected_for_good() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    let call = gateway.ring();
    gateway.events(ANN);
    gateway.ok(ANN, reject(&call, 2));
    assert_eq!(gateway.names(ANN), ["No_Answer", "PhoneRelease", "Ready"]);
    assert_eq!(gateway.agent(ANN).state, AgentState::Ready);
    assert!(gateway.truth().queues[0].waiting.is_empty());
}

#[test]
fn nothing_to_answer_or_reject() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    assert_eq!(gateway.code(ANN, Answer::default()), "200-002");
    assert_eq!(gateway.code(ANN, Reject { call: None, mode: 1 }), "200-002");
    let call = gateway.ring();
    assert_eq!(gateway.code(ANN, Answer { call: Some("1-1".into()) }), "200-002");
    assert_eq!(gateway.code(ANN, reject(&call, 3)), "100-007", "000-002 is not in the list of CEC 6.1.2.22");
    gateway.ok(ANN, Answer::default());
    assert_eq!(gateway.code(ANN, Answer::default()), "200-002");
    assert_eq!(gateway.code(ANN, reject(&call, 1)), "200-037");
}

#[test]
fn not_answered_for_long() {
    for (after, names, state) in [
        (AfterNoAnswer::Busy, vec!["No_Answer", "PhoneRelease", "SetNotReady_Success"], AgentState::Busy),
        (AfterNoAnswer::Ready, vec!["No_Answer", "PhoneRelease", "Ready"], AgentState::OnCall),
        (AfterNoAnswer::Silent, vec!["No_Answer", "PhoneRelease"], AgentState::OnCall),
    ] {
        let mut gateway = TestGateway::with(|settings| settings.after_no_answer = after);
        gateway.sign_in(ANN);
        let call = gateway.ring();
        gateway.wait_ms(19_999);
        assert_eq!(gateway.names(ANN), RINGS);
        gateway.wait_ms(1);
        let told = gateway.names(ANN);
        assert_eq!(told[..names.len()], names);
        // Whoever is ready again is offered the very same call again.
        assert_eq!(gateway.agent(ANN).state, state);
        assert_eq!(gateway.call(&call).is_some(), state == AgentState::OnCall);
    }
}

#[test]
fn the_customer_gives_up_while_it_rings() {
    let mut gateway = TestGateway::new();
    gateway.sign_in_with(ANN, |login| login.auto_ready = false);
    let call = gateway.ring();
    gateway.events(ANN);
    gateway.customer_hangs_up(&call);
    assert_eq!(gateway.names(ANN), ["Customer_Release", "Call_Release", "PhoneRelease", "Ready"]);
}

#[test]
fn the_customer_hangs_up_while_talking_or_held() {
    for held in [false, true] {
        let mut gateway = TestGateway::new();
        gateway.sign_in(ANN);
        let call = gateway.ring();
        gateway.ok(ANN, Answer::default());
        if held {
            gateway.ok(ANN, Hold {});
        }
        gateway.events(ANN);
        gateway.customer_hangs_up(&call);
        assert_eq!(
            gateway.names(ANN),
            ["Customer_Release", "Call_Release", "StopRecordDone", "PhoneRelease", "Ready"]
        );
    }
}

#[test]
fn wrap_up_after_the_call() {
    let mut gateway = TestGateway::new();
    gateway.sign_in_with(ANN, |login| login.auto_ready = false);
    gateway.ring();
    gateway.ok(ANN, Answer::default());
    gateway.ok(ANN, Release {});
    assert_eq!(gateway.names(ANN).last().map(String::as_str), Some("Work"));
    assert_eq!(gateway.agent(ANN).state, AgentState::WrapUp);
}

#[test]
fn a_phone_kept_off_hook_rings_for_the_first_call_only() {
    let mut gateway = TestGateway::new();
    gateway.sign_in_with(ANN, |login| login.release_phone = false);
    gateway.ring();
    gateway.ok(ANN, Answer::default());
    gateway.ok(ANN, Release {});
    let first = gateway.names(ANN);
    assert!(first.contains(&"PhoneOffhook".to_owned()) && !first.contains(&"PhoneRelease".to_owned()));
    assert!(gateway.agent(ANN).phone_off_hook);
    gateway.ring();
    assert_eq!(gateway.names(ANN), ["Busy", "Incoming_CallInfo", "Ringing"]);
}

#[test]
fn a_phone_that_is_lifted_late_or_never() {
    let mut gateway = TestGateway::with(|settings| settings.phone_lifts_after_ms = 3_000);
    gateway.sign_in(ANN);
    gateway.ring();
    assert_eq!(gateway.names(ANN), ["Busy", "PhoneAlerting"]);
    assert_eq!(gateway.code(ANN, Answer::default()), "200-002");
    gateway.wait(3);
    assert_eq!(gateway.names(ANN), ["PhoneOffhook", "Incoming_CallInfo", "Ringing"]);

    let mut gateway = TestGateway::with(|settings| settings.phone_lifts_after_ms = 60_000);
    gateway.sign_in(ANN);
    gateway.ring();
    gateway.wait(20);
    let names = ["Busy", "PhoneAlerting", "No_Answer", "PhoneRelease", "SetNotReady_Success"];
    assert_eq!(gateway.names(ANN), names);
    gateway.wait(60);
    assert!(gateway.names(ANN).is_empty(), "the phone is not lifted for a call that is gone");
}

#[test]
fn other_orders_of_the_same_events() {
    let names_with = |change: fn(&mut offhook_simulator::Settings)| {
        let mut gateway = TestGateway::with(change);
        gateway.sign_in(ANN);
        gateway.ring();
        gateway.ok(ANN, Answer::default());
        gateway.ok(ANN, Release {});
        gateway.names(ANN).join(" ")
    };
    let after_off_hook = names_with(|it| it.on_call_event = OnCallPlace::AfterOffHook);
    assert!(after_off_hook.starts_with("PhoneAlerting PhoneOffhook Busy "), "{after_off_hook}");
    assert!(!names_with(|it| it.on_call_event = OnCallPlace::Absent).contains("Busy"));
    assert!(!names_with(|it| it.phone_events = PhoneEvents::Never).contains("Phone"));
    let after_talking = names_with(|it| it.incoming_info = IncomingInfoPlace::AfterTalking);
    assert!(after_talking.contains("Talking Incoming_CallInfo"), "{after_talking}");
    assert!(!names_with(|it| it.incoming_info = IncomingInfoPlace::Absent).contains("Incoming_CallInfo"));
    assert!(names_with(|it| it.alerting_on_incoming = true).contains("Ringing Customer_Alerting"));
    assert!(!names_with(|it| it.recording = false).contains("Record"));
    assert!(!names_with(|it| it.release_order = ReleaseOrder::AgentOnly).contains("Customer_Release"));
    assert!(!names_with(|it| it.release_order = ReleaseOrder::CustomerOnly).contains("Call_Release"));
}

#[test]
fn the_phones_ringing_may_carry_the_call() {
    let mut gateway =
        TestGateway::with(|settings| settings.phone_ringing_content = PhoneRingingContent::Object);
    gateway.sign_in(ANN);
    let call = gateway.ring();
    let guid = gateway.guids[ANN].clone();
    let mut bodies = Vec::new();
    for _ in 0..2 {
        let connection = gateway.send("GET", "/agentevent/1001", Some(guid.expose()), "");
        bodies.push(gateway.answer(connection).unwrap().body);
    }
    assert!(bodies[1].contains("PhoneAlerting") && bodies[1].contains(call.as_str()), "{}", bodies[1]);
}
