//! The platform's own recording of calls (CEC 6.5.1.4; Q7).

use offhook_protocol::{
    AgentId, CallId, GatewayEvent,
    event_content::{Recording, RecordingEnd},
};

use super::{
    World,
    call::{Call, Leg},
};

/// A running recording.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tape {
    task: i64,
    began_at: u64,
    video: bool,
}

impl Tape {
    /// Returns the kind of recording: 1 audio, 2 video.
    fn media(self) -> String {
        if self.video { "2" } else { "1" }.to_owned()
    }
}

fn recording_id(tenant: &str, agent: &AgentId, task: i64) -> String {
    format!("v{tenant}a{agent}t{task}")
}

impl World {
    /// Returns the id of the running recording of this agent's part of a call.
    pub(super) fn recording_of(&self, leg: &Leg) -> Option<String> {
        leg.tape.map(|tape| recording_id(&self.scenario.tenant, &leg.agent, tape.task))
    }

    /// Starts a recording. Calls among agents and to third parties of transfers are not recorded.
    pub(super) fn start_recording(&mut self, id: &CallId, agent: &AgentId) {
        let passed_over = |call: &Call| call.origin.is_among_agents() || call.is_for_transfer();
        if !self.settings().recording || self.calls.get(id).is_none_or(passed_over) {
            return;
        }
        let task = i64::try_from(self.next_serial()).unwrap_or_default() + 5_000;
        let (now, tenant) = (self.now, self.scenario.tenant.clone());
        let Some(call) = self.calls.get_mut(id) else { return };
        let (caller, called) = (call.caller.clone(), call.called.clone());
        let video = call.video;
        let Some(leg) = call.leg_mut(agent).filter(|leg| leg.tape.is_none()) else { return };
        let tape = Tape { task, began_at: now, video };
        leg.tape = Some(tape);
        let recording = Recording {
            task: task.to_string(),
            caller,
            called,
            id: recording_id(&tenant, agent, task),
            location: "256".to_owned(),
            file: format!("Y:/{tenant}/0/{agent}/{task}.V3"),
            media: tape.media(),
            call: leg.id.clone(),
        };
        self.emit(agent, GatewayEvent::RecordingStarted(recording));
    }

    pub(super) fn end_recording(&mut self, leg: &Leg) {
        let Some(tape) = leg.tape else { return };
        let ended_at = i64::try_from(self.now).unwrap_or_default();
        let began_at = i64::try_from(tape.began_at).unwrap_or_default();
        let end = RecordingEnd { began_at, ended_at, task: tape.task, media: tape.media() };
        self.emit(&leg.agent, GatewayEvent::RecordingStopped(end));
    }
}
