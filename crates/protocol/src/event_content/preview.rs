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
    /// Call data (随路数据) of the offer.
    #[wire(name = "callData")]
    pub data: Option<CallData>,
}

/// Reads no preview without its control block, as nothing could be called.
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

/// Writes the numbers as one text, parted by commas as the gateway does.
fn joined(numbers: &[Number]) -> Value {
    let texts: Vec<&str> = numbers.iter().map(Number::expose).collect();
    Value::String(texts.join(","))
}
