//! Input that a gateway sends beside its reference: odd spellings are read, broken replies are told apart,
//! nothing panics.

mod support;

use offhook_protocol::{
    AgentId, CallData, CallId, GatewayError, GatewayEvent, HttpResponse, Number, Reply, Request, SetupFault,
    agent_control::{AgentSkills, AgentStatus},
    call_control::Callout,
    call_info::{AppData, HoldList, QueryCallInfo},
    codes::RetCode,
    event_content::{CallRef, NoContent, Parties, PhoneAlerting, Reason, RecordingEnd},
    event_poll::{EventItem, Events},
    operation::Base,
    sign_in::Login,
};
use serde_json::{Value, json};
use support::{answer, every_request, poll};

fn polled(body: impl ToString) -> Vec<EventItem> {
    match poll().decode(&answer(body)).1 {
        Ok(Reply::PollEvents(Events(items))) => items,
        other => panic!("no poll answer: {other:?}"),
    }
}

fn decoded(request: impl Into<Request>, result: &Value) -> Result<Reply, GatewayError> {
    request.into().decode(&answer(json!({ "message": "", "retcode": "0", "result": result }))).1
}

fn talking(content: Value) -> Parties {
    match GatewayEvent::read("AgentEvent_Talking", content) {
        GatewayEvent::Talking(parties) => parties,
        other => panic!("{other:?}"),
    }
}

fn is_unreadable(event: &GatewayEvent) -> bool {
    matches!(event, GatewayEvent::Unreadable { .. })
}

#[test]
fn a_call_id_in_every_spelling() {
    for spelling in ["callid", "callId", "callID"] {
        assert_eq!(talking(json!({ spelling: "1-2" })).call, CallId::new("1-2"));
        let held = GatewayEvent::read("AgentEvent_Hold", json!({ spelling: "1-2" }));
        assert_eq!(held, GatewayEvent::Held(CallRef(CallId::new("1-2"))));
        for (name, _) in offhook_protocol::event::EVENTS {
            let event = GatewayEvent::read(name, json!({ spelling: "1-2", "controlid": "7" }));
            assert!(!is_unreadable(&event), "{event:?}");
        }
    }
}

#[test]
fn a_call_id_twice_is_one() {
    let both = json!({ "callid": "", "callId": "1-2", "callID": "1-2", "caller": "10086" });
    assert_eq!(talking(both).call, CallId::new("1-2"));
    let info = json!({ "callid": "1-2", "callId": "1-2", "orgicallednum": "", "orgcallednum": "40038" });
    let Ok(Reply::QueryCallInfo(Some(info))) = decoded(QueryCallInfo::default(), &info) else {
        panic!("no call")
    };
    assert_eq!(info.original_called, Number::new("40038"));
}

#[test]
fn a_bare_call_id_is_enough_for_a_call_event() {
    let bare = talking(json!("1-2"));
    assert_eq!(bare, Parties { call: CallId::new("1-2"), ..Parties::default() });
}

#[test]
fn numbers_as_strings_and_strings_as_numbers() {
    let one = talking(json!({
        "callid": "1-2", "caller": 10086, "called": 70092, "feature": 7, "mediaAbility": 1, "type": "main",
    }));
    let other = talking(json!({
        "callid": "1-2", "caller": "10086", "called": "70092", "feature": "7", "mediaAbility": " 1 ", "type": "main",
    }));
    assert_eq!(one, other);

    let stopped =
        |task: Value| GatewayEvent::read("AgentMediaEvent_StopRecordDone", json!({ "taskId": task }));
    assert_eq!(stopped(json!("5451")), stopped(json!(5451)));

    let status = |state: Value, working: Value| {
        decoded(AgentStatus {}, &json!({ "agentState": state, "isWorking": working }))
    };
    assert_eq!(status(json!("4"), json!("false")), status(json!(4), json!(false)));
    assert_eq!(status(json!(7.0), json!("TRUE")), status(json!(7), json!(1)));
}

#[test]
fn one_odd_member_does_not_cost_the_event() {
    let odd = talking(json!({
        "callid": "1-2", "caller": null, "called": { "no": 1 }, "feature": "seven", "mediaAbility": [], "type": false,
    }));
    assert_eq!(odd, Parties { call: CallId::new("1-2"), leg: "false".into(), ..Parties::default() });
}

#[test]
fn missing_and_extra_members() {
    let parties =
        talking(json!({ "callid": "1-2", "jsonKey": ["callid"], "mediaType": "5", "new": { "a": [1] } }));
    assert_eq!(parties, Parties { call: CallId::new("1-2"), ..Parties::default() });
    assert_eq!(decoded(Login::default(), &Value::Null), decoded(Login::default(), &json!({})), "signed in");
    let signed_in = Login::default();
    assert!(Request::from(signed_in).decode(&answer(r#"{"retcode":"0"}"#)).1.is_ok());
}

#[test]
fn content_as_null_string_or_object() {
    for content in
        [Value::Null, json!("1-2"), json!({ "callid": "1-2", "caller": "10086" }), json!([]), json!(4)]
    {
        let alerting = match content.as_object() {
            Some(_) => {
                PhoneAlerting { call: "1-2".into(), caller: "10086".into(), ..PhoneAlerting::default() }
            }
            None => PhoneAlerting::default(),
        };
        let event = GatewayEvent::read("AgentOther_PhoneAlerting", content.clone());
        assert_eq!(event, GatewayEvent::PhoneRinging(alerting), "field note 14: {content}");
        let event = GatewayEvent::read("AgentState_SetRest_Success", content.clone());
        assert_eq!(event, GatewayEvent::RestSet(Reason::default()), "{content}");
        let event = GatewayEvent::read("AgentMediaEvent_StopRecordDone", content);
        assert_eq!(event, GatewayEvent::RecordingStopped(RecordingEnd::default()));
    }
    for content in [Value::Null, json!(""), json!({}), json!([]), json!({ "callid": null }), json!(true)] {
        for name in ["AgentEvent_Hold", "AgentEvent_Talking", "AgentEvent_Customer_Release"] {
            let event = GatewayEvent::read(name, content.clone());
            assert!(is_unreadable(&event), "{name} without a call: {content}");
            assert_eq!(event.name(), name);
        }
    }
}

#[test]
fn every_spelling_of_no_event() {
    for body in [
        r#"{"message":"","retcode":"0"}"#,
        r#"{"retcode":"0","event":null}"#,
        r#"{"retcode":"0","event":{}}"#,
        r#"{"retcode":"0","event":[]}"#,
        r#"{"retcode":"0","event":""}"#,
        r#"{"retcode":"0","event":[null,{},""," "]}"#,
        r#"{"retcode":"0","event":{"eventType":null,"workNo":"1","content":null}}"#,
        r#"{"retcode":"0","event":{"eventType":"","workNo":"","content":null}}"#,
    ] {
        assert_eq!(polled(body), [], "{body}");
    }
}

#[test]
fn what_is_no_object_among_several_events_is_kept() {
    let items = polled(r#"{"retcode":"0","event":[null,"x",{"eventType":"AgentState_Ready"}]}"#);
    let unknown = GatewayEvent::Other { name: String::new(), content: json!("x").into() };
    assert_eq!(
        items.into_iter().map(|item| item.event).collect::<Vec<_>>(),
        [unknown, GatewayEvent::Ready(NoContent)]
    );
}

#[test]
fn a_content_without_a_name_is_kept() {
    let items = polled(r#"{"retcode":"0","event":{"content":{"callid":"1-2"}}}"#);
    let content = json!({ "callid": "1-2" });
    assert_eq!(items[0].event, GatewayEvent::Other { name: String::new(), content: content.into() });
}

#[test]
fn the_result_code_in_every_place_and_type() {
    let event = json!({ "eventType": "AgentEvent_Hold", "workNo": 464, "content": "1-2" });
    let mut inside = event.clone();
    inside["retcode"] = "0".into();
    for body in [
        json!({ "retcode": "0", "event": event }),
        json!({ "retcode": 0, "event": event }),
        json!({ "retcode": " 0 ", "event": event }),
        json!({ "message": "success", "event": inside }),
        json!({ "retcode": null, "event": inside }),
        event,
    ] {
        let items = polled(&body);
        assert_eq!(items.len(), 1, "{body}");
        assert_eq!(items[0].agent, AgentId::new("464"), "{body}");
        assert_eq!(items[0].event.name(), "AgentEvent_Hold", "{body}");
    }
    let refused = poll().decode(&answer(r#"{"event":{"retcode":"100-006"}}"#)).1;
    assert!(matches!(refused, Err(GatewayError::Refused { .. })), "{refused:?}");
}

#[test]
fn a_byte_order_mark_and_white_space_are_passed_over() {
    let body = "\u{feff} \r\n{\"retcode\":\"0\",\"event\":{\"eventType\":\"AgentState_Ready\"}}\n";
    assert_eq!(polled(body)[0].event, GatewayEvent::Ready(NoContent));
}

#[test]
fn the_time_an_event_was_made() {
    for time in [json!(1_456_401_416_003_i64), json!("1456401416003")] {
        let items = polled(json!({
            "retcode": "0",
            "event": { "eventType": "AgentState_Ready", "workNo": "1", "eventGenTime": time },
        }));
        assert_eq!(items[0].made_at, Some(1_456_401_416_003));
        assert_eq!(polled(json!({ "retcode": "0", "event": items[0].write() })), items);
    }
}

#[test]
fn every_spelling_of_no_call() {
    for result in [Value::Null, json!({}), json!([]), json!(""), json!([null]), json!({ "callid": "" })] {
        assert_eq!(decoded(QueryCallInfo::default(), &result), Ok(Reply::QueryCallInfo(None)), "{result}");
        assert_eq!(decoded(HoldList {}, &result), Ok(Reply::HoldList(vec![])), "{result}");
    }
}

#[test]
fn a_list_and_its_only_member_are_the_same() {
    let call = json!({ "callid": "1-2", "caller": 10086, "callfeature": "7" });
    assert_eq!(decoded(HoldList {}, &call), decoded(HoldList {}, &json!([call])));
    assert_eq!(decoded(HoldList {}, &call), decoded(HoldList {}, &json!([null, call, 7, {}])));
    let info = |result: &Value| decoded(QueryCallInfo::default(), result);
    assert_eq!(info(&call), info(&json!([call])));
    let skill = json!({ "id": "25", "name": "voice", "mediatype": "5" });
    assert_eq!(decoded(AgentSkills {}, &skill), decoded(AgentSkills {}, &json!([skill, "odd"])));
    let status = json!({ "agentState": 4 });
    assert_eq!(decoded(AgentStatus {}, &status), decoded(AgentStatus {}, &json!([status])));
}

#[test]
fn a_call_id_as_result_in_every_shape() {
    let call = Ok(Reply::Callout(Some(CallId::new("1455885056-1095"))));
    for result in [json!("1455885056-1095"), json!({ "callid": "1455885056-1095" })] {
        assert_eq!(decoded(Callout::default(), &result), call);
    }
    assert_eq!(decoded(Callout::default(), &json!(17)), Ok(Reply::Callout(Some(CallId::new("17")))));
    for result in [json!(null), json!(""), json!({}), json!([])] {
        assert_eq!(decoded(Callout::default(), &result), Ok(Reply::Callout(None)), "{result}");
    }
}

#[test]
fn call_data_may_look_like_a_number() {
    let data = |result: &Value| decoded(AppData::default(), result);
    assert_eq!(data(&json!("1234")), data(&json!(1234)));
    assert_eq!(data(&Value::Null), Ok(Reply::AppData(CallData::default())));
}

#[test]
fn a_request_may_spell_as_old_clients_do() {
    let parse = |method: &str, path: &str, body: &Value| Request::parse(method, path, &body.to_string());
    let strings = json!({
        "password": "", "phonenum": "40038", "autoanswer": "false", "autoenteridle": "true",
        "releasephone": "true", "agenttype": "4", "status": "4", "pushUrl": null,
    });
    let plain = json!({
        "password": "", "phonenum": 40038, "autoanswer": false, "autoenteridle": true,
        "releasephone": true, "agenttype": 4, "status": 4,
    });
    assert_eq!(parse("PUT", "/onlineagent/1", &strings), parse("PUT", "/onlineagent/1", &plain));
    let reject =
        |mode: Value| parse("POST", "/voicecall/1/reject", &json!({ "callid": "1-2", "mode": mode }));
    assert_eq!(reject(json!("1")), reject(json!(1)));
    let data = |query: &str| parse("GET", &format!("/calldata/1/appdata?{query}"), &Value::Null);
    assert_eq!(data("callId=1-2"), data("callid=1-2&callId="));
}

#[test]
fn a_broken_answer_is_told_by_its_cause() {
    let response =
        |status, body: &str| HttpResponse { status, guid: None, body: body.into(), hides_headers: false };
    for request in every_request("1", 1, true) {
        let outcome = |status: u16, body: &str| request.decode(&response(status, body)).1;
        for body in [
            "",
            " ",
            r#"{"message":"","retcode":"0","event":{"eventTy"#,
            "[]",
            "null",
            "0",
            "\"0\"",
            "{}",
            r#"{"message":"success"}"#,
            r#"{"retcode":null}"#,
            r#"{"retcode":""}"#,
            r#"{"retcode":{}}"#,
            r#"{"retcode":"0"} trailing"#,
        ] {
            assert!(matches!(outcome(200, body), Err(GatewayError::Unreadable(_))), "{body}");
        }
        for body in ["<!DOCTYPE html><title>Sign in</title>", "\n <html>", "\u{feff}<!-- … --><p>", "<"] {
            assert_eq!(outcome(200, body), Err(GatewayError::Misconfigured(SetupFault::Html)), "{body}");
        }
        assert!(matches!(outcome(200, &"[".repeat(100_000)), Err(GatewayError::Unreadable(_))));
        for status in [0, 204, 302, 404, 502, u16::MAX] {
            let error = outcome(status, r#"{"retcode":"0"}"#);
            assert_eq!(error, Err(GatewayError::Status(status)));
            assert!(error.is_err_and(|it| it.is_unknown_outcome()));
        }
        let refusal = match request.spec().base {
            Base::ApiAccess => r#"{"description":"no","returnCode":"100-006","retcode":"0"}"#,
            Base::Resource | Base::Callback => r#"{"message":"no","retcode":"100-006","result":7,"event":7}"#,
        };
        let refused = outcome(200, refusal);
        let expected = GatewayError::Refused { code: RetCode::new("100-006"), message: "no".into() };
        assert!(!expected.is_unknown_outcome());
        assert_eq!(refused, Err(expected));
    }
}
