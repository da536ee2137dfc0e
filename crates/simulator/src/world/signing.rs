//! Signing in and out (CEC 6.1.1.1, 6.1.1.2, 6.1.1.18), and the other ways in which a session ends.

use offhook_protocol::{
    AgentId, GatewayEvent, Reply,
    agent_control::{ForceLogin, SignedIn},
    codes::RetCode,
    event_content::{LoginTime, NoContent},
    event_poll::EventItem,
};
use serde_json::{Value, json};

use super::{
    Alarm, World,
    agent::{Session, Terms},
    answers::{Verdict, done, event_envelope, refuse},
    desk_phone::Desk,
    guid::GuidKeeper,
    to_ms,
};
use crate::{
    log::LineKind,
    settings::{ForceDuringCall, ShutdownEvent, SignOutDuringCall},
};

/// How an agent signs in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Entry {
    Ordinary,
    /// Whoever is there already is put out.
    Forced,
    /// To the platform only: no phone is needed, no calls come.
    PlatformOnly,
}

/// Why a session ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SessionEnd {
    /// The agent signed out.
    SignedOut,
    /// The agent signed in elsewhere, by force.
    Replaced,
    /// Nobody polled.
    Silence,
}

impl World {
    pub(super) fn sign_in(
        &mut self,
        agent: &AgentId,
        login: ForceLogin,
        body: &str,
        entry: Entry,
    ) -> (Verdict, Option<String>) {
        if let Err(code) = self.check_sign_in(agent, &login, entry) {
            return (Err(code), None);
        }
        if self.session(agent).is_some() {
            self.end_session(agent, SessionEnd::Replaced);
        }
        let now = self.now;
        let guid = GuidKeeper::new(&mut self.random, now);
        let fresh = guid.current().to_owned();
        let serial = self.next_serial();
        let given: Value = serde_json::from_str(body).unwrap_or_default();
        let or_default = |name: &str, value: bool, default: bool| {
            if given.get(name).is_none_or(Value::is_null) { default } else { value }
        };
        let terms = Terms {
            phone: login.phone,
            auto_answer: or_default("autoanswer", login.auto_answer, true),
            auto_ready: or_default("autoenteridle", login.auto_ready, true),
            release_phone: or_default("releasephone", login.release_phone, entry != Entry::Forced),
        };
        if let Some(it) = self.agents.get_mut(agent) {
            let session = it.session.insert(Session::new(serial, now, terms, it.config.skills.clone(), guid));
            session.duty.voice = entry != Entry::PlatformOnly;
        }
        if let Some(session) = self.session_mut(agent) {
            session.desk = Desk::new(login.agent_type, &given);
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
            media: "TFF".to_owned(),
            login_time: now.to_string(),
            must_change_password: must_change.to_string(),
            server: "AgentGateway0".to_owned(),
            password_days_left: days_left.map(|days| days.to_string()).unwrap_or_default(),
        });
        (Ok(reply.to_result().into()), Some(fresh))
    }

    fn check_sign_in(&self, agent: &AgentId, login: &ForceLogin, entry: Entry) -> Result<(), RetCode> {
        let needs_phone = entry != Entry::PlatformOnly;
        if login.password.is_empty() || needs_phone && login.phone.is_empty() {
            return refuse("100-001");
        }
        match self.agents.get(agent) {
            Some(known) if known.config.password == login.password => {}
            Some(_) | None => return refuse("100-004"),
        }
        if !matches!(login.agent_type, 0 | 4 | 11) {
            return refuse("100-012");
        }
        if !matches!(login.status, 0 | 3 | 4 | 5) || login.phone.reveal().len() > 24 {
            return refuse("100-011");
        }
        let held_back = self.settings().force_during_call == ForceDuringCall::Refused;
        match (self.session(agent), entry) {
            (Some(_), Entry::Ordinary | Entry::PlatformOnly) => refuse("100-002"),
            (Some(_), Entry::Forced) if held_back && self.is_on_call(agent) => refuse("100-015"),
            (Some(_), Entry::Forced) | (None, _) => Ok(()),
        }
    }

    pub(super) fn sign_out(&mut self, agent: &AgentId) -> Verdict {
        if self.is_on_call(agent) {
            return match self.settings().sign_out_during_call {
                SignOutDuringCall::Refused => refuse("100-010"),
                SignOutDuringCall::Ignored => done(),
            };
        }
        self.end_session(agent, SessionEnd::SignedOut);
        done()
    }

    /// Whatever is going on.
    pub(super) fn force_sign_out(&mut self, agent: &AgentId) -> Verdict {
        self.end_session(agent, SessionEnd::SignedOut);
        done()
    }

    pub(super) fn force_sign_out_with(&mut self, agent: &AgentId, reason: i64) -> Verdict {
        if !(1..=255).contains(&reason) {
            return refuse("100-005");
        }
        self.note(LineKind::World, agent.reveal(), format!("signs out with reason {reason}"));
        self.force_sign_out(agent)
    }

    /// Ends a session; its calls end or go back to their queue, its open poll is told.
    pub(super) fn end_session(&mut self, agent: &AgentId, why: SessionEnd) {
        let Some(mut session) = self.agents.get_mut(agent).and_then(|it| it.session.take()) else { return };
        // Whoever is gone hears no more of it.
        self.let_go_of_calls(agent);
        self.note(LineKind::World, agent.reveal(), format!("session over: {why:?}"));
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

/// The desk phone is linked (CEC 6.5.1.12.1).
fn linkage() -> GatewayEvent {
    let name = "AgentEvent_linkageCapability".to_owned();
    GatewayEvent::Other { name, content: json!({ "result": 0 }).into() }
}
