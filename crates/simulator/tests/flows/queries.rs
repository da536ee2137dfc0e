//! What can be read, and how often.

use offhook_protocol::{
    Reply,
    agent_control::{AgentSkills, AgentStatus},
    call_control::{Answer, Hold, Release},
    call_info::{AppData, CallInfoBeforeAnswer, HoldList, QueryCallInfo},
};

use crate::floor::{ANN, Floor};

#[test]
fn the_calls_of_an_agent() {
    let mut floor = Floor::new();
    floor.sign_in(ANN);
    let call = floor.ring();
    let Ok(Reply::CallInfoBeforeAnswer(Some(info))) = floor.ask(ANN, CallInfoBeforeAnswer {}) else {
        panic!("it rings")
    };
    assert_eq!((info.call, info.skill), (call.clone(), 25));
    floor.ok(ANN, Answer::default());
    let Ok(Reply::QueryCallInfo(Some(info))) = floor.ask(ANN, QueryCallInfo::default()) else {
        panic!("it talks")
    };
    assert_eq!((info.call, info.feature, info.ended_at), (call.clone(), 0, None));
    assert_eq!(floor.code(ANN, HoldList {}), "400-003");
    floor.ok(ANN, Hold {});
    floor.wait(2);
    let Ok(Reply::HoldList(held)) = floor.ask(ANN, HoldList {}) else { panic!("it is held") };
    assert_eq!(held[0].call, call);
}

#[test]
fn the_previous_call_when_asked_for() {
    let mut floor = Floor::new();
    floor.sign_in(ANN);
    let call = floor.ring();
    floor.ok(ANN, Answer::default());
    floor.ok(ANN, Release {});
    assert_eq!(floor.ask(ANN, QueryCallInfo { or_previous: Some(false) }), Ok(Reply::QueryCallInfo(None)));
    let Ok(Reply::QueryCallInfo(Some(info))) = floor.ask(ANN, QueryCallInfo { or_previous: Some(true) })
    else {
        panic!("there was one")
    };
    assert_eq!(info.call, call);
    assert!(info.ended_at.is_some());
}

#[test]
fn call_data_plain_and_encoded() {
    let mut floor = Floor::new();
    floor.sign_in(ANN);
    let call = floor.ring();
    assert_eq!(floor.ask(ANN, AppData::default()), Ok(Reply::AppData("order=7".into())));
    let encoded = AppData { base64: Some(true), call: Some(call) };
    assert_eq!(floor.ask(ANN, encoded), Ok(Reply::AppData("b3JkZXI9Nw==".into())));
}

#[test]
fn an_agents_skills() {
    let mut floor = Floor::new();
    floor.sign_in(ANN);
    let Ok(Reply::AgentSkills(skills)) = floor.ask(ANN, AgentSkills {}) else { panic!("skills") };
    let ids: Vec<_> = skills.iter().map(|skill| (skill.id, skill.media)).collect();
    assert_eq!(ids, [(25, 5), (26, 5)]);
}

#[test]
fn five_queries_in_two_seconds_and_no_more() {
    let mut floor = Floor::new();
    floor.sign_in(ANN);
    for _ in 0..5 {
        floor.ok(ANN, AgentStatus {});
    }
    assert_eq!(floor.code(ANN, AgentStatus {}), "999-002");
    assert_eq!(floor.code(ANN, HoldList {}), "999-002", "all queries count together");
    floor.ok(ANN, offhook_protocol::agent_control::SayBusy::default());
    floor.wait(2);
    floor.ok(ANN, AgentStatus {});
}
