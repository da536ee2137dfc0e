//! One agent's working session as a pure state machine: no clock, no network, no browser.
//!
//! Feed a [`Session`] with [`Input`]s, one at a time; carry out the [`Effect`]s it returns; wake it with
//! [`Input::Timeout`] at [`Session::next_deadline`]. What people and scripts see is the [`Snapshot`].
//!
//! # Where to start
//! 1. [`command`], [`snapshot`], [`notice`]: what goes in and what can be seen, as plain data.
//! 2. [`session`]: the one function that changes anything.
//! 3. `event`: what each event of the gateway does; `rules`: what is allowed now, and why not.
//! 4. `pending`: how a command settles on the fact; `repair` and `reading`: how a lost event is made good.

pub mod time;
pub mod command;
mod agent_command;
mod target;
pub mod question;
pub mod snapshot;
mod agent_view;
mod call_view;
pub mod notice;
pub mod refusal;
pub mod error;
pub mod effect;
pub mod session;
mod replies;
mod event;
mod rules;
mod values;
mod password;
mod settings;
mod asking;
mod named;
mod pending;
mod repair;
mod reading;
mod poll;
mod details;
mod requests;
mod agent;
mod call;
mod calls;
mod view;
mod news;

pub use command::{
    Command, CommandId, ConsultMode, Dial, Media, NextState, Outcome, Query, QueryResult, RejectMode,
    SetState, SignIn, SignInState, SignOut, Target, TargetKind, TransferMode,
};
pub use effect::{Effect, Input, RequestId};
pub use error::{CommandError, ErrorReport};
pub use named::Params;
pub use notice::{SessionEvent, SessionEventKind};
pub use offhook_protocol::{
    AgentId, AgentState, CallId, Number, Password,
    codes::{DialCause, ErrorKind, Remedy, RetCode},
};
pub use password::PasswordRules;
pub use question::{DirectoryAgent, DirectoryIvr, DirectoryQueue, Statistics, WaitingCall};
pub use refusal::{Availability, Refusal};
pub use session::Session;
pub use snapshot::{AgentView, CallState, CallView, Direction, EndCause, EndedCall, Health, Snapshot};
pub use time::Millis;
pub use values::transfer_modes;
