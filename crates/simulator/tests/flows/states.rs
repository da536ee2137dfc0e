//! States of an agent: ready, busy, rest, wrap-up.

use offhook_protocol::{
    AgentState, GatewayEvent, Reply,
    agent_control::{AgentStatus, CancelBusy, CancelRest, CancelWork, Rest, SayBusy, SayFree, Work},
    call_control::{Answer, Release},
    event_content::Reason,
};
use offhook_simulator::settings::{AskedDuringCall, AskedInWrapUp};

use crate::test_gateway::{ANN, TestGateway};

fn busy(reason: i64) -> SayBusy {
    SayBusy { reason: Some(reason), prolong: None }
}

fn rest(seconds: i64) -> Rest {
    Rest { seconds, cause: 3, prolong: None }
}

#[test]
fn busy_and_back() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    gateway.ok(ANN, SayBusy::default());
    assert_eq!(gateway.events(ANN), [GatewayEvent::BusySet(Reason { code: Some(0) })]);
    gateway.ok(ANN, SayFree {});
    assert_eq!(gateway.names(ANN), ["CancelNotReady_Success"]);
    gateway.ok(ANN, busy(201));
    gateway.ok(ANN, CancelBusy {});
    assert_eq!(gateway.names(ANN), ["SetNotReady_Success", "CancelNotReady_Success"]);
    assert_eq!(gateway.agent(ANN).state, AgentState::Ready);
}

#[test]
fn a_new_reason_needs_prolong() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    gateway.ok(ANN, busy(201));
    assert_eq!(gateway.code(ANN, busy(202)), "100-009");
    assert_eq!(gateway.code(ANN, SayBusy { reason: None, prolong: Some(true) }), "000-002");
    assert_eq!(gateway.code(ANN, SayBusy { reason: Some(199), prolong: Some(true) }), "000-002");
    gateway.ok(ANN, SayBusy { reason: Some(202), prolong: Some(true) });
    assert_eq!(gateway.agent(ANN).reason, 202);
    assert_eq!(gateway.names(ANN), ["SetNotReady_Success", "SetNotReady_Success"]);
}

#[test]
fn rest_is_reminded_of_and_goes_on() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    gateway.ok(ANN, rest(60));
    assert_eq!(gateway.names(ANN), ["SetRest_Success"]);
    gateway.wait(59);
    assert!(gateway.names(ANN).is_empty());
    gateway.wait(1);
    assert_eq!(gateway.names(ANN), ["Rest_Timeout"]);
    assert_eq!(gateway.agent(ANN).state, AgentState::Rest);
    gateway.wait(60);
    assert!(gateway.names(ANN).is_empty(), "told once");
    gateway.ok(ANN, CancelRest {});
    assert_eq!(gateway.names(ANN), ["CancelRest_Success"]);
}

#[test]
fn a_rest_begun_anew_has_its_own_time() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    gateway.ok(ANN, rest(60));
    assert_eq!(gateway.code(ANN, rest(60)), "100-009");
    gateway.wait(30);
    gateway.ok(ANN, Rest { prolong: Some(true), ..rest(60) });
    gateway.wait(59);
    assert_eq!(gateway.names(ANN), ["SetRest_Success", "SetRest_Success"]);
    gateway.wait(1);
    assert_eq!(gateway.names(ANN), ["Rest_Timeout"]);
}

#[test]
fn wrap_up_and_back_and_the_status_is_true_at_once() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    gateway.ok(ANN, Work {});
    gateway.ok(ANN, CancelWork {});
    let Ok(Reply::AgentStatus(report)) = gateway.ask(ANN, AgentStatus {}) else { panic!("a status") };
    assert_eq!((report.state, report.is_working), (4, false), "before the events are polled");
    assert_eq!(gateway.names(ANN), ["SetWork_Success", "CancelWork_Success"]);
    gateway.ok(ANN, Work {});
    gateway.ok(ANN, SayFree {});
    assert_eq!(gateway.names(ANN), ["SetWork_Success", "CancelWork_Success"]);
}

#[test]
fn what_the_state_does_not_allow() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    assert_eq!(gateway.code(ANN, SayFree {}), "100-009");
    assert_eq!(gateway.code(ANN, CancelBusy {}), "100-009");
    assert_eq!(gateway.code(ANN, CancelRest {}), "100-009");
    assert_eq!(gateway.code(ANN, CancelWork {}), "100-009");
    assert_eq!(gateway.code(ANN, rest(0)), "100-007", "000-002 is not in the list of CEC 6.1.1.12");
    assert_eq!(gateway.code(ANN, Rest { cause: 256, ..rest(1) }), "100-007");
    gateway.ok(ANN, rest(1));
    assert_eq!(gateway.code(ANN, SayFree {}), "100-009");
    assert_eq!(gateway.code(ANN, busy(201)), "100-009");
    assert_eq!(gateway.code(ANN, Work {}), "100-009");
}

#[test]
fn busy_or_rest_asked_for_in_a_call_come_at_its_end() {
    for (asked, name, state) in [
        (offhook_protocol::Request::from(busy(205)), "SetNotReady_Success", AgentState::Busy),
        (rest(60).into(), "SetRest_Success", AgentState::Rest),
    ] {
        let mut gateway = TestGateway::new();
        gateway.sign_in(ANN);
        gateway.ring();
        gateway.ok(ANN, Answer::default());
        gateway.events(ANN);
        gateway.ok(ANN, asked);
        assert!(gateway.names(ANN).is_empty());
        assert_eq!(gateway.agent(ANN).pending, Some(state));
        gateway.ok(ANN, Release {});
        assert_eq!(gateway.names(ANN).last().map(String::as_str), Some(name));
        assert_eq!(gateway.agent(ANN).state, state);
    }
}

#[test]
fn what_was_asked_for_in_a_call_may_be_taken_back() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    gateway.ring();
    gateway.ok(ANN, Answer::default());
    gateway.ok(ANN, rest(60));
    let Ok(Reply::AgentStatus(report)) = gateway.ask(ANN, AgentStatus {}) else { panic!("a status") };
    assert_eq!(report.state, 9, "rest asked for");
    assert_eq!(gateway.code(ANN, CancelBusy {}), "100-009");
    gateway.ok(ANN, CancelRest {});
    gateway.ok(ANN, Release {});
    assert_eq!(gateway.agent(ANN).state, AgentState::Ready);
}

#[test]
fn a_strict_gateway_refuses_busy_in_a_call() {
    let mut gateway = TestGateway::with(|settings| settings.asked_during_call = AskedDuringCall::Refused);
    gateway.sign_in(ANN);
    gateway.ring();
    assert_eq!(gateway.code(ANN, busy(205)), "100-009");
}

#[test]
fn busy_asked_for_in_wrap_up() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    gateway.ok(ANN, Work {});
    gateway.ok(ANN, busy(205));
    assert_eq!(gateway.names(ANN), ["SetWork_Success", "SetNotReady_Success"]);

    let mut gateway = TestGateway::with(|settings| settings.asked_in_wrap_up = AskedInWrapUp::AtItsEnd);
    gateway.sign_in(ANN);
    gateway.ok(ANN, Work {});
    gateway.ok(ANN, busy(205));
    assert_eq!(gateway.names(ANN), ["SetWork_Success"]);
    gateway.ok(ANN, CancelWork {});
    assert_eq!(gateway.names(ANN), ["CancelWork_Success", "SetNotReady_Success"]);
}

#[test]
fn wrap_up_may_end_by_itself() {
    let mut gateway = TestGateway::with(|settings| settings.wrap_up_seconds = Some(30));
    gateway.sign_in(ANN);
    gateway.ok(ANN, Work {});
    gateway.wait(30);
    assert_eq!(gateway.names(ANN), ["SetWork_Success", "CancelWork_Success"]);
    assert_eq!(gateway.agent(ANN).state, AgentState::Ready);
}
