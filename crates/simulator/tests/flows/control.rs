//! The control interface, faults, the log and unknown routes.

use offhook_protocol::{
    AgentState,
    agent_control::{AgentStatus, SayBusy},
    event_poll::PollEvents,
};
use offhook_simulator::{
    Control,
    control::{Fault, FaultKind, Refusal},
};

use crate::test_gateway::{ANN, BOB, CUSTOMER, TestGateway};

fn fault(path: &str, kind: FaultKind) -> Control {
    Control::Fault(Fault { path: path.to_owned(), count: 1, kind, ms: Some(5_000), status: Some(503) })
}

#[test]
fn a_dropped_answer_is_carried_out_all_the_same() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    gateway.act(fault("saybusy", FaultKind::Drop));
    let connection = gateway.send_as(ANN, &SayBusy::default().into());
    assert_eq!(gateway.dropped, [connection]);
    assert_eq!(gateway.agent(ANN).state, AgentState::Busy);
    assert_eq!(gateway.names(ANN), ["SetNotReady_Success"], "once only");
}

#[test]
fn a_dropped_poll_takes_its_event_with_it() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    gateway.act(fault("agentevent", FaultKind::Drop));
    gateway.ok(ANN, SayBusy::default());
    let connection = gateway.send_as(ANN, &PollEvents::default().into());
    assert_eq!(gateway.dropped, [connection]);
    assert!(gateway.names(ANN).is_empty());
}

#[test]
fn a_delayed_answer_comes_later() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    gateway.act(fault("saybusy", FaultKind::Delay));
    let connection = gateway.send_as(ANN, &SayBusy::default().into());
    gateway.wait_ms(4_999);
    assert_eq!(gateway.answer(connection), None);
    gateway.wait_ms(1);
    assert!(gateway.answer(connection).is_some());
}

#[test]
fn a_status_replaces_the_request() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    gateway.act(fault("saybusy", FaultKind::Status));
    assert!(gateway.code(ANN, SayBusy::default()).contains("503"));
    assert_eq!(gateway.agent(ANN).state, AgentState::Ready);
    gateway.ok(ANN, SayBusy::default());
}

#[test]
fn a_restarted_gateway_knows_nobody() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    gateway.ring();
    gateway.events(ANN);
    let open = gateway.send_as(ANN, &PollEvents::default().into());
    gateway.act(Control::Restart);
    assert_eq!(gateway.dropped, [open]);
    assert_eq!(gateway.agent(ANN).state, AgentState::SignedOut);
    assert_eq!(gateway.code(ANN, PollEvents::default()), "100-006");
    gateway.wait(300);
    gateway.sign_in(ANN);
}

#[test]
fn unknown_routes_are_not_found_and_counted() {
    let mut gateway = TestGateway::new();
    for _ in 0..2 {
        let connection = gateway.send("GET", "/agentgroup/13800000001/restreason?x=1", None, "");
        assert_eq!(gateway.answer(connection).unwrap().status, 404);
    }
    let unknown = gateway.world.unknown();
    assert_eq!((unknown.len(), unknown[0].count), (1, 2));
    assert_eq!(unknown[0].path, "/agentgroup/138••••01/restreason");
}

#[test]
fn the_log_tells_no_secrets() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    gateway.ring();
    gateway.events(ANN);
    let log = serde_json::to_string(&gateway.world.log()).unwrap();
    assert!(log.contains("/onlineagent/{agentid} -> 0") && log.contains("AgentEvent_Ringing"), "{log}");
    let guid = gateway.guids[ANN].expose();
    for secret in [guid, "offhook-1001", CUSTOMER, "order=7"] {
        assert!(!log.contains(secret), "{log}");
    }
}

#[test]
fn requests_are_read_or_refused_with_a_sentence() {
    let parse = |method: &str, path: &str, body: &str| {
        Control::parse(method, path, body).map_err(|error| (error.status, error.sentence))
    };
    assert!(parse("POST", "/simulator/calls", r#"{"from":"1","to":{"skill":25}}"#).is_ok());
    assert!(parse("POST", "/simulator/calls", r#"{"from":"1","to":{"agent":"1001"},"data":"x"}"#).is_ok());
    assert!(parse("POST", "/simulator/faults", r#"{"path":"x","kind":"drop"}"#).is_ok());
    let refusal = Refusal { retcode: "100-007".into(), operation: None, agent: None, count: 1 };
    let read = parse("POST", "/simulator/faults", r#"{"retcode":"100-007"}"#);
    assert_eq!(read, Ok(Control::Refuse(refusal)));
    for (method, path, body, status, hint) in [
        ("POST", "/simulator/calls", "", 400, "not JSON"),
        ("POST", "/simulator/calls", "{}", 400, "\"from\" is missing"),
        ("POST", "/simulator/calls", r#"{"from":"1"}"#, 400, "either a skill or an agent"),
        ("POST", "/simulator/calls", r#"{"from":"1","to":{"skill":"x"}}"#, 400, "must be an id"),
        ("POST", "/simulator/faults", r#"{"path":"x","kind":"delay"}"#, 400, "\"ms\" is missing"),
        ("POST", "/simulator/faults", r#"{"path":"x","kind":"status","status":99}"#, 400, "200 to 599"),
        ("POST", "/simulator/faults", r#"{"retcode":"0"}"#, 400, "the code of a refusal"),
        ("POST", "/simulator/faults", r#"{"retcode":"100-007","operation":"x"}"#, 400, "a log method name"),
        ("GET", "/simulator/calls", "", 405, "Send POST"),
        ("GET", "/simulator/nothing", "", 404, "GET /simulator/state"),
    ] {
        let (got, sentence) = parse(method, path, body).unwrap_err();
        assert_eq!(got, status, "{path} {body}");
        assert!(sentence.contains(hint), "{sentence}");
    }
}

#[test]
fn a_request_is_refused_with_a_chosen_code() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    gateway.sign_in(BOB);
    let (operation, agent) = (Some("sayBusy".to_owned()), Some(ANN.into()));
    gateway.act(Control::Refuse(Refusal { retcode: "100-008".into(), operation, agent, count: 1 }));
    gateway.ok(ANN, AgentStatus {});
    gateway.ok(BOB, SayBusy::default());
    assert_eq!(gateway.code(ANN, SayBusy::default()), "100-008");
    assert_eq!(gateway.agent(ANN).state, AgentState::Ready, "not carried out");
    gateway.ok(ANN, SayBusy::default());
}
