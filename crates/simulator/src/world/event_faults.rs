//! Events on their way into an agent's queue, and what can happen to them there, on demand.
//!
//! ```text
//! made ──► queue ──► poll          lose: never; double: twice; late: after a time
//!   └── swap ──► waits for the next one ──► queue, behind it
//! ```

use offhook_protocol::{AgentId, event_poll::EventItem};

use super::{Alarm, World};
use crate::control::{EventFault, EventFaultKind};

/// Time in milliseconds that an event waits for one that may overtake it.
const WAITS_FOR_NEXT_MS: u64 = 1_000;

/// The faults still to happen.
#[derive(Debug, Default)]
pub(super) struct EventFaults(Vec<EventFault>);

impl EventFaults {
    pub(super) fn add(&mut self, fault: EventFault) {
        if fault.count > 0 {
            self.0.push(fault);
        }
    }

    fn take(&mut self, item: &EventItem) -> Option<EventFault> {
        let applies = |fault: &EventFault| {
            let agent = fault.agent.as_ref().is_none_or(|agent| *agent == item.agent);
            agent && item.event.name().contains(&fault.event)
        };
        for fault in self.0.iter_mut().filter(|fault| applies(fault)) {
            if fault.skip > 0 {
                fault.skip -= 1;
                continue;
            }
            fault.count -= 1;
            let taken = fault.clone();
            self.0.retain(|fault| fault.count > 0);
            return Some(taken);
        }
        None
    }
}

/// An event that is not in the queue yet.
#[derive(Debug)]
pub(super) struct Held {
    serial: u64,
    item: EventItem,
}

impl World {
    /// Puts an event into its agent's queue, unless a fault has it otherwise.
    pub(super) fn queue_event(&mut self, item: EventItem) {
        let agent = item.agent.clone();
        let fault = self.event_faults.take(&item);
        match fault.map(|fault| (fault.kind, fault.ms)) {
            None => self.deliver(item),
            Some((EventFaultKind::Lose, _)) => {}
            Some((EventFaultKind::Double, _)) => {
                self.deliver(item.clone());
                self.deliver(item);
            }
            Some((EventFaultKind::Late, ms)) => {
                let serial = self.hold_back(&agent, item, true);
                self.plan(ms.unwrap_or_default(), Alarm::LateEvent { agent, serial });
            }
            Some((EventFaultKind::Swap, ms)) => {
                let serial = self.hold_back(&agent, item, false);
                self.plan(ms.unwrap_or(WAITS_FOR_NEXT_MS), Alarm::LateEvent { agent, serial });
            }
        }
    }

    fn hold_back(&mut self, agent: &AgentId, item: EventItem, late: bool) -> u64 {
        let serial = self.next_serial();
        if let Some(session) = self.session_mut(agent) {
            let held = if late { &mut session.late } else { &mut session.overtaken };
            held.push(Held { serial, item });
        }
        serial
    }

    /// Delivers an event, and right behind it whatever it has overtaken.
    fn deliver(&mut self, item: EventItem) {
        let Some(session) = self.session_mut(&item.agent) else { return };
        session.events.push_back(item);
        session.events.extend(session.overtaken.drain(..).map(|held| held.item));
    }

    /// Delivers an event that was held back and has waited long enough.
    pub(super) fn deliver_late(&mut self, agent: &AgentId, serial: u64) {
        let Some(session) = self.session_mut(agent) else { return };
        for held in [&mut session.late, &mut session.overtaken] {
            if let Some(at) = held.iter().position(|held| held.serial == serial) {
                session.events.push_back(held.remove(at).item);
            }
        }
    }
}
