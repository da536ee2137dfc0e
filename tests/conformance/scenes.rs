//! Scenes that the preconditions of the reference ask for: what has happened before the operation is tried.

use offhook_simulator::{
    Control,
    catalog::{Needed, Operation, Precondition},
    control::{NewCall, NewPreview, PreviewEvent, Target},
};
use serde_json::{Value, json};

use crate::stage::{ANN, Stage, Tampering};

const BOB: &str = "1002";
const CUSTOMER: &str = "13800000001";
const OUTSIDE: &str = "13800000008";

/// Situation that an agent is brought into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scene {
    SignedOut,
    /// Signed in and ready, as is a colleague.
    Idle,
    Busy,
    Resting,
    WrapUp,
    CustomState,
    /// Signed in without a telephone.
    Phoneless,
    /// Signed in with a linked desk phone.
    Linked,
    LinkedRinging,
    Preview,
    Ringing,
    Talking,
    Muted,
    Held,
    /// In a held call, as an agent for whom the platform answers.
    HeldAutomatic,
    /// Talking with the colleague while the customer is held.
    Consulting,
    /// In a talk transfer to the outside that is under way.
    TalkTransfer,
    /// In a three-party call with two customers.
    ThreeParty,
    /// In an own call by a video telephone, with sound only.
    VideoPhone,
    /// In a three-party call with video.
    VideoThree,
    /// Busy while a call waits in a queue.
    CallWaits,
    /// Ready while a call rings at the colleague.
    ColleagueRings,
    /// Signed in to answer by mobile phone.
    ByMobile,
}

/// Returns the scene in which the operation is accepted.
pub(crate) fn where_all_holds(operation: &Operation) -> Scene {
    let by_id = match operation.id.as_str() {
        "login" | "forceLogin" | "loginEx" | "offlineAgentLogin" | "isOfflineAgent" => Some(Scene::SignedOut),
        "offlineAgentLogout" => Some(Scene::ByMobile),
        "sayFree" => Some(Scene::Busy),
        "snatchPickup" => Some(Scene::ColleagueRings),
        "requestAppointedCall" => Some(Scene::CallWaits),
        "connectHold" | "confJoin" => Some(Scene::Consulting),
        "mediaSwitch" => Some(Scene::VideoPhone),
        "adjustVideoMode" => Some(Scene::VideoThree),
        "queryHoldListInfoEx" => Some(Scene::Held),
        "queryAllCallInfoByAgentWorkNoEx" => Some(Scene::Talking),
        _ => None,
    };
    let by_need = || operation.preconditions.last().map(|it| where_it_holds(it.holds));
    by_id.or_else(by_need).unwrap_or(Scene::Idle)
}

fn where_it_holds(needed: Needed) -> Scene {
    match needed {
        Needed::PhoneBound | Needed::Ready | Needed::NoCall | Needed::NoAnsweredCall => Scene::Idle,
        Needed::NotIdle | Needed::Busy => Scene::Busy,
        Needed::Resting => Scene::Resting,
        Needed::WrapUp => Scene::WrapUp,
        Needed::CustomStateSet => Scene::CustomState,
        Needed::PreviewOffered => Scene::Preview,
        Needed::Ringing => Scene::Ringing,
        Needed::InCall | Needed::CurrentCall | Needed::Talking => Scene::Talking,
        Needed::Muted => Scene::Muted,
        Needed::HeldCall | Needed::AnswersByHand => Scene::Held,
        Needed::Transferring => Scene::TalkTransfer,
        Needed::VideoCall => Scene::VideoThree,
        Needed::ThreeParty => Scene::ThreeParty,
        Needed::PhoneLinked | Needed::PhoneRinging => Scene::LinkedRinging,
    }
}

/// Returns the scenes in which this one of the operation's preconditions does not hold but those before it
/// do, with the code that is due there.
pub(crate) fn where_it_fails<'a>(operation: &Operation, it: &'a Precondition) -> Vec<(Scene, &'a str)> {
    let without_call = it.without_call.as_deref();
    let is_first = operation.preconditions.first().is_some_and(|first| first.holds == it.holds);
    let scene = match it.holds {
        Needed::PhoneBound => Scene::Phoneless,
        Needed::Ready => Scene::Busy,
        Needed::NoCall | Needed::NoAnsweredCall | Needed::VideoCall => Scene::Talking,
        Needed::AnswersByHand => Scene::HeldAutomatic,
        Needed::PhoneRinging => Scene::Linked,
        Needed::HeldCall if !is_first => Scene::Talking,
        Needed::Ringing | Needed::Muted if without_call.is_some() => Scene::Talking,
        Needed::Talking if without_call.is_some() => Scene::Held,
        Needed::NotIdle
        | Needed::Busy
        | Needed::Resting
        | Needed::WrapUp
        | Needed::CustomStateSet
        | Needed::PreviewOffered
        | Needed::InCall
        | Needed::CurrentCall
        | Needed::Ringing
        | Needed::Talking
        | Needed::Muted
        | Needed::HeldCall
        | Needed::Transferring
        | Needed::ThreeParty
        | Needed::PhoneLinked => Scene::Idle,
    };
    let idle = without_call.map(|code| (Scene::Idle, code));
    [(scene, it.code.as_str())].into_iter().chain(idle).collect()
}

impl Scene {
    /// Sets the scene on a new stage.
    pub(crate) fn set(self, tampering: Option<Tampering<'_>>) -> Stage<'_> {
        let mut stage = Stage::new(tampering);
        match self {
            Self::SignedOut => {}
            Self::Idle => both(&mut stage, &json!({})),
            Self::Busy => then(&mut stage, "sayBusy", json!({})),
            Self::Resting => then(&mut stage, "rest", json!({ "time": 60, "restcause": 0 })),
            Self::WrapUp => then(&mut stage, "sayWork", json!({})),
            Self::CustomState => then(&mut stage, "setCustomState", json!({ "customstate": 1 })),
            Self::Phoneless => drop(stage.ok(ANN, "loginEx", json!({ "password": "offhook-1001" }))),
            Self::Linked => both(&mut stage, &json!({ "phonelinkage": true })),
            Self::LinkedRinging => {
                both(&mut stage, &json!({ "phonelinkage": true }));
                ring(&mut stage, ANN);
            }
            Self::Preview => preview(&mut stage),
            Self::Ringing => {
                both(&mut stage, &json!({}));
                ring(&mut stage, ANN);
            }
            Self::Talking => talk(&mut stage),
            Self::Muted => {
                talk(&mut stage);
                stage.ok(ANN, "beginMute", json!({}));
            }
            Self::Held => {
                talk(&mut stage);
                stage.ok(ANN, "hold", json!({}));
            }
            Self::HeldAutomatic => {
                both(&mut stage, &json!({ "autoanswer": true }));
                ring(&mut stage, ANN);
                stage.ok(ANN, "hold", json!({}));
            }
            Self::Consulting => {
                talk(&mut stage);
                consult(&mut stage);
            }
            Self::TalkTransfer => transfer_outside(&mut stage, 3),
            Self::ThreeParty => {
                transfer_outside(&mut stage, 4);
                stage.wait(5);
            }
            Self::VideoPhone => {
                both(&mut stage, &json!({ "agenttype": 11 }));
                dial(&mut stage, 0);
            }
            Self::VideoThree => {
                both(&mut stage, &json!({ "agenttype": 11 }));
                dial(&mut stage, 1);
                consult(&mut stage);
                let held = json!({ "callid": stage.known["callid"] });
                stage.ok(ANN, "confJoin", held);
            }
            Self::CallWaits => {
                sign_in(&mut stage, ANN, &json!({ "status": 3 }));
                call(&mut stage, Target::Skill(25));
            }
            Self::ColleagueRings => {
                both(&mut stage, &json!({}));
                ring(&mut stage, BOB);
            }
            Self::ByMobile => {
                drop(stage.ok(ANN, "offlineAgentLogin", json!({ "phone": "13900000000", "workNo": 1001 })));
            }
        }
        stage
    }
}

fn sign_in(stage: &mut Stage<'_>, agent: &str, terms: &Value) {
    let mut values = json!({
        "password": format!("offhook-{agent}"), "phonenum": format!("40{}", &agent[1..]), "autoanswer": false,
    });
    for (name, value) in terms.as_object().into_iter().flatten() {
        values[name] = value.clone();
    }
    stage.ok(agent, "login", values);
}

fn both(stage: &mut Stage<'_>, terms: &Value) {
    sign_in(stage, ANN, terms);
    let colleague = json!({ "agenttype": terms.get("agenttype").cloned().unwrap_or(json!(4)) });
    sign_in(stage, BOB, &colleague);
}

fn then(stage: &mut Stage<'_>, id: &str, values: Value) {
    both(stage, &json!({}));
    stage.ok(ANN, id, values);
}

fn call(stage: &mut Stage<'_>, to: Target) {
    let made = stage.act(Control::Call(NewCall::incoming(CUSTOMER.into(), to, None)));
    stage.known.insert("callid".to_owned(), made["callId"].clone());
}

fn ring(stage: &mut Stage<'_>, agent: &str) {
    call(stage, Target::Agent(agent.into()));
}

fn talk(stage: &mut Stage<'_>) {
    both(stage, &json!({}));
    ring(stage, ANN);
    stage.ok(ANN, "answer", json!({}));
}

fn dial(stage: &mut Stage<'_>, media: i64) {
    let id = stage.ok(ANN, "callout", json!({ "called": CUSTOMER, "mediaability": media }));
    stage.known.insert("callid".to_owned(), id);
    stage.wait(3);
}

fn consult(stage: &mut Stage<'_>) {
    stage.ok(ANN, "innerHelp", json!({ "dstaddress": BOB }));
    stage.ok(BOB, "answer", json!({}));
}

fn transfer_outside(stage: &mut Stage<'_>, mode: i64) {
    talk(stage);
    stage.ok(ANN, "transfer", json!({ "devicetype": 5, "address": OUTSIDE, "mode": mode }));
}

fn preview(stage: &mut Stage<'_>) {
    both(stage, &json!({}));
    let offered = stage.act(Control::Preview(NewPreview {
        to: Target::Agent(ANN.into()),
        numbers: vec![CUSTOMER.into()],
        data: None,
        event: PreviewEvent::Choice,
        auto_call_seconds: None,
        withdrawn_after_seconds: None,
    }));
    stage.known.insert("callcontrolid".to_owned(), offered["controlId"].clone());
}
