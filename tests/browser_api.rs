//! What crosses from JavaScript: commands are read by hand (`api/read.rs`), their TypeScript declarations come from the
//! Rust types. Each command, written as the declarations say, must be understood; nonsense must not.

#![cfg(target_family = "wasm")]
#![allow(clippy::unwrap_used, reason = "in a test a panic is the report")]

use js_sys::{JSON, Reflect};
use offhook::api::Connection;
use offhook_session::{
    CallId, Command, ConsultMode, Dial, Media, NextState, Question, RejectMode, SetState, SignIn,
    SignInState, SignOut, Target, TargetKind, TransferMode,
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
fn written(kind: &Command) -> Vec<Command> {
    let call = || CallId::new("c1");
    let data = || Some("order 7".into());
    match kind {
        Command::SignIn(_) => {
            let states = [None, Some(SignInState::Ready), Some(SignInState::Busy), Some(SignInState::WrapUp)];
            // No number of an agent: refused for its values, before anything is sent.
            states
                .map(|state| Command::SignIn(SignIn { state, force: Some(true), ..SignIn::default() }))
                .into()
        }
        Command::SignOut(_) => {
            vec![
                Command::SignOut(SignOut::default()),
                Command::SignOut(SignOut { force: Some(true), reason: Some(4) }),
            ]
        }
        Command::SetState(_) => [NextState::Ready, NextState::Busy, NextState::Rest, NextState::WrapUp]
            .map(|state| Command::SetState(SetState { state, reason: Some(201), seconds: Some(60) }))
            .into(),
        Command::Dial(_) => vec![Command::Dial(Dial {
            number: "95001".into(),
            data: data(),
            skill: Some(25),
            colleague: Some(true),
            show_number: Some("40001".into()),
        })],
        Command::Answer { .. } => vec![Command::Answer { call: call() }],
        Command::Reject { .. } => [RejectMode::Requeue, RejectMode::Release]
            .map(|mode| Command::Reject { call: call(), mode })
            .into(),
        Command::Hold { .. } => vec![Command::Hold { call: call() }],
        Command::Retrieve { .. } => vec![Command::Retrieve { call: call() }],
        Command::Mute { .. } => vec![Command::Mute { call: call() }],
        Command::Unmute { .. } => vec![Command::Unmute { call: call() }],
        Command::Keypad { .. } => vec![Command::Keypad { call: call(), digits: "1".into() }],
        Command::HangUp { .. } => vec![Command::HangUp { call: call() }],
        Command::Consult { .. } | Command::Transfer { .. } => {
            let kinds = [
                TargetKind::Skill,
                TargetKind::Agent,
                TargetKind::Ivr,
                TargetKind::AccessCode,
                TargetKind::External,
            ];
            let to = |kind| Target { kind, address: "1002".into() };
            let consult = kinds.into_iter().flat_map(|kind| {
                [ConsultMode::Private, ConsultMode::ThreeParty].map(|mode| Command::Consult {
                    call: call(),
                    to: to(kind),
                    mode,
                    data: data(),
                })
            });
            let modes = TransferMode::ALL;
            let transfer = kinds.into_iter().flat_map(|kind| {
                modes.map(|mode| Command::Transfer { call: call(), to: to(kind), mode, data: data() })
            });
            consult.chain(transfer).collect()
        }
        Command::Join { .. } => vec![Command::Join { call: call() }],
        Command::Connect { .. } => vec![Command::Connect { call: call() }],
        Command::CancelTransfer { .. } => vec![Command::CancelTransfer { call: call() }],
        Command::Disconnect { .. } => vec![Command::Disconnect { call: call(), number: "95001".into() }],
        Command::SwitchMedia { .. } => {
            [Media::Audio, Media::Video].map(|media| Command::SwitchMedia { call: call(), media }).into()
        }
        Command::SetCallData { .. } => vec![Command::SetCallData { call: call(), data: "order 7".into() }],
        Command::SetAutoAnswer { .. } => [true, false].map(|on| Command::SetAutoAnswer { on }).into(),
        Command::SetAutoReady { .. } => [true, false].map(|on| Command::SetAutoReady { on }).into(),
        Command::SetSkills { .. } => {
            [None, Some(vec![25, 26])].map(|skills| Command::SetSkills { skills }).into()
        }
        Command::ChangePassword { .. } => {
            vec![Command::ChangePassword { old: "old".into(), new: "new".into() }]
        }
        Command::SendNote { .. } => {
            vec![Command::SendNote { to: vec!["1002".into(), "1003".into()], text: "hello".into() }]
        }
        Command::DialPreview { .. } => vec![Command::DialPreview { number: "95001".into() }],
        Command::PickUp { .. } => vec![Command::PickUp { colleague: "1002".into() }],
        Command::TakeQueued { .. } => vec![Command::TakeQueued { waiting: call(), skill: 25 }],
        Command::Ask { .. } => [
            Question::Queues,
            Question::Colleagues,
            Question::Flows,
            Question::Figures,
            Question::Waiting { skill: 25 },
        ]
        .map(|question| Command::Ask { question })
        .into(),
        Command::Request { .. } => {
            let params = [("workno".to_owned(), "1002".into())].into_iter().collect();
            vec![Command::Request { name: "queryAgentInfoByWorkNo".to_owned(), params }]
        }
    }
}

#[wasm_bindgen_test]
async fn every_command_is_read_as_it_is_declared() {
    let connection = Connection::new("/nowhere", None);
    let call = || CallId::new("c1");
    let kinds = [
        Command::SignIn(SignIn::default()),
        Command::SignOut(SignOut::default()),
        Command::SetState(SetState { state: NextState::Ready, reason: None, seconds: None }),
        Command::Dial(Dial::default()),
        Command::Answer { call: call() },
        Command::Reject { call: call(), mode: RejectMode::Requeue },
        Command::Hold { call: call() },
        Command::Retrieve { call: call() },
        Command::Mute { call: call() },
        Command::Unmute { call: call() },
        Command::Keypad { call: call(), digits: "1".into() },
        Command::HangUp { call: call() },
        Command::Join { call: call() },
        Command::Connect { call: call() },
        Command::CancelTransfer { call: call() },
        Command::Disconnect { call: call(), number: "1".into() },
        Command::SwitchMedia { call: call(), media: Media::Audio },
        Command::SetCallData { call: call(), data: "1".into() },
        Command::SetAutoAnswer { on: true },
        Command::SetAutoReady { on: true },
        Command::SetSkills { skills: None },
        Command::ChangePassword { old: "1".into(), new: "2".into() },
        Command::SendNote { to: vec!["1".into()], text: "1".into() },
        Command::DialPreview { number: "1".into() },
        Command::PickUp { colleague: "1".into() },
        Command::TakeQueued { waiting: call(), skill: 1 },
        Command::Ask { question: Question::Queues },
        Command::Request { name: "1".to_owned(), params: serde_json::Map::new() },
        Command::Consult {
            call: call(),
            to: Target { kind: TargetKind::Agent, address: "1".into() },
            mode: ConsultMode::Private,
            data: None,
        },
    ];
    for command in kinds.iter().flat_map(written) {
        let text = serde_json::to_string(&command).unwrap();
        let expected =
            if matches!(command, Command::SignIn(_)) { "invalid_agent_id" } else { "not_signed_in" };
        assert_eq!(code(&connection, &text).await, expected, "{text}");
    }
    connection.release();
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
