//! The picker of somebody to call, to consult or to transfer a call to: its button. What it opens is in `body`.

pub(in crate::ui) mod body;
pub(in crate::ui) mod draw;
pub(in crate::ui) mod list;
pub(in crate::ui) mod options;
pub(in crate::ui) mod purpose;
pub(in crate::ui) mod rows;

use std::rc::Rc;

use offhook_session::{AgentView, CallId, EndedCall};
use yew::{Callback, Html, Properties, component, html, use_node_ref};

use crate::ui::{
    app::context::Ui,
    app::options::BarOptions,
    kit::control::{Control, control},
    kit::effects::use_change,
    kit::focus::{focus_trigger, has_left},
    kit::icons::Icon,
    kit::popover::Popover,
    kit::toggle::use_toggle,
    panels::use_panels,
    picker::body::PickerBodyProps,
    picker::options::TransferableCall,
    picker::purpose::Purpose,
};

/// The properties of [`Picker`].
#[derive(Clone, PartialEq, Properties)]
pub(in crate::ui) struct PickerProps {
    pub(in crate::ui) ui: Ui,
    pub(in crate::ui) purpose: Purpose,
    /// The id of its button.
    pub(in crate::ui) id: &'static str,
    pub(in crate::ui) label: &'static str,
    pub(in crate::ui) mark: Icon,
    /// Why it can't be opened.
    pub(in crate::ui) why: Option<&'static str>,
    pub(in crate::ui) is_pending: bool,
    pub(in crate::ui) agent: AgentView,
    /// The call it is about. Null for a new one.
    #[prop_or_default]
    pub(in crate::ui) call: Option<TransferableCall>,
    pub(in crate::ui) recent: Rc<Vec<EndedCall>>,
    pub(in crate::ui) options: Rc<BarOptions>,
    /// There is a new call.
    pub(in crate::ui) on_done: Callback<Option<CallId>>,
}

/// The picker and its button.
#[component]
pub(in crate::ui) fn Picker(props: &PickerProps) -> Html {
    let ui = &props.ui;
    let words = &ui.text().transfer;
    let opened = use_toggle();
    let is_open = opened.is_on();
    let container = use_node_ref();
    let panels = use_panels(is_open);
    // The button has the focus again, unless it has gone elsewhere meanwhile.
    let close = {
        let (opened, container) = (opened.clone(), container.clone());
        Callback::from(move |()| {
            opened.set(false);
            if !has_left(&container) {
                focus_trigger(&container);
            }
        })
    };
    {
        let close = close.clone();
        // Another call: what was picked was not for that one.
        let close_open = Callback::from(move |()| {
            if is_open {
                close.emit(());
            }
        });
        use_change(props.call.as_ref().map(|call| call.id.clone()), close_open);
    }
    let button = Control {
        id: props.id,
        label: props.label,
        // What is open stays so: it says itself what is not possible any more.
        why: props.why.filter(|_| !is_open),
        is_pending: props.is_pending,
        expanded: Some(is_open),
        keys: ui.shortcuts.of_control(props.id),
        ..Control::default()
    };
    let title = match props.purpose {
        Purpose::Call => props.label,
        Purpose::Transfer => words.transfer_to,
        Purpose::Consult => words.consult_whom,
    };
    let body = PickerBodyProps { of: props.clone(), on_close: close };
    html! {
        <div class="picker-place" ref={container}>
            <Popover {is_open} on_close={opened.setter(false)} trigger={control(&button, props.mark, opened.switch())}
                class="end picker" dialog={Some(title)}>
                if is_open { { panels.render(ui, |panels| (panels.picker)(body)) } }
            </Popover>
        </div>
    }
}
