//! Tolerant reading of members. The gateway's own samples send `"4"` for 4, `"true"` for true, `null` for
//! nothing and numbers for telephone numbers: any of them is taken.

use crate::{
    ids::{AgentId, CallData, CallId, Guid, NoteText, Number, Password},
    json::{Map, Value},
    wire::list_in,
};

/// A type that can be read from any spelling of it. What can't be understood becomes the type's default where
/// a struct reads it: one odd member must not cost the whole event.
pub trait FromValue: Default {
    /// Reads the value; `None` when it says nothing usable.
    fn from_value(value: &Value) -> Option<Self>;
}

impl FromValue for String {
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => Some(number.as_str().to_owned()),
            Value::Bool(flag) => Some(flag.to_string()),
            Value::Null | Value::Array(_) | Value::Object(_) => None,
        }
    }
}

impl FromValue for i64 {
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Number(number) => Some(number.truncated()),
            Value::String(text) => text.trim().parse().ok(),
            Value::Bool(_) | Value::Null | Value::Array(_) | Value::Object(_) => None,
        }
    }
}

impl FromValue for bool {
    fn from_value(value: &Value) -> Option<Self> {
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

impl FromValue for Map {
    fn from_value(value: &Value) -> Option<Self> {
        value.as_object().cloned()
    }
}

impl<T: FromValue> FromValue for Option<T> {
    fn from_value(value: &Value) -> Option<Self> {
        Some(match value {
            Value::String(text) if text.is_empty() => None,
            other => T::from_value(other),
        })
    }
}

/// Reads an array, a text of several values that are parted by commas, or one value alone. What is none of
/// the kind is passed over.
impl<T: FromValue> FromValue for Vec<T> {
    fn from_value(value: &Value) -> Option<Self> {
        let parted = parted(value);
        let mut all = Self::new();
        for item in list_in(parted.as_ref().unwrap_or(value)) {
            if let Some(it) = T::from_value(item) {
                all.push(it);
            }
        }
        (!value.is_null()).then_some(all)
    }
}

/// Returns the parts of a text, as a list.
fn parted(value: &Value) -> Option<Value> {
    let parts = value.as_str()?.split(',').map(str::trim).filter(|part| !part.is_empty());
    Some(parts.map(Value::from).collect())
}

macro_rules! text_types {
    ($($name:ty),*) => { $(
        impl FromValue for $name {
            fn from_value(value: &Value) -> Option<Self> {
                if matches!(value, Value::Bool(_)) { None } else { String::from_value(value).map(Self::from) }
            }
        }
    )* };
}
text_types!(AgentId, CallData, CallId, Guid, NoteText, Number, Password);

const CALL_ID: &[&str] = &["callid", "callId", "callID"];

/// Returns the call id that a value is, or holds.
pub(crate) fn call_id_in(value: &Value) -> Option<CallId> {
    let call_id = |it: &Value| CallId::from_value(it).filter(|id| !id.is_empty());
    match value {
        Value::Object(fields) => CALL_ID.iter().filter_map(|name| fields.get(name)).find_map(call_id),
        other => call_id(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::json;

    #[test]
    fn every_spelling_of_a_scalar() {
        assert_eq!(i64::from_value(&json!("4")), Some(4));
        assert_eq!(i64::from_value(&json!(4.0)), Some(4));
        assert_eq!(bool::from_value(&json!("TRUE")), Some(true));
        assert_eq!(bool::from_value(&json!(0)), Some(false));
        assert_eq!(String::from_value(&json!(70093)), Some("70093".into()));
        assert_eq!(Option::<i64>::from_value(&json!("")), Some(None));
        assert_eq!(i64::from_value(&json!({"no": 1})), None);
        assert_eq!(CallId::from_value(&json!(false)), None, "a flag is no id");
    }

    #[test]
    fn every_spelling_of_a_list() {
        for value in [json!([1, 2]), json!(["1", null, "x", 2]), json!("1, 2,"), json!("1,,2")] {
            assert_eq!(Vec::<i64>::from_value(&value), Some(vec![1, 2]), "{value}");
        }
        assert_eq!(Vec::<i64>::from_value(&json!(7)), Some(vec![7]));
        assert_eq!(Vec::<i64>::from_value(&json!("")), Some(vec![]));
        assert_eq!(Vec::<i64>::from_value(&json!(null)), None);
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
