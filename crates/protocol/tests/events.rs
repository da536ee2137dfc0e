//! Every event against the reference: its identifier, its section, its printed samples.

mod support;

use std::collections::BTreeSet;

use offhook_protocol::{
    AgentId, CallData, GatewayError, GatewayEvent, Number, Reply,
    codes::RetCode,
    event::EVENTS,
    event_content::{Note, Preview},
    event_poll::{EventItem, Events},
    event_push::PushedEvents,
};
use serde_json::{Value, json};
use support::{answer, assert_rewritten, entry, fixture, operations, poll};

/// Returns what a poll with this reply brings.
fn polled(body: impl ToString) -> Vec<EventItem> {
    match poll().decode(&answer(body)).1 {
        Ok(Reply::PollEvents(Events(items))) => items,
        other => panic!("no poll answer: {other:?}"),
    }
}

/// Returns a sample as the poll brings it: those printed without envelope are put into one.
fn wrapped(sample: &Value) -> Value {
    match sample.get("event") {
        Some(_) => sample.clone(),
        None => json!({ "message": "", "retcode": "0", "event": sample }),
    }
}

/// Returns all printed samples, with the identifier they belong to.
fn samples() -> Vec<(String, Value)> {
    let entries = fixture("events.json");
    let of_one = |entry: &Value| {
        let name = entry["id"].as_str().expect("an id").to_owned();
        let samples = entry["samples"].as_array().expect("a list").clone();
        samples.into_iter().map(move |sample| (name.clone(), sample))
    };
    entries.iter().flat_map(of_one).collect()
}

#[test]
fn every_event_is_the_references() {
    let fixtures = fixture("events.json");
    assert_eq!(fixtures.len(), EVENTS.len(), "no fixture without an event");
    for (name, section) in EVENTS {
        let known = entry(&fixtures, "id", name);
        assert_eq!(known["section"], *section, "{name}");
        assert!(known["samples"].as_array().is_some_and(|it| !it.is_empty()), "{name} has a sample");
    }
    let unique: BTreeSet<_> = EVENTS.iter().collect();
    assert_eq!(unique.len(), EVENTS.len());
}

#[test]
fn every_printed_sample_is_understood_and_written_again() {
    for (name, sample) in samples() {
        let body = wrapped(&sample);
        let items = polled(&body);
        let [item] = items.as_slice() else { panic!("{name}: {items:?}") };
        assert_eq!(item.event.name(), name);
        assert!(
            !matches!(item.event, GatewayEvent::Other { .. } | GatewayEvent::Unreadable { .. }),
            "{:?}",
            item.event
        );
        assert_eq!(item.agent.as_str(), body["event"]["workNo"], "{name}");
        assert_rewritten(&body["event"]["content"], &item.event.content().into(), &name);

        let again = polled(json!({ "retcode": "0", "event": item.write() }));
        assert_eq!(again, items, "{name}: what we write we read");
    }
}

#[test]
fn the_same_event_in_every_envelope() {
    for (name, sample) in samples() {
        let items = polled(wrapped(&sample));
        let bare = wrapped(&sample)["event"].clone();
        assert_eq!(polled(&bare), items, "{name} without envelope");
        assert_eq!(polled(json!({ "retcode": "0", "event": [bare] })), items, "{name} in a list");
    }
}

#[test]
fn several_events_keep_their_order() {
    let all: Vec<_> = samples().iter().map(|(_, sample)| wrapped(sample)["event"].clone()).collect();
    let items = polled(json!({ "retcode": "0", "event": all }));
    let names: Vec<_> = items.iter().map(|item| item.event.name()).collect();
    let expected: Vec<_> = all.iter().map(|event| event["eventType"].as_str().expect("a name")).collect();
    assert_eq!(names, expected);

    let written = Reply::PollEvents(Events(items.clone())).to_result();
    assert_eq!(polled(json!({ "retcode": "0", "event": written })), items);
}

#[test]
fn call_ids_stand_where_the_reference_has_them() {
    for known in fixture("events.json") {
        let name = known["id"].as_str().expect("an id");
        for sample in known["samples"].as_array().expect("a list") {
            let content = Value::from(polled(wrapped(sample)).remove(0).event.content());
            let spelling = known["call_key"].as_str().and_then(|it| it.strip_prefix("content."));
            match (known["call_key"].as_str(), spelling) {
                (None, _) => {
                    let spellings = ["callid", "callId", "callID"];
                    assert!(spellings.iter().all(|it| content.get(it).is_none()), "{name}");
                }
                (Some(_), None) => assert!(content.is_string(), "{name}: {content}"),
                (Some(_), Some(member)) => assert!(content[member].is_string(), "{name}: {content}"),
            }
        }
    }
}

#[test]
fn other_names_of_known_events() {
    for (alias, name) in [
        ("AgentState_Force_Ready", "AgentState_Ready"),
        ("AgentState_Force_SetNotReady", "AgentState_SetNotReady_Success"),
        ("AgentEvent_SetNotReady_Success", "AgentState_SetNotReady_Success"),
        ("AgentEvent_MediaSwith", "AgentEvent_MediaSwitth"),
        ("AgentEvent_MediaSwitch", "AgentEvent_MediaSwitth"),
    ] {
        let event = GatewayEvent::read(alias, json!({ "callId": "1-2" }));
        assert_eq!(event.name(), name);
        assert!(!matches!(event, GatewayEvent::Other { .. }));
    }
}

#[test]
fn a_preview_in_every_form() {
    let read = |content: Value| GatewayEvent::read("AgentEvent_Preview_CallOut_Ex", content);
    let preview = |control, numbers: &[&str], data: Option<&str>| {
        GatewayEvent::PreviewChoice(Preview {
            control,
            numbers: numbers.iter().map(|it| Number::new(*it)).collect(),
            data: data.map(CallData::new),
        })
    };
    let several = json!({ "dialeddigits": "100, 101,", "controlid": "1536", "callData": "4" });
    assert_eq!(read(several), preview(1536, &["100", "101"], Some("4")));
    let one = json!({ "dialeddigits": 10086, "controlid": 0, "callData": "" });
    assert_eq!(read(one), preview(0, &["10086"], None));
    assert_eq!(read(json!({ "controlid": "7" })), preview(7, &[], None));
    let written = preview(1536, &["100", "101"], None).content();
    assert_eq!(written, json!({ "controlid": "1536", "dialeddigits": "100,101" }));
    for useless in [json!(null), json!("1536"), json!({}), json!({ "controlid": "x" })] {
        assert!(matches!(read(useless), GatewayEvent::Unreadable { .. }), "nothing could be called with it");
    }
}

#[test]
fn a_note_in_every_form() {
    let read = |content: Value| GatewayEvent::read("AgentOther_Note", content);
    let note =
        |sender: &str, text: &str| GatewayEvent::Note(Note { sender: sender.into(), text: text.into() });
    for told in [
        json!({ "sender": "1002", "content": "hello" }),
        json!({ "sender": 1002, "context": "hello", "jsonKey": ["sender"] }),
        json!({ "from": "1002", "text": "hello" }),
    ] {
        assert_eq!(read(told), note("1002", "hello"));
    }
    assert_eq!(read(json!("hello")), note("", "hello"));
    for nothing in [json!(null), json!({}), json!([]), json!("")] {
        assert_eq!(read(nothing), note("", ""));
    }
    assert_eq!(note("1002", "hello").content(), json!({ "sender": "1002", "content": "hello" }));
    assert_eq!(note("", "").content(), Value::Null);
}

#[test]
fn pushed_events_are_read_and_written() {
    let fixtures = operations();
    let known = entry(&fixtures, "id", "pushEvent");
    let printed = PushedEvents::read(&known["sample_request"].to_string()).expect("the printed body");
    assert_eq!(printed.agent, AgentId::default());
    assert!(PushedEvents::read_answer(&answer(&known["sample_response"])).is_ok());

    let events: Vec<_> = samples().iter().map(|(_, sample)| wrapped(sample)["event"].clone()).collect();
    let body = json!({ "workNo": "1001", "eventList": events });
    let pushed = PushedEvents::read(&body.to_string()).expect("an object");
    assert_eq!(pushed.agent, AgentId::new("1001"));
    let names: Vec<_> = pushed.events.0.iter().map(|item| item.event.name()).collect();
    let expected: Vec<_> = events.iter().map(|event| event["eventType"].as_str().expect("a name")).collect();
    assert_eq!(names, expected, "oldest first");
    assert_eq!(PushedEvents::read(&pushed.write().to_string()), Ok(pushed));

    let one = PushedEvents::read(r#"{"workNo":7,"eventList":[{"eventType":"AgentState_Ready"},null,1]}"#);
    // What is no object is an event that nobody knows; null is none.
    assert_eq!(one.map(|it| (it.agent, it.events.0.len())), Ok((AgentId::new("7"), 2)));
    for odd in ["", "[]", "null", "<html>"] {
        assert!(PushedEvents::read(odd).is_err(), "{odd}");
    }
}

#[test]
fn the_answer_to_pushed_events() {
    let taken = PushedEvents::answer(&Ok(()));
    assert_eq!(taken, json!({ "message": "success", "retcode": "0" }));
    assert_eq!(PushedEvents::read_answer(&answer(taken)), Ok(()));
    let refused = PushedEvents::read_answer(&answer(PushedEvents::answer(&Err(RetCode::new("100-001")))));
    assert!(matches!(refused, Err(GatewayError::Refused { code, .. }) if code.as_str() == "100-001"));
}

#[test]
fn an_unknown_event_is_kept_as_it_is() {
    let content = json!({ "sender": "291", "jsonKey": ["sender"] });
    let items = polled(json!({
        "retcode": "0",
        "event": { "eventType": "AgentOther_Bulletin", "workNo": "291", "content": content },
    }));
    let event = GatewayEvent::Other { name: "AgentOther_Bulletin".into(), content: content.clone().into() };
    assert_eq!(items, [EventItem { agent: AgentId::new("291"), made_at: None, event }]);
    assert_eq!(items[0].event.content(), content);
}
