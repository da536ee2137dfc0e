//! Campaign calls that are offered for preview.

use super::Content;
use crate::{
    CallData, Number,
    json::Value,
    lenient::FromValue,
    wire::{Wire, as_text, read_object, write_object},
};

/// A call that the agent shall look at before it is made (预览外呼).
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
pub struct Preview {
    /// Control block of the offer, which the call is placed with.
    #[wire(name = "controlid", with = as_text)]
    pub control: i64,
    /// Numbers to choose from; may be empty.
    #[wire(name = "dialeddigits", with = joined)]
    pub numbers: Vec<Number>,
    /// Call data (随路数据).
    #[wire(name = "callData")]
    pub data: Option<CallData>,
}

/// Of no use without its control block: nothing could be called.
impl Content for Preview {
    fn read(content: &Value) -> Result<Self, String> {
        let it: Self = read_object(content)?;
        match content.get("controlid").and_then(i64::from_value) {
            Some(_) => Ok(it),
            None => Err("no control block in its content".to_owned()),
        }
    }
    fn write(&self) -> Value {
        write_object(self)
    }
}

/// The gateway parts these by commas.
fn joined(numbers: &[Number]) -> Value {
    let texts: Vec<&str> = numbers.iter().map(Number::reveal).collect();
    Value::String(texts.join(","))
}
