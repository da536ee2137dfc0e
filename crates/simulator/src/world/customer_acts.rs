//! Acts of customers on a call beside hanging up, and of the platform, on demand.

use offhook_protocol::{AgentId, CallId};
use serde_json::{Value, json};

use super::{
    World,
    call::{Outsider, Stage},
    outgoing::DialEnd,
};
use crate::{
    control::{ControlError, CustomerAct},
    log::LineKind,
};

impl World {
    pub(super) fn let_customer_act(&mut self, id: &CallId, act: CustomerAct) -> Result<Value, ControlError> {
        if let Some((call, transfer)) = self.rings_third_party(id) {
            match &act {
                CustomerAct::Answer => return Ok(self.let_third_party(&call, transfer, true)),
                CustomerAct::Fail(_) => return Ok(self.let_third_party(&call, transfer, false)),
                CustomerAct::Silence(_) | CustomerAct::Keys(_) => {}
            }
        }
        let customer = self.customer_of(id)?;
        match act {
            CustomerAct::Answer => {
                let (call, agent) = self.dialled(&customer)?;
                self.begin_talking(&call, &agent, true);
            }
            CustomerAct::Fail(cause) => {
                let (call, _) = self.dialled(&customer)?;
                self.fail_dialing(&call, DialEnd(cause));
            }
            CustomerAct::Silence(on) => self.change_customer(&customer, |it| it.silent = on),
            CustomerAct::Keys(keys) => self.change_customer(&customer, |it| it.keys.push_str(&keys)),
        }
        Ok(json!({}))
    }

    /// Returns the call that is being transferred to an external number, and the transfer's own number.
    fn rings_third_party(&self, id: &CallId) -> Option<(CallId, u64)> {
        let call = self.call_by_any_id(id)?;
        let transfer = call.transfer.as_ref().filter(|it| it.third.is_some())?;
        let there = |third: &Outsider| call.outsiders.iter().any(|it| it.call == third.call);
        let rings = !transfer.third.as_ref().is_some_and(there);
        rings.then(|| (call.id.clone(), transfer.serial))
    }

    fn let_third_party(&mut self, call: &CallId, serial: u64, answers: bool) -> Value {
        let transfer = self.calls.get_mut(call).and_then(|call| call.transfer.as_mut());
        if let Some(transfer) = transfer {
            transfer.answers = answers;
        }
        self.third_party_acts(call, serial);
        json!({})
    }

    /// Returns the call on which this customer is rung, and the agent who placed it.
    fn dialled(&self, customer: &CallId) -> Result<(CallId, AgentId), ControlError> {
        let lines = self.calls.values().flat_map(|call| call.legs.iter().map(move |leg| (call, leg)));
        let mut rung = lines.filter(|(call, leg)| {
            let is_theirs = call.outsiders.iter().any(|it| it.call == *customer);
            is_theirs && leg.placed && matches!(leg.stage, Stage::Dialing | Stage::RemoteRinging)
        });
        match rung.next() {
            Some((call, leg)) if !self.rings(&leg.agent) => Ok((call.id.clone(), leg.agent.clone())),
            Some(_) | None => {
                Err(ControlError::conflict(format!("The customer of call {customer} is not being called.")))
            }
        }
    }

    fn change_customer(&mut self, customer: &CallId, change: impl FnOnce(&mut Outsider)) {
        let mut customers = self.calls.values_mut().flat_map(|call| &mut call.outsiders);
        if let Some(customer) = customers.find(|it| it.call == *customer) {
            change(customer);
        }
    }

    /// Ends a call as the platform does, for everybody on it.
    pub(super) fn drop_by_platform(&mut self, id: &CallId) -> Result<Value, ControlError> {
        let call = self.call_by_any_id(id).map(|call| call.id.clone());
        let Some(call) = call else {
            let sentence = format!("There is no call {id}. GET /simulator/state lists them.");
            return Err(ControlError::missing(sentence));
        };
        self.note(LineKind::World, "", format!("the platform ends call {call}"));
        self.dissolve(&call, None);
        Ok(json!({}))
    }
}
