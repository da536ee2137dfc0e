//! What can be done with two calls at once: swap, join, hand over, take back. A group of its own, so that the controls
//! of a single call keep their places.

use offhook_session::{
    CallId, CallState, CallView, Command, Media, Verdict,
    snapshot::{CallKind, PendingAct},
};
use yew::{Callback, Html, html};

use super::{
    context::Ui,
    control::{Control, Tone, control},
    icons::Icon,
    party::party_name,
};

/// The group; nothing when there is but one call and nothing special about it.
pub(super) fn handing(ui: &Ui, calls: &[CallView], meant: Option<&CallView>) -> Option<Html> {
    let held = calls.iter().find(|call| call.state == CallState::Held);
    let active = calls.iter().find(|call| is_active(call));
    let handed = calls.iter().find(|call| call.can.cancel_transfer.ok);
    let third =
        calls.iter().find(|call| call.kind == CallKind::ThirdParty && call.state != CallState::Conference);
    let video = meant.filter(|call| call.can.switch_media.ok || call.media == Media::Video);
    let two = match (held, active) {
        (Some(held), Some(active)) if third.is_none() => Some((held, active)),
        _ => None,
    };
    if video.is_none() && two.is_none() && third.is_none() && handed.is_none() {
        return None;
    }
    // The customer who is being handed on waits, or is already on the way.
    let customer = handed.or_else(|| third.and(calls.iter().find(|call| call.kind == CallKind::Customer)));
    Some(html! {
        <div class="handing" part="handing" role="group" aria-label={ui.text().handing.between}>
            { video.map(|call| video_switch(ui, call)).unwrap_or_default() }
            { two.map(|(held, active)| between(ui, held, active)).unwrap_or_default() }
            { customer.map(|call| take_back(ui, call)).unwrap_or_default() }
            { third.map(|call| leave_to(ui, call)).unwrap_or_default() }
        </div>
    })
}

/// Whether it has the agent's ear, or is about to.
const fn is_active(call: &CallView) -> bool {
    match call.state {
        CallState::Dialing | CallState::RemoteRinging | CallState::Talking | CallState::Conference => true,
        CallState::Ringing
        | CallState::Answering
        | CallState::Held
        | CallState::RemoteGone
        | CallState::Transferring
        | CallState::InIvr => false,
    }
}

/// Swap, join and connect: one call is held, another one is not.
fn between(ui: &Ui, held: &CallView, active: &CallView) -> Html {
    let (text, words) = (ui.text(), &ui.text().handing);
    let why = |verdict: Verdict| verdict.why.map(text.refusal);
    let swap = Control {
        id: "swap",
        label: words.swap,
        hint: Some(words.swap_hint),
        why: why(active.can.hold),
        is_pending: active.pending == Some(PendingAct::Hold) || held.pending == Some(PendingAct::Retrieve),
        ..Control::default()
    };
    let join = Control {
        id: "join",
        label: words.join,
        hint: Some(words.join_hint),
        why: why(held.can.join),
        is_pending: held.pending == Some(PendingAct::Join),
        ..Control::default()
    };
    // With a colleague or a third party on the line, it is the customer who is handed over.
    let is_handed_over = active.kind != CallKind::Customer && held.kind == CallKind::Customer;
    let (label, full) = if is_handed_over {
        let name = party_name(ui, active.kind, &active.remote.number);
        (words.hand_over_short, Some((words.hand_over)(&name).into()))
    } else {
        (words.connect, None)
    };
    let connect = Control {
        id: "connect",
        label,
        full,
        tone: Tone::Worded,
        hint: Some(words.connect_hint),
        why: why(held.can.connect),
        is_pending: held.pending == Some(PendingAct::Connect),
        ..Control::default()
    };
    let on_swap = {
        let (ui, held, active) = (ui.clone(), held.id.clone(), active.id.clone());
        Callback::from(move |()| swap_calls(&ui, active.clone(), held.clone()))
    };
    html! {
        <>
            { control(&swap, Icon::Swap, on_swap) }
            { control(&join, Icon::People, asks(ui, Command::Join { call: held.id.clone() })) }
            { control(&connect, Icon::HandOver, asks(ui, Command::Connect { call: held.id.clone() })) }
        </>
    }
}

/// Holds the one, then retrieves the other. When the first fails nothing has changed, and the message says why.
fn swap_calls(ui: &Ui, active: CallId, held: CallId) {
    let next = ui.clone();
    ui.ask_then(Command::Hold { call: active }, move |settled| {
        if settled.is_ok() {
            next.ask(Command::Retrieve { call: held });
        }
    });
}

/// Take the customer back from a third party.
fn take_back(ui: &Ui, customer: &CallView) -> Html {
    let words = &ui.text().handing;
    let cancel = Control {
        id: "cancel-transfer",
        label: words.cancel_transfer,
        tone: Tone::Worded,
        hint: Some(words.cancel_hint),
        why: customer.can.cancel_transfer.why.map(ui.text().refusal),
        is_pending: customer.pending == Some(PendingAct::CancelTransfer),
        ..Control::default()
    };
    control(&cancel, Icon::TakeBack, asks(ui, Command::CancelTransfer { call: customer.id.clone() }))
}

/// Leave the customer to a third party: that is done by hanging up (CEC 6.1.2.11, mode 3).
fn leave_to(ui: &Ui, third: &CallView) -> Html {
    let words = &ui.text().handing;
    let name = party_name(ui, third.kind, &third.remote.number);
    let is_there = third.state == CallState::Talking;
    let hand_over = Control {
        id: "hand-over",
        label: words.hand_over_short,
        full: Some((words.hand_over)(&name).into()),
        tone: Tone::Worded,
        hint: Some(words.connect_hint),
        // Before they have answered, hanging up would only give up calling them.
        why: if is_there {
            third.can.hang_up.why.map(ui.text().refusal)
        } else {
            Some((ui.text().call_state)(third.state))
        },
        is_pending: third.pending == Some(PendingAct::HangUp),
        ..Control::default()
    };
    control(&hand_over, Icon::HandOver, asks(ui, Command::HangUp { call: third.id.clone() }))
}

/// Sound, or picture too.
fn video_switch(ui: &Ui, call: &CallView) -> Html {
    let words = &ui.text().handing;
    let is_video = call.media == Media::Video;
    let (label, media) =
        if is_video { (words.video_off, Media::Audio) } else { (words.video_on, Media::Video) };
    let switch = Control {
        id: "video",
        label,
        why: call.can.switch_media.why.map(ui.text().refusal),
        is_pending: call.pending == Some(PendingAct::SwitchMedia),
        is_on: is_video,
        ..Control::default()
    };
    control(&switch, Icon::Video, asks(ui, Command::SwitchMedia { call: call.id.clone(), media }))
}

/// A click that asks for this.
pub(super) fn asks(ui: &Ui, command: Command) -> Callback<()> {
    let ui = ui.clone();
    Callback::from(move |()| ui.ask(command.clone()))
}
