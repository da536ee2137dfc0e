//! Notes from agent to agent.

use offhook_protocol::{GatewayEvent, NoteText, agent_control::SendNote, event_content::Note};
use offhook_simulator::settings::NoteContent;
use serde_json::json;

use crate::floor::{ANN, BOB, Floor};

fn note(agents: &[i64], text: &str) -> SendNote {
    SendNote { agents: agents.to_vec(), text: text.into() }
}

fn content(floor: &mut Floor, agent: &str) -> Vec<Note> {
    let notes = floor.events(agent).into_iter().map(|event| match event {
        GatewayEvent::Note(note) => note,
        other => panic!("{other:?}"),
    });
    notes.collect()
}

#[test]
fn whoever_is_signed_in_gets_it() {
    let mut floor = Floor::new();
    floor.sign_in(ANN);
    floor.sign_in(BOB);
    floor.ok(ANN, note(&[1002, 1003, 7], "午饭？ Lunch?"));
    assert_eq!(content(&mut floor, BOB), [Note { sender: ANN.to_owned(), text: "午饭？ Lunch?".into() }]);
    assert!(floor.names(ANN).is_empty(), "not the sender");
    let kept = floor.agent(BOB).notes;
    assert_eq!((kept.len(), kept[0].from.reveal(), kept[0].text.reveal()), (1, ANN, "午饭？ Lunch?"));
    floor.sign_in("1003");
    assert!(floor.agent("1003").notes.is_empty(), "it is not kept for later");
}

#[test]
fn the_answer_and_the_event_on_the_wire() {
    let mut floor = Floor::new();
    floor.sign_in(ANN);
    floor.sign_in(BOB);
    let open = floor.send_as(BOB, &offhook_protocol::event_poll::PollEvents::default().into());
    let sent = floor.send_as(ANN, &note(&[1002], "hello").into());
    assert_eq!(floor.answer(sent).unwrap().body, r#"{"message":"success","retcode":"0","result":null}"#);
    let event: serde_json::Value = serde_json::from_str(&floor.answer(open).unwrap().body).unwrap();
    assert_eq!(event["event"]["content"], json!({ "sender": "1001", "context": "hello" }));
}

#[test]
fn a_gateway_by_the_book_does_not_say_what_it_says() {
    let mut floor = Floor::with(|settings| settings.note_content = NoteContent::Null);
    floor.sign_in(ANN);
    floor.sign_in(BOB);
    floor.ok(ANN, note(&[1002], "hello"));
    assert_eq!(content(&mut floor, BOB), [Note::default()]);
}

#[test]
fn its_limits() {
    let mut floor = Floor::new();
    floor.sign_in(ANN);
    let letters = |count: usize| "中".repeat(count);
    floor.ok(ANN, note(&[1002], &letters(341)));
    assert_eq!(floor.code(ANN, note(&[1002], &letters(342))), "100-001", "bytes, not characters");
    assert_eq!(floor.code(ANN, note(&[1002; 101], "x")), "100-001");
    assert_eq!(floor.code(ANN, note(&[], "x")), "100-001");
    floor.ok(ANN, note(&[1002; 100], ""));
}

#[test]
fn a_played_colleague_answers() {
    let mut floor = Floor::with(|settings| settings.colleagues = true);
    floor.sign_in(ANN);
    floor.ok(ANN, note(&[1101, 1103], "hello"));
    floor.wait(2);
    assert!(content(&mut floor, ANN).is_empty());
    floor.wait(1);
    let answers = content(&mut floor, ANN);
    assert_eq!((answers.len(), answers[0].sender.as_str()), (1, "1101"), "1103 has nothing to say");
    assert_ne!(answers[0].text, NoteText::default());
}
