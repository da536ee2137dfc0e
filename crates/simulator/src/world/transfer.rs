//! Transfers are checked here, and those by release and on success carried out (CEC 6.1.2.11).
//!
//! ```text
//! release   A leaves at once ──► the call waits for its new agent, listens to a flow, or is outside
//! success   A transferring ──► target rings ──► target talks, A leaves
//!                  └── not ready, rejects, does not answer ──► A talking again
//! ```

use offhook_protocol::{
    AgentId, CallId, GatewayEvent, Number,
    call_control::Transfer,
    event_content::{CallRef, ReleasedParty, TransferResult},
    modes::{DeviceType, TransferMode},
};

use super::{
    Alarm, World,
    answers::{ApiResult, done, refuse},
    call::{Call, CallOrigin, Outsider, Stage},
    lines::Line,
    to_ms,
};
use crate::{
    control::Target,
    scenario::{Behaviour, Ivr},
    settings::{FailedTransfer, SuccessOrder},
};

/// A transfer that is under way.
#[derive(Debug)]
pub(super) struct TransferInProgress {
    /// Number that names the transfer among all there were.
    pub(super) serial: u64,
    pub(super) by: AgentId,
    pub(super) kind: TransferKind,
    /// An external party, from when it rings.
    pub(super) third: Option<Outsider>,
    /// True if the external party will answer.
    pub(super) answers: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TransferKind {
    Success,
    /// Transfer to an automatic flow; `returns`: true if the call comes back from there.
    Flow {
        returns: bool,
    },
    /// Three talk, then the agent leaves.
    ThreeParty,
}

/// Goal of a transfer.
enum Goal {
    Agent(Target, Option<i64>),
    Flow(Ivr),
    Outside,
}

impl World {
    pub(super) fn transfer(&mut self, agent: &AgentId, asked: &Transfer) -> ApiResult {
        let device = DeviceType::from_gateway(asked.device);
        let mode = device.and_then(|device| TransferMode::from_gateway(device, asked.mode));
        let (Some(device), Some(mode)) = (device, mode) else { return refuse("000-002") };
        let line = self.call_in(agent, Stage::Talking);
        let Some(Line { call, leg }) = line.filter(|line| line.is_pair() && !line.call.is_for_transfer())
        else {
            return refuse("200-012");
        };
        if call.outsiders.is_empty() {
            // A call between two agents has nobody to transfer.
            return refuse("100-007");
        }
        // The gateway does not know who and what there is, the platform does (CEC 6.5.6).
        let Some(goal) = self.goal(agent, device, asked) else { return refuse("100-007") };
        let dialled = matches!(
            call.origin,
            CallOrigin::Outgoing | CallOrigin::Preview | CallOrigin::PlatformOutbound(_)
        );
        // Nor can a call with picture be released to an external number.
        if (dialled || call.video) && matches!((&goal, mode), (Goal::Outside, TransferMode::ReleaseOutside)) {
            return refuse("000-002");
        }
        let (id, known_as) = (call.id.clone(), leg.id.clone());
        if let Some(call) = self.calls.get_mut(&id) {
            call.data = asked.data.clone().or(call.data.take());
        }
        self.tally(agent, |figures| match goal {
            Goal::Agent(..) => figures.transfers += 1,
            Goal::Flow(_) => figures.transfers_to_ivr += 1,
            Goal::Outside => figures.transfers_out += 1,
        });
        match (goal, mode) {
            (goal, TransferMode::Release | TransferMode::ReleaseOutside) => self.release_to(&id, agent, goal),
            (Goal::Flow(flow), _) => self.suspend(&id, agent, &flow),
            (Goal::Agent(target, skill), _) => self.try_agent(&id, agent, target, skill),
            (Goal::Outside, TransferMode::Talk) => self.talk_first(&id, known_as, agent, asked),
            (Goal::Outside, TransferMode::ThreeParty) => {
                self.try_outside(&id, agent, &asked.address, TransferKind::ThreeParty);
            }
            (Goal::Outside, TransferMode::OnSuccess | TransferMode::Suspend) => {
                self.try_outside(&id, agent, &asked.address, TransferKind::Success);
            }
        }
        done()
    }

    fn goal(&self, agent: &AgentId, device: DeviceType, asked: &Transfer) -> Option<Goal> {
        let digits = asked.address.expose();
        if asked.skill.is_some_and(|id| self.scenario.skill(id).is_none()) {
            return None;
        }
        let to_queue = |id: i64| Goal::Agent(Target::Skill(id), Some(id));
        match device {
            DeviceType::SkillQueue => {
                self.scenario.skill(digits.parse().ok()?).map(|skill| to_queue(skill.id))
            }
            DeviceType::Agent => match self.colleague(agent, device, &asked.address)? {
                Target::Agent(id) if !self.agents.contains_key(&id) => None,
                target => Some(Goal::Agent(target, asked.skill)),
            },
            DeviceType::Ivr => self.scenario.ivr(&asked.address).cloned().map(Goal::Flow),
            DeviceType::AccessCode => self.scenario.skill_behind(&asked.address).map(to_queue),
            DeviceType::ExternalNumber => Some(Goal::Outside),
        }
    }

    /// Releases the call to its goal; the agent leaves whether or not it works.
    fn release_to(&mut self, id: &CallId, agent: &AgentId, goal: Goal) {
        let Some(mut call) = self.calls.remove(id) else { return };
        let Some(leg) = call.take_leg(agent) else { return };
        self.remember(&call, &leg);
        match goal {
            Goal::Agent(target, skill) => {
                self.calls.insert(id.clone(), call);
                self.aim(id, agent, target, skill, true);
            }
            Goal::Flow(flow) => {
                self.calls.insert(id.clone(), call);
                self.listen(id, agent, &flow, false);
            }
            Goal::Outside => {}
        }
        self.emit(agent, GatewayEvent::CallReleased(CallRef(leg.id.clone())));
        self.end_recording(&leg);
        self.put_phone_down(agent);
        self.after_call(agent, true);
    }

    fn aim(&mut self, id: &CallId, agent: &AgentId, target: Target, skill: Option<i64>, waits: bool) {
        if let Some(call) = self.calls.get_mut(id) {
            call.target = Some(target);
            call.skill = skill.or(call.skill);
            call.from = Some(agent.clone());
            call.waiting = waits;
        }
    }

    /// Tries a success transfer to an agent, who must be ready now, or to a queue, which has time.
    fn try_agent(&mut self, id: &CallId, agent: &AgentId, target: Target, skill: Option<i64>) {
        self.begin_transfer(id, agent, TransferKind::Success, Stage::Transferring);
        let waits = matches!(target, Target::Skill(_));
        let found = self.idle_agent(&target, Some(agent));
        self.aim(id, agent, target, skill, waits);
        match found {
            Some(colleague) => self.offer(id, &colleague),
            None if waits => {}
            None => self.fail_transfer(id),
        }
    }

    /// Tries a success or three-party transfer to an external number.
    fn try_outside(&mut self, id: &CallId, agent: &AgentId, number: &Number, kind: TransferKind) {
        self.begin_transfer(id, agent, kind, Stage::Transferring);
        let is_here = |call: &Call| call.outsiders.iter().any(|it| it.number == *number);
        let behaviour = match self.calls.get(id) {
            Some(call) if is_here(call) => Behaviour::Busy,
            Some(_) | None => self.called_customer(id, number),
        };
        let (wait, answers) = match behaviour {
            Behaviour::Busy | Behaviour::WrongNumber => (self.settings().busy_after_ms, false),
            Behaviour::NoAnswer => (to_ms(self.settings().customer_ring_seconds), false),
            Behaviour::Answers { after_seconds } => (to_ms(after_seconds), true),
            Behaviour::HangsUp { .. } => (super::outgoing::ANSWERS_AFTER_MS, true),
            Behaviour::Fails { after_seconds, .. } => {
                (self.settings().busy_after_ms.max(to_ms(after_seconds)), false)
            }
        };
        let leg = self.new_call(CallOrigin::Outgoing, Number::default(), number.clone()).id;
        let third = self.new_outsider(number.clone(), &leg);
        let Some(transfer) = self.calls.get_mut(id).and_then(|call| call.transfer.as_mut()) else { return };
        transfer.third = Some(third);
        transfer.answers = answers;
        let serial = transfer.serial;
        self.plan(wait, Alarm::ThirdPartyActs { call: id.clone(), transfer: serial });
    }

    pub(super) fn begin_transfer(
        &mut self,
        id: &CallId,
        by: &AgentId,
        kind: TransferKind,
        stage: Stage,
    ) -> u64 {
        let serial = self.next_serial();
        if let Some(call) = self.calls.get_mut(id) {
            call.transfer =
                Some(TransferInProgress { serial, by: by.clone(), kind, third: None, answers: false });
        }
        if let Some(leg) = self.leg_mut(id, by) {
            leg.stage = stage;
        }
        serial
    }

    pub(super) fn third_party_acts(&mut self, id: &CallId, serial: u64) {
        let Some(call) = self.calls.get(id) else { return };
        let Some(transfer) = call.transfer.as_ref().filter(|it| it.serial == serial) else { return };
        let came = |third: &Outsider| call.outsiders.iter().any(|it| it.call == third.call);
        if transfer.third.as_ref().is_some_and(came) {
            // Made to answer by control, before this.
            return;
        }
        match (transfer.answers, transfer.kind) {
            (false, _) => self.fail_transfer(id),
            (true, TransferKind::ThreeParty) => self.let_third_in(id),
            (true, TransferKind::Success | TransferKind::Flow { .. }) => self.complete_transfer(id),
        }
    }

    /// Completes a success transfer: the target talks, and the first agent may go (Q21).
    pub(super) fn complete_transfer(&mut self, id: &CallId) {
        let is_success =
            |call: &Call| call.transfer.as_ref().is_some_and(|it| it.kind == TransferKind::Success);
        if !self.calls.get(id).is_some_and(is_success) {
            return;
        }
        let Some(mut call) = self.calls.remove(id) else { return };
        let Some(by) = call.transfer.take().map(|it| it.by) else { return };
        let number = call.leg(&by).map(|leg| call.other(leg)).unwrap_or_default();
        let Some(leg) = call.take_leg(&by) else { return };
        self.remember(&call, &leg);
        if !call.legs.is_empty() {
            self.calls.insert(id.clone(), call);
        }
        let result = GatewayEvent::TransferResult(TransferResult { call: leg.id.clone(), result: 0 });
        let released = GatewayEvent::CallReleased(CallRef(leg.id.clone()));
        let order = self.settings().success_order;
        if order == SuccessOrder::ReleaseFirst {
            self.emit(&by, released.clone());
        }
        self.emit(&by, result);
        self.end_recording(&leg);
        if order != SuccessOrder::ReleaseFirst {
            self.emit(&by, released);
        }
        if order == SuccessOrder::WithRemoteReleased {
            let event = ReleasedParty { call: leg.id, number };
            self.emit(&by, GatewayEvent::RemoteReleased(event));
        }
        self.put_phone_down(&by);
        self.after_call(&by, true);
    }

    /// Gives up a transfer: the agent has the customer again (Q22).
    pub(super) fn fail_transfer(&mut self, id: &CallId) {
        let Some(call) = self.calls.get_mut(id) else { return };
        let Some(transfer) = call.transfer.take() else { return };
        call.waiting = false;
        let Some(leg) = call.leg(&transfer.by) else { return };
        let (known_as, from) = (leg.id.clone(), leg.from.clone());
        call.from = from;
        let third = transfer.third.map(|third| third.call);
        let event = match (transfer.kind, self.settings().failed_transfer) {
            (TransferKind::Success, FailedTransfer::Result) => {
                GatewayEvent::TransferResult(TransferResult { call: known_as, result: 1 })
            }
            (TransferKind::Success, FailedTransfer::ConnectFailed)
            | (TransferKind::ThreeParty | TransferKind::Flow { .. }, _) => {
                GatewayEvent::ConnectFailed(CallRef(third.unwrap_or(known_as)))
            }
        };
        self.emit(&transfer.by, event);
        self.resume(id, &transfer.by);
    }
}
