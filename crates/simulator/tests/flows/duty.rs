//! Choices of agents for their day, of which no event tells.

use offhook_protocol::{
    AgentState, Reply,
    agent_control::{
        CancelCustomState, CustomState, LoginInfo, QueryCustomState, ResetSkills, SetAutoAnswer,
        SetAutoReady, SetCustomState, SetTalkRight,
    },
    call_control::{Answer, CallInner, Callout, Release},
    directory::{AgentsBySkill, QueueLengthSignedIn},
    sign_in::LoginEx,
};
use offhook_simulator::{control::Target, world::CallStage};

use crate::test_gateway::{ANN, BOB, CUSTOMER, TestGateway, login};

fn reset(all: bool, skills: &str) -> ResetSkills {
    ResetSkills { all, skills: Some(skills.to_owned()), linkage: None }
}

#[test]
fn the_platform_answers_from_now_on() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    gateway.ok(ANN, SetAutoAnswer { on: true });
    assert!(gateway.names(ANN).is_empty());
    let call = gateway.ring();
    assert_eq!(gateway.stage(&call), Some(CallStage::Talking));
    gateway.ok(ANN, Release {});
    gateway.ok(ANN, SetAutoAnswer { on: false });
    let call = gateway.ring();
    assert_eq!(gateway.stage(&call), Some(CallStage::Ringing));
}

#[test]
fn whatever_is_not_true_means_by_hand() {
    let mut gateway = TestGateway::new();
    gateway.sign_in_with(ANN, |login| login.auto_answer = true);
    let guid = gateway.guids[ANN].expose().to_owned();
    gateway.send("POST", "/onlineagent/1001/autoanswer/maybe", Some(&guid), "");
    assert!(!gateway.agent(ANN).auto_answer);
}

#[test]
fn wrap_up_follows_calls_from_now_on() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    gateway.ok(ANN, SetAutoReady { on: false });
    gateway.ring();
    gateway.ok(ANN, Answer::default());
    gateway.ok(ANN, Release {});
    assert_eq!(gateway.agent(ANN).state, AgentState::WrapUp);
    assert_eq!(gateway.names(ANN).last().map(String::as_str), Some("Work"));
}

#[test]
fn calls_come_from_the_queues_signed_in_to() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    gateway.ok(ANN, reset(false, "26;27"));
    assert_eq!(gateway.agent(ANN).skills, [26], "27 is not configured");
    let sales = gateway.call_in(CUSTOMER, Target::Skill(25));
    assert_eq!(gateway.stage(&sales), None);
    assert_eq!(gateway.ask(ANN, QueueLengthSignedIn {}), Ok(Reply::QueueLengthSignedIn(0)));
    gateway.ok(ANN, reset(false, ""));
    assert!(gateway.agent(ANN).skills.is_empty());
    assert_eq!(gateway.code(ANN, reset(false, "x")), "000-002");
    gateway.ok(ANN, reset(true, ""));
    assert_eq!(gateway.stage(&sales), Some(CallStage::Ringing), "it has waited");
    assert_eq!(gateway.names(ANN).first().map(String::as_str), Some("Busy"), "no event of the queues");
}

#[test]
fn no_calls_without_the_right_to_talk() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    gateway.ok(ANN, SetTalkRight { on: 0 });
    let call = gateway.ring();
    assert_eq!(gateway.stage(&call), None);
    assert_eq!(gateway.ask(ANN, AgentsBySkill { skill: 25 }), Ok(Reply::AgentsBySkill(vec![])));
    assert_eq!(gateway.code(ANN, SetTalkRight { on: 2 }), "000-002");
    gateway.ok(ANN, SetTalkRight { on: 1 });
    assert_eq!(gateway.stage(&call), Some(CallStage::Ringing));
}

#[test]
fn signed_in_to_the_platform_only() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(BOB);
    let ordinary = login(ANN);
    let asked = LoginEx { password: ordinary.password, status: 4, agent_type: 4, ..LoginEx::default() };
    gateway.ok(ANN, asked.clone());
    assert_eq!(gateway.names(ANN), ["InService", "Ready"]);
    assert_eq!(gateway.code(ANN, asked), "100-002");
    let call = gateway.call_in(CUSTOMER, Target::Agent(ANN.into()));
    assert_eq!(gateway.stage(&call), None);
    assert_eq!(gateway.code(ANN, Callout { called: CUSTOMER.into(), ..Callout::default() }), "100-007");
    assert_eq!(gateway.code(ANN, CallInner { called: BOB.into(), ..CallInner::default() }), "100-007");
    assert_eq!(gateway.code(ANN, reset(true, "")), "100-007", "no phone");
}

#[test]
fn a_sign_in_to_the_platform_with_a_phone_takes_calls() {
    // CEC 6.1.1.23: such a sign-in is one to the telephone platform, without chat.
    let mut gateway = TestGateway::new();
    let ordinary = login(ANN);
    let asked = LoginEx { status: 4, agent_type: 4, ..ordinary.into() };
    gateway.ok(ANN, asked);
    let call = gateway.call_in(CUSTOMER, Target::Agent(ANN.into()));
    assert_eq!(gateway.stage(&call), Some(CallStage::Ringing));
}

#[test]
fn the_businesss_own_state() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    let none = Ok(Reply::QueryCustomState(CustomState { state: 65_535 }));
    assert_eq!(gateway.ask(ANN, QueryCustomState {}), none);
    assert_eq!(gateway.code(ANN, CancelCustomState {}), "100-009");
    for state in [-1, 65_535] {
        assert_eq!(gateway.code(ANN, SetCustomState { state }), "000-002");
    }
    gateway.ok(ANN, SetCustomState { state: 0 });
    assert_eq!(gateway.ask(ANN, QueryCustomState {}), Ok(Reply::QueryCustomState(CustomState { state: 0 })));
    assert_eq!(gateway.agent(ANN).custom_state, Some(0));
    gateway.ok(ANN, CancelCustomState {});
    assert_eq!(gateway.ask(ANN, QueryCustomState {}), none);
}

#[test]
fn a_softphones_token_is_new_every_time() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    let mut token = || match gateway.ask(ANN, LoginInfo {}) {
        Ok(Reply::LoginInfo(it)) => (it.phone, it.token),
        other => panic!("{other:?}"),
    };
    let (phone, first) = token();
    assert_eq!(phone.expose(), "40001");
    assert!(!first.is_empty() && first != token().1);
}
