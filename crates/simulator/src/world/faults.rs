//! Answers that are lost, late or replaced, on demand.

use super::{Alarm, Output, SimResponse, World};
use crate::control::{Fault, FaultKind};

/// The faults still to happen.
#[derive(Debug, Default)]
pub(super) struct Faults(Vec<Fault>);

impl Faults {
    pub(super) fn add(&mut self, fault: Fault) {
        if fault.count > 0 {
            self.0.push(fault);
        }
    }

    /// The status that replaces the answer to a request with this path.
    pub(super) fn status_for(&mut self, path: &str) -> Option<u16> {
        self.take(path, |fault| fault.kind == FaultKind::Status)?.status
    }

    fn take(&mut self, path: &str, wanted: impl Fn(&Fault) -> bool) -> Option<Fault> {
        let at = self.0.iter().position(|it| wanted(it) && path.contains(&it.path))?;
        self.0[at].count -= 1;
        let fault = self.0[at].clone();
        self.0.retain(|it| it.count > 0);
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
