//! The table of result codes against the reference.

mod support;

use offhook_protocol::codes::{CodeRow, CodeWords, ErrorKind, RETCODES, Remedy, RetCode};
use support::fixture;

/// Returns what the reference says a client should do, as who can do something and what. Some codes are worth
/// a word of their own: the agent can mend them at once.
fn expected(code: &str, client_action: &str) -> (ErrorKind, Remedy) {
    match (code, client_action) {
        ("100-001" | "100-004", _) => (ErrorKind::User, Remedy::CheckCredentials),
        ("100-002", _) => (ErrorKind::User, Remedy::ForceSignIn),
        ("100-010", _) => (ErrorKind::User, Remedy::FinishCall),
        // The number is the agent's, not the page's.
        ("200-001", _) => (ErrorKind::User, Remedy::ActOnMeaning),
        (_, "show-to-agent") => (ErrorKind::User, Remedy::ActOnMeaning),
        (_, "fix-request") => (ErrorKind::Bug, Remedy::FixRequest),
        (_, "server-fault") => (ErrorKind::Server, Remedy::CallAdministrator),
        (_, "not-permitted") => (ErrorKind::User, Remedy::AskForPermission),
        (_, "retry-later") => (ErrorKind::Retry, Remedy::RetryLater),
        (_, "stop-polling-and-sign-out" | "sign-in-again") => (ErrorKind::User, Remedy::SignInAgain),
        (code, other) => panic!("{code}: no remedy for {other}"),
    }
}

/// Removes the Chinese term that the catalogue gives in brackets, as the row has the Chinese beside it.
fn plain(meaning: &str) -> String {
    match (meaning.find(" ("), meaning.find(')')) {
        (Some(from), Some(to)) if !meaning[from..to].is_ascii() => {
            format!("{}{}", &meaning[..from], &meaning[to + 1..])
        }
        _ => meaning.to_owned(),
    }
}

fn row(code: &str) -> CodeRow {
    RetCode::new(code).row().unwrap_or_else(|| panic!("{code} has no row"))
}

fn words(code: &str) -> CodeWords {
    RetCode::new(code).words().unwrap_or_else(|| panic!("{code} has no words"))
}

#[test]
fn every_code_has_its_row_and_its_words() {
    let fixtures = fixture("codes.json");
    assert_eq!((fixtures.len(), RETCODES.len()), (174, 174));
    for known in fixtures {
        let text = |key: &str| known[key].as_str().expect("a text");
        let row = row(text("code"));
        assert_eq!(row.code, text("code"));
        let CodeWords { en, zh } = words(row.code);
        assert_eq!((en, zh), (&*plain(text("meaning_en")), text("meaning_zh")), "{}", row.code);
        let says = (row.kind, row.remedy);
        assert_eq!(says, expected(row.code, text("client_action")), "{}", row.code);
    }
}

#[test]
fn rows_are_sorted_and_unique() {
    for pair in RETCODES.windows(2) {
        assert!(pair[0].code < pair[1].code, "{} before {}", pair[0].code, pair[1].code);
    }
}

#[test]
fn a_code_is_found_as_it_stands_in_the_table() {
    for row in RETCODES {
        assert_eq!(RetCode::new(row.code).row(), Some(*row));
    }
}

#[test]
fn meanings_are_fit_for_people() {
    for CodeRow { code, .. } in RETCODES {
        let CodeWords { en, zh } = words(code);
        assert!(!en.is_empty() && en.is_ascii(), "{code}: {en}");
        assert!(!zh.is_ascii(), "{code}: {zh}");
        for text in [en, zh] {
            assert_eq!(text.trim(), text, "{code}");
            assert!(!text.ends_with(['.', '。', '，', '、', '：']), "{code}: {text}");
            assert_eq!(text.matches(['(', '（']).count(), text.matches([')', '）']).count(), "{code}");
        }
    }
}

/// CEC 6.1.4.1 names the first three. After 105-006 the guid is void, and table 6-449 says of 105-005 and
/// 105-007 that the agent has to sign in again.
#[test]
fn these_codes_end_the_session() {
    let ends: Vec<_> = RETCODES.iter().filter(|row| row.ends_session).map(|row| row.code).collect();
    assert_eq!(ends, ["000-001", "000-003", "100-006", "105-005", "105-006", "105-007"]);
    assert!(RETCODES.iter().filter(|row| row.ends_session).all(|row| row.remedy == Remedy::SignInAgain));
}

#[test]
fn an_unknown_code_has_no_row_and_no_words() {
    for code in ["", "0", "100-00", "100-999", "座席", "100-0022", "100-002\t120", "\n"] {
        let code = RetCode::new(code);
        assert_eq!((code.row(), code.words()), (None, None), "{code:?}");
    }
}
