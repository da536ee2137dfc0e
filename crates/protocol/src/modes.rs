//! Kinds and modes that requests name by number: targets, transfers, consultations, rejections, media, agents.

/// Kinds of target of a transfer or a consultation (CEC 6.1.2.5, 6.1.2.11).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeviceType {
    /// A skill queue; 1.
    SkillQueue,
    /// Another agent of the contact centre; 2.
    Agent,
    /// An IVR flow, by its access code; 3.
    Ivr,
    /// An access code of the system (系统接入码); 4.
    AccessCode,
    /// A number outside the contact centre; 5.
    ExternalNumber,
}

impl DeviceType {
    /// Returns the number in the gateway's tables.
    pub const fn to_gateway(self) -> i64 {
        match self {
            Self::SkillQueue => 1,
            Self::Agent => 2,
            Self::Ivr => 3,
            Self::AccessCode => 4,
            Self::ExternalNumber => 5,
        }
    }
}

/// Modes of a transfer (CEC 6.1.2.11). Each kind of target takes some of them only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TransferMode {
    /// The agent leaves at once (释放转); 0, for every target inside the contact centre.
    Release,
    /// The agent leaves at once; 1, for a number outside.
    ReleaseOutside,
    /// The customer is given back when the IVR flow has ended (挂起转); 1, for an IVR flow.
    Suspend,
    /// The agent leaves when the target has answered (成功转); 2.
    OnSuccess,
    /// The agent talks with the number outside, while the customer waits (通话转); 3.
    Talk,
    /// The agent, the customer and the number outside talk (三方转); 4.
    ThreeParty,
}

impl TransferMode {
    /// Returns the number in the gateway's table.
    pub const fn to_gateway(self) -> i64 {
        match self {
            Self::Release => 0,
            Self::ReleaseOutside | Self::Suspend => 1,
            Self::OnSuccess => 2,
            Self::Talk => 3,
            Self::ThreeParty => 4,
        }
    }
}

/// Modes of a consultation (CEC 6.1.2.5).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HelpMode {
    /// The two agents talk, while the customer waits (两方求助); 1.
    TwoParty,
    /// The two agents and the customer talk (三方求助); 2.
    ThreeParty,
}

impl HelpMode {
    /// Returns the number in the gateway's table.
    pub const fn to_gateway(self) -> i64 {
        match self {
            Self::TwoParty => 1,
            Self::ThreeParty => 2,
        }
    }
}

/// Modes of a rejection (CEC 6.1.2.22).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RejectMode {
    /// The call goes back to its queue, and the agent becomes busy; 1.
    Requeue,
    /// The call is released, and the agent becomes ready; 2.
    Release,
}

impl RejectMode {
    /// Returns the number in the gateway's table.
    pub const fn to_gateway(self) -> i64 {
        match self {
            Self::Requeue => 1,
            Self::Release => 2,
        }
    }
}

/// Media that a call can be switched to (CEC 6.1.2.18). The numbers differ from those of a media ability.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SwitchedMedia {
    /// Audio without video; 1.
    Audio,
    /// Audio and video; 3.
    Video,
}

impl SwitchedMedia {
    /// Returns the number in the gateway's table.
    pub const fn to_gateway(self) -> i64 {
        match self {
            Self::Audio => 1,
            Self::Video => 3,
        }
    }
}

/// Types of agent (CEC 6.1.1.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AgentType {
    /// An agent whose telephone carries sound only; 4.
    Phone,
    /// An agent whose telephone carries pictures too; 11.
    VideoPhone,
}

impl AgentType {
    /// Returns the number in the gateway's table.
    pub const fn to_gateway(self) -> i64 {
        match self {
            Self::Phone => 4,
            Self::VideoPhone => 11,
        }
    }
}
