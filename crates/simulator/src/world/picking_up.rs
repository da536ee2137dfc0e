//! Calls that an agent takes without being offered them: one that rings at a colleague (CEC 6.1.2.21), one
//! that waits in a queue (CEC 6.1.2.20). Lifting the phone answers.
//!
//! ```text
//! ringing at B ── A picks up ──► A's phone rings ── lifted ──► A talks
//! waiting ─────── A asks ──────────┘                     (B is ready again)
//! ```

use offhook_protocol::{
    AgentId, AgentState, CallId, GatewayEvent,
    call_control::{RequestCall, SnatchPickup},
    event_content::CallRef,
};

use super::{
    World,
    answers::{ApiResult, done, refuse},
    call::{Arrival, Stage},
};
use crate::{control::Target, settings::CallPickedUp};

impl World {
    /// Picks up a colleague's call. All that CEC 6.1.2.21 asks for must hold at once.
    pub(super) fn pick_up(&mut self, agent: &AgentId, asked: &SnatchPickup) -> ApiResult {
        let colleague = &asked.agent;
        let (Some(own), Some(other)) = (self.agents.get(agent), self.agents.get(colleague)) else {
            return refuse("100-007");
        };
        let is_team = own.config.team != 0 && own.config.team == other.config.team;
        let rings =
            self.call_in(colleague, Stage::Ringing).or_else(|| self.call_in(colleague, Stage::Reserved));
        let call = rings.filter(|line| !line.call.origin.is_among_agents()).map(|line| line.call.id.clone());
        let Some(id) = call.filter(|_| is_team && own.config.may_pick_up) else {
            return refuse("100-007");
        };
        self.lose(&id, colleague);
        self.assign(&id, agent, Arrival::PickedUp);
        done()
    }

    /// Takes the call away from the colleague, who is told.
    fn lose(&mut self, id: &CallId, colleague: &AgentId) {
        let leg = self.calls.get_mut(id).and_then(|call| call.take_leg(colleague));
        let Some(known_as) = leg.map(|leg| CallRef(leg.id)) else { return };
        self.emit(
            colleague,
            match self.settings().call_picked_up {
                CallPickedUp::NoAnswer => GatewayEvent::NoAnswer(known_as),
                CallPickedUp::Released => GatewayEvent::CallReleased(known_as),
            },
        );
        self.put_phone_down(colleague);
        self.after_call(colleague, false);
    }

    /// Takes a waiting call: only from a public queue (0), and by somebody who has no call at all.
    pub(super) fn take_waiting(&mut self, agent: &AgentId, asked: &RequestCall) -> ApiResult {
        let is_free = match self.state(agent) {
            AgentState::Ready | AgentState::Busy | AgentState::WrapUp => true,
            AgentState::Rest | AgentState::OnCall | AgentState::SignedOut => false,
        };
        let call = self.calls.get(&asked.call).filter(|call| call.waiting);
        let waits = call.is_some_and(|call| call.target == Some(Target::Skill(asked.skill)));
        if !is_free || !waits {
            return refuse("100-007");
        }
        self.assign(&asked.call, agent, Arrival::AskedFor);
        done()
    }
}
