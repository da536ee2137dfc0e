//! Reads what a page asks for. By hand: deriving it would cost every page 9 KB, and say less of what is wrong.
//! `tests/browser_api.rs` holds it against the declarations.

use std::cell::RefCell;

use js_sys::JSON;
use offhook_session::{
    Command, ConsultMode, Dial, Media, NextState, Params, Query, RejectMode, SetState, SignIn, SignInState,
    SignOut, Target, TargetKind, TransferMode,
};
use wasm_bindgen::JsValue;

pub(super) use super::object::Object;
use super::object::{Reader, wrong};
use crate::host::Say;

/// Reads a `Command` of the package's declarations.
///
/// # Errors
/// What is wrong with it. Never quotes a value, which may be a password.
pub fn command(it: &JsValue) -> Result<Command, String> {
    let mistake = RefCell::new(None);
    let it = Reader::new(it, &mistake);
    let call = || it.text("call").into();
    let command = match &*it.text("type") {
        "signIn" => Command::SignIn(SignIn {
            agent: it.text("agentId").into(),
            password: it.text("password").into(),
            phone: it.text("phone").into(),
            state: it.maybe_one_of("state", &SIGN_IN_STATES),
            auto_answer: it.flag("autoAnswer"),
            auto_ready: it.flag("autoReady"),
            release_phone: it.flag("releasePhone"),
            force: it.flag("force"),
            video: it.flag("video"),
            platform_only: it.flag("platformOnly"),
        }),
        "signOut" => Command::SignOut(SignOut { force: it.flag("force"), reason: it.maybe_number("reason") }),
        "setState" => Command::SetState(SetState {
            state: it.one_of("state", &NEXT_STATES),
            reason: it.maybe_number("reason"),
            seconds: it.maybe_number("seconds"),
        }),
        "dial" => Command::Dial(Dial {
            number: it.text("number").into(),
            data: it.maybe_text("data").map(Into::into),
            queue: it.maybe_number("queue"),
            internal: it.flag("internal"),
            caller_id: it.maybe_text("callerId").map(Into::into),
        }),
        "answer" => Command::Answer { call: call() },
        "reject" => {
            Command::Reject { call: call(), mode: it.maybe_one_of("mode", &REJECT_MODES).unwrap_or_default() }
        }
        "hold" => Command::Hold { call: call() },
        "retrieve" => Command::Retrieve { call: call() },
        "mute" => Command::Mute { call: call() },
        "unmute" => Command::Unmute { call: call() },
        "keypad" => Command::Keypad { call: call(), digits: it.text("digits").into() },
        "hangUp" => Command::HangUp { call: call() },
        "consult" => Command::Consult {
            call: call(),
            to: target(&it),
            mode: it.maybe_one_of("mode", &CONSULT_MODES).unwrap_or_default(),
            data: it.maybe_text("data").map(Into::into),
        },
        "transfer" => Command::Transfer {
            call: call(),
            to: target(&it),
            mode: it.one_of("mode", &TRANSFER_MODES),
            data: it.maybe_text("data").map(Into::into),
        },
        "join" => Command::Join { call: call() },
        "connect" => Command::Connect { call: call() },
        "cancelTransfer" => Command::CancelTransfer { call: call() },
        "disconnect" => Command::Disconnect { call: call(), number: it.text("number").into() },
        "switchMedia" => Command::SwitchMedia { call: call(), media: it.one_of("media", &MEDIA) },
        "setCallData" => Command::SetCallData { call: call(), data: it.text("data").into() },
        "setAutoAnswer" => Command::SetAutoAnswer { on: it.switch("on") },
        "setAutoReady" => Command::SetAutoReady { on: it.switch("on") },
        "setQueues" => Command::SetQueues { queues: it.numbers("queues") },
        "changePassword" => {
            Command::ChangePassword { old: it.text("old").into(), new: it.text("new").into() }
        }
        "sendNote" => Command::SendNote {
            to: it.texts("to").into_iter().map(Into::into).collect(),
            text: it.text("text"),
        },
        "dialPreview" => Command::DialPreview { number: it.text("number").into() },
        "pickUp" => Command::PickUp { agent: it.text("agent").into() },
        "takeQueued" => Command::TakeQueued { waiting: it.text("waiting").into(), queue: it.number("queue") },
        "query" => Command::Query { query: query(&it) },
        "request" => Command::Request { name: it.text("name"), params: params(&it) },
        _ => {
            it.fail("\"type\" names no command".to_owned());
            Command::SignOut(SignOut::default())
        }
    };
    mistake.take().map_or(Ok(command), Err)
}

fn target(it: &Reader<'_>) -> Target {
    let to = it.required("to").unwrap_or_default();
    let to = it.inside(&to);
    Target { kind: to.one_of("kind", &TARGET_KINDS), address: to.text("address").into() }
}

fn query(it: &Reader<'_>) -> Query {
    let query = it.required("query").unwrap_or_default();
    let query = it.inside(&query);
    match &*query.text("kind") {
        "agents" => Query::Agents,
        "ivrs" => Query::Ivrs,
        "statistics" => Query::Statistics,
        "waitingCalls" => Query::WaitingCalls { queue: query.number("queue") },
        other => {
            if other != "queues" {
                it.fail(wrong("query.kind", "one of queues, agents, ivrs, statistics, waitingCalls"));
            }
            Query::Queues
        }
    }
}

/// Parameters as they are; the page's own JSON writer reads them.
fn params(it: &Reader<'_>) -> Params {
    let Some(params) = it.it.member("params") else { return Params::default() };
    let text = JSON::stringify(&params).ok().and_then(|text| text.as_string());
    text.and_then(|text| Params::read(&text)).unwrap_or_else(|| {
        it.fail(wrong("params", "an object"));
        Params::default()
    })
}

/// Reads what a page says about a command. What can't be read does not let the command pass.
pub(super) fn say(it: &JsValue) -> Say {
    if it.is_null() || it.is_undefined() {
        return Say::Nothing;
    }
    if let Some(reason) = it.as_string() {
        return Say::Veto(Some(reason).filter(|reason| !reason.is_empty()));
    }
    command(it).map_or_else(|what| Say::Veto(Some(what)), Say::Changed)
}

const SIGN_IN_STATES: [(&str, SignInState); 3] =
    [("ready", SignInState::Ready), ("busy", SignInState::Busy), ("wrapUp", SignInState::WrapUp)];
pub(super) const NEXT_STATES: [(&str, NextState); 4] = [
    ("ready", NextState::Ready),
    ("busy", NextState::Busy),
    ("rest", NextState::Rest),
    ("wrapUp", NextState::WrapUp),
];
const REJECT_MODES: [(&str, RejectMode); 2] =
    [("requeue", RejectMode::Requeue), ("release", RejectMode::Release)];

pub(super) const TRANSFER_MODES: [(&str, TransferMode); 5] = [
    ("release", TransferMode::Release),
    ("onSuccess", TransferMode::OnSuccess),
    ("suspend", TransferMode::Suspend),
    ("talk", TransferMode::Talk),
    ("threeParty", TransferMode::ThreeParty),
];
const CONSULT_MODES: [(&str, ConsultMode); 2] =
    [("private", ConsultMode::Private), ("threeParty", ConsultMode::ThreeParty)];
const MEDIA: [(&str, Media); 2] = [("audio", Media::Audio), ("video", Media::Video)];
pub(super) const TARGET_KINDS: [(&str, TargetKind); 5] = [
    ("queue", TargetKind::Queue),
    ("agent", TargetKind::Agent),
    ("ivr", TargetKind::Ivr),
    ("accessCode", TargetKind::AccessCode),
    ("external", TargetKind::External),
];
