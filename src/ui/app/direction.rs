//! The direction of a call.

use offhook_session::Direction;
use yew::{Html, html};

use crate::ui::{
    kit::icons::{Icon, icon},
    text::Text,
};

/// Renders who began a call: an arrow to see, a word to hear.
pub(in crate::ui) fn direction(text: &Text, direction: Direction) -> Html {
    let (arrow, word) = match direction {
        Direction::Inbound => (Icon::Inbound, text.inbound),
        Direction::Outbound => (Icon::Outbound, text.outbound),
    };
    html! { <span class="card-mark">{ icon(arrow) }<span class="unseen">{ word }</span></span> }
}
