//! Calls among agents: the internal call (CEC 6.1.2.4) and the consultation (CEC 6.1.2.5).
//!
//! ```text
//! internal      A dialing ──► B offered ──► both talk
//!                   └── B not ready, rejects, does not answer ──► A: failed, state as after any call
//! consultation  A holds c1, c2 dialing ──► B offered ──► both talk on c2
//!                   └── likewise ──► A: failed, c1 stays held (Q16)
//! of three      A on c1, c2 dialing ──► B offered ──► A, B and the customer talk on c2
//!                   └── likewise ──► A: failed, c1 as it was, or held (Q16)
//! ```

use offhook_protocol::{
    AgentId, CallId, Number, Reply,
    call_control::{CallInner, InnerHelp},
    modes::{DeviceType, HelpMode},
};

use super::{
    World,
    answers::{ApiResult, refuse},
    call::{CallOrigin, Stage},
};
use crate::control::Target;

impl World {
    pub(super) fn call_colleague(&mut self, agent: &AgentId, asked: &CallInner) -> ApiResult {
        let Some(target @ Target::Agent(_)) = self.colleague(agent, DeviceType::Agent, &asked.called) else {
            return refuse("000-002");
        };
        let is_unknown = |skill: i64| self.scenario.skill(skill).is_none();
        if self.may_not_call(agent) || self.is_taken(agent) || asked.skill.is_some_and(is_unknown) {
            return refuse("100-007");
        }
        let own = || Number::new(agent.as_str());
        let caller = asked.caller.clone().filter(|number| !number.is_empty()).unwrap_or_else(own);
        let mut call = self.new_call(CallOrigin::Internal, caller, asked.called.clone());
        call.target = Some(target);
        call.skill = asked.skill;
        call.data = asked.data.clone();
        let id = self.place(call, agent);
        Ok(Reply::CallInner(Some(id)).to_result().into())
    }

    pub(super) fn consult(&mut self, agent: &AgentId, asked: &InnerHelp) -> ApiResult {
        let device = DeviceType::from_gateway(asked.device);
        let target = device.and_then(|device| self.colleague(agent, device, &asked.address));
        let Some(target) = target else { return refuse("100-007") };
        let line = self.call_in(agent, Stage::Talking);
        let Some(line) = line.filter(|line| line.is_pair() && !line.call.is_for_transfer()) else {
            return refuse("200-018");
        };
        let of_three = HelpMode::from_gateway(asked.mode) == Some(HelpMode::ThreeParty);
        if of_three && line.call.legs.len() > 1 {
            // A call among agents has no customer who could join.
            return refuse("100-007");
        }
        let (helped, known_as) = (line.call.id.clone(), line.leg.id.clone());
        let data = asked.data.clone().or_else(|| line.call.data.clone());
        let caller = Number::new(agent.as_str());
        let origin = if of_three { CallOrigin::ConsultationOfThree } else { CallOrigin::Consultation };
        let mut call = self.new_call(origin, caller, asked.address.clone());
        call.target = Some(target);
        call.data = data;
        call.about = Some(known_as);
        let waits = asked.hold.unwrap_or(true) && self.settings().hold_event_before_three_party_help;
        if !of_three || waits {
            self.put_on_hold(&helped, agent);
        } else if let Some(leg) = self.leg_mut(&helped, agent) {
            leg.stage = Stage::Helped;
        }
        let id = self.place(call, agent);
        Ok(Reply::InnerHelp(Some(id)).to_result().into())
    }

    /// Returns the call that a consultation of three is about, while it lasts.
    pub(super) fn helped_call(&self, id: &CallId) -> Option<CallId> {
        let call = self.calls.get(id).filter(|call| call.origin == CallOrigin::ConsultationOfThree)?;
        let agent = &call.legs.iter().find(|leg| leg.placed)?.agent;
        let line = self.call_known_as(agent, call.about.as_ref()?)?;
        let waits = matches!(line.leg.stage, Stage::Held | Stage::Helped);
        waits.then(|| line.call.id.clone())
    }

    /// Ends a consultation of three before it was one: the agent goes on with the customer, as if nothing had
    /// been. False: the customer is held (Q16).
    pub(super) fn end_help(&mut self, about: &CallId, agent: &AgentId) -> bool {
        let line = self.call_known_as(agent, about).filter(|line| line.leg.stage == Stage::Helped);
        let Some(id) = line.map(|line| line.call.id.clone()) else { return false };
        if let Some(leg) = self.leg_mut(&id, agent) {
            leg.stage = Stage::Talking;
        }
        true
    }

    /// Finds the target: a skill queue there is, or another agent.
    pub(super) fn colleague(&self, agent: &AgentId, device: DeviceType, address: &Number) -> Option<Target> {
        let digits = address.expose();
        let legal = digits.bytes().all(|byte| byte.is_ascii_digit());
        match device {
            DeviceType::SkillQueue => {
                self.scenario.skill(digits.parse().ok()?).map(|skill| Target::Skill(skill.id))
            }
            DeviceType::Agent => (legal && digits != agent.as_str()).then(|| Target::Agent(digits.into())),
            DeviceType::Ivr | DeviceType::AccessCode | DeviceType::ExternalNumber => None,
        }
    }

    /// Looks for the other side once the caller's phone is off hook: an agent must be ready now, a queue has
    /// time.
    pub(super) fn look_for_colleague(&mut self, id: &CallId) {
        let Some(call) = self.calls.get_mut(id) else { return };
        match call.target.clone() {
            Some(Target::Skill(_)) => call.waiting = true,
            Some(target @ Target::Agent(_)) => match self.idle_agent(&target, None) {
                Some(colleague) => self.offer(id, &colleague),
                None => self.dissolve(id, None),
            },
            None => {}
        }
    }
}
