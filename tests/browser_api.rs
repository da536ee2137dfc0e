//! What crosses from JavaScript: commands are read by hand (`api/read.rs`), their TypeScript declarations come from the
//! Rust types. Each command, written as the declarations say, must be understood to the last member; nonsense must not.
//! And what goes the other way when a page is asked about a command.

#![cfg(target_family = "wasm")]
#![allow(clippy::unwrap_used, reason = "in a test a panic is the report")]

use std::{cell::RefCell, rc::Rc};

use js_sys::{Function, JSON, Reflect};
use offhook::{
    api::{Connection, read},
    host,
};
use offhook_session::{
    Answer, CallId, CancelTransfer, ChangePassword, Command, CommandError, CommandKind, Connect, Consult,
    ConsultMode, Dial, DialPreview, Disconnect, HangUp, Hold, Join, Keypad, Media, Mute, NextState, PickUp,
    Query, RawRequest, Reject, RejectMode, Retrieve, RunQuery, SendNote, SetAutoAnswer, SetAutoReady,
    SetCallData, SetQueues, SetState, SignIn, SignInState, SignOut, SwitchMedia, TakeQueued, Target,
    TargetKind, Transfer, TransferMode, Unmute,
};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// The code with which a command is rejected: nobody is signed in, so each of them is.
async fn code(connection: &Connection, command: &str) -> String {
    let command = JSON::parse(command).unwrap();
    let report = JsFuture::from(connection.command(&command)).await.unwrap_err();
    Reflect::get(&report, &JsValue::from_str("code")).unwrap().as_string().unwrap()
}

/// One command of each kind. A new kind does not compile here until it is read too.
fn written(kind: CommandKind) -> Vec<Command> {
    let call = || CallId::new("c1");
    let data = || Some("order 7".into());
    match kind {
        CommandKind::SignIn => {
            let states = [None, Some(SignInState::Ready), Some(SignInState::Busy), Some(SignInState::WrapUp)];
            let full = |state| {
                Command::SignIn(SignIn {
                    agent: "1001".into(),
                    password: "secret".into(),
                    phone: "40001".into(),
                    state,
                    auto_answer: Some(true),
                    auto_ready: Some(true),
                    release_phone: Some(false),
                    force: Some(true),
                    video: Some(true),
                    platform_only: Some(true),
                })
            };
            states.map(full).into_iter().chain([Command::SignIn(SignIn::default())]).collect()
        }
        CommandKind::SignOut => {
            vec![
                Command::SignOut(SignOut::default()),
                Command::SignOut(SignOut { force: Some(true), reason: Some(4) }),
            ]
        }
        CommandKind::Ready | CommandKind::Busy | CommandKind::Rest | CommandKind::WrapUp => {
            [NextState::Ready, NextState::Busy, NextState::Rest, NextState::WrapUp]
                .into_iter()
                .flat_map(|state| {
                    [
                        Command::SetState(SetState { state, reason: Some(201), seconds: Some(60) }),
                        Command::SetState(SetState { state, reason: None, seconds: None }),
                    ]
                })
                .collect()
        }
        CommandKind::Dial => vec![
            Command::Dial(Dial {
                number: "95001".into(),
                data: data(),
                queue: Some(25),
                internal: Some(true),
                caller_id: Some("40001".into()),
            }),
            Command::Dial(Dial { number: "95001".into(), ..Dial::default() }),
        ],
        CommandKind::Answer => vec![Command::Answer(Answer { call: call() })],
        CommandKind::Reject => [RejectMode::Requeue, RejectMode::Release]
            .map(|mode| Command::Reject(Reject { call: call(), mode }))
            .into(),
        CommandKind::Hold => vec![Command::Hold(Hold { call: call() })],
        CommandKind::Retrieve => vec![Command::Retrieve(Retrieve { call: call() })],
        CommandKind::Mute => vec![Command::Mute(Mute { call: call() })],
        CommandKind::Unmute => vec![Command::Unmute(Unmute { call: call() })],
        CommandKind::Keypad => vec![Command::Keypad(Keypad { call: call(), digits: "1".into() })],
        CommandKind::HangUp => vec![Command::HangUp(HangUp { call: call() })],
        CommandKind::Consult | CommandKind::Transfer => {
            let kinds = [
                TargetKind::Queue,
                TargetKind::Agent,
                TargetKind::Ivr,
                TargetKind::AccessCode,
                TargetKind::External,
            ];
            let to = |kind| Target { kind, address: "1002".into() };
            let consult = kinds.into_iter().flat_map(|kind| {
                [ConsultMode::Private, ConsultMode::ThreeParty].map(|mode| {
                    Command::Consult(Consult {
                        call: call(),
                        to: to(kind),
                        mode,
                        data: data().filter(|_| mode == ConsultMode::Private),
                    })
                })
            });
            let modes = TransferMode::ALL;
            let transfer = kinds.into_iter().flat_map(|kind| {
                modes.map(|mode| {
                    Command::Transfer(Transfer {
                        call: call(),
                        to: to(kind),
                        mode,
                        data: data().filter(|_| mode == TransferMode::Talk),
                    })
                })
            });
            consult.chain(transfer).collect()
        }
        CommandKind::Join => vec![Command::Join(Join { call: call() })],
        CommandKind::Connect => vec![Command::Connect(Connect { call: call() })],
        CommandKind::CancelTransfer => vec![Command::CancelTransfer(CancelTransfer { call: call() })],
        CommandKind::Disconnect => {
            vec![Command::Disconnect(Disconnect { call: call(), number: "95001".into() })]
        }
        CommandKind::SwitchMedia => [Media::Audio, Media::Video]
            .map(|media| Command::SwitchMedia(SwitchMedia { call: call(), media }))
            .into(),
        CommandKind::SetCallData => {
            vec![Command::SetCallData(SetCallData { call: call(), data: "order 7".into() })]
        }
        CommandKind::SetAutoAnswer => {
            [true, false].map(|on| Command::SetAutoAnswer(SetAutoAnswer { on })).into()
        }
        CommandKind::SetAutoReady => {
            [true, false].map(|on| Command::SetAutoReady(SetAutoReady { on })).into()
        }
        CommandKind::SetQueues => {
            [None, Some(vec![25, 26])].map(|queues| Command::SetQueues(SetQueues { queues })).into()
        }
        CommandKind::ChangePassword => {
            vec![Command::ChangePassword(ChangePassword { old: "old".into(), new: "new".into() })]
        }
        CommandKind::SendNote => {
            vec![Command::SendNote(SendNote { to: vec!["1002".into(), "1003".into()], text: "hello".into() })]
        }
        CommandKind::DialPreview => vec![Command::DialPreview(DialPreview { number: "95001".into() })],
        CommandKind::PickUp => vec![Command::PickUp(PickUp { agent: "1002".into() })],
        CommandKind::TakeQueued => vec![Command::TakeQueued(TakeQueued { waiting: call(), queue: 25 })],
        CommandKind::Query => {
            [Query::Queues, Query::Agents, Query::Ivrs, Query::Statistics, Query::WaitingCalls { queue: 25 }]
                .map(|query| Command::Query(RunQuery { query }))
                .into()
        }
        CommandKind::Request => {
            let params: serde_json::Map<_, _> = [("workno".to_owned(), "1002".into())].into_iter().collect();
            let params = params.into();
            vec![Command::Request(RawRequest { name: "queryAgentInfoByWorkNo".to_owned(), params })]
        }
    }
}

#[wasm_bindgen_test]
fn every_command_is_read_as_it_is_declared() {
    let kinds = CommandKind::OF_AGENT.iter().chain(CommandKind::OF_CALL);
    for command in kinds.copied().flat_map(written) {
        let mut declared = serde_json::to_value(&command).unwrap();
        // What is not given may be null or not be there at all.
        for _ in 0..2 {
            let text = declared.to_string();
            assert_eq!(read::command(&JSON::parse(&text).unwrap()), Ok(command.clone()), "{text}");
            declared.as_object_mut().unwrap().retain(|_, member| !member.is_null());
        }
    }
}

#[wasm_bindgen_test]
async fn a_command_that_is_read_is_given() {
    let connection = Connection::new("/nowhere", None);
    assert_eq!(code(&connection, r#"{"type":"hold","call":"c1"}"#).await, "not_signed_in");
    let sign_in = r#"{"type":"signIn","agentId":"x","password":"p","phone":"1"}"#;
    assert_eq!(code(&connection, sign_in).await, "invalid_agent_id");
    connection.release();
    assert_eq!(code(&connection, r#"{"type":"hold","call":"c1"}"#).await, "released");
}

#[wasm_bindgen_test]
async fn what_is_no_command_is_told_so() {
    let connection = Connection::new("/nowhere", None);
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

/// A page that keeps what it is asked in an array, and says what this script does.
fn says(script: &str) -> Function {
    Function::new_with_args("command, answer", script)
}

async fn rejection(connection: &Connection, command: &str) -> (String, String) {
    let command = JSON::parse(command).unwrap();
    let report = JsFuture::from(connection.command(&command)).await.unwrap_err();
    let member = |name: &str| Reflect::get(&report, &name.into()).unwrap().as_string().unwrap();
    (member("code"), member("message"))
}

const DIAL: &str =
    r#"{"type":"dial","number":"95001","data":"order 7","queue":25,"internal":true,"callerId":"40001"}"#;

#[wasm_bindgen_test]
async fn a_page_is_asked_about_commands_as_they_are_declared() {
    let connection = Connection::new("/nowhere", None);
    // What it says is what it was given: so one sees all of it.
    let echo = || says("answer(JSON.stringify(command))");
    let asked = [
        connection.intercept("call.dial", echo()).unwrap(),
        connection.intercept("call.transfer", echo()).unwrap(),
        connection.intercept("agent.setState", echo()).unwrap(),
    ];
    let kinds = [CommandKind::Dial, CommandKind::DialPreview, CommandKind::Ready, CommandKind::Transfer];
    for command in kinds.into_iter().flat_map(written).filter(|it| !matches!(it, Command::Consult(_))) {
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
    let connection = Connection::new("/nowhere", None);
    for (says_, code, message) in [
        ("answer()", "not_signed_in", "Sign in first."),
        ("answer(null)", "not_signed_in", "Sign in first."),
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
    let connection = Connection::new("/nowhere", None);
    for (language, words) in [("zh-CN", "请先签入。"), ("en-GB", "Sign in first.")] {
        connection.speak(language);
        let report = JsFuture::from(connection.command(&JSON::parse(DIAL).unwrap())).await.unwrap_err();
        assert_eq!(Reflect::get(&report, &"words".into()).unwrap(), words);
        assert_eq!(Reflect::get(&report, &"message".into()).unwrap(), "Sign in first.");
    }
    connection.release();
}

#[wasm_bindgen_test]
async fn clicks_are_asked_about_too_whoever_shares_the_session() {
    let connection = Connection::new("/nowhere", None);
    // What the bar asks through is a share of the same host.
    let bar = host::connect("/nowhere", "");
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
    let (connection, other) = (Connection::new("/nowhere", None), Connection::new("/nowhere", None));
    let asked = other.intercept("call.dial", says("globalThis.answerLate = answer")).unwrap();
    let dialled = connection.command(&JSON::parse(DIAL).unwrap());
    connection.release();
    let report = JsFuture::from(dialled).await.unwrap_err();
    assert_eq!(Reflect::get(&report, &"code".into()).unwrap(), "released");
    let late = Reflect::get(&js_sys::global(), &"answerLate".into()).unwrap();
    Function::from(late).call0(&JsValue::UNDEFINED).unwrap();
    asked.cancel();
    other.release();
}
