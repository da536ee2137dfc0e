//! Tests of the state that comes after the call.

use std::rc::Rc;

use offhook::ui::Language;
use offhook_session::snapshot::{CommandKind, Health};
use offhook_session::{AgentState, Command, NextState, Refusal, SetState, Snapshot};
use wasm_bindgen_test::wasm_bindgen_test;
use yew::scheduler::flush;

use super::snapshots::{LUNCH, TRAINING, no, noted, ready, signed_in};
use super::stage::{Stage, props};

#[wasm_bindgen_test]
async fn what_comes_next_is_seen_heard_and_withdrawn() {
    let mut stage = Stage::show(noted(None)).await;
    assert!(stage.maybe("[aria-label=\"Stay ready\"]").is_none());
    for (next, words) in [(TRAINING, "Next: Busy · Training"), (LUNCH, "Next: Rest 5 min · Lunch")] {
        stage.update(noted(Some(next))).await;
        assert_eq!(stage.one(".pill-below").text_content().as_deref(), Some(words));
        let name = stage.one(".pill").get_attribute("aria-label").unwrap();
        assert_eq!(name, format!("Agent state: On a call, {words}"));
        assert_eq!(stage.one("[role=log]").text_content().as_deref(), Some(words));
    }
    stage.button("Stay ready").focus().unwrap();
    stage.click("Stay ready").await;
    assert_eq!(stage.commands(), [ready()]);
    assert!(stage.focused().starts_with("Agent state"), "the button will go: {}", stage.focused());

    let mut pending = noted(Some(LUNCH));
    pending.agent.pending = Some(CommandKind::Ready);
    pending.agent.can.ready = no(Refusal::InProgress);
    stage.update(pending).await;
    assert_eq!(stage.button("Stay ready").get_attribute("aria-busy").as_deref(), Some("true"));
    stage.click("Stay ready").await;
    assert_eq!(stage.commands().len(), 1, "not twice");

    stage.update(noted(None)).await;
    assert!(stage.maybe("[aria-label=\"Stay ready\"]").is_none());
    assert!(stage.focused().starts_with("Agent state"), "it stays there: {}", stage.focused());
    assert_eq!(stage.one("[role=log]").text_content().as_deref(), Some("Nothing else comes after this call"));
    stage.update(signed_in(AgentState::WrapUp, vec![])).await;
    stage.update(noted(None)).await;
    assert_eq!(
        stage.one("[role=log]").text_content().as_deref(),
        Some(""),
        "another call, nothing withdrawn"
    );
}

#[wasm_bindgen_test]
async fn a_lost_connection_does_not_hide_what_comes_next_from_the_ear() {
    let mut snapshot = noted(Some(TRAINING));
    snapshot.health.state = Health::Blind;
    let stage = Stage::show(snapshot).await;
    let name = stage.one(".pill").get_attribute("aria-label").unwrap();
    assert!(name.contains("calls may be missed") && name.contains("Next: Busy · Training"), "{name}");
    assert_eq!(stage.one(".pill-below").text_content().as_deref(), Some("On a call · calls may be missed"));
}

#[wasm_bindgen_test]
async fn during_a_call_the_menu_is_about_what_comes_after_it() {
    let checked = |stage: &Stage, name: &str| stage.button(name).get_attribute("aria-checked");
    let mut stage = Stage::show(noted(None)).await;
    stage.one(".pill").click();
    flush().await;
    assert_eq!(stage.one("[role=menu]").get_attribute("aria-label").as_deref(), Some("After this call"));
    assert_eq!(stage.one(".menu-head").text_content().as_deref(), Some("After this call"));
    let stay = stage.button("Stay ready");
    assert_eq!(stay.get_attribute("aria-disabled").as_deref(), Some("true"));
    assert_eq!(stage.description(&stay), "Nothing else is to come after this call.");
    assert!(stage.maybe("[role=menu] [aria-checked=true]").is_none());

    stage.update(noted(Some(LUNCH))).await;
    assert_eq!(
        stage.one("[role=menu] [aria-checked=true]").get_attribute("aria-label").as_deref(),
        Some("Rest")
    );
    stage.click("Rest").await;
    assert_eq!(checked(&stage, "Lunch").as_deref(), Some("true"), "the reason that was given");
    assert_eq!(checked(&stage, "5 minutes").as_deref(), Some("true"));
    assert_eq!(checked(&stage, "15 minutes").as_deref(), Some("false"));
    stage.key("ArrowLeft").await;
    stage.one("[role=menu] [aria-label=\"Stay ready\"]").click();
    flush().await;
    assert_eq!(stage.commands(), [ready()]);
    assert!(stage.maybe("[role=menu]").is_none());
    assert!(stage.focused().starts_with("Agent state"), "{}", stage.focused());
}

#[wasm_bindgen_test]
async fn a_reason_can_be_given_during_a_call() {
    let stage = Stage::show(noted(Some(TRAINING))).await;
    stage.one(".pill").click();
    flush().await;
    assert_eq!(stage.focused(), "Busy", "the one that comes");
    stage.key("ArrowRight").await;
    assert_eq!(stage.button("Training").get_attribute("aria-checked").as_deref(), Some("true"));
    stage.click("No reason").await;
    let busy = SetState { state: NextState::Busy, reason: None, seconds: None };
    assert_eq!(stage.commands(), [Command::SetState(busy)]);
}

#[wasm_bindgen_test]
async fn what_comes_next_is_said_in_chinese() {
    let mut stage = Stage::show(Snapshot::default()).await;
    let mut props = props(noted(Some(LUNCH)), &stage.ask);
    Rc::make_mut(&mut props.options).language = Language::ZhCn;
    stage.app.as_mut().unwrap().update(props);
    flush().await;
    assert_eq!(stage.one(".pill-below").text_content().as_deref(), Some("下一状态：休息 5 分钟 · Lunch"));
    stage.click("保持空闲").await;
    assert_eq!(stage.commands(), [ready()]);
    assert_eq!(stage.button("新呼叫").get_attribute("aria-disabled").as_deref(), Some("true"));
}
