//! Recordings of calls (CEC 6.5.1.4).

use offhook_protocol::event_content::Recording;

use crate::{
    api::{snapshot::RecordingView, target::Media},
    model::Model,
};

/// A recording has begun. Returns false if its call is not known: the events of the call were lost then.
pub(super) fn started(model: &mut Model, it: Recording) -> bool {
    let Some(call) = model.calls.get_mut(&it.call) else { return model.calls.is_known(&it.call) };
    let media = if it.is_video() { Media::Video } else { Media::Audio };
    let view =
        RecordingView { id: it.id, task: it.task.clone(), file: it.file, location: it.location, media };
    call.recordings.retain(|known| known.task != view.task);
    call.recordings.push(view);
    call.recording = Some(it.task);
    true
}

/// A recording could not begin; another one of the call may be under way.
pub(super) fn failed(model: &mut Model, it: &Recording) {
    if let Some(call) = model.calls.get_mut(&it.call) {
        call.recording.take_if(|task| it.task.is_empty() || *task == it.task);
    }
}
