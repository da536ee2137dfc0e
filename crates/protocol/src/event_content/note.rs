//! Notes between agents, in the forms that gateways send them.

use super::Content;
use crate::{
    NoteText,
    json::Value,
    lenient::FromValue,
    wire::{Wire, read_object, write_object},
};

/// A note (便签) from another agent. The reference shows none of this (CEC 6.5.1.1.11), gateways in the field
/// send it.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct Note {
    /// Work number of the sender; empty when it is not told.
    #[wire(alias = "from", alias = "workNo")]
    pub sender: String,
    /// Text of the note; empty when it is not told.
    #[wire(name = "content", alias = "context", alias = "text", alias = "message")]
    pub text: NoteText,
}

/// Reads null, the text alone, or an object.
impl Content for Note {
    fn read(content: &Value) -> Result<Self, String> {
        Ok(match NoteText::from_value(content) {
            Some(text) => Self { text, ..Self::default() },
            None => read_object(content).unwrap_or_default(),
        })
    }
    fn write(&self) -> Value {
        if *self == Self::default() { Value::Null } else { write_object(self) }
    }
}
