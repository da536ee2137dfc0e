//! Tests of a page's say about commands, before anything is sent: changed, vetoed, taken back, never lost.

#![cfg(not(target_family = "wasm"))]
#![allow(clippy::unwrap_used)]

mod in_process;

use std::{cell::RefCell, rc::Rc};

use in_process::{Bench, run};
use offhook::host::{Interceptable, Interception, Watch};
use offhook_session::{
    AgentState, Answer, Command, CommandError, Dial, NextState, Number, Refusal, SetState, SignIn, Target,
    TargetKind, Transfer, TransferMode,
};

fn sign_in() -> Command {
    Command::SignIn(SignIn {
        agent: "1001".into(),
        password: "offhook-1001".into(),
        phone: "40001".into(),
        ..SignIn::default()
    })
}

fn dial(number: &str) -> Command {
    Command::Dial(Dial { number: number.into(), ..Dial::default() })
}

fn number(command: &Command) -> Number {
    match command {
        Command::Dial(it) => it.number.clone(),
        other => panic!("asked about {other:?}"),
    }
}

/// Commands that the page was asked about and has not answered yet.
type Waiting = Rc<RefCell<Vec<(Command, Box<dyn FnOnce(Interception)>)>>>;

/// Intercepts commands of this kind, and keeps them to be answered by the test.
fn later(bench: &Bench, kind: Interceptable) -> (Waiting, Watch) {
    let waiting = Waiting::default();
    let kept = waiting.clone();
    let watch =
        bench.host.intercept(kind, move |command, say| kept.borrow_mut().push((command.clone(), say)));
    (waiting, watch)
}

fn answer(waiting: &Waiting, with: Interception) {
    let (_, say) = waiting.borrow_mut().remove(0);
    say(with);
}

#[test]
fn each_is_asked_in_turn_about_what_the_one_before_has_made_of_it() {
    run(|bench: Bench| async move {
        bench.command(sign_in()).await.unwrap();
        let first = bench
            .host
            .intercept(Interceptable::Dial, |_, say| say(Interception::Replace(dial("13800000001"))));
        let seen = Rc::new(RefCell::new(Vec::new()));
        let log = seen.clone();
        let second = bench.host.intercept(Interceptable::Dial, move |command, say| {
            log.borrow_mut().push(number(command));
            say(Interception::Proceed);
        });
        let unasked = bench.host.intercept(Interceptable::SetState, |_, _| panic!("this is no state"));
        let call = bench.command(dial("7")).await.unwrap().call_id.unwrap();
        assert_eq!(*seen.borrow(), ["13800000001".into()]);
        assert_eq!(bench.snapshot().call(&call).unwrap().remote.number, "13800000001".into());
        drop((first, second, unasked));
    });
}

#[test]
fn what_is_changed_is_judged_like_any_other() {
    run(|bench: Bench| async move {
        bench.command(sign_in()).await.unwrap();
        let _first =
            bench.host.intercept(Interceptable::Dial, |_, say| say(Interception::Replace(dial("no number"))));
        let refused = Err(CommandError::NotNow { why: Refusal::InvalidNumber });
        assert_eq!(bench.command(dial("13800000001")).await, refused);
    });
}

#[test]
fn a_veto_settles_with_its_reason_and_sends_nothing() {
    run(|bench: Bench| async move {
        bench.command(sign_in()).await.unwrap();
        let reason = Some("Finish your notes first.".to_owned());
        let said = reason.clone();
        let veto = bench
            .host
            .intercept(Interceptable::SetState, move |_, say| say(Interception::Veto(said.clone())));
        let never = bench.host.intercept(Interceptable::SetState, |_, _| panic!("it is vetoed already"));
        let busy = Command::SetState(SetState { state: NextState::Busy, reason: None, seconds: None });
        assert_eq!(bench.command(busy.clone()).await, Err(CommandError::Vetoed { reason }));
        assert_eq!(bench.snapshot().agent.state, AgentState::Ready);
        drop((veto, never));
        bench.command(busy).await.unwrap();
        assert_eq!(bench.snapshot().agent.state, AgentState::Busy, "nobody is asked any more");
    });
}

#[test]
fn a_transfer_can_be_vetoed_too() {
    run(|bench: Bench| async move {
        bench.command(sign_in()).await.unwrap();
        let call = bench.ring("1001", "").await;
        bench.command(Command::Answer(Answer { call: call.clone() })).await.unwrap();
        let _veto = bench.host.intercept(Interceptable::Transfer, |_, say| say(Interception::Veto(None)));
        let to = Target { kind: TargetKind::Queue, address: "25".into() };
        let transfer = Command::Transfer(Transfer { call, to, mode: TransferMode::Release, data: None });
        assert_eq!(bench.command(transfer).await, Err(CommandError::Vetoed { reason: None }));
        assert_eq!(bench.snapshot().calls.len(), 1);
    });
}

#[test]
fn while_a_page_is_asked_the_same_again_is_in_progress_and_the_first_is_not_lost() {
    run(|bench: Bench| async move {
        bench.command(sign_in()).await.unwrap();
        let (waiting, _watch) = later(&bench, Interceptable::Dial);
        let first = bench.begin(dial("13800000001"));
        let in_progress = Err(CommandError::NotNow { why: Refusal::InProgress });
        assert_eq!(bench.command(dial("13800000001")).await, in_progress);
        assert_eq!(waiting.borrow().len(), 1, "asked once");
        assert!(bench.snapshot().calls.is_empty(), "nothing is sent before the answer");
        answer(&waiting, Interception::Proceed);
        assert!(first.await.unwrap().is_ok());
        assert_eq!(bench.snapshot().calls.len(), 1);
    });
}

#[test]
fn what_its_owner_takes_back_is_settled_once_and_never_sent() {
    run(|bench: Bench| async move {
        bench.command(sign_in()).await.unwrap();
        let (waiting, _watch) = later(&bench, Interceptable::Dial);
        let owner = bench.host.new_owner();
        let settled = Rc::new(RefCell::new(Vec::new()));
        let log = settled.clone();
        bench.host.command_of(owner, dial("13800000001"), move |it| log.borrow_mut().push(it));
        bench.host.withdraw(bench.host.new_owner());
        assert!(settled.borrow().is_empty(), "somebody else's");
        bench.host.withdraw(owner);
        assert_eq!(*settled.borrow(), [Err(CommandError::Released)]);
        answer(&waiting, Interception::Proceed);
        assert_eq!(settled.borrow().len(), 1);
        // Nothing is in the way of the next one, and nothing was sent for the first.
        let next = bench.begin(dial("13800000002"));
        answer(&waiting, Interception::Proceed);
        next.await.unwrap().unwrap();
        assert_eq!(bench.snapshot().calls.len(), 1);
        assert_eq!(bench.snapshot().calls[0].remote.number, "13800000002".into());
    });
}

#[test]
fn closing_settles_what_a_page_is_asked_about() {
    run(|bench: Bench| async move {
        bench.command(sign_in()).await.unwrap();
        let (waiting, _watch) = later(&bench, Interceptable::Dial);
        let asked = bench.begin(dial("13800000001"));
        bench.host.close();
        assert_eq!(asked.await.unwrap(), Err(CommandError::Released));
        answer(&waiting, Interception::Proceed);
    });
}

#[test]
fn whoever_is_asked_may_stop_being_asked_and_ask_for_something() {
    run(|bench: Bench| async move {
        bench.command(sign_in()).await.unwrap();
        let (waiting, watch) = later(&bench, Interceptable::Dial);
        let first = bench.begin(dial("13800000001"));
        drop(watch);
        // An answer that is on its way still counts.
        answer(&waiting, Interception::Veto(None));
        assert_eq!(first.await.unwrap(), Err(CommandError::Vetoed { reason: None }));
        let (host, heard) = (bench.host.clone(), Rc::new(RefCell::new(None)));
        let log = heard.clone();
        let _other = bench.host.intercept(Interceptable::Dial, move |_, say| {
            let log = log.clone();
            // The same again, which would ask for ever: it is in progress.
            host.command(dial("13800000002"), move |settled| drop(log.replace(Some(settled))));
            say(Interception::Proceed);
        });
        bench.command(dial("13800000001")).await.unwrap();
        assert_eq!(heard.take(), Some(Err(CommandError::NotNow { why: Refusal::InProgress })));
    });
}
