//! What the answers to requests do: the poll's, the commands', the readings'.

use offhook_protocol::{AgentState, CallId, GatewayError, Guid, Reply, codes::RetCode};

mod accepted;
mod ending;

use crate::{
    command::{Command, CommandId},
    effect::RequestId,
    error::CommandError,
    event,
    pending::request_for,
    poll::PollState,
    reading::{self, ReadingQuestion, Taken},
    refusal::Refusal,
    repair::Repair,
    requests::Purpose,
    session::{Session, SessionEnd},
    settings::is_aside,
    snapshot::{CallKind, CommandKind, Health, Phase},
    time::Millis,
};

/// Codes on which a poll must stop (CEC 6.1.4.1).
fn ends_session(code: &RetCode) -> bool {
    code.row().is_some_and(|row| row.ends_session)
}

impl Session {
    pub(crate) fn on_reply(
        &mut self,
        id: RequestId,
        guid: Option<Guid>,
        result: Result<Reply, GatewayError>,
        now: Millis,
    ) {
        let Some(purpose) = self.requests.take(id) else { return };
        // Every good answer may bring a fresh guid (CEC 4.5); that of a sign-out is of no use.
        if guid.is_some() && purpose != Purpose::Farewell {
            self.guid = guid;
        }
        match purpose {
            Purpose::Poll => self.on_poll(id, result, now),
            Purpose::Command(command) => self.on_command_reply(command, result, now),
            Purpose::Repair(round, question) => self.on_reading(round, question, result, now),
            Purpose::Skills => {
                if let Ok(Reply::AgentSkills(skills)) = result {
                    self.model.learn_skills(skills);
                }
            }
            Purpose::Data(call) => self.on_data(&call, result),
            Purpose::Info(call) => {
                if let (Ok(Reply::QueryCallInfo(Some(info))), Some(known)) =
                    (result, self.model.calls.get_mut(&call))
                    && info.call == call
                {
                    reading::learn(known, &info);
                }
            }
            Purpose::Farewell => self.model.is_leaving = false,
        }
    }

    fn on_poll(&mut self, id: RequestId, result: Result<Reply, GatewayError>, now: Millis) {
        let events = match result {
            Ok(Reply::PollEvents(events)) => events.0,
            Err(GatewayError::Refused { code, .. }) if ends_session(&code) => {
                return self.end_session(SessionEnd::ByPlatform, now);
            }
            // The answer may have carried an event that is lost now.
            Ok(_) | Err(_) => {
                let jitter = self.jitter();
                self.poll.failed(now, jitter);
                self.repair.doubt(now);
                return;
            }
        };
        self.poll.answered(now);
        if events.is_empty() {
            self.repair.poll_was_empty(id);
        }
        for item in events {
            // What follows the end in the same answer is of no interest any more.
            if self.poll.state == PollState::Idle {
                break;
            }
            if !item.agent.is_empty() && Some(&item.agent) != self.model.agent.id.as_ref() {
                continue;
            }
            let lag = item.made_at.and_then(|at| u64::try_from(at).ok()).map(|at| now.since(Millis(at)));
            self.repair.event_applied(now);
            let consequences = event::apply(&mut self.model, item.event, now);
            if consequences.doubt {
                self.repair.doubt(now);
            }
            if let Some(end) = consequences.end {
                self.end_session(end, now);
            }
            self.commit(now, consequences.news, lag);
        }
    }

    fn on_command_reply(&mut self, id: CommandId, result: Result<Reply, GatewayError>, now: Millis) {
        let Some(at) = self.model.pending.iter().position(|it| it.id == id) else { return };
        let pending = &mut self.model.pending[at];
        pending.request = None;
        match pending.command {
            Command::Query { query } => return self.on_answer(at, query, result, now),
            Command::Request { .. } => return self.on_named(at, result, now),
            _ => {}
        }
        match result {
            Ok(reply) => {
                pending.accepted_at = Some(now);
                let act = pending.act;
                self.on_accepted(at, act, reply, now);
            }
            Err(error) if error.is_unknown_outcome() => {
                if pending.may_repeat() && self.poll.health().0 == Health::Live {
                    return self.send_command(id, now);
                }
                match pending.act {
                    act if is_aside(act) => {
                        let lost = request_for(&self.model.pending[at].command, &self.model);
                        self.lose_track(&lost);
                        self.fail(at, (&error).into(), now);
                    }
                    // Nothing will tell us more about these.
                    CommandKind::SignIn
                    | CommandKind::Mute
                    | CommandKind::Unmute
                    | CommandKind::Keypad
                    | CommandKind::SetCallData => {
                        self.fail(at, (&error).into(), now);
                    }
                    // It may have been done all the same: the event will tell, or the reading.
                    _ => self.repair.doubt(now),
                }
            }
            Err(error) => self.on_refused(at, &error, now),
        }
    }

    fn on_refused(&mut self, at: usize, error: &GatewayError, now: Millis) {
        let GatewayError::Refused { code, .. } = error else { return };
        let pending = &mut self.model.pending[at];
        let was_repeated = pending.attempts > 1;
        let about = pending.call.as_ref().and_then(|id| self.model.calls.get(id));
        let is_asked = about.is_some_and(|call| call.kind == CallKind::Consultation);
        match (pending.act, code.as_str()) {
            (CommandKind::SignOut, text) if ends_session(code) || text == "100-008" => {
                self.end_session(SessionEnd::Asked, now);
            }
            // There is no such call any more: what was wanted. The event or the reading will say so.
            (CommandKind::HangUp, "200-017" | "200-025") | (CommandKind::Reject, "200-002" | "200-037") => {
                pending.accepted_at = Some(now);
                self.repair.doubt(now);
            }
            // "Wrong state" on a repetition: the lost answer had been a yes.
            (CommandKind::Mute, "200-004") | (CommandKind::Unmute, "200-008") if was_repeated => {
                pending.accepted_at = Some(now);
                let muted = pending.act == CommandKind::Mute;
                self.set_muted(at, muted);
            }
            // Who was asked is not alone with the customer (yet), so that there is nobody to hand on: no matter for administrators.
            (CommandKind::Transfer | CommandKind::Consult, "100-007") if is_asked => {
                self.fail(at, CommandError::NotNow { why: Refusal::NotACustomer }, now);
            }
            (act, code) => {
                let is_over = act != CommandKind::SignIn && code == RetCode::NOT_SIGNED_IN;
                self.fail(at, error.into(), now);
                if is_over {
                    self.end_session(SessionEnd::ByPlatform, now);
                } else if act != CommandKind::SignIn && !is_aside(act) {
                    // The gateway sees it otherwise than we do.
                    self.repair.doubt(now);
                }
            }
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
        question: ReadingQuestion,
        result: Result<Reply, GatewayError>,
        now: Millis,
    ) {
        let in_flight = match self.poll.state {
            PollState::InFlight { id, .. } => Some(id),
            PollState::Idle | PollState::Waiting(_) => None,
        };
        let Repair::Reading(reading) = &mut self.repair else { return };
        if reading.round != round {
            return;
        }
        if matches!(&result, Err(GatewayError::Refused { code, .. }) if code.as_str() == RetCode::NOT_SIGNED_IN)
        {
            return self.end_session(SessionEnd::ByPlatform, now);
        }
        if reading.take(question, result, self.failed_readings) == Taken::Failed {
            self.failed_readings = self.failed_readings.saturating_add(1);
            self.repair.give_up(self.failed_readings, now);
        } else if reading.apply(&mut self.model, now).is_some() {
            self.repair = Repair::Watching(in_flight);
            self.failed_readings = 0;
            if self.model.agent.phase == Phase::SigningIn && self.model.agent.state != AgentState::SignedOut {
                self.model.agent.phase = Phase::SignedIn;
                self.model.agent.signed_out_because = None;
            }
        }
    }
}
