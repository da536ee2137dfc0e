//! The button of a small bar that shows the rest of it, below or above its line; for as long as the focus is in the bar.

use std::{cell::RefCell, rc::Rc};

use gloo_timers::callback::Timeout;
use web_sys::{Element, FocusEvent, KeyboardEvent};
use yew::{Callback, Html, NodeRef, html};

use crate::ui::{
    app::context::Ui,
    app::options::Layout,
    kit::icons::{Icon, icon},
    kit::memory::{Memory, State},
    kit::popover::{focus_first, has_left, is_gone, lost_by},
};

/// The rest of a small bar.
pub(in crate::ui) struct More {
    is_mini: bool,
    is_open: State<bool>,
    bar: NodeRef,
    later: Rc<RefCell<Option<Timeout>>>,
    pub(in crate::ui) on_focus_out: Callback<FocusEvent>,
}

/// Whether it is shown; never in the layouts that show everything.
pub(in crate::ui) fn more(memory: &mut Memory, layout: Layout, bar: &NodeRef) -> More {
    let is_open = memory.state(|| false);
    let later = memory.keep(|| RefCell::new(None::<Timeout>));
    let on_focus_out = {
        let (bar, is_open, later) = (bar.clone(), is_open.setter(), later.clone());
        Callback::from(move |event: FocusEvent| {
            let (bar, is_open, lost) = (bar.clone(), is_open.clone(), lost_by(&event));
            // Where the focus went is known in a moment.
            let look = move || {
                if has_left(&bar) && !is_gone(lost.as_ref()) {
                    is_open.set(false);
                }
            };
            later.replace(Some(Timeout::new(0, look)));
        })
    };
    More { is_mini: layout == Layout::Mini, is_open, bar: bar.clone(), later, on_focus_out }
}

impl More {
    pub(in crate::ui) fn is_open(&self) -> bool {
        self.is_mini && *self.is_open
    }

    /// Shows it.
    pub(in crate::ui) fn reveal(&self) -> Callback<()> {
        self.is_open.makes(true)
    }

    /// Escape puts it away.
    pub(in crate::ui) fn hear(&self, event: &KeyboardEvent) {
        if event.key() == "Escape" && self.is_open() {
            self.is_open.setter().set(false);
            if let Some(button) =
                self.bar.cast::<Element>().and_then(|bar| bar.query_selector(".more").ok().flatten())
            {
                focus_first(&button);
            }
        }
    }

    /// The button.
    pub(in crate::ui) fn button(&self, ui: &Ui, is_signed_in: bool, badge: Html) -> Html {
        if !self.is_mini {
            return Html::default();
        }
        let words = &ui.text().desk;
        let is_open = *self.is_open;
        let onclick = {
            let (is_open, bar, later) = (self.is_open.setter(), self.bar.clone(), self.later.clone());
            move |_| {
                let was_open = *is_open.latest();
                is_open.set(!was_open);
                if was_open || is_signed_in {
                    return;
                }
                let bar = bar.clone();
                // Once the form can be seen.
                let show = move || {
                    let form =
                        bar.cast::<Element>().and_then(|bar| bar.query_selector(".fields").ok().flatten());
                    form.iter().for_each(focus_first);
                };
                later.replace(Some(Timeout::new(0, show)));
            }
        };
        let label = if is_signed_in { words.more } else { words.more_sign_in };
        let class = if is_signed_in { "control" } else { "control worded" };
        html! {
            <div class="more">
                <button type="button" {class} part="control more" aria-label={label}
                    aria-expanded={if is_open { "true" } else { "false" }} {onclick}>
                    if is_signed_in { { icon(Icon::Ellipsis) }{ badge } } else { { label } }
                </button>
            </div>
        }
    }
}
