//! The values of the commands that are about the agent.

use offhook_protocol::{AgentId, Number, Password};
use serde::{Deserialize, Serialize};

/// How to sign in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase")]
pub struct SignIn {
    /// Work number.
    #[serde(rename = "agentId")]
    pub agent: AgentId,
    /// Its password. Never stored.
    pub password: Password,
    /// The phone to ring.
    pub phone: Number,
    /// State after sign-in; ready when absent.
    #[serde(default)]
    pub state: Option<SignInState>,
    /// Calls are answered by the platform; off when absent.
    #[serde(default)]
    pub auto_answer: Option<bool>,
    /// Ready after each call; when false or absent, wrap-up.
    #[serde(default)]
    pub auto_ready: Option<bool>,
    /// The phone goes on hook after each call; true when absent.
    #[serde(default)]
    pub release_phone: Option<bool>,
    /// End the session that this agent has elsewhere.
    #[serde(default)]
    pub force: Option<bool>,
    /// Take video calls too: the agent's phone shows pictures.
    #[serde(default)]
    pub video: Option<bool>,
    /// Sign in to the telephone platform only, without media server and licence (CEC 6.1.1.23); the phone may be missing.
    #[serde(default)]
    pub platform_only: Option<bool>,
}

/// States that can be had right after sign-in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum SignInState {
    /// Ready for calls.
    #[default]
    Ready,
    /// Not ready.
    Busy,
    /// After-call work.
    WrapUp,
}

/// How to sign out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase")]
pub struct SignOut {
    /// Also when the gateway would not let the agent go: during a call, which ends with it.
    #[serde(default)]
    pub force: Option<bool>,
    /// Why, 1–255, for the records; a reason means force.
    #[serde(default)]
    pub reason: Option<i64>,
}

/// The state an agent asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase")]
pub struct SetState {
    /// Which.
    pub state: NextState,
    /// Why: 200–250 for busy, 0–255 for rest.
    #[serde(default)]
    pub reason: Option<i64>,
    /// How long, for rest: 1–86399 s.
    #[serde(default)]
    pub seconds: Option<i64>,
}

/// States an agent can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum NextState {
    /// Ready for calls.
    Ready,
    /// Not ready.
    Busy,
    /// Resting for a time.
    Rest,
    /// After-call work.
    WrapUp,
}
