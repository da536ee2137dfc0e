//! The gateway's language (CEC chapter 6): what can be asked, what comes back, what it reports by itself.
//!
//! Nothing here does IO. A [`Request`] becomes an [`HttpRequest`] with [`Request::encode`]; the answer becomes a
//! [`Reply`] with [`Request::decode`]. The simulator walks the same road backwards ([`Request::parse`],
//! [`Reply::to_result`]), so client and simulator can't disagree about a spelling.
//!
//! # Where to start
//! 1. [`endpoint`]: how one call is described in a line; `wire`: how its fields are.
//! 2. [`request`]: the table of all calls. A call can also be made by its name: [`named`].
//! 3. [`event`]: the table of all events.
//! 4. [`codes`]: what a refusal means and what to do about it.
//!
//! Every variant of [`Request`] weighs on the page. Those that no session makes are there with the feature
//! `every-endpoint` only; [`request::SPECS`] and [`Named`] know all of them always.
//!
//! Encoding is exact; decoding is tolerant ([`lenient`]): numbers as strings, missing members, other cases.

// Derived code names this crate, here too.
extern crate self as offhook_protocol;

pub mod request;
pub mod endpoint;
pub mod agent_control;
pub mod call_control;
pub mod call_info;
pub mod floor;
pub mod offline_agent;
pub mod event_poll;
pub mod event_push;
pub mod event;
pub mod event_content;
pub mod state;
pub mod call_feature;
pub mod codes;
pub mod ids;
pub mod named;
pub mod exchange;
mod payload;
pub mod wire;
pub mod member;
pub mod lenient;
pub mod json;

pub use call_feature::{CallFeature, MediaAbility, MediaType};
pub use endpoint::{Endpoint, Method, Spec};
pub use event::GatewayEvent;
pub use exchange::{GatewayError, HttpRequest, HttpResponse};
pub use ids::{AgentId, CallData, CallId, Guid, NoteText, Number, Password};
pub use named::{Named, NamedError};
pub use request::{Reply, Request};
pub use state::{AgentState, CtiStatus};
