//! Answering by mobile phone (手机接听, CEC 6.1.2.26–6.1.2.28): an agent away from the desk takes calls on any
//! telephone.
//!
//! These operations are not the gateway's but the platform's, by its interface for applications, which knows
//! no guid. It wants a bearer token that is had for a secret key, and neither may enter a page: an operator's
//! own server stands at the address and adds the header `Authorization`. Nothing here carries the token. The
//! reference names two of the three `login` and `logout`, like those of 6.1.1.

use crate::wire::Wire;

/// Lets an agent take calls on a telephone.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct OfflineLogin {
    /// Number of the telephone.
    pub phone: crate::Number,
    /// Work number of the agent.
    #[wire(name = "workNo")]
    pub agent: i64,
}

/// Lets an agent take calls at the desk again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Wire)]
pub struct OfflineLogout {
    /// Work number of the agent.
    #[wire(name = "workNo")]
    pub agent: i64,
}

/// Asks whether an agent takes calls on a telephone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Wire)]
pub struct IsOfflineAgent {
    /// Work number of the agent.
    #[wire(name = "workNo")]
    pub agent: i64,
}

/// Terms under which an agent answers by telephone.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct OfflineSignedIn {
    /// Work number of the agent.
    #[wire(name = "workNo")]
    pub agent: i64,
    /// Type of the agent: 4 audio, 5 multimedia, 11 video, 99 all of them.
    pub agent_type: String,
    /// Number of seconds of rest; may be empty.
    pub rest_time: String,
    /// True if a session elsewhere was ended.
    #[wire(name = "forceLogin")]
    pub was_forced: bool,
    /// Text `true` if the platform answers incoming calls.
    #[wire(name = "isAutoAnswer")]
    pub auto_answer: String,
    /// Mode of the video: 0 SFU, 1 MCU, 2 both.
    pub video_mode: i64,
    /// True if the agent is signed in to more than one channel.
    #[wire(name = "isMultiChannelSupport")]
    pub is_multi_channel: bool,
    /// Skill queues that calls come from.
    pub skills: Vec<OfflineSkill>,
}

/// Skill queue of an agent away from the desk.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct OfflineSkill {
    /// Id of the queue.
    #[wire(name = "skillId")]
    pub id: i64,
    /// Media type of the queue: 5 telephone, 19 video and others.
    #[wire(name = "mediaTypeId")]
    pub media: String,
}

/// Reply that says if an agent answers by telephone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Wire)]
pub struct OfflineState {
    /// True if the agent answers by mobile phone.
    #[wire(name = "data")]
    pub is_offline: bool,
}
