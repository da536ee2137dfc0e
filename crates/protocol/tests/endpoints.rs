//! Every call against the reference: its spelling, the place of each member, its printed samples.

mod support;

use std::collections::BTreeSet;

use offhook_protocol::{Guid, Method, Request, call_control, endpoint::Spec, request::SPECS};
use serde_json::{Map, Value, json};
use support::{agent, answer, assert_rewritten, entry, every_request, fixture, names, poll, says_the_same};

const TEXT: &str = "49-7";
const NUMBER: i64 = 17;

fn filled() -> Vec<Request> {
    every_request(TEXT, NUMBER, true)
}

/// The request of this name, filled.
fn filled_as(spec: &Spec) -> Request {
    filled().into_iter().find(|it| it.spec() == spec).unwrap_or_else(|| panic!("no {} request", spec.id))
}

/// An encoded request, taken apart again.
struct Wire {
    path: String,
    query: Vec<(String, String)>,
    body: Option<Map<String, Value>>,
}

fn spread(request: &Request) -> Wire {
    let http = request.encode(&agent(), None);
    let (path, query) = http.path.split_once('?').unwrap_or((&http.path, ""));
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let query = pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    let body = http.body.map(|body| serde_json::from_str(&body).expect("a JSON object"));
    Wire { path: path.to_owned(), query, body }
}

#[test]
fn every_call_is_the_references() {
    let fixtures = fixture("endpoints.json");
    assert_eq!(fixtures.len(), SPECS.len(), "no fixture without a call");
    for spec in SPECS {
        let known = entry(&fixtures, "id", spec.id);
        assert_eq!(known["section"], spec.section, "{}", spec.id);
        assert_eq!(known["method"], spec.method.as_str(), "{}", spec.id);
        assert_eq!(known["path"], format!("/agentgateway/resource{}", spec.template()), "{}", spec.id);
        let query: Vec<_> = spec.path.split_once('?').map_or(vec![], |(_, query)| query.split('&').collect());
        assert_eq!(names(known, "query_params"), query, "{}", spec.id);
    }
}

#[test]
fn names_and_routes_are_unique() {
    let ids: BTreeSet<_> = SPECS.iter().map(|spec| spec.id).collect();
    let routes: BTreeSet<_> = SPECS.iter().map(|spec| (spec.method.as_str(), spec.template())).collect();
    assert_eq!((ids.len(), routes.len()), (SPECS.len(), SPECS.len()));
    assert_eq!(filled().len(), SPECS.len(), "the tests hold one request of every kind");
}

#[test]
fn every_member_travels_in_its_place() {
    let fixtures = fixture("endpoints.json");
    for spec in SPECS {
        let known = entry(&fixtures, "id", spec.id);
        let Wire { path, query, body } = spread(&filled_as(spec));

        let segments = spec.template().split('/').zip(path.split('/'));
        for (template, segment) in segments {
            match template {
                "{agentid}" => assert_eq!(segment, "1001"),
                "{callid}" | "{number}" => assert_eq!(segment, TEXT),
                "{time}" | "{restcause}" => assert_eq!(segment, "17"),
                literal => assert_eq!(segment, literal),
            }
        }
        assert_eq!(path.matches('/').count(), spec.template().matches('/').count(), "{path}");

        let sent: Vec<_> = query.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(sent, names(known, "query_params"), "{}", spec.id);
        for (name, value) in &query {
            assert!([TEXT, "17", "true"].contains(&value.as_str()), "{}: {name}={value}", spec.id);
        }

        let known_body = names(known, "body");
        assert_eq!(body.is_some(), !known_body.is_empty(), "{}: a body where there is one", spec.id);
        for (name, value) in body.into_iter().flatten() {
            let kind = entry(known["body"].as_array().expect("a list"), "name", &name)["type"].as_str();
            let is_right = match kind {
                Some("int" | "long") => value == NUMBER,
                Some("boolean") => value == true,
                Some("string") => value == TEXT,
                other => panic!("{}: {name} is a {other:?}", spec.id),
            };
            assert!(is_right, "{}: {name} is {value}, not a {kind:?}", spec.id);
        }
    }
}

#[test]
fn printed_requests_are_understood_and_written_again() {
    let fixtures = fixture("endpoints.json");
    let with_sample: Vec<_> = fixtures.iter().filter(|it| !it["sample_request"].is_null()).collect();
    assert_eq!(
        with_sample.len(),
        8,
        "two sign-ins, callout, callInner, innerHelp, transfer, confJoin, reject"
    );
    for known in with_sample {
        let (id, sample) = (known["id"].as_str().expect("an id"), &known["sample_request"]);
        let path = known["path"].as_str().expect("a path").replace("{agentid}", "1001");
        let path = path.trim_start_matches("/agentgateway/resource");
        let method = known["method"].as_str().expect("a verb");
        let (who, request) = Request::parse(method, path, &sample.to_string()).expect("a known route");
        assert_eq!(who, agent());
        assert_eq!(request.spec().id, id);

        let Wire { body, .. } = spread(&request);
        let body = body.expect("a body");
        for (name, printed) in sample.as_object().expect("an object") {
            let written = body.get(name).unwrap_or(&Value::Null);
            assert!(says_the_same(printed, written), "{id}: {name} was {printed}, is {written}");
        }
    }
}

#[test]
fn an_absent_member_of_a_sign_in_means_what_the_gateway_takes_it_for() {
    for (path, release_phone) in [("/onlineagent/1001", true), ("/onlineagent/1001/forcelogin", false)] {
        let (_, request) = Request::parse("PUT", path, r#"{"phonenum":"40038"}"#).expect("a known route");
        let Wire { body, .. } = spread(&request);
        let expected = json!({
            "password": "", "phonenum": "40038", "autoanswer": true, "autoenteridle": true,
            "releasephone": release_phone, "agenttype": 4, "status": 4,
        });
        assert_eq!(body.map(Value::Object), Some(expected));
    }
}

#[test]
fn printed_answers_are_understood_and_written_again() {
    let fixtures = fixture("endpoints.json");
    for spec in SPECS {
        let sample = &entry(&fixtures, "id", spec.id)["sample_response"];
        let request = filled_as(spec);
        let (guid, reply) = request.decode(&answer(sample));
        assert_eq!(guid, None);
        let reply = reply.unwrap_or_else(|error| panic!("{}: {error:?}", spec.id));
        let member = if spec.id == "getAgentEvent" { "event" } else { "result" };
        // The printed answer of an internal call has no id, against its own table: that is no id for us too.
        if spec.id == "callInner" {
            assert_eq!(sample[member], json!({}));
            assert_eq!(reply.to_result(), Value::Null);
        } else {
            assert_rewritten(&sample[member], &reply.to_result(), spec.id);
        }

        let again = request.decode(&answer(json!({ "retcode": "0", member: reply.to_result() }))).1;
        assert_eq!(again.as_ref(), Ok(&reply), "{}: what we write we read", spec.id);
    }
}

#[test]
fn what_we_send_we_understand() {
    for request in filled() {
        let http = request.encode(&agent(), None);
        let body = http.body.as_deref().unwrap_or_default();
        let parsed = Request::parse(http.method.as_str(), &http.path, body);
        assert_eq!(parsed, Some((agent(), request)));
    }
}

#[test]
fn optional_members_that_say_nothing_are_not_sent() {
    let Wire { path, query, body } = spread(&call_control::Answer::default().into());
    assert_eq!((path.as_str(), query, body), ("/voicecall/1001/answer", vec![], None));
    let Wire { body, .. } =
        spread(&call_control::Callout { called: "10086".into(), ..call_control::Callout::default() }.into());
    assert_eq!(body.map(Value::Object), Some(json!({ "called": "10086" })));
}

#[test]
fn the_wire_byte_for_byte() {
    let guid = Guid::new("ab-1.AgentGateway0");
    let http = Request::from(call_control::SecondDial { digits: "5*#".into() }).encode(&agent(), Some(&guid));
    assert_eq!(http.method, Method::Post);
    assert_eq!(http.path, "/voicecall/1001/seconddial?number=5%2A%23");
    assert_eq!(http.template, "/voicecall/{agentid}/seconddial");
    assert_eq!(http.body, None, "no `{{}}` where the reference has no body");
    assert_eq!(http.guid, Some(guid));

    let http = poll().encode(&agent(), None);
    assert_eq!((http.method, http.path.as_str(), http.body), (Method::Get, "/agentevent/1001", None));
    assert_eq!(http.guid, None);

    let rest = offhook_protocol::agent_control::Rest { seconds: 60, cause: 0, prolong: Some(false) };
    let http = Request::from(rest).encode(&agent(), None);
    assert_eq!(http.path, "/onlineagent/1001/rest/60/0?prolong=false");

    let http = Request::from(call_control::Reject { call: None, mode: 1 }).encode(&agent(), None);
    assert_eq!(http.body.as_deref(), Some(r#"{"mode":1}"#));
}

#[test]
fn the_guid_of_an_answer_is_read_even_when_it_is_a_refusal() {
    for body in [r#"{"retcode":"0"}"#, r#"{"retcode":"100-006"}"#, "<html>"] {
        let mut response = answer(body);
        response.guid = Some("JSESSIONID=ab-1.AgentGateway0".into());
        assert_eq!(poll().decode(&response).0, Some(Guid::new("ab-1.AgentGateway0")), "{body}");
        response.status = 302;
        assert_eq!(poll().decode(&response).0, None, "a proxy's session is not the gateway's");
    }
}

#[test]
fn routes_are_found_as_clients_write_them() {
    let id = |method, path| Request::parse(method, path, "").map(|(_, it)| it.spec().id);
    assert_eq!(id("put", "//onlineagent/131"), Some("login"), "doubled slash, field note 21");
    assert_eq!(id("DELETE", "/onlineagent/131/logout"), Some("logout"));
    assert_eq!(id("GET", "/calldata/131/appdata?callid=1-2"), Some("queryCallAppData"));
    for (method, path) in [
        ("GET", "/onlineagent/131/logout"),
        ("GET", "/agentevent/131/further"),
        ("GET", "/agentevent"),
        ("GET", "/AgentEvent/131"),
        ("", ""),
    ] {
        assert_eq!(id(method, path), None, "{method} {path}");
    }
}

#[test]
fn queries_are_flow_controlled_and_actions_are_not() {
    let limited: Vec<_> = SPECS.iter().filter(|it| it.is_flow_controlled()).map(|it| it.id).collect();
    let expected = [
        "queryAgentSkills",
        "getAgentStatus",
        "queryCallInfo",
        "queryCallAppData",
        "queryHoldListInfo",
        "queryCallInfoBeforeAnswer",
    ];
    assert_eq!(limited, expected);
}
