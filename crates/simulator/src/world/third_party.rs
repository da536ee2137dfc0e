//! Transfers during which the agent stays for a while: to an external party by talk or three-party transfer,
//! taken back by `canceltransfer`; to an automatic flow and back (CEC 6.1.2.11, 6.1.2.12).
//!
//! ```text
//! talk          c transferring, new call t dialing ──► t talking ── A leaves ──► both calls leave A
//!                     └── t fails, ends or is taken back ──► c talking
//! three-party   c transferring, third rings ──► c: A, customer, third ── A leaves ──► c leaves A
//!                     └── third fails or is taken back ──► c talking
//! suspend       c in the flow ──► c talking, or the customer hangs up there
//! ```

use offhook_protocol::{
    AgentId, CallId, GatewayEvent,
    call_control::Transfer,
    event_content::{CallRef, ReleasedParty},
};

use super::{
    Alarm, World,
    answers::{ApiResult, done, refuse},
    call::{Call, CallOrigin, Leg, Stage},
    to_ms,
    transfer::TransferKind,
};
use crate::scenario::Ivr;

impl World {
    /// Begins a talk transfer: a call of its own to the third party, beside the one to transfer.
    pub(super) fn talk_first(&mut self, id: &CallId, known_as: CallId, agent: &AgentId, asked: &Transfer) {
        if let Some(leg) = self.leg_mut(id, agent) {
            leg.stage = Stage::Transferring;
        }
        let own = self.session(agent).map(|session| session.terms.phone.clone()).unwrap_or_default();
        let caller = asked.caller.clone().filter(|number| !number.is_empty()).unwrap_or(own);
        let mut call = self.new_call(CallOrigin::Outgoing, caller, asked.address.clone());
        let third = self.new_outsider(asked.address.clone(), &call.id);
        call.outsiders.push(third);
        call.about = Some(known_as);
        call.skill = asked.skill;
        self.place(call, agent);
    }

    /// Lets the agent who talks with the third party leave: customer and third party are connected, outside.
    pub(super) fn leave_talk_transfer(&mut self, id: &CallId, agent: &AgentId) {
        let about = self.calls.get(id).and_then(|call| call.about.clone());
        let about = about.and_then(|about| self.transferring(agent, &about));
        let Some(about) = about else { return self.dissolve(id, Some(agent)) };
        let calls: Vec<_> = [id, &about].into_iter().filter_map(|id| self.calls.remove(id)).collect();
        let legs: Vec<_> = calls.iter().filter_map(|call| call.leg(agent).map(|leg| (call, leg))).collect();
        for (call, leg) in &legs {
            self.remember(call, leg);
            self.emit(agent, GatewayEvent::CallReleased(CallRef(leg.id.clone())));
        }
        for (_, leg) in &legs {
            self.end_recording(leg);
        }
        self.put_phone_down(agent);
        self.after_call(agent, true);
    }

    /// Gives the agent the customer again, as the call to the third party is over.
    pub(super) fn end_talk_transfer(&mut self, about: &CallId, agent: &AgentId) {
        if let Some(id) = self.transferring(agent, about) {
            self.resume(&id, agent);
        }
    }

    /// Makes the call to the third party one like any other, as the customer's call is over.
    pub(super) fn forget_what_it_was_about(&mut self, leg: &Leg) {
        let was_about = |call: &&mut Call| {
            call.is_for_transfer() && call.about.as_ref() == Some(&leg.id) && call.leg(&leg.agent).is_some()
        };
        if let Some(call) = self.calls.values_mut().find(was_about) {
            call.about = None;
        }
    }

    fn transferring(&self, agent: &AgentId, known_as: &CallId) -> Option<CallId> {
        let line = self.call_known_as(agent, known_as)?;
        (line.leg.stage == Stage::Transferring).then(|| line.call.id.clone())
    }

    /// Lets in the third party of a three-party transfer, who answers.
    pub(super) fn let_third_in(&mut self, id: &CallId) {
        let Some(call) = self.calls.get_mut(id) else { return };
        let Some(transfer) = &call.transfer else { return };
        let by = transfer.by.clone();
        call.outsiders.extend(transfer.third.clone());
        if let Some(leg) = call.leg_mut(&by) {
            leg.stage = Stage::Talking;
        }
        self.tell_conference(id);
    }

    /// True if a talk or three-party transfer of this agent's can be taken back.
    pub(super) fn can_take_back(&self, agent: &AgentId) -> bool {
        let is_theirs = |call: &Call| {
            let transfer = call.transfer.as_ref();
            transfer.is_some_and(|it| it.by == *agent && it.kind == TransferKind::ThreeParty)
        };
        self.calls_of(agent).iter().any(|line| line.call.is_for_transfer() || is_theirs(line.call))
    }

    /// Takes a talk or three-party transfer back, whether or not the third party has answered.
    pub(super) fn take_back(&mut self, agent: &AgentId) -> ApiResult {
        let lines = self.calls_of(agent);
        let talk = lines.iter().find(|line| line.call.is_for_transfer());
        if let Some((id, about)) = talk.map(|line| (line.call.id.clone(), line.call.about.clone())) {
            return self.take_back_talk(&id, about.as_ref(), agent);
        }
        let is_mine = |call: &Call| {
            let transfer = call.transfer.as_ref();
            transfer.is_some_and(|it| it.by == *agent && it.kind == TransferKind::ThreeParty)
        };
        let Some(id) = lines.iter().find(|line| is_mine(line.call)).map(|line| line.call.id.clone()) else {
            return refuse("200-012");
        };
        let Some(call) = self.calls.get_mut(&id) else { return refuse("200-012") };
        let third = call.transfer.take().and_then(|it| it.third);
        let Some(third) = third else { return refuse("200-012") };
        call.outsiders.retain(|it| it.call != third.call);
        self.resume(&id, agent);
        let event = ReleasedParty { call: third.call, number: third.number };
        self.emit(agent, GatewayEvent::RemoteReleased(event));
        done()
    }

    fn take_back_talk(&mut self, id: &CallId, about: Option<&CallId>, agent: &AgentId) -> ApiResult {
        let Some(call) = self.calls.remove(id) else { return refuse("200-012") };
        if let Some(about) = about {
            self.end_talk_transfer(about, agent);
        }
        if let Some(leg) = call.leg(agent) {
            let event = ReleasedParty { call: leg.id.clone(), number: call.other(leg) };
            self.emit(agent, GatewayEvent::RemoteReleased(event));
            self.emit(agent, GatewayEvent::CallReleased(CallRef(leg.id.clone())));
        }
        done()
    }

    /// Begins a suspend transfer: the call is with the flow and will be back.
    pub(super) fn suspend(&mut self, id: &CallId, agent: &AgentId, flow: &Ivr) {
        self.listen(id, agent, flow, flow.returns);
    }

    /// Lets the customer listen to a flow.
    pub(super) fn listen(&mut self, id: &CallId, agent: &AgentId, flow: &Ivr, returns: bool) {
        let serial = self.begin_transfer(id, agent, TransferKind::Flow { returns }, Stage::InIvr);
        self.plan(to_ms(flow.seconds), Alarm::FlowOver { call: id.clone(), transfer: serial });
    }

    /// Ends a flow: back to the agent (Q23), or the customer hangs up at the flow's end.
    pub(super) fn end_flow(&mut self, id: &CallId, serial: u64) {
        let Some(call) = self.calls.get_mut(id) else { return };
        let Some(transfer) = call.transfer.take_if(|it| it.serial == serial) else { return };
        let leg = call.leg(&transfer.by).map(|leg| leg.id.clone());
        match (transfer.kind, leg) {
            (TransferKind::Flow { returns: true }, Some(known_as)) => {
                self.emit(&transfer.by, GatewayEvent::ReturnedFromIvr(CallRef(known_as)));
                if self.settings().talking_after_ivr {
                    self.resume(id, &transfer.by);
                } else if let Some(leg) = self.leg_mut(id, &transfer.by) {
                    leg.stage = Stage::Talking;
                }
            }
            (TransferKind::Flow { .. } | TransferKind::Success | TransferKind::ThreeParty, _) => {
                self.dissolve(id, None);
            }
        }
    }
}
