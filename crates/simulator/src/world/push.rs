//! Pushed events (CEC 6.1.4.2): what the gateway would post, instead of being asked. Nothing posts it yet.

use offhook_protocol::{AgentId, event_poll::Events, event_push::PushedEvents};

use super::World;

impl World {
    /// Takes what waits for an agent, as one push: [`PushedEvents::write`] gives its body. `None`: nothing
    /// waits.
    pub fn take_push(&mut self, agent: &AgentId) -> Option<PushedEvents> {
        let session = self.session_mut(agent).filter(|session| !session.events.is_empty())?;
        let events = session.events.drain(..).collect();
        Some(PushedEvents { agent: agent.clone(), events: Events(events) })
    }
}
