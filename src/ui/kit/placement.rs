//! On which side of the bar there is room for what it opens.

use web_sys::Element;
use yew::{Callback, NodeRef};

use crate::ui::kit::memory::Memory;

/// The tallest thing that opens.
const NEEDED_PX: f64 = 360.0;

/// Whether things had better open upwards, and a way to look again.
pub(in crate::ui) fn placement(memory: &mut Memory, bar: NodeRef) -> (bool, Callback<()>) {
    let is_up = memory.state(|| false);
    let look = {
        let is_up = is_up.setter();
        Callback::from(move |()| {
            if let Some((above, below)) = bar.cast::<Element>().and_then(|bar| room(&bar)) {
                is_up.set(below < NEEDED_PX && above > below);
            }
        })
    };
    {
        let look = look.clone();
        memory.after((), move || look.emit(()));
    }
    (*is_up, look)
}

/// The room above and below.
fn room(bar: &Element) -> Option<(f64, f64)> {
    let height = web_sys::window()?.inner_height().ok()?.as_f64()?;
    let bar = bar.get_bounding_client_rect();
    Some((bar.top(), height - bar.bottom()))
}
