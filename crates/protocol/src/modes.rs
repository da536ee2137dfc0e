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
    /// Reads the number of a kind of target; `None` if the table does not have it.
    pub const fn from_gateway(number: i64) -> Option<Self> {
        match number {
            1 => Some(Self::SkillQueue),
            2 => Some(Self::Agent),
            3 => Some(Self::Ivr),
            4 => Some(Self::AccessCode),
            5 => Some(Self::ExternalNumber),
            _ => None,
        }
    }

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
    /// Reads the number of a mode, whose meaning depends on the target; `None` if such a target does not take it.
    pub const fn from_gateway(device: DeviceType, number: i64) -> Option<Self> {
        match (device, number) {
            (DeviceType::ExternalNumber, 1) => Some(Self::ReleaseOutside),
            (DeviceType::ExternalNumber, 3) => Some(Self::Talk),
            (DeviceType::ExternalNumber, 4) => Some(Self::ThreeParty),
            (DeviceType::ExternalNumber, 0) | (DeviceType::Ivr, 2) => None,
            (DeviceType::Ivr, 1) => Some(Self::Suspend),
            (_, 0) => Some(Self::Release),
            (_, 2) => Some(Self::OnSuccess),
            (_, _) => None,
        }
    }

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
    /// Reads the number of a mode; `None` if the table does not have it.
    pub const fn from_gateway(number: i64) -> Option<Self> {
        match number {
            1 => Some(Self::TwoParty),
            2 => Some(Self::ThreeParty),
            _ => None,
        }
    }

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
    /// Reads the number of a mode; `None` if the table does not have it.
    pub const fn from_gateway(number: i64) -> Option<Self> {
        match number {
            1 => Some(Self::Requeue),
            2 => Some(Self::Release),
            _ => None,
        }
    }

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_mean_what_the_tables_say() {
        let devices: Vec<_> =
            (0..=6).filter_map(DeviceType::from_gateway).map(DeviceType::to_gateway).collect();
        assert_eq!(devices, [1, 2, 3, 4, 5]);
        let help: Vec<_> = (0..=3).filter_map(HelpMode::from_gateway).map(HelpMode::to_gateway).collect();
        assert_eq!(help, [1, 2]);
        let rejections: Vec<_> =
            (0..=3).filter_map(RejectMode::from_gateway).map(RejectMode::to_gateway).collect();
        assert_eq!(rejections, [1, 2]);
    }

    #[test]
    fn each_target_takes_the_modes_of_its_row() {
        // Table transfer_mode_matrix of CEC 6.1.2.11.
        let rows = [(1, [0, 2].as_slice()), (2, &[0, 2]), (3, &[0, 1]), (4, &[0, 2]), (5, &[1, 2, 3, 4])];
        for (device, modes) in rows {
            let device = DeviceType::from_gateway(device).expect("a row of the table");
            let taken: Vec<i64> = (-1..=5)
                .filter_map(|mode| TransferMode::from_gateway(device, mode))
                .map(TransferMode::to_gateway)
                .collect();
            assert_eq!(taken, modes, "{device:?}");
        }
    }
}
