//! Parameters by their names, for what has no field of its own.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{
    json::{Map, Value},
    member::Kind,
    wire::{Reader, Strict, ToValue},
};

/// Parameters of an operation. Never printed: they may hold numbers or a password.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Params(Map);

impl Params {
    /// Returns the parameters by their names.
    pub fn to_map(&self) -> Map {
        self.0.clone()
    }
}

impl<T: Into<Map>> From<T> for Params {
    fn from(params: T) -> Self {
        Self(params.into())
    }
}

impl fmt::Debug for Params {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("•••")
    }
}

impl Strict for Params {
    const EXPECTED: &'static str = Map::EXPECTED;
    fn read(value: &Value, reader: &mut Reader) -> Option<Self> {
        Map::read(value, reader).map(Self)
    }
}

impl ToValue for Params {
    const KIND: Kind = Kind::Any;
    fn to_value(&self) -> Value {
        Value::Object(self.to_map())
    }
}
