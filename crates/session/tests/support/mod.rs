//! Player of written scenarios: plays one against a session and writes down what the session does.
//!
//! A line is `+<ms> <what>`; time passes first, and alarms that fall into it go off at their moment:
//!
//! ```text
//! +0    do signIn {"agentId":"1001","password":"p","phone":"40001"}     a command, by its name in scripts
//! +20   ok login {"workno":"1001"}          the oldest unanswered request of that name succeeds, with this result
//! +20   refuse login 100-004                … is refused
//! +20   lost hold                           … its answer is lost on the way
//! +20   fault login cors_not_allowed       … does not come, for a reason that the browser tells of
//! +20   hidden login {"workno":"1001"}      … succeeds, but this page can't read its headers
//! +20   raw getAgentEvent 502 <html>        … is answered with this status and body
//! +300  event AgentEvent_Hold "c1"          the poll brings this event
//! +300  push {"workNo":"1001","eventList":[…]}   a server was pushed these events and hands them on, one a poll
//! +300  empty                               the poll brings nothing
//! +9000 wait                                nothing happens
//! +0    sleep 60000                         the computer sleeps for so many ms; no alarm goes off
//! +0    online                              the browser says that the network is back
//! +0    all                                 the page wants polls that bring all events at once
//! +0    guid g-2                            the next answer carries this fresh guid (`none`: a sign-in's carries none)
//! +0    begin talking                       what leads up to the point of interest, played silently: see `BEGINNINGS`
//! ```
//! A request is printed with its guid where that is another one than the request before it had.
#![allow(clippy::unwrap_used, reason = "a scenario that can't be played must fail loudly")]

mod view;

use std::{
    fmt::{Debug, Write},
    rc::Rc,
};

use offhook_protocol::{GatewayError, HttpResponse, Request, SetupFault, event_push::PushedEvents};
use offhook_session::{
    Command, CommandId, Effect, Input, Millis, QueryResult, RequestId, Session, Snapshot, snapshot::Phase,
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};

use view::{View, why};

/// Time in milliseconds at which scenarios begin.
const START: u64 = 1_000_000;

/// Beginnings of scenarios that are not about their beginning. Each ends with a poll under way and nothing
/// else.
const BEGINNINGS: &[(&str, &[&str])] = &[
    ("ready", &[SIGN_IN, SIGNED_IN]),
    // c1 came in through the queue "voice" and talks.
    ("talking", &[SIGN_IN, SIGNED_IN, CALL]),
    // The same for an agent who takes video calls.
    ("talkingOnVideoPhone", &[SIGN_IN_WITH_VIDEO, SIGNED_IN, CALL]),
    // c1 was dialled and talks.
    ("dialled", &[SIGN_IN, SIGNED_IN, DIALLED]),
];

const SIGN_IN: &str = r#"
+0   do signIn {"agentId":"1001","password":"p","phone":"40001"}"#;

const SIGN_IN_WITH_VIDEO: &str = r#"
+0   do signIn {"agentId":"1001","password":"p","phone":"40001","video":true}"#;

const SIGNED_IN: &str = r#"
+50  ok login {"workno":"1001","loginTime":"1000000"}
+10  event AgentOther_InService
+210 event AgentState_Ready
+10  ok queryAgentSkills []
+220 wait"#;

const CALL: &str = r#"
+200 event AgentState_Busy
+210 event AgentEvent_Incoming_CallInfo {"callId":"c1","skillName":"voice","skillId":25,"caller":"13800000001","called":"10086"}
+210 event AgentEvent_Ringing {"callid":"c1","caller":"13800000001","called":"10086","feature":"0","type":"main"}
+10  ok queryCallAppData "order 7"
+200 do answer {"call":"c1"}
+10  ok answer
+80  event AgentEvent_Talking {"callid":"c1","caller":"13800000001","called":"10086","feature":"0","type":"main"}
+220 wait"#;

const DIALLED: &str = r#"
+200 do dial {"number":"95001"}
+10  ok callout "c1"
+90  event AgentOther_PhoneOffhook {"type":"main"}
+210 event AgentState_Busy
+210 event AgentEvent_Customer_Alerting {"callid":"c1","otherPhone":"95001","type":"main"}
+210 event AgentEvent_Talking {"callid":"c1","caller":"40001","called":"95001","feature":"7","type":"main"}
+10  ok queryCallAppData "order 7"
+220 wait"#;

/// Session that a script is played against.
struct Play {
    session: Session,
    now: u64,
    open: Vec<(RequestId, Rc<Request>)>,
    commands: u32,
    guid: String,
    /// True if the next answer hides its headers from this page.
    is_hidden: bool,
    guid_shown: String,
    out: String,
    shown: View,
}

/// Plays a whole scenario, and returns the text to compare with the file beside it.
pub(crate) fn play(script: &str) -> String {
    let mut play = Play::new();
    play.lines(script);
    play.out
}

/// Plays a script, and returns the snapshot that it leads to.
pub(crate) fn reach(script: &str) -> Rc<Snapshot> {
    let mut play = Play::new();
    play.lines(script);
    play.session.snapshot().clone()
}

impl Play {
    fn new() -> Self {
        Self {
            session: Session::new(7),
            now: START,
            open: Vec::new(),
            commands: 0,
            guid: String::new(),
            is_hidden: false,
            guid_shown: String::new(),
            out: String::new(),
            shown: View::default(),
        }
    }

    fn lines(&mut self, script: &str) {
        for line in script.lines().map(str::trim) {
            if line.is_empty() || line.starts_with('#') {
                writeln!(self.out, "{line}").unwrap();
            } else {
                self.line(line);
            }
        }
    }

    /// Plays what leads up to the point of interest, and tells only where it has led to.
    fn begin(&mut self, name: &str) {
        let (_, parts) = BEGINNINGS.iter().find(|(it, _)| *it == name).unwrap_or_else(|| panic!("{name}?"));
        let told = self.out.len();
        parts.iter().for_each(|part| self.lines(part));
        self.out.truncate(told);
        writeln!(self.out, "    {:>6} view {}", self.now - START, self.shown.whole()).unwrap();
    }

    fn line(&mut self, line: &str) {
        let (wait, what) = line.split_once(' ').unwrap_or_else(|| panic!("no step in {line:?}"));
        let wait: u64 =
            wait.strip_prefix('+').and_then(|it| it.parse().ok()).unwrap_or_else(|| panic!("{line:?}"));
        self.pass(self.now + wait);
        writeln!(self.out, "{line}").unwrap();
        let (verb, rest) = what.trim().split_once(' ').unwrap_or((what.trim(), ""));
        let rest = rest.trim();
        let (name, more) = rest.split_once(' ').unwrap_or((rest, ""));
        match verb {
            "do" => {
                self.commands += 1;
                let mut value: Value =
                    if more.is_empty() { json!({}) } else { serde_json::from_str(more).unwrap() };
                value["type"] = name.into();
                let command: Command =
                    serde_json::from_value(value).unwrap_or_else(|it| panic!("{line:?}: {it}"));
                crosses(&command);
                self.input(Input::Command(CommandId(self.commands), command));
            }
            "ok" => {
                let result = if more.is_empty() { "{}" } else { more };
                self.answer(
                    name,
                    200,
                    &format!(r#"{{"message":"success","retcode":"0","result":{result}}}"#),
                );
            }
            "refuse" => self.answer(name, 200, &json!({"message": "no", "retcode": more.trim()}).to_string()),
            "lost" => {
                let (id, _) = self.take(name);
                let result = Err(GatewayError::Unreachable("lost".into()));
                self.input(Input::Reply { id, guid: None, result });
            }
            "fault" => {
                let (id, _) = self.take(name);
                let fault = SetupFault::ALL.iter().find(|it| it.row().code == more.trim());
                let fault = fault.unwrap_or_else(|| panic!("no such fault in {line:?}"));
                let result = Err(GatewayError::Misconfigured(*fault));
                self.input(Input::Reply { id, guid: None, result });
            }
            "hidden" => {
                self.guid = "none".into();
                self.is_hidden = true;
                self.answer(name, 200, &format!(r#"{{"message":"success","retcode":"0","result":{more}}}"#));
            }
            "raw" => {
                let (status, body) = more.split_once(' ').unwrap_or((more, ""));
                self.answer(name, status.parse().unwrap(), body);
            }
            "event" => {
                let content: Value =
                    if more.is_empty() { Value::Null } else { serde_json::from_str(more).unwrap() };
                let event = json!({"eventType": name, "workNo": "1001", "content": content});
                self.answer(
                    "getAgentEvent",
                    200,
                    &json!({"message": "", "retcode": "0", "event": event}).to_string(),
                );
            }
            "push" => self.push(rest),
            "empty" => self.answer("getAgentEvent", 200, r#"{"message":"","retcode":"0"}"#),
            "guid" => self.guid = rest.to_owned(),
            "begin" => self.begin(name),
            "wait" => {}
            "sleep" => {
                self.now += rest.parse::<u64>().unwrap();
                self.input(Input::Timeout);
            }
            "online" => self.input(Input::Online),
            "all" => self.input(Input::AllEvents),
            other => panic!("unknown step {other:?} in {line:?}"),
        }
    }

    /// Reads what a gateway posts to a server (CEC 6.1.4.2), and hands each event to the page through its
    /// poll.
    fn push(&mut self, body: &str) {
        let pushed = PushedEvents::read(body).unwrap();
        for item in pushed.events.0 {
            let event = json!({"eventType": item.event.name(), "workNo": item.agent.as_str(), "content": item.event.content()});
            self.answer(
                "getAgentEvent",
                200,
                &json!({"message": "", "retcode": "0", "event": event}).to_string(),
            );
            self.pass(self.now + 210);
        }
    }

    fn pass(&mut self, until: u64) {
        while let Some(Millis(at)) = self.session.next_deadline().filter(|at| at.0 <= until) {
            self.now = self.now.max(at);
            self.input(Input::Timeout);
        }
        self.now = until;
    }

    fn take(&mut self, name: &str) -> (RequestId, Rc<Request>) {
        let at = self.open.iter().position(|(_, it)| it.spec().id == name);
        let at =
            at.unwrap_or_else(|| panic!("no request {name} is open at +{}:\n{}", self.now - START, self.out));
        self.open.remove(at)
    }

    fn answer(&mut self, name: &str, status: u16, body: &str) {
        let (id, request) = self.take(name);
        if matches!(name, "login" | "forceLogin" | "loginEx") && self.guid.is_empty() {
            self.guid = "g-1".into();
        }
        let guid = match std::mem::take(&mut self.guid) {
            none if none.is_empty() || none == "none" => None,
            fresh => Some(format!("JSESSIONID={fresh}")),
        };
        let hides_headers = std::mem::take(&mut self.is_hidden);
        let response = HttpResponse { status, guid, body: body.to_owned(), hides_headers };
        let (guid, result) = request.decode(&response);
        self.input(Input::Reply { id, guid, result });
    }

    fn input(&mut self, input: Input) {
        let at = self.now - START;
        for effect in self.session.handle(Millis(self.now), input) {
            match effect {
                Effect::Send { id, request, http } => {
                    let guid = http.guid.as_ref().map(|it| it.expose().to_owned()).unwrap_or_default();
                    let is_first = self.session.snapshot().agent.phase == Phase::SigningIn;
                    assert!(http.probe.is_none() || is_first, "only the first requests are looked into");
                    assert!(http.probe.is_some() || !request.is_sign_in(), "a sign-in is looked into");
                    let (name, path, body) = (request.spec().id, path(&http.path), body(&http.body));
                    write!(self.out, "    {at:>6} -> {name} {path}{body}").unwrap();
                    if guid != self.guid_shown {
                        write!(self.out, " ({})", if guid.is_empty() { "no guid" } else { &guid }).unwrap();
                        self.guid_shown = guid;
                    }
                    self.out.push('\n');
                    self.open.push((id, request));
                }
                Effect::Abort(id) => {
                    self.open.retain(|(open, _)| *open != id);
                    writeln!(self.out, "    {at:>6} abort").unwrap();
                }
                Effect::Settle(id, result) => {
                    crosses(&result);
                    writeln!(self.out, "    {at:>6} settle #{} {}", id.0, settled(&result)).unwrap();
                }
                Effect::Notify(notice) => {
                    crosses(&notice);
                    let name = serde_json::to_value(&notice).unwrap()["name"].as_str().unwrap().to_owned();
                    writeln!(
                        self.out,
                        "    {at:>6} notice {} {name}{}{}",
                        notice.seq,
                        cause(&notice),
                        lag(&notice)
                    )
                    .unwrap();
                }
            }
        }
        crosses(&**self.session.snapshot());
        let shown = View::of(self.session.snapshot());
        if shown != self.shown {
            writeln!(self.out, "    {at:>6} view {}", shown.since(&self.shown)).unwrap();
            self.shown = shown;
        }
    }
}

/// Checks that what crosses the border between page and runtime is the same on the other side.
fn crosses<T: Serialize + DeserializeOwned + PartialEq + Debug>(it: &T) {
    let there: T = serde_json::from_value(serde_json::to_value(it).unwrap()).unwrap();
    assert_eq!(there, *it);
}

fn path(path: &str) -> &str {
    path.trim_start_matches('/')
}

fn body(body: &Option<String>) -> String {
    body.as_deref().map(|it| format!(" {}", sorted(it))).unwrap_or_default()
}

/// Parses JSON for printing in one order: the order of members means nothing.
fn sorted(json: &str) -> Value {
    serde_json::from_str(json).unwrap()
}

fn settled(result: &Result<offhook_session::Outcome, offhook_session::CommandError>) -> String {
    match result {
        Ok(outcome) => {
            let answer = outcome.result.as_ref().map(|it| match it {
                QueryResult::Raw(text) => sorted(text).to_string(),
                // Without its kind, as scripts are given it: `{"agents":[…]}` is `[…]`.
                told => {
                    let text = serde_json::to_string(told).unwrap();
                    text[text.find(':').unwrap() + 1..text.len() - 1].to_owned()
                }
            });
            let parts = outcome.call_id.as_ref().map(ToString::to_string).into_iter().chain(answer);
            parts.fold("ok".to_owned(), |out, part| [out, part].join(" "))
        }
        Err(error) => {
            let report = error.report(None, None);
            report.retcode.map_or(report.code.clone(), |it| format!("{} {}", report.code, it.as_str()))
        }
    }
}

fn cause(notice: &offhook_session::SessionEvent) -> String {
    let value = serde_json::to_value(notice).unwrap();
    let cause = [&value["cause"], &value["call"]["cause"]].into_iter().find(|it| !it.is_null());
    cause.map(|it| format!(" ({})", why(it))).unwrap_or_default()
}

fn lag(notice: &offhook_session::SessionEvent) -> String {
    notice.lag_ms.map(|it| format!(" {it} ms late")).unwrap_or_default()
}
