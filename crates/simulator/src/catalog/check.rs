//! Checks a request's parameters by the catalog, with what real gateways tolerate: a number or a flag written
//! as text, a text written as a number (field note 13). An optional parameter that is null or empty counts as
//! left out.

use std::net::Ipv4Addr;

use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use offhook_protocol::json::{Map, Value};

use super::{AGENT, Characters, Operation, Parameter, Place};

impl Operation {
    /// Checks the parameters and returns what was meant: a flag that only `true` sets is `true` or `false`.
    ///
    /// # Errors
    /// Fails with the code of the first parameter that is missing or outside its definition.
    pub(crate) fn check(&self, mut fields: Map) -> Result<Map, &str> {
        // Who asks is looked up among the sessions.
        for parameter in self.parameters.iter().filter(|it| it.name != AGENT) {
            let code = || parameter.code.as_deref().unwrap_or(self.code_of_wrong_parameter());
            let given = fields.get(&parameter.name).filter(|value| !says_nothing(value, parameter));
            match given {
                // The bearer token is the API gateway's to look at (CEC 6.1.2.26).
                None if parameter.required && parameter.place != Place::Header => return Err(code()),
                None => drop(fields.remove(&parameter.name)),
                Some(value) if !parameter.takes(value, &fields) => return Err(code()),
                Some(value) if parameter.only_true => {
                    let flag = flag(value).unwrap_or_default();
                    drop(fields.remove(&parameter.name));
                    fields.insert(parameter.name.as_str(), flag.into());
                }
                Some(_) => {}
            }
        }
        Ok(fields)
    }
}

/// True if the value is null, or an empty text where none is allowed or none need be.
fn says_nothing(value: &Value, parameter: &Parameter) -> bool {
    let may_be_empty = parameter.required && parameter.length.is_some_and(|[least, _]| least == 0);
    value.is_null() || value.as_str() == Some("") && !may_be_empty
}

impl Parameter {
    fn takes(&self, value: &Value, beside: &Map) -> bool {
        match self.kind.as_str() {
            "string" => text(value).is_some_and(|text| self.takes_text(&text, beside)),
            "boolean" => self.only_true && text(value).is_some() || flag(value).is_some(),
            "array" => matches!(value, Value::Array(items) if self.takes_items(items)),
            _ => whole(value).is_some_and(|number| self.takes_number(number)),
        }
    }

    fn takes_number(&self, number: i64) -> bool {
        let is_in_range = self.range.is_some_and(|[least, most]| (least..=most).contains(&number));
        let is_free = self.range.is_none() && self.values.is_empty();
        is_free || is_in_range || self.values.contains(&number)
    }

    fn takes_text(&self, text: &str, beside: &Map) -> bool {
        if self.range.is_some() {
            return text.parse().is_ok_and(|number| self.takes_number(number));
        }
        let is_encoded =
            self.base64_if.as_ref().and_then(|name| beside.get(name)).and_then(flag) == Some(true);
        let length = match (is_encoded, self.bytes) {
            (true, _) => match BASE64.decode(text) {
                Ok(bytes) => bytes.len(),
                Err(_) => return false,
            },
            (false, true) => text.len(),
            (false, false) => text.chars().count(),
        };
        let is_right_length = self.length.is_none_or(|[least, most]| (least..=most).contains(&length));
        is_right_length && self.characters.is_none_or(|characters| characters.allow(text))
    }

    /// True if the items are whole numbers, as all are but those that nobody sends here (CEC 6.1.4.2).
    fn takes_items(&self, items: &[Value]) -> bool {
        let Some([least, most]) = self.items else { return true };
        (least..=most).contains(&items.len()) && items.iter().all(|item| whole(item).is_some())
    }
}

impl Characters {
    fn allow(self, text: &str) -> bool {
        let all = |allowed: fn(char) -> bool| text.chars().all(allowed);
        match self {
            Self::Digits => all(|it| it.is_ascii_digit()),
            Self::Keys => all(|it| it.is_ascii_digit() || it == '*' || it == '#'),
            Self::Ipv4 => text.parse::<Ipv4Addr>().is_ok(),
            Self::Plain => all(|it| it.is_ascii_alphanumeric() || matches!(it, '-' | '_' | '.')),
        }
    }
}

/// Returns a text, or what is written as a number or a flag instead.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.as_str().to_owned()),
        Value::Bool(flag) => Some(flag.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

fn whole(value: &Value) -> Option<i64> {
    match value {
        Value::Number(number) => number.as_i64(),
        Value::String(text) => text.trim().parse().ok(),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    }
}

/// Returns a flag; `1` is none, only `true` and `false` are.
fn flag(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(flag) => Some(*flag),
        Value::String(text) if text.eq_ignore_ascii_case("true") => Some(true),
        Value::String(text) if text.eq_ignore_ascii_case("false") => Some(false),
        Value::String(_) | Value::Null | Value::Number(_) | Value::Array(_) | Value::Object(_) => None,
    }
}
