//! Answering by mobile phone (手机接听, CEC 6.1.2.26–6.1.2.28): an agent away from the desk takes calls on any telephone.
//!
//! Not the gateway answers these but the platform's interface for applications, which knows no guid. It wants a bearer
//! token that is had for a secret key, and neither may enter a page: an operator's own server stands at the address and
//! adds the header `Authorization`. Nothing here carries it. The reference calls two of the three `login` and `logout`,
//! like those of 6.1.1.

use crate::wire::wire;

wire! {
    /// Let an agent take calls on a telephone.
    pub struct OfflineLogin {
        /// The telephone's number.
        pub phone: crate::Number = "phone",
        /// The agent's work number.
        pub agent: i64 = "workNo",
    }

    /// Let an agent take calls at the desk again.
    #[derive(Copy)]
    pub struct OfflineLogout {
        /// The agent's work number.
        pub agent: i64 = "workNo",
    }

    /// Ask whether an agent takes calls on a telephone.
    #[derive(Copy)]
    pub struct IsOfflineAgent {
        /// The agent's work number.
        pub agent: i64 = "workNo",
    }
}

wire! {
    /// Under which terms an agent answers by telephone.
    pub struct OfflineSignedIn {
        /// The agent's work number.
        pub agent: i64 = "workNo",
        /// 4 audio, 5 multimedia, 11 video, 99 all of them.
        pub agent_type: String = "agentType",
        /// Seconds of rest; may be empty.
        pub rest_time: String = "restTime",
        /// A session elsewhere was ended.
        pub was_forced: bool = "forceLogin",
        /// `true`: calls are answered by the platform.
        pub auto_answer: String = "isAutoAnswer",
        /// 0 SFU, 1 MCU, 2 both.
        pub video_mode: i64 = "videoMode",
        /// Signed in to more than one channel.
        pub is_multi_channel: bool = "isMultiChannelSupport",
        /// The queues calls come from.
        pub skills: Vec<OfflineSkill> = "skills",
    }

    /// One queue of an agent away from the desk.
    pub struct OfflineSkill {
        /// Its id.
        pub id: i64 = "skillId",
        /// Kind of calls: 5 telephone, 19 video …
        pub media: String = "mediaTypeId",
    }

    /// Whether an agent answers by telephone.
    #[derive(Copy)]
    pub struct OfflineState {
        /// The agent answers by mobile phone.
        pub is_offline: bool = "data",
    }
}
