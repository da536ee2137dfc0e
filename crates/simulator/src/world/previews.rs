//! Calls of a campaign that an agent looks at before they are made (CEC 6.1.2.2, 6.5.1.3).
//!
//! ```text
//! ready ──► occupied, a preview is pending ── the agent chooses a number, or time is up ──► dialing
//!                └── withdrawn ──► ready
//! ```

use offhook_protocol::{
    AgentId, AgentState, CallData, GatewayEvent, Number, Reply,
    call_control::PreviewCallout,
    event_content::{NoContent, Preview},
};
use serde_json::{Value, json};

use super::{
    Alarm, World,
    answers::{ApiResult, refuse},
    call::CallOrigin,
    to_ms,
};
use crate::{
    control::{ControlError, NewPreview, PreviewEvent, Target},
    log::LineKind,
    scenario::Behaviour,
};

/// A preview that an agent looks at.
#[derive(Debug, Clone)]
pub(super) struct PendingPreview {
    pub(super) control: i64,
    pub(super) numbers: Vec<Number>,
    pub(super) data: Option<CallData>,
    /// Id of the queue whose campaign it is; `None`: it is one agent's.
    skill: Option<i64>,
}

impl World {
    pub(super) fn offer_preview(&mut self, new: NewPreview) -> Result<Value, ControlError> {
        let agent = self.idle_agent(&new.to, None).filter(|agent| !self.is_played(agent));
        let Some(agent) = agent else {
            let whom = match &new.to {
                Target::Agent(agent) => format!("Agent {agent} is not ready."),
                Target::Skill(skill) => format!("Nobody who serves queue {skill} is ready."),
            };
            return Err(ControlError::conflict(format!("{whom} Sign an agent in, ready, and try again.")));
        };
        let control = i64::try_from(self.next_serial()).unwrap_or_default() + 11_000;
        let skill = match new.to {
            Target::Skill(skill) => Some(skill),
            Target::Agent(_) => None,
        };
        self.note(LineKind::World, agent.as_str(), format!("preview {control} begins"));
        self.enter(&agent, AgentState::OnCall, 0);
        self.emit(&agent, GatewayEvent::Occupied(NoContent));
        let (numbers, data) = (new.numbers.clone(), new.data.clone());
        let event = match new.event {
            PreviewEvent::Announced => {
                GatewayEvent::PreviewAnnounced(Preview { control, numbers, data: None })
            }
            PreviewEvent::Offered => GatewayEvent::PreviewOffered(Preview { control, numbers, data }),
            PreviewEvent::Choice => GatewayEvent::PreviewChoice(Preview { control, numbers, data }),
        };
        self.emit(&agent, event);
        if let Some(session) = self.session_mut(&agent) {
            session.preview = Some(PendingPreview { control, numbers: new.numbers, data: new.data, skill });
        }
        for (seconds, dial) in [(new.auto_call_seconds, true), (new.withdrawn_after_seconds, false)] {
            let Some(seconds) = seconds else { continue };
            self.plan(to_ms(seconds), Alarm::PreviewOver { agent: agent.clone(), control, dial });
        }
        Ok(json!({ "agent": agent, "controlId": control }))
    }

    /// Dials the number that the agent has chosen.
    pub(super) fn dial_preview(&mut self, agent: &AgentId, asked: &PreviewCallout) -> ApiResult {
        let preview = self.session(agent).and_then(|session| session.preview.clone());
        let Some(preview) = preview.filter(|it| it.control == asked.control) else {
            return refuse("200-036");
        };
        if !preview.numbers.contains(&asked.called) {
            return refuse("200-036");
        }
        if self.behaviour_of(&asked.called) == Behaviour::WrongNumber {
            return refuse("200-001");
        }
        let id = self.make_previewed_call(agent, preview, asked.called.clone());
        Ok(Reply::PreviewCallout(Some(id)).to_result().into())
    }

    fn make_previewed_call(
        &mut self,
        agent: &AgentId,
        preview: PendingPreview,
        called: Number,
    ) -> offhook_protocol::CallId {
        let own = self.session(agent).map(|session| session.terms.phone.clone()).unwrap_or_default();
        if let Some(session) = self.session_mut(agent) {
            session.preview = None;
        }
        let mut call = self.new_call(CallOrigin::Preview, own, called);
        call.skill = preview.skill;
        call.data = preview.data;
        self.place_to_customer(call, agent)
    }

    /// Ends a preview whose time is up: the platform dials the first number itself, or withdraws the preview.
    pub(super) fn end_preview(&mut self, agent: &AgentId, control: i64, dial: bool) {
        let preview = self.session(agent).and_then(|session| session.preview.clone());
        let Some(preview) = preview.filter(|it| it.control == control) else { return };
        let exists = |number: &&Number| self.behaviour_of(number) != Behaviour::WrongNumber;
        match preview.numbers.iter().find(exists).cloned().filter(|_| dial) {
            Some(number) => drop(self.make_previewed_call(agent, preview, number)),
            None => drop(self.withdraw_preview(agent)),
        }
    }

    pub(super) fn withdraw_preview(&mut self, agent: &AgentId) -> Result<Value, ControlError> {
        let preview = self.session_mut(agent).and_then(|session| session.preview.take());
        if preview.is_none() {
            return Err(ControlError::missing(format!("Agent {agent} looks at no preview.")));
        }
        self.emit(agent, GatewayEvent::PreviewReleased(NoContent));
        let asked = self.session(agent).is_some_and(|session| session.pending.is_some());
        if asked || self.settings().ready_after_preview {
            self.after_call(agent, false);
        } else {
            self.enter(agent, AgentState::Ready, 0);
        }
        Ok(json!({}))
    }
}
