//! Inputs that arrive at a session, and effects that leave it.

use std::rc::Rc;

use offhook_protocol::{GatewayError, Guid, HttpRequest, Reply, Request};

use crate::{
    api::{
        error::CommandError,
        event::SessionEvent,
        outcome::{CommandId, Outcome},
    },
    commands::Command,
};

pub use crate::link::requests::RequestId;

/// Inputs of a session.
#[derive(Debug, Clone, PartialEq)]
pub enum Input {
    /// A person or a script issues a command.
    Command(CommandId, Command),
    /// The reply to a request has come, or the reason why there is none.
    Reply {
        /// Id of the request.
        id: RequestId,
        /// Fresh guid, if the reply carried one.
        guid: Option<Guid>,
        /// Decoded reply, or the failure.
        result: Result<Reply, GatewayError>,
    },
    /// [`crate::Session::next_deadline`] has come (or has not: then nothing happens).
    Timeout,
    /// The browser says that the network came back: try at once.
    Online,
    /// The page wants polls that bring all events at once; gateways that do not know them are polled for one (field note 8).
    AllEvents,
}

/// Effects of an input, to be carried out in order.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Sends a request, whose reply is reported under its id.
    Send {
        /// Id of the request.
        id: RequestId,
        /// Request, which decodes the reply.
        request: Rc<Request>,
        /// Request as it goes over the wire.
        http: HttpRequest,
    },
    /// Gives a request up: its reply is not wanted any more.
    Abort(RequestId),
    /// Tells the issuer of this command what became of it, exactly once per command.
    Settle(CommandId, Result<Outcome, CommandError>),
    /// Tells the page of an event.
    Notify(SessionEvent),
}
