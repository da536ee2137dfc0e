//! Call data written, calls looked up beyond the agent's own, figures read.

use offhook_protocol::{
    CallId, Reply,
    agent_control::{Rest, SayBusy},
    call_control::{Callout, Hold, Release},
    call_info::{
        AppData, CallCount, CallIdsOf, CallInfoById, HeldCallsOf, SetCallData, Statistics, StatisticsEx,
        WaitingCalls,
    },
};
use offhook_simulator::control::Target;

use crate::test_gateway::{ANN, BOB, CUSTOMER, TestGateway};

const INSPECTOR: &str = "1004";

fn data(text: &str, base64: bool) -> SetCallData {
    SetCallData { call: None, data: Some(text.into()), base64: Some(base64) }
}

#[test]
fn call_data_is_written_plain_or_encoded() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    assert_eq!(gateway.code(ANN, data("x", false)), "400-001");
    let call = gateway.talk(ANN);
    gateway.ok(ANN, data("order=8", false));
    assert_eq!(gateway.call(&call).unwrap().data.as_deref(), Some("order=8"));
    gateway.ok(ANN, SetCallData { call: Some(call.clone()), ..data("5Lit5paH", true) });
    assert_eq!(gateway.ask(ANN, AppData::default()), Ok(Reply::AppData("中文".into())));
    assert_eq!(gateway.code(ANN, SetCallData { call: Some("1-1".into()), ..data("x", false) }), "400-001");
    gateway.wait(2);
    assert_eq!(gateway.code(ANN, data("order=9", true)), "000-002", "no base64");
    assert_eq!(gateway.call(&call).unwrap().data.as_deref(), Some("中文"), "as it was");
}

#[test]
fn sixteen_kilobytes_and_no_more() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    gateway.talk(ANN);
    gateway.ok(ANN, data(&"x".repeat(16_384), false));
    assert_eq!(gateway.code(ANN, data(&"x".repeat(16_385), false)), "000-002");
    // 16 384 is no multiple of 3: the last group is padded.
    gateway.ok(ANN, data(&format!("{}QQ==", "QUFB".repeat(5_461)), true));
    assert_eq!(gateway.code(ANN, data(&"QUFB".repeat(5_462), true)), "000-002");
}

#[test]
fn no_call_takes_more_along_than_it_can_hold() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    let dialled = |bytes: usize| Callout {
        called: CUSTOMER.into(),
        data: Some("x".repeat(bytes).as_str().into()),
        ..Callout::default()
    };
    assert_eq!(gateway.code(ANN, dialled(16_385)), "000-002");
    gateway.ok(ANN, dialled(16_384));
}

#[test]
fn a_call_by_its_id_own_previous_or_a_colleagues() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    gateway.sign_in(BOB);
    let call = gateway.talk(ANN);
    let by_id = |call: &CallId| CallInfoById { call: call.clone() };
    assert_eq!(gateway.code(BOB, by_id(&call)), "100-007", "who asks is in a call (CEC 6.1.3.6)");
    gateway.dial(BOB, "13800000005");
    for agent in [ANN, BOB] {
        let Ok(Reply::CallInfoById(Some(info))) = gateway.ask(agent, by_id(&call)) else {
            panic!("it is there")
        };
        assert_eq!((info.call, info.caller.expose()), (call.clone(), CUSTOMER));
    }
    gateway.ok(ANN, Release {});
    assert_eq!(gateway.code(BOB, by_id(&call)), "100-007");
    gateway.wait(2);
    gateway.dial(ANN, "13800000006");
    let Ok(Reply::CallInfoById(Some(info))) = gateway.ask(ANN, by_id(&call)) else { panic!("the previous") };
    assert!(info.ended_at.is_some());
}

#[test]
fn only_an_inspector_looks_at_a_colleagues_calls() {
    let mut gateway = TestGateway::new();
    for agent in [ANN, BOB, INSPECTOR] {
        gateway.sign_in(agent);
    }
    let call = gateway.talk(ANN);
    let ids = CallIdsOf { agent: ANN.into() };
    let held = HeldCallsOf { agent: ANN.into() };
    assert_eq!(gateway.ask(ANN, ids.clone()), Ok(Reply::CallIdsOf(vec![call.clone()])));
    assert_eq!(gateway.ask(INSPECTOR, ids.clone()), Ok(Reply::CallIdsOf(vec![call.clone()])));
    assert_eq!(gateway.code(BOB, ids), "900-002");
    assert_eq!(gateway.code(ANN, CallIdsOf { agent: "7".into() }), "100-007", "101 to 59999 (CEC 6.1.3.7)");
    assert_eq!(gateway.code(ANN, CallIdsOf { agent: "107".into() }), "100-011");
    assert_eq!(gateway.code(BOB, CallIdsOf { agent: BOB.into() }), "100-007", "no call");
    gateway.wait(2);
    assert_eq!(gateway.code(INSPECTOR, held.clone()), "400-003");
    gateway.ok(ANN, Hold {});
    assert_eq!(gateway.code(BOB, held.clone()), "300-001");
    let Ok(Reply::HeldCallsOf(calls)) = gateway.ask(INSPECTOR, held) else { panic!("held") };
    assert_eq!((calls.len(), &calls[0].call), (1, &call));
    assert_eq!(gateway.ask(ANN, CallCount {}), Ok(Reply::CallCount(1)));
    assert_eq!(gateway.ask(BOB, CallCount {}), Ok(Reply::CallCount(0)));
}

#[test]
fn the_calls_that_wait_in_a_queue() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    let call = gateway.call_in(CUSTOMER, Target::Skill(27));
    assert_eq!(gateway.code(ANN, WaitingCalls { skill: 27 }), "100-007", "idle (CEC 6.1.3.11)");
    gateway.ok(ANN, SayBusy::default());
    gateway.wait(4);
    let Ok(Reply::WaitingCalls(calls)) = gateway.ask(ANN, WaitingCalls { skill: 27 }) else {
        panic!("calls")
    };
    assert_eq!(
        (calls.len(), &calls[0].call, calls[0].wait_time),
        (1, &call, i64::try_from(gateway.now / 1_000 - 4).ok())
    );
    assert_eq!(gateway.ask(ANN, WaitingCalls { skill: 25 }), Ok(Reply::WaitingCalls(vec![])));
    assert_eq!(gateway.code(ANN, WaitingCalls { skill: 99 }), "100-007");
}

#[test]
fn the_figures_of_the_day() {
    let lax = ["queryCallStatisticsInfo", "queryCallStatisticsInfoEx"].map(str::to_owned).to_vec();
    let mut gateway = TestGateway::with(|it| it.preconditions_not_checked = lax);
    gateway.sign_in(ANN);
    gateway.talk(ANN);
    gateway.wait(5);
    gateway.ok(ANN, Hold {});
    gateway.wait(7);
    gateway
        .ok(ANN, offhook_protocol::call_control::DropCall { call: gateway.agent(ANN).calls[0].id.clone() });
    gateway.dial(ANN, CUSTOMER);
    gateway.wait(6);
    gateway.ok(ANN, Release {});
    gateway.ok(ANN, Rest { seconds: 3, cause: 0, prolong: None });
    gateway.wait(5);
    let Ok(Reply::Statistics(day)) = gateway.ask(ANN, Statistics {}) else { panic!("figures") };
    assert_eq!((day.answered, day.dialled, day.ended_by_agent, day.held), (1, 1, 2, 1));
    assert_eq!(day.talk_time, 9, "five seconds, and four of six: it rang for two; not while held");
    assert_eq!((day.rest_count, day.rest_time, day.overrun_count, day.overrun_time), (1, 5, 1, 2));
    let Ok(Reply::StatisticsEx(main)) = gateway.ask(ANN, StatisticsEx {}) else { panic!("figures") };
    assert_eq!((main.talk_time, main.answered, main.dialled), (9, 1, 1));
}
