//! Tests of the settings: what the platform is asked for, and what is kept in the browser.

use std::rc::Rc;

use offhook::ui::{BarOptions, Language, Theme};
use offhook_session::snapshot::{CommandKind, QueueRef};
use offhook_session::{
    AgentState, ChangePassword, Command, Outcome, Refusal, SetAutoAnswer, SetQueues, SetTalkRight, Snapshot,
};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlInputElement, HtmlSelectElement, Storage};
use yew::scheduler::flush;

use super::desk::{at_desk, open};
use super::snapshots::{no, signed_in};
use super::stage::{Stage, fire, props};

/// Storage of the browser, empty at the start and again at the end.
pub(super) struct Kept(Storage);

impl Kept {
    pub(super) fn nothing() -> Self {
        let storage = web_sys::window().unwrap().local_storage().unwrap().unwrap();
        storage.remove_item("offhook").unwrap();
        Self(storage)
    }

    fn text(&self) -> String {
        self.0.get_item("offhook").unwrap().unwrap_or_default()
    }
}

impl Drop for Kept {
    fn drop(&mut self) {
        self.0.remove_item("offhook").unwrap();
    }
}

pub(super) async fn at_settings(snapshot: Snapshot) -> Stage {
    let stage = Stage::show(snapshot).await;
    open(&stage).await;
    stage.click("Settings").await;
    stage
}

/// Returns the box that has these words beside it.
pub(super) fn checkbox(stage: &Stage, words: &str) -> HtmlInputElement {
    let all = stage.shadow.query_selector_all("label").unwrap();
    let found = (0..all.length())
        .filter_map(|at| all.item(at))
        .find(|it| it.text_content().as_deref() == Some(words));
    let found: web_sys::Element =
        found.unwrap_or_else(|| panic!("no {words}: {}", stage.text())).unchecked_into();
    found.query_selector("input").unwrap().unwrap().unchecked_into()
}

async fn pick(stage: &Stage, at: usize, option: i32) {
    let all = stage.shadow.query_selector_all("select").unwrap();
    let select: HtmlSelectElement = all.item(at as u32).unwrap().unchecked_into();
    select.set_selected_index(option);
    fire(&select, "change");
    flush().await;
}

#[wasm_bindgen_test]
async fn a_tick_moves_when_it_is_so() {
    let _kept = Kept::nothing();
    let mut stage = at_settings(at_desk()).await;
    checkbox(&stage, "Answer calls automatically").click();
    flush().await;
    assert_eq!(stage.commands().last(), Some(&Command::SetAutoAnswer(SetAutoAnswer { on: true })));
    assert!(!checkbox(&stage, "Answer calls automatically").checked(), "not yet");
    let mut pending = at_desk();
    pending.agent.pending = Some(CommandKind::SetAutoAnswer);
    stage.update(pending).await;
    let asked = stage.commands().len();
    checkbox(&stage, "Answer calls automatically").click();
    flush().await;
    assert_eq!(stage.commands().len(), asked, "not twice");
    let mut so = at_desk();
    so.agent.auto_answer = true;
    stage.update(so).await;
    assert!(checkbox(&stage, "Answer calls automatically").checked());

    let mut refused = at_desk();
    let can = &mut refused.agent.can;
    can.set_auto_answer = no(Refusal::SigningOut);
    can.set_auto_ready = no(Refusal::SigningOut);
    can.set_queues = no(Refusal::SigningOut);
    stage.update(refused).await;
    assert_eq!(
        stage.one("#why-settings").text_content().as_deref(),
        Some("Signing out is under way; wait for it.")
    );
    checkbox(&stage, "Become ready after each call").click();
    flush().await;
    assert_eq!(stage.commands().len(), asked);
}

#[wasm_bindgen_test]
async fn queues_are_chosen_and_one_stays() {
    let _kept = Kept::nothing();
    let mut snapshot = at_desk();
    let skill = |id, name: &str| QueueRef { id, name: name.into() };
    snapshot.queues = Rc::new(vec![skill(25, "Sales"), skill(26, "<b>Service</b>")]);
    snapshot.agent.queue_ids = Some(vec![26]);
    let mut stage = at_settings(snapshot.clone()).await;
    let last = checkbox(&stage, "<b>Service</b>");
    assert_eq!((last.checked(), last.title()), (true, "At least one queue is needed.".to_owned()));
    last.click();
    flush().await;
    let asked =
        || stage.commands().into_iter().filter(|it| matches!(it, Command::SetQueues(_))).collect::<Vec<_>>();
    assert_eq!(asked(), []);
    checkbox(&stage, "Sales").click();
    flush().await;
    assert_eq!(asked(), [Command::SetQueues(SetQueues { queues: Some(vec![25, 26]) })]);
    snapshot.agent.queue_ids = None;
    stage.update(snapshot).await;
    assert!(stage.text().contains("Which queues you serve is not known"), "{}", stage.text());
    assert!(!checkbox(&stage, "Sales").checked());
}

#[wasm_bindgen_test]
async fn a_password_shows_which_rules_it_keeps_and_leaves_the_page_with_the_form() {
    let _kept = Kept::nothing();
    let mut snapshot = at_desk();
    snapshot.agent.must_change_password = true;
    let stage = Stage::show(snapshot).await;
    assert_eq!(stage.one("[part~=desk] .count").text_content().as_deref(), Some("!"));
    assert!(stage.one(".pill").text_content().unwrap().contains("Change the password: no calls come"));
    open(&stage).await;
    assert!(stage.one(".warning").text_content().unwrap().contains("Change your password"), "it opens there");
    let kept = || {
        let all = stage.shadow.query_selector_all(".rule").unwrap();
        let is_kept =
            |at| all.item(at).unwrap().unchecked_into::<web_sys::Element>().has_attribute("data-kept");
        (0..all.length()).map(is_kept).collect::<Vec<_>>()
    };
    assert_eq!(kept(), [false; 5]);
    stage.fill("[name=new-password]", "Tea-1001").await;
    assert_eq!(kept(), [true, true, true, false, false]);
    stage.fill("[name=new-password]", "Tea-Time7").await;
    stage.submit(".password-form").await;
    stage.fill("[name=new-password-again]", "Tea-Time7").await;
    assert_eq!(kept(), [true; 5]);
    stage.submit(".password-form").await;
    assert_eq!(stage.focused(), "old-password", "what is missing");
    stage.fill("[name=old-password]", "offhook-1001").await;
    assert_eq!(stage.commands(), []);
    stage.submit(".password-form").await;
    let [Command::ChangePassword(ChangePassword { old, new })] = &stage.commands()[..] else {
        panic!("{}", stage.commands().len())
    };
    assert_eq!((old.expose(), new.expose()), ("offhook-1001", "Tea-Time7"));
    stage.settle(Ok(Outcome::default())).await;
    for field in ["old-password", "new-password", "new-password-again"] {
        assert_eq!(stage.one(&format!("[name={field}]")).unchecked_into::<HtmlInputElement>().value(), "");
    }
    assert!(stage.one("[role=log]").text_content().unwrap().contains("Password changed"));
    assert_eq!(kept(), [false; 5]);
}

#[wasm_bindgen_test]
async fn language_theme_and_sound_are_kept_beside_what_is_not_ours() {
    let kept = Kept::nothing();
    kept.0.set_item("offhook", r#"{"later":{"version":2},"theme":7,"ring":"loud"}"#).unwrap();
    let stage = at_settings(at_desk()).await;
    pick(&stage, 0, 1).await;
    checkbox(&stage, "Sound when a call rings").click();
    flush().await;
    pick(&stage, 2, 3).await;
    assert!(stage.one("[role=log]").text_content().unwrap().contains("Settings saved"));
    pick(&stage, 1, 2).await;
    assert_eq!(stage.one(".bar").get_attribute("data-theme").as_deref(), Some("dark"));
    assert_eq!(stage.one(".bar").get_attribute("lang").as_deref(), Some("zh-CN"));
    drop(stage);
    let text = kept.text();
    for part in [
        r#""later":{"version":2}"#,
        r#""theme":"dark""#,
        r#""language":"zh-CN""#,
        r#""on":false"#,
        r#""sound":1"#,
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }

    let mut stage = Stage::show(at_desk()).await;
    let mut props = props(at_desk(), &stage.ask);
    props.options =
        Rc::new(BarOptions { language: Language::En, theme: Theme::Light, ..BarOptions::default() });
    stage.app.as_mut().unwrap().update(props);
    flush().await;
    let bar = stage.one(".bar");
    assert_eq!(bar.get_attribute("data-theme").as_deref(), Some("dark"), "the agent's word, not the page's");
    assert_eq!(bar.get_attribute("lang").as_deref(), Some("zh-CN"));
}

#[wasm_bindgen_test]
async fn whoever_takes_no_calls_is_not_shown_as_if_some_would_come() {
    let _kept = Kept::nothing();
    let mut stage = at_settings(at_desk()).await;
    let box_ = checkbox(&stage, "Take incoming calls");
    assert!(box_.checked());
    box_.click();
    flush().await;
    assert_eq!(stage.commands().last(), Some(&Command::from(SetTalkRight { on: false })));
    let mut without = signed_in(AgentState::Ready, vec![]);
    without.agent.talk_right = false;
    stage.update(without).await;
    assert_eq!(stage.one(".pill-below").text_content().as_deref(), Some("No incoming calls"));
    let name = stage.one(".pill").get_attribute("aria-label").unwrap();
    assert_eq!(name, "Agent state: Ready, No incoming calls");
}
