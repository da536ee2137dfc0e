//! What the acceptance of a command does by itself: most of them wait for their event all the same (invariant 4).

use offhook_protocol::{AgentState, CallId, Number, Reply};

use crate::{
    call::Call,
    command::{Command, NextState, TargetKind},
    pending::{dialled, request_for},
    session::{Session, SessionEnd},
    snapshot::{CallState, Direction, EndCause, NextView, PendingAct},
    time::Millis,
};

impl Session {
    pub(super) fn on_accepted(&mut self, at: usize, act: PendingAct, reply: Reply, now: Millis) {
        match (act, reply) {
            (PendingAct::SignIn, Reply::Login(it) | Reply::ForceLogin(it)) => {
                let agent = &mut self.model.agent;
                agent.login_time = it.login_time;
                agent.must_change_password = it.must_change_password.eq_ignore_ascii_case("true");
                agent.password_days = it.password_days_left.trim().parse().ok();
                self.poll.start(now);
                self.skills_wanted = true;
            }
            (PendingAct::SignOut, _) => self.end_session(SessionEnd::Asked, now),
            (PendingAct::Dial, Reply::Callout(Some(id)) | Reply::CallInner(Some(id)))
            | (PendingAct::Consult, Reply::InnerHelp(Some(id))) => self.on_call_made(at, &id, now),
            (PendingAct::Transfer, _) => {
                let call = self.model.pending[at].call.clone();
                if let Some(call) = call.and_then(|id| self.model.calls.get_mut(&id)) {
                    call.advance(CallState::Transferring, now);
                }
            }
            // Both calls go, the held one and the talking one.
            (PendingAct::Connect, _) => {
                for call in self.model.calls.iter_mut() {
                    call.own_end = Some(EndCause::Transferred);
                }
            }
            (PendingAct::Ready | PendingAct::Busy | PendingAct::Rest, _)
                if self.model.pending[at].is_for_later =>
            {
                self.note_next(at);
            }
            (
                PendingAct::AutoAnswer | PendingAct::AutoReady | PendingAct::Skills | PendingAct::Password,
                _,
            ) => {
                let done = request_for(&self.model.pending[at].command, &self.model);
                self.take_effect(&done);
            }
            (PendingAct::Mute | PendingAct::Unmute, _) => self.set_muted(at, act == PendingAct::Mute),
            (_, _) => {}
        }
    }

    /// The answer tells the id of the call that dialling or asking has made.
    fn on_call_made(&mut self, at: usize, id: &CallId, now: Millis) {
        let number = match &self.model.pending[at].command {
            Command::Dial(it) => dialled(&it.number),
            // A queue has no number: who answers for it is told when it rings there.
            Command::Consult { to, .. } if to.kind == TargetKind::Agent => dialled(&to.address),
            _ => Number::default(),
        };
        let dialing = || Call::new(id.clone(), Direction::Outbound, CallState::Dialing, now);
        if let Some(call) = self.model.calls.get_or_add(id, dialing)
            && call.number.is_empty()
        {
            call.number = number;
        }
        self.model.claim(at, id);
    }

    /// The gateway has noted the state for the end of the call, or forgotten it again.
    fn note_next(&mut self, at: usize) {
        let Command::SetState(it) = &self.model.pending[at].command else { return };
        if self.model.agent.state == AgentState::OnCall {
            self.model.agent.next = match it.state {
                NextState::Ready | NextState::WrapUp => None,
                NextState::Busy | NextState::Rest => {
                    Some(NextView { state: it.state, reason: it.reason, seconds: it.seconds })
                }
            };
        }
    }

    pub(super) fn set_muted(&mut self, at: usize, muted: bool) {
        let id = self.model.pending[at].call.clone();
        if let Some(call) = id.and_then(|id| self.model.calls.get_mut(&id)) {
            call.muted = muted;
        }
    }
}
