//! How a colleague works who is played: a person alone with the demo can consult, hand on and join.

use serde::{Deserialize, Serialize};

/// A played colleague's ways. Such a colleague takes what other agents send, and leaves new customers to them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct Script {
    /// Answers after ringing this long.
    pub answers_after_seconds: u64,
    /// Hangs up after talking this long.
    pub talks_seconds: u64,
    /// How the day begins.
    pub state: ScriptedState,
    /// What a note is answered with; nothing: not at all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answers_notes: Option<String>,
    /// Rests now and then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rests: Option<Rests>,
}

impl Default for Script {
    fn default() -> Self {
        Self {
            answers_after_seconds: 3,
            talks_seconds: 60,
            state: ScriptedState::default(),
            answers_notes: None,
            rests: None,
        }
    }
}

/// The state in which a played colleague's day begins.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ScriptedState {
    /// Takes calls.
    #[default]
    Ready,
    /// Can't be reached.
    Busy,
    /// Writes things up.
    WrapUp,
}

/// When a played colleague rests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Rests {
    /// After working this long, and not during a call.
    pub every_seconds: u64,
    /// For this long.
    pub seconds: u64,
}
