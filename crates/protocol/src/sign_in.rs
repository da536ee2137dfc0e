//! Signing in: in the ordinary way, by force, and to the telephone platform only (CEC 6.1.1.1, 6.1.1.2, 6.1.1.23).

use crate::{AgentId, Number, Params, Password, wire::Wire};

/// The three sign-ins take the same, but for what stands behind the name.
macro_rules! sign_in_request {
    ($(#[$meta:meta])* $name:ident, releasephone = $release_phone:literal $(, phonenum = $phone:ident)?) => {
        #[derive(Debug, Clone, PartialEq, Eq, Wire)]
        #[wire(
            also("ip": Text, "The agent's IPv4 address."),
            also("entryIp": Text, "The application gateway in front of the client."),
            also("phonelinkage": Flag, "The desk phone is linked with the session (话机联动)."),
            also("checkInWebm": Flag, "Sign in to the chat server too; so it does unless told otherwise."),
            also("checkInMailm": Flag, "Sign in to the mail server too, which the gateway does not offer at present."),
            also("vcPhoneNumber": Text, "Number for video conferences, at most 24 characters."),
            also("listenStatus": Flag, "For inspectors: hear of agents who sign in and out."),
        )]
        $(#[$meta])*
        pub struct $name {
            /// The work number's password, at most 32 characters.
            pub password: Password,
            /// The phone the agent answers on, at most 24 characters.
            #[wire(name = "phonenum" $(, $phone)?)]
            pub phone: Number,
            /// Calls are answered by the platform, not by the agent.
            #[wire(name = "autoanswer", default = true)]
            pub auto_answer: bool,
            /// Ready after a call; otherwise wrap-up.
            #[wire(name = "autoenteridle", default = true)]
            pub auto_ready: bool,
            /// The phone goes on hook after every call. Always sent: its default differs between the two calls.
            #[wire(name = "releasephone", default = $release_phone)]
            pub release_phone: bool,
            /// 4: phone, 11: video phone.
            #[wire(name = "agenttype", default = 4)]
            pub agent_type: i64,
            /// State after sign-in: 3 busy, 4 ready, 5 wrap-up.
            #[wire(default = 4)]
            pub status: i64,
            /// What else a gateway is to be told, by the names of its parameters.
            #[wire(rest)]
            pub more: Params,
        }
    };
}
sign_in_request!(
    /// Sign in (签入).
    #[wire(
        also("callbackUri": Text, "Where events are pushed to (CEC 6.1.4.2) instead of being asked for."),
        also("serviceToken": Text, "What pushed events prove themselves with, at most 50 characters."),
        also("serviceworkid": Text, "The business's own work number, at most 30 characters."),
    )]
    Login, releasephone = true
);
sign_in_request!(
    /// Sign in and end the session this agent has elsewhere.
    #[wire(
        also("callbackUri": Text, "Where events are pushed to (CEC 6.1.4.2) instead of being asked for."),
        also("serviceToken": Text, "What pushed events prove themselves with, at most 50 characters."),
    )]
    ForceLogin, releasephone = false
);
sign_in_request!(
    /// Sign in to the telephone platform only: no media server, no licence.
    LoginEx, releasephone = true, phonenum = default
);

/// Makes another sign-in of one.
macro_rules! from_sign_in {
    ($from:ident, $to:ident) => {
        impl From<$from> for $to {
            fn from(it: $from) -> Self {
                Self {
                    password: it.password,
                    phone: it.phone,
                    auto_answer: it.auto_answer,
                    auto_ready: it.auto_ready,
                    release_phone: it.release_phone,
                    agent_type: it.agent_type,
                    status: it.status,
                    more: it.more,
                }
            }
        }
    };
}
from_sign_in!(Login, ForceLogin);
from_sign_in!(Login, LoginEx);
from_sign_in!(LoginEx, ForceLogin);

/// What a sign-in is answered with. The result code has said that the agent is signed in; the rest may be missing.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
#[wire(optional)]
pub struct SignedIn {
    /// The tenant.
    #[wire(name = "vdnid")]
    pub tenant: String,
    /// The work number.
    #[wire(name = "workno")]
    pub agent: AgentId,
    /// Three letters T or F: voice, chat and mail server signed in to.
    #[wire(name = "mediatype")]
    pub media: String,
    /// Milliseconds since the epoch.
    pub login_time: String,
    /// The password must be changed; until then no calls come.
    #[wire(name = "isForceChange")]
    pub must_change_password: String,
    /// Cluster member that holds the session.
    #[wire(name = "serverName")]
    pub server: String,
    /// Days until the password expires; empty: never.
    #[wire(name = "timeRemaining")]
    pub password_days_left: String,
}
