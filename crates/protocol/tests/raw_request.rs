//! Raw requests against the typed ones: they are the same, and clear words tell where there is none.

mod support;

use offhook_protocol::{
    GatewayError, Guid, HttpRequest, RawRequest, RawRequestError, Reply, Request, codes::RetCode, json,
    operations::OPERATIONS,
};
use serde_json::{Map, Value, json};
use support::{agent, answer, by_name, callable, every_request, wrapped};

#[allow(clippy::needless_pass_by_value, reason = "callers write it on the spot")]
fn fields(value: Value) -> Map<String, Value> {
    value.as_object().expect("an object").clone()
}

fn error(name: &str, given: Value) -> RawRequestError {
    RawRequest::new(name, fields(given)).expect_err("no such call")
}

#[test]
fn every_call_by_its_name_is_the_typed_one() {
    let mut seen = 0;
    for request in every_request("49-7", 17, true) {
        let named = Request::from(by_name(&request));
        assert_eq!(named.spec(), request.spec());
        let body = |it: &HttpRequest| it.body.as_deref().map(json::from_str);
        let (named, typed) = (named.encode(&agent(), None), request.encode(&agent(), None));
        // Members may stand in another order.
        assert_eq!(body(&named), body(&typed), "{}", request.spec().id);
        assert_eq!(HttpRequest { body: typed.body.clone(), ..named }, typed, "{}", request.spec().id);
        seen += 1;
    }
    assert_eq!(seen, 79);
}

#[test]
fn the_reply_is_passed_on_as_it_came() {
    let result = json!({ "agentState": "4", "new": [1, { "a": null }] });
    // The answer of updateGuid is the session's: see below.
    for spec in callable().filter(|spec| spec.id != "updateGuid") {
        let request = every_request("1", 1, true).into_iter().find(|it| it.spec() == spec);
        let named = Request::from(by_name(&request.expect("one of every kind")));
        let body = wrapped(spec, &result);
        let expected = if body.get("returnCode").is_some() { body.clone() } else { result.clone() };
        assert_eq!(named.decode(&answer(body)).1, Ok(Reply::Raw(expected.clone().into())), "{}", spec.id);
        assert_eq!(Reply::Raw(expected.clone().into()).to_result(), expected);
    }
    let named = Request::from(RawRequest::new("sayFree", Map::new()).expect("a call"));
    assert_eq!(named.decode(&answer(r#"{"retcode":"0"}"#)).1, Ok(Reply::Raw(Value::Null.into())));
    let refused = named.decode(&answer(r#"{"retcode":"100-006","message":"no"}"#)).1;
    let expected = GatewayError::Refused { code: RetCode::new("100-006"), message: "no".into() };
    assert_eq!(refused, Err(expected));
}

#[test]
fn a_guid_asked_for_by_name_is_the_sessions_alone() {
    let named = Request::from(RawRequest::new("updateGuid", Map::new()).expect("a call"));
    let (guid, reply) =
        named.decode(&answer(json!({ "retcode": "0", "result": { "guid": "g-2.AgentGateway1" } })));
    assert_eq!(guid, Guid::from_header("g-2.AgentGateway1"));
    assert_eq!(reply, Ok(Reply::Raw(json!({}).into())));
}

#[test]
fn a_name_must_be_one_of_the_table() {
    for name in ["", "Login", "sayfree", "pushEvent", "login "] {
        assert_eq!(error(name, json!({})), RawRequestError::UnknownOperation, "{name}");
    }
    assert!(OPERATIONS.iter().any(|spec| spec.id == "pushEvent"), "which is no call of a client's");
}

#[test]
fn a_parameter_must_be_one_of_the_calls() {
    assert_eq!(error("sayFree", json!({ "reason": 1 })), RawRequestError::UnknownMember("reason".into()));
    assert_eq!(error("answer", json!({ "callId": "1-2" })), RawRequestError::UnknownMember("callId".into()));
    let agent = json!({ "agentid": "1002", "callid": "1-2" });
    assert_eq!(
        error("answer", agent),
        RawRequestError::UnknownMember("agentid".into()),
        "it is the session's"
    );
}

#[test]
fn what_is_needed_must_be_there() {
    assert_eq!(error("callout", json!({ "skillid": 4 })), RawRequestError::MissingMember("called"));
    assert_eq!(error("callout", json!({ "called": null })), RawRequestError::MissingMember("called"));
    assert_eq!(error("setTalkRight", json!({})), RawRequestError::MissingMember("flag"));
    assert_eq!(error("dropCall", json!({})), RawRequestError::MissingMember("callid"));
    assert!(
        RawRequest::new("callout", fields(json!({ "called": "" }))).is_ok(),
        "what it is, the gateway judges"
    );
}

#[test]
fn what_stands_in_the_address_must_fit_there() {
    for odd in [json!(""), json!("."), json!(".."), json!({}), json!(["1-2"])] {
        assert_eq!(
            error("dropCall", json!({ "callid": odd })),
            RawRequestError::NotAValue("callid"),
            "{odd}"
        );
    }
    for odd in [json!({}), json!([])] {
        assert_eq!(error("answer", json!({ "callid": odd })), RawRequestError::NotAValue("callid"), "{odd}");
    }
    let path = |given: Value| {
        let named = RawRequest::new("rest", fields(given)).expect("a call");
        Request::from(named).encode(&agent(), None).path
    };
    assert_eq!(path(json!({ "time": 60, "restcause": "0" })), "/onlineagent/1001/rest/60/0");
    let escaped = path(json!({ "time": "6/0?", "restcause": "..a", "prolong": true }));
    assert_eq!(escaped, "/onlineagent/1001/rest/6%2F0%3F/..a?prolong=true");
}

#[test]
fn null_is_left_out() {
    let given = json!({ "called": "10086", "skillid": null, "callappdata": "x" });
    let http =
        Request::from(RawRequest::new("callout", fields(given)).expect("a call")).encode(&agent(), None);
    assert_eq!(http.body.as_deref(), Some(r#"{"callappdata":"x","called":"10086"}"#));
    let empty = RawRequest::new("answer", fields(json!({ "callid": null }))).expect("a call");
    let http = Request::from(empty).encode(&agent(), None);
    assert_eq!((http.path.as_str(), http.body), ("/voicecall/1001/answer", None));
}
