//! What is said to a session: commands, answers, events, made from small numbers.

use offhook_protocol::{
    CallData, CallId, GatewayError, GatewayEvent, HttpResponse, Reply, Request,
    agent_control::{SignedIn, Skill, StatusReport},
    call_info::{CallInfo, Trace},
    codes::RetCode,
    event::EVENTS,
    event_poll::{EventItem, Events},
    request::Nothing,
};
use offhook_session::{
    Availability, Command, ConsultMode, Dial, Media, NextState, Number, RejectMode, SetState, SignIn,
    SignInState, Snapshot, Target, TargetKind, TransferMode,
};
use serde_json::{Value, json};

use super::{PASSWORD, aside, steps::Event};

/// Codes that mean something somewhere, and one that nobody knows.
const CODES: &[&str] = &[
    "000-001", "000-003", "100-002", "100-006", "100-008", "100-009", "100-010", "200-002", "200-004",
    "200-008", "200-017", "200-025", "200-037", "400-003", "999-002", "777-777",
];

pub(crate) fn call(number: u8) -> CallId {
    CallId::new(format!("c{}", number % 4))
}

pub(crate) fn sign_in(value: u8) -> Command {
    let state = [None, Some(SignInState::Busy), Some(SignInState::WrapUp), Some(SignInState::Ready)];
    Command::SignIn(SignIn {
        agent: "1001".into(),
        password: PASSWORD.into(),
        phone: "40001".into(),
        state: state[usize::from(value % 4)],
        force: Some(value > 127),
        video: Some(value.is_multiple_of(2)),
        ..SignIn::default()
    })
}

fn set_state(state: NextState) -> Command {
    let (reason, seconds) = match state {
        NextState::Busy => (Some(210), None),
        NextState::Rest => (None, Some(60)),
        NextState::Ready | NextState::WrapUp => (None, None),
    };
    Command::SetState(SetState { state, reason, seconds })
}

fn dial() -> Command {
    Command::Dial(Dial { number: "95001".into(), ..Dial::default() })
}

fn colleague() -> Target {
    Target { kind: TargetKind::Agent, address: "1002".into() }
}

fn transfer(call: CallId, mode: TransferMode) -> Command {
    Command::Transfer { call, to: colleague(), mode, data: None }
}

/// In a way that its kind of target takes.
fn hand_out(call: CallId, mode: TransferMode) -> Command {
    let kind = if mode == TransferMode::Suspend { TargetKind::Ivr } else { TargetKind::External };
    Command::Transfer { call, to: Target { kind, address: "10010".into() }, mode, data: None }
}

/// A number that is offered.
fn previewed(view: &Snapshot) -> Number {
    view.preview.as_ref().and_then(|it| it.numbers.first().cloned()).unwrap_or_default()
}

const fn other(media: Media) -> Media {
    match media {
        Media::Audio => Media::Video,
        Media::Video => Media::Audio,
    }
}

/// Everything that a snapshot judges, each with a command whose values are valid.
pub(crate) fn verdicts(view: &Snapshot) -> Vec<(Availability, Command)> {
    let can = &view.agent.can;
    let mut all = vec![
        (can.sign_in, sign_in(0)),
        (can.sign_out, Command::SignOut(offhook_session::SignOut::default())),
        (can.ready, set_state(NextState::Ready)),
        (can.busy, set_state(NextState::Busy)),
        (can.rest, set_state(NextState::Rest)),
        (can.wrap_up, set_state(NextState::WrapUp)),
        (can.dial, dial()),
        (can.dial_preview, Command::DialPreview { number: previewed(view) }),
        (can.pick_up, Command::PickUp { agent: "1002".into() }),
        (can.take_queued, Command::TakeQueued { waiting: call(3), queue: 25 }),
    ];
    for it in &view.calls {
        let (call, can) = (|| it.id.clone(), &it.can);
        all.extend([
            (can.answer, Command::Answer { call: call() }),
            (can.reject, Command::Reject { call: call(), mode: RejectMode::Requeue }),
            (can.hold, Command::Hold { call: call() }),
            (can.retrieve, Command::Retrieve { call: call() }),
            (can.mute, Command::Mute { call: call() }),
            (can.unmute, Command::Unmute { call: call() }),
            (can.keypad, Command::Keypad { call: call(), digits: "1".into() }),
            (can.hang_up, Command::HangUp { call: call() }),
            (
                can.consult,
                Command::Consult {
                    call: call(),
                    to: colleague(),
                    mode: if it.id == self::call(1) { ConsultMode::ThreeParty } else { ConsultMode::Private },
                    data: None,
                },
            ),
            (
                can.transfer,
                match it.id.reveal() {
                    "c0" => transfer(call(), TransferMode::OnSuccess),
                    "c1" => hand_out(call(), TransferMode::Talk),
                    "c2" => hand_out(call(), TransferMode::ThreeParty),
                    _ => hand_out(call(), TransferMode::Suspend),
                },
            ),
            (can.cancel_transfer, Command::CancelTransfer { call: call() }),
            (can.disconnect, Command::Disconnect { call: call(), number: "1001".into() }),
            (can.join, Command::Join { call: call() }),
            (can.connect, Command::Connect { call: call() }),
            (can.switch_media, Command::SwitchMedia { call: call(), media: other(it.media) }),
            (can.set_data, Command::SetCallData { call: call(), data: "order 9".into() }),
        ]);
    }
    all.extend(aside::verdicts(view));
    all
}

/// What a snapshot says about a command of this kind.
pub(crate) fn verdict(view: &Snapshot, command: &Command) -> Option<Availability> {
    let same = |it: &Command| it.act() == command.act() && it.call() == command.call();
    let judged = || verdicts(view).into_iter().find(|(_, it)| same(it)).map(|(verdict, _)| verdict);
    aside::forced_verdict(view, command).or_else(judged)
}

/// Any command: values may be nonsense, calls may not exist.
pub(crate) fn any_command(kind: u8, number: u8, value: u8) -> Command {
    let call = || call(number);
    let text = ["", "95001", "alice", "+49 30 12", "12345678901234567890123456"][usize::from(value % 5)];
    if kind >= 170 {
        return aside::any_command(kind, value, text);
    }
    match kind % 28 {
        0 => Command::SignIn(SignIn { agent: text.into(), phone: text.into(), ..SignIn::default() }),
        1 => sign_in(value),
        2 => Command::SignOut(offhook_session::SignOut::default()),
        3 => {
            let states = [NextState::Ready, NextState::Busy, NextState::Rest, NextState::WrapUp];
            let wide = i64::from(value) * 400 - 400;
            let state = states[usize::from(number % 4)];
            Command::SetState(SetState { state, reason: Some(i64::from(value)), seconds: Some(wide) })
        }
        4 => Command::Dial(Dial { number: text.into(), ..Dial::default() }),
        5 => Command::Answer { call: call() },
        6 => Command::Reject { call: call(), mode: RejectMode::Release },
        7 => Command::Hold { call: call() },
        8 => Command::Retrieve { call: call() },
        9 => Command::Mute { call: call() },
        10 => Command::Unmute { call: call() },
        11 => Command::Keypad { call: call(), digits: text.into() },
        12 => {
            let kinds = [TargetKind::Agent, TargetKind::Queue, TargetKind::Ivr, TargetKind::External];
            let to = Target { kind: kinds[usize::from(number % 4)], address: text.into() };
            let mode = if value < 128 { ConsultMode::Private } else { ConsultMode::ThreeParty };
            Command::Consult { call: call(), to, mode, data: None }
        }
        13 => transfer(call(), TransferMode::Release),
        14 => transfer(call(), TransferMode::OnSuccess),
        15 => Command::Join { call: call() },
        16 => Command::Connect { call: call() },
        17 => Command::CancelTransfer { call: call() },
        18 => Command::Disconnect { call: call(), number: text.into() },
        19 => hand_out(call(), TransferMode::Talk),
        20 => hand_out(call(), TransferMode::ThreeParty),
        21 => hand_out(call(), TransferMode::Suspend),
        22 => Command::DialPreview { number: text.into() },
        23 => Command::PickUp { agent: text.into() },
        24 => Command::TakeQueued { waiting: call(), queue: i64::from(value) },
        25 => Command::SwitchMedia {
            call: call(),
            media: if value < 128 { Media::Audio } else { Media::Video },
        },
        26 => Command::SetCallData { call: call(), data: text.into() },
        _ => Command::HangUp { call: call() },
    }
}

fn info(says: u8) -> CallInfo {
    CallInfo {
        feature: if says & 4 == 0 { 0 } else { 7 },
        call: call(says),
        caller: "13800000001".into(),
        called: "95001".into(),
        ended_at: (says & 8 != 0).then_some(1),
        trace: (says & 16 != 0).then(|| Trace { talk_began_at: (says & 32 != 0).then_some(1) }),
        ..CallInfo::default()
    }
}

/// A good answer to a request.
pub(crate) fn reply(request: &Request, says: u8) -> Reply {
    let signed_in = || SignedIn { login_time: "1".into(), ..SignedIn::default() };
    match request {
        Request::Login(_) => Reply::Login(signed_in()),
        Request::ForceLogin(_) => Reply::ForceLogin(signed_in()),
        Request::AgentSkills(_) => Reply::AgentSkills(vec![Skill::default(); usize::from(says % 3)]),
        Request::AgentStatus(_) => {
            Reply::AgentStatus(StatusReport { state: i64::from(says % 11), is_working: true })
        }
        Request::CallInner(_) => Reply::CallInner((says < 200).then(|| call(says))),
        Request::InnerHelp(_) => Reply::InnerHelp((says < 200).then(|| call(says))),
        Request::ConnectHold(_) => Reply::ConnectHold(Nothing),
        Request::Transfer(_) => Reply::Transfer(Nothing),
        Request::CancelTransfer(_) => Reply::CancelTransfer(Nothing),
        Request::ConfJoin(_) => Reply::ConfJoin(Nothing),
        Request::Disconnect(_) => Reply::Disconnect(Nothing),
        Request::Callout(_) => Reply::Callout((says < 200).then(|| call(says))),
        Request::QueryCallInfo(_) => Reply::QueryCallInfo((says < 128).then(|| info(says))),
        Request::CallInfoBeforeAnswer(_) => Reply::CallInfoBeforeAnswer((says < 64).then(|| info(says))),
        Request::HoldList(_) => Reply::HoldList((0..says % 3).map(|at| info(at + says)).collect()),
        Request::AppData(_) => Reply::AppData(CallData::new(if says < 128 { "order 7" } else { "" })),
        Request::SayFree(_) => Reply::SayFree(Nothing),
        Request::SayBusy(_) => Reply::SayBusy(Nothing),
        Request::CancelBusy(_) => Reply::CancelBusy(Nothing),
        Request::Rest(_) => Reply::Rest(Nothing),
        Request::CancelRest(_) => Reply::CancelRest(Nothing),
        Request::Work(_) => Reply::Work(Nothing),
        Request::CancelWork(_) => Reply::CancelWork(Nothing),
        Request::Logout(_) => Reply::Logout(Nothing),
        Request::Answer(_) => Reply::Answer(Nothing),
        Request::BeginMute(_) => Reply::BeginMute(Nothing),
        Request::EndMute(_) => Reply::EndMute(Nothing),
        Request::Hold(_) => Reply::Hold(Nothing),
        Request::GetHold(_) => Reply::GetHold(Nothing),
        Request::SecondDial(_) => Reply::SecondDial(Nothing),
        Request::DropCall(_) => Reply::DropCall(Nothing),
        Request::Release(_) => Reply::Release(Nothing),
        Request::Reject(_) => Reply::Reject(Nothing),
        Request::PollEvents(_) => Reply::PollEvents(Events::default()),
        // The rest is answered with nothing at all.
        other => {
            if let Some(reply) = aside::reply(other, says) {
                return reply;
            }
            let nothing = HttpResponse { status: 200, guid: None, body: r#"{"retcode":"0"}"#.into() };
            other.decode(&nothing).1.unwrap_or_else(|error| panic!("{other:?}: {error:?}"))
        }
    }
}

/// An answer that belongs to some other request.
pub(crate) fn misfit(which: u8) -> Reply {
    match which % 4 {
        0 => Reply::Hold(Nothing),
        1 => Reply::Callout(Some(call(which))),
        2 => Reply::Login(SignedIn::default()),
        _ => Reply::HoldList(vec![info(which)]),
    }
}

/// A way to fail.
pub(crate) fn error(how: u8) -> GatewayError {
    match how % 8 {
        0 => GatewayError::Unreachable("lost".into()),
        1 => GatewayError::TimedOut,
        2 => GatewayError::Status(502),
        3 => GatewayError::Unreadable("half an answer".into()),
        _ => {
            let code = CODES[usize::from(how / 8) % CODES.len()];
            GatewayError::Refused { code: RetCode::new(code), message: "no".into() }
        }
    }
}

/// The events of a sign-in.
pub(crate) fn ready() -> Events {
    let item = |name| EventItem {
        agent: "1001".into(),
        made_at: None,
        event: GatewayEvent::read(name, Value::Null),
    };
    Events(vec![item("AgentOther_InService"), item("AgentState_Ready")])
}

/// One event. Every tenth or so is about somebody else.
pub(crate) fn event(it: &Event) -> EventItem {
    let names = EVENTS.len() + 1;
    let name = EVENTS.get(usize::from(it.name) % names).map_or("AgentChat_Ring", |(name, _)| name);
    let content = json!({
        "callid": call(it.call), "caller": "13800000001", "called": "95001", "otherPhone": "95001",
        "number": if it.value & 2 == 0 { "13800000001" } else { "10010" }, "result": it.value % 2,
        "partner": if it.value & 4 == 0 { "13800000001, 10010" } else { "10010" }, "feature": if it.value & 1 == 0 { "0" } else { "7" }, "type": "main",
        "reason": it.value % 8, "agentStatus": it.value % 10, "loginTime": if it.value < 64 { "1" } else { "2" },
        "controlid": it.value % 3, "dialeddigits": "10010,95001", "mediaType": 1 + it.value % 2 * 2,
        "taskId": it.value % 2, "detect": 17, "desc": "user busy", "skillName": "voice", "skillId": 25,
    });
    let content = if it.is_broken { json!([7]) } else { content };
    EventItem {
        agent: if it.value % 16 == 15 { "1002".into() } else { "1001".into() },
        made_at: it.value.is_multiple_of(3).then_some(1_000_000),
        event: GatewayEvent::read(name, content),
    }
}

/// What the flow control counts (CEC 6.5.6), and what we send along with it.
pub(crate) fn is_query(request: &Request) -> bool {
    request.spec().is_flow_controlled()
}
