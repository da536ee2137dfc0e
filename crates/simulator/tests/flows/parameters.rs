//! Parameters and preconditions as the reference has them, where a hand-written gateway is easily lax. Every
//! limit of the catalog is tried by the conformance test; here stand those that had been wrong, and how
//! tolerant the check is.

use offhook_protocol::{
    AgentState,
    agent_control::{AgentStatus, Logout, SetAutoAnswer},
    call_control::{Callout, Hold, Transfer},
    call_info::{AppData, HoldList, Statistics, StatisticsEx},
};

use crate::test_gateway::{ANN, BOB, TestGateway, login};

/// Returns the code of the answer to a request as it is written here.
fn code(gateway: &mut TestGateway, agent: &str, method: &str, path: &str, body: &str) -> String {
    let guid = gateway.guids.get(agent).map(|guid| guid.expose().to_owned());
    let connection = gateway.send(method, path, guid.as_deref(), body);
    let answer = gateway.answer(connection).expect("answered at once");
    let body: serde_json::Value = serde_json::from_str(&answer.body).expect("JSON");
    body["retcode"].as_str().expect("a code").to_owned()
}

#[test]
fn what_is_required_is_not_nought() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    gateway.sign_in(BOB);
    for (method, path, body, refusal, section) in [
        ("POST", "/onlineagent/1001/settalkright", "", "000-002", "6.1.1.22"),
        ("POST", "/onlineagent/1001/setcustomstate", "", "000-002", "6.1.1.27"),
        ("POST", "/onlineagent/1001/sendnoteletex", r#"{"agentIds":[1002]}"#, "100-001", "6.1.1.4"),
        ("POST", "/voicecall/1001/adjustvideomode", "{}", "200-031", "6.1.2.19"),
        ("POST", "/voicecall/1001/reject", "", "100-007", "6.1.2.22"),
    ] {
        assert_eq!(code(&mut gateway, ANN, method, path, body), refusal, "CEC {section}");
    }
    let call = gateway.talk(ANN);
    let body = r#"{"devicetype":2,"address":"1002"}"#;
    assert_eq!(code(&mut gateway, ANN, "POST", "/voicecall/1001/transfer", body), "000-002", "CEC 6.1.2.11");
    assert!(gateway.call(&call).is_some(), "not released");
    assert!(gateway.agent(ANN).takes_calls);
}

/// Clients write numbers and flags as text (field note 13).
#[test]
fn numbers_and_flags_may_be_text() {
    let mut gateway = TestGateway::new();
    let body = r#"{"password":"offhook-1001","phonenum":40001,"agenttype":"4","status":"3","autoanswer":"false","ip":null,"vcPhoneNumber":""}"#;
    let connection = gateway.send("PUT", "/onlineagent/1001", None, body);
    assert!(gateway.answer(connection).unwrap().body.contains(r#""retcode":"0""#));
    assert_eq!((gateway.agent(ANN).state, gateway.agent(ANN).auto_answer), (AgentState::Busy, false));
}

#[test]
fn a_sign_in_is_refused_for_what_is_wrong_with_it() {
    let mut gateway = TestGateway::new();
    let long = "1".repeat(25);
    for (wrong, refusal) in [
        (format!(r#""phonenum":"{long}""#), "100-001"),
        (r#""phonenum":"""#.to_owned(), "100-001"),
        (r#""phonenum":"40001","status":6"#.to_owned(), "100-001"),
        (r#""phonenum":"40001","agenttype":5"#.to_owned(), "100-012"),
        (r#""phonenum":"40001","ip":"fe80::1""#.to_owned(), "100-016"),
        (r#""phonenum":"40001","autoanswer":1"#.to_owned(), "100-001"),
        (r#""phonenum":"40001","serviceToken":"a b""#.to_owned(), "100-001"),
    ] {
        let body = format!(r#"{{"password":"offhook-1001",{wrong}}}"#);
        assert_eq!(
            code(&mut gateway, ANN, "PUT", "/onlineagent/1001", &body),
            refusal,
            "CEC 6.1.1.1: {wrong}"
        );
    }
    assert_eq!(code(&mut gateway, ANN, "PUT", "/onlineagent/1001", r#"{"phonenum":"40001"}"#), "100-001");
    assert_eq!(code(&mut gateway, ANN, "PUT", "/onlineagent/1001", "no JSON"), "100-001");
}

/// Flags have 1 to 5 characters, and whatever is not `true` is false (CEC 6.1.1.7 and 6.1.1.17).
#[test]
fn only_true_is_true() {
    let mut gateway = TestGateway::new();
    gateway.sign_in_with(ANN, |login| login.auto_answer = true);
    assert_eq!(code(&mut gateway, ANN, "POST", "/onlineagent/1001/autoanswer/1", ""), "0");
    assert!(!gateway.agent(ANN).auto_answer);
    assert_eq!(code(&mut gateway, ANN, "POST", "/onlineagent/1001/autoanswer/perhaps", ""), "000-002");
    assert_eq!(code(&mut gateway, ANN, "POST", "/onlineagent/1001/autoenteridle/perhaps", ""), "100-007");
}

#[test]
fn a_heartbeats_token_is_short_and_plain() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    let long = "a".repeat(51);
    for (token, refusal) in [("a1", "0"), ("a b", "100-001"), (long.as_str(), "100-001")] {
        let request = offhook_simulator::SimRequest {
            method: "POST".to_owned(),
            path: "/onlineagent/1001/handshake".to_owned(),
            guid: Some(gateway.guids[ANN].expose().to_owned()),
            service_token: Some(token.to_owned()),
            ..Default::default()
        };
        gateway.connection += 1;
        gateway.feed(offhook_simulator::Input::Http { connection: gateway.connection, request });
        let answer = gateway.answer(gateway.connection).unwrap();
        assert!(answer.body.contains(&format!(r#""retcode":"{refusal}""#)), "CEC 6.1.1.3: {token}");
    }
}

/// Queries have preconditions (CEC 6.1.3.2, 6.1.3.4, 6.1.3.9, 6.1.3.10).
#[test]
fn queries_have_preconditions() {
    let mut gateway = TestGateway::with(|it| it.preconditions_not_checked.clear());
    gateway.sign_in(ANN);
    assert_eq!(gateway.code(ANN, AppData::default()), "100-007");
    assert_eq!(gateway.code(ANN, Statistics {}), "100-007");
    assert_eq!(gateway.code(ANN, StatisticsEx {}), "100-007");
    assert_eq!(gateway.code(ANN, HoldList {}), "400-003");
    gateway.wait(2);
    gateway.talk(ANN);
    gateway.ok(ANN, AppData::default());
    gateway.ok(ANN, Statistics {});
    gateway.ok(ANN, StatisticsEx {});
    gateway.ok(ANN, Hold {});
    gateway.ok(ANN, HoldList {});
    gateway.ok(ANN, SetAutoAnswer { on: true });
    assert_eq!(gateway.code(ANN, HoldList {}), "300-001", "for agents who answer by hand only");
}

/// The built-in scenario reads statistics at any time, as some gateways let their agents.
#[test]
fn a_precondition_can_be_left_unchecked() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    gateway.ok(ANN, Statistics {});
}

/// Skill queues must exist; the platform knows them, the gateway does not (CEC 6.5.6).
#[test]
fn a_queue_that_there_is_not() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    let called = "13800000001".into();
    assert_eq!(gateway.code(ANN, Callout { called, skill: Some(99), ..Callout::default() }), "100-007");
    gateway.sign_in(BOB);
    gateway.talk(ANN);
    let transfer =
        Transfer { device: 2, address: BOB.into(), mode: 0, skill: Some(99), ..Transfer::default() };
    assert_eq!(gateway.code(ANN, transfer), "100-007");
}

#[test]
fn two_agents_cannot_have_one_telephone() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    let with_anns = || offhook_protocol::sign_in::Login { phone: "40001".into(), ..login(BOB) };
    assert_eq!(gateway.code(BOB, with_anns()), "100-003", "the one of its list that says so (CEC 6.1.1.1)");
    gateway.ok(ANN, Logout {});
    gateway.ok(BOB, with_anns());
}

/// Wrong passwords lock the account (CEC 6.1.1.1): 110-016. The reference leaves open how many, and how long.
#[test]
fn wrong_passwords_lock_the_account() {
    let mut gateway = TestGateway::with(|it| it.wrong_passwords_until_locked = Some(3));
    let wrong = || offhook_protocol::sign_in::Login { password: "guess".into(), ..login(ANN) };
    gateway.code(ANN, wrong());
    gateway.sign_in(ANN);
    gateway.ok(ANN, Logout {});
    for _ in 0..3 {
        assert_eq!(gateway.code(ANN, wrong()), "100-004");
    }
    assert_eq!(gateway.code(ANN, login(ANN)), "110-016");
    gateway.wait(300);
    gateway.sign_in(ANN);
}

/// Agents beyond the greatest number are refused with 999-003 (CEC 6.5.2).
#[test]
fn more_agents_than_there_may_be() {
    let mut gateway = TestGateway::with(|it| it.most_signed_in = Some(1));
    gateway.sign_in(ANN);
    assert_eq!(gateway.code(BOB, login(BOB)), "999-003");
}

/// Requests are `application/json; charset=UTF-8`, bodies or not (CEC 6.1.1.10 and all others).
#[test]
fn the_content_type_is_looked_at_when_told_to() {
    let mut gateway = TestGateway::with(|it| it.content_type_needed = true);
    gateway.sign_in(ANN);
    gateway.ok(ANN, AgentStatus {});
    assert_eq!(
        code(&mut gateway, ANN, "GET", "/onlineagent/1001/agentstatus", ""),
        "000-002",
        "there is none"
    );
}
