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

use crate::floor::{ANN, BOB, CUSTOMER, Floor, login};

fn reset(all: bool, skills: &str) -> ResetSkills {
    ResetSkills { all, skills: Some(skills.to_owned()), linkage: None }
}

#[test]
fn the_platform_answers_from_now_on() {
    let mut floor = Floor::new();
    floor.sign_in(ANN);
    floor.ok(ANN, SetAutoAnswer { on: true });
    assert!(floor.names(ANN).is_empty());
    let call = floor.ring();
    assert_eq!(floor.stage(&call), Some(CallStage::Talking));
    floor.ok(ANN, Release {});
    floor.ok(ANN, SetAutoAnswer { on: false });
    let call = floor.ring();
    assert_eq!(floor.stage(&call), Some(CallStage::Ringing));
}

#[test]
fn whatever_is_not_true_means_by_hand() {
    let mut floor = Floor::new();
    floor.sign_in_with(ANN, |login| login.auto_answer = true);
    let guid = floor.guids[ANN].reveal().to_owned();
    floor.send("POST", "/onlineagent/1001/autoanswer/maybe", Some(&guid), "");
    assert!(!floor.agent(ANN).auto_answer);
}

#[test]
fn wrap_up_follows_calls_from_now_on() {
    let mut floor = Floor::new();
    floor.sign_in(ANN);
    floor.ok(ANN, SetAutoReady { on: false });
    floor.ring();
    floor.ok(ANN, Answer::default());
    floor.ok(ANN, Release {});
    assert_eq!(floor.agent(ANN).state, AgentState::WrapUp);
    assert_eq!(floor.names(ANN).last().map(String::as_str), Some("Work"));
}

#[test]
fn calls_come_from_the_queues_signed_in_to() {
    let mut floor = Floor::new();
    floor.sign_in(ANN);
    floor.ok(ANN, reset(false, "26;27"));
    assert_eq!(floor.agent(ANN).skills, [26], "27 is not configured");
    let sales = floor.call_in(CUSTOMER, Target::Skill(25));
    assert_eq!(floor.stage(&sales), None);
    assert_eq!(floor.ask(ANN, QueueLengthSignedIn {}), Ok(Reply::QueueLengthSignedIn(0)));
    floor.ok(ANN, reset(false, ""));
    assert!(floor.agent(ANN).skills.is_empty());
    assert_eq!(floor.code(ANN, reset(false, "x")), "000-002");
    floor.ok(ANN, reset(true, ""));
    assert_eq!(floor.stage(&sales), Some(CallStage::Ringing), "it has waited");
    assert_eq!(floor.names(ANN).first().map(String::as_str), Some("Busy"), "no event of the queues");
}

#[test]
fn no_calls_without_the_right_to_talk() {
    let mut floor = Floor::new();
    floor.sign_in(ANN);
    floor.ok(ANN, SetTalkRight { on: 0 });
    let call = floor.ring();
    assert_eq!(floor.stage(&call), None);
    assert_eq!(floor.ask(ANN, AgentsBySkill { skill: 25 }), Ok(Reply::AgentsBySkill(vec![])));
    assert_eq!(floor.code(ANN, SetTalkRight { on: 2 }), "000-002");
    floor.ok(ANN, SetTalkRight { on: 1 });
    assert_eq!(floor.stage(&call), Some(CallStage::Ringing));
}

#[test]
fn signed_in_to_the_platform_only() {
    let mut floor = Floor::new();
    floor.sign_in(BOB);
    let ordinary = login(ANN);
    let asked = LoginEx { password: ordinary.password, status: 4, agent_type: 4, ..LoginEx::default() };
    floor.ok(ANN, asked.clone());
    assert_eq!(floor.names(ANN), ["InService", "Ready"]);
    assert_eq!(floor.code(ANN, asked), "100-002");
    let call = floor.call_in(CUSTOMER, Target::Agent(ANN.into()));
    assert_eq!(floor.stage(&call), None);
    assert_eq!(floor.code(ANN, Callout { called: CUSTOMER.into(), ..Callout::default() }), "100-007");
    assert_eq!(floor.code(ANN, CallInner { called: BOB.into(), ..CallInner::default() }), "100-007");
    assert_eq!(floor.code(ANN, reset(true, "")), "100-007", "no phone");
}

#[test]
fn a_sign_in_to_the_platform_with_a_phone_takes_calls() {
    // CEC 6.1.1.23: such a sign-in is one to the telephone platform, without chat.
    let mut floor = Floor::new();
    let ordinary = login(ANN);
    let asked = LoginEx { status: 4, agent_type: 4, ..ordinary.into() };
    floor.ok(ANN, asked);
    let call = floor.call_in(CUSTOMER, Target::Agent(ANN.into()));
    assert_eq!(floor.stage(&call), Some(CallStage::Ringing));
}

#[test]
fn the_businesss_own_state() {
    let mut floor = Floor::new();
    floor.sign_in(ANN);
    let none = Ok(Reply::QueryCustomState(CustomState { state: 65_535 }));
    assert_eq!(floor.ask(ANN, QueryCustomState {}), none);
    assert_eq!(floor.code(ANN, CancelCustomState {}), "100-009");
    for state in [-1, 65_535] {
        assert_eq!(floor.code(ANN, SetCustomState { state }), "000-002");
    }
    floor.ok(ANN, SetCustomState { state: 0 });
    assert_eq!(floor.ask(ANN, QueryCustomState {}), Ok(Reply::QueryCustomState(CustomState { state: 0 })));
    assert_eq!(floor.agent(ANN).custom_state, Some(0));
    floor.ok(ANN, CancelCustomState {});
    assert_eq!(floor.ask(ANN, QueryCustomState {}), none);
}

#[test]
fn a_softphones_token_is_new_every_time() {
    let mut floor = Floor::new();
    floor.sign_in(ANN);
    let mut token = || match floor.ask(ANN, LoginInfo {}) {
        Ok(Reply::LoginInfo(it)) => (it.phone, it.token),
        other => panic!("{other:?}"),
    };
    let (phone, first) = token();
    assert_eq!(phone.reveal(), "40001");
    assert!(!first.is_empty() && first != token().1);
}
