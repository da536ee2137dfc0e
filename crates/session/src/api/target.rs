//! Targets of calls, transfers and consultations, and their modes.

use offhook_protocol::{Number, wire::Wire};
use serde::{Deserialize, Serialize};

/// Target of a call, a transfer or a consultation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Wire)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[wire(strict)]
pub struct Target {
    /// Kind of the target.
    pub kind: TargetKind,
    /// Work number, queue id, access code or telephone number.
    pub address: Number,
}

/// Kinds of targets (CEC 6.1.2.11).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Wire)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum TargetKind {
    /// A skill queue.
    Queue,
    /// Another agent of the contact centre.
    Agent,
    /// An automatic flow.
    Ivr,
    /// A system access code.
    AccessCode,
    /// A telephone number outside.
    External,
}

/// Modes of a transfer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Wire)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum TransferMode {
    /// The call leaves the agent at once; whether it arrives is not the agent's any more.
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

    /// True if the agent talks with the third party before the customer is transferred.
    pub(crate) const fn stays_with_third_party(self) -> bool {
        match self {
            Self::Talk | Self::ThreeParty => true,
            Self::Release | Self::OnSuccess | Self::Suspend => false,
        }
    }
}

/// Modes of a consultation: who hears whom.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, Wire)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum ConsultMode {
    /// The customer waits while the two talk.
    #[default]
    Private,
    /// All three talk.
    ThreeParty,
}

/// Media of a call.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, Wire)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Media {
    /// Sound without picture.
    #[default]
    Audio,
    /// Sound and picture.
    Video,
}
