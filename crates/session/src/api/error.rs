//! Failures of commands, and how they are told to a script or a person.

use offhook_protocol::{
    CallId, GatewayError, SetupFault, SetupFaultWords,
    codes::{CodeWords, DialCause, ErrorKind, Remedy, RetCode},
    json,
};
use serde::{Deserialize, Serialize};

use super::{refusal::Refusal, words::FailureWords};

/// Why a command was not fulfilled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum CommandError {
    /// Not possible now; nothing was sent.
    NotNow {
        /// Reason why it is not possible.
        why: Refusal,
    },
    /// The gateway refused.
    Refused {
        /// Result code of the gateway.
        retcode: RetCode,
    },
    /// The gateway could not be reached, or its answer made no sense. It may have acted all the same.
    Unreachable,
    /// The way to the gateway is set up wrongly: a wrong address, a login page of a proxy, an origin that is not allowed.
    Misconfigured {
        /// Fault, whose name is the error's code.
        fault: SetupFault,
        /// The HTTP status, where that tells of it.
        status: Option<u16>,
    },
    /// The gateway accepted, but what was asked for did not happen in time.
    NotConfirmed,
    /// The call ended before it could happen.
    CallEnded,
    /// The number could not be reached.
    DialFailed {
        /// The network's cause (CEC table 6-451), where it was told.
        cause: Option<i64>,
        /// The cause in the network's words.
        text: Option<String>,
    },
    /// Nobody took the call that was to be transferred; the agent has the customer back.
    TransferFailed,
    /// The page does not allow it (`intercept`); nothing was sent.
    Vetoed {
        /// Why, in the page's words.
        reason: Option<String>,
    },
    /// Sound and picture could not be switched; the call goes on as it was.
    MediaNotSwitched,
    /// The agent was signed out meanwhile.
    SignedOut,
    /// The page let go of the bar meanwhile.
    Released,
}

/// A failure as scripts see it: `OffhookError` has these members.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ErrorReport {
    /// Stable name, snake_case.
    pub code: String,
    /// Kind of the error: it tells who can do something about it.
    pub kind: ErrorKind,
    /// Message in English: what has happened.
    pub message: String,
    /// Advice in English: what to do about it.
    pub fix: String,
    /// The gateway's result code, when it refused.
    pub retcode: Option<RetCode>,
    /// The call it was about.
    pub call_id: Option<CallId>,
    /// True if the same command may succeed when it is repeated.
    pub retryable: bool,
}

impl From<&GatewayError> for CommandError {
    fn from(error: &GatewayError) -> Self {
        match error {
            GatewayError::Refused { code, .. } => Self::Refused { retcode: code.clone() },
            GatewayError::Unreadable(_) => SetupFault::NotAGateway.into(),
            GatewayError::Misconfigured(fault) => (*fault).into(),
            GatewayError::Status(status) => match SetupFault::of_status(*status) {
                Some(fault) => Self::Misconfigured { fault, status: Some(*status) },
                None => Self::Unreachable,
            },
            GatewayError::Unreachable(_) | GatewayError::TimedOut => Self::Unreachable,
        }
    }
}

impl From<SetupFault> for CommandError {
    fn from(fault: SetupFault) -> Self {
        Self::Misconfigured { fault, status: None }
    }
}

impl CommandError {
    /// The stable name.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotNow { .. } => "not_now",
            Self::Refused { .. } => "refused",
            Self::Unreachable => "unreachable",
            Self::Misconfigured { fault, .. } => fault.row().code,
            Self::NotConfirmed => "not_confirmed",
            Self::CallEnded => "call_ended",
            Self::DialFailed { .. } => "dial_failed",
            Self::TransferFailed => "transfer_failed",
            Self::MediaNotSwitched => "media_not_switched",
            Self::Vetoed { .. } => "vetoed",
            Self::SignedOut => "signed_out",
            Self::Released => "released",
        }
    }

    /// The gateway's result code, when it refused.
    pub const fn retcode(&self) -> Option<&RetCode> {
        match self {
            Self::Refused { retcode } => Some(retcode),
            _ => None,
        }
    }

    /// Returns the kind of the error, which tells who can do something about it.
    pub fn kind(&self) -> ErrorKind {
        match self {
            Self::NotNow { .. }
            | Self::MediaNotSwitched
            | Self::TransferFailed
            | Self::CallEnded
            | Self::DialFailed { .. }
            | Self::Vetoed { .. }
            | Self::SignedOut => ErrorKind::User,
            Self::Refused { retcode } => retcode.row().map_or(ErrorKind::Server, |row| row.kind),
            Self::Misconfigured { fault, .. } => fault.row().kind,
            Self::Unreachable | Self::NotConfirmed => ErrorKind::Retry,
            Self::Released => ErrorKind::Bug,
        }
    }

    /// Returns the class of the remedy; the words are per language.
    pub fn remedy(&self) -> Remedy {
        match self {
            Self::Refused { retcode } => retcode.row().map_or(Remedy::CallAdministrator, |row| row.remedy),
            Self::Misconfigured { fault, .. } if fault.may_pass() => Remedy::RetryLater,
            Self::Misconfigured { .. } => Remedy::CallAdministrator,
            Self::Unreachable | Self::NotConfirmed => Remedy::RetryLater,
            Self::SignedOut => Remedy::SignInAgain,
            Self::Released => Remedy::FixRequest,
            Self::NotNow { .. }
            | Self::MediaNotSwitched
            | Self::TransferFailed
            | Self::CallEnded
            | Self::DialFailed { .. }
            | Self::Vetoed { .. } => Remedy::ActOnMeaning,
        }
    }

    /// True if it has [`Self::words`].
    pub fn has_words(&self) -> bool {
        if let Self::NotNow { why } = self {
            return why.has_words_apart();
        }
        // A code unknown to the reference has none.
        let is_known = self.retcode().is_some_and(|code| code.row().is_some());
        is_known || matches!(self, Self::Misconfigured { .. })
    }

    /// Returns the words of the gateway's result code, of what is wrong with the way to it, or of a value that can't be used. A page
    /// loads them when there is such a failure: nothing else may call this there.
    pub fn words(&self) -> Option<FailureWords> {
        if let Self::NotNow { why } = self {
            return why.words_apart();
        }
        if let Self::Misconfigured { fault, .. } = self {
            let SetupFaultWords { en, en_fix, zh, zh_fix } = fault.words();
            return Some(FailureWords { en, en_fix, zh, zh_fix });
        }
        let CodeWords { en, zh } = self.retcode()?.words()?;
        Some(FailureWords { en, zh, ..FailureWords::default() })
    }

    /// The whole of it, in English, with its [`Self::words`] if they are known here.
    pub fn report(&self, call_id: Option<CallId>, words: Option<FailureWords>) -> ErrorReport {
        let code = match self {
            Self::NotNow { why } => refusal_code(*why),
            other => other.code().to_owned(),
        };
        ErrorReport {
            code,
            kind: self.kind(),
            message: self.message(words),
            fix: words
                .map(|it| it.en_fix)
                .filter(|it| !it.is_empty())
                .unwrap_or_else(|| self.fix())
                .to_owned(),
            retcode: self.retcode().cloned(),
            call_id,
            retryable: self.kind() == ErrorKind::Retry,
        }
    }

    #[allow(
        clippy::disallowed_macros,
        reason = "sentences with the gateway's own words in them, which core::fmt joins"
    )]
    fn message(&self, words: Option<FailureWords>) -> String {
        match self {
            Self::NotNow { why } => words.map_or(why.words(), |it| it.en).to_owned(),
            Self::Refused { retcode } => match words {
                Some(words) => format!("The gateway refused ({}): {}.", retcode.as_str(), words.en),
                None => format!("The gateway refused ({}).", retcode.as_str()),
            },
            Self::Unreachable => "The gateway did not answer.".into(),
            Self::Misconfigured { status, .. } => {
                let said = words.map_or("The gateway can't be used from this page.", |it| it.en);
                status.map_or_else(|| said.to_owned(), |status| format!("{said} (HTTP status {status})"))
            }
            Self::NotConfirmed => "The gateway accepted, but it did not happen in time.".into(),
            Self::CallEnded => "The call ended before this could happen.".into(),
            Self::DialFailed { cause: Some(cause), .. } if let Some(known) = DialCause::of(*cause) => {
                format!("The number could not be reached: {}.", known.en)
            }
            Self::DialFailed { text: Some(text), .. } if !text.is_empty() => {
                format!("The number could not be reached: {text}")
            }
            Self::DialFailed { .. } => "The number could not be reached.".into(),
            Self::TransferFailed => "Nobody took the call; the customer is with you again.".into(),
            Self::MediaNotSwitched => "Sound and picture could not be switched; the call goes on.".into(),
            Self::Vetoed { reason: Some(reason) } => reason.clone(),
            Self::Vetoed { reason: None } => "The page does not allow this.".into(),
            Self::SignedOut => "The agent was signed out.".into(),
            Self::Released => "The page has released this bar.".into(),
        }
    }

    fn fix(&self) -> &'static str {
        match self {
            Self::NotNow { why } if why.is_about_a_value() => remedy_words(Remedy::FixRequest),
            Self::NotNow { .. } => "Look at `can` before you call; the bar disables what is not possible.",
            Self::CallEnded => "Nothing needs to be done.",
            Self::DialFailed { .. } => "Check the number, or try again later.",
            Self::TransferFailed => "Try somebody else, or a queue.",
            Self::MediaNotSwitched => "The other side may have no camera, or not want to.",
            Self::Vetoed { .. } => "Act on what the page says.",
            Self::Released => "Call connect() again.",
            Self::Refused { .. }
            | Self::Misconfigured { .. }
            | Self::Unreachable
            | Self::NotConfirmed
            | Self::SignedOut => remedy_words(self.remedy()),
        }
    }
}

/// Returns what to do, in English; the bar has its own words per language.
pub const fn remedy_words(remedy: Remedy) -> &'static str {
    match remedy {
        Remedy::ActOnMeaning => "Act on what the message says, then try again.",
        Remedy::FixRequest => "The request was wrong: check the values that were passed.",
        Remedy::CallAdministrator => "Tell the administrator of the contact centre, with this code.",
        Remedy::AskForPermission => "Ask the administrator for the permission.",
        Remedy::RetryLater => "Wait a moment and try again.",
        Remedy::SignInAgain => "Sign in again.",
        Remedy::ForceSignIn => "Sign in with `force` to end the session elsewhere.",
        Remedy::CheckCredentials => "Check work number, password and phone.",
        Remedy::FinishCall => "Finish the call, then sign out.",
    }
}

/// Returns the name of the reason in scripts.
fn refusal_code(why: Refusal) -> String {
    json::serialized(&why).trim_matches('"').to_owned()
}
