//! Commands, answers and events for a session, made from small numbers.

use offhook_protocol::{
    CallData, CallId, GatewayError, GatewayEvent, HttpResponse, Params, Reply, Request,
    agent_control::{Skill, StatusReport},
    call_info::{CallInfo, Trace},
    codes::RetCode,
    event::EVENTS,
    event_poll::{EventItem, Events},
    request::Nothing,
    sign_in::SignedIn,
};
use offhook_session::{
    Answer, Availability, CallView, CancelTransfer, ChangePassword, Command, CommandKind, Connect, Consult,
    ConsultMode, Dial, DialPreview, Disconnect, HangUp, Hold, Join, Keypad, Media, Mute, NextState, Number,
    PickUp, RawRequest, Reject, RejectMode, Retrieve, RunQuery, SendNote, SetAutoAnswer, SetAutoReady,
    SetCallData, SetQueues, SetState, SetTalkRight, SignIn, SignInState, SignOut, Snapshot, SwitchMedia,
    TakeQueued, Target, TargetKind, Transfer, TransferMode, Unmute,
};
use serde_json::{Value, json};

use super::{
    PASSWORD,
    independent::{self, NEW, queries, raw},
    steps::Event,
};

/// Result codes that mean something somewhere, and one that nobody knows.
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

fn another_agent() -> Target {
    Target { kind: TargetKind::Agent, address: "1002".into() }
}

fn transfer(call: CallId, mode: TransferMode) -> Command {
    Command::Transfer(Transfer { call, to: another_agent(), mode, data: None })
}

/// Returns a transfer to a target that takes the mode: an IVR for `Suspend`, otherwise an external number.
fn transfer_outside(call: CallId, mode: TransferMode) -> Command {
    let kind = if mode == TransferMode::Suspend { TargetKind::Ivr } else { TargetKind::External };
    Command::Transfer(Transfer { call, to: Target { kind, address: "10010".into() }, mode, data: None })
}

/// Returns a number that the preview offers; an empty one without a preview.
fn previewed(view: &Snapshot) -> Number {
    view.preview.as_ref().and_then(|it| it.numbers.first().cloned()).unwrap_or_default()
}

const fn other(media: Media) -> Media {
    match media {
        Media::Audio => Media::Video,
        Media::Video => Media::Audio,
    }
}

/// Returns everything that a snapshot judges, each with commands whose values are valid.
pub(crate) fn verdicts(view: &Snapshot) -> Vec<(Availability, Command)> {
    let of = |(kind, it), call: Option<&CallView>| {
        valid(kind, view, call).into_iter().map(move |command| (it, command)).collect::<Vec<_>>()
    };
    let agent = view.agent.can.iter().flat_map(|it| of(it, None));
    let calls = view.calls.iter().flat_map(|call| call.can.iter().flat_map(move |it| of(it, Some(call))));
    agent.chain(calls).collect()
}

/// Returns commands of this kind whose values are valid. A new kind does not compile before it is played.
fn valid(kind: CommandKind, view: &Snapshot, of: Option<&CallView>) -> Vec<Command> {
    let call = || of.map_or_else(|| call(0), |it| it.id.clone());
    let media = of.map_or(Media::Audio, |it| it.media);
    match kind {
        CommandKind::SignIn => vec![sign_in(0)],
        CommandKind::SignOut => vec![SignOut::default().into()],
        CommandKind::Ready => vec![set_state(NextState::Ready)],
        CommandKind::Busy => vec![set_state(NextState::Busy)],
        CommandKind::Rest => vec![set_state(NextState::Rest)],
        CommandKind::WrapUp => vec![set_state(NextState::WrapUp)],
        CommandKind::Dial => vec![Dial { number: "95001".into(), ..Dial::default() }.into()],
        CommandKind::DialPreview => vec![DialPreview { number: previewed(view) }.into()],
        CommandKind::PickUp => vec![PickUp { agent: "1002".into() }.into()],
        CommandKind::TakeQueued => vec![TakeQueued { waiting: self::call(3), queue: 25 }.into()],
        CommandKind::SetAutoAnswer => vec![SetAutoAnswer { on: true }.into()],
        CommandKind::SetAutoReady => vec![SetAutoReady { on: false }.into()],
        CommandKind::SetTalkRight => vec![SetTalkRight { on: false }.into()],
        CommandKind::SetQueues => vec![SetQueues { queues: Some(vec![0]) }.into()],
        CommandKind::ChangePassword => vec![ChangePassword { old: PASSWORD.into(), new: NEW.into() }.into()],
        CommandKind::SendNote => vec![SendNote { to: vec!["1002".into()], text: "hello".into() }.into()],
        CommandKind::Query => queries().map(|query| RunQuery { query }.into()).into(),
        CommandKind::Request => (0..5).map(raw).collect(),
        CommandKind::Answer => vec![Answer { call: call() }.into()],
        CommandKind::Reject => vec![Reject { call: call(), mode: RejectMode::Requeue }.into()],
        CommandKind::Hold => vec![Hold { call: call() }.into()],
        CommandKind::Retrieve => vec![Retrieve { call: call() }.into()],
        CommandKind::Mute => vec![Mute { call: call() }.into()],
        CommandKind::Unmute => vec![Unmute { call: call() }.into()],
        CommandKind::Keypad => vec![Keypad { call: call(), digits: "1".into() }.into()],
        CommandKind::HangUp => vec![HangUp { call: call() }.into()],
        CommandKind::Consult => {
            let is_for_three = call() == self::call(1);
            let mode = if is_for_three { ConsultMode::ThreeParty } else { ConsultMode::Private };
            vec![Consult { call: call(), to: another_agent(), mode, data: None }.into()]
        }
        CommandKind::Transfer => vec![match call().as_str() {
            "c0" => transfer(call(), TransferMode::OnSuccess),
            "c1" => transfer_outside(call(), TransferMode::Talk),
            "c2" => transfer_outside(call(), TransferMode::ThreeParty),
            _ => transfer_outside(call(), TransferMode::Suspend),
        }],
        CommandKind::Join => vec![Join { call: call() }.into()],
        CommandKind::Connect => vec![Connect { call: call() }.into()],
        CommandKind::CancelTransfer => vec![CancelTransfer { call: call() }.into()],
        CommandKind::Disconnect => vec![Disconnect { call: call(), number: "1001".into() }.into()],
        CommandKind::SwitchMedia => vec![SwitchMedia { call: call(), media: other(media) }.into()],
        CommandKind::SetCallData => vec![SetCallData { call: call(), data: "order 9".into() }.into()],
    }
}

/// Returns what a snapshot says about a command of this kind. By force an agent may sign out whatever else
/// is: all that counts is to be signed in, as for a query.
pub(crate) fn verdict(view: &Snapshot, command: &Command) -> Option<Availability> {
    let is_forced = matches!(command, Command::SignOut(it) if *it != SignOut::default());
    let same = |it: &Command| it.kind() == command.kind() && it.call() == command.call();
    let judged = || verdicts(view).into_iter().find(|(_, it)| same(it)).map(|(verdict, _)| verdict);
    if is_forced { Some(view.agent.can.query) } else { judged() }
}

/// Returns any command: values may be nonsense, calls may not exist.
pub(crate) fn any_command(kind: u8, number: u8, value: u8) -> Command {
    let call = || call(number);
    let text = ["", "95001", "alice", "+49 30 12", "12345678901234567890123456"][usize::from(value % 5)];
    let states = [NextState::Ready, NextState::Busy, NextState::Rest, NextState::WrapUp];
    let state = |state| {
        let wide = i64::from(value) * 400 - 400;
        SetState { state, reason: Some(i64::from(value)), seconds: Some(wide) }.into()
    };
    let kinds: Vec<_> = CommandKind::OF_AGENT.iter().chain(CommandKind::OF_CALL).collect();
    match kinds[usize::from(kind) % kinds.len()] {
        CommandKind::SignIn if value & 1 == 0 => sign_in(value),
        CommandKind::SignIn => SignIn { agent: text.into(), phone: text.into(), ..SignIn::default() }.into(),
        CommandKind::SignOut if value & 1 == 0 => SignOut::default().into(),
        CommandKind::SignOut => SignOut { force: Some(true), reason: Some(i64::from(value)) }.into(),
        CommandKind::Ready => state(states[0]),
        CommandKind::Busy => state(states[1]),
        CommandKind::Rest => state(states[2]),
        CommandKind::WrapUp => state(states[3]),
        CommandKind::Dial => Dial { number: text.into(), ..Dial::default() }.into(),
        CommandKind::DialPreview => DialPreview { number: text.into() }.into(),
        CommandKind::PickUp => PickUp { agent: text.into() }.into(),
        CommandKind::TakeQueued => TakeQueued { waiting: call(), queue: i64::from(value) }.into(),
        CommandKind::SetAutoAnswer => SetAutoAnswer { on: value & 1 == 0 }.into(),
        CommandKind::SetAutoReady => SetAutoReady { on: value & 1 == 0 }.into(),
        CommandKind::SetTalkRight => SetTalkRight { on: value & 1 == 0 }.into(),
        CommandKind::SetQueues => {
            SetQueues { queues: (value & 1 == 0).then(|| vec![i64::from(value % 3), -1]) }.into()
        }
        CommandKind::ChangePassword => ChangePassword { old: text.into(), new: NEW.into() }.into(),
        CommandKind::SendNote => SendNote { to: vec![text.into()], text: text.into() }.into(),
        CommandKind::Query => RunQuery { query: queries()[usize::from(value % 6)] }.into(),
        CommandKind::Request if value & 1 == 0 => raw(value / 2),
        CommandKind::Request => RawRequest { name: text.into(), params: Params::default() }.into(),
        CommandKind::Answer => Answer { call: call() }.into(),
        CommandKind::Reject => Reject { call: call(), mode: RejectMode::Release }.into(),
        CommandKind::Hold => Hold { call: call() }.into(),
        CommandKind::Retrieve => Retrieve { call: call() }.into(),
        CommandKind::Mute => Mute { call: call() }.into(),
        CommandKind::Unmute => Unmute { call: call() }.into(),
        CommandKind::Keypad => Keypad { call: call(), digits: text.into() }.into(),
        CommandKind::HangUp => HangUp { call: call() }.into(),
        CommandKind::Consult => {
            let kinds = [TargetKind::Agent, TargetKind::Queue, TargetKind::Ivr, TargetKind::External];
            let to = Target { kind: kinds[usize::from(number % 4)], address: text.into() };
            let mode = if value < 128 { ConsultMode::Private } else { ConsultMode::ThreeParty };
            Consult { call: call(), to, mode, data: None }.into()
        }
        CommandKind::Transfer => match value % 5 {
            0 => transfer(call(), TransferMode::Release),
            1 => transfer(call(), TransferMode::OnSuccess),
            2 => transfer_outside(call(), TransferMode::Talk),
            3 => transfer_outside(call(), TransferMode::ThreeParty),
            _ => transfer_outside(call(), TransferMode::Suspend),
        },
        CommandKind::Join => Join { call: call() }.into(),
        CommandKind::Connect => Connect { call: call() }.into(),
        CommandKind::CancelTransfer => CancelTransfer { call: call() }.into(),
        CommandKind::Disconnect => Disconnect { call: call(), number: text.into() }.into(),
        CommandKind::SwitchMedia => {
            let media = if value < 128 { Media::Audio } else { Media::Video };
            SwitchMedia { call: call(), media }.into()
        }
        CommandKind::SetCallData => SetCallData { call: call(), data: text.into() }.into(),
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

/// Returns a good answer to a request.
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
        Request::Reject(_) => Reply::Reject(Nothing),
        Request::PollEvents(_) => Reply::PollEvents(Events::default()),
        // The rest is answered with nothing at all.
        other => {
            if let Some(reply) = independent::reply(other, says) {
                return reply;
            }
            let nothing = HttpResponse {
                status: 200,
                guid: None,
                body: r#"{"retcode":"0"}"#.into(),
                hides_headers: false,
            };
            other.decode(&nothing).1.unwrap_or_else(|error| panic!("{other:?}: {error:?}"))
        }
    }
}

/// Returns an answer that belongs to some other request.
pub(crate) fn misfit(which: u8) -> Reply {
    match which % 4 {
        0 => Reply::Hold(Nothing),
        1 => Reply::Callout(Some(call(which))),
        2 => Reply::Login(SignedIn::default()),
        _ => Reply::HoldList(vec![info(which)]),
    }
}

/// Returns one of the ways in which a request fails.
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

/// Returns the events of a sign-in.
pub(crate) fn ready() -> Events {
    let item = |name| EventItem {
        agent: "1001".into(),
        made_at: None,
        event: GatewayEvent::read(name, Value::Null),
    };
    Events(vec![item("AgentOther_InService"), item("AgentState_Ready")])
}

/// Returns the event as a poll brings it. One in sixteen is about another agent.
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

/// Returns true for requests that the flow control counts (CEC 6.5.6), and those that we send along with
/// them.
pub(crate) fn is_query(request: &Request) -> bool {
    request.spec().is_rate_limited()
}
