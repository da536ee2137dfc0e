//! The objects of the gateway's language: a struct says of each field what the gateway calls it, and that is all.
//!
//! ```text
//! wire! {
//!     /// Send digits into a call.
//!     pub struct SecondDial {
//!         /// 1–24 of digits, `*`, `#`.
//!         pub digits: Number = "number",
//!     }
//! }
//! ```
//! After the name may stand other spellings that are read (`= "callid" | "callId"`), a function that writes the field in
//! its own way (`as digits`), and what an absent member means (`or true`; the type's default
//! otherwise). A member may be left out of a request when it is an `Option` or has such a meaning. After the name of the
//! struct may stand `needs call`, when it is of no use without that field, or `optional`, when an answer may come without
//! it. After its end, `also { "name": Text, }` names members that a call takes but nobody here has a field for.
//!
//! Not serde: it costs 5 KB of wasm for every struct, to check what is never refused. A member of the wrong type is
//! read as well as it can be ([`FromValue`]), as one odd member must not cost the whole object.

#[cfg(feature = "every-endpoint")]
use crate::member::{Kind, Shape};
use crate::{
    AgentId, CallData, CallId, Guid, NoteText, Number, Password,
    json::{Map, Value},
    lenient::FromValue,
    member::Member,
};

/// A struct that travels as an object.
pub(crate) trait Wire: Default {
    /// Its members.
    const MEMBERS: &'static [Member];
    /// What it looks like from outside.
    #[cfg(feature = "every-endpoint")]
    const SHAPE: Shape;
    /// Reads what is there; the rest has its default.
    fn from_fields(fields: &Map) -> Self;
    /// Writes every member that says something.
    fn fields(&self) -> Map;
    /// Whether it says enough; what does not is no item of a list.
    fn is_of_use(&self) -> bool {
        true
    }
    /// What an answer without it means, when it may be missing.
    fn absent() -> Option<Self> {
        None
    }
}

macro_rules! wire {
    ($($(#[$($meta:tt)*])* pub struct $name:ident $($trait_of:ident $($needed:ident)?)? { $(
        $(#[doc = $doc:literal])*
        pub $field:ident: $type:ty = $wire:literal $(| $alias:literal)* $(as $writer:ident)? $(or $default:expr)?,
    )* } $(also { $(
        $(#[doc = $also_doc:literal])*
        $also:literal: $kind:ident,
    )* })? )+) => { $(
        $(#[$($meta)*])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct $name { $($(#[doc = $doc])* pub $field: $type,)* }

        impl Default for $name {
            fn default() -> Self {
                Self { $($field: $crate::wire::wire!(@default $($default)?),)* }
            }
        }

        #[allow(unused_mut, unused_variables, reason = "some have no members")]
        impl $crate::wire::Wire for $name {
            const MEMBERS: &'static [$crate::member::Member] = &[
                $($crate::member::Member {
                    name: $wire,
                    is_required: !<$type as $crate::wire::ToValue>::IS_OPTIONAL
                        && $crate::wire::wire!(@is_needed $($default)?),
                    #[cfg(feature = "every-endpoint")]
                    kind: <$type as $crate::wire::ToValue>::KIND,
                    #[cfg(feature = "every-endpoint")]
                    about: concat!($($doc, "\n"),*),
                },)*
                $($($crate::member::Member {
                    name: $also,
                    is_required: false,
                    #[cfg(feature = "every-endpoint")]
                    kind: $crate::member::Kind::$kind,
                    #[cfg(feature = "every-endpoint")]
                    about: concat!($($also_doc, "\n"),*),
                },)*)?
            ];
            #[cfg(feature = "every-endpoint")]
            const SHAPE: $crate::member::Shape = $crate::member::Shape {
                name: stringify!($name),
                about: concat!($($crate::wire::wire!(@about $($meta)*)),*),
                members: Self::MEMBERS,
            };
            fn from_fields(fields: &$crate::json::Map) -> Self {
                Self { $($field: $crate::wire::read(
                    fields, &[$wire $(, $alias)*], $crate::wire::wire!(@default $($default)?)
                ),)* }
            }
            fn fields(&self) -> $crate::json::Map {
                let mut fields = $crate::json::Map::new();
                $($crate::wire::put(&mut fields, $wire, $crate::wire::wire!(@write self.$field, $($writer)?));)*
                fields
            }
            $crate::wire::wire! { @trait_of $($trait_of $($needed)?)? }
        }
    )+ };
    (@default) => { Default::default() };
    (@default $default:expr) => { $default };
    (@is_needed) => { true };
    (@is_needed $default:expr) => { false };
    (@about doc = $text:literal) => { concat!($text, "\n") };
    (@about $($other:tt)*) => { "" };
    (@trait_of) => {};
    (@trait_of optional) => { fn absent() -> Option<Self> { Some(Self::default()) } };
    (@trait_of needs $needed:ident) => { fn is_of_use(&self) -> bool { !self.$needed.is_empty() } };
    (@write $value:expr,) => { $crate::wire::ToValue::to_value(&$value) };
    (@write $value:expr, $writer:ident) => { $writer(&$value) };
}
pub(crate) use wire;

/// Requests without parameters.
macro_rules! empty_requests {
    ($($(#[doc = $doc:literal])* $name:ident),* $(,)?) => {
        $crate::wire::wire! { $($(#[doc = $doc])* #[derive(Copy)] pub struct $name {})* }
    };
}
pub(crate) use empty_requests;

/// One member. Where it stands under several spellings: the first that says something.
pub(crate) fn read<T: FromValue>(fields: &Map, spellings: &[&str], absent: T) -> T {
    member(fields, spellings).map_or(absent, |value| T::from_value(value).unwrap_or_default())
}

fn says_something(value: &Value) -> bool {
    !value.is_null() && value.as_str() != Some("")
}

fn member<'a>(fields: &'a Map, spellings: &[&str]) -> Option<&'a Value> {
    let mut found = None;
    for spelling in spellings {
        match fields.get(spelling) {
            Some(value) if says_something(value) => return Some(value),
            Some(value) => found = found.or(Some(value)),
            None => {}
        }
    }
    found
}

/// What says nothing is left out.
pub(crate) fn put(fields: &mut Map, name: &str, value: Value) {
    if !value.is_null() {
        fields.insert(name, value);
    }
}

/// A type that can be written as a member: exact, as the gateway's tables have it.
pub(crate) trait ToValue {
    /// Whether it can be left out.
    const IS_OPTIONAL: bool = false;
    /// What it is on the wire.
    #[cfg(feature = "every-endpoint")]
    const KIND: Kind;
    /// Null is left out.
    fn to_value(&self) -> Value;
}

macro_rules! to_value {
    ($($kind:ident of $($name:ty),* = |$it:ident| $write:expr;)*) => { $($(
        impl ToValue for $name {
            #[cfg(feature = "every-endpoint")]
            const KIND: Kind = Kind::$kind;
            fn to_value(&self) -> Value {
                let $it = self;
                $write
            }
        }
    )*)* };
}
to_value! {
    Number of i64 = |it| Value::from(*it);
    Flag of bool = |it| Value::Bool(*it);
    Text of String = |it| Value::String(it.clone());
    Text of AgentId, CallData, CallId, Guid, NoteText, Number, Password = |it| Value::String(it.reveal().to_owned());
}

impl<T: ToValue> ToValue for Option<T> {
    const IS_OPTIONAL: bool = true;
    #[cfg(feature = "every-endpoint")]
    const KIND: Kind = T::KIND;
    fn to_value(&self) -> Value {
        self.as_ref().map_or(Value::Null, T::to_value)
    }
}

impl<T: ToValue> ToValue for Vec<T> {
    #[cfg(feature = "every-endpoint")]
    const KIND: Kind = Kind::List(&T::KIND);
    fn to_value(&self) -> Value {
        self.iter().map(T::to_value).collect()
    }
}

impl<T: Wire> FromValue for T {
    fn from_value(value: &Value) -> Option<Self> {
        value.as_object().map(T::from_fields).filter(T::is_of_use)
    }
}

impl<T: Wire> ToValue for T {
    #[cfg(feature = "every-endpoint")]
    const KIND: Kind = Kind::Object(&T::SHAPE);
    fn to_value(&self) -> Value {
        Value::Object(self.fields())
    }
}

/// One object; an array of one is taken too, as the tables say array where the samples show an object.
pub(crate) fn read_object<T: Wire>(value: &Value) -> Result<T, String> {
    match object_in(value) {
        Some(fields) => Ok(T::from_fields(fields)),
        None => Err("there is no object".to_owned()),
    }
}

fn object_in(value: &Value) -> Option<&Map> {
    list_in(value).iter().find_map(Value::as_object)
}

/// Many objects; one alone is taken as a list of one, and what is no object or of no use is passed over.
pub(crate) fn read_objects<T: Wire>(value: &Value) -> Vec<T> {
    let mut all = Vec::new();
    // A loop, as a chain of iterators is compiled anew for every type.
    for item in list_in(value) {
        if let Some(it) = T::from_value(item) {
            all.push(it);
        }
    }
    all
}

/// What is in a list; one alone is taken as a list of one.
pub(crate) fn list_in(value: &Value) -> &[Value] {
    match value {
        Value::Array(items) => items,
        one => std::slice::from_ref(one),
    }
}

/// One object, as the gateway writes it.
pub(crate) fn write_object<T: Wire>(it: &T) -> Value {
    Value::Object(it.fields())
}

/// The gateway writes some numbers as strings of digits.
pub(crate) fn as_text(number: &i64) -> Value {
    Value::String(number.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::json;

    wire! {
        /// One field of every kind.
        #[allow(unreachable_pub, reason = "the others are public")]
        pub struct Sample {
            /// Has three spellings.
            pub call: CallId = "callid" | "callId" | "callID",
            /// Means true when absent.
            pub flag: bool = "flag" or true,
            /// May be left out.
            pub number: Option<i64> = "number",
            /// Is written in its own way.
            pub doubled: i64 = "doubled" as twice,
        }
    }

    fn twice(number: &i64) -> Value {
        Value::from(2 * number)
    }

    fn read_sample(value: &Value) -> Sample {
        read_object(value).expect("an object")
    }

    #[test]
    fn what_is_absent_has_its_default_and_what_is_odd_the_types() {
        assert_eq!(read_sample(&json!({})), Sample::default());
        assert!(Sample::default().flag);
        assert!(!read_sample(&json!({ "flag": null })).flag);
        assert_eq!(read_sample(&json!({ "number": [1], "flag": "TRUE" })), Sample::default());
    }

    #[test]
    fn of_several_spellings_the_telling_one_is_read() {
        for value in [
            json!({ "callid": null, "callId": "1-2", "callID": "3-4" }),
            json!({ "callid": "1-2", "callId": "" }),
        ] {
            assert_eq!(read_sample(&value).call, CallId::new("1-2"), "{value}");
        }
    }

    #[test]
    fn what_says_nothing_is_left_out() {
        let sample = Sample { call: CallId::new("1-2"), flag: false, number: None, doubled: 4 };
        assert_eq!(write_object(&sample), json!({ "callid": "1-2", "flag": false, "doubled": 8 }));
    }
}
