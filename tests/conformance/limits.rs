//! Values of each parameter that break one of its limits, and values that just keep them.

use offhook_simulator::catalog::{AGENT, Characters, Operation, Parameter, Place};
use serde_json::{Value, json};

use crate::stage::Values;

/// Names of parameters whose greatest length is accepted whatever they say: nothing has to exist by that
/// name.
const FREE_TEXTS: [&str; 12] = [
    "callappdata",
    "calldata",
    "content",
    "vcPhoneNumber",
    "callbackUri",
    "serviceToken",
    "service_token",
    "serviceworkid",
    "caller",
    "skillid",
    "phonenum",
    "isautoanswer",
];
/// Names of parameters whose numbers are all accepted in the scene: they ask for nothing else.
const FREE_NUMBERS: [&str; 9] = [
    "time",
    "restcause",
    "reason",
    "customstate",
    "agenttype",
    "status",
    "mediaability",
    "flag",
    "phonelinkage",
];

/// Trial of a request in which one parameter is at one of its limits.
pub(crate) struct Trial {
    /// Rule that is tried, for people.
    pub(crate) rule: String,
    /// Parameters of the request.
    pub(crate) values: Values,
    /// Code that is due; `None` if the request is accepted.
    pub(crate) refusal: Option<String>,
}

/// Returns the parameters of a request that has every one, all of them right.
pub(crate) fn right(operation: &Operation, known: &Values) -> Values {
    let parameters = operation.parameters.iter().filter(|it| it.name != AGENT);
    let value = |it: &Parameter| {
        // One operation spells it in its own way (CEC 6.1.3.2).
        let name = if it.name == "callId" { "callid" } else { &it.name };
        known.get(name).cloned().unwrap_or_else(|| sample(operation, it))
    };
    parameters.map(|it| (it.name.clone(), value(it))).collect()
}

/// Returns the same parameters, with numbers and flags written as text (field note 13).
pub(crate) fn as_text(values: &Values) -> Values {
    let written = |value: &Value| match value {
        Value::Number(_) | Value::Bool(_) => json!(value.to_string()),
        other => other.clone(),
    };
    values.iter().map(|(name, value)| (name.clone(), written(value))).collect()
}

fn sample(operation: &Operation, parameter: &Parameter) -> Value {
    match (operation.id.as_str(), parameter.name.as_str()) {
        ("queryAllCallInfoByAgentWorkNoEx" | "queryHoldListInfoEx", "workno") => json!("1001"),
        ("disconnect", "number") => json!("13800000001"),
        ("previewCallout", "called") => json!("13800000001"),
        ("callInner", "called") => json!("1002"),
        ("setAgentAutoEnterIdle", "flag") => json!("true"),
        ("resetSkill", "skillid") => json!("25;26"),
        ("resetSkill", "phonelinkage") => json!(0),
        ("sayBusy", "reason") => json!(201),
        ("offlineAgentLogin", "phone") => json!("13900000000"),
        ("mediaSwitch", "mediaType") => json!(3),
        ("transfer", "mode") => json!(2),
        ("setCallAppDataEx", "calldata") => json!("b3JkZXIgNw=="),
        ("setCallAppDataEx", "isDataEncoded") => json!(true),
        (_, "password" | "oldPassword") => json!("offhook-1001"),
        (_, "newPassword") => json!("Abcd-5678"),
        (_, "phonenum") => json!("40001"),
        (_, "agenttype" | "status") => json!(4),
        (_, "ip" | "entryIp") => json!("127.0.0.1"),
        (_, "vcPhoneNumber" | "caller" | "called") => json!("95001"),
        (_, "callbackUri") => json!("https://crm.example/events"),
        (_, "serviceToken" | "service_token" | "serviceworkid") => json!("a1-b2"),
        (_, "agentIds") => json!([1002]),
        (_, "skills") => json!([25]),
        (_, "workno" | "dstaddress" | "address") => json!("1002"),
        (_, "destWorkNo") => json!(1002),
        (_, "workNo") => json!(1001),
        (_, "skillid" | "skillId") => json!(25),
        (_, "time") => json!(60),
        (_, "number") => json!("12#"),
        (_, "devicetype") => json!(2),
        (_, "isautoanswer") => json!("true"),
        (_, "callid" | "callId") => json!("1-1"),
        _ => match (parameter.kind.as_str(), parameter.values.first(), parameter.range) {
            ("boolean", _, _) => json!(true),
            ("string", _, _) => json!("text"),
            (_, Some(value), _) => json!(value),
            (_, None, Some([least, _])) => json!(least),
            (_, None, None) => json!(1),
        },
    }
}

/// Returns every trial of every parameter.
pub(crate) fn trials(operation: &Operation, right: &Values) -> Vec<Trial> {
    let parameters = operation.parameters.iter().filter(|it| it.name != AGENT && it.name != "Authorization");
    parameters.flat_map(|it| trials_of(operation, it, right)).collect()
}

fn trials_of(operation: &Operation, it: &Parameter, right: &Values) -> Vec<Trial> {
    let refusal = it.code.as_deref().unwrap_or(operation.code_of_wrong_parameter());
    let with = |value: Value| {
        let mut values = right.clone();
        // The length that counts is that of plain text here.
        if let Some(flag) = &it.base64_if {
            values.insert(flag.clone(), json!(false));
        }
        values.insert(it.name.clone(), value);
        values
    };
    let mut trials = Vec::new();
    let mut refused = |rule: String, values: Values| {
        trials.push(Trial { rule: format!("{} {rule}", it.name), values, refusal: Some(refusal.to_owned()) });
    };
    if it.required && !matches!(it.place, Place::Path | Place::Header) {
        let mut values = right.clone();
        values.remove(&it.name);
        refused("is required".to_owned(), values);
    }
    for number in wrong_numbers(it) {
        refused(format!("is {number}"), with(json!(number)));
    }
    if let Some([least, most]) = it.length {
        refused(format!("has more than {most} characters"), with(json!(text(it, most + 1))));
        if least > 1 {
            refused(format!("has fewer than {least} characters"), with(json!(text(it, least - 1))));
        }
    }
    if let Some(odd) = it.characters.map(odd_text) {
        refused(format!("is {odd:?}"), with(json!(odd)));
    }
    if let Some([_, most]) = it.items {
        refused(format!("has more than {most} items"), with(json!(vec![1002; most + 1])));
        refused("has none".to_owned(), with(json!([])));
    }
    if let Some(odd) = wrong_type(it) {
        refused(format!("is {odd}"), with(odd));
    }
    for (rule, value) in accepted(it) {
        trials.push(Trial { rule: format!("{} {rule}", it.name), values: with(value), refusal: None });
    }
    trials
}

/// Returns the numbers just beside the range, or such as are not listed.
fn wrong_numbers(it: &Parameter) -> Vec<i64> {
    let around = it.range.map(|[least, most]| vec![least - 1, most + 1]);
    let unlisted = || it.values.iter().max().map(|most| vec![most + 1, -1]);
    let candidates = around.or_else(unlisted).unwrap_or_default();
    candidates.into_iter().filter(|number| !it.values.contains(number)).collect()
}

fn wrong_type(it: &Parameter) -> Option<Value> {
    match (it.kind.as_str(), it.place) {
        ("string", Place::Body) => Some(json!({ "a": 1 })),
        ("string", Place::Path | Place::Query | Place::Header) => None,
        ("boolean", _) if it.only_true => None,
        ("boolean", _) => Some(json!("perhaps")),
        ("array", _) => it.items.map(|_| json!("x")),
        _ => Some(json!("x")),
    }
}

/// Returns values at the limit that are still right, where no other rule forbids them.
fn accepted(it: &Parameter) -> Vec<(String, Value)> {
    let mut right = Vec::new();
    if FREE_NUMBERS.contains(&it.name.as_str()) && it.kind != "string" {
        let at_the_ends = it.range.into_iter().flatten();
        right.extend(
            at_the_ends.chain(it.values.clone()).map(|number| (format!("is {number}"), json!(number))),
        );
    }
    if let Some([_, most]) = it.length.filter(|_| FREE_TEXTS.contains(&it.name.as_str())) {
        let digits = it.name == "skillid";
        let value = if digits { "1;".repeat(most / 2) } else { text(it, most) };
        right.push((format!("has {most} characters"), json!(value)));
    }
    right
}

fn text(it: &Parameter, length: usize) -> String {
    let letter = if it.characters.is_some() || it.name == "phonenum" { "1" } else { "a" };
    letter.repeat(length)
}

fn odd_text(characters: Characters) -> &'static str {
    match characters {
        Characters::Digits | Characters::Keys => "12x",
        Characters::Ipv4 => "1.2.3",
        Characters::Plain => "a b",
    }
}
