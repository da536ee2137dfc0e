//! Details that are read once beyond the events, when the rate limit allows it: a call's data, its queue, the agent's skill queues.

use offhook_protocol::{CallId, Request, agent_control, call_info};

use super::requests::Purpose;
use crate::{
    api::snapshot::{Direction, Phase},
    model::{Model, QueuesRead},
};

/// Something to be read once.
#[derive(Debug)]
pub(crate) enum Detail {
    /// The agent's skill queues.
    Queues,
    /// Data of this call.
    Data(CallId),
    /// Queue and numbers of this call.
    Info(CallId),
}

/// Returns the next detail worth reading.
pub(crate) fn wanted(model: &Model) -> Option<Detail> {
    if model.agent.phase != Phase::SignedIn {
        return None;
    }
    let of_calls = model.calls.iter().find_map(|call| {
        let id = || call.id.clone();
        let (talks, rings) = (call.has_talked(), call.is_offered());
        if !call.details.data_settled && (talks || rings && !call.details.data_asked_early) {
            return Some(Detail::Data(id()));
        }
        let wants_info = talks && !call.details.info_asked && call.queue.is_none();
        (wants_info && call.direction == Direction::Inbound).then(|| Detail::Info(id()))
    });
    of_calls.or_else(|| (model.queues_read == QueuesRead::Wanted).then_some(Detail::Queues))
}

/// Returns the request that reads the detail, and notes that it is sent.
pub(crate) fn request(model: &mut Model, detail: Detail) -> (Request, Purpose) {
    match detail {
        Detail::Queues => {
            model.queues_read = QueuesRead::Requested;
            (agent_control::AgentSkills {}.into(), Purpose::Queues)
        }
        Detail::Data(id) => {
            if let Some(call) = model.calls.get_mut(&id) {
                call.details.data_asked_early = true;
                call.details.data_settled = !call.is_offered();
            }
            (call_info::AppData { base64: None, call: Some(id.clone()) }.into(), Purpose::Data(id))
        }
        Detail::Info(id) => {
            if let Some(call) = model.calls.get_mut(&id) {
                call.details.info_asked = true;
            }
            (call_info::QueryCallInfo { or_previous: Some(false) }.into(), Purpose::Info(id))
        }
    }
}
