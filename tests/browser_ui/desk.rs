//! Tests of the desk: figures, past calls, notes, and what of them is read out.

use std::rc::Rc;

use js_sys::Promise;
use offhook_session::snapshot::{CallKind, NoteView};
use offhook_session::{
    AgentState, Availability, CallId, Command, CommandError, DirectoryAgent, EndCause, EndedCall, Millis,
    Outcome, Query, QueryResult, Refusal, RetCode, RunQuery, SendNote, SessionEvent, SessionEventKind,
    Snapshot, Statistics,
};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlTextAreaElement;
use yew::scheduler::flush;

use super::snapshots::{ended, no, signed_in};
use super::stage::{Stage, fire, props};

/// Waits until the fact is so, turn by turn of the page.
pub(super) async fn until(what: &str, is_so: impl Fn() -> bool) {
    for _ in 0..500 {
        flush().await;
        if is_so() {
            return;
        }
        turn().await;
    }
    panic!("it never came: {what}");
}

/// Waits for one turn of the page.
pub(super) async fn turn() {
    let turn = Promise::new(&mut |resolve, _| {
        web_sys::window().unwrap().set_timeout_with_callback(&resolve).unwrap();
    });
    JsFuture::from(turn).await.unwrap();
    flush().await;
}

pub(super) fn at_desk() -> Snapshot {
    let mut snapshot = signed_in(AgentState::Ready, vec![]);
    let can = &mut snapshot.agent.can;
    (can.query, can.send_note) = (Availability::YES, Availability::YES);
    (can.set_auto_answer, can.set_auto_ready) = (Availability::YES, Availability::YES);
    can.set_talk_right = Availability::YES;
    (can.set_queues, can.change_password) = (Availability::YES, Availability::YES);
    snapshot
}

fn missed(id: &str, at: u64) -> EndedCall {
    EndedCall { id: id.into(), ended_at: Millis(at), cause: EndCause::NotAnswered, ..ended() }
}

fn note(from: Option<&str>, text: &str, at: u64) -> NoteView {
    NoteView { from: from.map(Into::into), text: text.into(), at: Millis(at) }
}

pub(super) fn answered(result: QueryResult) -> Outcome {
    Outcome { result: Some(result), ..Outcome::default() }
}

pub(super) async fn open(stage: &Stage) {
    stage.one("[part~=desk]").click();
    flush().await;
}

fn page(stage: &Stage) -> String {
    stage.one("[role=tabpanel]").get_attribute("aria-label").unwrap()
}

async fn write(stage: &Stage, text: &str) {
    let field: HtmlTextAreaElement = stage.one("textarea").unchecked_into();
    field.set_value(text);
    fire(&field, "input");
    flush().await;
}

#[wasm_bindgen_test]
async fn figures_are_read_when_they_are_looked_at_and_not_again_at_once() {
    let mut stage = Stage::show(at_desk()).await;
    assert_eq!(stage.commands(), [], "nobody looks");
    open(&stage).await;
    assert_eq!(page(&stage), "Today");
    let asks = || {
        stage
            .commands()
            .iter()
            .filter(|it| matches!(it, Command::Query(RunQuery { query: Query::Statistics })))
            .count()
    };
    until("a question", || asks() == 1).await;
    let figures =
        Statistics { answered: 12, talk_seconds: 3_661, rests: 2, rests_overrun: 1, ..Statistics::default() };
    stage.settle(Ok(answered(QueryResult::Statistics(figures)))).await;
    let said = stage.one(".figures").text_content().unwrap();
    for words in ["Answered12", "Talking1:01:01", "2 × · 1 too long"] {
        assert!(said.contains(words), "{words}: {said}");
    }
    let mut after = at_desk();
    after.recent = Rc::new(vec![ended()]);
    stage.update(after).await;
    turn().await;
    assert_eq!(stage.commands().len(), 1, "not within ten seconds");
}

#[wasm_bindgen_test]
async fn figures_that_can_not_be_read_say_why() {
    let stage = Stage::show(at_desk()).await;
    open(&stage).await;
    until("a question", || stage.commands().len() == 1).await;
    stage.settle(Err(CommandError::Unreachable)).await;
    assert_eq!(stage.one("[role=tabpanel]").text_content().as_deref(), Some("The gateway did not answer."));
}

#[wasm_bindgen_test]
async fn figures_that_are_told_during_a_call_only_say_so() {
    let stage = Stage::show(at_desk()).await;
    open(&stage).await;
    until("a question", || stage.commands().len() == 1).await;
    stage.settle(Err(CommandError::Refused { retcode: RetCode::new("100-007") })).await;
    let says = |words: &str| stage.one("[role=tabpanel]").text_content().as_deref() == Some(words);
    assert!(says("The gateway tells today's figures during a call only."));
}

#[wasm_bindgen_test]
async fn missed_calls_are_counted_until_they_are_looked_at_and_called_back() {
    let mut snapshot = at_desk();
    let rejected = EndedCall { cause: EndCause::Rejected, ..missed("3", 30) };
    let talked = EndedCall { talking_since: Some(Millis(1)), ..missed("4", 40) };
    let mut colleague = missed("5", 50);
    (colleague.kind, colleague.remote.number) = (CallKind::Internal, "1002".into());
    snapshot.recent = Rc::new(vec![colleague, talked, rejected, missed("2", 20)]);
    let mut stage = Stage::show(snapshot.clone()).await;
    let name = || stage.one("[part~=desk]").get_attribute("aria-label").unwrap();
    assert_eq!(name(), "Desk, 2 missed calls");
    assert_eq!(stage.one("[part~=desk] .count").text_content().as_deref(), Some("2"));
    open(&stage).await;
    assert_eq!(page(&stage), "Calls", "what is new is what it was opened for");
    assert!(stage.maybe(".count").is_none(), "looked at");
    assert_eq!(name(), "Desk");
    stage.click("Call 1002").await;
    stage.click("Call 13800138001").await;
    let dialled: Vec<_> = stage
        .commands()
        .iter()
        .map(|it| match it {
            Command::Dial(dial) => (dial.number.expose().to_owned(), dial.internal),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(dialled, [("1002".to_owned(), Some(true)), ("13800138001".to_owned(), None)]);
    stage.settle(Ok(Outcome { call_id: Some("9".into()), ..Outcome::default() })).await;
    assert!(stage.maybe("[role=tabpanel]").is_none(), "the call is what matters now");

    snapshot.agent.can.dial = no(Refusal::AnotherCallActive);
    snapshot.recent = Rc::new(vec![missed("6", 60)]);
    stage.update(snapshot).await;
    open(&stage).await;
    let button = stage.button("Call 13800138001");
    assert_eq!(stage.description(&button), "Hold or end the other call first.");
    button.click();
    flush().await;
    assert_eq!(stage.commands().len(), 2);
}

#[wasm_bindgen_test]
async fn a_note_is_read_answered_and_kept_while_it_is_written() {
    let mut snapshot = at_desk();
    let notes = vec![note(Some("1003"), "<b>tea</b>\nat four", 20), note(None, "", 10)];
    snapshot.notes = Rc::new(notes);
    let stage = Stage::show(snapshot).await;
    assert_eq!(stage.one("[part~=desk]").get_attribute("aria-label").as_deref(), Some("Desk, 2 new notes"));
    open(&stage).await;
    assert_eq!(page(&stage), "Notes");
    let said = stage.one(".lines").text_content().unwrap();
    assert!(said.contains("<b>tea</b>\nat four") && said.contains("A colleague"), "{said}");
    assert!(stage.maybe("b").is_none());
    assert_eq!(stage.commands()[0], Command::Query(RunQuery { query: Query::Agents }));
    let colleague = |id: &str, name: &str| DirectoryAgent {
        id: id.into(),
        name: name.into(),
        ..DirectoryAgent::default()
    };
    let all = vec![colleague("1001", "Me"), colleague("1002", "<i>Li</i>")];
    stage.settle(Ok(answered(QueryResult::Agents(all)))).await;
    assert!(!stage.one(".choices").text_content().unwrap().contains("Me"), "nobody writes to themselves");

    stage.click("Reply to 1003").await;
    stage.click("1002 <i>Li</i>").await;
    write(&stage, "四点喝茶").await;
    assert_eq!(stage.one("#note-bytes").text_content().as_deref(), Some("12 of 1023 bytes"));
    stage.key("Escape").await;
    open(&stage).await;
    stage.button("Notes").click();
    flush().await;
    stage.submit(".note-form").await;
    let sent =
        Command::SendNote(SendNote { to: vec!["1003".into(), "1002".into()], text: "四点喝茶".into() });
    assert_eq!(stage.commands().last(), Some(&sent));
    stage.asked.borrow_mut().pop().and_then(|(_, settle)| settle).unwrap()(Ok(Outcome::default()));
    flush().await;
    assert_eq!(stage.one("textarea").unchecked_into::<HtmlTextAreaElement>().value(), "");
    assert!(stage.one("[role=log]").text_content().unwrap().contains("Note sent"));
}

#[wasm_bindgen_test]
async fn a_note_that_is_too_long_or_goes_to_nobody_is_not_sent() {
    let stage = Stage::show(at_desk()).await;
    open(&stage).await;
    stage.button("Notes").click();
    flush().await;
    let asked = stage.commands().len();
    write(&stage, "tea").await;
    stage.submit(".note-form").await;
    stage.fill("[name=note-to]", "1002").await;
    write(&stage, &"茶".repeat(342)).await;
    assert_eq!(stage.one("textarea").get_attribute("aria-invalid").as_deref(), Some("true"));
    assert_eq!(stage.one("#note-bytes").text_content().as_deref(), Some("1026 of 1023 bytes"));
    stage.submit(".note-form").await;
    assert_eq!(stage.commands().len(), asked);
    write(&stage, &"茶".repeat(341)).await;
    stage.submit(".note-form").await;
    assert_eq!(stage.commands().len(), asked + 1, "1023 bytes are allowed");
}

#[wasm_bindgen_test]
async fn pages_are_turned_by_arrow_keys() {
    let stage = Stage::show(at_desk()).await;
    open(&stage).await;
    let mut seen = vec![page(&stage)];
    for key in ["ArrowRight", "End", "ArrowRight", "ArrowLeft", "Home"] {
        stage.key(key).await;
        seen.push(page(&stage));
    }
    assert_eq!(seen, ["Today", "Calls", "Settings", "Today", "Settings", "Today"]);
    assert_eq!(stage.shadow.active_element().unwrap().text_content().as_deref(), Some("Today"));
    stage.key("Escape").await;
    assert!(stage.maybe("[role=tabpanel]").is_none());
    assert_eq!(stage.focused(), "Desk");
}

#[wasm_bindgen_test]
async fn notes_and_missed_calls_are_read_out() {
    let mut stage = Stage::show(at_desk()).await;
    let news = [
        SessionEventKind::NoteReceived { note: note(Some("1003"), "tea", 1) },
        SessionEventKind::CallEnded { call: missed("1", 1) },
        SessionEventKind::CallEnded {
            call: EndedCall { id: CallId::new("2"), talking_since: Some(Millis(1)), ..ended() },
        },
    ];
    let mut props = props(at_desk(), &stage.ask);
    let notice = |(seq, news)| SessionEvent { seq, at: Millis(0), lag_ms: None, news };
    props.news = (1..).zip(news).map(notice).collect();
    stage.app.as_mut().unwrap().update(props);
    flush().await;
    let said = stage.one("[role=log]").text_content().unwrap();
    for words in ["Note from 1003: tea", "Missed call: 13800138001", "Call ended: 13800138001. You hung up"] {
        assert!(said.contains(words), "{words}: {said}");
    }
}
