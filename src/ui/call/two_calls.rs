//! Controls for two calls at once: swap, join, transfer, take back. They are a group of their own, so that the controls
//! of a single call keep their places.

use offhook_session::{
    CallId, CallState, CallView, CancelTransfer, Command, Connect, HangUp, Hold, Join, Media, Refusal,
    Retrieve, SwitchMedia,
    snapshot::{CallKind, CommandKind},
};
use yew::{AttrValue, Callback, Html, html};

use crate::ui::{
    app::context::Ui,
    call::party::party_name,
    kit::control::{Control, Tone, control},
    kit::icons::Icon,
};

/// Renders the group; null when there is but one call and nothing special about it.
pub(in crate::ui) fn two_calls(ui: &Ui, calls: &[CallView], selected: Option<&CallView>) -> Option<Html> {
    // While two are swapped both are held for a moment, and whoever is on the way back counts as there.
    let active =
        calls.iter().find(|call| is_active(call)).or_else(|| calls.iter().find(|call| comes_back(call)));
    let is_other = |call: &CallView| active.is_none_or(|active| active.id != call.id);
    let held = calls.iter().find(|call| call.state == CallState::Held && is_other(call));
    let in_transfer = calls.iter().find(|call| call.can.cancel_transfer.ok);
    let third =
        calls.iter().find(|call| call.kind == CallKind::ThirdParty && call.state != CallState::Conference);
    let video = selected.filter(|call| call.can.switch_media.ok || call.media == Media::Video);
    let two = match (held, active) {
        (Some(held), Some(active)) if third.is_none() => Some((held, active)),
        _ => None,
    };
    if video.is_none() && two.is_none() && third.is_none() && in_transfer.is_none() {
        return None;
    }
    // The customer who is being transferred waits, or is already on the way.
    let customer =
        in_transfer.or_else(|| third.and(calls.iter().find(|call| call.kind == CallKind::Customer)));
    Some(html! {
        <div class="two-calls" part="two-calls" role="group" aria-label={ui.text().transfer.between}>
            { video.map(|call| video_switch(ui, call)).unwrap_or_default() }
            { two.map(|(held, active)| between(ui, held, active)).unwrap_or_default() }
            { customer.map(|call| take_back(ui, call)).unwrap_or_default() }
            { third.map(|call| leave_to(ui, call)).unwrap_or_default() }
        </div>
    })
}

/// Returns true if a call has the agent's ear, or is about to.
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

/// Returns true if a call is held, but not for long.
fn comes_back(call: &CallView) -> bool {
    call.state == CallState::Held && call.pending == Some(CommandKind::Retrieve)
}

/// Swap, join and connect: one call is held, another one is not.
fn between(ui: &Ui, held: &CallView, active: &CallView) -> Html {
    let words = &ui.text().transfer;
    let is_swapping = active.pending == Some(CommandKind::Hold) || [held, active].into_iter().any(comes_back);
    let on_swap = {
        let (ui, held, active) = (ui.clone(), held.id.clone(), active.id.clone());
        Callback::from(move |()| swap_calls(&ui, active.clone(), held.clone()))
    };
    // With a colleague or a third party, it is the customer who is transferred.
    let is_customer = |call: &CallView| call.kind == CallKind::Customer;
    let (label, full) = match (is_customer(held), is_customer(active)) {
        (true, false) => (words.hand_over_short, hand_over_to(ui, active)),
        (false, true) => (words.hand_over_short, hand_over_to(ui, held)),
        (true, true) | (false, false) => (words.connect, None),
    };
    let swap = Act { id: "swap", label: words.swap, hint: words.swap_hint, mark: Icon::Swap };
    let join = Act { id: "join", label: words.join, hint: words.join_hint, mark: Icon::People };
    let connect = Act { id: "connect", label, hint: words.connect_hint, mark: Icon::HandOver };
    let call = held.id.clone();
    html! {
        <>
            { swap.draw(ui, active.can.hold.why, is_swapping, None, on_swap) }
            { join.draw(ui, held.can.join.why, held.pending == Some(CommandKind::Join), None,
                ui.asks(Command::Join(Join { call: call.clone() }))) }
            { connect.draw(ui, held.can.connect.why, held.pending == Some(CommandKind::Connect), full,
                ui.asks(Command::Connect(Connect { call }))) }
        </>
    }
}

/// One thing that can be done.
struct Act {
    id: &'static str,
    label: &'static str,
    hint: &'static str,
    mark: Icon,
}

impl Act {
    /// Renders the control. One that ends the situation has its word beside it.
    fn draw(
        &self,
        ui: &Ui,
        why: Option<Refusal>,
        is_pending: bool,
        full: Option<AttrValue>,
        onclick: Callback<()>,
    ) -> Html {
        let is_plain = matches!(self.mark, Icon::Swap | Icon::People | Icon::Video);
        let it = Control {
            id: self.id,
            label: self.label,
            full,
            tone: if is_plain { Tone::Plain } else { Tone::Worded },
            hint: Some(self.hint).filter(|hint| !hint.is_empty()),
            why: why.map(ui.text().refusal),
            is_pending,
            ..Control::default()
        };
        control(&it, self.mark, onclick)
    }
}

/// Holds the one, then retrieves the other. When the first fails nothing has changed, and the message says why.
fn swap_calls(ui: &Ui, active: CallId, held: CallId) {
    let next = ui.clone();
    ui.ask_then(Command::Hold(Hold { call: active }), move |settled| {
        if settled.is_ok() {
            next.ask(Command::Retrieve(Retrieve { call: held }));
        }
    });
}

/// Take the customer back from a third party.
fn take_back(ui: &Ui, customer: &CallView) -> Html {
    let words = &ui.text().transfer;
    let (label, hint) = (words.cancel_transfer, words.cancel_hint);
    let cancel = Act { id: "cancel-transfer", label, hint, mark: Icon::TakeBack };
    let is_pending = customer.pending == Some(CommandKind::CancelTransfer);
    let command = Command::CancelTransfer(CancelTransfer { call: customer.id.clone() });
    cancel.draw(ui, customer.can.cancel_transfer.why, is_pending, None, ui.asks(command))
}

/// Leave the customer to a third party: that is done by hanging up (CEC 6.1.2.11, mode 3).
fn leave_to(ui: &Ui, third: &CallView) -> Html {
    let words = &ui.text().transfer;
    let (label, hint) = (words.hand_over_short, words.connect_hint);
    let hand_over = Act { id: "hand-over", label, hint, mark: Icon::HandOver };
    // Before they have answered, hanging up would only give up calling them.
    let why =
        if third.state == CallState::Talking { third.can.hang_up.why } else { Some(Refusal::NotTalking) };
    let command = Command::HangUp(HangUp { call: third.id.clone() });
    let is_pending = third.pending == Some(CommandKind::HangUp);
    hand_over.draw(ui, why, is_pending, hand_over_to(ui, third), ui.asks(command))
}

fn hand_over_to(ui: &Ui, call: &CallView) -> Option<AttrValue> {
    Some((ui.text().transfer.hand_over)(&party_name(ui, call.kind, &call.remote.number)).into())
}

/// Sound, or picture too.
fn video_switch(ui: &Ui, call: &CallView) -> Html {
    let words = &ui.text().transfer;
    let (label, media) = match call.media {
        Media::Video => (words.video_off, Media::Audio),
        Media::Audio => (words.video_on, Media::Video),
    };
    let switch = Act { id: "video", label, hint: "", mark: Icon::Video };
    let is_pending = call.pending == Some(CommandKind::SwitchMedia);
    let command = Command::SwitchMedia(SwitchMedia { call: call.id.clone(), media });
    switch.draw(ui, call.can.switch_media.why, is_pending, None, ui.asks(command))
}
