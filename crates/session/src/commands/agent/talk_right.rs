//! The right to talk: incoming calls are offered, or not (CEC 6.1.1.22).

use offhook_protocol::{Request, agent_control, wire::Wire};
use serde::{Deserialize, Serialize};

use super::setting::Setting;
use crate::{api::refusal::Refusal, commands::context::Context};

/// Sets if incoming calls are offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Wire)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[wire(strict)]
pub struct SetTalkRight {
    /// True to be offered incoming calls.
    pub on: bool,
}

impl Setting for SetTalkRight {
    const MAY_REPEAT: bool = true;

    fn request(&self, _: &Context<'_>) -> Result<Request, Refusal> {
        Ok(agent_control::SetTalkRight { on: i64::from(self.on) }.into())
    }
}
