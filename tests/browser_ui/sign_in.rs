//! Tests of signing in.

use offhook_session::{Command, CommandError, Refusal, Snapshot};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlInputElement};

use super::settings::checkbox;
use super::snapshots::refused;
use super::stage::Stage;

async fn sign_in(stage: &Stage, password: &str) {
    stage.fill("[name=agent]", "1001").await;
    stage.fill("[name=phone]", "40038").await;
    stage.fill("[name=password]", password).await;
    stage.submit("form").await;
}

#[wasm_bindgen_test]
async fn the_password_leaves_the_page_with_the_form() {
    let stage = Stage::show(Snapshot::default()).await;
    sign_in(&stage, "secret").await;
    let [Command::SignIn(sent)] = &stage.commands()[..] else { panic!("{:?}", stage.commands()) };
    assert_eq!(
        (sent.agent.as_str(), sent.password.expose(), sent.phone.expose()),
        ("1001", "secret", "40038")
    );
    assert_eq!(stage.one("[name=password]").unchecked_into::<HtmlInputElement>().value(), "");
}

#[wasm_bindgen_test]
async fn a_missing_field_gets_the_focus() {
    let stage = Stage::show(Snapshot::default()).await;
    sign_in(&stage, "").await;
    assert_eq!(stage.focused(), "password");
    assert!(stage.one("[role=alert]").text_content().unwrap().contains("password"));
    assert_eq!(stage.commands(), []);
}

#[wasm_bindgen_test]
async fn an_empty_password_is_asked_for_once_and_sent_then() {
    let stage = Stage::show(Snapshot::default()).await;
    sign_in(&stage, "").await;
    // Who signs in with the mouse has left the field by then.
    stage.one("[part~=sign-in][type=submit]").unchecked_into::<HtmlElement>().focus().unwrap();
    stage.submit("form").await;
    let [Command::SignIn(sent)] = &stage.commands()[..] else { panic!("{:?}", stage.commands()) };
    assert_eq!(sent.password.expose(), "");
}

#[wasm_bindgen_test]
async fn an_agent_signed_in_elsewhere_can_sign_in_here_anyway() {
    let stage = Stage::show(Snapshot::default()).await;
    sign_in(&stage, "secret").await;
    stage.settle(refused("100-002")).await;
    assert!(stage.one("[role=alert]").text_content().unwrap().contains("100-002"));
    stage.click("Sign in here anyway").await;
    let commands = stage.commands();
    let Some(Command::SignIn(forced)) = commands.last() else { panic!("{commands:?}") };
    assert_eq!((forced.force, forced.password.expose()), (Some(true), "secret"));
    assert!(stage.maybe("[role=alert]").is_none());
}

#[wasm_bindgen_test]
async fn a_wrong_password_is_asked_for_again() {
    let stage = Stage::show(Snapshot::default()).await;
    sign_in(&stage, "wrong").await;
    stage.settle(refused("100-004")).await;
    let alert = stage.one("[role=alert]").text_content().unwrap();
    assert!(alert.contains("100-004") && alert.contains("Check work number"), "{alert}");
    assert_eq!(stage.focused(), "password");
}

#[wasm_bindgen_test]
async fn video_calls_are_taken_by_who_wants_them() {
    let stage = Stage::show(Snapshot::default()).await;
    sign_in(&stage, "secret").await;
    stage.settle(refused("100-004")).await;
    stage.click("More options").await;
    checkbox(&stage, "Video calls").click();
    sign_in(&stage, "secret").await;
    let video = |it: &Command| matches!(it, Command::SignIn(sent) if sent.video == Some(true));
    assert_eq!(stage.commands().iter().map(video).collect::<Vec<_>>(), [false, true]);
}

#[wasm_bindgen_test]
async fn a_password_stays_where_nothing_was_sent() {
    let stage = Stage::show(Snapshot::default()).await;
    sign_in(&stage, "a password of more than thirty-two letters").await;
    let [Command::SignIn(sent)] = &stage.commands()[..] else { panic!("{:?}", stage.commands()) };
    assert_eq!(sent.password.expose().len(), 42, "it is not cut");
    stage.settle(Err(CommandError::NotNow { why: Refusal::InvalidPassword })).await;
    let field = stage.one("[name=password]").unchecked_into::<HtmlInputElement>();
    assert_eq!(field.value(), "a password of more than thirty-two letters");
}

#[wasm_bindgen_test]
async fn what_is_given_later_fills_the_form_but_not_over_what_was_typed() {
    let mut stage = Stage::show(Snapshot::default()).await;
    let given = |agent: &str, phone: &str| {
        let mut out = Snapshot::default();
        (out.agent.id, out.agent.phone) = (Some(agent.into()), Some(phone.into()));
        out
    };
    let value = |stage: &Stage, name: &str| stage.one(name).unchecked_into::<HtmlInputElement>().value();
    stage.update(given("1001", "40001")).await;
    assert_eq!(
        (value(&stage, "[name=agent]"), value(&stage, "[name=phone]")),
        ("1001".into(), "40001".into())
    );
    stage.fill("[name=phone]", "40009").await;
    stage.update(given("1002", "40002")).await;
    assert_eq!(
        (value(&stage, "[name=agent]"), value(&stage, "[name=phone]")),
        ("1002".into(), "40009".into())
    );
}
