//! From the model to what can be seen: built in one place, after every input.

use crate::{
    call::Call,
    rules,
    session::Model,
    settings::is_aside,
    snapshot::{AgentView, CallView, CommandKind, HealthView, Remote, Snapshot},
};

/// The view of a model. Its version is the caller's to set.
pub(crate) fn snapshot(model: &Model, health: HealthView) -> Snapshot {
    Snapshot {
        version: 0,
        agent: agent(model),
        calls: model.calls.iter().map(|it| call(model, it)).collect(),
        last_call: model.calls.last.clone(),
        health,
        queues: model.queues.clone(),
        preview: model.preview.clone(),
        recent: model.calls.recent.clone(),
        notes: model.notes.clone(),
    }
}

fn agent(model: &Model) -> AgentView {
    let it = &model.agent;
    AgentView {
        id: it.id.clone(),
        phone: it.phone.clone(),
        phase: it.phase,
        state: it.state,
        since: it.since,
        reason: it.reason,
        rest_ends_at: it.rest_ends_at,
        rest_overran: it.rest_overran,
        next: it.next,
        auto_answer: it.auto_answer,
        auto_ready: it.auto_ready,
        queue_ids: it.queue_ids.clone(),
        must_change_password: it.must_change_password,
        password_days: it.password_days,
        hook: it.hook,
        signed_out_because: it.signed_out_because,
        pending: agent_pending(model),
        can: rules::agent_can(model),
    }
}

fn call(model: &Model, it: &Call) -> CallView {
    CallView {
        id: it.id.clone(),
        direction: it.direction,
        kind: it.kind,
        state: it.state,
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
        pending: call_pending(model, it),
        can: rules::call_can(model, it),
    }
}

/// What is under way beside calls and states is shown when nothing else is.
fn agent_pending(model: &Model) -> Option<CommandKind> {
    let own = || model.pending.iter().filter(|it| it.call.is_none()).map(|it| it.act);
    own().rfind(|act| !is_aside(*act)).or_else(|| own().next_back())
}

fn call_pending(model: &Model, call: &Call) -> Option<CommandKind> {
    model.pending.iter().rfind(|it| it.call.as_ref() == Some(&call.id)).map(|it| it.act)
}
