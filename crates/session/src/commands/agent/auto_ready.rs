//! The state after a call (CEC 6.1.1.17).

use offhook_protocol::{Request, agent_control, wire::Wire};
use serde::{Deserialize, Serialize};

use super::setting::Setting;
use crate::{api::refusal::Refusal, commands::context::Context};

/// Sets what follows each call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Wire)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[wire(strict)]
pub struct SetAutoReady {
    /// True to become ready after each call, false for wrap-up.
    pub on: bool,
}

impl Setting for SetAutoReady {
    const MAY_REPEAT: bool = true;

    fn request(&self, _: &Context<'_>) -> Result<Request, Refusal> {
        Ok(agent_control::SetAutoReady { on: self.on }.into())
    }
}
