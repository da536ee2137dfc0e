//! Right: what can be done with the call. Every control has its place for good; nothing moves under the pointer.

use std::rc::Rc;

use offhook_session::{
    CallId, CallState, CallView, Command, RejectMode, Snapshot, Verdict, snapshot::PendingAct,
};
use yew::{Callback, Html, Properties, component, html};

use super::{
    calls::ringing,
    context::use_ui,
    control_button::{ControlButton, Tone},
    icons::Icon,
    keypad::Keypad,
};

#[derive(PartialEq, Properties)]
pub(super) struct ControlsProps {
    pub(super) snapshot: Rc<Snapshot>,
    /// The call they mean. Answering and rejecting always mean the call that rings.
    pub(super) meant: Option<CallId>,
}

/// The controls.
#[component]
pub(super) fn Controls(props: &ControlsProps) -> Html {
    let ui = use_ui();
    let text = ui.text();
    let meant = props.meant.as_ref().and_then(|id| props.snapshot.call(id));
    let rings = ringing(&props.snapshot.calls).or(meant);
    let why = |call: Option<&CallView>, verdict: fn(&CallView) -> Verdict| match call {
        None => Some(text.no_call_why),
        Some(call) => verdict(call).why.map(text.refusal),
    };
    let does = |call: Option<&CallView>, act: PendingAct| call.is_some_and(|call| call.pending == Some(act));
    let ask = |call: Option<&CallView>, command: fn(CallId) -> Command| {
        let (ui, id) = (ui.clone(), call.map(|call| call.id.clone()));
        Callback::from(move |()| {
            if let Some(id) = &id {
                ui.ask(command(id.clone()));
            }
        })
    };
    let is_held = meant.is_some_and(|call| call.state == CallState::Held);
    let is_muted = meant.is_some_and(|call| call.muted);
    let hold = if is_held {
        html! {
            <ControlButton id="hold" label={text.retrieve} mark={Icon::Play} is_on=true
                why={why(meant, |call| call.can.retrieve)} is_pending={does(meant, PendingAct::Retrieve)}
                onclick={ask(meant, |call| Command::Retrieve { call })} />
        }
    } else {
        html! {
            <ControlButton id="hold" label={text.hold} mark={Icon::Pause}
                why={why(meant, |call| call.can.hold)} is_pending={does(meant, PendingAct::Hold)}
                onclick={ask(meant, |call| Command::Hold { call })} />
        }
    };
    let mute = if is_muted {
        html! {
            <ControlButton id="mute" label={text.unmute} mark={Icon::MicOff} is_on=true
                why={why(meant, |call| call.can.unmute)} is_pending={does(meant, PendingAct::Unmute)}
                onclick={ask(meant, |call| Command::Unmute { call })} />
        }
    } else {
        html! {
            <ControlButton id="mute" label={text.mute} mark={Icon::Mic}
                why={why(meant, |call| call.can.mute)} is_pending={does(meant, PendingAct::Mute)}
                onclick={ask(meant, |call| Command::Mute { call })} />
        }
    };
    html! {
        <div class="controls" part="controls" role="group" aria-label={text.controls}>
            <ControlButton id="answer" label={text.answer} mark={Icon::Phone} tone={Tone::Go}
                why={why(rings, |call| call.can.answer)} is_pending={does(rings, PendingAct::Answer)}
                onclick={ask(rings, |call| Command::Answer { call })} />
            <ControlButton id="reject" label={text.reject} mark={Icon::PhoneMissed}
                why={why(rings, |call| call.can.reject)} is_pending={does(rings, PendingAct::Reject)}
                onclick={ask(rings, |call| Command::Reject { call, mode: RejectMode::default() })} />
            <span class="controls-line" aria-hidden="true" />
            { hold }
            { mute }
            <Keypad call={props.meant.clone()} why={why(meant, |call| call.can.keypad)}
                is_pending={does(meant, PendingAct::Keypad)} />
            <ControlButton id="hang-up" label={text.hang_up} mark={Icon::PhoneOff} tone={Tone::Stop}
                why={why(meant, |call| call.can.hang_up)} is_pending={does(meant, PendingAct::HangUp)}
                onclick={ask(meant, |call| Command::HangUp { call })} />
        </div>
    }
}
