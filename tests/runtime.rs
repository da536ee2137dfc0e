//! Tests of runtime and host against the simulator's router in one process, under paused time: the whole way
//! from a command to the changed view, without a socket and without a browser.

#![cfg(not(target_family = "wasm"))]
#![allow(clippy::unwrap_used)]

mod in_process;

use std::{cell::RefCell, rc::Rc};

use in_process::{Bench, run, run_in};
use offhook::host::FromRuntime;
use offhook_session::{
    AgentState, Answer, CallState, Command, CommandError, Dial, HangUp, Health, Hold, Mute, NextState, Query,
    QueryResult, Retrieve, RunQuery, SetState, SignIn, SignOut, snapshot::SignOutCause,
};
use offhook_simulator::{
    control::{Control, Fault, FaultKind, Target},
    settings::AllEvents,
};

fn sign_in() -> Command {
    Command::SignIn(SignIn {
        agent: "1001".into(),
        password: "offhook-1001".into(),
        phone: "40001".into(),
        ..SignIn::default()
    })
}

fn fault(path: &str, count: u64, kind: FaultKind) -> Control {
    Control::Fault(Fault { path: path.into(), count, kind, ms: Some(3_000), status: Some(502) })
}

#[test]
fn a_call_from_ringing_to_wrap_up() {
    run(|bench: Bench| async move {
        bench.command(sign_in()).await.unwrap();
        assert_eq!(bench.snapshot().agent.state, AgentState::Ready);
        let call = bench.ring("1001", "order 7").await;
        bench.until(|it| it.calls.first().is_some_and(|call| call.data.is_some())).await;
        bench.command(Command::Answer(Answer { call: call.clone() })).await.unwrap();
        assert_eq!(
            bench.snapshot().calls[0].state,
            CallState::Talking,
            "settled on the fact, seen before settling"
        );
        bench.command(Command::Hold(Hold { call: call.clone() })).await.unwrap();
        assert_eq!(bench.snapshot().calls[0].state, CallState::Held);
        bench.command(Command::Retrieve(Retrieve { call: call.clone() })).await.unwrap();
        bench.command(Command::Mute(Mute { call: call.clone() })).await.unwrap();
        assert!(bench.snapshot().calls[0].muted);
        bench.command(Command::HangUp(HangUp { call })).await.unwrap();
        bench.until(|it| it.agent.state == AgentState::WrapUp).await;
        bench
            .command(Command::SetState(SetState { state: NextState::Ready, reason: None, seconds: None }))
            .await
            .unwrap();
        bench.command(Command::SignOut(SignOut::default())).await.unwrap();
        assert_eq!(bench.snapshot().agent.state, AgentState::SignedOut);
        assert!(bench.simulator.unknown().is_empty(), "{:?}", bench.simulator.unknown());
    });
}

#[test]
fn dialling_settles_when_the_call_exists() {
    run(|bench: Bench| async move {
        bench.command(sign_in()).await.unwrap();
        let dial = Dial { number: "138 0000 0001".into(), ..Dial::default() };
        let id = bench.command(Command::Dial(dial)).await.unwrap().call_id.unwrap();
        assert!(bench.snapshot().call(&id).is_some());
        bench.until(|it| it.calls.iter().any(|call| call.state == CallState::Talking)).await;
    });
}

#[test]
fn commanding_from_inside_a_watcher_only_queues() {
    run(|bench: Bench| async move {
        let host = bench.host.clone();
        let answered = Rc::new(RefCell::new(Vec::new()));
        let log = answered.clone();
        let watch = bench.host.watch(move |down| {
            let FromRuntime::Snapshot(snapshot) = down else { return };
            for call in snapshot.calls.iter().filter(|call| call.can.answer.ok) {
                let log = log.clone();
                host.command(Command::Answer(Answer { call: call.id.clone() }), move |it| {
                    log.borrow_mut().push(it.is_ok());
                });
            }
        });
        bench.command(sign_in()).await.unwrap();
        bench.ring("1001", "").await;
        bench.until(|it| it.calls.first().is_some_and(|call| call.state == CallState::Talking)).await;
        drop(watch);
        assert_eq!(*answered.borrow(), [true]);
    });
}

#[test]
fn no_answer_however_broken_stops_the_poll() {
    run(|bench: Bench| async move {
        bench.command(sign_in()).await.unwrap();
        for (status, body) in [
            (200, "<html><body>Sign in to the proxy</body></html>"),
            (200, ""),
            (200, r#"{"message":"","retcode":"0","event":{"eventTy"#),
            (200, "[]"),
            (200, r#"{"retcode":null}"#),
            (302, ""),
            (502, "<html>Bad gateway</html>"),
            (0, ""),
        ] {
            bench.spoil_next_poll(status, body);
            let call = bench.ring("1001", "").await;
            bench.customer_hangs_up(&call);
            bench.until(|it| it.calls.is_empty() && it.agent.state != AgentState::OnCall).await;
            if bench.snapshot().agent.state != AgentState::Ready {
                let ready = SetState { state: NextState::Ready, reason: None, seconds: None };
                bench.command(Command::SetState(ready)).await.unwrap();
            }
        }
    });
}

#[test]
fn a_lost_event_is_read_back() {
    run(|bench: Bench| async move {
        bench.command(sign_in()).await.unwrap();
        let call = bench.ring("1001", "").await;
        bench.pass(5).await;
        bench.simulator.act(fault("/agentevent/", 1, FaultKind::Drop)).unwrap();
        bench.command(Command::Answer(Answer { call: call.clone() })).await.unwrap();
        assert_eq!(bench.snapshot().call(&call).unwrap().state, CallState::Talking);
    });
}

#[test]
fn wrong_password_and_already_signed_in_say_what_to_do() {
    run(|bench: Bench| async move {
        let Command::SignIn(right) = sign_in() else { unreachable!("sign_in() signs in") };
        let wrong = SignIn { password: "no".into(), ..right.clone() };
        let refused = bench.command(Command::SignIn(wrong)).await.unwrap_err();
        assert_eq!(refused.report(None, None).retcode.unwrap().as_str(), "100-004");
        let other = bench.another_page();
        other.command(sign_in()).await.unwrap();
        let refused = bench.command(sign_in()).await.unwrap_err().report(None, None);
        assert_eq!(refused.retcode.unwrap().as_str(), "100-002");
        assert!(refused.fix.contains("force"), "{}", refused.fix);
        bench.command(Command::SignIn(SignIn { force: Some(true), ..right })).await.unwrap();
        other.until(|it| it.agent.signed_out_because == Some(SignOutCause::EndedByPlatform)).await;
    });
}

#[test]
fn a_gateway_that_restarts_signs_out_and_takes_us_again() {
    run(|bench: Bench| async move {
        bench.command(sign_in()).await.unwrap();
        bench.ring("1001", "").await;
        bench.simulator.act(Control::Restart).unwrap();
        bench.until(|it| it.agent.state == AgentState::SignedOut).await;
        assert!(bench.snapshot().calls.is_empty());
        assert_eq!(bench.snapshot().health.state, Health::SignedOut);
        bench.command(sign_in()).await.unwrap();
    });
}

#[test]
fn guids_rotate_under_a_long_shift() {
    run(|bench: Bench| async move {
        bench.command(sign_in()).await.unwrap();
        bench.pass(20 * 60).await;
        assert_eq!(bench.snapshot().health.state, Health::Live);
        let call = bench.ring("1001", "").await;
        bench.command(Command::Answer(Answer { call })).await.unwrap();
    });
}

#[test]
fn closing_tells_whoever_waits_and_leaves_the_agent_signed_in() {
    run(|bench: Bench| async move {
        bench.command(sign_in()).await.unwrap();
        let settled =
            bench.begin(Command::SetState(SetState { state: NextState::Busy, reason: None, seconds: None }));
        bench.host.close();
        assert_eq!(settled.await.unwrap(), Err(CommandError::Released));
        assert_eq!(bench.command(Command::SignOut(SignOut::default())).await, Err(CommandError::Released));
        assert_ne!(bench.simulator.truth().agent("1001").unwrap().state, AgentState::SignedOut);
    });
}

/// Tests how long a call has waited, which the gateway tells by a clock of its own (CEC 6.1.3.11).
#[test]
fn a_call_has_waited_as_long_as_it_has_whatever_the_gateways_clock_shows() {
    for offset in [0, 600_000, -600_000, 8 * 3_600_000] {
        run_in(
            |settings| settings.clock_offset_ms = offset,
            |bench: Bench| async move {
                bench.command(sign_in()).await.unwrap();
                let busy = SetState { state: NextState::Busy, reason: None, seconds: None };
                bench.command(Command::SetState(busy)).await.unwrap();
                bench.call(Target::Skill(25), "");
                bench.pass(15).await;
                let query = RunQuery { query: Query::WaitingCalls { queue: 25 } };
                let told = bench.command(Command::Query(query)).await.unwrap().result;
                let Some(QueryResult::WaitingCalls(calls)) = told else { panic!("{told:?}") };
                let seconds: Vec<_> = calls.iter().map(|it| it.seconds).collect();
                assert_eq!(seconds, [Some(15)], "with the clock {offset} ms ahead");
            },
        );
    }
}

/// Number of polls from a call to its ringing, for a page that asks for all events at once or for each.
async fn polls_of_a_ring(bench: &Bench, wants_all: bool) -> usize {
    if wants_all {
        bench.host.ask_for_all_events();
    }
    bench.command(sign_in()).await.unwrap();
    bench.pass(1).await;
    let before = bench.polls();
    let call = bench.ring("1001", "").await;
    bench.until(|it| it.call(&call).is_some_and(|it| it.state == CallState::Ringing)).await;
    bench.polls() - before
}

#[test]
fn a_burst_of_events_takes_one_round_trip_where_the_gateway_can() {
    run(|bench: Bench| async move {
        assert!(polls_of_a_ring(&bench, false).await >= 4, "one for each event before the ringing");
    });
    run(|bench: Bench| async move {
        // The next poll is under way when the view is looked at.
        assert_eq!(polls_of_a_ring(&bench, true).await, 1);
        assert!(bench.simulator.unknown().is_empty(), "{:?}", bench.simulator.unknown());
    });
    run_in(
        |settings| settings.all_events = AllEvents::NotFound,
        |bench: Bench| async move {
            assert!(polls_of_a_ring(&bench, true).await >= 4, "as many as without");
            assert_eq!(bench.snapshot().health.state, Health::Live);
        },
    );
}
