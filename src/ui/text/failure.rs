//! Failures in words, with what to do about them, in the bar's language.

use offhook_session::{CommandError, DialCause, FailureWords, Refusal, Remedy};

use super::Language;
use crate::host;

/// A failure in words.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::ui) struct Failure {
    /// Says what happened.
    pub(in crate::ui) message: String,
    /// The gateway's code, for whoever is called about it.
    pub(in crate::ui) code: Option<String>,
    /// Says what to do about it; empty when the message says it.
    pub(in crate::ui) fix: &'static str,
}

/// Puts a failed command into words.
pub(in crate::ui) fn failure(language: Language, error: &CommandError) -> Failure {
    let text = language.text();
    let fix = match error {
        CommandError::NotNow { .. }
        | CommandError::CallEnded
        | CommandError::MediaNotSwitched
        | CommandError::Vetoed { .. }
        | CommandError::Released => "",
        CommandError::DialFailed { .. } => text.dial_failed_fix,
        CommandError::TransferFailed => text.transfer_failed_fix,
        CommandError::Misconfigured { .. } if let Some(words) = host::words_of(error) => {
            if language == Language::ZhCn { words.zh_fix } else { words.en_fix }
        }
        // The remedy is a button beside it.
        _ if error.remedy() == Remedy::ForceSignIn && language == Language::En => {
            "Sign in here to end that session and its call."
        }
        _ => (text.remedy)(error.remedy()),
    };
    let message = match error {
        CommandError::NotNow { why } => refusal(language, *why).to_owned(),
        CommandError::Refused { .. } => refused(language, host::words_of(error)),
        CommandError::Unreachable => text.unreachable.to_owned(),
        CommandError::Misconfigured { .. } => match host::words_of(error) {
            Some(words) => if language == Language::ZhCn { words.zh } else { words.en }.to_owned(),
            None => text.unreachable.to_owned(),
        },
        CommandError::NotConfirmed => text.not_confirmed.to_owned(),
        CommandError::CallEnded => text.call_ended_first.to_owned(),
        CommandError::DialFailed { cause, text: network } => match cause.and_then(DialCause::of) {
            Some(known) => (text.dial_failed)(if language == Language::ZhCn { known.zh } else { known.en }),
            None => (text.dial_failed)(network.as_deref().unwrap_or_default().trim_end_matches('.')),
        },
        CommandError::TransferFailed => text.transfer_failed.to_owned(),
        CommandError::MediaNotSwitched => text.media_not_switched.to_owned(),
        CommandError::Vetoed { reason } => reason.clone().unwrap_or_else(|| text.vetoed.to_owned()),
        CommandError::SignedOut => text.signed_out_meanwhile.to_owned(),
        CommandError::Released => text.released.to_owned(),
    };
    let code = match error {
        CommandError::Refused { retcode } => Some(retcode.as_str().to_owned()),
        CommandError::Misconfigured { status: Some(status), .. } => {
            Some(["HTTP ", &status.to_string()].concat())
        }
        _ => None,
    };
    Failure { message, code, fix }
}

/// Says that the gateway refused: why, if the words of its code are there.
fn refused(language: Language, words: Option<FailureWords>) -> String {
    let text = language.text();
    words.map_or_else(
        || text.refused_without_words.to_owned(),
        |words| (text.refused)(if language == Language::ZhCn { words.zh } else { words.en }),
    )
}

/// Says why something is not possible, or what is wrong with a value, as soon as those words are there.
pub(in crate::ui) fn refusal(language: Language, why: Refusal) -> &'static str {
    match host::words_of(&CommandError::NotNow { why }) {
        Some(words) => {
            if language == Language::ZhCn {
                words.zh
            } else {
                words.en
            }
        }
        None => (language.text().refusal)(why),
    }
}

/// A failure in one text, as an agent reads it.
pub fn words(language: Language, error: &CommandError) -> String {
    let Failure { message, fix, .. } = failure(language, error);
    if fix.is_empty() { message } else { [&message, " ", fix].concat() }
}

#[cfg(test)]
mod tests {
    use offhook_session::RetCode;

    use super::*;

    #[test]
    fn a_refused_sign_in_says_why_and_what_to_do() {
        let error = CommandError::Refused { retcode: RetCode::new("100-004") };
        let english = failure(Language::En, &error);
        assert_eq!(english.message, "User name or password wrong.");
        assert_eq!(english.code.as_deref(), Some("100-004"));
        assert_eq!(english.fix, "Check work number, password and phone.");
        let chinese = failure(Language::ZhCn, &error);
        assert!(chinese.message.contains("用户名"), "{chinese:?}");
    }

    #[test]
    fn a_refusal_without_words_says_that_it_is_one() {
        let error = CommandError::Refused { retcode: RetCode::new("100-999") };
        let english = failure(Language::En, &error);
        assert_eq!((&*english.message, english.code.as_deref()), ("The gateway refused.", Some("100-999")));
        assert_eq!(english.fix, "Tell the administrator of the contact centre, with this code.");
        assert_eq!(refused(Language::ZhCn, None), "网关拒绝了此操作。");
    }

    #[test]
    fn causes_of_the_reference_have_their_words() {
        let error = CommandError::DialFailed { cause: Some(1164), text: Some("USER_BUSY".into()) };
        assert_eq!(failure(Language::En, &error).message, "The number could not be reached: Busy.");
        assert!(failure(Language::ZhCn, &error).message.contains("对方忙"));
    }

    #[test]
    fn what_the_gateway_says_stays_text() {
        let error = CommandError::DialFailed { cause: Some(1), text: Some("<b>busy</b>.".into()) };
        let words = failure(Language::En, &error).message;
        assert_eq!(words, "The number could not be reached: <b>busy</b>.");
    }

    #[test]
    fn a_failed_transfer_says_whom_to_try() {
        assert_eq!(
            failure(Language::En, &CommandError::TransferFailed).fix,
            "Try somebody else, or a queue."
        );
        assert_eq!(failure(Language::ZhCn, &CommandError::TransferFailed).fix, "请改转其他同事或技能队列。");
    }

    #[test]
    fn a_refusal_needs_no_second_sentence() {
        let error = CommandError::NotNow { why: Refusal::OnCall };
        let words = failure(Language::En, &error);
        assert_eq!((words.message.as_str(), words.fix), ("Finish the call first.", ""));
    }
}
