//! Tests of a call of a campaign that is offered, dialled or withdrawn.

use offhook_session::snapshot::{CommandKind, PreviewView};
use offhook_session::{
    AgentState, Availability, CallState, Command, DialPreview, Millis, Refusal, SessionEvent,
    SessionEventKind, Snapshot,
};
use wasm_bindgen_test::wasm_bindgen_test;
use yew::scheduler::flush;

use super::snapshots::{call, no, signed_in};
use super::stage::{Stage, props};

fn preview() -> PreviewView {
    PreviewView {
        id: "p1".into(),
        numbers: vec!["13800138001".into(), "02012345678".into()],
        data: Some(r#"{"name":"Wang"}"#.into()),
        since: Millis(0),
    }
}

fn offered() -> Snapshot {
    let mut snapshot = signed_in(AgentState::OnCall, vec![]);
    snapshot.preview = Some(preview());
    snapshot.agent.can.dial_preview = Availability::YES;
    snapshot
}

#[wasm_bindgen_test]
async fn one_of_its_numbers_is_called() {
    let mut stage = Stage::show(offered()).await;
    let card = stage.one("[part=preview]");
    assert!(card.text_content().unwrap().contains("name: Wang"));
    assert!(stage.maybe("[part=preview] .timer").is_some(), "for how long");
    assert!(
        stage.maybe(".preview-numbers .tip").is_none(),
        "it would cover the numbers below, and says nothing else"
    );
    stage.click("Call 02012345678").await;
    assert_eq!(stage.commands(), [Command::DialPreview(DialPreview { number: "02012345678".into() })]);

    let mut pending = offered();
    pending.agent.pending = Some(CommandKind::DialPreview);
    pending.agent.can.dial_preview = no(Refusal::InProgress);
    stage.update(pending).await;
    assert_eq!(stage.button("Call 13800138001").get_attribute("aria-busy").as_deref(), Some("true"));
    stage.update(signed_in(AgentState::OnCall, vec![call("1", CallState::Dialing)])).await;
    assert!(stage.maybe("[part=preview]").is_none());
    stage.update(signed_in(AgentState::Ready, vec![])).await;
    assert_eq!(stage.one(".no-call").text_content().unwrap().trim(), "No call", "nothing was withdrawn");
}

#[wasm_bindgen_test]
async fn what_was_withdrawn_is_said_until_something_else_happens() {
    let mut stage = Stage::show(offered()).await;
    let says = |stage: &Stage| stage.one(".no-call").text_content().unwrap().trim().to_owned();
    stage.update(signed_in(AgentState::Ready, vec![])).await;
    assert_eq!(says(&stage), "The campaign call was withdrawn");
    stage.update(signed_in(AgentState::Busy, vec![])).await;
    assert_eq!(says(&stage), "The campaign call was withdrawn");
    stage.update(signed_in(AgentState::OnCall, vec![call("1", CallState::Ringing)])).await;
    stage.update(signed_in(AgentState::Ready, vec![])).await;
    assert_eq!(says(&stage), "No call");
}

#[wasm_bindgen_test]
async fn it_is_heard() {
    let mut stage = Stage::show(offered()).await;
    let news = [
        SessionEventKind::PreviewOffered { preview: preview() },
        SessionEventKind::PreviewEnded { preview: preview() },
        SessionEventKind::CallInIvr { call: call("1", CallState::InIvr) },
    ];
    let notice = |(seq, news)| SessionEvent { seq, at: Millis(0), lag_ms: None, news };
    let mut props = props(offered(), &stage.ask);
    props.news = (1..).zip(news).map(notice).collect();
    stage.app.as_mut().unwrap().update(props);
    flush().await;
    assert_eq!(
        stage.texts("[role=log] p"),
        [
            "Campaign call offered: 13800138001, 02012345678",
            "The campaign call is not offered any more",
            "In automatic flow: 13800138001"
        ]
    );
}
