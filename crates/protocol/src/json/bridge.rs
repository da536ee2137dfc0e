//! Conversions from and to `serde_json`, for tests and the simulator. A page calls none of them.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Map, Value, from_str, to_string};

impl From<serde_json::Value> for Value {
    fn from(it: serde_json::Value) -> Self {
        // What one writes the other reads.
        from_str(&it.to_string()).unwrap_or_default()
    }
}

impl From<Value> for serde_json::Value {
    fn from(it: Value) -> Self {
        // Except for a number that is too large for it.
        serde_json::from_str(&to_string(&it)).unwrap_or_default()
    }
}

impl From<serde_json::Map<String, serde_json::Value>> for Map {
    fn from(it: serde_json::Map<String, serde_json::Value>) -> Self {
        Self(it.into_iter().map(|(name, value)| (name, value.into())).collect())
    }
}

impl PartialEq<serde_json::Value> for Value {
    fn eq(&self, other: &serde_json::Value) -> bool {
        let other = Self::from(other.clone());
        *self == other
    }
}

impl PartialEq<Value> for serde_json::Value {
    fn eq(&self, other: &Value) -> bool {
        other == self
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serde_json::Value::from(self.clone()).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        serde_json::Value::deserialize(deserializer).map(Into::into)
    }
}

impl Serialize for Map {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Value::Object(self.clone()).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Map {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        serde_json::Map::deserialize(deserializer).map(Into::into)
    }
}
