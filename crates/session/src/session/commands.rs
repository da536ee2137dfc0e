//! The life of a command: issued, sent, replied to, settled. What each of these means for a command stands in its own file.

use std::rc::Rc;

use offhook_protocol::{CallId, GatewayError, Reply, codes::RetCode};

use super::{Session, ending::SessionEnd};
use crate::{
    api::{
        error::CommandError,
        outcome::CommandId,
        refusal::Refusal,
        snapshot::{CallState, Health, Phase},
        time::Millis,
    },
    commands::{COMMAND_LIMIT, Command, Exchange, FollowUp, Lost, Pending, Refused},
    effect::Effect,
    link::requests::{Purpose, REQUEST_LIMIT},
};

/// Number of times that a request is sent whose reply is lost and whose repetition does no harm.
const ATTEMPTS: u8 = 3;

impl Session {
    pub(super) fn on_command(&mut self, id: CommandId, command: Command, now: Millis) {
        let waits = command.policy().waits_for_its_kind && self.has_its_kind(&command);
        let prepared = match command.prepare(&self.commands.context(&self.model)) {
            Ok(_) | Err(Refusal::InProgress) if waits => return self.waiting.push((id, command)),
            Ok(prepared) => prepared,
            Err(why) => {
                self.effects.push(Effect::Settle(id, Err(CommandError::NotNow { why })));
                return;
            }
        };
        command.begin(&mut self.model, &prepared);
        if let Some(expected) = &prepared.expected {
            self.model.expected_calls.push((id, expected.clone()));
        }
        let mut ends = Vec::new();
        for (call, cause) in &prepared.ends {
            let call = self.model.calls.get_mut(call).filter(|it| it.state != CallState::RemoteGone);
            if let Some(call) = call {
                call.requested_end = Some(cause.clone());
                ends.push(call.id.clone());
            }
        }
        let mut pending = Pending::new(id, command, prepared, &self.model, now);
        pending.ends = ends;
        self.commands.push(pending);
        self.send_command(id, now);
    }

    /// True if a command of this kind, of the same call, is in progress or waits.
    fn has_its_kind(&self, command: &Command) -> bool {
        let is_like = |it: &Command| it.kind() == command.kind() && it.call() == command.call();
        self.commands.iter().any(|it| is_like(&it.command)) || self.waiting.iter().any(|(_, it)| is_like(it))
    }

    /// Sends a command's request, or queues it where the rate limit counts such requests.
    fn send_command(&mut self, id: CommandId, now: Millis) {
        let Some(pending) = self.commands.get_mut(id) else { return };
        if pending.request.spec().is_rate_limited() {
            pending.is_queued = true;
            return;
        }
        pending.progress.attempts += 1;
        let request = pending.request.clone();
        let in_flight = self.send_shared(request, Purpose::Command(id), now + REQUEST_LIMIT);
        if let Some(pending) = self.commands.get_mut(id) {
            pending.in_flight = Some(in_flight);
        }
    }

    /// Sends the request of a command again whose reply is lost.
    fn repeat_command(&mut self, id: CommandId, now: Millis) {
        let context = self.commands.context(&self.model);
        let repeated = self.commands.get(id).and_then(|it| it.command.repeated(&context));
        if let (Some(request), Some(pending)) = (repeated, self.commands.get_mut(id)) {
            pending.request = Rc::new(request);
        }
        self.send_command(id, now);
    }

    /// Returns when a queued command may be sent.
    pub(super) fn queued_due(&self) -> Option<Millis> {
        self.commands.next_queued(self.model.agent.phase)?;
        self.link.queued_due()
    }

    /// Sends the command that has been queued longest.
    pub(super) fn send_queued(&mut self, now: Millis) {
        let Some(id) = self.commands.next_queued(self.model.agent.phase) else { return };
        let Some(pending) = self.commands.get_mut(id) else { return };
        pending.is_queued = false;
        pending.progress.attempts += 1;
        // The time that it was queued is not the gateway's.
        pending.deadline = now + COMMAND_LIMIT;
        let request = pending.request.clone();
        let in_flight = self.send_query(request, Purpose::Command(id), now);
        if let Some(pending) = self.commands.get_mut(id) {
            pending.in_flight = Some(in_flight);
        }
    }

    pub(super) fn on_command_reply(
        &mut self,
        id: CommandId,
        result: Result<Reply, GatewayError>,
        now: Millis,
    ) {
        let is_live = self.link.poll.health().0 == Health::Live;
        let Some(pending) = self.commands.get_mut(id) else { return };
        pending.in_flight = None;
        let Pending { command, progress, request, .. } = pending;
        let model = &mut self.model;
        match result {
            Ok(reply) => {
                if !pending.policy.lane.is_independent() {
                    self.link.resync.command_accepted(now);
                }
                let exchange = Exchange { id, model, progress, request, now };
                let follow_up = command.accepted(reply, exchange);
                self.follow_up(id, follow_up, now);
            }
            Err(error) if error.is_unknown_outcome() => {
                if is_live && progress.attempts < ATTEMPTS && command.may_repeat(progress, model) {
                    return self.repeat_command(id, now);
                }
                match command.lost(Exchange { id, model, progress, request, now }) {
                    Lost::Fail => self.fail(id, (&error).into(), now),
                    Lost::FailAndResync => {
                        self.fail(id, (&error).into(), now);
                        self.link.mark_stale(now);
                    }
                    Lost::Await => self.link.mark_stale(now),
                    Lost::Done => self.accept(id, now),
                }
            }
            Err(error) => {
                let GatewayError::Refused { code, .. } = &error else { return };
                let refused = command.refused(code, Exchange { id, model, progress, request, now });
                self.on_refused(id, refused, &error, now);
            }
        }
    }

    /// Notes that the gateway has accepted a command, and gives its result to those that wait for the same.
    fn accept(&mut self, id: CommandId, now: Millis) {
        if let Some(pending) = self.commands.get_mut(id) {
            pending.accept(now);
        }
        self.commands.share_result(id, now);
    }

    fn follow_up(&mut self, id: CommandId, follow_up: FollowUp, now: Millis) {
        match follow_up {
            FollowUp::Await => self.accept(id, now),
            FollowUp::Resync => {
                self.accept(id, now);
                self.link.mark_stale(now);
            }
            FollowUp::StartSession => {
                self.accept(id, now);
                self.link.poll.start(now);
            }
            FollowUp::EndSession => self.end_session(SessionEnd::Requested, now),
            FollowUp::Ask(request) => {
                if let Some(pending) = self.commands.get_mut(id) {
                    pending.request = Rc::new(request);
                }
                self.send_command(id, now);
            }
            FollowUp::Fail(error) => {
                let lane = self.commands.get(id).map(|it| it.policy.lane);
                self.fail(id, error, now);
                if lane.is_some_and(|lane| !lane.is_independent()) {
                    self.link.mark_stale(now);
                }
            }
        }
    }

    fn on_refused(&mut self, id: CommandId, refused: Refused, error: &GatewayError, now: Millis) {
        match refused {
            Refused::EndSession => self.end_session(SessionEnd::Requested, now),
            Refused::Done => self.accept(id, now),
            Refused::HappenedAlready => {
                self.accept(id, now);
                self.link.mark_stale(now);
            }
            Refused::Because(why) => {
                self.fail(id, CommandError::NotNow { why }, now);
                self.link.mark_stale(now);
            }
            Refused::Misconfigured(fault) => self.fail(id, fault.into(), now),
            Refused::Fail if let Some(call) = self.call_contradicted(id, error) => {
                self.fail_by_call(id, call, error.into(), now);
            }
            Refused::Fail => {
                let is_independent =
                    self.commands.get_mut(id).is_none_or(|it| it.policy.lane.is_independent());
                self.fail(id, error.into(), now);
                let is_over = matches!(error, GatewayError::Refused { code, .. } if code.as_str() == RetCode::NOT_SIGNED_IN);
                // After a refused sign-in there is no session that could be over or wrong.
                let has_session = self.model.agent.phase != Phase::SignedOut;
                if has_session && is_over {
                    self.doubt_session(now);
                } else if has_session && !is_independent {
                    // The gateway sees it otherwise.
                    self.link.mark_stale(now);
                }
            }
        }
    }

    /// Fails commands whose time is up.
    pub(super) fn fail_overdue_commands(&mut self, now: Millis) {
        while let Some(pending) = self.commands.overdue(now) {
            let (id, error, lane) = (pending.id, pending.overdue(), pending.policy.lane);
            self.fail(id, error, now);
            if self.model.agent.phase == Phase::SignedIn && !lane.is_independent() {
                self.link.mark_stale(now);
            }
        }
    }

    /// Returns the call of a command if the refusal says that it is not there, or not as the command needs it.
    fn call_contradicted(&self, id: CommandId, error: &GatewayError) -> Option<CallId> {
        let is_said = matches!(error, GatewayError::Refused { code, .. } if code.is_about_the_call());
        self.commands.get(id).and_then(|it| it.call.clone()).filter(|_| is_said)
    }

    /// Fails a command, and undoes what it had begun.
    pub(super) fn fail(&mut self, id: CommandId, error: CommandError, now: Millis) {
        if let Some(failed) = self.undo(id, &error, now) {
            let at = self.effects.len();
            self.fail_the_rest_of(&failed, &error);
            self.effects.insert(at, Effect::Settle(id, Err(error)));
        }
    }

    /// Fails the commands that wait for this one, which has failed, if they are of one row.
    pub(super) fn fail_the_rest_of(&mut self, failed: &Pending, error: &CommandError) {
        if !failed.policy.is_of_a_row {
            return;
        }
        for (id, command) in std::mem::take(&mut self.waiting) {
            if command.kind() == failed.kind && command.call() == failed.call.as_ref() {
                self.effects.push(Effect::Settle(id, Err(error.clone())));
            } else {
                self.waiting.push((id, command));
            }
        }
    }

    /// Takes out and returns a command that has failed, and undoes what it had begun. `None` if it is not in progress.
    pub(super) fn undo(&mut self, id: CommandId, error: &CommandError, now: Millis) -> Option<Pending> {
        let pending = self.commands.remove(id, &mut self.model)?;
        let abandons_session = pending.command.failed(error, &mut self.model, now);
        if abandons_session {
            self.abandon_session(pending.progress.is_accepted, now);
        }
        for call in &pending.ends {
            if let Some(call) = self.model.calls.get_mut(call) {
                call.requested_end = None;
            }
        }
        Some(pending)
    }

    /// Settles every command whose outcome is there.
    pub(super) fn settle_commands(&mut self) {
        while let Some((id, settled)) = self.commands.take_settled(&mut self.model) {
            self.effects.push(Effect::Settle(id, settled));
        }
    }
}
