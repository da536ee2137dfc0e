//! The events of a session are the difference of two snapshots: what did not change is not told, however often the gateway says
//! it.

use std::rc::Rc;

use offhook_protocol::AgentState;

use crate::api::{
    event::SessionEventKind,
    snapshot::{CallState, CallView, EndedCall, NoteView, Phase, PreviewView, SignOutCause, Snapshot},
};

/// Returns what is new in `after`, in the order in which a page wants to hear it. `ends` are the calls that ended in between.
pub(crate) fn difference(before: &Snapshot, after: &Snapshot, ends: &[EndedCall]) -> Vec<SessionEventKind> {
    let mut news = Vec::new();
    let (was_in, is_in) = (is_in(before), is_in(after));
    if !was_in && is_in {
        let agent_id = after.agent.id.as_ref().map(|id| id.as_str().to_owned()).unwrap_or_default();
        news.push(SessionEventKind::SignedIn { agent_id });
    }
    if before.health.state != after.health.state {
        news.push(SessionEventKind::HealthChanged { from: before.health.state, to: after.health.state });
    }
    preview_news(before.preview.as_ref(), after.preview.as_ref(), &mut news);
    for call in &after.calls {
        call_news(before.call(&call.id), call, &mut news);
    }
    news.extend(ends.iter().map(|call| SessionEventKind::CallEnded { call: call.clone() }));
    explanations(before, after, &mut news);
    let (old, new) = (&before.agent, &after.agent);
    if old.state != new.state || old.state == AgentState::Busy && old.reason != new.reason {
        news.push(SessionEventKind::StateChanged { from: old.state, to: new.state, reason: new.reason });
    }
    if old.next != new.next {
        news.push(SessionEventKind::NextChanged { next: new.next });
    }
    let was_due = was_in && old.must_change_password;
    if is_in && !was_due && new.must_change_password {
        news.push(SessionEventKind::PasswordDue {});
    }
    if !old.rest_overran && new.rest_overran {
        news.push(SessionEventKind::RestOverran {});
    }
    let fresh = fresh_notes(&before.notes, &after.notes);
    news.extend(fresh.iter().rev().map(|note| SessionEventKind::NoteReceived { note: note.clone() }));
    if was_in && !is_in {
        news.push(SessionEventKind::SignedOut {
            cause: new.signed_out_because.unwrap_or(SignOutCause::EndedByPlatform),
        });
    }
    news
}

/// The notes that were not there before: they stand in front, as notes have no ids to tell them by.
fn fresh_notes<'a>(before: &[NoteView], after: &'a [NoteView]) -> &'a [NoteView] {
    let is_old = |rest: &[NoteView]| before.starts_with(rest);
    let fresh = (0..after.len()).find(|at| is_old(&after[*at..])).unwrap_or(after.len());
    &after[..fresh]
}

/// An offer that is completed is told again.
fn preview_news(before: Option<&PreviewView>, after: Option<&PreviewView>, news: &mut Vec<SessionEventKind>) {
    if let Some(preview) = before.filter(|it| after.is_none_or(|after| after.id != it.id)) {
        news.push(SessionEventKind::PreviewEnded { preview: preview.clone() });
    }
    if let Some(preview) = after.filter(|it| before != Some(*it)) {
        news.push(SessionEventKind::PreviewOffered { preview: preview.clone() });
    }
}

/// Calls whose end is known better than before.
fn explanations(before: &Snapshot, after: &Snapshot, news: &mut Vec<SessionEventKind>) {
    if Rc::ptr_eq(&before.recent, &after.recent) {
        return;
    }
    let same = |it: &EndedCall, call: &EndedCall| it.ended_at == call.ended_at && it.id == call.id;
    // Both are in the order in which the calls ended: what has been found is not looked at again.
    let mut known = before.recent.iter();
    for call in after.recent.iter() {
        let mut rest = known.clone();
        let Some(it) = rest.find(|it| same(it, call)) else { continue };
        known = rest;
        if it.cause != call.cause {
            // The last one is kept with its data.
            let call = after.last_call.as_deref().filter(|it| same(it, call)).unwrap_or(call).clone();
            news.push(SessionEventKind::CallEndExplained { call });
        }
    }
}

fn is_in(snapshot: &Snapshot) -> bool {
    matches!(snapshot.agent.phase, Phase::SignedIn | Phase::SigningOut)
}

fn call_news(before: Option<&CallView>, call: &CallView, news: &mut Vec<SessionEventKind>) {
    let told = |call: &CallView| call.clone();
    if before.map(|it| it.state) != Some(call.state) {
        let call = told(call);
        news.push(match call.state {
            CallState::Dialing => SessionEventKind::CallDialing { call },
            CallState::RemoteRinging => SessionEventKind::CallRemoteRinging { call },
            CallState::Ringing => SessionEventKind::CallRinging { call },
            CallState::Answering => SessionEventKind::CallAnswering { call },
            CallState::Talking => SessionEventKind::CallTalking { call },
            CallState::Held => SessionEventKind::CallHeld { call },
            CallState::RemoteGone => SessionEventKind::CallRemoteGone { call },
            CallState::Transferring => SessionEventKind::CallTransferring { call },
            CallState::InIvr => SessionEventKind::CallInIvr { call },
            CallState::Conference => SessionEventKind::CallConference { call },
        });
    }
    let Some(before) = before else { return };
    if before.muted != call.muted {
        let call = told(call);
        news.push(if call.muted {
            SessionEventKind::CallMuted { call }
        } else {
            SessionEventKind::CallUnmuted { call }
        });
    }
    let is_same = before.state == call.state;
    if is_same && (before.parties != call.parties || before.unsure != call.unsure)
        || before.remote != call.remote
        || before.queue != call.queue
        || before.data != call.data
        || before.media != call.media
        || before.recordings != call.recordings
        || before.requeued != call.requeued
        || before.kind != call.kind
    {
        news.push(SessionEventKind::CallDetailsChanged { call: told(call) });
    }
}
