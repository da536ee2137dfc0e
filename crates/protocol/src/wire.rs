//! Reading of a type from JSON and writing to JSON: `#[derive(Wire)]` on an ordinary struct or enum.
//!
//! ```ignore
//! /// Sends digits into a call (二次拨号, DTMF).
//! #[derive(Debug, Clone, PartialEq, Eq, Wire)]
//! pub struct SecondDial {
//!     /// Digits to send: 1–24 of the digits, `*` and `#`.
//!     #[wire(name = "number")]
//!     pub digits: Number,
//! }
//! ```
//!
//! # Attributes of a member
//! - `name = "callid"`: the spelling that is written. The field's name in camel case otherwise.
//! - `alias = "callId"`: one more spelling that is read.
//! - `default` or `default = value`: the meaning of an absent member, which may then be left out.
//! - `with = as_text`: the function that writes the member in its own way.
//! - `rest`: the field, [`Params`](crate::Params), holds all members that no other field stands for. For
//!   objects that are read leniently.
//!
//! # Attributes of a struct
//! - `needs = call`: the object is useless without that field. A list passes such objects over.
//! - `optional`: a reply may come without the object.
//! - `also("ip": Text, "The agent's address.")`: a member that an operation takes but no field stands for.
//!
//! # Two ways of reading
//! An object of the gateway's is read leniently: a member of the wrong type is read as well as it can be
//! ([`FromValue`]) and has its default otherwise, as one odd member must not cost the whole object. Its
//! `Default` is derived with it, from the members' defaults. The comments of type and members go into the
//! TypeScript declarations.
//!
//! Values that a page passes in are read strictly ([`Strict`]): a struct with `#[wire(strict)]`, and every enum. An
//! enum whose variants hold nothing is a text, the variant's name in camel case or `#[wire(name = "…")]`;
//! with `#[wire(tag = "type")]` on it an enum is an object, whose member `type` names the variant. What has
//! been written is read again as the same.
//!
//! ```
//! use offhook_protocol::{Number, json, wire::{Wire, from_value}};
//!
//! #[derive(Debug, PartialEq, Wire)]
//! enum Kind { Queue, Agent, AccessCode }
//!
//! #[derive(Debug, PartialEq, Wire)]
//! #[wire(strict)]
//! struct Target { kind: Kind, address: Number }
//!
//! let read = |text| from_value::<Target>(&json::from_str(text).unwrap());
//! assert_eq!(
//!     read(r#"{ "kind": "accessCode", "address": "6001" }"#),
//!     Ok(Target { kind: Kind::AccessCode, address: "6001".into() })
//! );
//! assert_eq!(
//!     read(r#"{ "kind": "ivr", "address": "6001" }"#).unwrap_err(),
//!     r#""kind" must be one of queue, agent, accessCode"#
//! );
//! ```
//!
//! What an attribute can't say doesn't compile; the error stands at the member.
//!
//! ```compile_fail
//! #[derive(offhook_protocol::wire::Wire)]
//! #[wire(strict)]
//! struct Target { #[wire(nmae = "kind")] of: String }
//! ```
//!
//! Deriving serde's traits instead costs 5 KB of wasm for every struct, to check what is never refused here.
//! Each member of a derived type is one call of a function that all types share.

mod strict;

pub use offhook_wire_derive::Wire;
pub use strict::{Reader, Strict, from_value, member, member_or, tagged};

use crate::{
    AgentId, CallData, CallId, Guid, NoteText, Number, Password,
    json::{Map, Value},
    lenient::FromValue,
    member::{Kind, Member, Shape},
};

/// Object of the gateway's. The derive implements the trait.
pub trait Wire: Default {
    /// Description of the members.
    const MEMBERS: &'static [Member];
    /// Description of the object.
    const SHAPE: Shape;
    /// Reads the members that are there; the others have their defaults.
    fn from_map(map: &Map) -> Self;
    /// Writes every member that is not null.
    fn to_map(&self) -> Map;
    /// True if the object says enough to be an item of a list.
    fn is_of_use(&self) -> bool {
        true
    }
    /// Returns the meaning of a reply without the object, where it may be missing.
    fn absent() -> Option<Self> {
        None
    }
}

/// Defines requests without parameters.
macro_rules! empty_requests {
    ($($(#[doc = $doc:literal])* $name:ident),* $(,)?) => { $(
        $(#[doc = $doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, $crate::wire::Wire)]
        pub struct $name {}
    )* };
}
pub(crate) use empty_requests;

/// Reads one member leniently. Of several spellings the first that says something counts. For derived code.
pub fn read<T: FromValue>(map: &Map, spellings: &[&str], absent: T) -> T {
    spelt(map, spellings).map_or(absent, |value| T::from_value(value).unwrap_or_default())
}

/// Returns the members of `map` that have none of these spellings; a null is as good as absent.
pub fn rest(map: &Map, spellings: &[&str]) -> Map {
    let mut rest = map.clone();
    for spelling in spellings {
        rest.remove(spelling);
    }
    rest.remove_nulls();
    rest
}

fn says_something(value: &Value) -> bool {
    !value.is_null() && value.as_str() != Some("")
}

fn spelt<'a>(map: &'a Map, spellings: &[&str]) -> Option<&'a Value> {
    let mut found = None;
    for spelling in spellings {
        match map.get(spelling) {
            Some(value) if says_something(value) => return Some(value),
            Some(value) => found = found.or(Some(value)),
            None => {}
        }
    }
    found
}

/// Writes one member; null is left out. For derived code.
pub fn put(map: &mut Map, name: &str, value: Value) {
    if !value.is_null() {
        map.insert(name, value);
    }
}

/// A type that can be written as a member, exactly as the reference's tables have it.
pub trait ToValue {
    /// True if the member can be left out.
    const IS_OPTIONAL: bool = false;
    /// Type of the member by the reference's tables.
    const KIND: Kind;
    /// Writes the value. A member that would be null is left out.
    fn to_value(&self) -> Value;
}

macro_rules! to_value {
    ($($kind:ident of $($name:ty),* = |$it:ident| $write:expr;)*) => { $($(
        impl ToValue for $name {
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
    Number of u8 = |it| Value::from(i64::from(*it));
    Flag of bool = |it| Value::Bool(*it);
    Text of String = |it| Value::String(it.clone());
    Any of Value = |it| it.clone();
    Any of Map = |it| Value::Object(it.clone());
    Text of AgentId, CallId = |it| Value::String(it.as_str().to_owned());
    Text of CallData, Guid, NoteText, Number, Password = |it| Value::String(it.expose().to_owned());
}

impl<T: ToValue> ToValue for Option<T> {
    const IS_OPTIONAL: bool = true;
    const KIND: Kind = T::KIND;
    fn to_value(&self) -> Value {
        self.as_ref().map_or(Value::Null, T::to_value)
    }
}

impl<T: ToValue> ToValue for Vec<T> {
    const KIND: Kind = Kind::List(&T::KIND);
    fn to_value(&self) -> Value {
        self.iter().map(T::to_value).collect()
    }
}

impl<T: Wire> FromValue for T {
    fn from_value(value: &Value) -> Option<Self> {
        value.as_object().map(T::from_map).filter(T::is_of_use)
    }
}

impl<T: Wire> ToValue for T {
    const KIND: Kind = Kind::Object(&T::SHAPE);
    fn to_value(&self) -> Value {
        Value::Object(self.to_map())
    }
}

/// Reads one object. An array of one is taken too, as the tables say array where the samples show an object.
pub(crate) fn read_object<T: Wire>(value: &Value) -> Result<T, String> {
    match object_in(value) {
        Some(fields) => Ok(T::from_map(fields)),
        None => Err("there is no object".to_owned()),
    }
}

fn object_in(value: &Value) -> Option<&Map> {
    list_in(value).iter().find_map(Value::as_object)
}

/// Reads many objects. One alone is taken as a list of one; what is no object or of no use is passed over.
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

/// Returns the items of a list. One value alone is taken as a list of one.
pub(crate) fn list_in(value: &Value) -> &[Value] {
    match value {
        Value::Array(items) => items,
        one => std::slice::from_ref(one),
    }
}

/// Writes one object as the gateway does.
pub(crate) fn write_object<T: Wire>(it: &T) -> Value {
    Value::Object(it.to_map())
}

/// Writes a number as a string of digits, as the gateway does with some.
pub(crate) fn as_text(number: &i64) -> Value {
    Value::String(number.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::json;

    /// Struct with one field of every kind.
    #[derive(Debug, Clone, PartialEq, Eq, Wire)]
    struct Sample {
        /// Member with three spellings.
        #[wire(name = "callid", alias = "callId", alias = "callID")]
        call: CallId,
        #[wire(default = true)]
        flag: bool,
        number: Option<i64>,
        #[wire(with = twice)]
        doubled: i64,
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
