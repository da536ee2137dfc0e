//! Tolerant reading of scalars. The gateway's own samples send `"4"` for 4, `"true"` for true, `null` for nothing
//! and numbers for telephone numbers; a field marked `#[serde(deserialize_with = "lenient")]` takes any of them.

use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};

use crate::ids::{AgentId, CallData, CallId, Number, Password};

/// Reads a field of any scalar spelling. What can't be understood becomes the type's default: one odd member must not
/// cost the whole event.
///
/// # Errors
/// Only when the JSON itself is broken.
pub fn lenient<'de, D: Deserializer<'de>, T: FromScalar>(input: D) -> Result<T, D::Error> {
    Ok(T::from_scalar(&Value::deserialize(input)?).unwrap_or_default())
}

/// A type that can be read from a JSON scalar of another type.
pub trait FromScalar: Default {
    /// `None` when the value says nothing usable.
    fn from_scalar(value: &Value) -> Option<Self>;
}

impl FromScalar for String {
    fn from_scalar(value: &Value) -> Option<Self> {
        match value {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            Value::Bool(flag) => Some(flag.to_string()),
            Value::Null | Value::Array(_) | Value::Object(_) => None,
        }
    }
}

impl FromScalar for i64 {
    fn from_scalar(value: &Value) -> Option<Self> {
        match value {
            #[allow(clippy::cast_possible_truncation, reason = "a saturating cast is what we want of 1e300")]
            Value::Number(number) => number.as_i64().or_else(|| number.as_f64().map(|float| float as Self)),
            Value::String(text) => text.trim().parse().ok(),
            Value::Bool(_) | Value::Null | Value::Array(_) | Value::Object(_) => None,
        }
    }
}

impl FromScalar for bool {
    fn from_scalar(value: &Value) -> Option<Self> {
        match value {
            Value::Bool(flag) => Some(*flag),
            Value::Number(number) => number.as_i64().map(|n| n != 0),
            Value::String(text) => match text.trim() {
                it if it.eq_ignore_ascii_case("true") || it == "1" => Some(true),
                it if it.eq_ignore_ascii_case("false") || it == "0" => Some(false),
                _ => None,
            },
            Value::Null | Value::Array(_) | Value::Object(_) => None,
        }
    }
}

impl<T: FromScalar> FromScalar for Option<T> {
    fn from_scalar(value: &Value) -> Option<Self> {
        Some(match value {
            Value::String(text) if text.is_empty() => None,
            other => T::from_scalar(other),
        })
    }
}

macro_rules! text_types {
    ($($name:ty),*) => { $(
        impl FromScalar for $name {
            fn from_scalar(value: &Value) -> Option<Self> {
                if value.is_boolean() { None } else { String::from_scalar(value).map(Self::from) }
            }
        }
    )* };
}
text_types!(AgentId, CallData, CallId, Number, Password);

const CALL_ID: &[&str] = &["callid", "callId", "callID"];

/// Members that the reference spells in several ways: its table says one thing, its sample another.
const SPELLINGS: &[&[&str]] = &[CALL_ID, &["orgicallednum", "orgcallednum"], &["recordID", "recordId"]];

/// Keeps one member where the same thing stands under several spellings: the first that says something.
pub(crate) fn keep_one_spelling(fields: &mut Map<String, Value>) {
    for spellings in SPELLINGS {
        let mut found: Vec<_> =
            spellings.iter().filter_map(|name| Some((*name, fields.remove(*name)?))).collect();
        found.sort_by_key(|(_, value)| value.is_null() || value == "");
        if let Some((name, value)) = found.into_iter().next() {
            fields.insert(name.to_owned(), value);
        }
    }
}

/// The call id that a value is, or holds.
pub(crate) fn call_id_in(value: &Value) -> Option<CallId> {
    let call_id = |it: &Value| CallId::from_scalar(it).filter(|id| !id.is_empty());
    match value {
        Value::Object(fields) => CALL_ID.iter().filter_map(|name| fields.get(*name)).find_map(call_id),
        other => call_id(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn every_spelling_of_a_scalar() {
        assert_eq!(i64::from_scalar(&json!("4")), Some(4));
        assert_eq!(i64::from_scalar(&json!(4.0)), Some(4));
        assert_eq!(bool::from_scalar(&json!("TRUE")), Some(true));
        assert_eq!(bool::from_scalar(&json!(0)), Some(false));
        assert_eq!(String::from_scalar(&json!(70093)), Some("70093".into()));
        assert_eq!(Option::<i64>::from_scalar(&json!("")), Some(None));
        assert_eq!(i64::from_scalar(&json!({"no": 1})), None);
        assert_eq!(CallId::from_scalar(&json!(false)), None, "a flag is no id");
    }

    #[test]
    fn of_several_spellings_the_telling_one_stays() {
        let mut value = json!({ "callid": null, "callId": "1-2", "callID": "3-4", "number": "5" });
        keep_one_spelling(value.as_object_mut().expect("an object"));
        assert_eq!(value, json!({ "callId": "1-2", "number": "5" }));
    }

    #[test]
    fn a_call_id_stands_bare_or_in_an_object() {
        for value in [json!("1-2"), json!({ "callid": "", "callID": "1-2" })] {
            assert_eq!(call_id_in(&value), Some(CallId::new("1-2")), "{value}");
        }
        for value in [json!(""), json!(null), json!({}), json!(["1-2"]), json!({ "callid": {} })] {
            assert_eq!(call_id_in(&value), None, "{value}");
        }
    }
}
