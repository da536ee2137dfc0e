//! JSON as a value: what bodies are read into and written from, named as in `serde_json`.
//!
//! `serde_json` itself is used in tests only: its trees, its numbers and its errors are 12 KB of what a page
//! loads. A number keeps the text that was written, so that nothing of a long one is lost when it is passed
//! on. One odd letter or member must not cost the whole answer: half a pair of surrogates is read as U+FFFD, a backslash that begins no
//! escape stands for itself, and a member that can't be read is left out.

mod bridge;
mod reader;
mod serialized;
mod writer;

pub use reader::{NotJson, from_str};
pub use serialized::serialized;
pub use writer::to_string;

/// JSON value of any kind.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Value {
    /// The value `null`.
    #[default]
    Null,
    /// The value `true` or `false`.
    Bool(bool),
    /// A number, such as `4`, `4.0` or `4e0`.
    Number(Number),
    /// A text, without its quotes.
    String(String),
    /// An array of values: `[ … ]`.
    Array(Vec<Self>),
    /// An object with members: `{ … }`.
    Object(Map),
}

/// A number, kept as the text that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number(String);

/// The members of an object in the order they were written. Of two members with the same name the last one
/// counts.
#[derive(Debug, Clone, Default)]
pub struct Map(Vec<(String, Value)>);

impl Value {
    /// True if the value is `null`.
    pub const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// Returns the text of a string, without its quotes.
    pub fn as_str(&self) -> Option<&str> {
        if let Self::String(text) = self { Some(text) } else { None }
    }

    /// Returns the flag of a `true` or `false`.
    pub const fn as_bool(&self) -> Option<bool> {
        if let Self::Bool(flag) = self { Some(*flag) } else { None }
    }

    /// Returns the whole number of a number that has neither point nor exponent and fits.
    pub fn as_i64(&self) -> Option<i64> {
        if let Self::Number(number) = self { number.as_i64() } else { None }
    }

    /// Returns the items of an array.
    pub fn as_array(&self) -> Option<&[Self]> {
        if let Self::Array(items) = self { Some(items) } else { None }
    }

    /// Returns the members of an object.
    pub const fn as_object(&self) -> Option<&Map> {
        if let Self::Object(fields) = self { Some(fields) } else { None }
    }

    /// Returns the member of this name, if the value is an object that has one.
    pub fn get(&self, name: &str) -> Option<&Self> {
        self.as_object()?.get(name)
    }
}

impl Number {
    /// Returns the number as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the whole number, if it has neither point nor exponent and fits.
    pub fn as_i64(&self) -> Option<i64> {
        self.0.parse().ok()
    }

    /// Returns the number without its decimals. A number that is too large becomes the largest `i64`, or minus that.
    pub fn truncated(&self) -> i64 {
        self.as_i64().unwrap_or_else(|| {
            let (digits, exponent) = self.0.split_once(['e', 'E']).unwrap_or((&self.0, "0"));
            let (before, behind) = digits.split_once('.').unwrap_or((digits, ""));
            let (before, is_negative) = before.strip_prefix('-').map_or((before, false), |it| (it, true));
            let exponent: i64 = exponent.parse().unwrap_or(0);
            // 19 digits fill the type: what stands behind 40 is no number of anything here.
            let count = i64::try_from(before.len()).unwrap_or(0).saturating_add(exponent).clamp(0, 40);
            let mut digits = before.bytes().chain(behind.bytes());
            let value = (0..count).fold(0_i64, |value, _| {
                let digit = i64::from(digits.next().unwrap_or(b'0').wrapping_sub(b'0'));
                value.saturating_mul(10).saturating_add(digit)
            });
            if is_negative { -value } else { value }
        })
    }
}

impl Map {
    /// Creates an object without members.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// True if the object has no members.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the value of the member of this name.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.iter().rev().find(|(it, _)| it == name).map(|(_, value)| value)
    }

    /// Sets a member. Returns the value that the member had before.
    pub fn insert(&mut self, name: impl Into<String>, value: Value) -> Option<Value> {
        self.set(name.into(), value)
    }

    fn set(&mut self, name: String, value: Value) -> Option<Value> {
        match self.0.iter_mut().rev().find(|(it, _)| *it == name) {
            Some((_, old)) => Some(std::mem::replace(old, value)),
            None => {
                self.0.push((name, value));
                None
            }
        }
    }

    /// Removes a member and returns its value.
    pub fn remove(&mut self, name: &str) -> Option<Value> {
        let mut taken = None;
        for (_, value) in self.0.extract_if(.., |(it, _)| it == name) {
            taken = Some(value);
        }
        taken
    }

    /// Removes the members that are `null`.
    pub fn remove_nulls(&mut self) {
        self.0.retain(|(_, value)| !value.is_null());
    }

    /// Returns the names of all members.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| name.as_str())
    }
}

impl Extend<(String, Value)> for Map {
    fn extend<I: IntoIterator<Item = (String, Value)>>(&mut self, members: I) {
        for (name, value) in members {
            self.insert(name, value);
        }
    }
}

impl IntoIterator for Map {
    type Item = (String, Value);
    type IntoIter = std::vec::IntoIter<Self::Item>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// Compares the members, whatever their order.
impl PartialEq for Map {
    fn eq(&self, other: &Self) -> bool {
        let are_in = |other: &Self| self.0.iter().all(|(name, value)| other.get(name) == Some(value));
        self.0.len() == other.0.len() && are_in(other)
    }
}

impl Eq for Map {}

impl From<bool> for Value {
    fn from(flag: bool) -> Self {
        Self::Bool(flag)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(Number(number.to_string()))
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::String(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::String(text)
    }
}

impl From<Map> for Value {
    fn from(fields: Map) -> Self {
        Self::Object(fields)
    }
}

impl<T: Into<Self>> FromIterator<T> for Value {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self::Array(items.into_iter().map(Into::into).collect())
    }
}

impl<const N: usize> From<[(&str, Self); N]> for Value {
    fn from(fields: [(&str, Self); N]) -> Self {
        Self::Object(Map(fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()))
    }
}

/// Builds a value as `serde_json::json!` does, for tests.
#[cfg(test)]
macro_rules! json {
    ($($it:tt)*) => { $crate::json::Value::from(serde_json::json!($($it)*)) };
}
#[cfg(test)]
pub(crate) use json;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_with_a_point_is_cut_and_one_too_large_is_the_largest() {
        for (text, number) in [
            ("4", 4),
            ("4.0", 4),
            ("-4.9", -4),
            ("0.9", 0),
            ("12.5e1", 125),
            ("125E-1", 12),
            ("1e+3", 1_000),
            ("5e-400", 0),
            ("-0", 0),
            ("-0.0", 0),
            ("9223372036854775807", i64::MAX),
            ("9223372036854775808", i64::MAX),
            ("1e300", i64::MAX),
            ("-1e300", -i64::MAX),
        ] {
            assert_eq!(Number(text.to_owned()).truncated(), number, "{text}");
        }
    }

    #[test]
    fn of_two_members_with_one_name_the_last_counts() {
        let Ok(Value::Object(mut fields)) = from_str(r#"{"a":1,"b":2,"a":3}"#) else { panic!("an object") };
        assert_eq!(fields.get("a"), Some(&Value::from(3)));
        assert_eq!(fields.remove("a"), Some(Value::from(3)));
        assert_eq!((fields.remove("a"), fields.get("a")), (None, None));
        assert_eq!(fields.insert("b", Value::from(4)), Some(Value::from(2)));
        assert_eq!(fields.insert("c", Value::Null), None);
        assert_eq!(to_string(&Value::from(fields)), r#"{"b":4,"c":null}"#);
    }
}
