//! Customers who call, lose patience and hang up; and the control interface that acts for them.

use offhook_protocol::{CallId, MediaType, Number};
use serde_json::{Value, json};

use super::{
    Alarm, Output, SimResponse, World,
    answers::json_response,
    call::{Call, CallOrigin},
    to_ms,
};
use crate::{
    control::{Control, ControlError, NewCall, Target},
    log::{LineKind, mask_digits},
    scenario::{Behaviour, Customer},
};

impl World {
    /// Does what the control interface asks, in-process; returns its answer, and what else leaves the world.
    ///
    /// # Errors
    /// Fails when there is nobody and nothing to do it with.
    pub fn act(&mut self, now: u64, control: Control) -> (Result<Value, ControlError>, Vec<Output>) {
        self.advance(now);
        let result = self.control(control);
        self.settle();
        (result, std::mem::take(&mut self.outputs))
    }

    fn control(&mut self, control: Control) -> Result<Value, ControlError> {
        match control {
            Control::Call(call) => self.place_call(call).map(|id| json!({ "callId": id })),
            Control::HangUp(id) => {
                let customer = self.customer_of(&id)?;
                self.customer_hangs_up(&customer);
                Ok(json!({}))
            }
            Control::Act(id, act) => self.let_customer_act(&id, act),
            Control::Drop(id) => self.drop_by_platform(&id),
            Control::Customer(customer) => {
                self.scenario.put_customer(customer);
                Ok(json!({}))
            }
            Control::Preview(preview) => self.offer_preview(preview),
            Control::Withdraw(agent) => self.withdraw_preview(&agent),
            Control::State => Ok(json!(self.truth())),
            Control::Log => Ok(json!(self.log())),
            Control::Unknown => Ok(json!(self.unknown())),
            Control::Fault(fault) => {
                self.note(LineKind::Control, "", format!("fault: {:?} x{}", fault.kind, fault.count));
                self.faults.add(fault);
                Ok(json!({}))
            }
            Control::Refuse(refusal) => {
                let what = refusal.operation.as_deref().unwrap_or("any request");
                let text = format!("{what} refused with {} x{}", refusal.retcode, refusal.count);
                self.note(LineKind::Control, "", text);
                self.faults.refuse(refusal);
                Ok(json!({}))
            }
            Control::EventFault(fault) => {
                self.note(
                    LineKind::Control,
                    "",
                    format!("{}: {:?} x{}", fault.event, fault.kind, fault.count),
                );
                self.event_faults.add(fault);
                Ok(json!({}))
            }
            Control::Recover(seconds) => {
                self.recover_after(seconds);
                Ok(json!({}))
            }
            Control::Restart => {
                self.restart();
                Ok(json!({}))
            }
        }
    }

    /// Returns the id the customer is known by: of the call they came with, or of a call's first customer.
    pub(super) fn customer_of(&self, id: &CallId) -> Result<CallId, ControlError> {
        let came_with = |call: &&Call| call.outsiders.iter().any(|it| it.call == *id);
        if self.calls.values().any(|call| came_with(&call)) {
            return Ok(id.clone());
        }
        let customer = self.call_by_any_id(id).and_then(|call| call.outsiders.first());
        customer.map(|customer| customer.call.clone()).ok_or_else(|| {
            let sentence = format!("There is no call {id} with a customer. GET /simulator/state lists them.");
            ControlError::missing(sentence)
        })
    }

    /// Returns the call that anybody on it knows by this id.
    pub(super) fn call_by_any_id(&self, id: &CallId) -> Option<&Call> {
        let known_as = |call: &&Call| call.id == *id || call.legs.iter().any(|leg| leg.id == *id);
        self.calls.values().find(known_as)
    }

    pub(super) fn control_response(&mut self, control: Control) -> SimResponse {
        match self.control(control) {
            Ok(body) => json_response(200, body.to_string()),
            Err(error) => error.into(),
        }
    }

    /// Places a customer's call.
    ///
    /// # Errors
    /// Fails when there is no such skill queue or agent.
    fn place_call(&mut self, call: NewCall) -> Result<CallId, ControlError> {
        let NewCall { from, to, data, feature, video } = call;
        let (called, skill) = match &to {
            Target::Skill(id) => match self.scenario.skill(*id) {
                Some(skill) if !MediaType::from_gateway(skill.media).takes_telephone_calls() => {
                    let sentence = format!(
                        "Skill queue {id} takes no telephone calls: its media type is {}.",
                        skill.media
                    );
                    return Err(ControlError::bad(sentence));
                }
                Some(skill) => (skill.access.clone(), Some(skill.id)),
                None => {
                    let ids: Vec<_> = self.scenario.skills.iter().map(|skill| skill.id.to_string()).collect();
                    let ids = ids.join(", ");
                    let sentence = format!("There is no skill queue {id}. There are: {ids}.");
                    return Err(ControlError::bad(sentence));
                }
            },
            Target::Agent(agent) if self.agents.contains_key(agent) => (Number::new(agent.as_str()), None),
            Target::Agent(agent) => {
                let numbers: Vec<_> = self.agents.keys().map(ToString::to_string).collect();
                let numbers = numbers.join(", ");
                return Err(ControlError::bad(format!("There is no agent {agent}. There are: {numbers}.")));
            }
        };
        let verb = if feature.is_outbound() { "was called for" } else { "calls" };
        let line = format!("{} {verb} {}", mask_digits(from.expose()), called.expose());
        let patience = self.scenario.customer(&from).and_then(|customer| customer.patience_seconds);
        let mut call = if feature.is_outbound() {
            self.new_call(CallOrigin::PlatformOutbound(feature), called, from.clone())
        } else {
            self.new_call(CallOrigin::Incoming, from.clone(), called)
        };
        call.video = video || skill.is_some_and(|id| self.is_video_queue(id));
        let customer = self.new_outsider(from, &call.id);
        call.outsiders.push(customer);
        call.waiting = true;
        call.target = Some(to);
        call.skill = skill;
        call.data = data;
        let id = call.id.clone();
        self.calls.insert(id.clone(), call);
        self.note(LineKind::World, "", format!("{line}: call {id}"));
        if let Some(seconds) = patience {
            self.plan(to_ms(seconds), Alarm::CustomerGivesUp { call: id.clone() });
        }
        Ok(id)
    }

    fn is_video_queue(&self, id: i64) -> bool {
        self.scenario.skill(id).is_some_and(|it| MediaType::from_gateway(it.media) == MediaType::Video)
    }

    /// Lets the customer who came with this call hang up.
    pub(super) fn customer_hangs_up(&mut self, id: &CallId) {
        let on = |call: &&Call| call.outsiders.iter().any(|it| it.call == *id);
        if let Some(call) = self.calls.values().find(on).map(|call| call.id.clone()) {
            self.note(LineKind::World, "", format!("the customer of call {id} hangs up"));
            self.part_with_customer(&call, id);
        }
    }

    pub(super) fn customer_gives_up(&mut self, id: &CallId) {
        let answered = |call: &Call| call.legs.iter().any(|leg| leg.stage.is_answered());
        if self.calls.get(id).is_some_and(|call| !answered(call)) {
            self.customer_hangs_up(id);
        }
    }

    pub(super) fn plan_auto_call(&mut self) {
        if let Some(seconds) = self.settings().auto_call_seconds {
            self.plan(to_ms(seconds), Alarm::AutoCall);
        }
    }

    /// Lets the next customer call the next skill queue, when somebody is there and nobody waits already.
    pub(super) fn auto_call(&mut self) {
        self.plan_auto_call();
        let exists = |customer: &&Customer| customer.behaviour != Behaviour::WrongNumber;
        let customers: Vec<_> = self.scenario.customers.iter().filter(exists).collect();
        if customers.is_empty() || !self.waiting_calls().is_empty() {
            return;
        }
        let turn = self.auto_caller;
        let from = customers[turn % customers.len()].number.clone();
        self.auto_caller += 1;
        let served = self.served_skills();
        if served.is_empty() || self.is_on_a_call(&from) {
            return;
        }
        let to = Target::Skill(served[turn % served.len()]);
        drop(self.place_call(NewCall::incoming(from, to, None)));
    }

    fn is_on_a_call(&self, customer: &Number) -> bool {
        self.calls.values().any(|call| call.outsiders.iter().any(|it| it.number == *customer))
    }

    /// Returns the skill queues that a signed-in agent serves, and no played one.
    fn served_skills(&self) -> Vec<i64> {
        let sessions = self.agents.values().filter_map(|agent| agent.session.as_ref());
        let sessions: Vec<_> = sessions.filter(|session| session.part.is_none()).collect();
        let serves = |id: i64| sessions.iter().any(|session| session.duty.skills.contains(&id));
        self.scenario.skills.iter().map(|skill| skill.id).filter(|id| serves(*id)).collect()
    }

    fn restart(&mut self) {
        self.drop_all_polls();
        for agent in self.agents.values_mut() {
            agent.session = None;
        }
        self.calls.clear();
        self.agenda.clear();
        self.away_until = 0;
        self.open();
        self.note(LineKind::Control, "", "restarted: all sessions and calls are forgotten".to_owned());
    }
}

impl From<ControlError> for SimResponse {
    fn from(error: ControlError) -> Self {
        json_response(error.status, json!({ "error": error.sentence }).to_string())
    }
}
