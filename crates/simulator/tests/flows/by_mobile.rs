//! Agents who answer by mobile phone.

use offhook_protocol::{
    AgentState, Reply,
    agent_control::AgentStatus,
    event_poll::PollEvents,
    offline_agent::{IsOfflineAgent, OfflineLogin, OfflineLogout},
    sign_in::ForceLogin,
};
use offhook_simulator::world::CallStage;

use crate::test_gateway::{ANN, TestGateway, force_login, login};

const LOGIN: &str = "/apiaccess/rest/cc-management/v1/offline/agent/login";

fn leave_desk(agent: i64) -> OfflineLogin {
    OfflineLogin { phone: "13900000000".into(), agent }
}

fn is_away(gateway: &mut TestGateway) -> bool {
    match gateway.ask(ANN, IsOfflineAgent { agent: 1001 }) {
        Ok(Reply::IsOfflineAgent(it)) => it.is_offline,
        other => panic!("{other:?}"),
    }
}

#[test]
fn calls_are_answered_without_a_client() {
    let mut gateway = TestGateway::new();
    assert!(!is_away(&mut gateway));
    let Ok(Reply::OfflineLogin(told)) = gateway.ask(ANN, leave_desk(1001)) else { panic!("signed in") };
    assert_eq!((told.agent, told.was_forced, told.auto_answer.as_str()), (1001, false, "true"));
    assert_eq!(told.skills.iter().map(|skill| skill.id).collect::<Vec<_>>(), [25, 26]);
    assert!(is_away(&mut gateway) && gateway.agent(ANN).by_mobile);
    let call = gateway.ring();
    assert_eq!(gateway.stage(&call), Some(CallStage::Talking));
    gateway.wait(600);
    assert_eq!(gateway.stage(&call), Some(CallStage::Talking), "nobody polls, and nobody must");
    gateway.ok(ANN, OfflineLogout { agent: 1001 });
    assert_eq!((gateway.agent(ANN).state, gateway.call(&call)), (AgentState::SignedOut, None));
    assert_eq!(gateway.code(ANN, OfflineLogout { agent: 1001 }), "100-006");
}

#[test]
fn a_session_at_the_desk_ends_and_may_come_back_by_force() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    let open = gateway.send_as(ANN, &PollEvents::default().into());
    let Ok(Reply::OfflineLogin(told)) = gateway.ask(ANN, leave_desk(1001)) else { panic!("signed in") };
    assert!(told.was_forced);
    assert!(gateway.answer(open).unwrap().body.contains("AgentOther_ShutdownService"));
    assert_eq!(gateway.code(ANN, AgentStatus {}), "000-003");
    assert_eq!(gateway.code(ANN, login(ANN)), "100-002");
    gateway.ok(ANN, ForceLogin { ..force_login(ANN) });
    assert!(!is_away(&mut gateway));
    assert_eq!(gateway.names(ANN), ["InService", "Ready"]);
}

#[test]
fn without_a_bearer_token_401_unless_the_settings_let_it() {
    for (needed, status) in [(true, 401), (false, 200)] {
        let mut gateway = TestGateway::with(|settings| settings.bearer_needed = needed);
        let connection = gateway.send("POST", LOGIN, None, r#"{"phone":"139","workNo":1001}"#);
        let answer = gateway.answer(connection).unwrap();
        assert_eq!((answer.status, answer.guid), (status, None), "{}", answer.body);
        assert_eq!(gateway.agent(ANN).by_mobile, !needed);
    }
}

#[test]
fn who_there_is_not_and_what_is_no_number() {
    let mut gateway = TestGateway::new();
    assert_eq!(gateway.code(ANN, leave_desk(7)), "300-002");
    assert_eq!(gateway.code(ANN, OfflineLogin { phone: "".into(), agent: 1001 }), "000-002");
}
