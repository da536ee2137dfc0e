//! One operation of the gateway's interface: a struct whose fields are its parameters, and a row of the table
//! in [`crate::operations`].

use crate::{
    http::Envelope,
    member::{Kind, Member},
};

/// The HTTP verb of an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// The verb GET.
    Get,
    /// The verb PUT.
    Put,
    /// The verb POST.
    Post,
    /// The verb DELETE.
    Delete,
}

impl Method {
    /// Returns the verb as it is written on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Put => "PUT",
            Self::Post => "POST",
            Self::Delete => "DELETE",
        }
    }
}

/// One row of the table: what the reference says of an operation.
#[derive(Debug, PartialEq, Eq)]
pub struct OperationSpec {
    /// The gateway's log method name: `login`.
    pub id: &'static str,
    /// The operation's verb.
    pub method: Method,
    /// The address that the path is below of.
    pub base: Base,
    /// Path template, then the names that travel in the query:
    /// `/onlineagent/{agentid}/saybusy?reason&prolong`.
    pub path: &'static str,
    /// The operation's parameters, wherever they travel.
    pub members: &'static [Member],
    /// Limit on how often the operation may be asked for.
    pub rate: Rate,
    /// The part of the session's state that the operation can change.
    pub effect: Effect,
    /// Description for people and for the TypeScript declarations.
    pub described: Described,
}

/// Limit on how often an operation may be asked for (CEC 6.5.6).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rate {
    /// Requests as often as one likes.
    Unlimited,
    /// Five requests of all these operations together per agent and 2 s; more are refused.
    Limited,
}

/// The part of a session's state that an operation can change. Decides what a raw request may do and what the
/// session reads again afterwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Nothing that the session shows: queries, notes.
    None,
    /// The agent's settings. No event tells of it: the reply is the fact.
    Setting,
    /// The agent's calls or their data.
    Calls,
    /// The agent's state, or the events that wait for the agent.
    State,
    /// The session itself: sign-in, sign-out and the poll. Only the session asks for these.
    Session,
}

impl Effect {
    /// True if what is known of calls or of the agent's state may be different afterwards.
    pub const fn changes_calls_or_state(self) -> bool {
        match self {
            Self::Calls | Self::State => true,
            Self::None | Self::Setting | Self::Session => false,
        }
    }
}

/// Description of an operation. Empty without the feature `every-operation`, as no page needs it.
#[derive(Debug, PartialEq, Eq)]
pub struct Described {
    /// Section of the reference: `6.1.1.1`.
    #[cfg(feature = "every-operation")]
    pub section: &'static str,
    /// Comment on the request type, a line each with its end.
    #[cfg(feature = "every-operation")]
    pub about: &'static str,
    /// Type of the reply by the reference's tables.
    #[cfg(feature = "every-operation")]
    pub reply: Kind,
}

impl Described {
    #[cfg_attr(not(feature = "every-operation"), allow(unused_variables, reason = "nothing is kept then"))]
    pub(crate) const fn new(section: &'static str, about: &'static str, reply: Kind) -> Self {
        Self {
            #[cfg(feature = "every-operation")]
            section,
            #[cfg(feature = "every-operation")]
            about,
            #[cfg(feature = "every-operation")]
            reply,
        }
    }
}

/// The address that an operation's path is below of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Base {
    /// The gateway itself, at `<gateway>/resource`.
    Resource,
    /// The platform's interface for applications, beside the gateway: see [`crate::offline_agent`].
    ApiAccess,
    /// A server of the business's, which the gateway itself sends to: see [`crate::event_push`].
    Callback,
}

/// Type of a request. Implemented by the table in [`crate::operations`].
pub trait Operation {
    /// The operation's row of the table.
    const SPEC: OperationSpec;
    /// Type of the reply.
    type Reply;
}

impl OperationSpec {
    /// True if the gateway limits how often the operation may be asked for (CEC 6.5.6).
    pub fn is_rate_limited(&self) -> bool {
        self.rate == Rate::Limited
    }

    /// Returns how the operation's reply is wrapped.
    pub(crate) fn envelope(&self) -> Envelope {
        match self.base {
            Base::ApiAccess => Envelope::Flat,
            Base::Resource | Base::Callback if self.path.starts_with("/agentevent/") => Envelope::Event,
            Base::Resource | Base::Callback => Envelope::Result,
        }
    }

    /// Returns the path template without the query's names.
    pub fn template(&self) -> &'static str {
        self.path.split_once('?').map_or(self.path, |(path, _)| path)
    }

    pub(crate) fn path_names(&self) -> impl Iterator<Item = &'static str> {
        self.template().split('/').filter_map(|segment| segment.strip_prefix('{')?.strip_suffix('}'))
    }

    pub(crate) fn query_names(&self) -> impl Iterator<Item = &'static str> {
        self.path.split_once('?').map_or("", |(_, query)| query).split('&').filter(|name| !name.is_empty())
    }
}
