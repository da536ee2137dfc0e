//! The end of a session.

use offhook_protocol::{AgentState, agent_control};

use super::Session;
use crate::{
    api::{
        snapshot::{Phase, SignOutCause},
        time::Millis,
    },
    effect::Effect,
    link::requests::{Purpose, REQUEST_LIMIT},
    model::QueuesRead,
};

/// Ends of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SessionEnd {
    /// The gateway has carried out the agent's sign-out.
    Requested,
    /// The gateway says that nobody is signed in.
    ByPlatform,
}

impl Session {
    pub(super) fn end_session(&mut self, end: SessionEnd, now: Millis) {
        let was_requested = self.model.agent.phase == Phase::SigningOut;
        let cause = match end {
            SessionEnd::Requested => SignOutCause::Asked,
            SessionEnd::ByPlatform if was_requested => SignOutCause::Asked,
            SessionEnd::ByPlatform if self.link.poll.is_forgotten(now) => SignOutCause::OutOfReach,
            SessionEnd::ByPlatform => SignOutCause::EndedByPlatform,
        };
        self.stop(now);
        self.model.leave(cause, now);
        for pending in self.commands.remove_all(&mut self.model) {
            self.effects.push(Effect::Settle(pending.id, pending.command.at_session_end()));
        }
    }

    /// Gives up a session that has not begun. An agent who is half signed in is signed out again: calls would be offered to
    /// nobody.
    pub(super) fn abandon_session(&mut self, is_accepted: bool, now: Millis) {
        if is_accepted {
            self.send(agent_control::Logout {}, Purpose::AbandonedSignOut, now + REQUEST_LIMIT);
            self.model.is_leaving = true;
        }
        self.stop(now);
        self.model.forget_calls(now);
        self.model.agent.phase = Phase::SignedOut;
        self.model.agent.state = AgentState::SignedOut;
    }

    /// Sends and awaits nothing any more, and forgets the guid.
    fn stop(&mut self, now: Millis) {
        for (id, command) in std::mem::take(&mut self.waiting) {
            self.effects.push(Effect::Settle(id, command.at_session_end()));
        }
        for id in self.link.requests.ids(|purpose| *purpose != Purpose::AbandonedSignOut) {
            self.link.requests.take(id);
            self.effects.push(Effect::Abort(id));
        }
        self.model.queues_read = QueuesRead::Settled;
        self.link.stop(now);
    }
}
