//! Form of events beyond what the reference fixes: the types of numbers (Q31) and the lists of members that
//! some samples carry (Q32).

use offhook_protocol::event_poll::EventItem;
use serde_json::{Map, Number, Value};

use super::World;
use crate::settings::NumberForm;

/// Number of digits beyond which JavaScript does not count.
const LONGEST_INTEGER: usize = 15;

impl World {
    /// Returns an event as a poll's answer carries it.
    pub(super) fn event_form(&self, event: &EventItem) -> Value {
        let mut written = Value::from(event.write());
        if let Some(content) = written.get_mut("content") {
            match self.settings().numbers_in_events {
                NumberForm::AsSampled => {}
                NumberForm::Strings => every_value(content, &number_to_string),
                NumberForm::Integers => every_value(content, &string_to_number),
            }
        }
        if self.settings().json_key_in_events {
            if let Some(content) = written.get_mut("content").and_then(Value::as_object_mut) {
                list_members(content);
            }
            if let Some(event) = written.as_object_mut() {
                list_members(event);
            }
        }
        written
    }
}

fn every_value(value: &mut Value, change: &impl Fn(&mut Value)) {
    match value {
        Value::Object(members) => members.values_mut().for_each(|member| every_value(member, change)),
        Value::Array(items) => items.iter_mut().for_each(|item| every_value(item, change)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => change(value),
    }
}

fn number_to_string(value: &mut Value) {
    if let Value::Number(number) = value {
        *value = Value::String(number.to_string());
    }
}

/// Turns a string into a number, if a number can hold it: a call id or a number with a leading zero stays a
/// string.
fn string_to_number(value: &mut Value) {
    let Value::String(text) = value else { return };
    let plain = text.len() <= LONGEST_INTEGER && text.bytes().all(|byte| byte.is_ascii_digit());
    let exact = text == "0" || !text.starts_with('0');
    if let Some(number) = text.parse::<u64>().ok().filter(|_| plain && exact) {
        *value = Value::Number(Number::from(number));
    }
}

fn list_members(object: &mut Map<String, Value>) {
    let names: Vec<Value> = object.keys().map(|name| Value::String(name.clone())).collect();
    object.insert("jsonKey".to_owned(), Value::Array(names));
}
