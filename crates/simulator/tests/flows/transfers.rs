//! Transfers of calls, in every mode.

use offhook_protocol::{
    AgentState, CallId, GatewayEvent,
    agent_control::{SayBusy, SayFree},
    call_control::{Answer, CancelTransfer, Disconnect, DropCall, Hold, Reject, Release, Transfer},
};
use offhook_simulator::{
    Settings,
    settings::{FailedTransfer, SuccessOrder, TalkTransfer},
    world::CallStage,
};

use crate::test_gateway::{ANN, BOB, CUSTOMER, TestGateway};

const RINGS: [&str; 5] = ["Busy", "PhoneAlerting", "PhoneOffhook", "Incoming_CallInfo", "Ringing"];
const RELEASED: [&str; 4] = ["Call_Release", "StopRecordDone", "PhoneRelease", "Ready"];
const WORKED: [&str; 5] = ["SuccTransResult", "StopRecordDone", "Call_Release", "PhoneRelease", "Ready"];
const THIRD: &str = "10086";
const BUSY: &str = "13800000002";

fn to(device: i64, address: &str, mode: i64) -> Transfer {
    Transfer { device, address: address.into(), mode, ..Transfer::default() }
}

/// Returns a gateway on which Ann talks with a customer, and Bob is ready, and the call.
fn talking(change: impl FnOnce(&mut Settings)) -> (TestGateway, CallId) {
    let mut gateway = TestGateway::with(change);
    gateway.sign_in(ANN);
    gateway.sign_in(BOB);
    let call = gateway.talk(ANN);
    (gateway, call)
}

#[test]
fn modes_that_a_device_does_not_take() {
    let (mut gateway, _) = talking(|_| {});
    for (device, modes) in [
        (1, [1, 3, 4, 5]),
        (2, [1, 3, 4, -1]),
        (3, [2, 3, 4, 9]),
        (4, [1, 3, 4, 9]),
        (5, [0, 5, 6, -1]),
        (6, [0, 1, 2, 3]),
    ] {
        let address = if device == 3 { "6001" } else { "25" };
        for mode in modes {
            assert_eq!(gateway.code(ANN, to(device, address, mode)), "000-002", "{device} {mode}");
        }
    }
    for (device, address) in [(1, ""), (4, "x")] {
        assert_eq!(gateway.code(ANN, to(device, address, 0)), "000-002", "{device} {address}");
    }
    for (device, address) in [(1, "99"), (2, ANN), (2, "4711"), (3, "1"), (4, "1")] {
        assert_eq!(
            gateway.code(ANN, to(device, address, 0)),
            "100-007",
            "the platform knows, CEC 6.5.6: {device} {address}"
        );
    }
    assert!(gateway.names(ANN).is_empty());
    assert_eq!(gateway.code(BOB, to(2, ANN, 0)), "200-012");
    assert_eq!(gateway.code(ANN, CancelTransfer {}), "200-012");
    gateway.ok(ANN, Hold {});
    assert_eq!(gateway.code(ANN, to(2, BOB, 0)), "200-012");

    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    gateway.dial(ANN, THIRD);
    gateway.wait(2);
    assert_eq!(gateway.code(ANN, to(5, "10087", 1)), "000-002", "an outgoing call");
}

#[test]
fn released_to_an_agent() {
    let (mut gateway, call) = talking(|_| {});
    gateway.ok(ANN, to(2, BOB, 0));
    assert_eq!(gateway.names(ANN), RELEASED);
    let events = gateway.events(BOB);
    let Some(GatewayEvent::Ringing(parties)) = events.last() else { panic!("{events:?}") };
    assert_eq!((&parties.call, parties.feature), (&call, Some(0)));
    assert_eq!(parties.transfer.as_deref(), Some("yes"));
    assert_eq!(parties.transferred_by.as_ref().map(|it| it.expose()), Some(ANN));
    assert_eq!(gateway.agent(BOB).calls[0].number, CUSTOMER);
    gateway.ok(BOB, Answer::default());
    assert_eq!(gateway.names(BOB), ["Talking", "Record"]);
    gateway.customer_hangs_up(&call);
    assert_eq!(
        gateway.names(BOB),
        ["Customer_Release", "Call_Release", "StopRecordDone", "PhoneRelease", "Ready"]
    );
}

#[test]
fn released_to_an_agent_who_is_not_ready_it_waits() {
    let (mut gateway, call) = talking(|_| {});
    gateway.ok(BOB, SayBusy::default());
    gateway.ok(ANN, to(2, BOB, 0));
    assert_eq!(gateway.names(ANN), RELEASED);
    assert_eq!(gateway.agent(BOB).waiting[0].id, call);
    gateway.events(BOB);
    gateway.ok(BOB, SayFree {});
    assert_eq!(gateway.names(BOB)[1..], RINGS);
    gateway.ok(BOB, Reject { call: None, mode: 2 });
    assert!(gateway.agent(BOB).waiting.is_empty(), "the customer is gone");
}

#[test]
fn released_to_a_queue_or_an_access_code_another_agent_takes_it() {
    for (device, address) in [(1, "25"), (4, "95001")] {
        let (mut gateway, call) = talking(|_| {});
        gateway.ok(BOB, SayBusy::default());
        gateway.events(BOB);
        gateway.ok(ANN, to(device, address, 0));
        assert_eq!(gateway.names(ANN), RELEASED, "not back to whoever released it");
        assert_eq!(gateway.truth().queues[0].waiting[0].id, call);
        gateway.ok(BOB, SayFree {});
        assert_eq!(gateway.names(BOB)[1..], RINGS);
        assert_eq!(gateway.agent(BOB).calls[0].skill, Some(25));
    }
    let (mut gateway, call) = talking(|_| {});
    gateway.ok(ANN, to(4, "96001", 0));
    assert_eq!(gateway.truth().queues[2].waiting[0].id, call);
}

#[test]
fn released_to_the_outside_or_a_flow() {
    for (device, address, mode) in [(5, THIRD, 1), (3, "6001", 0)] {
        let (mut gateway, call) = talking(|_| {});
        gateway.ok(ANN, to(device, address, mode));
        assert_eq!(gateway.names(ANN), RELEASED);
        assert_eq!(gateway.call(&call), None);
        gateway.wait(60);
        assert!(gateway.names(ANN).is_empty() && gateway.names(BOB).is_empty());
    }
}

#[test]
fn a_success_transfer_keeps_the_agent_until_the_colleague_talks() {
    let (mut gateway, call) = talking(|_| {});
    gateway.ok(ANN, to(2, BOB, 2));
    assert!(gateway.names(ANN).is_empty());
    assert_eq!(gateway.names(BOB), RINGS);
    assert_eq!(gateway.agent(ANN).calls[0].state, CallStage::Transferring);
    assert_eq!(gateway.agent(ANN).calls[0].number, CUSTOMER);
    assert_eq!(gateway.agent(BOB).calls[0].number, CUSTOMER);
    gateway.ok(BOB, Answer::default());
    assert_eq!(gateway.names(ANN), WORKED);
    assert_eq!(gateway.names(BOB), ["Talking", "Record"]);
    assert_eq!(gateway.agent(ANN).calls, []);
    assert_eq!(gateway.stage(&call), Some(CallStage::Talking));

    for (order, names) in [
        (SuccessOrder::ReleaseFirst, ["Call_Release", "SuccTransResult", "StopRecordDone", "PhoneRelease"]),
        (
            SuccessOrder::WithRemoteReleased,
            ["SuccTransResult", "StopRecordDone", "Call_Release", "Customer_Release"],
        ),
    ] {
        let (mut gateway, _) = talking(|it| it.success_order = order);
        gateway.ok(ANN, to(2, BOB, 2));
        gateway.ok(BOB, Answer::default());
        assert_eq!(gateway.names(ANN)[..4], names);
    }
}

#[test]
fn a_success_transfer_that_fails_gives_the_customer_back() {
    for (told, name) in
        [(FailedTransfer::Result, "SuccTransResult"), (FailedTransfer::ConnectFailed, "Connect_Fail")]
    {
        // Rejected.
        let (mut gateway, call) = talking(|it| it.failed_transfer = told);
        gateway.ok(ANN, to(2, BOB, 2));
        gateway.ok(BOB, Reject { call: None, mode: 1 });
        assert_eq!(gateway.names(ANN), [name, "Talking"]);
        assert_eq!(gateway.agent(BOB).state, AgentState::Busy);
        assert_eq!(gateway.stage(&call), Some(CallStage::Talking));
        // Not ready.
        gateway.ok(ANN, to(2, BOB, 2));
        assert_eq!(gateway.names(ANN), [name, "Talking"]);
        // Not answered: an agent from a queue, a busy number, a number nobody answers.
        gateway.events(BOB);
        gateway.ok(BOB, SayFree {});
        gateway.ok(ANN, to(1, "25", 2));
        gateway.events(BOB);
        gateway.wait(20);
        assert_eq!(gateway.names(ANN), [name, "Talking"]);
        assert_eq!(gateway.names(BOB), ["No_Answer", "PhoneRelease", "SetNotReady_Success"]);
        for number in [BUSY, "13800000003"] {
            gateway.ok(ANN, to(5, number, 2));
            gateway.wait(30);
            assert_eq!(gateway.names(ANN), [name, "Talking"]);
        }
        gateway.ok(ANN, Release {});
        assert_eq!(gateway.names(ANN).last().map(String::as_str), Some("Ready"));
    }
}

#[test]
fn a_success_transfer_to_a_queue_waits_and_may_be_given_up() {
    let (mut gateway, call) = talking(|_| {});
    gateway.ok(BOB, SayBusy::default());
    gateway.ok(ANN, to(1, "25", 2));
    gateway.wait(60);
    assert!(gateway.names(ANN).is_empty());
    assert_eq!(gateway.stage(&call), Some(CallStage::Transferring));
    gateway.events(BOB);
    gateway.ok(BOB, SayFree {});
    assert_eq!(gateway.names(BOB)[1..], RINGS);
    gateway.customer_hangs_up(&call);
    assert_eq!(
        gateway.names(ANN),
        ["Customer_Release", "Call_Release", "StopRecordDone", "PhoneRelease", "Ready"]
    );
    assert_eq!(gateway.names(BOB), ["Customer_Release", "Call_Release", "PhoneRelease", "Ready"]);
}

#[test]
fn a_success_transfer_to_the_outside() {
    let (mut gateway, call) = talking(|_| {});
    gateway.ok(ANN, to(5, THIRD, 2));
    assert_eq!(gateway.stage(&call), Some(CallStage::Transferring));
    gateway.wait(2);
    assert_eq!(gateway.names(ANN), WORKED);
    assert_eq!(gateway.call(&call), None);
}

#[test]
fn the_result_says_which_call() {
    let (mut gateway, call) = talking(|_| {});
    gateway.ok(ANN, to(5, BUSY, 2));
    gateway.wait(1);
    let events = gateway.events(ANN);
    let [GatewayEvent::TransferResult(result), GatewayEvent::Talking(parties)] = events.as_slice() else {
        panic!("{events:?}")
    };
    assert_eq!((&result.call, result.result, &parties.call), (&call, 1, &call));
}

#[test]
fn a_talk_transfer_and_its_ends() {
    let start = || {
        let (mut gateway, call) = talking(|_| {});
        gateway.ok(ANN, to(5, THIRD, 3));
        assert_eq!(gateway.names(ANN), ["Customer_Alerting"]);
        gateway.wait(2);
        assert_eq!(gateway.names(ANN), ["Talking"]);
        let calls = gateway.agent(ANN).calls;
        assert_eq!((&calls[0].id, calls[0].state), (&call, CallStage::Transferring));
        assert_eq!((calls[1].number.as_str(), calls[1].state), (THIRD, CallStage::Talking));
        assert_eq!(gateway.code(ANN, Hold {}), "200-014");
        (gateway, call, calls[1].id.clone())
    };
    // The agent leaves: the two are connected.
    let (mut gateway, _, _) = start();
    gateway.ok(ANN, Release {});
    assert_eq!(
        gateway.names(ANN),
        ["Call_Release", "Call_Release", "StopRecordDone", "PhoneRelease", "Ready"]
    );
    assert_eq!(gateway.agent(ANN).calls, []);
    // Taken back.
    let (mut gateway, call, leg) = start();
    gateway.ok(ANN, CancelTransfer {});
    let events = gateway.events(ANN);
    let [GatewayEvent::Talking(back), GatewayEvent::RemoteReleased(gone), GatewayEvent::CallReleased(over)] =
        events.as_slice()
    else {
        panic!("{events:?}")
    };
    assert_eq!((&back.call, &gone.call, gone.number.expose(), &over.0), (&call, &leg, THIRD, &leg));
    assert_eq!(gateway.agent(ANN).calls.len(), 1);
    // The third party leaves, or is put out.
    let (mut gateway, call, leg) = start();
    gateway.customer_hangs_up(&leg);
    assert_eq!(gateway.names(ANN), ["Customer_Release", "Call_Release", "Talking"]);
    assert_eq!(gateway.stage(&call), Some(CallStage::Talking));
    let (mut gateway, call, _) = start();
    gateway.ok(ANN, Disconnect { number: THIRD.into() });
    assert_eq!(gateway.names(ANN), ["Call_Release", "Customer_Release", "Talking"]);
    assert_eq!(gateway.stage(&call), Some(CallStage::Talking));
    // The customer leaves: what is left is a call like any other.
    let (mut gateway, call, leg) = start();
    gateway.customer_hangs_up(&call);
    assert_eq!(gateway.names(ANN), ["Customer_Release", "Call_Release", "StopRecordDone"]);
    gateway.ok(ANN, Hold {});
    gateway.ok(ANN, DropCall { call: leg });
    assert_eq!(gateway.names(ANN), ["Hold", "Call_Release", "Customer_Release", "PhoneRelease", "Ready"]);
}

#[test]
fn a_talk_transfer_that_fails_or_is_told_as_a_conference() {
    let (mut gateway, call) = talking(|_| {});
    gateway.ok(ANN, to(5, BUSY, 3));
    gateway.wait(1);
    assert_eq!(gateway.names(ANN), ["Connect_Fail", "Talking"]);
    gateway.ok(ANN, to(5, THIRD, 3));
    gateway.ok(ANN, CancelTransfer {});
    assert_eq!(gateway.names(ANN), ["Customer_Alerting", "Talking", "Customer_Release", "Call_Release"]);
    gateway.wait(10);
    assert!(gateway.names(ANN).is_empty());
    assert_eq!(gateway.stage(&call), Some(CallStage::Talking));

    let (mut gateway, _) = talking(|it| it.talk_transfer = TalkTransfer::Conference);
    gateway.ok(ANN, to(5, THIRD, 3));
    gateway.wait(2);
    assert_eq!(gateway.names(ANN), ["Customer_Alerting", "Conference"]);
}

#[test]
fn a_three_party_transfer_and_its_ends() {
    let start = || {
        let (mut gateway, call) = talking(|_| {});
        gateway.ok(ANN, to(5, THIRD, 4));
        assert_eq!(gateway.stage(&call), Some(CallStage::Transferring));
        gateway.wait(2);
        let events = gateway.events(ANN);
        let [GatewayEvent::Conference(it)] = events.as_slice() else { panic!("{events:?}") };
        assert_eq!((&it.call, it.partners.expose()), (&call, format!("{CUSTOMER},{THIRD}").as_str()));
        assert_eq!(gateway.stage(&call), Some(CallStage::Conference));
        (gateway, call)
    };
    let (mut gateway, _) = start();
    gateway.ok(ANN, Release {});
    assert_eq!(gateway.names(ANN), RELEASED);
    assert_eq!(gateway.agent(ANN).calls, []);

    let (mut gateway, call) = start();
    gateway.ok(ANN, CancelTransfer {});
    let events = gateway.events(ANN);
    let [GatewayEvent::Talking(back), GatewayEvent::RemoteReleased(gone)] = events.as_slice() else {
        panic!("{events:?}")
    };
    assert_eq!((&back.call, gone.number.expose()), (&call, THIRD));
    assert_ne!(gone.call, call);
    assert_eq!(gateway.stage(&call), Some(CallStage::Talking));

    let (mut gateway, call) = start();
    gateway.customer_hangs_up(&call);
    assert_eq!(gateway.names(ANN), ["Customer_Release"]);
    assert_eq!(gateway.call(&call).map(|it| it.number), Some(THIRD.to_owned()));
    assert_eq!(gateway.code(ANN, CancelTransfer {}), "200-012");

    let (mut gateway, call) = talking(|_| {});
    gateway.ok(ANN, to(5, BUSY, 4));
    gateway.wait(1);
    assert_eq!(gateway.names(ANN), ["Connect_Fail", "Talking"]);
    gateway.ok(ANN, to(5, THIRD, 4));
    gateway.ok(ANN, CancelTransfer {});
    assert_eq!(gateway.names(ANN), ["Talking", "Customer_Release"]);
    gateway.wait(10);
    assert_eq!(gateway.stage(&call), Some(CallStage::Talking));
}

#[test]
fn suspended_to_a_flow_and_back() {
    let (mut gateway, call) = talking(|_| {});
    gateway.ok(ANN, to(3, "6002", 1));
    assert!(gateway.names(ANN).is_empty());
    assert_eq!(gateway.stage(&call), Some(CallStage::InIvr));
    assert_eq!(gateway.agent(ANN).state, AgentState::OnCall);
    gateway.wait(5);
    assert_eq!(gateway.names(ANN), ["ReturnFromIvr", "Talking"]);
    assert_eq!(gateway.stage(&call), Some(CallStage::Talking));
    // The customer leaves while there, or the flow ends with the call.
    let over = ["Customer_Release", "Call_Release", "StopRecordDone", "PhoneRelease", "Ready"];
    gateway.ok(ANN, to(3, "6002", 1));
    gateway.customer_hangs_up(&call);
    assert_eq!(gateway.names(ANN), over);
    gateway.talk(ANN);
    gateway.ok(ANN, to(3, "6001", 1));
    gateway.wait(8);
    assert_eq!(gateway.names(ANN), over);

    let (mut gateway, call) = talking(|it| it.talking_after_ivr = false);
    gateway.ok(ANN, to(3, "6002", 1));
    gateway.wait(5);
    assert_eq!(gateway.names(ANN), ["ReturnFromIvr"]);
    assert_eq!(gateway.stage(&call), Some(CallStage::Talking));
}
