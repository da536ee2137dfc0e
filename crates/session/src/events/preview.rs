//! Calls of a campaign that are offered for preview, and what became of the choice (state-machine section 4.9).
//!
//! ```text
//! ready ──► occupied ──► offered ──► dialled, by the agent or by the platform
//!                           └──────► withdrawn ──► ready
//! ```

use offhook_protocol::event_content::Preview;

use super::agent::on_call;
use crate::{
    api::{
        snapshot::{CallState, PreviewView},
        time::Millis,
    },
    model::Model,
};

/// The gateway has three spellings of it, which may follow each other: what a later one does not say is kept.
pub(super) fn offer(model: &mut Model, it: Preview, now: Millis) {
    if model.calls.iter().any(|call| call.state != CallState::Held) {
        // The call is being made already: an echo of its offer.
        return;
    }
    let id = it.control.to_string();
    let known = model.preview.take().filter(|known| known.id == id);
    let mut preview = known.unwrap_or(PreviewView { id, numbers: Vec::new(), data: None, since: now });
    if !it.numbers.is_empty() {
        preview.numbers = it.numbers;
    }
    preview.data = it.data.filter(|data| !data.is_empty()).or(preview.data);
    model.preview = Some(preview);
    on_call(model, now);
}
