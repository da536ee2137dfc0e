//! Properties that hold for any input: nothing panics, and what was written reads the same.

mod support;

use offhook_protocol::{
    AgentId, GatewayEvent, Guid, HttpResponse, RawRequest, Reply, Request, codes::RetCode, event::EVENTS,
    event_push::PushedEvents, operation::Base, operations::OPERATIONS,
};
use proptest::{
    collection::{btree_map, vec},
    option,
    prelude::*,
    sample::select,
};
use serde_json::Value;
use support::{answer, every_request, wrapped};

/// Member names that mean something somewhere, so that random objects get past the first test.
const MEMBERS: &[&str] = &[
    "message",
    "retcode",
    "result",
    "event",
    "eventType",
    "workNo",
    "content",
    "eventGenTime",
    "jsonKey",
    "callid",
    "callId",
    "callID",
    "caller",
    "called",
    "type",
    "feature",
    "mediaAbility",
    "transfer",
    "transfrom",
    "otherPhone",
    "number",
    "detect",
    "reason",
    "taskId",
    "recordID",
    "recordId",
    "loginTime",
    "agentState",
    "isWorking",
    "name",
    "id",
    "mediatype",
    "callfeature",
    "orgicallednum",
    "orgcallednum",
    "calldata",
    "begintime",
    "skillId",
    "returnCode",
    "description",
    "skills",
    "workNo",
    "workno",
    "guid",
    "phonenum",
    "phonenumber",
    "agent",
    "skilllist",
    "status",
    "deviceNo",
    "agentStateInfo",
    "callinfo",
    "controlid",
    "dialeddigits",
    "callData",
    "sender",
    "waitTime",
    "talktime",
    "data",
];

fn scalar() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        // Eighths: exact in binary, so that text and value agree.
        any::<i32>().prop_map(|n| Value::from(f64::from(n) / 8.0)),
        any::<String>().prop_map(Value::from),
        "[0-9]{1,19}(-[0-9]{1,5})?".prop_map(Value::from),
        select(EVENTS).prop_map(|(name, _)| Value::from(name)),
    ]
}

fn json_value() -> impl Strategy<Value = Value> {
    let member = prop_oneof![4 => select(MEMBERS).prop_map(str::to_owned), 1 => any::<String>()];
    scalar().prop_recursive(4, 40, 6, move |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            btree_map(member.clone(), inner, 0..8)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

fn event_name() -> impl Strategy<Value = String> {
    prop_oneof![9 => select(EVENTS).prop_map(|(name, _)| name.to_owned()), 1 => any::<String>()]
}

/// Generates a path that may be one of ours, with anything in its places.
fn path() -> impl Strategy<Value = String> {
    let of_ours =
        (0..OPERATIONS.len(), vec("[^/?]{0,12}", 4), any::<String>()).prop_map(|(spec, places, query)| {
            let spec = &OPERATIONS[spec];
            let mut places = places.into_iter();
            let fill = |segment: &str| match segment.starts_with('{') {
                true => places.next().unwrap_or_default(),
                false => segment.to_owned(),
            };
            let path: Vec<_> = spec.template().split('/').map(fill).collect();
            format!("{}?{query}", path.join("/"))
        });
    prop_oneof![4 => of_ours, 1 => any::<String>(), 1 => "(/|//|%|[a-z{}0-9%?&=#.]){0,40}"]
}

fn method() -> impl Strategy<Value = String> {
    prop_oneof![9 => select(&["GET", "PUT", "POST", "DELETE"][..]).prop_map(str::to_owned), 1 => any::<String>()]
}

/// Generates some text, as an identifier has at least one character.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), "[#*0-9 +/?&=%;.\u{0}座席]{1,12}"].prop_filter("empty", |it| !it.is_empty())
}

fn holds_unreadable(reply: &Reply) -> bool {
    matches!(reply, Reply::PollEvents(events)
        if events.0.iter().any(|item| matches!(item.event, GatewayEvent::Unreadable { .. })))
}

proptest! {
    #[test]
    fn any_bytes_as_an_answer(
        status in prop_oneof![4 => Just(200), 1 => any::<u16>()],
        guid in option::of(any::<String>()),
        bytes in vec(any::<u8>(), 0..200),
    ) {
        let response = HttpResponse { status, guid, body: String::from_utf8_lossy(&bytes).into_owned(), hides_headers: false };
        for request in every_request("1", 1, true) {
            let (guid, reply) = request.decode(&response);
            let _ = format!("{response:?} {guid:?} {reply:?}");
        }
    }

    #[test]
    fn any_json_as_an_answer(body in json_value()) {
        for request in every_request("1", 1, true) {
            let _ = request.decode(&answer(&body));
        }
    }

    #[test]
    fn any_result_reads_the_same_when_written_again(result in json_value()) {
        for request in every_request("1", 1, true) {
            let spec = request.spec();
            if let Ok(reply) = request.decode(&answer(wrapped(spec, &result))).1
                && !holds_unreadable(&reply)
            {
                let again = answer(wrapped(spec, &reply.to_result().into()));
                prop_assert_eq!(request.decode(&again).1, Ok(reply));
            }
        }
    }

    #[test]
    fn any_content_of_any_event(name in event_name(), content in json_value()) {
        let event = GatewayEvent::read(&name, content);
        prop_assert!(event.name() == name);
        let _ = format!("{event:?}");
        if !matches!(event, GatewayEvent::Unreadable { .. }) {
            prop_assert_eq!(GatewayEvent::read(&name, event.content()), event);
        }
    }

    #[test]
    fn any_request_line(
        method in method(),
        path in path(),
        body in prop_oneof![any::<String>(), json_value().prop_map(|it| it.to_string())],
    ) {
        if let Some((agent, request)) = Request::parse(&method, &path, &body) {
            let http = request.encode(&agent, None);
            prop_assert!(http.path.is_ascii());
        }
    }

    #[test]
    fn any_text_number_and_flag_in_every_request(
        agent in text(),
        text in text(),
        number in any::<i64>(),
        flag in any::<bool>(),
    ) {
        let agent = AgentId::new(agent);
        for request in every_request(&text, number, flag) {
            let http = request.encode(&agent, None);
            prop_assert!(http.path.bytes().all(|it| it.is_ascii_graphic() && it != b'#'), "{}", http.path);
            let parsed = Request::parse(http.method.as_str(), &http.path, http.body.as_deref().unwrap_or_default());
            let who = if http.base == Base::Resource { agent.clone() } else { AgentId::default() };
            prop_assert_eq!(parsed, Some((who, request)));
        }
    }

    #[test]
    fn any_parameters_of_any_call(spec in 0..OPERATIONS.len(), fields in json_value(), own in vec(json_value(), 4)) {
        let spec = &OPERATIONS[spec];
        let mut fields = fields.as_object().cloned().unwrap_or_default();
        if fields.len() % 2 == 0 {
            fields = spec.members.iter().map(|it| it.name.to_owned()).zip(own).collect();
        }
        let _ = format!("{:?}", RawRequest::new(spec.id, fields.clone()));
        if let Ok(named) = RawRequest::new(spec.id, fields) {
            let http = Request::from(named).encode(&AgentId::new("1"), None);
            let parsed = Request::parse(http.method.as_str(), &http.path, http.body.as_deref().unwrap_or_default());
            prop_assert_eq!(parsed.map(|(_, it)| it.spec()), Some(spec), "it reaches the call that was named");
        }
    }

    #[test]
    fn any_body_as_pushed_events(body in prop_oneof![any::<String>(), json_value().prop_map(|it| it.to_string())]) {
        if let Ok(pushed) = PushedEvents::read(&body) {
            let _ = format!("{pushed:?}");
            prop_assert!(PushedEvents::read(&pushed.write().to_string()).is_ok());
        }
    }

    #[test]
    fn any_guid_header_and_code(text in any::<String>()) {
        prop_assert!(Guid::from_header(&text).is_none_or(|guid| !guid.is_empty()));
        prop_assert!(RetCode::new(text.clone()).row().is_none_or(|row| row.code == text));
    }
}
