//! Refusals that may mean that the call has just ended: whoever asked hears of the end, once it is told, and of the refusal otherwise.

use offhook_protocol::CallId;

use super::Session;
use crate::{
    api::{
        error::CommandError,
        outcome::CommandId,
        snapshot::{CallState, Phase},
        time::Millis,
    },
    effect::Effect,
};

/// Time in ms in which the end of the call is awaited, while the state is read.
const END_LIMIT: u64 = 2_000;

/// A command whose request the gateway has refused because of the state of its call.
#[derive(Debug)]
pub(super) struct RefusedCommand {
    id: CommandId,
    call: CallId,
    error: CommandError,
    until: Millis,
}

impl Session {
    /// Awaits what the call is like, before the command fails with this error.
    pub(super) fn fail_by_call(&mut self, id: CommandId, call: CallId, error: CommandError, now: Millis) {
        if let Some(failed) = self.undo(id, &error, now) {
            self.fail_the_rest_of(&failed, &error);
            self.refused.push(RefusedCommand { id, call, error, until: now + END_LIMIT });
            self.link.mark_stale(now);
        }
    }

    /// Returns when the first of those that wait has waited long enough.
    pub(super) fn refused_until(&self) -> Option<Millis> {
        self.refused.iter().map(|it| it.until).min()
    }

    /// Settles the refused commands whose call has ended, and those that have waited long enough; all of them if the state `is_read`.
    pub(super) fn settle_refused(&mut self, is_read: bool, now: Millis) {
        for refused in std::mem::take(&mut self.refused) {
            let call = self.model.calls.get(&refused.call);
            let has_ended = call.is_none_or(|it| it.state == CallState::RemoteGone);
            let error = match self.model.agent.phase {
                Phase::SignedOut => CommandError::SignedOut,
                _ if has_ended => CommandError::CallEnded,
                _ if is_read || refused.until <= now => refused.error,
                _ => {
                    self.refused.push(refused);
                    continue;
                }
            };
            self.effects.push(Effect::Settle(refused.id, Err(error)));
        }
    }
}
