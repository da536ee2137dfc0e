//! The customer's side, by number and by control.

use offhook_protocol::{
    AgentState, CallId, GatewayEvent, Reply,
    call_control::{Answer, SecondDial, Transfer},
    call_info::AppData,
};
use offhook_simulator::{
    Control,
    control::CustomerAct,
    scenario::{Behaviour, Customer},
    world::{CallStage, causes},
};

use crate::test_gateway::{ANN, BOB, CUSTOMER, TestGateway};

const SILENT: &str = "13800000003";

fn gateway() -> TestGateway {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    gateway
}

fn act(gateway: &mut TestGateway, call: &CallId, act: CustomerAct) {
    gateway.act(Control::Act(call.clone(), act));
}

/// Returns the cause and the words with which a call has failed.
fn failure(gateway: &mut TestGateway) -> (i64, String) {
    let events = gateway.events(ANN);
    let detected = events.into_iter().find_map(|event| match event {
        GatewayEvent::DialFailureDetected(it) => Some((it.cause, it.text)),
        _ => None,
    });
    detected.expect("it says why")
}

#[test]
fn every_cause_by_number() {
    let mut gateway = gateway();
    for cause in causes() {
        gateway.dial(ANN, &format!("19900{cause}"));
        gateway.wait(1);
        let (told, words) = failure(&mut gateway);
        assert_eq!(told, cause);
        assert!(words.len() > 3, "{cause}: {words}");
        assert_eq!(gateway.agent(ANN).state, AgentState::Ready);
    }
    let call = gateway.dial(ANN, "199001");
    gateway.wait(2);
    assert_eq!(gateway.stage(&call), Some(CallStage::Talking), "1 is no cause");
}

#[test]
fn every_cause_by_control_while_it_is_dialled() {
    let mut gateway = gateway();
    for cause in causes() {
        let call = gateway.dial(ANN, CUSTOMER);
        act(&mut gateway, &call, CustomerAct::Fail(cause));
        assert_eq!(failure(&mut gateway).0, cause);
    }
    let call = gateway.talk(ANN);
    let (refused, _) = gateway.world.act(gateway.now, Control::Act(call, CustomerAct::Fail(145)));
    assert_eq!(refused.expect_err("nobody is being called").status, 409);
}

#[test]
fn a_customer_answers_at_once_who_would_not() {
    let mut gateway = gateway();
    let call = gateway.dial(ANN, SILENT);
    gateway.events(ANN);
    act(&mut gateway, &call, CustomerAct::Answer);
    assert_eq!(gateway.names(ANN), ["Talking", "Record"]);
    gateway.wait(60);
    assert!(gateway.names(ANN).is_empty(), "the ringing is over");
    assert_eq!(gateway.stage(&call), Some(CallStage::Talking));
}

#[test]
fn nobody_answers_before_the_agents_phone_is_lifted() {
    let mut gateway = TestGateway::with(|it| it.phone_lifts_after_ms = 3_000);
    gateway.sign_in(ANN);
    let call = gateway.dial(ANN, CUSTOMER);
    let (refused, _) = gateway.world.act(gateway.now, Control::Act(call, CustomerAct::Answer));
    assert_eq!(refused.expect_err("not yet").status, 409);
}

#[test]
fn silence_keys_and_the_agents_digits() {
    let mut gateway = gateway();
    let call = gateway.talk(ANN);
    act(&mut gateway, &call, CustomerAct::Silence(true));
    act(&mut gateway, &call, CustomerAct::Keys("1".to_owned()));
    act(&mut gateway, &call, CustomerAct::Keys("2#".to_owned()));
    for digits in ["4", "5*"] {
        gateway.ok(ANN, SecondDial { digits: digits.into() });
    }
    let truth = gateway.call(&call).unwrap();
    assert_eq!((truth.silent, truth.keys.as_str(), truth.sent.as_str()), (true, "12#", "45*"));
    assert!(gateway.names(ANN).is_empty(), "no event tells of it");
    act(&mut gateway, &call, CustomerAct::Silence(false));
    assert!(!gateway.call(&call).unwrap().silent);
}

#[test]
fn a_customer_is_given_other_ways() {
    let mut gateway = gateway();
    let put = |gateway: &mut TestGateway, behaviour| {
        let number = CUSTOMER.into();
        gateway.act(Control::Customer(Customer {
            number,
            name: String::new(),
            behaviour,
            patience_seconds: None,
        }));
    };
    put(&mut gateway, Behaviour::Answers { after_seconds: 7 });
    let call = gateway.dial(ANN, CUSTOMER);
    gateway.wait(6);
    assert_eq!(gateway.stage(&call), Some(CallStage::RemoteRinging));
    gateway.wait(1);
    assert_eq!(gateway.stage(&call), Some(CallStage::Talking));
    gateway.customer_hangs_up(&call);
    put(&mut gateway, Behaviour::Fails { cause: 548, after_seconds: 3 });
    let call = gateway.dial(ANN, CUSTOMER);
    assert_eq!(gateway.stage(&call), Some(CallStage::RemoteRinging));
    gateway.events(ANN);
    gateway.wait(3);
    assert_eq!(failure(&mut gateway).0, 548);
    put(&mut gateway, Behaviour::WrongNumber);
    let callout = offhook_protocol::call_control::Callout { called: CUSTOMER.into(), ..Default::default() };
    assert_eq!(gateway.code(ANN, callout), "200-001");
}

#[test]
fn the_platform_ends_a_call() {
    let mut gateway = gateway();
    let call = gateway.talk(ANN);
    gateway.act(Control::Drop(call.clone()));
    assert_eq!(
        gateway.names(ANN),
        ["Customer_Release", "Call_Release", "StopRecordDone", "PhoneRelease", "Ready"],
        "as when the customer hangs up"
    );
    let (refused, _) = gateway.world.act(gateway.now, Control::Drop(call));
    assert_eq!(refused.expect_err("it is over").status, 404);
    // Ringing, and in a queue.
    let ringing = gateway.ring();
    let waiting = gateway.ring();
    gateway.act(Control::Drop(waiting));
    assert!(gateway.truth().queues[0].waiting.is_empty());
    gateway.act(Control::Drop(ringing));
    assert_eq!(gateway.agent(ANN).state, AgentState::Ready);
    assert_eq!(gateway.code(ANN, Answer::default()), "200-002");
}

#[test]
fn acts_are_read_or_refused_with_a_sentence() {
    let parse = |path: &str, body: &str| {
        Control::parse("POST", &format!("/simulator/{path}"), body).map_err(|error| error.sentence)
    };
    let acts = |act| Ok(Control::Act("1-1".into(), act));
    assert_eq!(parse("calls/1-1/answer", ""), acts(CustomerAct::Answer));
    assert_eq!(parse("calls/1-1/fail", r#"{"cause":531}"#), acts(CustomerAct::Fail(531)));
    assert_eq!(parse("calls/1-1/silence", r#"{"on":true}"#), acts(CustomerAct::Silence(true)));
    assert_eq!(parse("calls/1-1/keys", r#"{"keys":"1#"}"#), acts(CustomerAct::Keys("1#".to_owned())));
    assert_eq!(parse("calls/1-1/drop", ""), Ok(Control::Drop("1-1".into())));
    assert!(parse("customers", r#"{"number":"1","behaviour":{"does":"busy"}}"#).is_ok());
    for (path, body, hint) in [
        ("calls/1-1/fail", r#"{"cause":1552}"#, "no cause 1552"),
        ("calls/1-1/fail", "", "cause"),
        ("calls/1-1/silence", "{}", "\"on\""),
        ("calls/1-1/keys", r#"{"keys":"x"}"#, "digits, * and #"),
        ("customers", r#"{"number":"1","behaviour":{"does":"fails","cause":1}}"#, "no cause 1"),
    ] {
        let sentence = parse(path, body).unwrap_err();
        assert!(sentence.contains(hint), "{sentence}");
    }
}

#[test]
fn the_third_party_of_a_transfer_answers_or_does_not() {
    for (mode, act, names) in [
        (2, CustomerAct::Answer, &["SuccTransResult", "StopRecordDone", "Call_Release"][..]),
        (2, CustomerAct::Fail(145), &["SuccTransResult", "Talking"]),
        (4, CustomerAct::Answer, &["Conference"]),
        (4, CustomerAct::Fail(145), &["Connect_Fail", "Talking"]),
    ] {
        let mut gateway = gateway();
        let call = gateway.talk(ANN);
        let transfer = Transfer { device: 5, address: "10086".into(), mode, ..Transfer::default() };
        gateway.ok(ANN, transfer);
        self::act(&mut gateway, &call, act);
        let told = gateway.names(ANN);
        assert_eq!(told[..names.len()], *names);
        gateway.wait(60);
        assert!(gateway.names(ANN).is_empty(), "nothing else comes of it");
    }
}

#[test]
fn call_data_goes_with_the_call_to_whoever_has_it() {
    let data = |gateway: &TestGateway, agent: &str| gateway.agent(agent).calls[0].data.clone();
    // To a queue, with data of its own and without; and to a consulted colleague.
    for (given, arrives) in [(None, "order=7"), (Some("order=7;vip"), "order=7;vip")] {
        let mut gateway = gateway();
        gateway.talk(ANN);
        gateway.sign_in(BOB);
        let transfer = Transfer {
            device: 1,
            address: "25".into(),
            mode: 2,
            data: given.map(Into::into),
            ..Transfer::default()
        };
        gateway.ok(ANN, transfer);
        assert_eq!(data(&gateway, BOB).as_deref(), Some(arrives));
        gateway.ok(BOB, Answer::default());
        let Ok(Reply::AppData(read)) = gateway.ask(BOB, AppData::default()) else { panic!("no data") };
        assert_eq!(read.expose(), arrives);
        assert_eq!(gateway.agent(BOB).calls[0].transferred_by, Some(ANN.into()));
    }
    let mut gateway = gateway();
    gateway.talk(ANN);
    gateway.sign_in(BOB);
    gateway.consult(ANN, BOB, 2);
    assert_eq!(data(&gateway, BOB).as_deref(), Some("order=7"));
}
