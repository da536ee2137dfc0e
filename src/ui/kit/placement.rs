//! On which side of the bar there is room for what it opens.

use web_sys::Element;
use yew::{Callback, NodeRef, hook, use_state_eq};

use crate::ui::kit::effects::use_mount;

/// The tallest thing that opens.
const NEEDED_PX: f64 = 360.0;

/// Returns true if things had better open upwards, and a callback that looks again.
#[hook]
pub(in crate::ui) fn use_placement(bar: &NodeRef) -> (bool, Callback<()>) {
    let is_up = use_state_eq(bool::default);
    let look = {
        let (bar, is_up) = (bar.clone(), is_up.setter());
        Callback::from(move |()| {
            if let Some((above, below)) = bar.cast::<Element>().and_then(|bar| room(&bar)) {
                is_up.set(below < NEEDED_PX && above > below);
            }
        })
    };
    use_mount(look.clone());
    (*is_up, look)
}

/// Returns the room above and below the bar, in pixels.
fn room(bar: &Element) -> Option<(f64, f64)> {
    let height = bar.owner_document()?.default_view()?.inner_height().ok()?.as_f64()?;
    let bar = bar.get_bounding_client_rect();
    Some((bar.top(), height - bar.bottom()))
}
