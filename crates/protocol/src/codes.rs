//! What the gateway's result codes mean and what to do about each (CEC 6.5.2).

use std::fmt;

use serde::{Deserialize, Serialize};

mod dial_causes;
mod table;
pub use dial_causes::{DIAL_CAUSES, DialCause};
pub use table::RETCODES;

/// A result code as the gateway writes it: `100-002`.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(transparent)]
pub struct RetCode(String);

impl RetCode {
    /// Nobody is signed in with this guid: the session is over.
    pub const NOT_SIGNED_IN: &'static str = "100-006";
    /// There is no held call (CEC 6.1.3.4).
    pub const NO_HELD_CALL: &'static str = "400-003";
    /// The contact centre has no IVR (CEC 5.2.10).
    pub const NO_IVRS: &'static str = "600-004";
    /// The agent's situation does not allow the operation, or the platform could not carry it out.
    pub const NOT_POSSIBLE: &'static str = "100-007";
    /// The contact centre has no skill queue (CEC 5.2.7, 5.2.13).
    pub const NO_QUEUES: &'static str = "600-005";

    /// Takes the text as it is.
    pub fn new(code: impl Into<String>) -> Self {
        Self(code.into())
    }
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
    /// Its row in the table, if the reference knows it.
    pub fn row(&self) -> Option<CodeRow> {
        table::row(&self.0)
    }
}

impl fmt::Debug for RetCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Who can do something about a failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum ErrorKind {
    /// The person in front of the screen.
    User,
    /// Nobody needs to: trying again later is enough.
    Retry,
    /// Whoever runs the platform.
    Server,
    /// Whoever wrote the page, or we.
    Bug,
}

/// What to do about a failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Remedy {
    /// The agent reads the meaning and acts on it.
    ActOnMeaning,
    /// The caller corrects the request.
    FixRequest,
    /// An administrator looks at the platform.
    CallAdministrator,
    /// An administrator grants the right.
    AskForPermission,
    /// Try again in a moment.
    RetryLater,
    /// Sign in again.
    SignInAgain,
    /// Sign in by force, ending the session elsewhere (100-002).
    ForceSignIn,
    /// Check work number and password (100-004).
    CheckCredentials,
    /// Finish the call first (100-010).
    FinishCall,
}

/// One code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CodeRow {
    /// The code.
    pub code: &'static str,
    /// Its meaning in English.
    pub en: &'static str,
    /// Its meaning in Chinese.
    pub zh: &'static str,
    /// Who can do something about it.
    pub kind: ErrorKind,
    /// What to do.
    pub remedy: Remedy,
    /// Whether the agent is signed out when this comes (CEC 6.1.4.1).
    pub ends_session: bool,
}
