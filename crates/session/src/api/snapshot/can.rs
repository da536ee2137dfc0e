//! The kinds of commands, and which of them are possible now. Generated from the table of commands.

use serde::{Deserialize, Serialize};

use crate::api::{
    command_table,
    refusal::{Availability, Refusal},
};

macro_rules! kinds {
    (
        agent { $($agent:ident($agent_type:path) {
            $($(#[$agent_doc:meta])* [$($agent_value:tt)*] => $agent_kind:ident $agent_key:ident,)*
        })* }
        call { $($call:ident($call_type:path) {
            $($(#[$call_doc:meta])* [()] => $call_kind:ident $call_key:ident,)*
        })* }
    ) => {
        /// Kind of a command: what is in progress while it has not settled.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
        #[serde(rename_all = "camelCase")]
        pub enum CommandKind {
            $($($(#[$agent_doc])* $agent_kind,)*)*
            $($($(#[$call_doc])* $call_kind,)*)*
        }

        impl CommandKind {
            /// Kinds of the commands of the agent.
            pub const OF_AGENT: &'static [Self] = &[$($(Self::$agent_kind,)*)*];
            /// Kinds of the commands of a call.
            pub const OF_CALL: &'static [Self] = &[$($(Self::$call_kind,)*)*];
        }

        /// Commands that are possible for the agent now, and for the others the reason why not.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
        #[serde(rename_all = "camelCase")]
        pub struct AgentCan { $($($(#[$agent_doc])* pub $agent_key: Availability,)*)* }

        impl AgentCan {
            /// Returns the same availability for every command.
            pub const fn all(it: Availability) -> Self {
                Self { $($($agent_key: it,)*)* }
            }

            /// Returns each kind with its availability, in the order of the table.
            pub fn iter(&self) -> impl Iterator<Item = (CommandKind, Availability)> {
                [$($((CommandKind::$agent_kind, self.$agent_key),)*)*].into_iter()
            }
        }

        /// Commands that are possible for a call now, and for the others the reason why not.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
        #[serde(rename_all = "camelCase")]
        pub struct CallCan { $($($(#[$call_doc])* pub $call_key: Availability,)*)* }

        impl CallCan {
            /// Returns the same availability for every command.
            pub const fn all(it: Availability) -> Self {
                Self { $($($call_key: it,)*)* }
            }

            /// Returns each kind with its availability, in the order of the table.
            pub fn iter(&self) -> impl Iterator<Item = (CommandKind, Availability)> {
                [$($((CommandKind::$call_kind, self.$call_key),)*)*].into_iter()
            }
        }
    };
}
command_table! { kinds }

impl Default for AgentCan {
    fn default() -> Self {
        Self { sign_in: Availability::YES, ..Self::all(Availability::no(Refusal::NotSignedIn)) }
    }
}
