//! What had the focus may go from the page: the form once signed in, the dial box once there is a call. The focus then
//! stays in the bar, so that whoever has no mouse goes on from there, and not from the top of the page.

use std::cell::RefCell;

use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusEvent, HtmlElement, Node, ShadowRoot};
use yew::{Callback, NodeRef};

use crate::ui::{
    kit::memory::Memory,
    kit::popover::{focus, focused_beside, has_left, is_gone, lost_by},
};

/// Where it goes: the first of them that can be seen. Not where a second press of Enter would end the call. Of the fields,
/// those that are empty come first, as all are required.
const NEXT: [&str; 4] = [".pill", ".fields input:invalid", ".fields input", ".more button"];

/// To be told whenever something in the bar loses the focus.
pub(in crate::ui) fn focus_kept(memory: &mut Memory, bar: &NodeRef) -> Callback<FocusEvent> {
    let later = memory.keep(|| RefCell::new(None::<Timeout>));
    let bar = bar.clone();
    Callback::from(move |event: FocusEvent| {
        let (bar, lost) = (bar.clone(), lost_by(&event));
        // In a moment it is known what is gone, and whether something else in the bar has taken the focus.
        let look = move || {
            if is_gone(lost.as_ref()) && has_left(&bar) {
                bar.cast::<Element>().iter().for_each(keep);
            }
        };
        later.replace(Some(Timeout::new(0, look)));
    })
}

/// Puts the focus back into the bar, unless somebody has it.
fn keep(bar: &Element) {
    if is_taken(bar) {
        return;
    }
    for selector in NEXT {
        // The selectors are fixed and valid.
        let found = bar.query_selector(selector).ok().flatten();
        if let Some(found) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
            focus(&found);
            if is_taken(bar) {
                return;
            }
        }
    }
}

/// Whether anything has the focus: beside the bar, or in any document around it. Of what is around, `body` has it when
/// nothing has, and a host only passes on what is said of its inside.
fn is_taken(bar: &Element) -> bool {
    let mut inside: Node = bar.clone().into();
    loop {
        let focused = focused_beside(&inside);
        if focused.is_some_and(|it| it.local_name() != "body" && *it != inside) {
            return true;
        }
        let Ok(shadow) = inside.get_root_node().dyn_into::<ShadowRoot>() else { return false };
        inside = shadow.host().into();
    }
}
