//! The skill queues to take calls from (CEC 6.1.1.8).

use offhook_protocol::{Request, agent_control, wire::Wire};
use serde::{Deserialize, Serialize};

use super::setting::Setting;
use crate::{api::refusal::Refusal, commands::context::Context};

/// Chooses the skill queues to take calls from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Wire)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[wire(strict)]
pub struct SetQueues {
    /// Ids of the queues; null or absent for all that the agent is configured for.
    #[serde(default)]
    #[cfg_attr(feature = "typescript", ts(type = "Array<number> | null"))]
    pub queues: Option<Vec<i64>>,
}

impl Setting for SetQueues {
    const MAY_REPEAT: bool = true;

    fn request(&self, _: &Context<'_>) -> Result<Request, Refusal> {
        let joined = |ids: &Vec<i64>| ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(";");
        let skills = self.queues.as_ref().map(joined);
        Ok(agent_control::ResetSkills { all: skills.is_none(), skills, linkage: None }.into())
    }
}
