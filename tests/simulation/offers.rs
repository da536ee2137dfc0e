//! Offers of the bar at this moment, as commands: whatever the view says is possible, and nothing else.

use offhook_protocol::Number;
use offhook_session::{
    AgentId, Answer, CallView, CancelTransfer, Command, Connect, Consult, ConsultMode, Dial, Disconnect,
    HangUp, Hold, Join, Keypad, Mute, NextState, PickUp, Reject, RejectMode, Retrieve, SetCallData, SetState,
    SignIn, SignOut, Snapshot, Target, TargetKind, Transfer, Unmute, transfer_modes,
};

use crate::dice::Dice;

pub(crate) fn sign_in(agent: &str, dice: &mut Dice) -> Command {
    let (auto_answer, auto_ready, video) = (dice.percent(30), dice.percent(40), dice.percent(50));
    Command::SignIn(SignIn {
        agent: agent.into(),
        password: format!("offhook-{agent}").into(),
        phone: format!("4{}", &agent[1..]).as_str().into(),
        auto_answer: Some(auto_answer),
        auto_ready: Some(auto_ready),
        video: Some(video),
        // Whoever was cut off is still signed in.
        force: Some(true),
        ..SignIn::default()
    })
}

/// Returns the commands that are possible, each as often as it is likely.
pub(crate) fn now(snapshot: &Snapshot, agent: &str, dice: &mut Dice) -> Vec<Command> {
    let mut offered = states(snapshot, agent, dice);
    for call in &snapshot.calls {
        offered.extend(for_call(call, agent, dice));
    }
    offered
}

fn colleague(agent: &str) -> Number {
    if agent == "1001" { "1002".into() } else { "1001".into() }
}

fn states(snapshot: &Snapshot, agent: &str, dice: &mut Dice) -> Vec<Command> {
    let can = &snapshot.agent.can;
    let mut offered = Vec::new();
    let state = |state, reason, seconds| Command::SetState(SetState { state, reason, seconds });
    if can.ready.ok {
        // Most of the time an agent wants to work.
        offered.extend(vec![state(NextState::Ready, None, None); 6]);
    }
    if can.busy.ok {
        offered.push(state(NextState::Busy, Some(200 + i64::try_from(dice.between(0, 51)).unwrap()), None));
    }
    if can.rest.ok {
        offered.push(state(NextState::Rest, Some(1), Some(30)));
    }
    if can.wrap_up.ok {
        offered.push(state(NextState::WrapUp, None, None));
    }
    if can.dial.ok {
        let numbers = ["13800000001", "13800000002", "13800000003", "13800000004", "13900000000"];
        let number = (*dice.pick(&numbers).unwrap()).into();
        offered.push(Command::Dial(Dial { number, ..Dial::default() }));
        let inside = Dial { number: colleague(agent), internal: Some(true), ..Dial::default() };
        offered.push(Command::Dial(inside));
    }
    if can.pick_up.ok {
        offered.push(Command::PickUp(PickUp { agent: AgentId::new(colleague(agent).expose()) }));
    }
    if can.sign_out.ok && dice.percent(5) {
        offered.push(Command::SignOut(SignOut::default()));
    }
    offered
}

fn for_call(view: &CallView, agent: &str, dice: &mut Dice) -> Vec<Command> {
    let can = &view.can;
    let call = || view.id.clone();
    let digits = Number::new("12#");
    let mut offered: Vec<Command> = [
        (can.answer.ok, 4, Command::Answer(Answer { call: call() })),
        (can.reject.ok, 1, Command::Reject(Reject { call: call(), mode: RejectMode::Requeue })),
        (can.hold.ok, 2, Command::Hold(Hold { call: call() })),
        (can.retrieve.ok, 2, Command::Retrieve(Retrieve { call: call() })),
        (can.mute.ok, 1, Command::Mute(Mute { call: call() })),
        (can.unmute.ok, 2, Command::Unmute(Unmute { call: call() })),
        (can.keypad.ok, 1, Command::Keypad(Keypad { call: call(), digits })),
        (can.hang_up.ok, 2, Command::HangUp(HangUp { call: call() })),
        (can.set_call_data.ok, 1, Command::SetCallData(SetCallData { call: call(), data: "order 8".into() })),
        (can.join.ok, 3, Command::Join(Join { call: call() })),
        (can.connect.ok, 2, Command::Connect(Connect { call: call() })),
        (can.cancel_transfer.ok, 2, Command::CancelTransfer(CancelTransfer { call: call() })),
    ]
    .into_iter()
    .filter(|(is_possible, ..)| *is_possible)
    .flat_map(|(_, weight, command)| vec![command; weight])
    .collect();
    if can.consult.ok {
        offered.extend(vec![consult(view, agent, dice); 3]);
    }
    if can.transfer.ok {
        offered.extend(transfer(view, agent, dice));
    }
    if let Some(number) = dice.pick(&view.parties).filter(|_| can.disconnect.ok) {
        offered.push(Command::Disconnect(Disconnect { call: call(), number: number.clone() }));
    }
    offered
}

fn consult(view: &CallView, agent: &str, dice: &mut Dice) -> Command {
    let to = match dice.between(0, 4) {
        0 => Target { kind: TargetKind::Queue, address: "25".into() },
        _ => Target { kind: TargetKind::Agent, address: colleague(agent) },
    };
    let mode = if dice.percent(THREE_PARTY) { ConsultMode::ThreeParty } else { ConsultMode::Private };
    Command::Consult(Consult { call: view.id.clone(), to, mode, data: None })
}

/// Percentage of consultations in which all three talk.
const THREE_PARTY: u64 = 30;

/// One of the access codes of the built-in scenario; below are the access codes of its IVRs. The first IVR
/// keeps the customer, the others give them back.
const ACCESS_CODE: &str = "96001";
const IVRS: [&str; 3] = ["6001", "6002", "6003"];

fn transfer(view: &CallView, agent: &str, dice: &mut Dice) -> Option<Command> {
    let to = match dice.between(0, 8) {
        0 => Target { kind: TargetKind::Queue, address: "25".into() },
        1 => Target { kind: TargetKind::AccessCode, address: ACCESS_CODE.into() },
        2 => Target { kind: TargetKind::Ivr, address: (*dice.pick(&IVRS)?).into() },
        3 | 4 => Target { kind: TargetKind::External, address: "13800000005".into() },
        _ => Target { kind: TargetKind::Agent, address: colleague(agent) },
    };
    let mode = *dice.pick(&transfer_modes(to.kind, view.direction, view.media))?;
    Some(Command::Transfer(Transfer { call: view.id.clone(), to, mode, data: None }))
}
