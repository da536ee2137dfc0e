//! The snapshot of a model: built in one place, after every input.

mod difference;

use crate::{
    api::snapshot::{AgentView, CallView, HealthView, Remote, Snapshot},
    commands::{self, PendingCommands},
    model::{Call, Model},
};

pub(crate) use difference::difference;

/// Returns what can be seen of a model. Its version is the caller's to set.
pub(crate) fn snapshot(model: &Model, pending: &PendingCommands, health: HealthView) -> Snapshot {
    Snapshot {
        version: 0,
        agent: agent(model, pending),
        calls: model.calls.iter().map(|it| call(model, pending, it)).collect(),
        last_call: model.calls.last.clone(),
        health,
        queues: model.queues.clone(),
        preview: model.preview.clone(),
        recent: model.calls.recent.clone(),
        notes: model.notes.clone(),
    }
}

fn agent(model: &Model, pending: &PendingCommands) -> AgentView {
    AgentView {
        pending: pending.of_agent(),
        can: commands::agent_can(&pending.context(model)),
        ..(*model.agent).clone()
    }
}

fn call(model: &Model, pending: &PendingCommands, it: &Call) -> CallView {
    CallView {
        id: it.id.clone(),
        direction: it.direction,
        kind: it.kind,
        state: it.state,
        unsure: it.is_unsure,
        since: it.since,
        began_at: it.began_at,
        talking_since: it.talking_since,
        remote: Remote { number: it.number.clone(), video: it.remote_video },
        parties: it.parties.clone(),
        queue: it.queue.clone(),
        data: it.data.clone(),
        muted: it.muted,
        recording: it.recording.is_some(),
        recordings: it.recordings.clone(),
        requeued: it.requeued.clone(),
        media: it.media,
        pending: pending.of_call(&it.id),
        can: commands::call_can(it, &pending.context(model)),
    }
}
