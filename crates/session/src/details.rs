//! What is read once beyond the events, when the flow control allows it: a call's data, its queue, the agent's skills.

use offhook_protocol::{CallId, agent_control, call_info};

use crate::{
    requests::Purpose,
    session::Session,
    snapshot::{CallState, Direction, Phase},
    time::Millis,
};

/// Something to be asked for once, when the flow control allows it.
pub(crate) enum Detail {
    Skills,
    Data(CallId),
    Info(CallId),
}

impl Session {
    /// The next detail worth asking for.
    pub(crate) fn wanted_detail(&self) -> Option<Detail> {
        if self.model.agent.phase != Phase::SignedIn {
            return None;
        }
        let of_calls = self.model.calls.iter().find_map(|call| {
            let id = || call.id.clone();
            let talks = matches!(
                call.state,
                CallState::Talking
                    | CallState::Held
                    | CallState::Transferring
                    | CallState::InIvr
                    | CallState::Conference
            );
            let rings = matches!(call.state, CallState::Ringing | CallState::Answering);
            if !call.details.data_settled && (talks || rings && !call.details.data_asked_early) {
                return Some(Detail::Data(id()));
            }
            let wants_info = talks && !call.details.info_asked && call.queue.is_none();
            (wants_info && call.direction == Direction::Inbound).then(|| Detail::Info(id()))
        });
        of_calls.or_else(|| self.queues_wanted.then_some(Detail::Skills))
    }

    pub(crate) fn ask_detail(&mut self, detail: Detail, now: Millis) {
        match detail {
            Detail::Skills => {
                self.queues_wanted = false;
                self.query(agent_control::AgentSkills {}, Purpose::Skills, now);
            }
            Detail::Data(id) => {
                if let Some(call) = self.model.calls.get_mut(&id) {
                    call.details.data_asked_early = true;
                    call.details.data_settled =
                        !matches!(call.state, CallState::Ringing | CallState::Answering);
                }
                let request = call_info::AppData { base64: None, call: Some(id.clone()) };
                self.query(request, Purpose::Data(id), now);
            }
            Detail::Info(id) => {
                if let Some(call) = self.model.calls.get_mut(&id) {
                    call.details.info_asked = true;
                }
                let request = call_info::QueryCallInfo { or_previous: Some(false) };
                self.query(request, Purpose::Info(id), now);
            }
        }
    }
}
