//! Calls among agents: internal calls and consultations of two.

use offhook_protocol::{
    AgentState, CallId, GatewayEvent, Reply,
    agent_control::{Logout, SayBusy},
    call_control::{
        Answer, BeginMute, CallInner, Disconnect, DropCall, GetHold, Hold, InnerHelp, Reject, Release,
    },
    call_info::{CallInfoBeforeAnswer, HoldList, QueryCallInfo},
};
use offhook_simulator::{
    settings::{AfterConsultation, InternalFailure},
    world::{CallStage, Direction},
};

use crate::test_gateway::{ANN, BOB, CUSTOMER, TestGateway};

const RINGS: [&str; 5] = ["Busy", "PhoneAlerting", "PhoneOffhook", "Incoming_CallInfo", "Ringing"];

fn call_bob(gateway: &mut TestGateway) -> CallId {
    let request = CallInner { called: BOB.into(), ..CallInner::default() };
    match gateway.ask(ANN, request) {
        Ok(Reply::CallInner(Some(id))) => id,
        other => panic!("calling a colleague: {other:?}"),
    }
}

fn gateway_of_two(change: impl FnOnce(&mut offhook_simulator::Settings)) -> TestGateway {
    let mut gateway = TestGateway::with(change);
    gateway.sign_in(ANN);
    gateway.sign_in(BOB);
    gateway
}

#[test]
fn an_internal_call_held_muted_and_ended_by_either() {
    for ends in [ANN, BOB] {
        let mut gateway = gateway_of_two(|_| {});
        let call = call_bob(&mut gateway);
        assert_eq!(gateway.names(ANN), ["PhoneAlerting", "PhoneOffhook", "Busy", "Customer_Alerting"]);
        assert_eq!(gateway.names(BOB), RINGS);
        assert_eq!(gateway.agent(ANN).calls[0].state, CallStage::RemoteRinging);
        assert_eq!(gateway.agent(BOB).calls[0].state, CallStage::Ringing);
        gateway.ok(BOB, Answer { call: Some(call.clone()) });
        assert_eq!(gateway.names(ANN), ["Talking"]);
        assert_eq!(gateway.names(BOB), ["Talking"]);
        for (agent, other, direction) in [(ANN, BOB, Direction::Outbound), (BOB, ANN, Direction::Inbound)] {
            let truth = &gateway.agent(agent).calls[0];
            assert_eq!((&truth.id, truth.state, truth.direction), (&call, CallStage::Talking, direction));
            assert_eq!(truth.number, other);
            assert!(truth.partners.is_empty());
        }
        gateway.ok(BOB, Hold {});
        gateway.ok(ANN, BeginMute {});
        assert_eq!(gateway.names(BOB), ["Hold"]);
        assert!(gateway.names(ANN).is_empty());
        let (ann, bob) = (gateway.agent(ANN).calls[0].clone(), gateway.agent(BOB).calls[0].clone());
        assert_eq!((ann.state, ann.muted), (CallStage::Talking, true));
        assert_eq!((bob.state, bob.muted), (CallStage::Held, false));
        gateway.ok(BOB, GetHold::default());
        gateway.events(BOB);
        gateway.ok(ends, Release {});
        let own = ["Call_Release", "Customer_Release", "PhoneRelease", "Ready"];
        let others = ["Customer_Release", "Call_Release", "PhoneRelease", "Ready"];
        assert_eq!(gateway.names(ends), own);
        assert_eq!(gateway.names(if ends == ANN { BOB } else { ANN }), others);
        assert!(gateway.agent(ANN).calls.is_empty() && gateway.agent(BOB).calls.is_empty());
    }
}

#[test]
fn what_the_events_of_an_internal_call_say() {
    let mut gateway = gateway_of_two(|_| {});
    let call = call_bob(&mut gateway);
    let rang = gateway.events(ANN).into_iter().find_map(|event| match event {
        GatewayEvent::RemoteRinging(it) => Some(it),
        _ => None,
    });
    let rang = rang.expect("it rings");
    assert_eq!((rang.number.expose(), rang.agent.as_str(), rang.leg.as_str()), (BOB, BOB, "main"));
    match gateway.ask(BOB, CallInfoBeforeAnswer {}) {
        Ok(Reply::CallInfoBeforeAnswer(Some(info))) => {
            assert_eq!((info.feature, info.call, info.caller.expose()), (6, call.clone(), ANN));
        }
        other => panic!("{other:?}"),
    }
    gateway.events(BOB);
    gateway.ok(BOB, Answer::default());
    for agent in [ANN, BOB] {
        let events = gateway.events(agent);
        let [GatewayEvent::Talking(parties)] = events.as_slice() else { panic!("{events:?}") };
        assert_eq!((parties.feature, parties.leg.as_str()), (Some(6), "main"));
        assert_eq!((parties.caller.expose(), parties.called.expose()), (ANN, BOB));
        match gateway.ask(agent, QueryCallInfo::default()) {
            Ok(Reply::QueryCallInfo(Some(info))) => assert_eq!((info.feature, info.call), (6, call.clone())),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn a_colleague_who_is_not_there_not_ready_unwilling_or_deaf() {
    let failed = ["PhoneAlerting", "PhoneOffhook", "Busy", "Inside_Call_Fail", "PhoneRelease", "Ready"];
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    call_bob(&mut gateway);
    assert_eq!(gateway.names(ANN), failed);
    gateway.sign_in(BOB);
    gateway.ok(BOB, SayBusy::default());
    gateway.events(BOB);
    call_bob(&mut gateway);
    assert_eq!(gateway.names(ANN), failed);
    assert!(gateway.names(BOB).is_empty());

    for mode in [1, 2] {
        let mut gateway = gateway_of_two(|_| {});
        call_bob(&mut gateway);
        gateway.events(ANN);
        gateway.events(BOB);
        gateway.ok(BOB, Reject { call: None, mode });
        assert_eq!(gateway.names(ANN), failed[3..]);
        let state = if mode == 1 { AgentState::Busy } else { AgentState::Ready };
        assert_eq!((gateway.agent(BOB).state, gateway.agent(ANN).state), (state, AgentState::Ready));
    }

    let mut gateway = gateway_of_two(|_| {});
    call_bob(&mut gateway);
    gateway.events(ANN);
    gateway.events(BOB);
    gateway.wait(20);
    assert_eq!(gateway.names(ANN), failed[3..]);
    assert_eq!(gateway.names(BOB), ["No_Answer", "PhoneRelease", "SetNotReady_Success"]);

    for (failure, name) in
        [(InternalFailure::DialFailed, "Call_Out_Fail"), (InternalFailure::ConnectFailed, "Connect_Fail")]
    {
        let mut gateway = TestGateway::with(|it| it.internal_failure = failure);
        gateway.sign_in(ANN);
        call_bob(&mut gateway);
        assert_eq!(gateway.names(ANN)[3], name);
    }
}

#[test]
fn an_internal_call_given_up_or_impossible() {
    let mut gateway = gateway_of_two(|_| {});
    let call = call_bob(&mut gateway);
    gateway.events(ANN);
    gateway.events(BOB);
    gateway.ok(ANN, DropCall { call });
    assert_eq!(gateway.names(ANN), ["Inside_Call_Fail", "PhoneRelease", "Ready"]);
    assert_eq!(gateway.names(BOB), ["Customer_Release", "Call_Release", "PhoneRelease", "Ready"]);
    for called in ["", "x", ANN] {
        let request = CallInner { called: called.into(), ..CallInner::default() };
        assert_eq!(gateway.code(ANN, request), "000-002");
    }
    call_bob(&mut gateway);
    let request = CallInner { called: BOB.into(), ..CallInner::default() };
    assert_eq!(gateway.code(ANN, request), "100-007");
    gateway.ok(BOB, Answer::default());
    assert_eq!(gateway.code(ANN, Logout {}), "100-007");
}

#[test]
fn a_consultation_and_back_to_the_customer() {
    let mut gateway = gateway_of_two(|_| {});
    let customers = gateway.talk(ANN);
    let call = gateway.consult(ANN, BOB, 2);
    assert_eq!(gateway.names(ANN), ["Hold", "Customer_Alerting"]);
    assert_eq!(gateway.names(BOB), RINGS);
    gateway.ok(BOB, Answer::default());
    let events = gateway.events(ANN);
    let [GatewayEvent::Talking(parties)] = events.as_slice() else { panic!("{events:?}") };
    assert_eq!((parties.feature, parties.leg.as_str()), (Some(51), "assistant"));
    assert_eq!(parties.call, call);
    assert_eq!(gateway.names(BOB), ["Talking"]);
    let numbers: Vec<_> = gateway.agent(ANN).calls.iter().map(|it| (it.number.clone(), it.state)).collect();
    assert_eq!(numbers, [(CUSTOMER.to_owned(), CallStage::Held), (BOB.to_owned(), CallStage::Talking)]);
    match gateway.ask(ANN, HoldList {}) {
        Ok(Reply::HoldList(held)) => assert_eq!(held[0].call, customers),
        other => panic!("{other:?}"),
    }
    assert_eq!(gateway.code(ANN, GetHold::default()), "200-016");
    // The customer is not on the last call; the colleague can only leave.
    assert_eq!(gateway.code(ANN, Disconnect { number: CUSTOMER.into() }), "200-024");
    assert_eq!(gateway.code(BOB, Disconnect { number: ANN.into() }), "200-024");
    gateway.ok(BOB, Release {});
    let events = gateway.events(ANN);
    let [GatewayEvent::RemoteReleased(gone), GatewayEvent::CallReleased(over)] = events.as_slice() else {
        panic!("{events:?}")
    };
    assert_eq!((&gone.call, gone.number.expose(), &over.0), (&call, BOB, &call));
    assert_eq!(gateway.names(BOB), ["Call_Release", "Customer_Release", "PhoneRelease", "Ready"]);
    assert_eq!(gateway.agent(ANN).state, AgentState::OnCall);
    gateway.ok(ANN, GetHold { call: Some(customers.clone()) });
    assert_eq!(gateway.names(ANN), ["Talking"]);
    assert_eq!(gateway.stage(&customers), Some(CallStage::Talking));
}

#[test]
fn the_consulting_agent_ends_a_consultation_in_three_ways() {
    for way in 0..3 {
        for answered in [false, true] {
            let mut gateway = gateway_of_two(|_| {});
            let customers = gateway.talk(ANN);
            let call = gateway.consult(ANN, BOB, 2);
            if answered {
                gateway.ok(BOB, Answer::default());
            }
            gateway.events(ANN);
            gateway.events(BOB);
            match way {
                0 => gateway.ok(ANN, DropCall { call }),
                1 => gateway.ok(ANN, Release {}),
                _ => gateway.ok(ANN, Disconnect { number: BOB.into() }),
            }
            let own: &[&str] =
                if answered { &["Call_Release", "Customer_Release"] } else { &["Consult_Fail"] };
            assert_eq!(gateway.names(ANN), own);
            assert_eq!(gateway.names(BOB), ["Customer_Release", "Call_Release", "PhoneRelease", "Ready"]);
            assert_eq!(gateway.stage(&customers), Some(CallStage::Held));
        }
    }
}

#[test]
fn a_consultation_that_fails_leaves_the_customer_held() {
    for after in [AfterConsultation::StaysHeld, AfterConsultation::Retrieved] {
        let mut gateway = TestGateway::with(|it| it.after_consultation = after);
        gateway.sign_in(ANN);
        let customers = gateway.talk(ANN);
        let retrieved = after == AfterConsultation::Retrieved;
        let failed: &[&str] = if retrieved { &["Consult_Fail", "Talking"] } else { &["Consult_Fail"] };
        gateway.consult(ANN, BOB, 2);
        assert_eq!(gateway.names(ANN), [&["Hold"], failed].concat(), "not signed in");
        let stage = if retrieved { CallStage::Talking } else { CallStage::Held };
        assert_eq!(gateway.stage(&customers), Some(stage));
        gateway.sign_in(BOB);
        if !retrieved {
            gateway.ok(ANN, GetHold::default());
        }
        gateway.consult(ANN, BOB, 2);
        gateway.events(ANN);
        gateway.events(BOB);
        gateway.ok(BOB, Reject { call: None, mode: 2 });
        assert_eq!(gateway.names(ANN), failed);
        assert_eq!(gateway.names(BOB), ["No_Answer", "PhoneRelease", "Ready"]);
    }
}

#[test]
fn a_queue_is_consulted() {
    let mut gateway = gateway_of_two(|_| {});
    gateway.ok(BOB, SayBusy::default());
    gateway.events(BOB);
    gateway.talk(ANN);
    let call = gateway.consult(ANN, "25", 1);
    assert_eq!(gateway.names(ANN), ["Hold"], "nobody is ready");
    assert_eq!(gateway.stage(&call), Some(CallStage::Dialing));
    assert_eq!(gateway.truth().queues[0].waiting[0].number, ANN);
    gateway.ok(BOB, offhook_protocol::agent_control::SayFree {});
    let names = gateway.names(BOB);
    assert_eq!(names[1..], RINGS);
    assert_eq!(gateway.names(ANN), ["Customer_Alerting"]);
    gateway.wait(20);
    assert_eq!(gateway.names(ANN), ["Consult_Fail"]);
}

#[test]
fn nobody_to_consult_or_nothing_to_consult_about() {
    let mut gateway = gateway_of_two(|_| {});
    let help = |address: &str, device, mode| InnerHelp {
        address: address.into(),
        device,
        mode,
        ..InnerHelp::default()
    };
    assert_eq!(gateway.code(ANN, help(BOB, 2, 1)), "200-018");
    gateway.talk(ANN);
    for (address, device, mode) in [("99", 1, 1), (ANN, 2, 1), ("", 2, 1), (BOB, 3, 1), (BOB, 2, 3)] {
        assert_eq!(
            gateway.code(ANN, help(address, device, mode)),
            "100-007",
            "000-002 is not in the list of CEC 6.1.2.5"
        );
    }
}

#[test]
fn the_held_customer_hangs_up_during_a_consultation() {
    let mut gateway = gateway_of_two(|_| {});
    let customers = gateway.talk(ANN);
    let call = gateway.consult(ANN, BOB, 2);
    gateway.ok(BOB, Answer::default());
    gateway.events(ANN);
    gateway.events(BOB);
    gateway.customer_hangs_up(&customers);
    assert_eq!(gateway.names(ANN), ["Customer_Release", "Call_Release", "StopRecordDone"]);
    assert!(gateway.names(BOB).is_empty());
    assert_eq!(gateway.stage(&call), Some(CallStage::Talking));
    gateway.ok(ANN, Release {});
    assert_eq!(gateway.names(ANN).last().map(String::as_str), Some("Ready"));
    assert_eq!(gateway.agent(BOB).state, AgentState::Ready);
}
