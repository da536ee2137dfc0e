//! Tests of what crosses from JavaScript: commands are read by hand (`api/read.rs`), their TypeScript
//! declarations come from the Rust types. Each command, written as the declarations say, must be understood
//! to the last member; nonsense must not. Other tests are of what goes the other way when a page is asked
//! about a command.

#![cfg(target_family = "wasm")]
#![allow(clippy::unwrap_used, reason = "in a test a panic is the report")]

use std::{cell::RefCell, rc::Rc};

use js_sys::{Function, Reflect};
use offhook::{
    api::{Connection, read},
    host,
};
use offhook_session::{
    Command, CommandError, Dial, DialPreview, NextState, Query, RawRequest, RunQuery, SendNote, SetQueues,
    SetState, SignIn, SignInState, Target, TargetKind, Transfer, TransferMode,
};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// Returns the code with which a command is rejected: nobody is signed in, so each of them is.
async fn code(connection: &Connection, command: &str) -> String {
    let report = JsFuture::from(connection.command(&command.into())).await.unwrap_err();
    Reflect::get(&report, &JsValue::from_str("code")).unwrap().as_string().unwrap()
}

/// Returns commands with every shape of member: texts, numbers, flags, choices, objects and lists. That every
/// command is read as it is declared, `crates/session/tests/properties.rs` shows.
fn commands() -> Vec<Command> {
    let to = Target { kind: TargetKind::External, address: "10010".into() };
    let params: serde_json::Map<_, _> = [("workno".to_owned(), "1002".into())].into_iter().collect();
    vec![
        SignIn {
            agent: "1001".into(),
            state: Some(SignInState::Busy),
            video: Some(true),
            ..SignIn::default()
        }
        .into(),
        SetState { state: NextState::Rest, reason: None, seconds: Some(60) }.into(),
        Transfer { call: "c1".into(), to, mode: TransferMode::ThreeParty, data: Some("order 7".into()) }
            .into(),
        SetQueues { queues: Some(vec![25, 26]) }.into(),
        SendNote { to: vec!["1002".into(), "1003".into()], text: "hello".into() }.into(),
        RunQuery { query: Query::WaitingCalls { queue: 25 } }.into(),
        RawRequest { name: "queryAgentInfoByWorkNo".to_owned(), params: params.into() }.into(),
    ]
}

/// A connection to nowhere.
fn connection() -> Connection {
    Connection::new("/nowhere", None, None, false, None).unwrap()
}

#[wasm_bindgen_test]
fn commands_are_read_as_they_are_declared() {
    for command in commands() {
        let mut declared = serde_json::to_value(&command).unwrap();
        // What is not given may be null or not be there at all.
        for _ in 0..2 {
            let text = declared.to_string();
            assert_eq!(read::command(&(&text).into()), Ok(command.clone()), "{text}");
            declared.as_object_mut().unwrap().retain(|_, member| !member.is_null());
        }
    }
}

#[wasm_bindgen_test]
fn a_number_that_json_does_not_have_is_not_taken_for_absent() {
    // As the package writes it.
    let command = r#"{"type":"setState","state":"rest","seconds":"NaN"}"#;
    assert_eq!(read::command(&command.into()), Err(r#""seconds" must be a whole number"#.to_owned()));
}

#[wasm_bindgen_test]
async fn a_command_that_is_read_is_given() {
    let connection = connection();
    assert_eq!(code(&connection, r#"{"type":"hold","call":"c1"}"#).await, "not_signed_in");
    let sign_in = r#"{"type":"signIn","agentId":"x","password":"p","phone":"1"}"#;
    assert_eq!(code(&connection, sign_in).await, "invalid_agent_id");
    connection.release();
    assert_eq!(code(&connection, r#"{"type":"hold","call":"c1"}"#).await, "released");
}

#[wasm_bindgen_test]
async fn what_is_no_command_is_told_so() {
    let connection = connection();
    for nonsense in [
        "null",
        "7",
        "{}",
        r#"{"type":"fly"}"#,
        r#"{"type":"hold"}"#,
        r#"{"type":"dial","number":7}"#,
        r#"{"type":"setState","state":"asleep"}"#,
        r#"{"type":"transfer","call":"c1","to":{"kind":"moon","address":"1"},"mode":"release"}"#,
    ] {
        assert_eq!(code(&connection, nonsense).await, "invalid_argument", "{nonsense}");
    }
    connection.release();
}

#[wasm_bindgen_test]
async fn what_json_can_not_hold_is_told_so() {
    let connection = connection();
    for argument in [JsValue::UNDEFINED, "hold".into()] {
        let report = JsFuture::from(connection.command(&argument)).await.unwrap_err();
        assert_eq!(Reflect::get(&report, &"code".into()).unwrap(), "invalid_argument");
    }
    connection.release();
}

/// Returns an interceptor of a page: a function of `command` and `answer` with this script as its body. As in the package, the answer
/// crosses as JSON text.
fn says(script: &str) -> Function {
    let script = ["const answer = it => reply(JSON.stringify(it));", script].concat();
    Function::new_with_args("command, reply", &script)
}

async fn rejection(connection: &Connection, command: &str) -> (String, String) {
    let report = JsFuture::from(connection.command(&command.into())).await.unwrap_err();
    let member = |name: &str| Reflect::get(&report, &name.into()).unwrap().as_string().unwrap();
    (member("code"), member("message"))
}

const DIAL: &str =
    r#"{"type":"dial","number":"95001","data":"order 7","queue":25,"internal":true,"callerId":"40001"}"#;

#[wasm_bindgen_test]
async fn a_page_is_asked_about_commands_as_they_are_declared() {
    let connection = connection();
    // What it says is what it was given: so one sees all of it.
    let echo = || says("answer(JSON.stringify(command))");
    let asked = [
        connection.intercept("call.dial", echo()).unwrap(),
        connection.intercept("call.transfer", echo()).unwrap(),
        connection.intercept("agent.setState", echo()).unwrap(),
    ];
    let full = Dial {
        number: "95001".into(),
        data: Some("order 7".into()),
        queue: Some(25),
        internal: Some(true),
        caller_id: Some("40001".into()),
    };
    let preview = DialPreview { number: "95001".into() };
    let asked_about =
        commands().into_iter().filter(|it| matches!(it, Command::Transfer(_) | Command::SetState(_)));
    for command in [full.into(), preview.into()].into_iter().chain(asked_about) {
        let mut declared = serde_json::to_value(&command).unwrap();
        declared.as_object_mut().unwrap().retain(|_, member| !member.is_null());
        let (code, given) = rejection(&connection, &declared.to_string()).await;
        assert_eq!(code, "vetoed");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&given).unwrap(), declared);
    }
    asked.iter().for_each(|it| it.cancel());
    assert_eq!(code(&connection, DIAL).await, "not_signed_in", "nobody is asked any more");
    assert!(connection.intercept("call.fly", echo()).is_err());
    connection.release();
}

#[wasm_bindgen_test]
async fn what_a_page_says_counts_and_what_cannot_be_read_does_not_pass() {
    let connection = connection();
    for (says_, code, message) in [
        ("answer()", "not_signed_in", "Sign in first."),
        ("answer({ ...command, number: '0' })", "not_signed_in", "Sign in first."),
        ("answer('On the do-not-call list.')", "vetoed", "On the do-not-call list."),
        ("answer('')", "vetoed", "The page does not allow this."),
        ("answer({ ...command, number: 7 })", "vetoed", "\"number\" must be text"),
        ("setTimeout(() => answer(''))", "vetoed", "The page does not allow this."),
    ] {
        let asked = connection.intercept("call.dial", says(says_)).unwrap();
        assert_eq!(rejection(&connection, DIAL).await, (code.to_owned(), message.to_owned()), "{says_}");
        asked.cancel();
    }
    connection.release();
}

#[wasm_bindgen_test]
async fn why_is_said_in_the_language_of_the_bar() {
    let connection = connection();
    for (language, words) in [("zh-CN", "请先签入。"), ("en-GB", "Sign in first.")] {
        connection.speak(language);
        let report = JsFuture::from(connection.command(&DIAL.into())).await.unwrap_err();
        assert_eq!(Reflect::get(&report, &"words".into()).unwrap(), words);
        assert_eq!(Reflect::get(&report, &"message".into()).unwrap(), "Sign in first.");
    }
    connection.release();
}

#[wasm_bindgen_test]
async fn clicks_are_asked_about_too_whoever_shares_the_session() {
    let connection = connection();
    // What the bar asks through is a share of the same host.
    let bar = host::connect("/nowhere", "", None, false, None).unwrap();
    let asked = connection.intercept("call.dial", says("answer('No.')")).unwrap();
    let settled = Rc::new(RefCell::new(None));
    let log = settled.clone();
    bar.command(Command::Dial(Dial { number: "95001".into(), ..Dial::default() }), move |it| {
        log.replace(Some(it));
    });
    let vetoed = CommandError::Vetoed { reason: Some("No.".to_owned()) };
    assert_eq!(settled.take(), Some(Err(vetoed)));
    asked.cancel();
    connection.release();
}

#[wasm_bindgen_test]
async fn what_a_page_is_asked_about_is_settled_when_whoever_asked_lets_go() {
    let (connection, other) = (connection(), connection());
    let asked = other.intercept("call.dial", says("globalThis.answerLate = answer")).unwrap();
    let dialled = connection.command(&DIAL.into());
    connection.release();
    let report = JsFuture::from(dialled).await.unwrap_err();
    assert_eq!(Reflect::get(&report, &"code".into()).unwrap(), "released");
    let late = Reflect::get(&js_sys::global(), &"answerLate".into()).unwrap();
    Function::from(late).call0(&JsValue::UNDEFINED).unwrap();
    asked.cancel();
    other.release();
}
