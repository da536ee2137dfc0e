//! What crosses from JavaScript: commands are read by hand (`api/read.rs`), their TypeScript declarations come from the
//! Rust types. Each command, written as the declarations say, must be understood; nonsense must not.

#![cfg(target_family = "wasm")]
#![allow(clippy::unwrap_used, reason = "in a test a panic is the report")]

use js_sys::{JSON, Reflect};
use offhook::api::Connection;
use offhook_session::{
    CallId, Command, Dial, NextState, RejectMode, SetState, SignIn, SignInState, Target, TargetKind,
    TransferMode,
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
        Command::SignOut => vec![Command::SignOut],
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
            let consult = kinds.map(|kind| Command::Consult { call: call(), to: to(kind), data: data() });
            let modes = [TransferMode::Release, TransferMode::OnSuccess];
            let transfer = kinds.into_iter().flat_map(|kind| {
                modes.map(|mode| Command::Transfer { call: call(), to: to(kind), mode, data: data() })
            });
            consult.into_iter().chain(transfer).collect()
        }
        Command::Join { .. } => vec![Command::Join { call: call() }],
        Command::Connect { .. } => vec![Command::Connect { call: call() }],
    }
}

#[wasm_bindgen_test]
async fn every_command_is_read_as_it_is_declared() {
    let connection = Connection::new("/nowhere", None);
    let call = || CallId::new("c1");
    let kinds = [
        Command::SignIn(SignIn::default()),
        Command::SignOut,
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
        Command::Consult {
            call: call(),
            to: Target { kind: TargetKind::Agent, address: "1".into() },
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
