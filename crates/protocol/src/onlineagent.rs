//! Signing in and out, and the agent's state (CEC 6.1.1).

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{
    AgentId, Number, Password,
    lenient::lenient,
    request::{Payload, read_object, read_objects, write_object},
};

macro_rules! sign_in_request {
    ($(#[$doc:meta])* $name:ident, releasephone: $release_phone:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(default)]
        pub struct $name {
            /// The work number's password, at most 32 characters.
            #[serde(deserialize_with = "lenient")]
            pub password: Password,
            /// The phone the agent answers on, at most 24 characters.
            #[serde(rename = "phonenum", deserialize_with = "lenient")]
            pub phone: Number,
            /// Calls are answered by the platform, not by the agent.
            #[serde(rename = "autoanswer", deserialize_with = "lenient")]
            pub auto_answer: bool,
            /// Ready after a call; otherwise wrap-up.
            #[serde(rename = "autoenteridle", deserialize_with = "lenient")]
            pub auto_ready: bool,
            /// The phone goes on hook after every call. Always sent: its default differs between the two calls.
            #[serde(rename = "releasephone", deserialize_with = "lenient")]
            pub release_phone: bool,
            /// 4: phone, 11: video phone.
            #[serde(rename = "agenttype", deserialize_with = "lenient")]
            pub agent_type: i64,
            /// State after sign-in: 3 busy, 4 ready, 5 wrap-up.
            #[serde(deserialize_with = "lenient")]
            pub status: i64,
        }

        /// What the gateway takes an absent member for.
        impl Default for $name {
            fn default() -> Self {
                Self {
                    password: Password::default(),
                    phone: Number::default(),
                    auto_answer: true,
                    auto_ready: true,
                    release_phone: $release_phone,
                    agent_type: 4,
                    status: 4,
                }
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

/// What a sign-in is answered with.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SignedIn {
    /// The tenant.
    #[serde(rename = "vdnid", deserialize_with = "lenient")]
    pub tenant: String,
    /// The work number.
    #[serde(rename = "workno", deserialize_with = "lenient")]
    pub agent: AgentId,
    /// Three letters T or F: voice, chat and mail server signed in to.
    #[serde(rename = "mediatype", deserialize_with = "lenient")]
    pub media: String,
    /// Milliseconds since the epoch.
    #[serde(rename = "loginTime", deserialize_with = "lenient")]
    pub login_time: String,
    /// The password must be changed; until then no calls come.
    #[serde(rename = "isForceChange", deserialize_with = "lenient")]
    pub must_change_password: String,
    /// Cluster member that holds the session.
    #[serde(rename = "serverName", deserialize_with = "lenient")]
    pub server: String,
    /// Days until the password expires; empty: never.
    #[serde(rename = "timeRemaining", deserialize_with = "lenient")]
    pub password_days_left: String,
}

/// One skill queue (技能队列) that an agent is configured for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Skill {
    /// Its name.
    #[serde(deserialize_with = "lenient")]
    pub name: String,
    /// Its id.
    #[serde(deserialize_with = "lenient")]
    pub id: i64,
    /// Kind of calls: 5 telephone, 1 chat …
    #[serde(rename = "mediatype", deserialize_with = "lenient")]
    pub media: i64,
}

/// What the platform says that an agent is doing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct StatusReport {
    /// A number of table 6-452; see [`crate::AgentState::from_gateway`].
    #[serde(rename = "agentState", deserialize_with = "lenient")]
    pub state: i64,
    /// Whether the agent is working.
    #[serde(rename = "isWorking", deserialize_with = "lenient")]
    pub is_working: bool,
}

macro_rules! empty_requests {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => { $(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
        pub struct $name {}
    )* };
}
pub(crate) use empty_requests;
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

/// Become busy (示忙).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SayBusy {
    /// 200–250. Needed, with `prolong`, when the agent is busy already.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "lenient")]
    pub reason: Option<i64>,
    /// Replace the present reason.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "lenient")]
    pub prolong: Option<bool>,
}

/// Rest for a time (休息).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Rest {
    /// Seconds, 1–86399.
    #[serde(rename = "time", deserialize_with = "lenient")]
    pub seconds: i64,
    /// Why, 0–255; 0: no reason.
    #[serde(rename = "restcause", deserialize_with = "lenient")]
    pub cause: i64,
    /// Start anew when resting already.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "lenient")]
    pub prolong: Option<bool>,
}

/// The result code has said that the agent is signed in; what comes with it may be missing.
impl Payload for SignedIn {
    fn read(value: Value) -> Result<Self, String> {
        Ok(read_object(value).unwrap_or_default())
    }
    fn write(&self) -> Value {
        write_object(self)
    }
}

impl Payload for StatusReport {
    fn read(value: Value) -> Result<Self, String> {
        read_object(value)
    }
    fn write(&self) -> Value {
        write_object(self)
    }
}

impl Payload for Vec<Skill> {
    fn read(value: Value) -> Result<Self, String> {
        read_objects(value)
    }
    fn write(&self) -> Value {
        write_object(self)
    }
}
