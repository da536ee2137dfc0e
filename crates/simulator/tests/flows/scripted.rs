//! Colleagues who are played: what a person alone with the demo meets.

use offhook_protocol::{
    AgentState,
    call_control::{CallInner, ConfJoin, Transfer},
};
use offhook_simulator::{Control, control::Target, world::CallStage};

use crate::floor::{ANN, CUSTOMER, Floor};

const WU: &str = "1101";
const HE: &str = "1103";
const GAO: &str = "1104";

fn alone() -> Floor {
    let mut floor = Floor::with(|settings| settings.colleagues = true);
    floor.sign_in(ANN);
    floor
}

#[test]
fn they_are_there_only_when_asked_for() {
    assert_eq!(Floor::new().agent(WU).state, AgentState::SignedOut);
    let mut floor = alone();
    let states = |floor: &Floor| [WU, GAO, "1105"].map(|agent| floor.agent(agent).state);
    assert_eq!(states(&floor), [AgentState::Ready, AgentState::Busy, AgentState::WrapUp]);
    floor.wait(300);
    assert_eq!(floor.agent(WU).state, AgentState::Ready, "nobody polls for them, and they stay");
    floor.act(Control::Restart);
    assert_eq!(states(&floor), [AgentState::Ready, AgentState::Busy, AgentState::WrapUp]);
}

#[test]
fn a_consulted_colleague_answers_can_be_joined_and_leaves() {
    let mut floor = alone();
    let customers = floor.talk(ANN);
    let call = floor.consult(ANN, WU, 2);
    floor.wait(2);
    assert_eq!(floor.stage(&call), Some(CallStage::RemoteRinging));
    floor.wait(1);
    assert_eq!(floor.stage(&call), Some(CallStage::Talking));
    floor.ok(ANN, ConfJoin { call: customers, data: None });
    assert_eq!(floor.call(&call).unwrap().partners, [WU, CUSTOMER]);
    floor.wait(59);
    assert_eq!(floor.agent(WU).calls.len(), 1);
    floor.wait(1);
    assert_eq!((floor.agent(WU).calls.len(), floor.agent(WU).state), (0, AgentState::Ready));
    assert_eq!(floor.stage(&call), Some(CallStage::Talking), "with the customer");
}

#[test]
fn an_internal_call_ends_after_a_while() {
    let mut floor = alone();
    floor.ok(ANN, CallInner { called: WU.into(), ..CallInner::default() });
    floor.wait(3);
    assert_eq!(floor.agent(ANN).calls[0].state, CallStage::Talking);
    floor.wait(60);
    assert!(floor.agent(ANN).calls.is_empty());
    let figures = floor.agent(WU).figures;
    assert_eq!((figures.answered, figures.released, figures.talk_ms), (1, 1, 60_000));
}

#[test]
fn what_is_handed_to_a_queue_they_take_but_no_new_customer() {
    let mut floor = alone();
    let new = floor.call_in("13800000005", Target::Skill(27));
    floor.wait(10);
    assert_eq!(floor.stage(&new), None, "waits for a person");
    let call = floor.talk(ANN);
    let asked = Transfer { device: 1, address: "26".into(), mode: 0, ..Transfer::default() };
    floor.ok(ANN, asked);
    floor.wait(3);
    assert_eq!(floor.agent(ANN).calls, []);
    assert_eq!(floor.agent(WU).calls[0].id, call);
    assert_eq!(floor.agent(WU).calls[0].state, CallStage::Talking);
}

#[test]
fn a_busy_colleague_cannot_be_consulted() {
    let mut floor = alone();
    floor.talk(ANN);
    floor.consult(ANN, GAO, 2);
    assert!(floor.names(ANN).contains(&"Consult_Fail".to_owned()));
}

#[test]
fn a_colleague_rests_now_and_then_and_is_back_in_time() {
    let mut floor = alone();
    floor.wait(299);
    assert_eq!(floor.agent(HE).state, AgentState::Ready);
    floor.wait(1);
    assert_eq!(floor.agent(HE).state, AgentState::Rest);
    floor.wait(120);
    assert_eq!(floor.agent(HE).state, AgentState::Ready);
    let figures = floor.agent(HE).figures;
    assert_eq!((figures.rests, figures.rest_ms, figures.overruns), (1, 120_000, 0));
}
