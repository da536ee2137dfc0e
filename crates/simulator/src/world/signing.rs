//! Signing in and out (CEC 6.1.1.1, 6.1.1.2, 6.1.1.18), and the other ways in which a session ends.

use offhook_protocol::{
    AgentId, GatewayEvent, Number, Password, Reply,
    codes::RetCode,
    event_content::{LoginTime, NoContent},
    event_poll::EventItem,
    lenient::FromValue,
    sign_in::{ForceLogin, SignedIn},
};
use serde_json::json;

use super::{
    Alarm, World,
    agent::{Agent, Session, Terms},
    answers::{ApiResult, done, event_envelope, refuse},
    desk_phone::DeskPhone,
    guid::GuidKeeper,
    to_ms,
};
use crate::{
    log::LineKind,
    settings::{ForceDuringCall, ShutdownEvent, SignOutDuringCall},
};

/// Way in which an agent signs in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Entry {
    Ordinary,
    /// Puts out whoever is there already.
    Forced,
    /// Signs in to the telephone platform without media server and licence (CEC 6.1.1.23). Without a phone
    /// there is none to ring.
    PlatformOnly,
}

/// Reason why a session ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SessionEnd {
    /// The agent signed out.
    SignedOut,
    /// The agent signed in elsewhere, by force.
    Replaced,
    /// Nobody polled for too long.
    Silence,
}

impl World {
    pub(super) fn sign_in(
        &mut self,
        agent: &AgentId,
        login: ForceLogin,
        entry: Entry,
    ) -> (ApiResult, Option<String>) {
        if let Err(code) = self.check_sign_in(agent, &login, entry) {
            return (Err(code), None);
        }
        if let Some(known) = self.agents.get_mut(agent) {
            known.wrong_passwords = 0;
        }
        if self.session(agent).is_some() {
            self.end_session(agent, SessionEnd::Replaced);
        }
        let now = self.now;
        let guid = GuidKeeper::new(&mut self.random, now);
        let fresh = guid.current().to_owned();
        let serial = self.next_serial();
        let (has_phone, desk) = (!login.phone.is_empty(), DeskPhone::of(&login));
        // The chat server is signed in to unless told otherwise (CEC 6.1.1.1), and by a platform sign-in never (6.1.1.23).
        let with_chat = login.more.to_map().get("checkInWebm").and_then(bool::from_value);
        let has_chat = entry != Entry::PlatformOnly && with_chat != Some(false);
        let terms = Terms {
            phone: login.phone,
            auto_answer: login.auto_answer,
            auto_ready: login.auto_ready,
            release_phone: login.release_phone,
        };
        if let Some(it) = self.agents.get_mut(agent) {
            let session = it.session.insert(Session::new(serial, now, terms, it.config.skills.clone(), guid));
            session.duty.voice = has_phone;
        }
        if let Some(session) = self.session_mut(agent) {
            session.desk = desk;
        }
        let limit = to_ms(self.settings().poll_silence_seconds);
        self.plan(limit, Alarm::PollSilence { agent: agent.clone(), session: serial });
        self.emit(agent, GatewayEvent::InService(NoContent));
        self.become_ready(agent);
        match login.status {
            3 => self.become_busy(agent, 0),
            5 => self.begin_wrap_up(agent, GatewayEvent::WrapUpEntered(NoContent)),
            _ => {}
        }
        if entry != Entry::PlatformOnly && self.session(agent).is_some_and(|it| it.desk.linked) {
            self.emit(agent, linkage());
        }
        let config = self.agents.get(agent).map(|it| it.config.clone());
        let must_change = config.as_ref().is_some_and(|it| it.must_change_password);
        let days_left = config.and_then(|it| it.password_days_left);
        let reply = Reply::Login(SignedIn {
            tenant: self.scenario.tenant.clone(),
            agent: agent.clone(),
            media: if has_chat { "TTF" } else { "TFF" }.to_owned(),
            login_time: now.to_string(),
            must_change_password: must_change.to_string(),
            server: "AgentGateway0".to_owned(),
            password_days_left: days_left.map(|days| days.to_string()).unwrap_or_default(),
        });
        (Ok(reply.to_result().into()), Some(fresh))
    }

    fn check_sign_in(&mut self, agent: &AgentId, login: &ForceLogin, entry: Entry) -> Result<(), RetCode> {
        self.check_password(agent, &login.password)?;
        let held_back = self.settings().force_during_call == ForceDuringCall::Refused;
        match (self.session(agent), entry) {
            (Some(_), Entry::Ordinary | Entry::PlatformOnly) => return refuse("100-002"),
            (Some(_), Entry::Forced) if held_back && self.is_on_call(agent) => return refuse("100-015"),
            (Some(_), Entry::Forced) => {}
            (None, _) if self.is_full() => return refuse("999-003"),
            (None, _) => {}
        }
        // The list has no code of its own for a telephone that another agent is signed in with.
        if self.is_phone_of_another(agent, &login.phone) { refuse("100-003") } else { Ok(()) }
    }

    /// Checks a password; wrong ones are counted, and lock the account.
    fn check_password(&mut self, agent: &AgentId, given: &Password) -> Result<(), RetCode> {
        let (limit, now) = (self.settings().wrong_passwords_until_locked, self.now);
        let locked_until = now.saturating_add(to_ms(self.settings().lock_seconds));
        let Some(known) = self.agents.get_mut(agent) else { return refuse("100-004") };
        if now < known.locked_until {
            return refuse("110-016");
        }
        if known.config.password == *given {
            return Ok(());
        }
        known.wrong_passwords += 1;
        if limit.is_some_and(|limit| known.wrong_passwords >= limit) {
            known.wrong_passwords = 0;
            known.locked_until = locked_until;
        }
        refuse("100-004")
    }

    fn is_full(&self) -> bool {
        let signed_in = self.agents.values().filter(|agent| agent.session.is_some()).count();
        self.settings().most_signed_in.is_some_and(|most| signed_in >= most)
    }

    fn is_phone_of_another(&self, agent: &AgentId, phone: &Number) -> bool {
        let has_it = |it: &Agent| it.session.as_ref().is_some_and(|session| session.terms.phone == *phone);
        !phone.is_empty() && self.agents.iter().any(|(id, it)| id != agent && has_it(it))
    }

    pub(super) fn sign_out(&mut self, agent: &AgentId) -> ApiResult {
        if self.is_on_call(agent) {
            return match self.settings().sign_out_during_call {
                SignOutDuringCall::Refused => refuse("100-007"),
                SignOutDuringCall::Ignored => done(),
            };
        }
        self.end_session(agent, SessionEnd::SignedOut);
        done()
    }

    /// Signs the agent out, whatever is going on.
    pub(super) fn force_sign_out(&mut self, agent: &AgentId) -> ApiResult {
        self.end_session(agent, SessionEnd::SignedOut);
        done()
    }

    pub(super) fn force_sign_out_with(&mut self, agent: &AgentId, reason: i64) -> ApiResult {
        self.note(LineKind::World, agent.as_str(), format!("signs out with reason {reason}"));
        self.force_sign_out(agent)
    }

    /// Ends a session; its calls end or go back to their queue, its open poll is told.
    pub(super) fn end_session(&mut self, agent: &AgentId, why: SessionEnd) {
        let Some(mut session) = self.agents.get_mut(agent).and_then(|it| it.session.take()) else { return };
        // Whoever is gone hears no more of it.
        self.let_go_of_calls(agent);
        self.note(LineKind::World, agent.as_str(), format!("session over: {why:?}"));
        let Some(poll) = session.parked.take() else { return };
        let told = match why {
            SessionEnd::SignedOut => self.settings().shutdown_event == ShutdownEvent::IfPolled,
            SessionEnd::Replaced => true,
            SessionEnd::Silence => false,
        };
        let login_time = session.signed_in_at.to_string();
        let event = GatewayEvent::OutOfService(LoginTime { login_time });
        let body = if told {
            event_envelope(&EventItem { agent: agent.clone(), made_at: None, event }.write().into())
        } else {
            r#"{"message":"the agent is not signed in","retcode":"100-006"}"#.to_owned()
        };
        self.close_poll(&poll, body);
    }
}

/// Returns the event that says that the desk phone is linked (CEC 6.5.1.12.1).
fn linkage() -> GatewayEvent {
    let name = "AgentEvent_linkageCapability".to_owned();
    GatewayEvent::Other { name, content: json!({ "result": 0 }).into() }
}
