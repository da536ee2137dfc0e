//! A colleague is asked into the customer's call: consultation mode 2.

use offhook_protocol::{
    AgentState, CallId, GatewayEvent, Reply,
    agent_control::SayBusy,
    call_control::{Answer, CancelTransfer, DropCall, GetHold, Hold, InnerHelp, Reject, Release},
};
use offhook_simulator::{
    Settings,
    settings::{AfterConsultation, ConferenceId},
    world::CallStage,
};

use crate::test_gateway::{ANN, BOB, CUSTOMER, TestGateway};

const RINGS: [&str; 5] = ["Busy", "PhoneAlerting", "PhoneOffhook", "Incoming_CallInfo", "Ringing"];

fn help(hold: Option<bool>) -> InnerHelp {
    InnerHelp { address: BOB.into(), device: 2, mode: 2, hold, ..InnerHelp::default() }
}

/// Returns the gateway, the customer's call with Ann and the new one by which Ann asks Bob into it.
fn asked(hold: Option<bool>, change: impl FnOnce(&mut Settings)) -> (TestGateway, CallId, CallId) {
    let mut gateway = TestGateway::with(change);
    gateway.sign_in(ANN);
    gateway.sign_in(BOB);
    let customers = gateway.talk(ANN);
    let Ok(Reply::InnerHelp(Some(call))) = gateway.ask(ANN, help(hold)) else { panic!("refused") };
    (gateway, customers, call)
}

fn stages(gateway: &TestGateway, agent: &str) -> Vec<CallStage> {
    gateway.agent(agent).calls.iter().map(|call| call.state).collect()
}

#[test]
fn all_three_talk_once_the_colleague_answers() {
    let (mut gateway, customers, call) = asked(None, |_| {});
    assert_eq!(gateway.names(ANN), ["Customer_Alerting"]);
    assert_eq!(gateway.names(BOB), RINGS);
    assert_eq!(stages(&gateway, ANN), [CallStage::Talking, CallStage::RemoteRinging]);
    gateway.ok(BOB, Answer::default());
    let events = gateway.events(ANN);
    let [GatewayEvent::Conference(it), GatewayEvent::RemoteReleased(gone)] = events.as_slice() else {
        panic!("{events:?}")
    };
    assert_eq!((&it.call, it.partners.expose()), (&call, format!("{BOB},{CUSTOMER}").as_str()));
    assert_eq!((&gone.call, gone.number.expose()), (&customers, CUSTOMER));
    let events = gateway.events(BOB);
    let [GatewayEvent::Talking(parties), GatewayEvent::Conference(it)] = events.as_slice() else {
        panic!("{events:?}")
    };
    assert_eq!((parties.feature, parties.leg.as_str()), (Some(52), "assistant"));
    assert_eq!((&it.call, it.partners.expose()), (&call, format!("{ANN},{CUSTOMER}").as_str()));
    for (agent, other) in [(ANN, BOB), (BOB, ANN)] {
        let calls = gateway.agent(agent).calls;
        assert_eq!((calls.len(), &calls[0].id, calls[0].state), (1, &call, CallStage::Conference));
        assert_eq!(calls[0].partners, [other, CUSTOMER]);
    }
    gateway.ok(ANN, Release {});
    assert_eq!(gateway.names(ANN), ["Call_Release", "StopRecordDone", "PhoneRelease", "Ready"]);
    assert_eq!(gateway.agent(BOB).calls[0].number, CUSTOMER);
    gateway.customer_hangs_up(&call);
    assert_eq!(gateway.names(BOB).last().map(String::as_str), Some("Ready"));
}

#[test]
fn the_customer_may_be_held_meanwhile_and_told_so() {
    for hold in [Some(true), Some(false)] {
        let (mut gateway, customers, call) = asked(hold, |it| it.hold_event_before_three_party_help = true);
        let held = hold == Some(true);
        assert_eq!(gateway.names(ANN).contains(&"Hold".to_owned()), held);
        let stage = if held { CallStage::Held } else { CallStage::Talking };
        assert_eq!(gateway.stage(&customers), Some(stage));
        assert_eq!(gateway.code(ANN, GetHold::default()), if held { "200-016" } else { "200-015" });
        gateway.ok(BOB, Answer::default());
        assert_eq!(gateway.names(ANN), ["Conference", "Customer_Release"]);
        assert_eq!(gateway.stage(&call), Some(CallStage::Conference));
    }
}

#[test]
fn a_colleague_who_does_not_come() {
    // Rejects, does not answer, is not there.
    for way in 0..3 {
        let mut gateway = TestGateway::new();
        gateway.sign_in(ANN);
        gateway.sign_in(BOB);
        let customers = gateway.talk(ANN);
        if way == 2 {
            gateway.ok(BOB, SayBusy::default());
        }
        gateway.ok(ANN, help(None));
        match way {
            0 => gateway.ok(BOB, Reject { call: None, mode: 2 }),
            1 => gateway.wait(20),
            _ => {}
        }
        assert_eq!(gateway.names(ANN).last().map(String::as_str), Some("Consult_Fail"), "{way}");
        assert_eq!(stages(&gateway, ANN), [CallStage::Talking]);
        gateway.ok(ANN, Hold {});
        assert_eq!(gateway.stage(&customers), Some(CallStage::Held));
    }
    for (after, names, stage) in [
        (AfterConsultation::StaysHeld, vec!["Consult_Fail"], CallStage::Held),
        (AfterConsultation::Retrieved, vec!["Consult_Fail", "Talking"], CallStage::Talking),
    ] {
        let (mut gateway, customers, _) = asked(None, |it| {
            it.hold_event_before_three_party_help = true;
            it.after_consultation = after;
        });
        gateway.events(ANN);
        gateway.ok(BOB, Reject { call: None, mode: 2 });
        assert_eq!(gateway.names(ANN), names);
        assert_eq!(gateway.stage(&customers), Some(stage));
    }
}

#[test]
fn whoever_leaves_before_all_three_talk() {
    // The agent takes the question back.
    let (mut gateway, customers, call) = asked(None, |_| {});
    gateway.events(ANN);
    gateway.events(BOB);
    gateway.ok(ANN, DropCall { call });
    assert_eq!(gateway.names(ANN), ["Consult_Fail"]);
    assert_eq!(gateway.names(BOB), ["Customer_Release", "Call_Release", "PhoneRelease", "Ready"]);
    assert_eq!(gateway.stage(&customers), Some(CallStage::Talking));

    // The customer: the two agents talk alone.
    let (mut gateway, customers, call) = asked(None, |_| {});
    gateway.events(ANN);
    gateway.events(BOB);
    gateway.customer_hangs_up(&customers);
    assert_eq!(gateway.names(ANN), ["Customer_Release", "Call_Release", "StopRecordDone"]);
    gateway.ok(BOB, Answer::default());
    assert_eq!(gateway.names(ANN), ["Talking"]);
    assert_eq!(gateway.names(BOB), ["Talking"]);
    assert_eq!(gateway.call(&call).unwrap().number, BOB);

    // The agent, from the customer: likewise.
    let (mut gateway, customers, call) = asked(None, |_| {});
    gateway.ok(ANN, DropCall { call: customers });
    gateway.ok(BOB, Answer::default());
    assert_eq!(gateway.stage(&call), Some(CallStage::Talking));
    assert_eq!(gateway.agent(ANN).state, AgentState::OnCall);
}

#[test]
fn by_the_customers_call_and_without_talking_first() {
    let (mut gateway, customers, _) = asked(None, |it| {
        it.conference_id = ConferenceId::Held;
        it.release_of_joined_call = false;
        it.talking_before_three_party_help = false;
    });
    gateway.events(ANN);
    gateway.events(BOB);
    gateway.ok(BOB, Answer::default());
    assert_eq!(gateway.names(ANN), ["Conference"]);
    assert_eq!(gateway.names(BOB), ["Conference"]);
    assert_eq!(gateway.agent(ANN).calls[0].id, customers);
}

#[test]
fn a_queue_is_asked_into_the_call() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    gateway.talk(ANN);
    let asked = InnerHelp { address: "25".into(), device: 1, mode: 2, ..InnerHelp::default() };
    gateway.ok(ANN, asked);
    assert!(gateway.names(ANN).is_empty(), "nobody is there");
    gateway.sign_in(BOB);
    gateway.ok(BOB, Answer::default());
    assert_eq!(stages(&gateway, ANN), [CallStage::Conference]);
}

#[test]
fn what_cannot_be_asked_meanwhile() {
    let (mut gateway, _, _) = asked(None, |_| {});
    assert_eq!(gateway.code(ANN, help(None)), "200-018");
    assert_eq!(gateway.code(ANN, Hold {}), "200-014");
    assert_eq!(gateway.code(ANN, CancelTransfer {}), "200-012");
    // A call among agents has no customer to join.
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    gateway.sign_in(BOB);
    gateway.ok(ANN, offhook_protocol::call_control::CallInner { called: BOB.into(), ..Default::default() });
    gateway.ok(BOB, Answer::default());
    gateway.sign_in("1003");
    let asked = InnerHelp { address: "1003".into(), device: 2, mode: 2, ..InnerHelp::default() };
    assert_eq!(gateway.code(ANN, asked), "100-007");
}
