//! Queries that an agent can make, and how often.

use offhook_protocol::{
    Reply,
    agent_control::{AgentSkills, AgentStatus},
    call_control::{Answer, Hold, Release},
    call_info::{AppData, CallInfoBeforeAnswer, HoldList, QueryCallInfo},
};

use crate::test_gateway::{ANN, TestGateway};

#[test]
fn the_calls_of_an_agent() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    let call = gateway.ring();
    let Ok(Reply::CallInfoBeforeAnswer(Some(info))) = gateway.ask(ANN, CallInfoBeforeAnswer {}) else {
        panic!("it rings")
    };
    assert_eq!((info.call, info.skill), (call.clone(), 25));
    let guid = gateway.guids[ANN].expose().to_owned();
    let older = gateway.send("GET", "/calldata/1001/callinbeforeanswer", Some(&guid), "");
    assert!(gateway.answer(older).unwrap().body.contains(call.as_str()), "by the older address too");
    gateway.ok(ANN, Answer::default());
    let Ok(Reply::QueryCallInfo(Some(info))) = gateway.ask(ANN, QueryCallInfo::default()) else {
        panic!("it talks")
    };
    assert_eq!((info.call, info.feature, info.ended_at), (call.clone(), 0, None));
    assert_eq!(gateway.code(ANN, HoldList {}), "400-003");
    gateway.ok(ANN, Hold {});
    gateway.wait(2);
    let Ok(Reply::HoldList(held)) = gateway.ask(ANN, HoldList {}) else { panic!("it is held") };
    assert_eq!(held[0].call, call);
}

#[test]
fn the_previous_call_when_asked_for() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    let call = gateway.ring();
    gateway.ok(ANN, Answer::default());
    gateway.ok(ANN, Release {});
    assert_eq!(gateway.ask(ANN, QueryCallInfo { or_previous: Some(false) }), Ok(Reply::QueryCallInfo(None)));
    let Ok(Reply::QueryCallInfo(Some(info))) = gateway.ask(ANN, QueryCallInfo { or_previous: Some(true) })
    else {
        panic!("there was one")
    };
    assert_eq!(info.call, call);
    assert!(info.ended_at.is_some());
}

#[test]
fn call_data_plain_and_encoded() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    let call = gateway.ring();
    assert_eq!(gateway.ask(ANN, AppData::default()), Ok(Reply::AppData("order=7".into())));
    let encoded = AppData { base64: Some(true), call: Some(call) };
    assert_eq!(gateway.ask(ANN, encoded), Ok(Reply::AppData("b3JkZXI9Nw==".into())));
}

#[test]
fn an_agents_skills() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    let Ok(Reply::AgentSkills(skills)) = gateway.ask(ANN, AgentSkills {}) else { panic!("skills") };
    let ids: Vec<_> = skills.iter().map(|skill| (skill.id, skill.media)).collect();
    assert_eq!(ids, [(25, 5), (26, 5)]);
}

#[test]
fn every_query_of_the_three_groups_counts() {
    let asked = [
        ("PUT", "calldata/1001/setcalldataex"),
        ("GET", "calldata/1001/callinfobycallid/1-1"),
        ("GET", "calldata/1001/allcallinfoEx/1001"),
        ("GET", "calldata/1001/callnums"),
        ("GET", "calldata/1001/statistics"),
        ("GET", "calldata/1001/statisticsEx"),
        ("GET", "calldata/1001/waitcallinfo/25"),
        ("GET", "calldata/1001/holdlistex/1002"),
        ("GET", "queuedevice/1001/waitnum"),
        ("GET", "queuedevice/1001/waitnumbyagent"),
        ("GET", "queuedevice/1001/agentvdnskill"),
        ("GET", "queuedevice/1001/skillwaitnum/25"),
        ("POST", "queuedevice/1001/queryacdstat"),
        ("GET", "queuedevice/1001/ivrinfo"),
        ("GET", "agentgroup/1001/agentbyskill/25"),
        ("GET", "agentgroup/1001/agentbyworkno/1001"),
        ("GET", "agentgroup/1001/allonlineagents"),
        ("GET", "onlineagent/1001/agentskillsbyworkno/1002"),
    ];
    for (method, path) in asked {
        let mut gateway = TestGateway::new();
        gateway.sign_in(ANN);
        let guid = gateway.guids[ANN].expose().to_owned();
        let mut answers = (0..6).map(|_| {
            let connection = gateway.send(method, path, Some(&guid), "");
            gateway.answer(connection).unwrap().body
        });
        assert!(!answers.by_ref().take(5).any(|body| body.contains("999-002")), "{path}");
        assert!(answers.next().unwrap().contains("999-002"), "{path}");
    }
}

#[test]
fn five_queries_in_two_seconds_and_no_more() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    for _ in 0..5 {
        gateway.ok(ANN, AgentStatus {});
    }
    assert_eq!(gateway.code(ANN, AgentStatus {}), "999-002");
    assert_eq!(gateway.code(ANN, HoldList {}), "999-002", "all queries count together");
    gateway.ok(ANN, offhook_protocol::agent_control::SayBusy::default());
    gateway.wait(2);
    gateway.ok(ANN, AgentStatus {});
}
