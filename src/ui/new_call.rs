//! A button beside the calls that opens the dial box: there is no room for it while there is something else to see.

use offhook_session::{CallId, Verdict};
use yew::{Callback, Html, Properties, component, html, use_node_ref, use_state_eq};

use super::{
    context::use_ui,
    control::{Control, control},
    dial_box::DialBox,
    icons::Icon,
    popover::{Popover, focus_trigger, has_left},
};

#[derive(PartialEq, Properties)]
pub(super) struct NewCallProps {
    /// Whether one can call out.
    pub(super) verdict: Verdict,
    pub(super) is_pending: bool,
    /// The new call is the one that is meant.
    pub(super) on_choose: Callback<CallId>,
}

/// The button and the dial box.
#[component]
pub(super) fn NewCall(props: &NewCallProps) -> Html {
    let ui = use_ui();
    let text = ui.text();
    let is_open = use_state_eq(|| false);
    let around = use_node_ref();
    let close = {
        let is_open = is_open.setter();
        Callback::from(move |()| is_open.set(false))
    };
    let toggle = {
        let is_open = is_open.clone();
        Callback::from(move |()| is_open.set(!*is_open))
    };
    let on_done = {
        let (close, around, on_choose) = (close.clone(), around.clone(), props.on_choose.clone());
        Callback::from(move |call: Option<CallId>| {
            close.emit(());
            if !has_left(&around) {
                focus_trigger(&around);
            }
            call.into_iter().for_each(|call| on_choose.emit(call));
        })
    };
    // What is open stays so: it says itself why it can't call now.
    let why = props.verdict.why.filter(|_| !*is_open).map(text.refusal);
    let button =
        Control { id: "new-call", label: text.new_call, why, expanded: Some(*is_open), ..Control::default() };
    let trigger = control(&button, Icon::Plus, toggle);
    html! {
        <div class="new-call" ref={around}>
            <Popover is_open={*is_open} on_close={close} {trigger} class="end" role="dialog" label={text.new_call}>
                <DialBox verdict={props.verdict} is_pending={props.is_pending} tip="tip-call-too" {on_done} />
            </Popover>
        </div>
    }
}
