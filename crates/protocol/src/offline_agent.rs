//! Answering by mobile phone (手机接听, CEC 6.1.2.26–6.1.2.28): an agent away from the desk takes calls on any telephone.
//!
//! Not the gateway answers these but the platform's interface for applications, which knows no guid. It wants a bearer
//! token that is had for a secret key, and neither may enter a page: an operator's own server stands at the address and
//! adds the header `Authorization`. Nothing here carries it. The reference calls two of the three `login` and `logout`,
//! like those of 6.1.1.

use crate::wire::Wire;

/// Let an agent take calls on a telephone.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct OfflineLogin {
    /// The telephone's number.
    pub phone: crate::Number,
    /// The agent's work number.
    #[wire(name = "workNo")]
    pub agent: i64,
}

/// Let an agent take calls at the desk again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Wire)]
pub struct OfflineLogout {
    /// The agent's work number.
    #[wire(name = "workNo")]
    pub agent: i64,
}

/// Ask whether an agent takes calls on a telephone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Wire)]
pub struct IsOfflineAgent {
    /// The agent's work number.
    #[wire(name = "workNo")]
    pub agent: i64,
}

/// Under which terms an agent answers by telephone.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct OfflineSignedIn {
    /// The agent's work number.
    #[wire(name = "workNo")]
    pub agent: i64,
    /// 4 audio, 5 multimedia, 11 video, 99 all of them.
    pub agent_type: String,
    /// Seconds of rest; may be empty.
    pub rest_time: String,
    /// A session elsewhere was ended.
    #[wire(name = "forceLogin")]
    pub was_forced: bool,
    /// `true`: calls are answered by the platform.
    #[wire(name = "isAutoAnswer")]
    pub auto_answer: String,
    /// 0 SFU, 1 MCU, 2 both.
    pub video_mode: i64,
    /// Signed in to more than one channel.
    #[wire(name = "isMultiChannelSupport")]
    pub is_multi_channel: bool,
    /// The queues calls come from.
    pub skills: Vec<OfflineSkill>,
}

/// One queue of an agent away from the desk.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct OfflineSkill {
    /// Its id.
    #[wire(name = "skillId")]
    pub id: i64,
    /// Kind of calls: 5 telephone, 19 video …
    #[wire(name = "mediaTypeId")]
    pub media: String,
}

/// Whether an agent answers by telephone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Wire)]
pub struct OfflineState {
    /// The agent answers by mobile phone.
    #[wire(name = "data")]
    pub is_offline: bool,
}
