//! Snapshots in a scenario's output: the first one as a whole, then what has changed.

use std::fmt::Write;

use offhook_session::Snapshot;
use serde_json::Value;

use super::START;

/// Parts of a snapshot: the agent, each call, and what else there is.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct View(Vec<Part>);

#[derive(Debug, Clone, PartialEq)]
struct Part {
    /// Name of the part: `agent`, a call's id, `preview` or `last`.
    name: String,
    text: String,
    /// Names of the commands that are possible.
    can: Vec<String>,
}

impl Part {
    fn of(name: &str, text: String) -> Self {
        Self { name: name.to_owned(), text, can: Vec::new() }
    }
}

impl View {
    pub(super) fn of(snapshot: &Snapshot) -> Self {
        let value = serde_json::to_value(snapshot).unwrap();
        let mut parts = vec![agent(&value)];
        parts.extend(calls(&value));
        parts.extend(others(&value));
        Self(parts)
    }

    /// Returns all parts: `agent ready live | c1 inbound talking 13800 muted`. What is possible in which
    /// state stands in `availability.out`.
    pub(super) fn whole(&self) -> String {
        let parts: Vec<_> = self.0.iter().map(|it| [&it.name, " ", &it.text].concat()).collect();
        parts.join(" | ")
    }

    /// Returns the parts that have changed:
    /// `agent onCall live -ready | c1 inbound held 13800 +retrieve -hold | c2 gone`. Of what is possible only
    /// the difference is told.
    pub(super) fn since(&self, before: &Self) -> String {
        let mut told = Vec::new();
        for part in &self.0 {
            match before.0.iter().find(|it| it.name == part.name) {
                Some(known) if known == part => {}
                Some(known) => told.push(changed(known, part)),
                None => told.push(new(part)),
            }
        }
        let gone = before.0.iter().filter(|it| self.0.iter().all(|part| part.name != it.name));
        told.extend(gone.map(|it| [&it.name, " gone"].concat()));
        told.join(" | ")
    }
}

fn new(part: &Part) -> String {
    let can = if part.can.is_empty() { String::new() } else { format!(" [{}]", part.can.join(" ")) };
    [&part.name, " ", &part.text, &can].concat()
}

fn changed(before: &Part, after: &Part) -> String {
    let mut out = after.name.clone();
    if before.text != after.text {
        write!(out, " {}", after.text).unwrap();
    }
    for name in after.can.iter().filter(|it| !before.can.contains(it)) {
        write!(out, " +{name}").unwrap();
    }
    for name in before.can.iter().filter(|it| !after.can.contains(it)) {
        write!(out, " -{name}").unwrap();
    }
    out
}

fn text(it: &Value) -> String {
    it.as_str().unwrap_or_default().to_owned()
}

fn agent(value: &Value) -> Part {
    let agent = &value["agent"];
    let mut out = match text(&agent["phase"]).as_str() {
        "signedIn" => text(&agent["state"]),
        phase => phase.to_owned(),
    };
    if let Some(reason) = agent["reason"].as_i64().filter(|it| *it != 0) {
        write!(out, "({reason})").unwrap();
    }
    if let Some(at) = agent["restEndsAt"].as_u64() {
        write!(out, " until {}", at - START).unwrap();
    }
    if agent["restOverran"] == true {
        out.push_str(" overran");
    }
    out.push_str(&settings(value));
    write!(out, " {}", text(&value["health"]["state"])).unwrap();
    Part { name: "agent".to_owned(), text: out, can: possible(&agent["can"]) }
}

fn calls(value: &Value) -> Vec<Part> {
    let mut parts = Vec::new();
    for call in value["calls"].as_array().unwrap() {
        let mut out = [text(&call["direction"]), text(&call["state"])].join(" ");
        write!(out, " {}", text(&call["remote"]["number"])).unwrap();
        if call["kind"] != "customer" {
            write!(out, " {}", text(&call["kind"])).unwrap();
        }
        let parties: Vec<_> = call["parties"].as_array().unwrap().iter().map(text).collect();
        if !parties.is_empty() {
            write!(out, " with={}", parties.join("+")).unwrap();
        }
        if call["media"] == "video" {
            out.push_str(" video");
        }
        if !call["queue"].is_null() {
            write!(out, " queue={}", text(&call["queue"]["name"])).unwrap();
        }
        if !call["data"].is_null() {
            write!(out, " data={}", text(&call["data"])).unwrap();
        }
        for flag in ["unsure", "muted", "recording"] {
            if call[flag] == true {
                write!(out, " {flag}").unwrap();
            }
        }
        if let Some(video) = call["remote"]["video"].as_bool() {
            write!(out, " remoteVideo={video}").unwrap();
        }
        if !call["requeued"].is_null() {
            write!(out, " requeued={}", call["requeued"]).unwrap();
        }
        out.push_str(&recordings(call));
        parts.push(Part { name: text(&call["id"]), text: out, can: possible(&call["can"]) });
    }
    parts
}

fn others(value: &Value) -> Vec<Part> {
    let mut parts = Vec::new();
    if !value["preview"].is_null() {
        let offer = &value["preview"];
        let numbers: Vec<_> = offer["numbers"].as_array().unwrap().iter().map(text).collect();
        let mut out = [text(&offer["id"]), numbers.join(",")].join(" ");
        if !offer["data"].is_null() {
            write!(out, " data={}", text(&offer["data"])).unwrap();
        }
        parts.push(Part::of("preview", out));
    }
    let last = &value["lastCall"];
    // How other calls ended is told once, by the notice; why dialling failed may become known later.
    if last["cause"]["type"] == "dialFailed" {
        parts.push(Part::of("last", [text(&last["id"]), why(&last["cause"])].join(" ")));
    }
    let recorded = recordings(last);
    if !recorded.is_empty() {
        parts.push(Part::of("last", [text(&last["id"]), recorded].concat()));
    }
    parts
}

/// Returns the settings that are not as usual: what comes after the call, what was set, and notes.
fn settings(value: &Value) -> String {
    let (mut out, agent) = (String::new(), &value["agent"]);
    if let Some(next) = agent["next"]["state"].as_str() {
        write!(out, " then {next}").unwrap();
    }
    let usual = serde_json::to_value(Snapshot::default()).unwrap();
    for (flag, it) in agent.as_object().unwrap().iter().filter(|(flag, _)| *flag != "restOverran") {
        if let Some(is_on) = it.as_bool().filter(|_| usual["agent"][flag] != *it) {
            write!(out, " {}{flag}", if is_on { "" } else { "no " }).unwrap();
        }
    }
    if let Some(days) = agent["passwordDays"].as_i64() {
        write!(out, " passwordDays={days}").unwrap();
    }
    let ids = |list: &Value| list.as_array().map(|it| it.iter().map(ToString::to_string).collect::<Vec<_>>());
    let all = value["queues"].as_array().unwrap().iter().map(|it| it["id"].to_string()).collect::<Vec<_>>();
    match ids(&agent["queueIds"]) {
        Some(taken) if taken != all => write!(out, " queues={}", taken.join(",")).unwrap(),
        None if !all.is_empty() => out.push_str(" queues=?"),
        _ => {}
    }
    let pending = agent["pending"].as_str().unwrap_or_default();
    if ["setAutoAnswer", "setAutoReady", "setQueues", "changePassword", "sendNote"].contains(&pending) {
        write!(out, " {pending}…").unwrap();
    }
    if let Some(latest) = value["notes"].as_array().unwrap().first() {
        let notes = value["notes"].as_array().unwrap().len();
        write!(out, " notes={notes} ({latest})").unwrap();
    }
    out
}

/// Returns the recordings as ` recorded=[…]`, or nothing where nothing was recorded.
fn recordings(call: &Value) -> String {
    let all = &call["recordings"];
    if all.as_array().is_none_or(Vec::is_empty) { String::new() } else { format!(" recorded={all}") }
}

/// Returns the cause in words: `remoteHungUp`, `dialFailed 17 busy`.
pub(super) fn why(cause: &Value) -> String {
    let mut out = cause.as_str().or_else(|| cause["type"].as_str()).unwrap_or_default().to_owned();
    if let (Some(number), Some(text)) = (cause["cause"].as_i64(), cause["text"].as_str()) {
        write!(out, " {number} {text}").unwrap();
    }
    out
}

fn possible(can: &Value) -> Vec<String> {
    let all = can.as_object().unwrap().iter();
    all.filter(|(_, it)| it["ok"] == true).map(|(name, _)| name.clone()).collect()
}
