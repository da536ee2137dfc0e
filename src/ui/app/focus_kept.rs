//! Keeps the focus in the bar when what had it goes from the page: the form once signed in, the dial box once there is a
//! call. Whoever has no mouse goes on from there, and not from the top of the page.

use wasm_bindgen::JsCast;
use web_sys::{Element, Node, ShadowRoot};

use crate::ui::kit::focus::{find, focus, focused_beside};

/// The places for the focus: the first that can be seen gets it. Not where a second press of Enter would end the call. Of the fields,
/// a required one that is empty comes first, then the password.
const NEXT: [&str; 4] = [".pill", ".fields input:invalid", ".fields [type=password]", ".more button"];

/// Puts the focus back into the bar, unless somebody has it.
pub(in crate::ui) fn keep_focus(bar: &Element) {
    if is_taken(bar) {
        return;
    }
    for selector in NEXT {
        if let Some(found) = find(bar, selector) {
            focus(&found);
            if is_taken(bar) {
                return;
            }
        }
    }
}

/// Returns true if anything has the focus: beside the bar, or in any document around it. Of what is around, `body` has it when
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
