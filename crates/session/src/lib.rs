//! One agent's working session as a pure state machine: no clock, no network, no browser.
//!
//! Feed a [`Session`] with [`Input`]s, one at a time; carry out the [`Effect`]s it returns; wake it with
//! [`Input::Timeout`] at [`Session::next_deadline`]. What people and scripts see is the [`Snapshot`].
//!
//! # Where to start
//! 1. `api`: what goes in and what can be seen, as plain data; its table lists all commands.
//! 2. [`session`]: the one place where anything changes.
//! 3. `model`: what is known; `events`: what each event of the gateway does to it, and the `facts` it establishes.
//! 4. [`commands`]: a file for each command, from being possible to being settled.
//! 5. `link`: how the session finds out; how a lost event is made good.
//! 6. `view`: the snapshot of a model, and the events that are the difference of two.

pub mod api;
pub mod effect;
pub mod session;
mod model;
mod facts;
mod events;
pub mod commands;
mod link;
mod view;

pub use api::{
    error::{self, CommandError, ErrorReport},
    event::{SessionEvent, SessionEventKind},
    number::{NotOneNumber, ReadNumber, read_number},
    outcome::{CommandId, Outcome},
    password::PasswordRules,
    query::{DirectoryAgent, DirectoryIvr, DirectoryQueue, Query, QueryResult, Statistics, WaitingCall},
    refusal::{self, Availability, Refusal},
    snapshot::{
        self, AgentView, CallState, CallView, CommandKind, Direction, EndCause, EndedCall, Health, NextState,
        Snapshot,
    },
    target::{ConsultMode, Media, Target, TargetKind, TransferMode},
    time::Millis,
    words::FailureWords,
};
pub use commands::{Command, agent::*, call::*, query::RunQuery, raw::RawRequest, transfer::*};
pub use effect::{Effect, Input, RequestId};
pub use offhook_protocol::{
    AgentId, AgentState, CallId, Number, Password, SetupFault,
    codes::{DialCause, ErrorKind, Remedy, RetCode},
    json, wire,
};
pub use session::Session;
