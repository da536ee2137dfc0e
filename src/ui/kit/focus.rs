//! The keyboard focus: where it belongs in something that has just opened, and what to do when it is lost.

use js_sys::JSON;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use web_sys::{Document, Element, FocusEvent, HtmlElement, KeyboardEvent, Node, ShadowRoot};
use yew::{Callback, NodeRef, hook};

use crate::ui::{kit::effects::use_change, kit::timeout::use_later};

#[wasm_bindgen]
extern "C" {
    /// An element whose options for the focus are written as text: web-sys's weigh 0.4 KB more.
    type Focusable;
    #[wasm_bindgen(method)]
    fn focus(this: &Focusable, options: &JsValue);
}

/// Key code of every key that an input method handles. Safari and some older browsers tell by it alone that the Enter which ends a word is
/// none of the page's (UI Events, 7.3.1).
const INPUT_METHOD: u32 = 229;

/// True if the key is for an input method, which makes words of keys.
pub(in crate::ui) fn is_of_input_method(event: &KeyboardEvent) -> bool {
    event.is_composing() || event.key_code() == INPUT_METHOD
}

/// The way in which an element and all that is in it have lost the focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ui) enum FocusLoss {
    /// Something else on the page has it.
    Moved,
    /// The element with the focus was taken off the page, and nobody has put the focus elsewhere.
    Removed,
}

/// Returns a handler for the `focusout` events of `container`. `on_loss` is called when the focus has left the container,
/// not when the whole window has lost it.
#[hook]
pub(in crate::ui) fn use_focus_loss(
    container: &NodeRef,
    on_loss: Callback<FocusLoss>,
) -> Callback<FocusEvent> {
    let later = use_later();
    let container = container.clone();
    Callback::from(move |event: FocusEvent| {
        // Read at once: later the event tells no more than the shadow root's host.
        let lost: Option<Node> = event.target().and_then(|it| it.dyn_into().ok());
        let (container, on_loss) = (container.clone(), on_loss.clone());
        // Where the focus went is known in a moment.
        let look = move |()| {
            if has_left(&container) {
                let is_removed = lost.as_ref().is_some_and(|it| !it.is_connected());
                on_loss.emit(if is_removed { FocusLoss::Removed } else { FocusLoss::Moved });
            }
        };
        later.set(0, Callback::from(look));
    })
}

/// Focuses an element. One that is gone can't be focused: that is no loss.
pub(in crate::ui) fn focus(element: &HtmlElement) {
    let _ = element.focus();
}

/// Puts the focus where it belongs in `panel`, when that has just been rendered and whenever `is_open` changes.
#[hook]
pub(in crate::ui) fn use_focus_first(panel: &NodeRef, is_open: bool) {
    let panel = panel.clone();
    let focus = Callback::from(move |()| panel.cast::<Element>().iter().for_each(focus_first));
    use_change(is_open, focus);
}

/// Puts the focus where it belongs in something that has just opened.
pub(in crate::ui) fn focus_first(panel: &Element) {
    for selector in ["[data-focus]", "[role^=menuitem]", "input, button"] {
        if let Some(found) = find(panel, selector) {
            // What a header of the page cuts off has not been raised yet: its being focused must not scroll the header.
            let options = JSON::parse(r#"{"preventScroll":true}"#).unwrap_or_default();
            return found.unchecked_ref::<Focusable>().focus(&options);
        }
    }
}

/// Puts the focus back on the button inside `container` that opened something.
pub(in crate::ui) fn focus_trigger(container: &NodeRef) {
    let container = container.cast::<Element>();
    if let Some(trigger) = container.and_then(|it| find(&it, "[aria-expanded]")) {
        focus(&trigger);
    }
}

/// Returns the first element inside `container` that a fixed, valid selector selects.
pub(in crate::ui) fn find(container: &Element, selector: &str) -> Option<HtmlElement> {
    container.query_selector(selector).ok().flatten()?.dyn_into().ok()
}

/// Returns every element inside `container` that a fixed, valid selector selects.
pub(in crate::ui) fn find_all(container: &Element, selector: &str) -> Vec<HtmlElement> {
    let Ok(found) = container.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect()
}

/// Returns the focused element of the shadow root, or document, that `node` is in.
pub(in crate::ui) fn focused_beside(node: &Node) -> Option<Element> {
    let root = node.get_root_node();
    match root.dyn_into::<ShadowRoot>() {
        Ok(shadow) => shadow.active_element(),
        Err(root) => root.dyn_into::<Document>().ok()?.active_element(),
    }
}

/// Returns true if the focus is elsewhere on the page; not when the whole window has lost it.
pub(in crate::ui) fn has_left(container: &NodeRef) -> bool {
    let Some(container) = container.cast::<Element>() else { return false };
    let window_has_focus =
        container.owner_document().is_some_and(|document| document.has_focus().unwrap_or(true));
    let inside = focused_beside(&container).is_some_and(|focused| container.contains(Some(&focused)));
    window_has_focus && !inside
}
