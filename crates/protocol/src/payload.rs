//! Values that can stand under `result`, from nothing to a list of objects.

use crate::{
    CallData, CallId,
    agent_control::SyncedAgent,
    json::{Map, Value},
    lenient::{FromValue, call_id_in},
    member::Kind,
    wire::{Wire, list_in, read_object, read_objects, write_object},
};

/// Reply without content: `{}`, null, or whatever else stands there.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Nothing;

/// Type that can stand under `result`.
pub(crate) trait Payload: Sized {
    /// Kind of the value by the reference's tables.
    #[cfg_attr(
        not(feature = "every-operation"),
        allow(dead_code, reason = "only the description of the table reads it, which no page loads")
    )]
    const KIND: Kind;
    fn read(value: &Value) -> Result<Self, String>;
    fn write(&self) -> Value;
}

impl Payload for Nothing {
    const KIND: Kind = Kind::Any;
    fn read(_: &Value) -> Result<Self, String> {
        Ok(Self)
    }
    fn write(&self) -> Value {
        Map::new().into()
    }
}

/// Reads one object, with what makes it of use.
impl<T: Wire> Payload for T {
    const KIND: Kind = Kind::Object(&T::SHAPE);
    fn read(value: &Value) -> Result<Self, String> {
        match read_object(value) {
            Ok(it) if T::is_of_use(&it) => Ok(it),
            Ok(_) => Err("what it is about is missing".to_owned()),
            Err(why) => T::absent().ok_or(why),
        }
    }
    fn write(&self) -> Value {
        write_object(self)
    }
}

/// Keeps the one large reply in a box: the others shall not take as much room because of it.
impl Payload for Box<SyncedAgent> {
    const KIND: Kind = <SyncedAgent as Payload>::KIND;
    fn read(value: &Value) -> Result<Self, String> {
        SyncedAgent::read(value).map(Self::new)
    }
    fn write(&self) -> Value {
        SyncedAgent::write(self)
    }
}

impl<T: Wire> Payload for Vec<T> {
    const KIND: Kind = Kind::List(&Kind::Object(&T::SHAPE));
    fn read(value: &Value) -> Result<Self, String> {
        Ok(read_objects(value))
    }
    fn write(&self) -> Value {
        self.iter().map(write_object).collect()
    }
}

/// Reads `None` from every spelling of "there is none": null, `""`, `{}`, `[]`, an object without what makes
/// it of use.
impl<T: Wire> Payload for Option<T> {
    const KIND: Kind = Kind::Optional(&Kind::Object(&T::SHAPE));
    fn read(value: &Value) -> Result<Self, String> {
        Ok(read_objects(value).into_iter().next())
    }
    fn write(&self) -> Value {
        self.as_ref().map_or(Value::Null, write_object)
    }
}

impl Payload for Option<CallId> {
    const KIND: Kind = Kind::Optional(&Kind::Text);
    fn read(value: &Value) -> Result<Self, String> {
        Ok(call_id_in(value))
    }
    fn write(&self) -> Value {
        self.as_ref().map_or(Value::Null, |id| id.as_str().into())
    }
}

impl Payload for Vec<CallId> {
    const KIND: Kind = Kind::List(&Kind::Text);
    fn read(value: &Value) -> Result<Self, String> {
        Ok(list_in(value).iter().filter_map(call_id_in).collect())
    }
    fn write(&self) -> Value {
        self.iter().map(CallId::as_str).collect()
    }
}

impl Payload for CallData {
    const KIND: Kind = Kind::Text;
    fn read(value: &Value) -> Result<Self, String> {
        Ok(Self::from_value(value).unwrap_or_default())
    }
    fn write(&self) -> Value {
        self.expose().into()
    }
}

/// Reads a count. The reference prints `{}` where it says number (CEC 5.2.5), which is read as 0: nobody.
impl Payload for i64 {
    const KIND: Kind = Kind::Number;
    fn read(value: &Value) -> Result<Self, String> {
        Ok(Self::from_value(value).unwrap_or_default())
    }
    fn write(&self) -> Value {
        (*self).into()
    }
}
