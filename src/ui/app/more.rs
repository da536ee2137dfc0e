//! The button of a small bar that shows the rest of it, below or above its line; for as long as the focus is in the bar.

use web_sys::{Element, KeyboardEvent};
use yew::{Callback, Html, NodeRef, hook, html};

use crate::ui::{
    app::context::Ui,
    app::options::Layout,
    kit::focus::{find, focus_first},
    kit::icons::{Icon, icon},
    kit::timeout::{Later, use_later},
    kit::toggle::{Toggle, use_toggle},
};

/// The rest of a small bar.
#[derive(Clone)]
pub(in crate::ui) struct More {
    is_mini: bool,
    opened: Toggle,
    bar: NodeRef,
    later: Later,
}

/// Returns the rest of the bar, hidden at first; in the layouts that show everything there is none.
#[hook]
pub(in crate::ui) fn use_more(layout: Layout, bar: &NodeRef) -> More {
    let opened = use_toggle();
    let later = use_later();
    More { is_mini: layout == Layout::Mini, opened, bar: bar.clone(), later }
}

impl More {
    /// Returns true if it is shown.
    pub(in crate::ui) fn is_open(&self) -> bool {
        self.is_mini && self.opened.is_on()
    }

    /// Shows the rest.
    pub(in crate::ui) fn open(&self) {
        self.opened.set(true);
    }

    /// Hides the rest.
    pub(in crate::ui) fn close(&self) {
        self.opened.set(false);
    }

    /// Hides it when the key is Escape, and puts the focus on its button.
    pub(in crate::ui) fn on_key(&self, event: &KeyboardEvent) {
        if event.key() == "Escape" && self.is_open() {
            event.stop_propagation();
            event.prevent_default();
            self.close();
            if let Some(button) = self.bar.cast::<Element>().and_then(|bar| find(&bar, ".more")) {
                focus_first(&button);
            }
        }
    }

    /// Renders its button, with a mark for what is new.
    pub(in crate::ui) fn button(&self, ui: &Ui, is_signed_in: bool, badge: Html) -> Html {
        if !self.is_mini {
            return Html::default();
        }
        let words = &ui.text().desk;
        let is_open = self.opened.is_on();
        let onclick = {
            let Self { opened, bar, later, .. } = self.clone();
            move |_| {
                let was_open = opened.is_on();
                opened.set(!was_open);
                if was_open || is_signed_in {
                    return;
                }
                let bar = bar.clone();
                // Once the form can be seen.
                let show = move |()| {
                    let form = bar.cast::<Element>().and_then(|bar| find(&bar, ".fields"));
                    form.as_deref().into_iter().for_each(focus_first);
                };
                later.set(0, Callback::from(show));
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
