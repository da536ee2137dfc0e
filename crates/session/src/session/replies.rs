//! Handling of replies: those to the poll, to readings and to commands.

use offhook_protocol::{AgentState, CallId, GatewayError, Guid, Reply, codes::RetCode};

use super::{Session, ending::SessionEnd};
use crate::{
    api::{
        snapshot::{CommandKind, Phase},
        time::Millis,
    },
    events,
    link::{
        Doubt,
        poll::PollState,
        reading::{self, MOST_ROUNDS, Question, Taken},
        requests::{Purpose, RequestId},
        resync::Resync,
        watch,
    },
    model::QueuesRead,
};

/// HTTP status 429 (RFC 6585).
const TOO_MANY_REQUESTS: u16 = 429;

impl Session {
    pub(super) fn on_reply(
        &mut self,
        id: RequestId,
        guid: Option<Guid>,
        result: Result<Reply, GatewayError>,
        now: Millis,
    ) {
        let Some(purpose) = self.link.requests.take(id) else { return };
        // Every good reply may bring a fresh guid (CEC 4.5); that of a sign-out is of no use.
        if guid.is_some() && purpose != Purpose::AbandonedSignOut {
            self.link.guid = guid;
        }
        match purpose {
            Purpose::Poll => self.on_poll(id, result, now),
            Purpose::Command(command) => self.on_command_reply(command, result, now),
            Purpose::Reading(round, question) => self.on_reading(round, question, result, now),
            Purpose::Queues => {
                self.model.queues_read = QueuesRead::Settled;
                if let Ok(Reply::AgentSkills(skills)) = result {
                    self.model.set_queues(skills);
                }
            }
            Purpose::Data(call) => self.on_data(&call, result),
            Purpose::Info(call) => {
                if let (Ok(Reply::QueryCallInfo(Some(info))), Some(known)) =
                    (result, self.model.calls.get_mut(&call))
                    && info.call == call
                {
                    reading::complete(known, &info);
                }
            }
            Purpose::Watch => {
                if result.is_ok_and(|reply| watch::contradicts(&self.model, &reply)) {
                    self.link.mark_stale(now);
                }
            }
            Purpose::SessionCheck => self.on_session_check(result, now),
            Purpose::AbandonedSignOut => self.model.is_leaving = false,
        }
    }

    pub(super) fn on_timed_out(&mut self, id: RequestId, now: Millis) {
        self.on_reply(id, None, Err(GatewayError::TimedOut), now);
    }

    fn on_poll(&mut self, id: RequestId, result: Result<Reply, GatewayError>, now: Millis) {
        let events = match result {
            Ok(Reply::PollEvents(events)) => events.0,
            Err(error) if !is_too_fast(&error) && self.link.poll.gives_up_all(&error, now) => {
                // What such an answer may have carried is lost.
                if matches!(
                    error,
                    GatewayError::Unreachable(_) | GatewayError::TimedOut | GatewayError::Unreadable(_)
                ) {
                    self.link.mark_stale(now);
                }
                return;
            }
            // Codes on which a poll must stop (CEC 6.1.4.1).
            Err(error) if ends_session(&error) => {
                let jitter = self.jitter();
                self.link.poll.failed(now, jitter);
                return self.doubt_session(now);
            }
            // Nothing is lost, as the gateway has not looked for an event, and nothing is read: it is asked too much already.
            Err(error) if is_too_fast(&error) => {
                if !self.link.poll.slow_down(now) {
                    let jitter = self.jitter();
                    self.link.poll.failed(now, jitter);
                }
                return;
            }
            // The sign-in needed no guid, and this one does: the way is not open to it, and will not be.
            Err(GatewayError::Misconfigured(fault))
                if self.model.agent.phase == Phase::SigningIn && !fault.may_pass() =>
            {
                let sign_in = self.commands.iter().find(|it| it.kind == CommandKind::SignIn).map(|it| it.id);
                if let Some(id) = sign_in {
                    self.fail(id, fault.into(), now);
                }
                return;
            }
            // The reply may have carried an event that is lost now.
            Ok(_) | Err(_) => {
                let jitter = self.jitter();
                self.link.poll.failed(now, jitter);
                self.link.mark_stale(now);
                return;
            }
        };
        self.link.doubt = Doubt::None;
        self.link.poll.answered(now, !events.is_empty());
        if events.is_empty() {
            self.link.resync.poll_was_empty(id);
            if matches!(self.link.resync, Resync::InSync) {
                self.model.calls.iter_mut().for_each(|call| call.is_talk_due = false);
            }
        }
        for item in events {
            // What follows the end in the same reply is of no interest any more.
            if self.link.poll.state == PollState::Idle {
                break;
            }
            if !item.agent.is_empty() && Some(&item.agent) != self.model.agent.id.as_ref() {
                continue;
            }
            let lag = item.made_at.and_then(|at| self.model.gateway_clock.heard(at, now));
            self.link.resync.event_applied(now);
            let consequences = events::apply(&mut self.model, item.event, now);
            for fact in &consequences.facts {
                self.commands.observe(fact);
            }
            if consequences.is_stale {
                self.link.mark_stale(now);
            }
            if consequences.ends_session {
                self.end_session(SessionEnd::ByPlatform, now);
            }
            self.commit(now, consequences.news, lag);
        }
    }

    /// Takes note that the gateway says that nobody is signed in.
    pub(super) fn doubt_session(&mut self, now: Millis) {
        let is_expected = self.model.agent.phase == Phase::SigningOut || self.link.poll.is_forgotten(now);
        if is_expected || self.link.doubt != Doubt::None {
            return self.end_session(SessionEnd::ByPlatform, now);
        }
        self.link.doubt = Doubt::Wanted;
    }

    fn on_session_check(&mut self, result: Result<Reply, GatewayError>, now: Millis) {
        match result {
            Err(error) if ends_session(&error) => self.end_session(SessionEnd::ByPlatform, now),
            // The poll goes on; a second refusal of it is believed. What it did not bring is read.
            Ok(_) => {
                self.link.poll.hurry(now);
                self.link.mark_stale(now);
            }
            Err(_) => {}
        }
    }

    fn on_data(&mut self, id: &CallId, result: Result<Reply, GatewayError>) {
        let Some(call) = self.model.calls.get_mut(id) else { return };
        match result {
            Ok(Reply::AppData(data)) if !data.is_empty() => {
                call.data = Some(data);
                call.details.data_settled = true;
            }
            // The page waits for it: what was lost is asked for once more.
            Err(error) if error.is_unknown_outcome() && !call.details.data_asked_again => {
                call.details.data_asked_again = true;
                call.details.data_asked_early = false;
                call.details.data_settled = false;
            }
            Ok(_) | Err(_) => {}
        }
    }

    fn on_reading(
        &mut self,
        round: u32,
        question: Question,
        result: Result<Reply, GatewayError>,
        now: Millis,
    ) {
        let in_flight = match self.link.poll.state {
            PollState::InFlight { id, .. } => Some(id),
            PollState::Idle | PollState::Waiting(_) => None,
        };
        let Resync::Refreshing(reading) = &mut self.link.resync else { return };
        if reading.round != round {
            return;
        }
        if result.as_ref().err().is_some_and(ends_session) {
            // What the rest of the reading says belongs to a session that may be over.
            self.link.resync.reading_failed(1, now);
            return self.doubt_session(now);
        }
        if reading.take(question, result, self.link.failed_readings) == Taken::Failed {
            self.link.failed_readings += 1;
            self.link.resync.reading_failed(self.link.failed_readings, now);
        } else if reading.apply(&mut self.model, self.link.missed_at, now).is_some() {
            let is_whole = reading.is_whole();
            self.link.failed_readings = if is_whole { 0 } else { self.link.failed_readings + 1 };
            if self.link.failed_readings < MOST_ROUNDS && !is_whole {
                self.link.resync.reading_failed(self.link.failed_readings, now);
            } else {
                self.link.resync = Resync::Confirming(in_flight);
                // The next one that something leads to may fail once, and then has to do.
                self.link.failed_readings = self.link.failed_readings.min(MOST_ROUNDS - 2);
            }
            self.settle_refused(true, now);
            if self.model.agent.phase == Phase::SigningIn && self.model.agent.state != AgentState::SignedOut {
                self.model.agent.phase = Phase::SignedIn;
                self.model.agent.signed_out_because = None;
            }
        }
    }
}

/// True if the gateway says that nobody is signed in.
fn ends_session(error: &GatewayError) -> bool {
    match error {
        GatewayError::Refused { code, .. } => code.row().is_some_and(|row| row.ends_session),
        GatewayError::Unreachable(_)
        | GatewayError::TimedOut
        | GatewayError::Status(_)
        | GatewayError::Unreadable(_)
        | GatewayError::Misconfigured(_) => false,
    }
}

/// True if the gateway, or a proxy before it, was asked faster than it allows.
fn is_too_fast(error: &GatewayError) -> bool {
    match error {
        GatewayError::Refused { code, .. } => code.as_str() == RetCode::OVERLOAD,
        GatewayError::Status(status) => *status == TOO_MANY_REQUESTS,
        GatewayError::Unreachable(_)
        | GatewayError::TimedOut
        | GatewayError::Unreadable(_)
        | GatewayError::Misconfigured(_) => false,
    }
}
