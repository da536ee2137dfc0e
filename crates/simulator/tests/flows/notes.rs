//! Notes from agent to agent.

use offhook_protocol::{GatewayEvent, NoteText, agent_control::SendNote, event_content::Note};
use offhook_simulator::settings::NoteContent;
use serde_json::json;

use crate::test_gateway::{ANN, BOB, TestGateway};

fn note(agents: &[i64], text: &str) -> SendNote {
    SendNote { agents: agents.to_vec(), text: text.into() }
}

fn content(gateway: &mut TestGateway, agent: &str) -> Vec<Note> {
    let notes = gateway.events(agent).into_iter().map(|event| match event {
        GatewayEvent::Note(note) => note,
        other => panic!("{other:?}"),
    });
    notes.collect()
}

#[test]
fn whoever_is_signed_in_gets_it() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    gateway.sign_in(BOB);
    gateway.ok(ANN, note(&[1002, 1003, 7], "午饭？ Lunch?"));
    assert_eq!(content(&mut gateway, BOB), [Note { sender: ANN.to_owned(), text: "午饭？ Lunch?".into() }]);
    assert!(gateway.names(ANN).is_empty(), "not the sender");
    let kept = gateway.agent(BOB).notes;
    assert_eq!((kept.len(), kept[0].from.as_str(), kept[0].text.expose()), (1, ANN, "午饭？ Lunch?"));
    gateway.sign_in("1003");
    assert!(gateway.agent("1003").notes.is_empty(), "it is not kept for later");
}

#[test]
fn the_answer_and_the_event_on_the_wire() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    gateway.sign_in(BOB);
    let open = gateway.send_as(BOB, &offhook_protocol::event_poll::PollEvents::default().into());
    let sent = gateway.send_as(ANN, &note(&[1002], "hello").into());
    assert_eq!(gateway.answer(sent).unwrap().body, r#"{"message":"success","retcode":"0","result":null}"#);
    let event: serde_json::Value = serde_json::from_str(&gateway.answer(open).unwrap().body).unwrap();
    assert_eq!(event["event"]["content"], json!({ "sender": "1001", "context": "hello" }));
}

#[test]
fn a_gateway_by_the_book_does_not_say_what_it_says() {
    let mut gateway = TestGateway::with(|settings| settings.note_content = NoteContent::Null);
    gateway.sign_in(ANN);
    gateway.sign_in(BOB);
    gateway.ok(ANN, note(&[1002], "hello"));
    assert_eq!(content(&mut gateway, BOB), [Note::default()]);
}

#[test]
fn its_limits() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    let letters = |count: usize| "中".repeat(count);
    gateway.ok(ANN, note(&[1002], &letters(341)));
    assert_eq!(gateway.code(ANN, note(&[1002], &letters(342))), "100-001", "bytes, not characters");
    assert_eq!(gateway.code(ANN, note(&[1002; 101], "x")), "100-001");
    assert_eq!(gateway.code(ANN, note(&[], "x")), "100-001");
    gateway.ok(ANN, note(&[1002; 100], ""));
}

#[test]
fn a_played_colleague_answers() {
    let mut gateway = TestGateway::with(|settings| settings.colleagues = true);
    gateway.sign_in(ANN);
    gateway.ok(ANN, note(&[1101, 1103], "hello"));
    gateway.wait(2);
    assert!(content(&mut gateway, ANN).is_empty());
    gateway.wait(1);
    let answers = content(&mut gateway, ANN);
    assert_eq!((answers.len(), answers[0].sender.as_str()), (1, "1101"), "1103 has nothing to say");
    assert_ne!(answers[0].text, NoteText::default());
}
