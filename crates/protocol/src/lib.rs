//! The gateway's language (CEC chapter 6): requests, replies, events and result codes as plain data.
//!
//! Nothing here does IO. A [`Request`] becomes an [`HttpRequest`] with [`Request::encode`]; the response
//! becomes a [`Reply`] with [`Request::decode`]. The simulator walks the same road backwards
//! ([`Request::parse`], [`Reply::to_result`]), so client and simulator can't disagree about a spelling.
//!
//! # Where to start
//! 1. [`operations`]: the table of all operations; [`wire`]: how fields of a request or reply are described.
//! 2. [`raw_request`]: an operation that a script names itself.
//! 3. [`event`]: the table of all events.
//! 4. [`codes`]: what a refusal means and what to do about it.
//!
//! Encoding is exact; decoding is tolerant ([`lenient`]): numbers as strings, missing members, other cases.

// Derived code names this crate, here too.
extern crate self as offhook_protocol;

pub mod operations;
pub mod operation;
pub mod request;
mod params;
pub mod sign_in;
pub mod agent_control;
pub mod call_control;
pub mod call_info;
pub mod directory;
pub mod offline_agent;
pub mod event_poll;
pub mod event_push;
pub mod event;
pub mod event_content;
pub mod state;
pub mod call_feature;
pub mod modes;
pub mod codes;
pub mod ids;
pub mod raw_request;
pub mod http;
mod payload;
pub mod wire;
pub mod member;
pub mod lenient;
pub mod json;

pub use call_feature::{CallFeature, MediaAbility, MediaType};
pub use event::GatewayEvent;
pub use http::{
    GatewayError, HttpRequest, HttpResponse, SetupFault, SetupFaultRow, SetupFaultWords, resource,
};
pub use ids::{AgentId, CallData, CallId, Guid, NoteText, Number, Password};
pub use operation::{Method, Operation, OperationSpec};
pub use params::Params;
pub use raw_request::{RawRequest, RawRequestError};
pub use request::{Reply, Request};
pub use state::{AgentState, CtiStatus};
