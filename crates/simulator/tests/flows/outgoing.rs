//! Calls that agents place.

use offhook_protocol::{
    AgentState, GatewayEvent,
    call_control::{Callout, Hold, Release},
};
use offhook_simulator::world::{CallStage, Direction};

use crate::floor::{ANN, BOB, CUSTOMER, Floor};

const DIALS: [&str; 4] = ["PhoneAlerting", "PhoneOffhook", "Busy", "Customer_Alerting"];
const BUSY: &str = "13800000002";
const SILENT: &str = "13800000003";
const IMPATIENT: &str = "13800000004";
const WRONG: &str = "13800000007";

fn to(number: &str) -> Callout {
    Callout { called: number.into(), ..Default::default() }
}

#[test]
fn answered_after_two_seconds() {
    let mut floor = Floor::new();
    floor.sign_in(ANN);
    let call = floor.dial(ANN, CUSTOMER);
    assert_eq!(floor.names(ANN), DIALS);
    assert_eq!(floor.stage(&call), Some(CallStage::RemoteRinging));
    floor.wait(2);
    assert_eq!(floor.names(ANN), ["Talking", "Record"]);
    assert_eq!(floor.agent(ANN).state, AgentState::OnCall);
    assert_eq!(floor.call(&call).unwrap().direction, Direction::Outbound);
}

#[test]
fn a_number_that_nobody_knows_answers_too() {
    let mut floor = Floor::new();
    floor.sign_in(ANN);
    let call = floor.dial(ANN, "10086");
    floor.wait(2);
    assert_eq!(floor.stage(&call), Some(CallStage::Talking));
}

#[test]
fn busy() {
    let mut floor = Floor::new();
    floor.sign_in(ANN);
    let call = floor.dial(ANN, BUSY);
    assert_eq!(floor.stage(&call), Some(CallStage::Dialing));
    floor.wait(1);
    let events = floor.events(ANN);
    assert!(events.contains(&GatewayEvent::DialFailed(offhook_protocol::event_content::CallRef(call))));
    assert!(
        events.iter().any(|event| matches!(event, GatewayEvent::DialFailureDetected(it) if it.cause == 145))
    );
    assert_eq!(floor.agent(ANN).state, AgentState::Ready);
}

#[test]
fn no_answer() {
    let mut floor = Floor::new();
    floor.sign_in_with(ANN, |login| login.auto_ready = false);
    floor.dial(ANN, SILENT);
    floor.wait(29);
    assert_eq!(floor.names(ANN), DIALS);
    floor.wait(1);
    assert_eq!(floor.names(ANN), ["Call_Out_Fail", "DETECT_EVENT", "PhoneRelease", "Ready"]);
}

#[test]
fn other_ways_to_tell_a_failure() {
    let mut floor = Floor::with(|settings| {
        settings.connect_fail_after_dial_failure = true;
        settings.detect_after_dial_failure = false;
    });
    floor.sign_in(ANN);
    floor.dial(ANN, SILENT);
    floor.events(ANN);
    floor.wait(30);
    assert_eq!(floor.names(ANN), ["Call_Out_Fail", "Connect_Fail", "PhoneRelease", "Ready"]);
}

#[test]
fn a_customer_who_hangs_up_soon() {
    let mut floor = Floor::new();
    floor.sign_in(ANN);
    let call = floor.dial(ANN, IMPATIENT);
    floor.wait(6);
    assert_eq!(floor.stage(&call), Some(CallStage::Talking));
    floor.events(ANN);
    floor.wait(1);
    assert_eq!(
        floor.names(ANN),
        ["Customer_Release", "Call_Release", "StopRecordDone", "PhoneRelease", "Ready"]
    );
}

#[test]
fn the_customer_rejects() {
    let mut floor = Floor::new();
    floor.sign_in(ANN);
    let call = floor.dial(ANN, CUSTOMER);
    floor.events(ANN);
    floor.customer_hangs_up(&call);
    assert_eq!(floor.names(ANN)[0], "Call_Out_Fail");
    floor.wait(5);
    assert!(floor.names(ANN).is_empty(), "and does not answer after that");
}

#[test]
fn the_agent_gives_up() {
    let mut floor = Floor::new();
    floor.sign_in(ANN);
    floor.dial(ANN, CUSTOMER);
    floor.events(ANN);
    floor.ok(ANN, Release {});
    assert_eq!(floor.names(ANN), ["Call_Out_Fail", "Connect_Fail", "PhoneRelease", "Ready"]);
}

#[test]
fn giving_up_before_the_phone_is_lifted_leaves_the_state_alone() {
    let mut floor = Floor::with(|settings| settings.phone_lifts_after_ms = 3_000);
    floor.sign_in_with(ANN, |login| login.status = 3);
    floor.dial(ANN, CUSTOMER);
    assert_eq!(floor.agent(ANN).state, AgentState::Busy);
    floor.ok(ANN, Release {});
    assert_eq!(floor.names(ANN), ["PhoneAlerting", "Call_Out_Fail", "Connect_Fail", "PhoneRelease"]);
    assert_eq!(floor.agent(ANN).state, AgentState::Busy);
}

#[test]
fn a_second_call_while_the_first_is_held() {
    let mut floor = Floor::new();
    floor.sign_in(ANN);
    let first = floor.dial(ANN, CUSTOMER);
    floor.wait(2);
    assert_eq!(floor.code(ANN, to("10086")), "100-007");
    floor.ok(ANN, Hold {});
    floor.events(ANN);
    let second = floor.dial(ANN, "10086");
    assert_eq!(floor.names(ANN), ["Customer_Alerting"], "the phone is off hook, the agent on call");
    floor.wait(2);
    assert_eq!(floor.stage(&first), Some(CallStage::Held));
    assert_eq!(floor.stage(&second), Some(CallStage::Talking));
    floor.events(ANN);
    floor.ok(ANN, Release {});
    assert_eq!(floor.names(ANN), ["Call_Release", "Customer_Release", "StopRecordDone"]);
    assert_eq!(floor.agent(ANN).state, AgentState::OnCall, "the first call is still held");
}

#[test]
fn refused_numbers_and_states() {
    let mut floor = Floor::new();
    floor.sign_in(ANN);
    for number in ["", "12a", "1234567890123456789012345"] {
        assert_eq!(floor.code(ANN, to(number)), "000-002", "{number:?}");
    }
    assert_eq!(floor.code(ANN, to(WRONG)), "200-001");
    floor.ok(ANN, offhook_protocol::agent_control::Rest { seconds: 60, cause: 0, prolong: None });
    assert_eq!(floor.code(ANN, to(CUSTOMER)), "100-007");
}

#[test]
fn a_customer_on_another_call_is_busy() {
    let mut floor = Floor::new();
    floor.sign_in(ANN);
    floor.sign_in(BOB);
    floor.dial(ANN, CUSTOMER);
    let second = floor.dial(BOB, CUSTOMER);
    assert_eq!(floor.stage(&second), Some(CallStage::Dialing));
    floor.wait(1);
    assert_eq!(floor.call(&second), None);
}
