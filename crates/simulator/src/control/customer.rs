//! Acts of a customer on a call, and what a customer does when called.

use serde::Deserialize;

use super::{ControlError, read};
use crate::scenario::Customer;

/// Act of a customer on a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CustomerAct {
    /// Takes the call that an agent is placing.
    Answer,
    /// Does not take the call, which fails with this cause (CEC table 6-451).
    Fail(i64),
    /// Says nothing (true), or talks again (false). No event tells the agent.
    Silence(bool),
    /// Presses these keys. No event tells the agent; digits pass to an automatic third party (CEC 6.1.2.25).
    Keys(String),
}

pub(super) fn fail(body: &str) -> Result<CustomerAct, ControlError> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Body {
        cause: i64,
    }
    let Body { cause } = read(body, r#"Send {"cause": 145}."#)?;
    match crate::world::causes().any(|known| known == cause) {
        true => Ok(CustomerAct::Fail(cause)),
        false => Err(ControlError::bad(format!("There is no cause {cause} in CEC table 6-451."))),
    }
}

pub(super) fn silence(body: &str) -> Result<CustomerAct, ControlError> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Body {
        on: bool,
    }
    read(body, r#"Send {"on": true}."#).map(|Body { on }| CustomerAct::Silence(on))
}

pub(super) fn keys(body: &str) -> Result<CustomerAct, ControlError> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Body {
        keys: String,
    }
    const SEND: &str = r#"Send {"keys": "12#"}: digits, * and #."#;
    let Body { keys } = read(body, SEND)?;
    let legal = |byte: u8| byte.is_ascii_digit() || byte == b'*' || byte == b'#';
    match !keys.is_empty() && keys.bytes().all(legal) {
        true => Ok(CustomerAct::Keys(keys)),
        false => Err(ControlError::bad(SEND)),
    }
}

/// Reads a customer as a scenario's file has one.
pub(super) fn customer(body: &str) -> Result<Customer, ControlError> {
    const SEND: &str =
        r#"Send {"number": "13800000009", "behaviour": {"does": "fails", "cause": 548, "afterSeconds": 3}}."#;
    let customer: Customer = read(body, SEND)?;
    customer.check().map_err(|why| ControlError::bad(format!("{why}. {SEND}")))?;
    Ok(customer)
}
