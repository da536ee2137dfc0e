//! Meanings of the gateway's result codes, and what to do about each (CEC 6.5.2).

use std::fmt;

use serde::{Deserialize, Serialize};

mod dial_causes;
mod table;
pub use dial_causes::{DIAL_CAUSES, DialCause};
pub use table::RETCODES;

/// Result code as the gateway writes it: `100-002`.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(transparent)]
pub struct RetCode(String);

impl RetCode {
    /// Code of a request with a parameter that the operation does not take.
    pub const WRONG_PARAMETER: &'static str = "000-002";
    /// Code of a session that is over: nobody is signed in with this guid.
    pub const NOT_SIGNED_IN: &'static str = "100-006";
    /// Code of a request that came too soon after others.
    pub const OVERLOAD: &'static str = "999-002";
    /// Code of a query when no call is held (CEC 6.1.3.4).
    pub const NO_HELD_CALL: &'static str = "400-003";
    /// Code of a contact centre that has no IVR (CEC 5.2.10).
    pub const NO_IVRS: &'static str = "600-004";
    /// Code of an operation that the agent's situation does not allow or the platform could not carry out.
    pub const NOT_POSSIBLE: &'static str = "100-007";
    /// Code of a contact centre that has no skill queue (CEC 5.2.7, 5.2.13).
    pub const NO_QUEUES: &'static str = "600-005";

    /// Creates a code from the text as it is.
    pub fn new(code: impl Into<String>) -> Self {
        Self(code.into())
    }
    /// Returns the text of the code.
    pub fn as_str(&self) -> &str {
        &self.0
    }
    /// True if it says that there is no such call, or that the call is not as the operation needs it (CEC table 6-449, 200-002 to
    /// 200-039 and 400-001).
    pub fn is_about_the_call(&self) -> bool {
        let is_of_calls = self.0.starts_with("200-") && self.0 != "200-001" || self.0 == "400-001";
        is_of_calls && self.row().is_some_and(|row| row.kind == ErrorKind::User)
    }
    /// Returns the code's row in the table, if the reference knows the code.
    pub fn row(&self) -> Option<CodeRow> {
        table::row(&self.0)
    }
    /// Returns the meaning of the code, if the reference knows the code. Whoever names this has the words of all codes with it.
    pub fn words(&self) -> Option<CodeWords> {
        table::words(&self.0)
    }
}

impl fmt::Debug for RetCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// People who can do something about a failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum ErrorKind {
    /// The person in front of the screen.
    User,
    /// Nobody needs to act: trying again later is enough.
    Retry,
    /// The administrator of the platform.
    Server,
    /// The developer of the page, or we.
    Bug,
}

/// Remedy for a failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Remedy {
    /// The agent reads the meaning and acts on it.
    ActOnMeaning,
    /// The sender corrects the request.
    FixRequest,
    /// An administrator looks at the platform.
    CallAdministrator,
    /// An administrator grants the right.
    AskForPermission,
    /// The agent tries again in a moment.
    RetryLater,
    /// The agent signs in again.
    SignInAgain,
    /// The agent signs in by force, ending the session elsewhere (100-002).
    ForceSignIn,
    /// The agent checks work number and password (100-004).
    CheckCredentials,
    /// The agent finishes the call first (100-010).
    FinishCall,
}

/// Row of the table of result codes: what is decided by the code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CodeRow {
    /// Result code of the row.
    pub code: &'static str,
    /// People who can do something about the failure.
    pub kind: ErrorKind,
    /// Remedy for the failure.
    pub remedy: Remedy,
    /// True if the agent is signed out when the code comes (CEC 6.1.4.1).
    pub ends_session: bool,
}

/// Meaning of a result code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CodeWords {
    /// Meaning in English.
    pub en: &'static str,
    /// Meaning in Chinese.
    pub zh: &'static str,
}
