//! Something that opens beside the button that opened it. Escape, or leaving it, closes it; the focus goes back.

use std::cell::RefCell;

use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, FocusEvent, HtmlElement, KeyboardEvent, Node, ShadowRoot};
use yew::{Callback, Html, NodeRef, html};

use crate::ui::{kit::memory::Memory, kit::part::Part};

/// A button and what it opens.
#[derive(PartialEq)]
pub(in crate::ui) struct Popover {
    pub(in crate::ui) is_open: bool,
    pub(in crate::ui) on_close: Callback<()>,
    /// The button, with `aria-expanded`.
    pub(in crate::ui) trigger: Html,
    pub(in crate::ui) class: &'static str,
    /// The name of a dialog, unless what is inside has a role and a name.
    pub(in crate::ui) dialog: Option<&'static str>,
    pub(in crate::ui) children: Html,
}

impl Part for Popover {
    fn draw(&self, memory: &mut Memory) -> Html {
        let (around, panel) = (memory.node(), memory.node());
        let check = memory.keep(|| RefCell::new(None::<Timeout>));
        {
            let panel = panel.clone();
            memory.after(self.is_open, move || {
                if let Some(panel) = panel.cast::<Element>() {
                    focus_first(&panel);
                }
            });
        }
        let onkeydown = {
            let (around, on_close) = (around.clone(), self.on_close.clone());
            let is_open = self.is_open;
            move |event: KeyboardEvent| {
                if is_open && event.key() == "Escape" {
                    event.stop_propagation();
                    on_close.emit(());
                    focus_trigger(&around);
                }
            }
        };
        let onfocusout = {
            let (around, panel, on_close) = (around.clone(), panel.clone(), self.on_close.clone());
            let is_open = self.is_open;
            move |event: FocusEvent| {
                if !is_open {
                    return;
                }
                let (around, panel, on_close) = (around.clone(), panel.clone(), on_close.clone());
                let lost = lost_by(&event);
                // Where the focus went is known in a moment.
                let look = move || {
                    if !has_left(&around) {
                        return;
                    }
                    if is_gone(lost.as_ref()) {
                        // One page has replaced another, and on a slow machine has not taken the focus yet.
                        panel.cast::<Element>().iter().for_each(focus_first);
                    } else {
                        on_close.emit(());
                    }
                };
                check.replace(Some(Timeout::new(0, look)));
            }
        };
        html! {
            <div class="popover" tabindex="-1" ref={around} {onkeydown} {onfocusout}>
                { self.trigger.clone() }
                if self.is_open {
                    <div class={["panel ", self.class].concat()} part="popover" tabindex="-1" ref={panel}
                        role={self.dialog.map(|_| "dialog")} aria-label={self.dialog}>
                        { self.children.clone() }
                    </div>
                }
            </div>
        }
    }
}

/// Puts the focus where it belongs in something that has just opened.
pub(in crate::ui) fn focus_first(panel: &Element) {
    for selector in ["[data-focus]", "[role^=menuitem]", "input, button"] {
        // The selectors are fixed and valid.
        let found = panel.query_selector(selector).ok().flatten();
        if let Some(found) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
            focus(&found);
            return;
        }
    }
}

/// Puts the focus back on the button that opened it.
pub(in crate::ui) fn focus_trigger(around: &NodeRef) {
    let trigger = around.cast::<Element>().and_then(|it| it.query_selector("[aria-expanded]").ok().flatten());
    if let Some(trigger) = trigger.and_then(|trigger| trigger.dyn_into::<HtmlElement>().ok()) {
        focus(&trigger);
    }
}

/// Focuses. An element that is gone can't be focused: that is no loss.
pub(in crate::ui) fn focus(element: &HtmlElement) {
    let _ = element.focus();
}

/// The focused element of the shadow root, or document, that this node is in.
pub(in crate::ui) fn focused_beside(node: &Node) -> Option<Element> {
    let root = node.get_root_node();
    match root.dyn_into::<ShadowRoot>() {
        Ok(shadow) => shadow.active_element(),
        Err(root) => root.dyn_into::<Document>().ok()?.active_element(),
    }
}

/// What has lost the focus. To be read at once: later the event tells no more than the shadow root's host.
pub(in crate::ui) fn lost_by(event: &FocusEvent) -> Option<Node> {
    event.target()?.dyn_into().ok()
}

/// Whether it is not on the page any more: then nobody has put the focus elsewhere.
pub(in crate::ui) fn is_gone(lost: Option<&Node>) -> bool {
    lost.is_some_and(|it| !it.is_connected())
}

/// Whether the focus is elsewhere on the page; not when the whole window has lost it.
pub(in crate::ui) fn has_left(around: &NodeRef) -> bool {
    let Some(around) = around.cast::<Element>() else { return false };
    let window_has_focus =
        around.owner_document().is_some_and(|document| document.has_focus().unwrap_or(true));
    let inside = focused_beside(&around).is_some_and(|focused| around.contains(Some(&focused)));
    window_has_focus && !inside
}
