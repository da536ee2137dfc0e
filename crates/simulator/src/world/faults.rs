//! Answers that are lost, late or replaced, and requests that are refused, on demand.

use offhook_protocol::{AgentId, OperationSpec, codes::RetCode};

use super::{Alarm, Output, SimResponse, World};
use crate::control::{Fault, FaultKind, Refusal};

/// The faults still to happen.
#[derive(Debug, Default)]
pub(super) struct Faults {
    answers: Vec<Fault>,
    refusals: Vec<Refusal>,
}

impl Faults {
    pub(super) fn add(&mut self, fault: Fault) {
        if fault.count > 0 {
            self.answers.push(fault);
        }
    }

    pub(super) fn refuse(&mut self, refusal: Refusal) {
        if refusal.count > 0 {
            self.refusals.push(refusal);
        }
    }

    /// Returns the code that a request is refused with, instead of being carried out.
    pub(super) fn refusal_for(&mut self, spec: &OperationSpec, agent: &AgentId) -> Option<RetCode> {
        let applies = |it: &Refusal| {
            it.operation.as_deref().is_none_or(|id| id == spec.id)
                && it.agent.as_ref().is_none_or(|it| it == agent)
        };
        let at = self.refusals.iter().position(applies)?;
        self.refusals[at].count -= 1;
        let code = RetCode::new(self.refusals[at].retcode.as_str());
        self.refusals.retain(|it| it.count > 0);
        Some(code)
    }

    /// Returns the status that replaces the answer to a request with this path.
    pub(super) fn status_for(&mut self, path: &str) -> Option<u16> {
        self.take(path, |fault| fault.kind == FaultKind::Status)?.status
    }

    fn take(&mut self, path: &str, wanted: impl Fn(&Fault) -> bool) -> Option<Fault> {
        let at = self.answers.iter().position(|it| wanted(it) && path.contains(&it.path))?;
        self.answers[at].count -= 1;
        let fault = self.answers[at].clone();
        self.answers.retain(|it| it.count > 0);
        Some(fault)
    }
}

impl World {
    /// Sends an answer, unless a fault has it otherwise.
    pub(super) fn answer(&mut self, connection: u64, path: &str, response: SimResponse) {
        match self.faults.take(path, |fault| fault.kind != FaultKind::Status) {
            None => self.outputs.push(Output::Answer { connection, response }),
            Some(fault) => match fault.kind {
                FaultKind::Drop => self.outputs.push(Output::Drop { connection }),
                FaultKind::Delay | FaultKind::Status => {
                    self.plan(fault.ms.unwrap_or_default(), Alarm::LateAnswer { connection, response });
                }
            },
        }
    }
}
