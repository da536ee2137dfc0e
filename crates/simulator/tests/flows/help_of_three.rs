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

use crate::floor::{ANN, BOB, CUSTOMER, Floor};

const RINGS: [&str; 5] = ["Busy", "PhoneAlerting", "PhoneOffhook", "Incoming_CallInfo", "Ringing"];

fn help(hold: Option<bool>) -> InnerHelp {
    InnerHelp { address: BOB.into(), device: 2, mode: 2, hold, ..InnerHelp::default() }
}

/// Returns the floor, the customer's call with Ann and the new one by which Ann asks Bob into it.
fn asked(hold: Option<bool>, change: impl FnOnce(&mut Settings)) -> (Floor, CallId, CallId) {
    let mut floor = Floor::with(change);
    floor.sign_in(ANN);
    floor.sign_in(BOB);
    let customers = floor.talk(ANN);
    let Ok(Reply::InnerHelp(Some(call))) = floor.ask(ANN, help(hold)) else { panic!("refused") };
    (floor, customers, call)
}

fn stages(floor: &Floor, agent: &str) -> Vec<CallStage> {
    floor.agent(agent).calls.iter().map(|call| call.state).collect()
}

#[test]
fn all_three_talk_once_the_colleague_answers() {
    let (mut floor, customers, call) = asked(None, |_| {});
    assert_eq!(floor.names(ANN), ["Customer_Alerting"]);
    assert_eq!(floor.names(BOB), RINGS);
    assert_eq!(stages(&floor, ANN), [CallStage::Talking, CallStage::RemoteRinging]);
    floor.ok(BOB, Answer::default());
    let events = floor.events(ANN);
    let [GatewayEvent::Conference(it), GatewayEvent::RemoteReleased(gone)] = events.as_slice() else {
        panic!("{events:?}")
    };
    assert_eq!((&it.call, it.partners.reveal()), (&call, format!("{BOB},{CUSTOMER}").as_str()));
    assert_eq!((&gone.call, gone.number.reveal()), (&customers, CUSTOMER));
    let events = floor.events(BOB);
    let [GatewayEvent::Talking(parties), GatewayEvent::Conference(it)] = events.as_slice() else {
        panic!("{events:?}")
    };
    assert_eq!((parties.feature, parties.leg.as_str()), (Some(52), "assistant"));
    assert_eq!((&it.call, it.partners.reveal()), (&call, format!("{ANN},{CUSTOMER}").as_str()));
    for (agent, other) in [(ANN, BOB), (BOB, ANN)] {
        let calls = floor.agent(agent).calls;
        assert_eq!((calls.len(), &calls[0].id, calls[0].state), (1, &call, CallStage::Conference));
        assert_eq!(calls[0].partners, [other, CUSTOMER]);
    }
    floor.ok(ANN, Release {});
    assert_eq!(floor.names(ANN), ["Call_Release", "StopRecordDone", "PhoneRelease", "Ready"]);
    assert_eq!(floor.agent(BOB).calls[0].number, CUSTOMER);
    floor.customer_hangs_up(&call);
    assert_eq!(floor.names(BOB).last().map(String::as_str), Some("Ready"));
}

#[test]
fn the_customer_may_be_held_meanwhile_and_told_so() {
    for hold in [Some(true), Some(false)] {
        let (mut floor, customers, call) = asked(hold, |it| it.hold_event_before_three_party_help = true);
        let held = hold == Some(true);
        assert_eq!(floor.names(ANN).contains(&"Hold".to_owned()), held);
        let stage = if held { CallStage::Held } else { CallStage::Talking };
        assert_eq!(floor.stage(&customers), Some(stage));
        assert_eq!(floor.code(ANN, GetHold::default()), if held { "200-016" } else { "200-015" });
        floor.ok(BOB, Answer::default());
        assert_eq!(floor.names(ANN), ["Conference", "Customer_Release"]);
        assert_eq!(floor.stage(&call), Some(CallStage::Conference));
    }
}

#[test]
fn a_colleague_who_does_not_come() {
    // Rejects, does not answer, is not there.
    for way in 0..3 {
        let mut floor = Floor::new();
        floor.sign_in(ANN);
        floor.sign_in(BOB);
        let customers = floor.talk(ANN);
        if way == 2 {
            floor.ok(BOB, SayBusy::default());
        }
        floor.ok(ANN, help(None));
        match way {
            0 => floor.ok(BOB, Reject { call: None, mode: 2 }),
            1 => floor.wait(20),
            _ => {}
        }
        assert_eq!(floor.names(ANN).last().map(String::as_str), Some("Consult_Fail"), "{way}");
        assert_eq!(stages(&floor, ANN), [CallStage::Talking]);
        floor.ok(ANN, Hold {});
        assert_eq!(floor.stage(&customers), Some(CallStage::Held));
    }
    for (after, names, stage) in [
        (AfterConsultation::StaysHeld, vec!["Consult_Fail"], CallStage::Held),
        (AfterConsultation::Retrieved, vec!["Consult_Fail", "Talking"], CallStage::Talking),
    ] {
        let (mut floor, customers, _) = asked(None, |it| {
            it.hold_event_before_three_party_help = true;
            it.after_consultation = after;
        });
        floor.events(ANN);
        floor.ok(BOB, Reject { call: None, mode: 2 });
        assert_eq!(floor.names(ANN), names);
        assert_eq!(floor.stage(&customers), Some(stage));
    }
}

#[test]
fn whoever_leaves_before_all_three_talk() {
    // The agent takes the question back.
    let (mut floor, customers, call) = asked(None, |_| {});
    floor.events(ANN);
    floor.events(BOB);
    floor.ok(ANN, DropCall { call });
    assert_eq!(floor.names(ANN), ["Consult_Fail"]);
    assert_eq!(floor.names(BOB), ["Customer_Release", "Call_Release", "PhoneRelease", "Ready"]);
    assert_eq!(floor.stage(&customers), Some(CallStage::Talking));

    // The customer: the two agents talk alone.
    let (mut floor, customers, call) = asked(None, |_| {});
    floor.events(ANN);
    floor.events(BOB);
    floor.customer_hangs_up(&customers);
    assert_eq!(floor.names(ANN), ["Customer_Release", "Call_Release", "StopRecordDone"]);
    floor.ok(BOB, Answer::default());
    assert_eq!(floor.names(ANN), ["Talking"]);
    assert_eq!(floor.names(BOB), ["Talking"]);
    assert_eq!(floor.call(&call).unwrap().number, BOB);

    // The agent, from the customer: likewise.
    let (mut floor, customers, call) = asked(None, |_| {});
    floor.ok(ANN, DropCall { call: customers });
    floor.ok(BOB, Answer::default());
    assert_eq!(floor.stage(&call), Some(CallStage::Talking));
    assert_eq!(floor.agent(ANN).state, AgentState::OnCall);
}

#[test]
fn by_the_customers_call_and_without_talking_first() {
    let (mut floor, customers, _) = asked(None, |it| {
        it.conference_id = ConferenceId::Held;
        it.release_of_joined_call = false;
        it.talking_before_three_party_help = false;
    });
    floor.events(ANN);
    floor.events(BOB);
    floor.ok(BOB, Answer::default());
    assert_eq!(floor.names(ANN), ["Conference"]);
    assert_eq!(floor.names(BOB), ["Conference"]);
    assert_eq!(floor.agent(ANN).calls[0].id, customers);
}

#[test]
fn a_queue_is_asked_into_the_call() {
    let mut floor = Floor::new();
    floor.sign_in(ANN);
    floor.talk(ANN);
    let asked = InnerHelp { address: "25".into(), device: 1, mode: 2, ..InnerHelp::default() };
    floor.ok(ANN, asked);
    assert!(floor.names(ANN).is_empty(), "nobody is there");
    floor.sign_in(BOB);
    floor.ok(BOB, Answer::default());
    assert_eq!(stages(&floor, ANN), [CallStage::Conference]);
}

#[test]
fn what_cannot_be_asked_meanwhile() {
    let (mut floor, _, _) = asked(None, |_| {});
    assert_eq!(floor.code(ANN, help(None)), "200-018");
    assert_eq!(floor.code(ANN, Hold {}), "200-014");
    assert_eq!(floor.code(ANN, CancelTransfer {}), "200-012");
    // A call among agents has no customer to join.
    let mut floor = Floor::new();
    floor.sign_in(ANN);
    floor.sign_in(BOB);
    floor.ok(ANN, offhook_protocol::call_control::CallInner { called: BOB.into(), ..Default::default() });
    floor.ok(BOB, Answer::default());
    floor.sign_in("1003");
    let asked = InnerHelp { address: "1003".into(), device: 2, mode: 2, ..InnerHelp::default() };
    assert_eq!(floor.code(ANN, asked), "100-007");
}
