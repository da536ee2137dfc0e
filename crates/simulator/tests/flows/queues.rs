//! Routing of calls: which agent gets which, and when.

use offhook_protocol::{AgentState, agent_control::SayBusy, call_control::Reject};
use offhook_simulator::{control::Target, world::CallStage};

use crate::test_gateway::{ANN, BOB, CUSTOMER, TestGateway};

#[test]
fn a_call_waits_for_an_agent_with_its_skill() {
    let mut gateway = TestGateway::new();
    gateway.sign_in("1003");
    let call = gateway.ring();
    assert_eq!(gateway.truth().queues[0].waiting[0].id, call);
    assert_eq!(gateway.agent("1003").state, AgentState::Ready, "serves another queue");
    gateway.sign_in(ANN);
    assert_eq!(gateway.stage(&call), Some(CallStage::Ringing));
    assert!(gateway.truth().queues[0].waiting.is_empty());
}

#[test]
fn the_longest_idle_agent_is_first() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(BOB);
    gateway.wait(1);
    gateway.sign_in(ANN);
    let first = gateway.ring();
    assert_eq!(gateway.agent(BOB).calls[0].id, first);
    let second = gateway.ring();
    assert_eq!(gateway.agent(ANN).calls[0].id, second);
    let third = gateway.ring();
    assert_eq!(gateway.truth().queues[0].waiting[0].id, third);
}

#[test]
fn a_rejected_call_goes_to_the_next_agent_before_later_calls() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(BOB);
    let first = gateway.ring();
    let second = gateway.ring();
    gateway.ok(BOB, Reject { call: None, mode: 1 });
    gateway.sign_in(ANN);
    assert_eq!(gateway.agent(ANN).calls[0].id, first);
    assert_eq!(gateway.truth().queues[0].waiting[0].id, second);
}

#[test]
fn a_call_to_one_agent_waits_for_that_one() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    gateway.sign_in(BOB);
    gateway.ok(BOB, SayBusy::default());
    let call = gateway.call_in(CUSTOMER, Target::Agent(BOB.into()));
    assert_eq!(gateway.agent(BOB).waiting[0].id, call);
    assert!(gateway.agent(ANN).calls.is_empty());
    gateway.ok(BOB, offhook_protocol::agent_control::SayFree {});
    assert_eq!(gateway.agent(BOB).calls[0].id, call);
}

#[test]
fn an_impatient_customer_leaves_the_queue() {
    let mut gateway = TestGateway::new();
    gateway.call_in("13800000006", Target::Skill(25));
    gateway.wait(7);
    assert_eq!(gateway.truth().queues[0].waiting.len(), 1);
    gateway.wait(1);
    assert!(gateway.truth().queues[0].waiting.is_empty());
}

#[test]
fn customers_call_by_themselves_when_somebody_is_there() {
    let mut gateway = TestGateway::with(|settings| settings.auto_call_seconds = Some(6));
    gateway.wait(60);
    assert!(gateway.truth().queues.iter().all(|queue| queue.waiting.is_empty()));
    gateway.sign_in("1004");
    gateway.wait(6);
    assert_eq!(gateway.agent("1004").calls.len(), 1, "to a queue that is served");
    gateway.wait(6);
    assert_eq!(gateway.truth().queues[2].waiting.len(), 1);
    gateway.wait(6);
    assert_eq!(gateway.truth().queues[2].waiting.len(), 1, "no more while one waits");
}

#[test]
fn when_nobody_is_free_the_queue_may_be_told() {
    let mut gateway = TestGateway::with(|settings| settings.all_busy_event = true);
    gateway.sign_in_with(ANN, |login| login.status = 3);
    gateway.sign_in("1004");
    gateway.call_in(CUSTOMER, Target::Skill(25));
    assert_eq!(gateway.names(ANN), ["All_Agent_Busy"], "once");
    assert!(gateway.names("1004").is_empty(), "another queue's");
    gateway.call_in("13800000005", Target::Skill(27));
    assert!(!gateway.names("1004").contains(&"All_Agent_Busy".to_owned()), "free");
}
