//! The password (CEC 6.1.1.16).

use offhook_protocol::{Password, Request, agent_control, wire::Wire};
use serde::{Deserialize, Serialize};

use super::setting::Setting;
use crate::{
    api::{password::PasswordRules, refusal::Refusal},
    commands::context::{Context, when},
};

/// Changes the password.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Wire)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[wire(strict)]
pub struct ChangePassword {
    /// Password that is valid now.
    pub old: Password,
    /// Password that replaces it: 8 to 32 characters of at least three kinds.
    pub new: Password,
}

impl Setting for ChangePassword {
    const MAY_REPEAT: bool = false;

    fn request(&self, context: &Context<'_>) -> Result<Request, Refusal> {
        when((1..=32).contains(&self.old.expose().chars().count()), Refusal::InvalidPassword)?;
        let is_kept = |agent| PasswordRules::of(&self.new, agent).are_kept();
        when(context.model.agent.id.as_ref().is_some_and(is_kept), Refusal::WeakPassword)?;
        Ok(agent_control::ChangePassword { old: self.old.clone(), new: self.new.clone() }.into())
    }
}
