//! Watch over calls whose next event may come at any time: somebody answers, or gives up. If that event is lost, nothing else tells: one
//! question now and then does, and a whole reading follows where its answer contradicts the model.

use offhook_protocol::{AgentState, Reply, Request, agent_control, call_info};

use super::{Link, resync::Resync};
use crate::{
    api::{
        snapshot::{CallState, Phase},
        time::Millis,
    },
    model::{Call, Model},
};

/// Time in ms between two questions.
const GAP: u64 = 1_800;

/// True if somebody may answer the call, or give up, at any time. An answer of the agent's has a time limit of its own, and so has the
/// end.
const fn is_watched(call: &Call) -> bool {
    match call.state {
        // No reading could tell.
        _ if call.is_unsure => false,
        CallState::Dialing | CallState::RemoteRinging | CallState::Ringing | CallState::Transferring => true,
        CallState::Answering
        | CallState::Talking
        | CallState::Held
        | CallState::RemoteGone
        | CallState::InIvr
        | CallState::Conference => false,
    }
}

/// Returns the question with this number: the current call and the agent's state in turn.
pub(crate) fn question(number: u32) -> Request {
    if number.is_multiple_of(2) {
        call_info::QueryCallInfo { or_previous: Some(false) }.into()
    } else {
        agent_control::AgentStatus {}.into()
    }
}

/// True if the answer can't be, as far as the model knows: a call talks that does not, or there is none for an agent who has some.
pub(crate) fn contradicts(model: &Model, reply: &Reply) -> bool {
    match reply {
        Reply::QueryCallInfo(Some(it)) => {
            let is_known = model.calls.get(&it.call).is_some_and(Call::has_talked);
            it.is_talking() == Some(true) && !is_known
        }
        Reply::QueryCallInfo(None) => model.calls.iter().any(|it| it.state == CallState::Transferring),
        Reply::AgentStatus(it) => {
            AgentState::from_gateway(it.state).is_some_and(|state| state != model.agent.state)
        }
        _ => false,
    }
}

impl Link {
    /// Returns when the next question is to be asked.
    pub(crate) fn watch_due(&self, model: &Model) -> Option<Millis> {
        let is_believed = matches!(self.resync, Resync::InSync) && model.agent.phase == Phase::SignedIn;
        let since = model.calls.iter().filter(|it| is_believed && is_watched(it)).map(|it| it.since).min()?;
        Some((since.max(self.watched_at) + GAP).max(self.requests.queries_from(1)))
    }
}
