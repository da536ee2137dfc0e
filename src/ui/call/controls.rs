//! The right of the bar: what can be done with the call. Every control has its place for good; nothing moves under the pointer.

use std::rc::Rc;

use offhook_session::{
    Answer, Availability, CallId, CallState, CallView, Command, HangUp, Hold, Mute, Reject, RejectMode,
    Retrieve, Snapshot, Unmute, snapshot::CommandKind,
};
use yew::{Callback, Html, html};

use crate::ui::{
    app::calls::ringing_call,
    app::context::Ui,
    app::options::BarOptions,
    call::keypad::Keypad,
    kit::control::{Control, Tone, control},
    kit::icons::Icon,
    picker::Picker,
    picker::options::TransferableCall,
    picker::purpose::Purpose,
};

/// The controls of the call that is selected. Answering and rejecting always mean the call that rings.
pub(in crate::ui) fn controls(
    ui: &Ui,
    snapshot: &Snapshot,
    selected: Option<&CallView>,
    options: &Rc<BarOptions>,
) -> Html {
    let text = ui.text();
    let rings = ringing_call(&snapshot.calls).or(selected);
    let why = |call: Option<&CallView>, verdict: fn(&CallView) -> Availability| match call {
        None => Some(text.no_call_why),
        Some(call) => verdict(call).why.map(text.refusal),
    };
    let does = |call: Option<&CallView>, act: CommandKind| call.is_some_and(|call| call.pending == Some(act));
    let button = |mut it: Control, mark: Icon, call: Option<&CallView>, command: fn(CallId) -> Command| {
        it.keys = ui.shortcuts.of_control(it.id);
        let (ui, id) = (ui.clone(), call.map(|call| call.id.clone()));
        let onclick = move |()| {
            if let Some(id) = &id {
                ui.ask(command(id.clone()));
            }
        };
        control(&it, mark, Callback::from(onclick))
    };
    let answer = Control {
        id: "answer",
        label: text.answer,
        tone: Tone::Go,
        why: why(rings, |call| call.can.answer),
        is_pending: does(rings, CommandKind::Answer),
        ..Control::default()
    };
    let reject = Control {
        id: "reject",
        label: text.reject,
        why: why(rings, |call| call.can.reject),
        is_pending: does(rings, CommandKind::Reject),
        ..Control::default()
    };
    let is_conference = selected.is_some_and(|call| call.state == CallState::Conference);
    let hang_up = Control {
        id: "hang-up",
        label: if is_conference { text.transfer.leave } else { text.hang_up },
        hint: is_conference.then_some(text.transfer.leave_hint),
        tone: Tone::Stop,
        why: why(selected, |call| call.can.hang_up),
        is_pending: does(selected, CommandKind::HangUp),
        ..Control::default()
    };
    let hold = if selected.is_some_and(|call| call.state == CallState::Held) {
        let retrieve = Control {
            id: "hold",
            label: text.retrieve,
            why: why(selected, |call| call.can.retrieve),
            is_pending: does(selected, CommandKind::Retrieve),
            is_on: true,
            ..Control::default()
        };
        button(retrieve, Icon::Play, selected, |call| Command::Retrieve(Retrieve { call }))
    } else {
        let hold = Control {
            id: "hold",
            label: text.hold,
            why: why(selected, |call| call.can.hold),
            is_pending: does(selected, CommandKind::Hold),
            ..Control::default()
        };
        button(hold, Icon::Pause, selected, |call| Command::Hold(Hold { call }))
    };
    let mute = if selected.is_some_and(|call| call.muted) {
        let unmute = Control {
            id: "mute",
            label: text.unmute,
            why: why(selected, |call| call.can.unmute),
            is_pending: does(selected, CommandKind::Unmute),
            is_on: true,
            ..Control::default()
        };
        button(unmute, Icon::MicOff, selected, |call| Command::Unmute(Unmute { call }))
    } else {
        let mute = Control {
            id: "mute",
            label: text.mute,
            why: why(selected, |call| call.can.mute),
            is_pending: does(selected, CommandKind::Mute),
            ..Control::default()
        };
        button(mute, Icon::Mic, selected, |call| Command::Mute(Mute { call }))
    };
    let transferable = selected.map(|call| TransferableCall {
        id: call.id.clone(),
        direction: call.direction,
        media: call.media,
        transfer: call.can.transfer,
        consult: call.can.consult,
    });
    let picker = |purpose, id: &'static str, label: &'static str, mark, why, act| {
        html! {
            <Picker ui={ui.clone()} {purpose} {id} {label} {mark} {why} is_pending={does(selected, act)}
                agent={snapshot.agent.clone()} call={transferable.clone()} recent={snapshot.recent.clone()}
                options={options.clone()} on_done={Callback::noop()} />
        }
    };
    let consult = picker(
        Purpose::Consult,
        "consult",
        text.transfer.consult,
        Icon::Consult,
        why(selected, |call| call.can.consult),
        CommandKind::Consult,
    );
    let transfer = picker(
        Purpose::Transfer,
        "transfer",
        text.transfer.transfer,
        Icon::Forward,
        why(selected, |call| call.can.transfer),
        CommandKind::Transfer,
    );
    html! {
        <div class="controls" part="controls" role="group" aria-label={text.controls}>
            { button(answer, Icon::Phone, rings, |call| Command::Answer(Answer { call })) }
            { button(reject, Icon::PhoneMissed, rings, |call| Command::Reject(Reject { call, mode: RejectMode::default() })) }
            <span class="controls-line" aria-hidden="true" />
            { hold }
            { mute }
            <Keypad ui={ui.clone()} call={selected.map(|call| call.id.clone())} why={why(selected, |call| call.can.keypad)}
                is_pending={does(selected, CommandKind::Keypad)} />
            { consult }
            { transfer }
            { button(hang_up, Icon::PhoneOff, selected, |call| Command::HangUp(HangUp { call })) }
        </div>
    }
}
