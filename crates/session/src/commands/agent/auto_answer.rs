//! Automatic answering (CEC 6.1.1.7).

use offhook_protocol::{Request, agent_control, wire::Wire};
use serde::{Deserialize, Serialize};

use super::setting::Setting;
use crate::{api::refusal::Refusal, commands::context::Context};

/// Lets the platform answer incoming calls, or the agent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Wire)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[wire(strict)]
pub struct SetAutoAnswer {
    /// True to let the platform answer incoming calls.
    pub on: bool,
}

impl Setting for SetAutoAnswer {
    const MAY_REPEAT: bool = true;

    fn request(&self, _: &Context<'_>) -> Result<Request, Refusal> {
        Ok(agent_control::SetAutoAnswer { on: self.on }.into())
    }
}
