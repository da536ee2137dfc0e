//! Our JSON against `serde_json`: whatever that writes or reads, ours reads to the same.

use offhook_protocol::json::{self, Value};
use proptest::{collection::vec, prelude::*};

/// Generates any value, four deep.
fn values() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        any::<u64>().prop_map(Into::into),
        // Eighths: serde_json reads some others a last digit off.
        any::<i32>().prop_map(|eighths| (f64::from(eighths) / 8.0).into()),
        any::<String>().prop_map(Into::into),
        "[\"\\\\/\u{0}-\u{1f}\u{7f}座席😀]{0,8}".prop_map(Into::into),
    ];
    leaf.prop_recursive(4, 64, 8, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..8).prop_map(Into::into),
            vec((any::<String>(), inner), 0..8).prop_map(|fields| fields.into_iter().collect()),
        ]
    })
}

/// Returns the value as `serde_json` would hold it, or nothing when we can't read the text.
fn ours(text: &str) -> Option<serde_json::Value> {
    json::from_str(text).ok().map(Into::into)
}

proptest! {
    #[test]
    fn what_is_written_reads_the_same(value in values()) {
        let written = value.to_string();
        let back: serde_json::Value = serde_json::from_str(&written).expect("its own text");
        prop_assert_eq!(ours(&written), Some(back.clone()));
        prop_assert_eq!(ours(&format!("{value:#}")), Some(back.clone()));
        let ours = json::to_string(&Value::from(back.clone()));
        let read: serde_json::Value = serde_json::from_str(&ours).expect("our text is JSON");
        prop_assert_eq!(read, back);
    }

    /// Checks a text in which a letter was replaced, taken out or doubled: where it is JSON all the same it reads as that, and otherwise it
    /// costs what can't be read.
    #[test]
    fn a_letter_more_or_less_changes_nothing_else(value in values(), at in any::<prop::sample::Index>(), how in 0..3, with in "[\\]\\[{}:,\"\\\\0-9eE+.tfnu -]") {
        let mut letters: Vec<char> = value.to_string().chars().collect();
        let at = at.index(letters.len());
        match how {
            0 => letters[at] = with.chars().next().expect("one letter"),
            1 => drop(letters.remove(at)),
            _ => letters.insert(at, letters[at]),
        }
        let text: String = letters.into_iter().collect();
        match serde_json::from_str::<serde_json::Value>(&text) {
            Ok(read) => prop_assert_eq!(ours(&text), Some(read), "{}", text),
            Err(_) => {
                // What is left of it is JSON again.
                let rest = json::from_str(&text).map(|it| json::to_string(&it)).unwrap_or_else(|_| "null".to_owned());
                let read = serde_json::from_str::<serde_json::Value>(&rest);
                // We take numbers of any size.
                let is_json = read.as_ref().err().is_none_or(|it| it.to_string().contains("number out of range"));
                prop_assert!(is_json, "{text} became {rest}");
            }
        }
    }
}
