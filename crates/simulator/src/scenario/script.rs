//! Script of a colleague who is played, so that a person alone with the demo can consult, transfer and join.

use serde::{Deserialize, Serialize};

/// Ways of a played colleague, who takes what other agents send and leaves new customers to them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct Script {
    /// Number of seconds of ringing before the colleague answers.
    pub answers_after_seconds: u64,
    /// Number of seconds of talking before the colleague hangs up.
    pub talks_seconds: u64,
    /// State in which the day begins.
    pub state: ScriptedState,
    /// Text that a note is answered with; null: it is not answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answers_notes: Option<String>,
    /// Times of rest; null: the colleague never rests.
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
    /// Is ready and takes calls.
    #[default]
    Ready,
    /// Is busy and can't be reached.
    Busy,
    /// Writes things up, in wrap-up.
    WrapUp,
}

/// Times at which a played colleague rests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Rests {
    /// Number of seconds of work before a rest, which does not begin during a call.
    pub every_seconds: u64,
    /// Number of seconds that a rest lasts.
    pub seconds: u64,
}
