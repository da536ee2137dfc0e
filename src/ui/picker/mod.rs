//! Whom to call, to ask or to hand a call to: the button of the picker. What it opens is in `body`.

pub(in crate::ui) mod body;
pub(in crate::ui) mod draw;
pub(in crate::ui) mod list;
pub(in crate::ui) mod options;
pub(in crate::ui) mod rows;

use std::rc::Rc;

use offhook_session::{AgentView, CallId, EndedCall};
use yew::{Callback, Html, html};

use crate::ui::{
    app::context::Ui,
    app::options::BarOptions,
    app::panels::{opened, opening},
    kit::control::{Control, control},
    kit::icons::Icon,
    kit::memory::Memory,
    kit::part::{Part, part},
    kit::popover::{Popover, focus_trigger, has_left},
    picker::body::PickerBody,
    picker::list::Purpose,
    picker::options::Handed,
};

/// The picker and its button.
#[derive(Clone, PartialEq)]
pub(in crate::ui) struct Picker {
    pub(in crate::ui) ui: Ui,
    pub(in crate::ui) purpose: Purpose,
    /// Its button.
    pub(in crate::ui) id: &'static str,
    pub(in crate::ui) label: &'static str,
    pub(in crate::ui) mark: Icon,
    /// Why it can't be opened.
    pub(in crate::ui) why: Option<&'static str>,
    pub(in crate::ui) is_pending: bool,
    pub(in crate::ui) agent: AgentView,
    /// The call it is about.
    pub(in crate::ui) call: Option<Handed>,
    pub(in crate::ui) recent: Rc<Vec<EndedCall>>,
    pub(in crate::ui) options: Rc<BarOptions>,
    /// There is a new call.
    pub(in crate::ui) on_done: Callback<Option<CallId>>,
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
