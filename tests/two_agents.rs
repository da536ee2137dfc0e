//! Tests of two agents against the simulator in one process: what one asks for, both see (state-machine
//! 4.8–4.15).

#![cfg(not(target_family = "wasm"))]
#![allow(clippy::unwrap_used)]

mod in_process;

use in_process::{Bench, run, sign_in};
use offhook_protocol::CallData;
use offhook_session::{
    AgentState, Answer, CallId, CallState, CallView, Command, CommandError, Connect, Consult, ConsultMode,
    Dial, Direction, EndCause, HangUp, Hold, Join, Refusal, Reject, Retrieve, Target, TargetKind, Transfer,
    TransferMode, snapshot::CallKind,
};

fn agent(number: &str) -> Target {
    Target { kind: TargetKind::Agent, address: number.into() }
}

fn transfer(call: &CallId, to: Target, mode: TransferMode) -> Command {
    Command::Transfer(Transfer { call: call.clone(), to, mode, data: None })
}

/// Lets Lin talk with a customer while Zhao is ready.
async fn talking(lin: &Bench) -> (Bench, CallId) {
    let zhao = lin.another_page();
    lin.command(sign_in("1001")).await.unwrap();
    zhao.command(sign_in("1002")).await.unwrap();
    let call = lin.ring("1001", "order 7").await;
    lin.command(Command::Answer(Answer { call: call.clone() })).await.unwrap();
    (zhao, call)
}

/// Waits until a call rings here, and answers it.
async fn answer(bench: &Bench) -> CallId {
    bench.until(|it| it.calls.iter().any(|call| call.can.answer.ok)).await;
    let call = bench.snapshot().calls.iter().find(|call| call.can.answer.ok).unwrap().id.clone();
    bench.command(Command::Answer(Answer { call: call.clone() })).await.unwrap();
    call
}

/// Lets Lin ask Zhao, who answers while the customer waits.
async fn consulting(lin: &Bench, zhao: &Bench, customer: &CallId) -> CallId {
    let ask = Command::Consult(Consult {
        call: customer.clone(),
        to: agent("1002"),
        mode: ConsultMode::Private,
        data: None,
    });
    let asked = lin.command(ask).await.unwrap().call_id.unwrap();
    let theirs = answer(zhao).await;
    assert_eq!(zhao.snapshot().call(&theirs).unwrap().kind, CallKind::Consultation);
    lin.until(|it| it.call(&asked).is_some_and(|call| call.state == CallState::Talking)).await;
    assert_eq!(lin.snapshot().call(customer).unwrap().state, CallState::Held);
    assert_eq!(lin.snapshot().call(&asked).unwrap().kind, CallKind::Consultation);
    asked
}

fn no_unknown_routes(bench: &Bench) {
    assert!(bench.simulator.unknown().is_empty(), "{:?}", bench.simulator.unknown());
}

#[test]
fn ask_a_colleague_then_leave_the_two_together() {
    run(|lin: Bench| async move {
        let (zhao, customer) = talking(&lin).await;
        consulting(&lin, &zhao, &customer).await;
        lin.command(Command::Connect(Connect { call: customer.clone() })).await.unwrap();
        lin.until(|it| it.calls.is_empty() && it.agent.state == AgentState::Ready).await;
        assert_eq!(lin.snapshot().last_call.as_ref().unwrap().cause, EndCause::Transferred);
        assert_eq!(zhao.snapshot().calls.len(), 1);
        zhao.customer_hangs_up(&customer);
        zhao.until(|it| it.calls.is_empty()).await;
        no_unknown_routes(&lin);
    });
}

#[test]
fn a_colleague_who_was_left_with_the_customer_hands_the_call_on() {
    run(|lin: Bench| async move {
        let (zhao, customer) = talking(&lin).await;
        consulting(&lin, &zhao, &customer).await;
        let theirs = zhao.snapshot().calls[0].id.clone();
        // As long as there is no customer on it, the gateway refuses; what it says is not for agents.
        let back = transfer(&theirs, agent("1001"), TransferMode::OnSuccess);
        let refused = zhao.command(back.clone()).await.unwrap_err();
        assert_eq!(refused, CommandError::NotNow { why: Refusal::NotACustomer });
        lin.command(Command::Connect(Connect { call: customer.clone() })).await.unwrap();
        lin.until(|it| it.calls.is_empty() && it.agent.state == AgentState::Ready).await;
        assert!(zhao.snapshot().call(&theirs).unwrap().can.transfer.ok);
        let (transferred, answered) = tokio::join!(zhao.command(back), answer(&lin));
        transferred.unwrap();
        zhao.until(|it| it.calls.is_empty()).await;
        assert_eq!(lin.snapshot().call(&answered).unwrap().state, CallState::Talking);
        no_unknown_routes(&lin);
    });
}

#[test]
fn ask_a_colleague_then_go_back_to_the_customer() {
    run(|lin: Bench| async move {
        let (zhao, customer) = talking(&lin).await;
        let asked = consulting(&lin, &zhao, &customer).await;
        lin.command(Command::HangUp(HangUp { call: asked })).await.unwrap();
        zhao.until(|it| it.calls.is_empty()).await;
        lin.until(|it| it.call(&customer).is_some_and(|call| call.can.retrieve.ok)).await;
        lin.command(Command::Retrieve(Retrieve { call: customer.clone() })).await.unwrap();
        no_unknown_routes(&lin);
    });
}

#[test]
fn go_to_and_fro_between_the_colleague_and_the_customer_then_leave_them_together() {
    run(|lin: Bench| async move {
        let (zhao, customer) = talking(&lin).await;
        let asked = consulting(&lin, &zhao, &customer).await;
        let calls = [(&asked, &customer), (&customer, &asked), (&asked, &customer)];
        for (talked_with, held) in calls {
            lin.command(Command::Hold(Hold { call: talked_with.clone() })).await.unwrap();
            lin.command(Command::Retrieve(Retrieve { call: held.clone() })).await.unwrap();
            lin.until(|it| it.call(held).is_some_and(|call| call.state == CallState::Talking)).await;
            assert_eq!(lin.snapshot().call(talked_with).unwrap().state, CallState::Held);
        }
        lin.command(Command::Connect(Connect { call: asked })).await.unwrap();
        lin.until(|it| it.calls.is_empty() && it.agent.state == AgentState::Ready).await;
        assert_eq!(zhao.snapshot().calls.len(), 1);
        no_unknown_routes(&lin);
    });
}

#[test]
fn three_talk_and_one_leaves() {
    run(|lin: Bench| async move {
        let (zhao, customer) = talking(&lin).await;
        let asked = consulting(&lin, &zhao, &customer).await;
        lin.command(Command::Join(Join { call: customer.clone() })).await.unwrap();
        lin.until(|it| it.calls.len() == 1 && it.calls[0].state == CallState::Conference).await;
        assert_eq!(lin.snapshot().calls[0].parties.len(), 2);
        zhao.until(|it| it.calls.iter().any(|call| call.state == CallState::Conference)).await;
        let theirs = zhao.snapshot().calls[0].id.clone();
        zhao.command(Command::HangUp(HangUp { call: theirs })).await.unwrap();
        lin.until(|it| it.calls.len() == 1 && it.calls[0].state == CallState::Talking).await;
        lin.command(Command::HangUp(HangUp { call: asked })).await.unwrap();
        lin.until(|it| it.calls.is_empty()).await;
        no_unknown_routes(&lin);
    });
}

#[test]
fn hand_a_call_on_when_somebody_has_answered() {
    run(|lin: Bench| async move {
        let (zhao, customer) = talking(&lin).await;
        let transferred = lin.begin(transfer(&customer, agent("1002"), TransferMode::OnSuccess));
        answer(&zhao).await;
        transferred.await.unwrap().unwrap();
        lin.until(|it| it.calls.is_empty() && it.agent.state == AgentState::Ready).await;
        assert_eq!(zhao.snapshot().calls[0].remote.number, "13800000001".into());
        no_unknown_routes(&lin);
    });
}

#[test]
fn nobody_takes_it_and_the_customer_is_back() {
    run(|lin: Bench| async move {
        let (zhao, customer) = talking(&lin).await;
        let transferred = lin.begin(transfer(&customer, agent("1002"), TransferMode::OnSuccess));
        zhao.until(|it| !it.calls.is_empty()).await;
        assert_eq!(lin.snapshot().call(&customer).unwrap().state, CallState::Transferring);
        let theirs = zhao.snapshot().calls[0].id.clone();
        let release = offhook_session::RejectMode::Release;
        zhao.until(|it| it.calls.iter().any(|call| call.can.reject.ok)).await;
        zhao.command(Command::Reject(Reject { call: theirs, mode: release })).await.unwrap();
        assert_eq!(transferred.await.unwrap(), Err(CommandError::TransferFailed));
        assert_eq!(lin.snapshot().call(&customer).unwrap().state, CallState::Talking);
        no_unknown_routes(&lin);
    });
}

#[test]
fn hand_a_call_on_to_a_queue_at_once() {
    run(|lin: Bench| async move {
        let (zhao, customer) = talking(&lin).await;
        let queue = Target { kind: TargetKind::Queue, address: "25".into() };
        lin.command(transfer(&customer, queue, TransferMode::Release)).await.unwrap();
        answer(&zhao).await;
        assert_eq!(zhao.snapshot().calls[0].kind, CallKind::Customer);
        no_unknown_routes(&lin);
    });
}

#[test]
fn call_a_colleague() {
    run(|lin: Bench| async move {
        let zhao = lin.another_page();
        lin.command(sign_in("1001")).await.unwrap();
        zhao.command(sign_in("1002")).await.unwrap();
        let dial = Dial { number: "1002".into(), internal: Some(true), ..Dial::default() };
        let id = lin.command(Command::Dial(dial)).await.unwrap().call_id.unwrap();
        answer(&zhao).await;
        lin.until(|it| it.call(&id).is_some_and(|call| call.state == CallState::Talking)).await;
        assert_eq!(lin.snapshot().call(&id).unwrap().kind, CallKind::Internal);
        assert_eq!(zhao.snapshot().calls[0].kind, CallKind::Internal);
        lin.command(Command::HangUp(HangUp { call: id })).await.unwrap();
        zhao.until(|it| it.calls.is_empty()).await;
        no_unknown_routes(&lin);
    });
}

#[test]
fn a_customer_who_was_dialled_stays_the_customer_of_whoever_takes_the_call() {
    run(|lin: Bench| async move {
        let zhao = lin.another_page();
        lin.command(sign_in("1001")).await.unwrap();
        zhao.command(sign_in("1002")).await.unwrap();
        for mode in [TransferMode::Release, TransferMode::OnSuccess] {
            let dial = Dial { number: "13800000001".into(), ..Dial::default() };
            let id = lin.command(Command::Dial(dial)).await.unwrap().call_id.unwrap();
            lin.until(|it| it.call(&id).is_some_and(|call| call.state == CallState::Talking)).await;
            let transferred = lin.begin(transfer(&id, agent("1002"), mode));
            zhao.until(|it| it.calls.iter().any(|call| call.can.answer.ok)).await;
            let customer = |it: &CallView| (it.remote.number.clone(), it.direction, it.kind);
            let expected = ("13800000001".into(), Direction::Outbound, CallKind::Customer);
            assert_eq!(customer(&zhao.snapshot().calls[0]), expected, "ringing, {mode:?}");
            let theirs = answer(&zhao).await;
            transferred.await.unwrap().unwrap();
            zhao.pass(3).await;
            assert_eq!(customer(&zhao.snapshot().calls[0]), expected, "talking, {mode:?}");
            zhao.command(Command::HangUp(HangUp { call: theirs })).await.unwrap();
            zhao.until(|it| it.calls.is_empty()).await;
            let last = zhao.snapshot().last_call.clone().unwrap();
            assert_eq!((last.remote.number.clone(), last.direction), (expected.0, expected.1), "{mode:?}");
            lin.until(|it| it.calls.is_empty()).await;
        }
    });
}

#[test]
fn a_customer_stays_the_same_when_the_colleague_who_joined_leaves() {
    run(|lin: Bench| async move {
        let zhao = lin.another_page();
        lin.command(sign_in("1001")).await.unwrap();
        zhao.command(sign_in("1002")).await.unwrap();
        let customer = lin.ring_in_queue(25, "order 7").await;
        let queue = lin.snapshot().call(&customer).unwrap().queue.clone();
        assert!(queue.is_some());
        lin.command(Command::Answer(Answer { call: customer.clone() })).await.unwrap();
        consulting(&lin, &zhao, &customer).await;
        lin.command(Command::Join(Join { call: customer.clone() })).await.unwrap();
        lin.until(|it| it.calls.len() == 1 && it.calls[0].state == CallState::Conference).await;
        zhao.until(|it| it.calls.iter().any(|call| call.state == CallState::Conference)).await;
        let theirs = zhao.snapshot().calls[0].id.clone();
        zhao.command(Command::HangUp(HangUp { call: theirs })).await.unwrap();
        lin.until(|it| it.calls.len() == 1 && it.calls[0].state == CallState::Talking).await;
        lin.pass(3).await;
        let call = lin.snapshot().calls[0].clone();
        assert_eq!(
            (call.remote.number.clone(), call.direction, call.kind, call.queue.clone()),
            ("13800000001".into(), Direction::Inbound, CallKind::Customer, queue.clone())
        );
        assert_eq!(call.data.as_ref().map(CallData::expose), Some("order 7"));
        lin.command(Command::HangUp(HangUp { call: call.id })).await.unwrap();
        lin.until(|it| it.calls.is_empty()).await;
        let last = lin.snapshot().last_call.clone().unwrap();
        assert_eq!((last.direction, last.queue.clone()), (Direction::Inbound, queue));
    });
}
