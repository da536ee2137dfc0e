//! JSON as a value: what bodies are read into and written from.
//!
//! Not `serde_json`: its trees, its numbers and its errors are 12 KB of what a page loads. A number stays what is written,
//! so that nothing is lost of one that is handed on, however long. Half a pair of surrogates is read as U+FFFD, as one
//! odd letter must not cost the whole answer.

mod bridge;
mod reader;
mod writer;

pub use reader::read;

/// What can stand in JSON.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Value {
    /// `null`
    #[default]
    Null,
    /// `true` or `false`
    Bool(bool),
    /// `4`, `4.0`, `4e0`
    Number(Numeral),
    /// Text, without its quotes.
    String(String),
    /// `[ … ]`
    Array(Vec<Self>),
    /// `{ … }`
    Object(Fields),
}

/// A number as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numeral(String);

/// The members of an object, in their order. Of two with the same name the last one counts.
#[derive(Debug, Clone, Default)]
pub struct Fields(Vec<(String, Value)>);

impl Value {
    /// Whether it is `null`.
    pub const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// The text that it is.
    pub fn as_str(&self) -> Option<&str> {
        if let Self::String(text) = self { Some(text) } else { None }
    }

    /// The object that it is.
    pub const fn as_object(&self) -> Option<&Fields> {
        if let Self::Object(fields) = self { Some(fields) } else { None }
    }

    /// The member of this name, if it is an object that has one.
    pub fn get(&self, name: &str) -> Option<&Self> {
        self.as_object()?.get(name)
    }
}

impl Numeral {
    /// As it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The whole number that it is.
    pub fn whole(&self) -> Option<i64> {
        self.0.parse().ok()
    }

    /// The whole number in it, without what stands behind the point; one that is too large is the largest there is.
    pub fn truncated(&self) -> i64 {
        self.whole().unwrap_or_else(|| {
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

impl Fields {
    /// None yet.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What this member says.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.iter().rev().find(|(it, _)| it == name).map(|(_, value)| value)
    }

    /// Adds a member whose name is new.
    pub fn add(&mut self, name: &str, value: Value) {
        self.0.push((name.to_owned(), value));
    }

    /// Takes a member out.
    pub fn take(&mut self, name: &str) -> Option<Value> {
        let mut taken = None;
        for (_, value) in self.0.extract_if(.., |(it, _)| it == name) {
            taken = Some(value);
        }
        taken
    }

    /// Forgets the members that say nothing.
    pub fn drop_nulls(&mut self) {
        self.0.retain(|(_, value)| !value.is_null());
    }

    /// The names of all members.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| name.as_str())
    }
}

/// Whatever their order.
impl PartialEq for Fields {
    fn eq(&self, other: &Self) -> bool {
        let are_in = |other: &Self| self.0.iter().all(|(name, value)| other.get(name) == Some(value));
        self.0.len() == other.0.len() && are_in(other)
    }
}

impl Eq for Fields {}

impl From<bool> for Value {
    fn from(flag: bool) -> Self {
        Self::Bool(flag)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(Numeral(number.to_string()))
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

impl From<Fields> for Value {
    fn from(fields: Fields) -> Self {
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
        Self::Object(Fields(fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()))
    }
}

/// As `serde_json::json!`, for tests.
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
            assert_eq!(Numeral(text.to_owned()).truncated(), number, "{text}");
        }
    }

    #[test]
    fn of_two_members_with_one_name_the_last_counts() {
        let Some(Value::Object(mut fields)) = read(r#"{"a":1,"b":2,"a":3}"#) else { panic!("an object") };
        assert_eq!(fields.get("a"), Some(&Value::from(3)));
        assert_eq!(fields.take("a"), Some(Value::from(3)));
        assert_eq!((fields.take("a"), fields.get("a")), (None, None));
        assert_eq!(Value::from(fields).to_string(), r#"{"b":2}"#);
    }
}
