//! Colleagues who are played: what a person alone with the demo meets.

use offhook_protocol::{
    AgentState,
    call_control::{CallInner, ConfJoin, Transfer},
};
use offhook_simulator::{Control, control::Target, world::CallStage};

use crate::test_gateway::{ANN, CUSTOMER, TestGateway};

const WU: &str = "1101";
const HE: &str = "1103";
const GAO: &str = "1104";

fn alone() -> TestGateway {
    let mut gateway = TestGateway::with(|settings| settings.colleagues = true);
    gateway.sign_in(ANN);
    gateway
}

#[test]
fn they_are_there_only_when_asked_for() {
    assert_eq!(TestGateway::new().agent(WU).state, AgentState::SignedOut);
    let mut gateway = alone();
    let states = |gateway: &TestGateway| [WU, GAO, "1105"].map(|agent| gateway.agent(agent).state);
    assert_eq!(states(&gateway), [AgentState::Ready, AgentState::Busy, AgentState::WrapUp]);
    gateway.wait(300);
    assert_eq!(gateway.agent(WU).state, AgentState::Ready, "nobody polls for them, and they stay");
    gateway.act(Control::Restart);
    assert_eq!(states(&gateway), [AgentState::Ready, AgentState::Busy, AgentState::WrapUp]);
}

#[test]
fn a_consulted_colleague_answers_can_be_joined_and_leaves() {
    let mut gateway = alone();
    let customers = gateway.talk(ANN);
    let call = gateway.consult(ANN, WU, 2);
    gateway.wait(2);
    assert_eq!(gateway.stage(&call), Some(CallStage::RemoteRinging));
    gateway.wait(1);
    assert_eq!(gateway.stage(&call), Some(CallStage::Talking));
    gateway.ok(ANN, ConfJoin { call: customers, data: None });
    assert_eq!(gateway.call(&call).unwrap().partners, [WU, CUSTOMER]);
    gateway.wait(59);
    assert_eq!(gateway.agent(WU).calls.len(), 1);
    gateway.wait(1);
    assert_eq!((gateway.agent(WU).calls.len(), gateway.agent(WU).state), (0, AgentState::Ready));
    assert_eq!(gateway.stage(&call), Some(CallStage::Talking), "with the customer");
}

#[test]
fn an_internal_call_ends_after_a_while() {
    let mut gateway = alone();
    gateway.ok(ANN, CallInner { called: WU.into(), ..CallInner::default() });
    gateway.wait(3);
    assert_eq!(gateway.agent(ANN).calls[0].state, CallStage::Talking);
    gateway.wait(60);
    assert!(gateway.agent(ANN).calls.is_empty());
    let figures = gateway.agent(WU).figures;
    assert_eq!((figures.answered, figures.released, figures.talk_ms), (1, 1, 60_000));
}

#[test]
fn what_is_transferred_to_a_queue_they_take_but_no_new_customer() {
    let mut gateway = alone();
    let new = gateway.call_in("13800000005", Target::Skill(27));
    gateway.wait(10);
    assert_eq!(gateway.stage(&new), None, "waits for a person");
    let call = gateway.talk(ANN);
    let asked = Transfer { device: 1, address: "26".into(), mode: 0, ..Transfer::default() };
    gateway.ok(ANN, asked);
    gateway.wait(3);
    assert_eq!(gateway.agent(ANN).calls, []);
    assert_eq!(gateway.agent(WU).calls[0].id, call);
    assert_eq!(gateway.agent(WU).calls[0].state, CallStage::Talking);
}

#[test]
fn a_busy_colleague_cannot_be_consulted() {
    let mut gateway = alone();
    gateway.talk(ANN);
    gateway.consult(ANN, GAO, 2);
    assert!(gateway.names(ANN).contains(&"Consult_Fail".to_owned()));
}

#[test]
fn a_colleague_rests_now_and_then_and_is_back_in_time() {
    let mut gateway = alone();
    gateway.wait(299);
    assert_eq!(gateway.agent(HE).state, AgentState::Ready);
    gateway.wait(1);
    assert_eq!(gateway.agent(HE).state, AgentState::Rest);
    gateway.wait(120);
    assert_eq!(gateway.agent(HE).state, AgentState::Ready);
    let figures = gateway.agent(HE).figures;
    assert_eq!((figures.rests, figures.rest_ms, figures.overruns), (1, 120_000, 0));
}
