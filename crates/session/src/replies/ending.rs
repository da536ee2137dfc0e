//! How commands fail and sessions end.

use offhook_protocol::{AgentState, CallId, agent_control};

use crate::{
    command::Outcome,
    effect::Effect,
    error::CommandError,
    pending::Pending,
    repair::Repair,
    requests::{Purpose, REQUEST_LIMIT},
    session::{Session, SessionEnd},
    snapshot::{CallState, CommandKind, Phase, SignOutCause},
    time::Millis,
};

impl Session {
    /// A command fails; what it had begun is undone.
    pub(crate) fn fail(&mut self, at: usize, error: CommandError, now: Millis) {
        let pending = self.model.pending.remove(at);
        match pending.act {
            CommandKind::SignIn => self.abandon_sign_in(&pending, now),
            CommandKind::SignOut => self.model.agent.phase = Phase::SignedIn,
            // Accepted, and nobody has answered within the time that a script waits: it is still being handed on.
            CommandKind::Transfer if error == CommandError::NotConfirmed => {}
            CommandKind::Transfer => {
                // Whatever became of it, the agent is still in the call as far as we know.
                let is_on = |id: &&CallId| self.model.calls.third_party_for(id).is_some();
                let call = pending.call.as_ref().filter(|id| !is_on(id));
                if let Some(call) = call.and_then(|id| self.model.calls.get_mut(id)) {
                    call.handing_on = None;
                    if call.state == CallState::Transferring {
                        call.advance(CallState::Talking, now);
                    }
                }
            }
            _ => {}
        }
        for call in &pending.ends {
            if let Some(call) = self.model.calls.get_mut(call) {
                call.own_end = None;
            }
        }
        self.effects.push(Effect::Settle(pending.id, Err(error)));
    }

    fn abandon_sign_in(&mut self, pending: &Pending, now: Millis) {
        if pending.accepted_at.is_some() {
            // Half signed in is worse than not at all: calls would be offered to nobody.
            self.send(agent_control::Logout {}.into(), Purpose::Farewell, now + REQUEST_LIMIT);
            self.model.is_leaving = true;
        }
        self.stop(now);
        self.model.forget_calls(now);
        self.model.agent.phase = Phase::SignedOut;
        self.model.agent.state = AgentState::SignedOut;
    }

    pub(crate) fn end_session(&mut self, end: SessionEnd, now: Millis) {
        let was_asked = self.model.agent.phase == Phase::SigningOut;
        let cause = match end {
            SessionEnd::Asked => SignOutCause::Asked,
            SessionEnd::ByPlatform if was_asked => SignOutCause::Asked,
            SessionEnd::ByPlatform if self.poll.is_forgotten(now) => SignOutCause::OutOfReach,
            SessionEnd::ByPlatform => SignOutCause::EndedByPlatform,
        };
        self.stop(now);
        self.model.leave(cause, now);
        for pending in std::mem::take(&mut self.model.pending) {
            let result = if pending.act == CommandKind::SignOut {
                Ok(Outcome::default())
            } else {
                Err(CommandError::SignedOut)
            };
            self.effects.push(Effect::Settle(pending.id, result));
        }
    }

    /// Nothing is sent or awaited any more, and the guid is forgotten.
    fn stop(&mut self, now: Millis) {
        for id in self.requests.ids(|purpose| *purpose != Purpose::Farewell) {
            self.requests.take(id);
            self.effects.push(Effect::Abort(id));
        }
        self.guid = None;
        self.queues_wanted = false;
        self.repair = Repair::Sure;
        self.poll.stop(now);
    }
}
