//! Calls that agents place.

use offhook_protocol::{
    AgentState, GatewayEvent,
    call_control::{Callout, Hold, Release},
};
use offhook_simulator::world::{CallStage, Direction};

use crate::test_gateway::{ANN, BOB, CUSTOMER, TestGateway};

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
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    let call = gateway.dial(ANN, CUSTOMER);
    assert_eq!(gateway.names(ANN), DIALS);
    assert_eq!(gateway.stage(&call), Some(CallStage::RemoteRinging));
    gateway.wait(2);
    assert_eq!(gateway.names(ANN), ["Talking", "Record"]);
    assert_eq!(gateway.agent(ANN).state, AgentState::OnCall);
    assert_eq!(gateway.call(&call).unwrap().direction, Direction::Outbound);
}

#[test]
fn a_number_that_nobody_knows_answers_too() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    let call = gateway.dial(ANN, "10086");
    gateway.wait(2);
    assert_eq!(gateway.stage(&call), Some(CallStage::Talking));
}

#[test]
fn busy() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    let call = gateway.dial(ANN, BUSY);
    assert_eq!(gateway.stage(&call), Some(CallStage::Dialing));
    gateway.wait(1);
    let events = gateway.events(ANN);
    assert!(events.contains(&GatewayEvent::DialFailed(offhook_protocol::event_content::CallRef(call))));
    assert!(
        events.iter().any(|event| matches!(event, GatewayEvent::DialFailureDetected(it) if it.cause == 145))
    );
    assert_eq!(gateway.agent(ANN).state, AgentState::Ready);
}

#[test]
fn no_answer() {
    let mut gateway = TestGateway::new();
    gateway.sign_in_with(ANN, |login| login.auto_ready = false);
    gateway.dial(ANN, SILENT);
    gateway.wait(29);
    assert_eq!(gateway.names(ANN), DIALS);
    gateway.wait(1);
    assert_eq!(gateway.names(ANN), ["Call_Out_Fail", "DETECT_EVENT", "PhoneRelease", "Ready"]);
}

#[test]
fn other_ways_to_tell_a_failure() {
    let mut gateway = TestGateway::with(|settings| {
        settings.connect_fail_after_dial_failure = true;
        settings.detect_after_dial_failure = false;
    });
    gateway.sign_in(ANN);
    gateway.dial(ANN, SILENT);
    gateway.events(ANN);
    gateway.wait(30);
    assert_eq!(gateway.names(ANN), ["Call_Out_Fail", "Connect_Fail", "PhoneRelease", "Ready"]);
}

#[test]
fn a_customer_who_hangs_up_soon() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    let call = gateway.dial(ANN, IMPATIENT);
    gateway.wait(6);
    assert_eq!(gateway.stage(&call), Some(CallStage::Talking));
    gateway.events(ANN);
    gateway.wait(1);
    assert_eq!(
        gateway.names(ANN),
        ["Customer_Release", "Call_Release", "StopRecordDone", "PhoneRelease", "Ready"]
    );
}

#[test]
fn the_customer_rejects() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    let call = gateway.dial(ANN, CUSTOMER);
    gateway.events(ANN);
    gateway.customer_hangs_up(&call);
    assert_eq!(gateway.names(ANN)[0], "Call_Out_Fail");
    gateway.wait(5);
    assert!(gateway.names(ANN).is_empty(), "and does not answer after that");
}

#[test]
fn the_agent_gives_up() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    gateway.dial(ANN, CUSTOMER);
    gateway.events(ANN);
    gateway.ok(ANN, Release {});
    assert_eq!(gateway.names(ANN), ["Call_Out_Fail", "Connect_Fail", "PhoneRelease", "Ready"]);
}

#[test]
fn giving_up_before_the_phone_is_lifted_leaves_the_state_alone() {
    let mut gateway = TestGateway::with(|settings| settings.phone_lifts_after_ms = 3_000);
    gateway.sign_in_with(ANN, |login| login.status = 3);
    gateway.dial(ANN, CUSTOMER);
    assert_eq!(gateway.agent(ANN).state, AgentState::Busy);
    gateway.ok(ANN, Release {});
    assert_eq!(gateway.names(ANN), ["PhoneAlerting", "Call_Out_Fail", "Connect_Fail", "PhoneRelease"]);
    assert_eq!(gateway.agent(ANN).state, AgentState::Busy);
}

#[test]
fn a_second_call_while_the_first_is_held() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    let first = gateway.dial(ANN, CUSTOMER);
    gateway.wait(2);
    assert_eq!(gateway.code(ANN, to("10086")), "100-007");
    gateway.ok(ANN, Hold {});
    gateway.events(ANN);
    let second = gateway.dial(ANN, "10086");
    assert_eq!(gateway.names(ANN), ["Customer_Alerting"], "the phone is off hook, the agent on call");
    gateway.wait(2);
    assert_eq!(gateway.stage(&first), Some(CallStage::Held));
    assert_eq!(gateway.stage(&second), Some(CallStage::Talking));
    gateway.events(ANN);
    gateway.ok(ANN, Release {});
    assert_eq!(gateway.names(ANN), ["Call_Release", "Customer_Release", "StopRecordDone"]);
    assert_eq!(gateway.agent(ANN).state, AgentState::OnCall, "the first call is still held");
}

#[test]
fn refused_numbers_and_states() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    for number in ["", "12a", "1234567890123456789012345"] {
        assert_eq!(gateway.code(ANN, to(number)), "000-002", "{number:?}");
    }
    assert_eq!(gateway.code(ANN, to(WRONG)), "200-001");
    gateway.ok(ANN, offhook_protocol::agent_control::Rest { seconds: 60, cause: 0, prolong: None });
    assert_eq!(gateway.code(ANN, to(CUSTOMER)), "100-007");
}

#[test]
fn a_customer_on_another_call_is_busy() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    gateway.sign_in(BOB);
    gateway.dial(ANN, CUSTOMER);
    let second = gateway.dial(BOB, CUSTOMER);
    assert_eq!(gateway.stage(&second), Some(CallStage::Dialing));
    gateway.wait(1);
    assert_eq!(gateway.call(&second), None);
}
