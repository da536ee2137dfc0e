//! Secrets that must not be printed are not printed: guid, password, numbers, call data, in any value that
//! holds them.

mod support;

use std::fmt::Debug;

use offhook_protocol::{
    CallData, GatewayEvent, Guid, HttpResponse, Number, Request, call_control, call_info,
    event_push::PushedEvents,
};
use serde_json::{Value, json};
use support::{agent, answer, callable, entry, every_request, fixture, operations, poll};

const SECRET: &str = "s3cr3t";

/// Members of replies and events that hold a number, call data or a credential.
const SECRET_MEMBERS: &[&str] = &[
    "caller",
    "called",
    "number",
    "otherPhone",
    "orgicallednum",
    "calldata",
    "transfrom",
    "guid",
    "phonetoken",
    "phonenum",
    "phonenumber",
    "callerNo",
    "calledNo",
    "partner",
    "callData",
    "callinfo",
    "dialeddigits",
];

#[track_caller]
fn assert_silent(value: &impl Debug) {
    for printed in [format!("{value:?}"), format!("{value:#?}")] {
        assert!(!printed.contains(SECRET), "{printed}");
    }
}

/// Puts the secret into every member that is to be kept.
fn with_secrets(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                if SECRET_MEMBERS.contains(&name.as_str()) {
                    *value = SECRET.into();
                } else {
                    with_secrets(value);
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(with_secrets),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[test]
fn no_request_prints_its_secrets() {
    let guid = Guid::new(SECRET);
    for request in every_request(SECRET, 1, true) {
        let http = request.encode(&agent(), Some(&guid));
        assert_silent(&http);
        // A call's id is the platform's serial, not a secret; these hold nothing else.
        let holds_ids_only = [
            "answer",
            "getHold",
            "dropCall",
            "reject",
            "queryCallAppData",
            "connectHold",
            "confJoin",
            "queryAgentSkillsByWorkNo",
            "resetSkill",
            "requestAppointedCall",
            "snatchPickup",
            "setCallAppDataEx",
            "queryCallInfoByCallId",
            "queryAllCallInfoByAgentWorkNoEx",
            "queryHoldListInfoEx",
            "queryAgentInfoByWorkNo",
        ];
        if !holds_ids_only.contains(&request.spec().id) {
            assert_silent(&request);
        }
    }
    assert_silent(&call_control::Callout {
        caller: Some(Number::new(SECRET)),
        data: Some(CallData::new(SECRET)),
        ..call_control::Callout::default()
    });
    let data = || Some(CallData::new(SECRET));
    assert_silent(&call_info::SetCallData { data: data(), ..call_info::SetCallData::default() });
    assert_silent(&call_control::ConfJoin { data: data(), ..call_control::ConfJoin::default() });
}

#[test]
fn a_call_by_its_name_prints_neither_its_parameters_nor_its_answer() {
    for request in every_request(SECRET, 1, true) {
        let named = Request::from(support::by_name(&request));
        assert_silent(&named);
        assert_silent(&named.encode(&agent(), Some(&Guid::new(SECRET))));
        let reply = named.decode(&answer(support::wrapped(named.spec(), &json!({ "any": SECRET })))).1;
        // A guid asked for by name is handed to nobody.
        let is_passed_on = request.spec().id != "updateGuid";
        assert!(reply.as_ref().is_ok_and(|it| it.to_result().to_string().contains(SECRET) == is_passed_on));
        assert_silent(&reply);
    }
}

#[test]
fn pushed_events_do_not_print() {
    let event = json!({ "eventType": "AgentOther_Note", "workNo": "1", "content": { "content": SECRET } });
    let other = json!({ "eventType": "AgentOther_New", "workNo": "1", "content": SECRET });
    let body = json!({ "workNo": "1", "eventList": [event, other] }).to_string();
    let pushed = PushedEvents::read(&body).expect("an object");
    assert_eq!(pushed.write().to_string().matches(SECRET).count(), 2);
    assert_silent(&pushed);
}

#[test]
fn no_answer_prints_its_secrets() {
    let fixtures = operations();
    for spec in callable() {
        let mut sample = entry(&fixtures, "id", spec.id)["sample_response"].clone();
        with_secrets(&mut sample);
        if spec.id == "queryCallAppData" {
            sample["result"] = SECRET.into();
        }
        let response = HttpResponse {
            status: 200,
            guid: Some(SECRET.into()),
            body: sample.to_string(),
            hides_headers: false,
        };
        assert_silent(&response);
        let request = every_request("1", 1, true).into_iter().find(|it| it.spec() == spec);
        let (guid, reply) = request.expect("one of every kind").decode(&response);
        assert_eq!(guid, Some(Guid::new(SECRET)));
        let reply = reply.expect("a readable sample");
        assert_silent(&(guid, &reply));
        let holds_one = sample.to_string().contains(SECRET);
        assert_eq!(
            reply.to_result().to_string().contains(SECRET),
            holds_one,
            "{}: held, not printed",
            spec.id
        );
    }
}

#[test]
fn no_event_prints_its_secrets() {
    for known in fixture("events.json") {
        let name = known["id"].as_str().expect("an id");
        for sample in known["samples"].as_array().expect("a list") {
            let mut content = sample.get("event").unwrap_or(sample)["content"].clone();
            with_secrets(&mut content);
            let event = GatewayEvent::read(name, content.clone());
            assert_eq!(event.content().to_string().contains(SECRET), content.to_string().contains(SECRET));
            assert_silent(&event);
            let body = json!({ "retcode": "0", "event": { "eventType": name, "content": content } });
            assert_silent(&poll().decode(&answer(body)));
        }
    }
}

#[test]
fn an_unknown_or_unreadable_event_prints_no_content() {
    for content in [json!(SECRET), json!([SECRET]), json!({ "caller": SECRET }), json!([[SECRET]])] {
        assert_silent(&GatewayEvent::read("AgentOther_Bulletin", content.clone()));
        assert_silent(&GatewayEvent::read("AgentEvent_Talking", json!({ "other": content })));
    }
    assert_silent(&GatewayEvent::read("AgentEvent_Talking", json!({ "caller": SECRET })));
    assert_silent(&GatewayEvent::read("AgentEvent_Customer_Release", json!([[SECRET]])));
}

#[test]
fn an_error_does_not_quote_the_answer() {
    for request in every_request("1", 1, true) {
        for body in [
            json!({ "retcode": "0", "result": SECRET }).to_string(),
            json!({ "retcode": "0", "result": [SECRET] }).to_string(),
            json!({ "caller": SECRET }).to_string(),
            format!("\"{SECRET}\""),
            format!("{{\"caller\":\"{SECRET}\\q\"}}"),
            SECRET.to_owned(),
        ] {
            if let Err(error) = request.decode(&answer(body)).1 {
                assert_silent(&error);
            }
        }
    }
    let (_, request) = Request::parse("PUT", "/onlineagent/1", SECRET).expect("a known route");
    assert_silent(&request);
}
