//! Examples of errors, one of each kind, for declarations and tables.

use offhook_session::{CommandError, Refusal, RetCode, SetupFault};

/// Returns one of each [`CommandError`] that has a code of its own; that of `NotNow` is its refusal.
pub(crate) fn one_of_each() -> Vec<CommandError> {
    let mut all = vec![
        CommandError::NotNow { why: Refusal::OnCall },
        CommandError::Refused { retcode: RetCode::new("") },
        CommandError::Unreachable,
        CommandError::NotConfirmed,
        CommandError::CallEnded,
        CommandError::DialFailed { cause: None, text: None },
        CommandError::TransferFailed,
        CommandError::MediaNotSwitched,
        CommandError::Vetoed { reason: None },
        CommandError::SignedOut,
        CommandError::Released,
    ];
    all.extend(SetupFault::ALL.iter().map(|fault| CommandError::from(*fault)));
    // Here the compiler tells us of a new one.
    let has_code = |error: &CommandError| match error {
        CommandError::NotNow { .. } => false,
        CommandError::Refused { .. }
        | CommandError::Unreachable
        | CommandError::Misconfigured { .. }
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
