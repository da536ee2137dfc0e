//! Reads what a page asks for. By hand: deriving it would cost every page 9 KB, and say less of what is wrong.
//! `tests/browser_api.rs` holds it against the declarations.

use js_sys::{Array, JSON, Reflect};
use offhook_session::{
    Command, ConsultMode, Dial, Media, NextState, Question, RejectMode, SetState, SignIn, SignInState,
    SignOut, Target, TargetKind, TransferMode,
};
use serde_json::{Map, Value};
use wasm_bindgen::JsValue;

use crate::host::Say;

/// Reads a `Command` of the package's declarations.
///
/// # Errors
/// What is wrong with it. Never quotes a value, which may be a password.
pub fn command(it: &JsValue) -> Result<Command, String> {
    let it = Object(it);
    let call = || it.text("call");
    Ok(match &*it.text::<String>("type")? {
        "signIn" => Command::SignIn(SignIn {
            agent: it.text("agentId")?,
            password: it.text("password")?,
            phone: it.text("phone")?,
            state: it.one_of("state", &SIGN_IN_STATES)?,
            auto_answer: it.flag("autoAnswer")?,
            auto_ready: it.flag("autoReady")?,
            release_phone: it.flag("releasePhone")?,
            force: it.flag("force")?,
            platform_only: it.flag("platformOnly")?,
        }),
        "signOut" => Command::SignOut(SignOut { force: it.flag("force")?, reason: it.number("reason")? }),
        "setState" => Command::SetState(SetState {
            state: it.one_of("state", &NEXT_STATES)?.ok_or_else(|| missing("state"))?,
            reason: it.number("reason")?,
            seconds: it.number("seconds")?,
        }),
        "dial" => Command::Dial(Dial {
            number: it.text("number")?,
            data: it.maybe_text("data")?,
            skill: it.number("skill")?,
            colleague: it.flag("colleague")?,
            show_number: it.maybe_text("showNumber")?,
        }),
        "answer" => Command::Answer { call: call()? },
        "reject" => {
            Command::Reject { call: call()?, mode: it.one_of("mode", &REJECT_MODES)?.unwrap_or_default() }
        }
        "hold" => Command::Hold { call: call()? },
        "retrieve" => Command::Retrieve { call: call()? },
        "mute" => Command::Mute { call: call()? },
        "unmute" => Command::Unmute { call: call()? },
        "keypad" => Command::Keypad { call: call()?, digits: it.text("digits")? },
        "hangUp" => Command::HangUp { call: call()? },
        "consult" => Command::Consult {
            call: call()?,
            to: it.target()?,
            mode: it.one_of("mode", &CONSULT_MODES)?.unwrap_or_default(),
            data: it.maybe_text("data")?,
        },
        "transfer" => Command::Transfer {
            call: call()?,
            to: it.target()?,
            mode: it.one_of("mode", &TRANSFER_MODES)?.ok_or_else(|| missing("mode"))?,
            data: it.maybe_text("data")?,
        },
        "join" => Command::Join { call: call()? },
        "connect" => Command::Connect { call: call()? },
        "cancelTransfer" => Command::CancelTransfer { call: call()? },
        "disconnect" => Command::Disconnect { call: call()?, number: it.text("number")? },
        "switchMedia" => Command::SwitchMedia {
            call: call()?,
            media: it.one_of("media", &MEDIA)?.ok_or_else(|| missing("media"))?,
        },
        "setCallData" => Command::SetCallData { call: call()?, data: it.text("data")? },
        "setAutoAnswer" => Command::SetAutoAnswer { on: it.switch("on")? },
        "setAutoReady" => Command::SetAutoReady { on: it.switch("on")? },
        "setSkills" => Command::SetSkills { skills: it.numbers("skills")? },
        "changePassword" => Command::ChangePassword { old: it.text("old")?, new: it.text("new")? },
        "sendNote" => Command::SendNote { to: it.texts("to")?, text: it.text("text")? },
        "dialPreview" => Command::DialPreview { number: it.text("number")? },
        "pickUp" => Command::PickUp { colleague: it.text("colleague")? },
        "takeQueued" => Command::TakeQueued {
            waiting: it.text("waiting")?,
            skill: it.number("skill")?.ok_or_else(|| missing("skill"))?,
        },
        "ask" => Command::Ask { question: it.question()? },
        "request" => Command::Request { name: it.text("name")?, params: it.params()?.into() },
        _ => return Err("\"type\" names no command".to_owned()),
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
    ("skill", TargetKind::Skill),
    ("agent", TargetKind::Agent),
    ("ivr", TargetKind::Ivr),
    ("accessCode", TargetKind::AccessCode),
    ("external", TargetKind::External),
];

/// An object of the page, whatever it is.
pub(super) struct Object<'a>(pub(super) &'a JsValue);

impl Object<'_> {
    /// Null and undefined are absent, and so is every member of what is no object.
    pub(super) fn member(&self, name: &str) -> Option<JsValue> {
        let it = Reflect::get(self.0, &JsValue::from_str(name)).ok()?;
        (!it.is_null() && !it.is_undefined()).then_some(it)
    }

    fn text<T: From<String>>(&self, name: &str) -> Result<T, String> {
        self.maybe_text(name)?.ok_or_else(|| missing(name))
    }

    pub(super) fn maybe_text<T: From<String>>(&self, name: &str) -> Result<Option<T>, String> {
        let Some(it) = self.member(name) else { return Ok(None) };
        it.as_string().map(|text| Some(text.into())).ok_or_else(|| wrong(name, "text"))
    }

    fn target(&self) -> Result<Target, String> {
        let to = self.member("to").ok_or_else(|| missing("to"))?;
        let to = Object(&to);
        let kind = to.one_of("kind", &TARGET_KINDS)?.ok_or_else(|| missing("to.kind"))?;
        Ok(Target { kind, address: to.text("address")? })
    }

    fn switch(&self, name: &str) -> Result<bool, String> {
        self.flag(name)?.ok_or_else(|| missing(name))
    }

    fn question(&self) -> Result<Question, String> {
        let it = self.member("question").ok_or_else(|| missing("question"))?;
        let it = Object(&it);
        Ok(match &*it.text::<String>("about")? {
            "queues" => Question::Queues,
            "colleagues" => Question::Colleagues,
            "flows" => Question::Flows,
            "figures" => Question::Figures,
            "waiting" => {
                Question::Waiting { skill: it.number("skill")?.ok_or_else(|| missing("question.skill"))? }
            }
            _ => return Err(wrong("question.about", "one of queues, colleagues, flows, figures, waiting")),
        })
    }

    /// Parameters as they are; the page's own JSON writer reads them.
    fn params(&self) -> Result<Map<String, Value>, String> {
        let Some(it) = self.member("params") else { return Ok(Map::new()) };
        let text = JSON::stringify(&it).ok().and_then(|text| text.as_string());
        text.and_then(|text| serde_json::from_str(&text).ok()).ok_or_else(|| wrong("params", "an object"))
    }

    fn list(&self, name: &str) -> Option<Array> {
        self.member(name).map(|it| Array::from(&it))
    }

    fn numbers(&self, name: &str) -> Result<Option<Vec<i64>>, String> {
        let Some(all) = self.list(name) else { return Ok(None) };
        let whole = |it: JsValue| it.as_f64().filter(|number| number.fract() == 0.0).map(|it| it as i64);
        let read: Option<Vec<i64>> = all.iter().map(whole).collect();
        read.map(Some).ok_or_else(|| wrong(name, "whole numbers"))
    }

    fn texts<T: From<String>>(&self, name: &str) -> Result<Vec<T>, String> {
        let all = self.list(name).ok_or_else(|| missing(name))?;
        let read: Option<Vec<T>> = all.iter().map(|it| it.as_string().map(T::from)).collect();
        read.ok_or_else(|| wrong(name, "texts"))
    }

    fn flag(&self, name: &str) -> Result<Option<bool>, String> {
        let Some(it) = self.member(name) else { return Ok(None) };
        it.as_bool().map(Some).ok_or_else(|| wrong(name, "true or false"))
    }

    pub(super) fn number(&self, name: &str) -> Result<Option<i64>, String> {
        let Some(it) = self.member(name) else { return Ok(None) };
        let whole = it.as_f64().filter(|number| number.fract() == 0.0);
        whole.map(|number| Some(number as i64)).ok_or_else(|| wrong(name, "a whole number"))
    }

    fn one_of<T: Copy>(&self, name: &str, all: &[(&str, T)]) -> Result<Option<T>, String> {
        let Some(said) = self.maybe_text::<String>(name)? else { return Ok(None) };
        match all.iter().find(|(word, _)| *word == said) {
            Some((_, it)) => Ok(Some(*it)),
            None => {
                let words: Vec<&str> = all.iter().map(|(word, _)| *word).collect();
                Err(wrong(name, &["one of ", &words.join(", ")].concat()))
            }
        }
    }
}

fn missing(name: &str) -> String {
    ["\"", name, "\" is missing"].concat()
}

fn wrong(name: &str, expected: &str) -> String {
    ["\"", name, "\" must be ", expected].concat()
}
