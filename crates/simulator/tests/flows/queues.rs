//! Routing of calls: which agent gets which, and when.

use offhook_protocol::{AgentState, agent_control::SayBusy, call_control::Reject};
use offhook_simulator::{control::Target, world::CallStage};

use crate::floor::{ANN, BOB, CUSTOMER, Floor};

#[test]
fn a_call_waits_for_an_agent_with_its_skill() {
    let mut floor = Floor::new();
    floor.sign_in("1003");
    let call = floor.ring();
    assert_eq!(floor.truth().queues[0].waiting[0].id, call);
    assert_eq!(floor.agent("1003").state, AgentState::Ready, "serves another queue");
    floor.sign_in(ANN);
    assert_eq!(floor.stage(&call), Some(CallStage::Ringing));
    assert!(floor.truth().queues[0].waiting.is_empty());
}

#[test]
fn the_longest_idle_agent_is_first() {
    let mut floor = Floor::new();
    floor.sign_in(BOB);
    floor.wait(1);
    floor.sign_in(ANN);
    let first = floor.ring();
    assert_eq!(floor.agent(BOB).calls[0].id, first);
    let second = floor.ring();
    assert_eq!(floor.agent(ANN).calls[0].id, second);
    let third = floor.ring();
    assert_eq!(floor.truth().queues[0].waiting[0].id, third);
}

#[test]
fn a_rejected_call_goes_to_the_next_agent_before_later_calls() {
    let mut floor = Floor::new();
    floor.sign_in(BOB);
    let first = floor.ring();
    let second = floor.ring();
    floor.ok(BOB, Reject { call: None, mode: 1 });
    floor.sign_in(ANN);
    assert_eq!(floor.agent(ANN).calls[0].id, first);
    assert_eq!(floor.truth().queues[0].waiting[0].id, second);
}

#[test]
fn a_call_to_one_agent_waits_for_that_one() {
    let mut floor = Floor::new();
    floor.sign_in(ANN);
    floor.sign_in(BOB);
    floor.ok(BOB, SayBusy::default());
    let call = floor.call_in(CUSTOMER, Target::Agent(BOB.into()));
    assert_eq!(floor.agent(BOB).waiting[0].id, call);
    assert!(floor.agent(ANN).calls.is_empty());
    floor.ok(BOB, offhook_protocol::agent_control::SayFree {});
    assert_eq!(floor.agent(BOB).calls[0].id, call);
}

#[test]
fn an_impatient_customer_leaves_the_queue() {
    let mut floor = Floor::new();
    floor.call_in("13800000006", Target::Skill(25));
    floor.wait(7);
    assert_eq!(floor.truth().queues[0].waiting.len(), 1);
    floor.wait(1);
    assert!(floor.truth().queues[0].waiting.is_empty());
}

#[test]
fn customers_call_by_themselves_when_somebody_is_there() {
    let mut floor = Floor::with(|settings| settings.auto_call_seconds = Some(6));
    floor.wait(60);
    assert!(floor.truth().queues.iter().all(|queue| queue.waiting.is_empty()));
    floor.sign_in("1004");
    floor.wait(6);
    assert_eq!(floor.agent("1004").calls.len(), 1, "to a queue that is served");
    floor.wait(6);
    assert_eq!(floor.truth().queues[2].waiting.len(), 1);
    floor.wait(6);
    assert_eq!(floor.truth().queues[2].waiting.len(), 1, "no more while one waits");
}

#[test]
fn when_nobody_is_free_the_queue_may_be_told() {
    let mut floor = Floor::with(|settings| settings.all_busy_event = true);
    floor.sign_in_with(ANN, |login| login.status = 3);
    floor.sign_in("1004");
    floor.call_in(CUSTOMER, Target::Skill(25));
    assert_eq!(floor.names(ANN), ["All_Agent_Busy"], "once");
    assert!(floor.names("1004").is_empty(), "another queue's");
    floor.call_in("13800000005", Target::Skill(27));
    assert!(!floor.names("1004").contains(&"All_Agent_Busy".to_owned()), "free");
}
