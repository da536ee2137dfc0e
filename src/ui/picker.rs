//! Whom to call, to ask or to hand a call to: the button of the picker. What it opens is in `picker_body`.

use std::rc::Rc;

use offhook_session::{AgentView, CallId, EndedCall};
use yew::{Callback, Html, html};

use super::{
    context::Ui,
    control::{Control, control},
    icons::Icon,
    memory::Memory,
    options::BarOptions,
    panels::{opened, opening},
    part::{Part, part},
    picker_body::PickerBody,
    picker_list::Purpose,
    picker_ways::Handed,
    popover::{Popover, focus_trigger, has_left},
};

/// The picker and its button.
#[derive(Clone, PartialEq)]
pub(super) struct Picker {
    pub(super) ui: Ui,
    pub(super) purpose: Purpose,
    /// Its button.
    pub(super) id: &'static str,
    pub(super) label: &'static str,
    pub(super) mark: Icon,
    /// Why it can't be opened.
    pub(super) why: Option<&'static str>,
    pub(super) is_pending: bool,
    pub(super) agent: AgentView,
    /// The call it is about.
    pub(super) call: Option<Handed>,
    pub(super) recent: Rc<Vec<EndedCall>>,
    pub(super) options: Rc<BarOptions>,
    /// There is a new call.
    pub(super) on_done: Callback<Option<CallId>>,
}

impl Part for Picker {
    fn draw(&self, memory: &mut Memory) -> Html {
        let ui = &self.ui;
        let words = &ui.text().handing;
        let is_open = memory.state(|| false);
        let around = memory.node();
        let opening = opening(memory, *is_open);
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
            memory.after(self.call.as_ref().map(|call| call.id.clone()), move || {
                if is_open {
                    close.emit(());
                }
            });
        }
        let button = Control {
            id: self.id,
            label: self.label,
            // What is open stays so: it says itself what is not possible any more.
            why: self.why.filter(|_| !*is_open),
            is_pending: self.is_pending,
            expanded: Some(*is_open),
            keys: ui.shortcuts.of_control(self.id),
            ..Control::default()
        };
        let toggle = is_open.turns();
        let title = match self.purpose {
            Purpose::Call => self.label,
            Purpose::Transfer => words.transfer_to,
            Purpose::Consult => words.consult_whom,
        };
        let children = opened(ui, &opening, |panels| {
            is_open.then(|| (panels.picker)(PickerBody { of: self.clone(), on_close: close.clone() }))
        });
        let popover = Popover {
            is_open: *is_open,
            on_close: is_open.makes(false),
            trigger: control(&button, self.mark, toggle),
            class: "end picker",
            dialog: Some(title),
            children,
        };
        html! { <div class="picker-place" ref={around}>{ part(popover) }</div> }
    }
}
