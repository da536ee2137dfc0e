//! A desk phone that is linked with the session (话机联动): the agent lifts it, or refuses, from the screen
//! (CEC 6.1.2.23, 6.1.2.24). It does nothing by itself.

use offhook_protocol::{
    AgentId, CallId, GatewayEvent,
    event_content::{CallRef, PhoneHook},
    lenient::FromValue,
    sign_in::ForceLogin,
};

use super::{
    World,
    agent::Phone,
    answers::{ApiResult, done, refuse},
    call::Stage,
};
use crate::settings::IncomingInfoPlace;

/// Desk phone that the agent signed in with.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct DeskPhone {
    /// True for a video phone (agent type 11).
    pub(super) video: bool,
    /// True for a linked phone.
    pub(super) linked: bool,
}

impl DeskPhone {
    /// Returns the phone that a sign-in tells of.
    pub(super) fn of(login: &ForceLogin) -> Self {
        let linked = login.more.to_map().get("phonelinkage").and_then(bool::from_value);
        Self { video: login.agent_type == 11, linked: linked == Some(true) }
    }
}

impl World {
    pub(super) fn lift_desk_phone(&mut self, agent: &AgentId) -> ApiResult {
        let Some((id, stage)) = self.rings_on_desk(agent) else { return refuse("100-007") };
        let Some(offer) = self.leg(&id, agent).map(|leg| leg.offer) else { return refuse("100-007") };
        if let Some(leg) = self.leg_mut(&id, agent).filter(|_| stage == Stage::Reserved) {
            leg.lifting_answers = true;
        }
        self.lift_phone(offer);
        done()
    }

    /// Begins to talk, as lifting the phone has answered the call.
    pub(super) fn answer_by_lifting(&mut self, id: &CallId, agent: &AgentId) {
        if self.settings().incoming_info == IncomingInfoPlace::BeforeRinging {
            self.emit_incoming_info(id, agent);
        }
        self.begin_talking(id, agent, true);
    }

    /// Refuses the call. What becomes of call and agent is what becomes of them after a long no answer (Q11).
    pub(super) fn refuse_on_desk_phone(&mut self, agent: &AgentId) -> ApiResult {
        let Some((id, stage)) = self.rings_on_desk(agent) else { return refuse("100-007") };
        if stage != Stage::Reserved {
            self.part_with_agent(&id, agent);
            return done();
        }
        let Some(known_as) = self.leg(&id, agent).map(|leg| leg.id.clone()) else { return refuse("100-007") };
        if let Some(session) = self.session_mut(agent) {
            session.phone = Phone::OnHook;
        }
        self.emit_phone(agent, GatewayEvent::PhoneOnHook(PhoneHook { by: 2 }));
        self.emit(agent, GatewayEvent::NoAnswer(CallRef(known_as)));
        self.give_back(&id, agent, true);
        self.after_no_answer(agent);
        done()
    }

    /// Returns the call for which a linked phone rings, and its stage.
    fn rings_on_desk(&self, agent: &AgentId) -> Option<(CallId, Stage)> {
        let is_linked = self.session(agent).is_some_and(|session| session.desk.linked);
        if !is_linked || !self.rings(agent) {
            return None;
        }
        let mut lines = self.calls_of(agent).into_iter();
        let line = lines.find(|line| matches!(line.leg.stage, Stage::Reserved | Stage::Dialing))?;
        Some((line.call.id.clone(), line.leg.stage))
    }
}
