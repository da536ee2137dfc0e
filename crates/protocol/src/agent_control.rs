//! Signing in and out, and the agent's state (CEC 6.1.1).

use serde_json::Value;

use crate::{
    AgentId, Number, Password,
    request::Payload,
    wire::{empty_requests, read_object, read_objects, wire, write_object, write_objects},
};

macro_rules! sign_in_request {
    ($(#[$doc:meta])* $name:ident, releasephone: $release_phone:literal) => {
        wire! {
            $(#[$doc])*
            pub struct $name {
                /// The work number's password, at most 32 characters.
                pub password: Password = "password",
                /// The phone the agent answers on, at most 24 characters.
                pub phone: Number = "phonenum",
                /// Calls are answered by the platform, not by the agent.
                pub auto_answer: bool = "autoanswer" or true,
                /// Ready after a call; otherwise wrap-up.
                pub auto_ready: bool = "autoenteridle" or true,
                /// The phone goes on hook after every call. Always sent: its default differs between the two calls.
                pub release_phone: bool = "releasephone" or $release_phone,
                /// 4: phone, 11: video phone.
                pub agent_type: i64 = "agenttype" or 4,
                /// State after sign-in: 3 busy, 4 ready, 5 wrap-up.
                pub status: i64 = "status" or 4,
            }
        }
    };
}
sign_in_request!(
    /// Sign in (签入).
    Login, releasephone: true
);
sign_in_request!(
    /// Sign in and end the session this agent has elsewhere.
    ForceLogin, releasephone: false
);

impl From<Login> for ForceLogin {
    fn from(it: Login) -> Self {
        let Login { password, phone, auto_answer, auto_ready, release_phone, agent_type, status } = it;
        Self { password, phone, auto_answer, auto_ready, release_phone, agent_type, status }
    }
}

wire! {
    /// What a sign-in is answered with.
    pub struct SignedIn {
        /// The tenant.
        pub tenant: String = "vdnid",
        /// The work number.
        pub agent: AgentId = "workno",
        /// Three letters T or F: voice, chat and mail server signed in to.
        pub media: String = "mediatype",
        /// Milliseconds since the epoch.
        pub login_time: String = "loginTime",
        /// The password must be changed; until then no calls come.
        pub must_change_password: String = "isForceChange",
        /// Cluster member that holds the session.
        pub server: String = "serverName",
        /// Days until the password expires; empty: never.
        pub password_days_left: String = "timeRemaining",
    }
}

wire! {
    /// One skill queue (技能队列) that an agent is configured for.
    pub struct Skill {
        /// Its name.
        pub name: String = "name",
        /// Its id.
        pub id: i64 = "id",
        /// Kind of calls: 5 telephone, 1 chat …
        pub media: i64 = "mediatype",
    }
}

wire! {
    /// What the platform says that an agent is doing.
    pub struct StatusReport {
        /// A number of table 6-452; see [`crate::AgentState::from_gateway`].
        pub state: i64 = "agentState",
        /// Whether the agent is working.
        pub is_working: bool = "isWorking",
    }
}

empty_requests!(
    /// Read the agent's own skill queues.
    AgentSkills,
    /// Become ready, from busy or wrap-up (示闲).
    SayFree,
    /// Leave busy.
    CancelBusy,
    /// Leave rest.
    CancelRest,
    /// Enter wrap-up (整理).
    Work,
    /// Leave wrap-up.
    CancelWork,
    /// Sign out (签出). Not carried out while talking.
    Logout,
    /// Read the agent's state.
    AgentStatus,
);

wire! {
    /// Become busy (示忙).
    #[derive(Copy)]
    pub struct SayBusy {
        /// 200–250. Needed, with `prolong`, when the agent is busy already.
        pub reason: Option<i64> = "reason",
        /// Replace the present reason.
        pub prolong: Option<bool> = "prolong",
    }
}

wire! {
    /// Rest for a time (休息).
    #[derive(Copy)]
    pub struct Rest {
        /// Seconds, 1–86399.
        pub seconds: i64 = "time",
        /// Why, 0–255; 0: no reason.
        pub cause: i64 = "restcause",
        /// Start anew when resting already.
        pub prolong: Option<bool> = "prolong",
    }
}

/// The result code has said that the agent is signed in; what comes with it may be missing.
impl Payload for SignedIn {
    fn read(value: &Value) -> Result<Self, String> {
        Ok(read_object(value).unwrap_or_default())
    }
    fn write(&self) -> Value {
        write_object(self)
    }
}

impl Payload for StatusReport {
    fn read(value: &Value) -> Result<Self, String> {
        read_object(value)
    }
    fn write(&self) -> Value {
        write_object(self)
    }
}

impl Payload for Vec<Skill> {
    fn read(value: &Value) -> Result<Self, String> {
        Ok(read_objects(value))
    }
    fn write(&self) -> Value {
        write_objects(self)
    }
}
