//! During a call: hold, retrieve, mute, further digits, hanging up (CEC 6.1.2.6–6.1.2.16).

use offhook_protocol::{AgentId, CallId, GatewayEvent, event_content::CallRef};

use super::{
    Alarm, World,
    answers::{Verdict, done, refuse},
    call::{Stage, Way},
    ending::Party,
    to_ms,
};
use crate::{scenario::Behaviour, settings::IncomingInfoPlace};

impl World {
    /// Both sides are connected for the first time.
    pub(super) fn begin_talking(&mut self, id: &CallId, agent: &AgentId, tell: bool) {
        let Some(call) = self.calls.get_mut(id) else { return };
        call.stage = Stage::Talking;
        call.talked_at.get_or_insert(self.now);
        let (parties, way) = (call.parties(), call.way);
        let behaviour = self.scenario.customer(&call.customer).map(|customer| customer.behaviour);
        if tell {
            self.emit(agent, GatewayEvent::Talking(parties));
        }
        if way == Way::Incoming && self.settings().incoming_info == IncomingInfoPlace::AfterTalking {
            self.emit_incoming_info(id, agent);
        }
        if let Some(Behaviour::HangsUp { after_seconds }) = behaviour {
            self.plan(to_ms(after_seconds), Alarm::CustomerLeaves { call: id.clone() });
        }
        self.start_recording(id, agent);
    }

    pub(super) fn hold(&mut self, agent: &AgentId) -> Verdict {
        let Some(id) = self.call_in(agent, Stage::Talking).map(|call| call.id.clone()) else {
            return refuse(if self.calls_of(agent).is_empty() { "200-013" } else { "200-014" });
        };
        let serial = self.next_serial();
        if let Some(call) = self.calls.get_mut(&id) {
            call.stage = Stage::Held;
            call.held = serial;
        }
        self.emit(agent, GatewayEvent::Held(CallRef(id)));
        done()
    }

    /// Takes back the named held call, or the one held last.
    pub(super) fn retrieve(&mut self, agent: &AgentId, id: Option<&CallId>) -> Verdict {
        let held = match id {
            Some(id) => {
                self.calls_of(agent).into_iter().find(|call| call.id == *id && call.stage == Stage::Held)
            }
            None => self.held_last(agent),
        };
        let Some((id, parties)) = held.map(|call| (call.id.clone(), call.parties())) else {
            return refuse("200-015");
        };
        if self.live_call(agent).is_some() {
            return refuse("200-016");
        }
        if let Some(call) = self.calls.get_mut(&id) {
            call.stage = Stage::Talking;
        }
        self.emit(agent, GatewayEvent::Talking(parties));
        done()
    }

    /// No event follows: the answer is the fact.
    pub(super) fn mute(&mut self, agent: &AgentId, muted: bool) -> Verdict {
        let (no_call, wrong_state) = if muted { ("200-003", "200-004") } else { ("200-007", "200-008") };
        let Some(id) = self.call_in(agent, Stage::Talking).map(|call| call.id.clone()) else {
            return refuse(if self.calls_of(agent).is_empty() { no_call } else { wrong_state });
        };
        match self.calls.get_mut(&id) {
            Some(call) if call.muted != muted => {
                call.muted = muted;
                done()
            }
            Some(_) | None => refuse(wrong_state),
        }
    }

    pub(super) fn second_dial(&self, agent: &AgentId, digits: &str) -> Verdict {
        let legal = |byte: u8| byte.is_ascii_digit() || byte == b'*' || byte == b'#';
        if digits.is_empty() || digits.len() > 24 || !digits.bytes().all(legal) {
            return refuse("000-002");
        }
        // The reference lists no code of its own for "not talking".
        if self.call_in(agent, Stage::Talking).is_some() { done() } else { refuse("100-007") }
    }

    /// Hangs up the current call; a held one is not current.
    pub(super) fn release_call(&mut self, agent: &AgentId) -> Verdict {
        match self.live_call(agent).map(|call| call.id.clone()) {
            Some(id) => {
                self.end_call(&id, Party::Agent);
                done()
            }
            None => refuse("200-017"),
        }
    }

    pub(super) fn drop_call(&mut self, agent: &AgentId, id: &CallId) -> Verdict {
        if self.calls.get(id).is_some_and(|call| call.agent.as_ref() == Some(agent)) {
            self.end_call(id, Party::Agent);
            done()
        } else {
            refuse("200-025")
        }
    }
}
