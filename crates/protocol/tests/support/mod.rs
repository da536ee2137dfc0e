//! Parts that the tests of this crate share: the fixtures, one request of every kind, and when two spellings
//! are one value.
#![allow(dead_code, reason = "each test binary uses a part")]

use std::{fs, path::Path};

use offhook_protocol::{
    AgentId, CallData, CallId, HttpResponse, NoteText, Number, OperationSpec, Password, RawRequest, Request,
    agent_control, call_control, call_info, directory, event_poll, offline_agent, operation::Base,
    operations::OPERATIONS, sign_in,
};
use serde_json::{Map, Value, json};

/// Returns the entries of one fixture.
pub(crate) fn fixture(name: &str) -> Vec<Value> {
    read_list(&format!("tests/fixtures/{name}"))
}

/// Returns every operation as the simulator's catalog has it, with the samples that the reference prints of
/// it. Those parameters that travel in query and body stand under these names.
pub(crate) fn operations() -> Vec<Value> {
    let mut operations = read_list("../simulator/src/catalog/operations.json");
    let samples = fixture("samples.json");
    assert_eq!(operations.len(), samples.len(), "no operation without its samples");
    for operation in &mut operations {
        let parameters = operation["parameters"].as_array().expect("a list").clone();
        for place in ["query", "body"] {
            operation[place] = parameters.iter().filter(|it| it["in"] == place).cloned().collect();
        }
        let id = operation["id"].as_str().expect("an id").to_owned();
        for name in ["sample_request", "sample_response"] {
            operation[name] = entry(&samples, "id", &id)[name].clone();
        }
    }
    operations
}

fn read_list(name: &str) -> Vec<Value> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    match serde_json::from_str(&text) {
        Ok(Value::Array(entries)) => entries,
        other => panic!("{name} is no list: {other:?}"),
    }
}

/// Returns the entry whose member `key` is `value`.
pub(crate) fn entry<'a>(entries: &'a [Value], key: &str, value: &str) -> &'a Value {
    entries.iter().find(|it| it[key] == value).unwrap_or_else(|| panic!("no fixture for {value}"))
}

/// Returns the names under `key`, be they strings or objects with a `name`.
pub(crate) fn names<'a>(entry: &'a Value, key: &str) -> Vec<&'a str> {
    let items = entry[key].as_array().expect("a list").iter();
    items.map(|it| it.as_str().or(it["name"].as_str()).expect("a name")).collect()
}

/// Returns a response as it should be: status 200 and this body.
#[allow(clippy::needless_pass_by_value, reason = "callers write the body on the spot")]
pub(crate) fn answer(body: impl ToString) -> HttpResponse {
    HttpResponse { status: 200, guid: None, body: body.to_string(), hides_headers: false }
}

/// Returns every operation that a client can ask for.
pub(crate) fn callable() -> impl Iterator<Item = &'static OperationSpec> {
    OPERATIONS.iter().filter(|spec| spec.base != Base::Callback)
}

/// Returns the body of the reply when the operation brings this result.
pub(crate) fn wrapped(spec: &OperationSpec, result: &Value) -> Value {
    match (spec.base, spec.id) {
        (Base::ApiAccess, _) => {
            let mut fields = result.as_object().cloned().unwrap_or_else(Map::new);
            fields.insert("returnCode".into(), "0".into());
            Value::Object(fields)
        }
        (_, "getAgentEvent") => json!({ "message": "", "retcode": "0", "event": result }),
        _ => json!({ "message": "", "retcode": "0", "result": result }),
    }
}

/// Returns the result in a printed reply.
pub(crate) fn unwrapped(spec: &OperationSpec, sample: &Value) -> Value {
    match (spec.base, spec.id) {
        (Base::ApiAccess, _) => {
            let mut fields = sample.as_object().expect("an object").clone();
            fields.retain(|name, _| !["returnCode", "description"].contains(&name.as_str()));
            Value::Object(fields)
        }
        (_, "getAgentEvent") => sample["event"].clone(),
        _ => sample["result"].clone(),
    }
}

/// Returns the agent who asks.
pub(crate) fn agent() -> AgentId {
    AgentId::new("1001")
}

/// Returns the poll, asking for nothing particular.
pub(crate) fn poll() -> Request {
    event_poll::PollEvents::default().into()
}

/// Returns members of a sign-in that no field stands for.
fn more(text: &str, flag: bool) -> offhook_protocol::Params {
    let mut more = offhook_protocol::json::Map::new();
    more.insert("entryIp", text.into());
    more.insert("listenStatus", flag.into());
    more.into()
}

/// Returns one request of every kind, all members filled with these values.
pub(crate) fn every_request(text: &str, number: i64, flag: bool) -> Vec<Request> {
    let phone = || Number::new(text);
    let call = || CallId::new(text);
    let data = || Some(CallData::new(text));
    let colleague = || AgentId::new(text);
    let login = sign_in::Login {
        password: Password::new(text),
        phone: phone(),
        auto_answer: flag,
        auto_ready: flag,
        release_phone: flag,
        agent_type: number,
        status: number,
        more: more(text, flag),
    };
    let login_ex = sign_in::LoginEx::from(login.clone());
    vec![
        login_ex.into(),
        sign_in::ForceLogin::from(login.clone()).into(),
        login.into(),
        agent_control::AgentSkills {}.into(),
        agent_control::SayFree {}.into(),
        agent_control::SayBusy { reason: Some(number), prolong: Some(flag) }.into(),
        agent_control::CancelBusy {}.into(),
        agent_control::Rest { seconds: number, cause: number, prolong: Some(flag) }.into(),
        agent_control::CancelRest {}.into(),
        agent_control::Work {}.into(),
        agent_control::CancelWork {}.into(),
        agent_control::Logout {}.into(),
        agent_control::AgentStatus {}.into(),
        agent_control::HandShake {}.into(),
        agent_control::SendNote { agents: vec![number], text: NoteText::new(text) }.into(),
        agent_control::AgentSkillsOf { agent: colleague() }.into(),
        agent_control::SetAutoAnswer { on: flag }.into(),
        agent_control::ResetSkills { all: flag, skills: Some(text.to_owned()), linkage: Some(number) }.into(),
        agent_control::ChangePassword { old: Password::new(text), new: Password::new(text) }.into(),
        agent_control::SetAutoReady { on: flag }.into(),
        agent_control::ForceLogout {}.into(),
        agent_control::ForceLogoutWithReason { reason: number }.into(),
        agent_control::SetTalkRight { on: number }.into(),
        agent_control::UpdateGuid {}.into(),
        agent_control::SyncAgentInfo {}.into(),
        agent_control::LoginInfo {}.into(),
        agent_control::SetCustomState { state: number }.into(),
        agent_control::QueryCustomState {}.into(),
        agent_control::CancelCustomState {}.into(),
        call_control::Callout {
            caller: Some(phone()),
            called: phone(),
            skill: Some(number),
            data: data(),
            media: Some(number),
        }
        .into(),
        call_control::Answer { call: Some(call()) }.into(),
        call_control::BeginMute {}.into(),
        call_control::EndMute {}.into(),
        call_control::Hold {}.into(),
        call_control::GetHold { call: Some(call()) }.into(),
        call_control::SecondDial { digits: phone() }.into(),
        call_control::DropCall { call: call() }.into(),
        call_control::Release {}.into(),
        call_control::Reject { call: Some(call()), mode: number }.into(),
        call_control::CallInner {
            called: phone(),
            caller: Some(phone()),
            skill: Some(number),
            data: data(),
            media: Some(number),
        }
        .into(),
        call_control::InnerHelp {
            address: phone(),
            device: number,
            mode: number,
            data: data(),
            hold: Some(flag),
        }
        .into(),
        call_control::ConnectHold { call: call() }.into(),
        call_control::Transfer {
            device: number,
            address: phone(),
            mode: number,
            data: data(),
            caller: Some(phone()),
            media: Some(number),
            hold: Some(flag),
            skill: Some(number),
        }
        .into(),
        call_control::CancelTransfer {}.into(),
        call_control::ConfJoin { call: call(), data: data() }.into(),
        call_control::Disconnect { number: phone() }.into(),
        call_control::PreviewCallout { called: phone(), control: number }.into(),
        call_control::MediaSwitch { media: number }.into(),
        call_control::AdjustVideoMode { mode: number }.into(),
        call_control::RequestCall { call: call(), skill_type: number, skill: number }.into(),
        call_control::SnatchPickup { agent: colleague() }.into(),
        call_control::PhonePickup {}.into(),
        call_control::PhoneHangup {}.into(),
        call_control::ConfTransmitNum {}.into(),
        offline_agent::OfflineLogin { phone: phone(), agent: number }.into(),
        offline_agent::OfflineLogout { agent: number }.into(),
        offline_agent::IsOfflineAgent { agent: number }.into(),
        call_info::QueryCallInfo { or_previous: Some(flag) }.into(),
        call_info::AppData { base64: Some(flag), call: Some(call()) }.into(),
        call_info::HoldList {}.into(),
        call_info::CallInfoBeforeAnswer {}.into(),
        call_info::SetCallData { call: Some(call()), data: data(), base64: Some(flag) }.into(),
        call_info::CallInfoById { call: call() }.into(),
        call_info::CallIdsOf { agent: colleague() }.into(),
        call_info::CallCount {}.into(),
        call_info::Statistics {}.into(),
        call_info::StatisticsEx {}.into(),
        call_info::WaitingCalls { skill: number }.into(),
        call_info::HeldCallsOf { agent: colleague() }.into(),
        directory::QueueLength {}.into(),
        directory::QueueLengthSignedIn {}.into(),
        directory::VdnSkills {}.into(),
        directory::QueueLengthOf { skill: number }.into(),
        directory::QueueStats { skills: vec![number] }.into(),
        directory::IvrFlows {}.into(),
        directory::AgentsBySkill { skill: number }.into(),
        directory::AgentByNumber { agent: colleague() }.into(),
        directory::OnlineAgents {}.into(),
        event_poll::PollEvents { call_data: data() }.into(),
    ]
}

/// Returns the same request, made by its name, with every parameter as a text or as it stands in the body.
pub(crate) fn by_name(request: &Request) -> RawRequest {
    let (spec, http) = (request.spec(), request.encode(&agent(), None));
    let (path, query) = http.path.split_once('?').unwrap_or((&http.path, ""));
    let mut fields: Map<String, Value> =
        http.body.map_or_else(Map::new, |it| serde_json::from_str(&it).expect("an object"));
    for (template, segment) in spec.template().split('/').zip(path.split('/')) {
        match template.strip_prefix('{').and_then(|it| it.strip_suffix('}')) {
            Some("agentid") | None => {}
            Some(name) => drop(fields.insert(name.to_owned(), segment.into())),
        }
    }
    for (name, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
        fields.insert(name.to_owned(), value.into());
    }
    RawRequest::new(spec.id, fields).unwrap_or_else(|error| panic!("{}: {error:?}", spec.id))
}

/// True if two values say the same. The gateway's samples write numbers and flags as strings where its tables
/// do not, and say "nothing" as null, as an empty text or object, or by leaving the member out.
pub(crate) fn says_the_same(left: &Value, right: &Value) -> bool {
    let text = |value: &Value| match value {
        Value::Null => Some(String::new()),
        Value::Object(fields) if fields.is_empty() => Some(String::new()),
        Value::Bool(flag) => Some(flag.to_string()),
        Value::Number(number) => Some(number.to_string()),
        Value::String(text) => Some(text.clone()),
        Value::Array(_) | Value::Object(_) => None,
    };
    left == right || text(left).zip(text(right)).is_some_and(|(left, right)| left == right)
}

/// Members of printed samples that nobody here reads. `jsonKey` is a list of the other members' names.
const UNREAD: &[&str] = &[
    "jsonKey",
    "trunkNo",
    "logontimes",
    "mediaType",
    "userPriority",
    "releaseFlag",
    "callids",
    "loadFactor",
    "estWaitTime",
    "transferFlg",
    "transferDeviceType",
    "transferDeviceNo",
    "resourceIdleRate",
    "serviceLevel",
    "oldCallIdEx",
];

/// The one member of a call's `trace` that is read.
const READ_OF_TRACE: &[&str] = &["talkBeginTime"];

/// Asserts that what we wrote says what the sample says: nothing lost but what nobody reads, nothing added.
pub(crate) fn assert_rewritten(sample: &Value, written: &Value, whose: &str) {
    match (sample, written) {
        (Value::Array(samples), Value::Array(all)) => {
            assert_eq!(samples.len(), all.len(), "{whose}");
            samples.iter().zip(all).for_each(|(sample, written)| assert_rewritten(sample, written, whose));
        }
        (Value::Object(printed), Value::Object(read)) => {
            for name in printed.keys().chain(read.keys()) {
                let is_unread = UNREAD.contains(&name.as_str())
                    || whose.ends_with(": trace") && !READ_OF_TRACE.contains(&name.as_str());
                if read.contains_key(name) || !is_unread {
                    assert_rewritten(&sample[name], &written[name], &format!("{whose}: {name}"));
                }
            }
        }
        _ => assert!(says_the_same(sample, written), "{whose}: {sample} became {written}"),
    }
}
