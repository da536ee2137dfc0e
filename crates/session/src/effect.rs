//! What arrives at a session, and what leaves it.

use offhook_protocol::{GatewayError, Guid, HttpRequest, Reply, Request};

use crate::{
    command::{Command, CommandId, Outcome},
    error::CommandError,
    notice::SessionEvent,
};

/// Names one request that was sent. An answer whose id is not pending is dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RequestId(pub u32);

/// Anything arriving.
#[derive(Debug, Clone, PartialEq)]
pub enum Input {
    /// Somebody wants something.
    Command(CommandId, Command),
    /// The answer to a request, or the reason why there is none.
    Reply {
        /// Which request.
        id: RequestId,
        /// A fresh guid, if the answer carried one.
        guid: Option<Guid>,
        /// The answer.
        result: Result<Reply, GatewayError>,
    },
    /// [`crate::Session::next_deadline`] has come (or has not: then nothing happens).
    Timeout,
    /// The browser says that the network came back: try at once.
    Online,
}

/// Anything leaving. Carried out in order.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Send a request, and report the answer under its id.
    Send {
        /// Its id.
        id: RequestId,
        /// The call, needed to decode the answer.
        request: Request,
        /// The call as it goes over the wire.
        http: HttpRequest,
    },
    /// Give a request up: its answer is not wanted any more.
    Abort(RequestId),
    /// Tell whoever issued this command what became of it. Exactly once per command.
    Settle(CommandId, Result<Outcome, CommandError>),
    /// Tell the page.
    Notify(SessionEvent),
}
