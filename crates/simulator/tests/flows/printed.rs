//! Members of replies as the reference's samples print them, read raw (CEC 6.1.1.1, 6.1.1.25, 6.1.3).

use offhook_protocol::call_control::{Answer, Hold, Release};
use offhook_simulator::control::Target;
use serde_json::{Map, Value};

use crate::test_gateway::{ANN, CUSTOMER, TestGateway};

/// Members of a call in the sample of 6.1.3.1.
const CALL: [&str; 17] = [
    "callfeature",
    "callid",
    "caller",
    "called",
    "callskill",
    "callskillid",
    "orgicallednum",
    "calldata",
    "begintime",
    "endtime",
    "userPriority",
    "trunkNo",
    "logontimes",
    "mediaType",
    "mediaAbility",
    "waitTime",
    "trace",
];
/// Members of a call's way in the sample of 6.1.3.1.
const TRACE: [&str; 14] = [
    "waitBeginTime",
    "waitEndTime",
    "answerBeginTime",
    "answerEndTime",
    "talkBeginTime",
    "talkEndTime",
    "deviceNo",
    "deviceType",
    "callDirectMode",
    "enterReason",
    "enterReasonDesc",
    "leaveReason",
    "leaveReasonDesc",
    "vdnId",
];
/// Members of the state in the sample of 6.1.1.25.
const SYNCED: [&str; 25] = [
    "callFeature",
    "callData",
    "lastState",
    "preBusy",
    "firsttalkingFlag",
    "workNo",
    "qcWorkNo",
    "callerNo",
    "beginHoldTime",
    "state",
    "talkingCallfeature",
    "releaseFlag",
    "calledNo",
    "mainCallId",
    "secondTalkingTime",
    "preRest",
    "recordID",
    "currentTime",
    "beginTalkingTime",
    "partner",
    "holdCallId",
    "agentStateBeginTime",
    "curCommand",
    "curCallId",
    "cmdBeginTime",
];

/// Returns the member `result` of an answer as it came.
fn result(gateway: &mut TestGateway, method: &str, path: &str) -> Value {
    let guid = gateway.guids[ANN].expose().to_owned();
    let connection = gateway.send(method, path, Some(&guid), "");
    let body = gateway.answer(connection).expect("answered at once").body;
    serde_json::from_str::<Value>(&body).expect("JSON")["result"].take()
}

fn names(of: &Value) -> Vec<&str> {
    let mut names: Vec<_> = of.as_object().map(Map::keys).into_iter().flatten().map(String::as_str).collect();
    names.sort_unstable();
    names
}

fn sorted<const N: usize>(mut names: [&str; N]) -> Vec<&str> {
    names.sort_unstable();
    names.to_vec()
}

#[test]
fn a_call_has_every_member_of_the_sample() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    gateway.ring();
    let ringing = result(&mut gateway, "GET", "/calldata/1001/callinfobeforeanswer");
    assert_eq!(names(&ringing), sorted(CALL));
    assert_eq!(
        (&ringing["trace"], &ringing["mediaType"], &ringing["mediaAbility"]),
        (&Value::Null, &5.into(), &1.into())
    );
    gateway.ok(ANN, Answer::default());
    gateway.wait(7);
    let current = result(&mut gateway, "GET", "/calldata/1001/callinfo");
    assert_eq!((names(&current), names(&current["trace"])), (sorted(CALL), sorted(TRACE)));
    assert_eq!(
        (&current["endtime"], &current["logontimes"], &current["trunkNo"]),
        (&Value::Null, &7.into(), &65_535.into())
    );
    assert_eq!((&current["trace"]["deviceNo"], &current["trace"]["deviceType"]), (&1001.into(), &2.into()));
    let by_id = format!("/calldata/1001/callinfobycallid/{}", current["callid"].as_str().unwrap());
    let found = result(&mut gateway, "GET", &by_id);
    assert_eq!((names(&found), &found["trace"]), (sorted(CALL), &Value::Null));
}

#[test]
fn what_is_not_used_of_a_held_call_is_null() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    gateway.talk(ANN);
    gateway.ok(ANN, Hold {});
    gateway.wait(2);
    let held = result(&mut gateway, "GET", "/calldata/1001/holdlist");
    assert_eq!(
        names(&held[0]),
        sorted([
            "callfeature",
            "callid",
            "caller",
            "called",
            "callskill",
            "callskillid",
            "orgicallednum",
            "calldata",
            "begintime",
            "endtime",
        ])
    );
    assert_eq!(
        (&held[0]["caller"], &held[0]["calldata"], &held[0]["begintime"]),
        (&CUSTOMER.into(), &Value::Null, &Value::Null)
    );
}

#[test]
fn a_waiting_call_tells_since_when_in_seconds() {
    let mut gateway = TestGateway::new();
    gateway.sign_in_with(ANN, |login| login.status = 3);
    let began = gateway.now / 1_000;
    gateway.call_in(CUSTOMER, Target::Skill(27));
    gateway.wait(4);
    let waiting = result(&mut gateway, "GET", "/calldata/1001/waitcallinfo/27");
    assert_eq!((names(&waiting[0]), &waiting[0]["waitTime"]), (sorted(CALL), &began.into()));
}

#[test]
fn the_synced_state_is_written_as_in_the_sample() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    let synced = result(&mut gateway, "POST", "/onlineagent/1001/syncagentinfo");
    assert_eq!((names(&synced), &synced["callinfo"]), (sorted(["agentStateInfo", "callinfo"]), &Value::Null));
    let state = &synced["agentStateInfo"];
    assert_eq!(names(state), sorted(SYNCED));
    assert!(state["currentTime"].is_string() && state["agentStateBeginTime"].is_number());
    assert_eq!(
        (&state["cmdBeginTime"], &state["beginTalkingTime"], &state["releaseFlag"]),
        (&"".into(), &Value::Null, &0.into())
    );
}

#[test]
fn the_chat_server_is_signed_in_to_unless_told_otherwise() {
    let servers = |body: &str, path: &str| {
        let mut gateway = TestGateway::new();
        let body = format!(r#"{{"password":"offhook-1001","phonenum":"40001"{body}}}"#);
        let connection = gateway.send("PUT", path, None, &body);
        let answer = gateway.answer(connection).expect("answered at once").body;
        serde_json::from_str::<Value>(&answer).expect("JSON")["result"]["mediatype"]
            .as_str()
            .map(str::to_owned)
    };
    assert_eq!(servers("", "/onlineagent/1001").as_deref(), Some("TTF"));
    assert_eq!(servers(r#","checkInWebm":false"#, "/onlineagent/1001").as_deref(), Some("TFF"));
    assert_eq!(
        servers("", "/onlineagent/1001/loginex").as_deref(),
        Some("TFF"),
        "no media server (CEC 6.1.1.23)"
    );
}

#[test]
fn the_previous_call_tells_when_it_ended() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    gateway.talk(ANN);
    gateway.wait(3);
    gateway.ok(ANN, Release {});
    let previous = result(&mut gateway, "GET", "/calldata/1001/callinfo?isNoContainLastCall=true");
    assert!(previous["endtime"].is_number());
    assert_eq!(
        (&previous["logontimes"], &previous["trace"]["callDirectMode"]),
        (&3.into(), &"RELEASE_DIRECT".into())
    );
}
