//! Strict reading, of what a page passes in: commands, options.
//!
//! A value of the wrong type, a missing member and an unknown text are errors that name the member's path and
//! say what it must be: `"to.kind" must be one of queue, agent`. An error never quotes a value, which may be
//! a password. Null and undefined are the same as absent. A member that nobody knows is passed over: a page
//! may pass on an object of its own, or one of another version, and the TypeScript declarations find what is
//! misspelt.

use crate::{
    AgentId, CallData, CallId, Guid, NoteText, Number, Password,
    json::{Map, Value},
};

/// Type that is read strictly. The derive implements the trait, but for the types of single members.
pub trait Strict: Sized {
    /// Words for the kind of value that an error asks for: "text".
    const EXPECTED: &'static str;
    /// Reads the value; `None` once the reader has been told what is wrong.
    fn read(value: &Value, reader: &mut Reader) -> Option<Self>;
    /// Returns the meaning of an absent member, if it may be absent.
    fn absent() -> Option<Self> {
        None
    }
}

/// Reads a value strictly.
///
/// # Errors
/// Returns what is wrong, in words, without the value itself.
pub fn from_value<T: Strict>(value: &Value) -> Result<T, String> {
    let mut reader = Reader::default();
    let read = T::read(value, &mut reader);
    read.ok_or_else(|| reader.mistake.unwrap_or_else(|| "the argument can't be read".to_owned()))
}

/// The path that a reading has come to, and the first mistake that it found.
#[derive(Debug, Default)]
pub struct Reader {
    path: String,
    mistake: Option<String>,
}

impl Reader {
    /// Notes that the value here is not what it must be. Only the first mistake of a reading is kept.
    #[inline(never)]
    pub fn must_be(&mut self, expected: &str) {
        self.fail(" must be ", expected);
    }

    fn fail(&mut self, verb: &str, expected: &str) {
        if self.mistake.is_none() {
            let path = &self.path;
            self.mistake = Some(if path.is_empty() {
                ["the argument", verb, expected].concat()
            } else {
                ["\"", path, "\"", verb, expected].concat()
            });
        }
    }

    fn enter(&mut self, name: &str) -> usize {
        let outside = self.path.len();
        if outside > 0 {
            self.path.push('.');
        }
        self.path.push_str(name);
        outside
    }

    fn enter_item(&mut self, index: usize) -> usize {
        let outside = self.path.len();
        self.path.push('[');
        self.path.push_str(&index.to_string());
        self.path.push(']');
        outside
    }

    fn leave(&mut self, outside: usize) {
        self.path.truncate(outside);
    }

    /// Reads an object. For derived code.
    #[inline(never)]
    pub fn object<'a>(&mut self, value: &'a Value) -> Option<&'a Map> {
        let map = value.as_object();
        if map.is_none() {
            self.must_be("an object");
        }
        map
    }

    /// Reads a text that is one of these, and returns which one. For derived code.
    #[inline(never)]
    pub fn one_of(&mut self, value: &Value, words: &[&str], expected: &str) -> Option<usize> {
        let said = value.as_str();
        let found = words.iter().position(|word| said == Some(*word));
        if found.is_none() {
            self.must_be(expected);
        }
        found
    }

    /// Reads the member that says which variant an object is. For derived code.
    #[inline(never)]
    pub fn tag(&mut self, map: &Map, name: &str, words: &[&str], expected: &str) -> Option<usize> {
        let outside = self.enter(name);
        let found = match self.present(map, name) {
            Some(value) => self.one_of(value, words, expected),
            None => {
                self.fail(IS_MISSING, expected);
                None
            }
        };
        self.leave(outside);
        found
    }

    fn present<'a>(&self, map: &'a Map, name: &str) -> Option<&'a Value> {
        map.get(name).filter(|value| !value.is_null())
    }
}

const IS_MISSING: &str = " is missing; it must be ";

/// Reads one member. For derived code.
pub fn member<T: Strict>(map: &Map, name: &str, reader: &mut Reader) -> Option<T> {
    let outside = reader.enter(name);
    let read = match reader.present(map, name) {
        Some(value) => T::read(value, reader),
        None => {
            let absent = T::absent();
            if absent.is_none() {
                reader.fail(IS_MISSING, T::EXPECTED);
            }
            absent
        }
    };
    reader.leave(outside);
    read
}

/// Reads one member that has a meaning when it is absent. For derived code.
pub fn member_or<T: Strict>(map: &Map, name: &str, reader: &mut Reader, absent: T) -> Option<T> {
    let outside = reader.enter(name);
    let read = reader.present(map, name).map_or(Some(absent), |value| T::read(value, reader));
    reader.leave(outside);
    read
}

/// Writes the tag of a variant beside its members. For derived code.
pub fn tagged(tag: &str, word: &str, members: Value) -> Value {
    let mut map = if let Value::Object(map) = members { map } else { Map::new() };
    map.insert(tag, word.into());
    Value::Object(map)
}

macro_rules! strict {
    ($($name:ty: $expected:literal = |$value:ident| $read:expr;)*) => { $(
        impl Strict for $name {
            const EXPECTED: &'static str = $expected;
            fn read($value: &Value, reader: &mut Reader) -> Option<Self> {
                let read = $read;
                if read.is_none() {
                    reader.must_be(Self::EXPECTED);
                }
                read
            }
        }
    )* };
}
strict! {
    bool: "true or false" = |value| value.as_bool();
    i64: "a whole number" = |value| value.as_i64();
    u8: "a whole number from 0 to 255" = |value| value.as_i64().and_then(|it| it.try_into().ok());
    String: "text" = |value| value.as_str().map(str::to_owned);
    AgentId: "text" = |value| value.as_str().map(Self::from);
    CallData: "text" = |value| value.as_str().map(Self::from);
    CallId: "text" = |value| value.as_str().map(Self::from);
    Guid: "text" = |value| value.as_str().map(Self::from);
    NoteText: "text" = |value| value.as_str().map(Self::from);
    Number: "text" = |value| value.as_str().map(Self::from);
    Password: "text" = |value| value.as_str().map(Self::from);
    Map: "an object" = |value| value.as_object().cloned();
}

/// Passes on any value as it is.
impl Strict for Value {
    const EXPECTED: &'static str = "a value";
    fn read(value: &Value, _: &mut Reader) -> Option<Self> {
        Some(value.clone())
    }
}

impl<T: Strict> Strict for Option<T> {
    const EXPECTED: &'static str = T::EXPECTED;
    fn read(value: &Value, reader: &mut Reader) -> Option<Self> {
        if value.is_null() { Some(None) } else { T::read(value, reader).map(Some) }
    }
    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<T: Strict> Strict for Vec<T> {
    const EXPECTED: &'static str = "a list";
    fn read(value: &Value, reader: &mut Reader) -> Option<Self> {
        let Some(items) = value.as_array() else {
            reader.must_be(Self::EXPECTED);
            return None;
        };
        let mut all = Self::new();
        for (index, item) in items.iter().enumerate() {
            let outside = reader.enter_item(index);
            all.extend(T::read(item, reader));
            reader.leave(outside);
        }
        (all.len() == items.len()).then_some(all)
    }
}
