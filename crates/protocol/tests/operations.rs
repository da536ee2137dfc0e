//! Every operation against the reference: its spelling, the place of each member, its printed samples.

mod support;

use std::collections::BTreeSet;

use offhook_protocol::{
    Guid, Method, Request, agent_control, call_control,
    operation::{Base, Effect, OperationSpec},
    operations::OPERATIONS,
};
use serde_json::{Map, Value, json};
use support::{
    agent, answer, assert_rewritten, callable, entry, every_request, names, operations, poll, says_the_same,
    unwrapped, wrapped,
};

const TEXT: &str = "49-7";
const NUMBER: i64 = 17;

fn filled() -> Vec<Request> {
    every_request(TEXT, NUMBER, true)
}

/// Returns the request of this name, filled.
fn filled_as(spec: &OperationSpec) -> Request {
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
    let fixtures = operations();
    assert_eq!(fixtures.len(), OPERATIONS.len(), "no fixture without a call");
    for spec in OPERATIONS {
        let known = entry(&fixtures, "id", spec.id);
        assert_eq!(known["section"], spec.described.section, "{}", spec.id);
        assert_eq!(known["method"], spec.method.as_str(), "{}", spec.id);
        let base = if spec.base == Base::Resource { "/agentgateway/resource" } else { "" };
        assert_eq!(known["path"], format!("{base}{}", spec.template()), "{}", spec.id);
        let query: Vec<_> = spec.path.split_once('?').map_or(vec![], |(_, query)| query.split('&').collect());
        assert_eq!(names(known, "query"), query, "{}", spec.id);
    }
}

#[test]
fn eighty_calls_of_which_the_gateway_makes_one() {
    assert_eq!((OPERATIONS.len(), callable().count()), (80, 79));
    let count = |group: &str| OPERATIONS.iter().filter(|spec| spec.path.starts_with(group)).count();
    assert_eq!((count("/onlineagent/"), count("/voicecall/"), count("/apiaccess/")), (29, 25, 3));
    assert_eq!((count("/calldata/"), count("/agentevent/"), count("/service-cloud/")), (12, 1, 1));
    assert_eq!((count("/queuedevice/"), count("/agentgroup/")), (6, 3));
}

/// Checks every parameter that the reference knows, and whether it can be left out.
#[test]
fn the_parameters_are_the_references() {
    let fixtures = operations();
    for spec in OPERATIONS {
        let known = entry(&fixtures, "id", spec.id);
        let in_path = spec.template().split('/').filter_map(|it| it.strip_prefix('{')?.strip_suffix('}'));
        let mut expected: BTreeSet<_> =
            in_path.filter(|name| *name != "agentid").map(|name| (name, true)).collect();
        for param in ["query", "body"].iter().flat_map(|key| known[key].as_array().expect("a list")) {
            expected.insert((param["name"].as_str().expect("a name"), param["required"] == true));
        }
        let ours: BTreeSet<_> = spec.members.iter().map(|it| (it.name, it.is_required)).collect();
        assert_eq!(ours, expected, "{}", spec.id);
        assert_eq!(spec.members.len(), expected.len(), "{}", spec.id);
    }
}

#[test]
fn names_and_routes_are_unique() {
    let ids: BTreeSet<_> = OPERATIONS.iter().map(|spec| spec.id).collect();
    let routes: BTreeSet<_> = OPERATIONS.iter().map(|spec| (spec.method.as_str(), spec.template())).collect();
    assert_eq!((ids.len(), routes.len()), (OPERATIONS.len(), OPERATIONS.len()));
    assert_eq!(filled().len(), callable().count(), "the tests hold one request of every kind");
    let filled: BTreeSet<_> = filled().iter().map(|it| it.spec().id).collect();
    assert_eq!(filled, callable().map(|spec| spec.id).collect());
}

#[test]
fn every_member_travels_in_its_place() {
    let fixtures = operations();
    for spec in callable() {
        let known = entry(&fixtures, "id", spec.id);
        let Wire { path, query, body } = spread(&filled_as(spec));

        let segments = spec.template().split('/').zip(path.split('/'));
        for (template, segment) in segments {
            match template {
                "{agentid}" => assert_eq!(segment, "1001"),
                "{callid}" | "{number}" | "{workno}" => assert_eq!(segment, TEXT),
                "{time}" | "{restcause}" | "{reason}" | "{skillid}" | "{skilltype}" => {
                    assert_eq!(segment, "17");
                }
                "{isautoanswer}" | "{autoflag}" | "{flag}" => assert_eq!(segment, "true"),
                literal => assert_eq!(segment, literal),
            }
        }
        assert_eq!(path.matches('/').count(), spec.template().matches('/').count(), "{path}");

        let sent: Vec<_> = query.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(sent, names(known, "query"), "{}", spec.id);
        for (name, value) in &query {
            assert!([TEXT, "17", "true"].contains(&value.as_str()), "{}: {name}={value}", spec.id);
        }

        let known_body = names(known, "body");
        assert_eq!(body.is_some(), !known_body.is_empty(), "{}: a body where there is one", spec.id);
        for (name, value) in body.into_iter().flatten() {
            let kind = entry(known["body"].as_array().expect("a list"), "name", &name)["type"].as_str();
            let is_right = match kind {
                Some("int" | "long" | "number") => value == NUMBER,
                Some("array") => value == json!([NUMBER]),
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
    let fixtures = operations();
    let with_sample: Vec<_> = fixtures.iter().filter(|it| !it["sample_request"].is_null()).collect();
    assert_eq!(with_sample.len(), 19);
    for known in with_sample {
        let (id, sample) = (known["id"].as_str().expect("an id"), &known["sample_request"]);
        // The gateway's own; it is read in events.rs.
        if id == "pushEvent" {
            continue;
        }
        let path = known["path"].as_str().expect("a path").replace("{agentid}", "1001");
        let path = path.trim_start_matches("/agentgateway/resource");
        let method = known["method"].as_str().expect("a verb");
        let (who, request) = Request::parse(method, path, &sample.to_string()).expect("a known route");
        let is_away = request.spec().base == Base::ApiAccess;
        assert_eq!(who.as_str(), if is_away { "" } else { "1001" }, "{id}");
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
    let fixtures = operations();
    for spec in callable() {
        let sample = &entry(&fixtures, "id", spec.id)["sample_response"];
        let request = filled_as(spec);
        let (guid, reply) = request.decode(&answer(sample));
        assert_eq!(guid, None);
        let reply = reply.unwrap_or_else(|error| panic!("{}: {error:?}", spec.id));
        let (result, written) = (unwrapped(spec, sample), Value::from(reply.to_result()));
        match spec.id {
            // The printed answer of an internal call has no id, against its own table: that is no id for us too.
            "callInner" => assert_eq!((result, &written), (json!({}), &Value::Null)),
            // Nor have these a count; then nobody waits.
            "queryQueueLengthOnAgent" | "queryQueueLengthOnAgentSkills" | "queryQueueLengthBySkillId" => {
                assert_eq!((result, &written), (json!({}), &json!(0)));
            }
            id => assert_rewritten(&result, &written, id),
        }
        let again = request.decode(&answer(wrapped(spec, &written))).1;
        assert_eq!(again.as_ref(), Ok(&reply), "{}: what we write we read", spec.id);
    }
}

#[test]
fn what_we_send_we_understand() {
    for request in filled() {
        let http = request.encode(&agent(), None);
        let body = http.body.as_deref().unwrap_or_default();
        let parsed = Request::parse(http.method.as_str(), &http.path, body);
        let who = if http.base == Base::Resource { agent() } else { "".into() };
        assert_eq!(parsed, Some((who, request)));
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

    let rest = agent_control::Rest { seconds: 60, cause: 0, prolong: Some(false) };
    let http = Request::from(rest).encode(&agent(), None);
    assert_eq!(http.path, "/onlineagent/1001/rest/60/0?prolong=false");

    let http = Request::from(call_control::Reject { call: None, mode: 1 }).encode(&agent(), None);
    assert_eq!(http.body.as_deref(), Some(r#"{"mode":1}"#));

    let skills = agent_control::ResetSkills { all: false, skills: Some("1;2".into()), linkage: None };
    let http = Request::from(skills).encode(&agent(), None);
    assert_eq!(http.path, "/onlineagent/1001/resetskill/false?skillid=1%3B2");

    let note = agent_control::SendNote { agents: vec![31002, 31003], text: "hello".into() };
    let http = Request::from(note).encode(&agent(), None);
    assert_eq!(http.body.as_deref(), Some(r#"{"agentIds":[31002,31003],"content":"hello"}"#));
}

#[test]
fn the_address_is_below_or_beside_the_gateway() {
    let address = |request: Request, gateway: &str| request.encode(&agent(), None).address(gateway);
    let away = || Request::from(offhook_protocol::offline_agent::IsOfflineAgent { agent: 107 });
    for gateway in ["/agentgateway", "/agentgateway/"] {
        assert_eq!(address(poll(), gateway), "/agentgateway/resource/agentevent/1001");
    }
    let path = "/apiaccess/rest/cc-management/v1/offline/agent/isOfflineAgent";
    for (gateway, before) in [
        ("/agentgateway", ""),
        ("/proxy/agentgateway/", "/proxy"),
        ("https://cc.example/agentgateway", "https://cc.example"),
        ("https://cc.example", "https://cc.example"),
        ("agentgateway", ""),
        ("", ""),
    ] {
        assert_eq!(address(away(), gateway), format!("{before}{path}"), "{gateway}");
    }
}

#[test]
fn the_guid_goes_to_the_gateway_only() {
    let guid = Guid::new("ab-1.AgentGateway0");
    for request in filled() {
        let http = request.encode(&agent(), Some(&guid));
        assert_eq!(http.guid.is_some(), http.base == Base::Resource, "{http:?}");
    }
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
fn queries_are_rate_limited_and_actions_are_not() {
    let limited: Vec<_> = OPERATIONS.iter().filter(|it| it.is_rate_limited()).map(|it| it.id).collect();
    let expected: Vec<_> = OPERATIONS
        .iter()
        .map(|it| it.id)
        .filter(|id| {
            let read = id.starts_with("query") && *id != "queryCustomState";
            // One that writes stands among those that read (CEC 6.5.6), and these are named beside them.
            read || ["setCallAppDataEx", "getAgentStatus", "syncagentinfo", "updateGuid"].contains(id)
        })
        .collect();
    assert_eq!(limited, expected);
    assert_eq!(limited.len(), 12 + 6 + 3 + 5, "three groups and five more");
}

#[test]
fn whoever_writes_to_calls_changes_them() {
    for spec in OPERATIONS.iter().filter(|it| it.effect != Effect::Session) {
        let is_about_calls = ["/voicecall/", "/calldata/"].iter().any(|group| spec.path.starts_with(group));
        let writes = spec.method != Method::Get;
        assert_eq!(spec.effect == Effect::Calls, is_about_calls && writes, "{}", spec.id);
        assert!(writes || spec.effect == Effect::None, "{}: what only reads changes nothing", spec.id);
    }
}

/// Checks the effects by CEC 6.1.1.9–6.1.1.15, 6.1.1.25 (throws away the events that wait), 6.1.2.26–27;
/// CEC 6.1.1.1 and others.
#[test]
fn the_state_and_the_session_are_changed_by_these() {
    let of = |effect| OPERATIONS.iter().filter(|it| it.effect == effect).map(|it| it.id).collect::<Vec<_>>();
    let state = "sayFree sayBusy cancelBusy rest cancelRest sayWork cancelWork syncagentinfo offlineAgentLogin \
                 offlineAgentLogout";
    assert_eq!(of(Effect::State).join(" "), state);
    let session = "login forceLogin logout forceLogout forceLogoutWithReason loginEx getAgentEvent";
    assert_eq!(of(Effect::Session).join(" "), session);
}
