//! Handing a call on (CEC 6.1.2.11, 6.1.2.12).

use offhook_protocol::{AgentId, CallId, call_control::Transfer};

use super::{
    World,
    answers::{Verdict, refuse},
};

/// A transfer that has not worked yet.
#[derive(Debug)]
pub(super) struct Handover;

impl World {
    pub(super) fn hand_on(&mut self, _agent: &AgentId, _asked: &Transfer) -> Verdict {
        refuse("200-012")
    }
    pub(super) fn take_back(&mut self, _agent: &AgentId) -> Verdict {
        refuse("200-012")
    }
    pub(super) fn complete_handover(&mut self, _id: &CallId) {}
    pub(super) fn fail_handover(&mut self, _id: &CallId) {}
    pub(super) fn leave_talk_transfer(&mut self, _id: &CallId, _agent: &AgentId) {}
    pub(super) fn end_talk_transfer(&mut self, _about: &CallId, _agent: &AgentId) {}
}
