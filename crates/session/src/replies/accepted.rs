//! What the acceptance of a command does by itself: most of them wait for their event all the same (invariant 4).

use offhook_protocol::{AgentState, CallId, Reply};

use crate::{
    call::Call,
    command::{Command, NextState, TransferMode},
    pending::request_for,
    session::{Session, SessionEnd},
    snapshot::{CallState, CommandKind, Direction, NextView},
    time::Millis,
};

impl Session {
    pub(super) fn on_accepted(&mut self, at: usize, act: CommandKind, reply: Reply, now: Millis) {
        match (act, reply) {
            (CommandKind::SignIn, Reply::Login(it) | Reply::ForceLogin(it) | Reply::LoginEx(it)) => {
                let agent = &mut self.model.agent;
                agent.login_time = it.login_time;
                agent.must_change_password = it.must_change_password.eq_ignore_ascii_case("true");
                agent.password_days = it.password_days_left.trim().parse().ok();
                self.poll.start(now);
                self.queues_wanted = true;
            }
            (CommandKind::SignOut, _) => self.end_session(SessionEnd::Asked, now),
            (CommandKind::Dial, Reply::Callout(Some(id)) | Reply::CallInner(Some(id)))
            | (CommandKind::DialPreview, Reply::PreviewCallout(Some(id)))
            | (CommandKind::Consult, Reply::InnerHelp(Some(id))) => self.on_call_made(at, &id, now),
            (CommandKind::SetCallData, _) => self.on_data_written(at),
            (CommandKind::Transfer, _) => self.on_handing_on(at, now),
            (CommandKind::Ready | CommandKind::Busy | CommandKind::Rest, _)
                if self.model.pending[at].is_for_later =>
            {
                self.note_next(at);
            }
            (
                CommandKind::SetAutoAnswer
                | CommandKind::SetAutoReady
                | CommandKind::SetQueues
                | CommandKind::ChangePassword,
                _,
            ) => {
                let done = request_for(&self.model.pending[at].command, &self.model);
                self.take_effect(&done);
            }
            (CommandKind::Join, _) => {
                let held = self.model.pending[at].call.clone();
                if let Some(call) = held.and_then(|id| self.model.calls.get_mut(&id)) {
                    call.join_accepted = true;
                }
            }
            (CommandKind::Mute | CommandKind::Unmute, _) => self.set_muted(at, act == CommandKind::Mute),
            (_, _) => {}
        }
    }

    /// The answer tells the id of the call that dialling or asking has made.
    fn on_call_made(&mut self, at: usize, id: &CallId, now: Millis) {
        self.model
            .calls
            .get_or_add(id, || Call::new(id.clone(), Direction::Outbound, CallState::Dialing, now));
        self.model.preview = None;
        self.model.claim(at, id, now);
    }

    /// No event marks the start; its end may have been told already.
    fn on_handing_on(&mut self, at: usize, now: Millis) {
        let pending = &self.model.pending[at];
        let Command::Transfer { call, mode, .. } = &pending.command else { return };
        let to = match mode {
            TransferMode::Suspend if pending.made.is_some() => return,
            TransferMode::Suspend => CallState::InIvr,
            TransferMode::Release
            | TransferMode::OnSuccess
            | TransferMode::Talk
            | TransferMode::ThreeParty => CallState::Transferring,
        };
        if let Some(call) = self.model.calls.get_mut(&call.clone()) {
            call.advance(to, now);
        }
    }

    /// The gateway has noted the state for the end of the call, or forgotten it again.
    fn note_next(&mut self, at: usize) {
        let Command::SetState(it) = &self.model.pending[at].command else { return };
        let comes_as = match it.state {
            NextState::Busy => AgentState::Busy,
            NextState::Rest => AgentState::Rest,
            NextState::Ready | NextState::WrapUp => return self.model.agent.next = None,
        };
        // Its event may have overtaken the answer.
        if self.model.is_in_call() && self.model.agent.state != comes_as {
            self.model.agent.next =
                Some(NextView { state: it.state, reason: it.reason, seconds: it.seconds });
        }
    }

    /// The gateway has it; nobody else may have written since.
    fn on_data_written(&mut self, at: usize) {
        let Command::SetCallData { call, data } = &self.model.pending[at].command else { return };
        let data = data.clone();
        if let Some(call) = self.model.calls.get_mut(&call.clone()) {
            call.data = Some(data);
            call.details.data_settled = true;
        }
    }

    pub(super) fn set_muted(&mut self, at: usize, muted: bool) {
        let id = self.model.pending[at].call.clone();
        if let Some(call) = id.and_then(|id| self.model.calls.get_mut(&id)) {
            call.muted = muted;
        }
    }
}
