//! Whom a call is handed to, who is asked, and how.

use offhook_protocol::Number;
use serde::{Deserialize, Serialize};

/// Whom a call is handed to, or who is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Target {
    /// What it is.
    pub kind: TargetKind,
    /// Work number, queue id, access code or telephone number.
    pub address: Number,
}

/// Kinds of targets (CEC 6.1.2.11).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum TargetKind {
    /// A skill queue.
    Queue,
    /// A colleague.
    Agent,
    /// An automatic flow.
    Ivr,
    /// A system access code.
    AccessCode,
    /// A telephone number outside.
    External,
}

/// How a call is handed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum TransferMode {
    /// At once; whether it works is not the agent's any more.
    Release,
    /// The agent stays until the next one has answered, and gets the customer back when nobody does.
    OnSuccess,
    /// To an automatic flow that gives the customer back to the agent.
    Suspend,
    /// The agent talks with the third party first, and hands the customer over by hanging up.
    Talk,
    /// All three talk; the agent hands the customer over by hanging up.
    ThreeParty,
}

impl TransferMode {
    /// Every mode, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::OnSuccess, Self::Release, Self::Talk, Self::ThreeParty, Self::Suspend];

    /// Whether the agent talks with the third party before the customer is handed over.
    pub(crate) const fn stays_with_third_party(self) -> bool {
        match self {
            Self::Talk | Self::ThreeParty => true,
            Self::Release | Self::OnSuccess | Self::Suspend => false,
        }
    }
}

/// Who hears whom when a colleague is asked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum ConsultMode {
    /// The customer waits while the two talk.
    #[default]
    Private,
    /// All three talk.
    ThreeParty,
}

/// What a call carries.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Media {
    /// Sound.
    #[default]
    Audio,
    /// Sound and picture.
    Video,
}
