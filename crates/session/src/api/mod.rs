//! The session's interface as plain data: what goes in, what can be seen, what is told, and how a command ends.

mod command_table;
pub mod snapshot;
pub mod event;
pub mod outcome;
pub mod query;
pub mod refusal;
pub mod words;
pub mod error;
pub mod target;
pub mod number;
pub mod password;
pub mod time;

pub(crate) use command_table::command_table;
