//! Examples of errors, one of each kind, for declarations and tables.

use offhook_session::{CommandError, Refusal, RetCode};

/// Returns one of each [`CommandError`] that has a code of its own; that of `NotNow` is its refusal.
pub(crate) fn one_of_each() -> Vec<CommandError> {
    let all = [
        CommandError::NotNow { why: Refusal::OnCall },
        CommandError::Refused { retcode: RetCode::new("") },
        CommandError::Unreachable,
        CommandError::NotAGateway { status: None },
        CommandError::NotConfirmed,
        CommandError::CallEnded,
        CommandError::DialFailed { cause: None, text: None },
        CommandError::TransferFailed,
        CommandError::MediaNotSwitched,
        CommandError::Vetoed { reason: None },
        CommandError::SignedOut,
        CommandError::Released,
    ];
    // Here the compiler tells us of a new one.
    let has_code = |error: &CommandError| match error {
        CommandError::NotNow { .. } => false,
        CommandError::Refused { .. }
        | CommandError::Unreachable
        | CommandError::NotAGateway { .. }
        | CommandError::NotConfirmed
        | CommandError::CallEnded
        | CommandError::DialFailed { .. }
        | CommandError::TransferFailed
        | CommandError::MediaNotSwitched
        | CommandError::Vetoed { .. }
        | CommandError::SignedOut
        | CommandError::Released => true,
    };
    all.into_iter().filter(has_code).collect()
}
