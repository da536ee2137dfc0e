//! Whom to call, to ask or to hand a call to: the button of the picker. What it opens is in `picker_body`.

use std::rc::Rc;

use offhook_session::{AgentView, CallId, EndedCall};
use yew::{Callback, Html, Properties, component, html, use_effect_with, use_node_ref, use_state_eq};

use super::{
    context::use_ui,
    control::{Control, control},
    icons::Icon,
    options::BarOptions,
    panels::{opened, use_panels},
    picker_body::PickerBodyProps,
    picker_list::Purpose,
    picker_ways::Handed,
    popover::{Popover, focus_trigger, has_left},
};

#[derive(Clone, PartialEq, Properties)]
pub(super) struct PickerProps {
    pub(super) purpose: Purpose,
    /// Its button.
    pub(super) id: &'static str,
    pub(super) label: &'static str,
    pub(super) mark: Icon,
    /// Why it can't be opened.
    #[prop_or_default]
    pub(super) why: Option<&'static str>,
    #[prop_or_default]
    pub(super) is_pending: bool,
    pub(super) agent: AgentView,
    /// The call it is about.
    #[prop_or_default]
    pub(super) call: Option<Handed>,
    pub(super) recent: Rc<Vec<EndedCall>>,
    pub(super) options: Rc<BarOptions>,
    /// There is a new call.
    #[prop_or_default]
    pub(super) on_done: Callback<Option<CallId>>,
}

/// The picker and its button.
#[component]
pub(super) fn Picker(props: &PickerProps) -> Html {
    let ui = use_ui();
    let words = &ui.text().handing;
    let is_open = use_state_eq(|| false);
    let around = use_node_ref();
    let opening = use_panels(*is_open);
    // The button has the focus again, unless it has gone elsewhere meanwhile.
    let close = {
        let (is_open, around) = (is_open.setter(), around.clone());
        Callback::from(move |()| {
            is_open.set(false);
            if !has_left(&around) {
                focus_trigger(&around);
            }
        })
    };
    {
        let (close, is_open) = (close.clone(), *is_open);
        // Another call: what was picked was not for that one.
        use_effect_with(props.call.as_ref().map(|call| call.id.clone()), move |_| {
            if is_open {
                close.emit(());
            }
        });
    }
    let button = Control {
        id: props.id,
        label: props.label,
        // What is open stays so: it says itself what is not possible any more.
        why: props.why.filter(|_| !*is_open),
        is_pending: props.is_pending,
        expanded: Some(*is_open),
        keys: ui.shortcuts.of_control(props.id),
        ..Control::default()
    };
    let toggle = {
        let is_open = is_open.clone();
        Callback::from(move |()| is_open.set(!*is_open))
    };
    let title = match props.purpose {
        Purpose::Call => props.label,
        Purpose::Transfer => words.transfer_to,
        Purpose::Consult => words.consult_whom,
    };
    let children = opened(&ui, &opening, |panels| {
        let body = || PickerBodyProps { of: props.clone(), on_close: close.clone() };
        is_open.then(|| (panels.picker)(body()))
    });
    let on_leave = {
        let is_open = is_open.setter();
        move |()| is_open.set(false)
    };
    html! {
        <div class="picker-place" ref={around}>
            <Popover is_open={*is_open} on_close={on_leave} trigger={control(&button, props.mark, toggle)}
                class="end picker" role="dialog" label={title}>
                { children }
            </Popover>
        </div>
    }
}
