//! Flows of two agents and a customer, step by step.

use offhook_protocol::Number;
use offhook_session::{
    AgentId, AgentState, Answer, CallId, CallState, CallView, CancelTransfer, Command, Connect, Consult,
    ConsultMode, Dial, DialPreview, HangUp, Hold, Join, Mute, PickUp, Reject, RejectMode, Retrieve, Snapshot,
    Target, TargetKind, Transfer, TransferMode, Unmute, snapshot::CallKind,
};

/// Flow of two agents and a customer.
pub(crate) struct Flow {
    pub(crate) name: &'static str,
    pub(crate) steps: &'static [Step],
}

/// One step of a flow.
#[derive(Clone, Copy)]
pub(crate) enum Step {
    /// A customer calls the first agent.
    Calls,
    /// The customer hangs up.
    HangsUp,
    /// A campaign offers a call to the first agent.
    Previews,
    /// The first agent does this as soon as it is offered.
    Lin(Act),
    /// The second agent does this as soon as it is offered.
    Zhao(Act),
    /// Nobody does anything until what the first agent sees is so.
    LinSees(fn(&Snapshot) -> bool),
}

/// Returns the command, once the view offers it.
pub(crate) type Act = fn(&Snapshot) -> Option<Command>;

use Step::{Calls, HangsUp, Lin, LinSees, Previews, Zhao};

pub(crate) static FLOWS: &[Flow] = &[
    Flow { name: "inbound", steps: &[Calls, Lin(answer), Lin(hang_up), LinSees(is_free)] },
    Flow { name: "inbound-customer-hangs-up", steps: &[Calls, Lin(answer), HangsUp, LinSees(is_free)] },
    Flow { name: "abandoned", steps: &[Calls, LinSees(rings), HangsUp, LinSees(is_free)] },
    Flow { name: "rejected", steps: &[Calls, Lin(reject), LinSees(is_free)] },
    Flow { name: "outbound", steps: &[Lin(dial), Lin(hang_up_talk), LinSees(is_free)] },
    Flow { name: "internal", steps: &[Lin(dial_zhao), Zhao(answer), Lin(hang_up_talk), LinSees(is_free)] },
    Flow {
        name: "hold",
        steps: &[
            Calls,
            Lin(answer),
            Lin(hold),
            Lin(retrieve),
            Lin(mute),
            Lin(unmute),
            Lin(hang_up),
            LinSees(is_free),
        ],
    },
    Flow {
        name: "consult",
        steps: &[
            Calls,
            Lin(answer),
            Lin(consult),
            Zhao(answer),
            Zhao(hang_up_talk),
            Lin(retrieve),
            Lin(hang_up),
            LinSees(is_free),
        ],
    },
    Flow {
        name: "consult-of-three",
        steps: &[
            Calls,
            Lin(answer),
            Lin(consult_of_three),
            Zhao(answer),
            LinSees(has_three),
            Zhao(hang_up),
            Lin(hang_up),
            LinSees(is_free),
        ],
    },
    Flow {
        name: "join",
        steps: &[
            Calls,
            Lin(answer),
            Lin(consult),
            Zhao(answer),
            Lin(join),
            LinSees(has_three),
            Lin(hang_up),
            LinSees(is_free),
            Zhao(hang_up),
        ],
    },
    Flow {
        name: "connect",
        steps: &[
            Calls,
            Lin(answer),
            Lin(consult),
            Zhao(answer),
            Lin(connect),
            LinSees(is_free),
            Zhao(hang_up),
        ],
    },
    Flow {
        name: "transfer-release",
        steps: &[Calls, Lin(answer), Lin(transfer_release), Zhao(answer), LinSees(is_free), Zhao(hang_up)],
    },
    Flow {
        name: "transfer-on-success",
        steps: &[Calls, Lin(answer), Lin(transfer_on_success), Zhao(answer), LinSees(is_free), Zhao(hang_up)],
    },
    Flow {
        name: "transfer-on-success-fails",
        steps: &[
            Calls,
            Lin(answer),
            Lin(transfer_on_success),
            Zhao(reject),
            LinSees(has_customer),
            Lin(hang_up),
            LinSees(is_free),
        ],
    },
    Flow {
        name: "transfer-talk",
        steps: &[
            Calls,
            Lin(answer),
            Lin(transfer_talk),
            LinSees(talks_with_third),
            Lin(hang_up_third),
            LinSees(is_free),
        ],
    },
    Flow {
        name: "transfer-talk-taken-back",
        steps: &[
            Calls,
            Lin(answer),
            Lin(transfer_talk),
            LinSees(talks_with_third),
            Lin(cancel),
            LinSees(has_customer),
            Lin(hang_up),
            LinSees(is_free),
        ],
    },
    Flow {
        name: "transfer-three-party",
        steps: &[
            Calls,
            Lin(answer),
            Lin(transfer_three_party),
            LinSees(has_three),
            Lin(leave),
            LinSees(is_free),
        ],
    },
    Flow {
        name: "transfer-suspend",
        steps: &[
            Calls,
            Lin(answer),
            Lin(transfer_suspend),
            LinSees(is_in_ivr),
            LinSees(has_customer),
            Lin(hang_up),
            LinSees(is_free),
        ],
    },
    Flow { name: "preview", steps: &[Previews, Lin(dial_preview), Lin(hang_up_talk), LinSees(is_free)] },
    Flow {
        name: "pick-up",
        steps: &[Calls, LinSees(rings), Zhao(pick_up), Zhao(hang_up_talk), LinSees(is_free)],
    },
];

fn on(view: &Snapshot, wanted: fn(&CallView) -> bool, command: fn(CallId) -> Command) -> Option<Command> {
    view.calls.iter().find(|it| wanted(it)).map(|it| command(it.id.clone()))
}

const fn talks(call: &CallView) -> bool {
    matches!(call.state, CallState::Talking)
}

fn answer(view: &Snapshot) -> Option<Command> {
    on(view, |it| it.can.answer.ok, |call| Command::Answer(Answer { call }))
}

fn reject(view: &Snapshot) -> Option<Command> {
    let mode = RejectMode::Release;
    view.calls
        .iter()
        .find(|it| it.can.reject.ok)
        .map(|it| Command::Reject(Reject { call: it.id.clone(), mode }))
}

fn hang_up(view: &Snapshot) -> Option<Command> {
    on(view, |it| it.can.hang_up.ok && it.can.keypad.ok, |call| Command::HangUp(HangUp { call }))
}

fn leave(view: &Snapshot) -> Option<Command> {
    on(view, |it| it.can.hang_up.ok, |call| Command::HangUp(HangUp { call }))
}

fn hang_up_talk(view: &Snapshot) -> Option<Command> {
    on(view, |it| it.can.hang_up.ok && talks(it), |call| Command::HangUp(HangUp { call }))
}

fn hang_up_third(view: &Snapshot) -> Option<Command> {
    let is_third = |it: &CallView| talks(it) && it.kind == CallKind::ThirdParty;
    let call = view.calls.iter().find(|it| is_third(it))?.id.clone();
    Some(Command::HangUp(HangUp { call }))
}

fn hold(view: &Snapshot) -> Option<Command> {
    on(view, |it| it.can.hold.ok, |call| Command::Hold(Hold { call }))
}

fn retrieve(view: &Snapshot) -> Option<Command> {
    on(view, |it| it.can.retrieve.ok, |call| Command::Retrieve(Retrieve { call }))
}

fn mute(view: &Snapshot) -> Option<Command> {
    on(view, |it| it.can.mute.ok, |call| Command::Mute(Mute { call }))
}

fn unmute(view: &Snapshot) -> Option<Command> {
    on(view, |it| it.can.unmute.ok, |call| Command::Unmute(Unmute { call }))
}

fn join(view: &Snapshot) -> Option<Command> {
    on(view, |it| it.can.join.ok, |call| Command::Join(Join { call }))
}

fn connect(view: &Snapshot) -> Option<Command> {
    on(view, |it| it.can.connect.ok, |call| Command::Connect(Connect { call }))
}

fn cancel(view: &Snapshot) -> Option<Command> {
    on(view, |it| it.can.cancel_transfer.ok, |call| Command::CancelTransfer(CancelTransfer { call }))
}

fn dial(view: &Snapshot) -> Option<Command> {
    let number = Number::new("13800000001");
    view.agent.can.dial.ok.then(|| Command::Dial(Dial { number, ..Dial::default() }))
}

fn dial_zhao(view: &Snapshot) -> Option<Command> {
    let dial = Dial { number: "1002".into(), internal: Some(true), ..Dial::default() };
    view.agent.can.dial.ok.then_some(Command::Dial(dial))
}

fn dial_preview(view: &Snapshot) -> Option<Command> {
    let number = view.preview.as_ref()?.numbers.first()?.clone();
    view.agent.can.dial_preview.ok.then_some(Command::DialPreview(DialPreview { number }))
}

fn pick_up(view: &Snapshot) -> Option<Command> {
    view.agent.can.pick_up.ok.then(|| Command::PickUp(PickUp { agent: AgentId::new("1001") }))
}

fn zhao() -> Target {
    Target { kind: TargetKind::Agent, address: "1002".into() }
}

fn asked(view: &Snapshot, mode: ConsultMode) -> Option<Command> {
    let call = view.calls.iter().find(|it| it.can.consult.ok)?.id.clone();
    Some(Command::Consult(Consult { call, to: zhao(), mode, data: None }))
}

fn consult(view: &Snapshot) -> Option<Command> {
    asked(view, ConsultMode::Private)
}

fn consult_of_three(view: &Snapshot) -> Option<Command> {
    asked(view, ConsultMode::ThreeParty)
}

fn given(view: &Snapshot, to: Target, mode: TransferMode) -> Option<Command> {
    let call = view.calls.iter().find(|it| it.can.transfer.ok)?.id.clone();
    Some(Command::Transfer(Transfer { call, to, mode, data: None }))
}

fn transfer_release(view: &Snapshot) -> Option<Command> {
    given(view, zhao(), TransferMode::Release)
}

fn transfer_on_success(view: &Snapshot) -> Option<Command> {
    given(view, zhao(), TransferMode::OnSuccess)
}

fn outside() -> Target {
    Target { kind: TargetKind::External, address: "13800000005".into() }
}

fn transfer_talk(view: &Snapshot) -> Option<Command> {
    given(view, outside(), TransferMode::Talk)
}

fn transfer_three_party(view: &Snapshot) -> Option<Command> {
    given(view, outside(), TransferMode::ThreeParty)
}

fn transfer_suspend(view: &Snapshot) -> Option<Command> {
    given(view, Target { kind: TargetKind::Ivr, address: "6002".into() }, TransferMode::Suspend)
}

fn is_free(view: &Snapshot) -> bool {
    view.calls.is_empty() && view.agent.state != AgentState::OnCall
}

fn rings(view: &Snapshot) -> bool {
    view.calls.iter().any(|it| it.state == CallState::Ringing)
}

fn has_customer(view: &Snapshot) -> bool {
    matches!(view.calls.as_slice(), [call] if talks(call))
}

fn is_in_ivr(view: &Snapshot) -> bool {
    view.calls.iter().any(|it| it.state == CallState::InIvr)
}

fn has_three(view: &Snapshot) -> bool {
    view.calls.iter().any(|it| it.state == CallState::Conference)
}

fn talks_with_third(view: &Snapshot) -> bool {
    view.calls.iter().any(|it| talks(it) && it.kind == CallKind::ThirdParty)
}
