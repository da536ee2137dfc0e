//! Requests to sign in: in the ordinary way, by force, and to the telephone platform only (CEC 6.1.1.1,
//! 6.1.1.2, 6.1.1.23).

use crate::{AgentId, Number, Params, Password, wire::Wire};

/// Defines a sign-in. The three take the same, but for what stands behind the name.
macro_rules! sign_in_request {
    ($(#[$meta:meta])* $name:ident, releasephone = $release_phone:literal $(, phonenum = $phone:ident)?) => {
        #[derive(Debug, Clone, PartialEq, Eq, Wire)]
        #[wire(
            also("ip": Text, "The agent's IPv4 address."),
            also("entryIp": Text, "The application gateway in front of the client."),
            also("phonelinkage": Flag, "True if the desk phone is linked with the session (话机联动)."),
            also("checkInWebm": Flag, "True if the agent signs in to the chat server too, which is the default."),
            also("checkInMailm": Flag, "True if the agent signs in to the mail server too, which the gateway does not offer at present."),
            also("vcPhoneNumber": Text, "Number for video conferences, at most 24 characters."),
            also("listenStatus": Flag, "True if an inspector hears of agents who sign in and out."),
        )]
        $(#[$meta])*
        pub struct $name {
            /// Password of the work number, at most 32 characters.
            pub password: Password,
            /// Number of the phone that the agent answers on, at most 24 characters.
            #[wire(name = "phonenum" $(, $phone)?)]
            pub phone: Number,
            /// True if the platform answers incoming calls, false if the agent does.
            #[wire(name = "autoanswer", default = true)]
            pub auto_answer: bool,
            /// True if the agent is ready after a call, false if in wrap-up.
            #[wire(name = "autoenteridle", default = true)]
            pub auto_ready: bool,
            /// True if the phone goes on hook after every call. Always sent, as its default differs between
            /// the operations.
            #[wire(name = "releasephone", default = $release_phone)]
            pub release_phone: bool,
            /// Type of the agent: 4 phone, 11 video phone.
            #[wire(name = "agenttype", default = 4)]
            pub agent_type: i64,
            /// Number of the state after sign-in: 3 busy, 4 ready, 5 wrap-up.
            #[wire(default = 4)]
            pub status: i64,
            /// Further parameters that a gateway is to be told, by their names.
            #[wire(rest)]
            pub more: Params,
        }
    };
}
sign_in_request!(
    /// Signs the agent in (签入).
    #[wire(
        also("callbackUri": Text, "Address that events are pushed to (CEC 6.1.4.2) instead of being asked for."),
        also("serviceToken": Text, "Token that pushed events prove themselves with, at most 50 characters."),
        also("serviceworkid": Text, "The business's own work number, at most 30 characters."),
    )]
    Login, releasephone = true
);
sign_in_request!(
    /// Signs the agent in and ends the session this agent has elsewhere.
    #[wire(
        also("callbackUri": Text, "Address that events are pushed to (CEC 6.1.4.2) instead of being asked for."),
        also("serviceToken": Text, "Token that pushed events prove themselves with, at most 50 characters."),
    )]
    ForceLogin, releasephone = false
);
sign_in_request!(
    /// Signs the agent in to the telephone platform only: no media server, no licence.
    LoginEx, releasephone = true, phonenum = default
);

/// Converts one sign-in into another.
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

/// Reply to a sign-in. The result code has said that the agent is signed in; the rest may be missing.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
#[wire(optional)]
pub struct SignedIn {
    /// Id of the tenant (VDN).
    #[wire(name = "vdnid")]
    pub tenant: String,
    /// Work number of the agent.
    #[wire(name = "workno")]
    pub agent: AgentId,
    /// Three letters T or F, for the voice, chat and mail server: T if the agent is signed in to it.
    #[wire(name = "mediatype")]
    pub media: String,
    /// Unix time in milliseconds at which the agent signed in.
    pub login_time: String,
    /// Text `true` if the password must be changed; until then no calls come.
    #[wire(name = "isForceChange")]
    pub must_change_password: String,
    /// Name of the cluster member that holds the session.
    #[wire(name = "serverName")]
    pub server: String,
    /// Number of days until the password expires; empty means never.
    #[wire(name = "timeRemaining")]
    pub password_days_left: String,
}
