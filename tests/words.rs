//! Tests of what was refused: it is told with the words of its result code, once they are loaded, and without them when they
//! can't be had. Under paused time.

#![cfg(not(target_family = "wasm"))]
#![allow(clippy::unwrap_used)]

mod in_process;

use std::{cell::RefCell, rc::Rc};

use in_process::{Bench, run};
use offhook_session::{AgentState, Command, CommandError, Dial, SignIn};
use offhook_simulator::control::{Control, Fault, FaultKind, Refusal};
use tokio::sync::oneshot::{Receiver, error::TryRecvError};

type Told = Box<dyn FnOnce(bool)>;

/// Loads of the words that are under way.
#[derive(Clone, Default)]
struct Loads(Rc<RefCell<Vec<Told>>>);

impl Loads {
    /// A page that loads its words through this.
    fn page(&self, bench: &Bench) -> Bench {
        let loads = self.clone();
        bench.another_page_with_words(move |told| loads.0.borrow_mut().push(told))
    }

    fn under_way(&self) -> usize {
        self.0.borrow().len()
    }

    /// Ends the oldest load.
    fn end(&self, is_there: bool) {
        let told = self.0.borrow_mut().remove(0);
        told(is_there);
    }
}

fn sign_in(password: &str) -> Command {
    Command::SignIn(SignIn {
        agent: "1001".into(),
        password: password.into(),
        phone: "40001".into(),
        ..SignIn::default()
    })
}

/// Issues a sign-in with a wrong password; returns when the gateway has refused it.
async fn refused(page: &Bench) -> Receiver<offhook::host::Settled> {
    let settled = page.begin(sign_in("no"));
    page.pass(1).await;
    settled
}

fn is_refusal(settled: &mut Receiver<offhook::host::Settled>) -> bool {
    matches!(settled.try_recv(), Ok(Err(CommandError::Refused { retcode })) if retcode.as_str() == "100-004")
}

fn is_open(settled: &mut Receiver<offhook::host::Settled>) -> bool {
    matches!(settled.try_recv(), Err(TryRecvError::Empty))
}

#[test]
fn the_first_refusal_waits_for_its_words_and_the_second_does_not() {
    run(|bench: Bench| async move {
        let loads = Loads::default();
        let page = loads.page(&bench);
        let (mut first, mut meanwhile) = (refused(&page).await, refused(&page).await);
        assert!(is_open(&mut first) && is_open(&mut meanwhile));
        assert_eq!(loads.under_way(), 1, "one load for both");
        loads.end(true);
        assert!(is_refusal(&mut first) && is_refusal(&mut meanwhile));
        assert!(is_refusal(&mut refused(&page).await));
        assert_eq!(loads.under_way(), 0);
    });
}

#[test]
fn without_the_words_it_is_told_all_the_same_and_they_are_tried_again() {
    run(|bench: Bench| async move {
        let loads = Loads::default();
        let page = loads.page(&bench);
        let mut first = refused(&page).await;
        loads.end(false);
        assert!(is_refusal(&mut first));
        let mut second = refused(&page).await;
        assert!(is_open(&mut second));
        assert_eq!(loads.under_way(), 1);
        loads.end(true);
        assert!(is_refusal(&mut second));
    });
}

#[test]
fn what_hangs_is_waited_for_once_and_two_seconds() {
    run(|bench: Bench| async move {
        let loads = Loads::default();
        let page = loads.page(&bench);
        let mut first = refused(&page).await;
        assert!(is_open(&mut first), "one second is over");
        page.pass(2).await;
        assert!(is_refusal(&mut first));
        assert!(is_refusal(&mut refused(&page).await), "nothing waits for what hangs");
        assert_eq!(loads.under_way(), 1);
        // It fails at last: the limit of the first attempt must not end the second.
        loads.end(false);
        let mut third = refused(&page).await;
        assert!(is_open(&mut third));
        loads.end(true);
        assert!(is_refusal(&mut third));
    });
}

#[test]
fn nothing_else_waits() {
    run(|bench: Bench| async move {
        let loads = Loads::default();
        let page = loads.page(&bench);
        let mut held = refused(&page).await;
        let seen = page.snapshot();
        page.command(sign_in("offhook-1001")).await.unwrap();
        assert_eq!(
            (seen.agent.state, page.snapshot().agent.state),
            (AgentState::SignedOut, AgentState::Ready)
        );
        assert!(is_open(&mut held));
        loads.end(true);
        assert!(is_refusal(&mut held));
    });
}

#[test]
fn a_code_that_has_no_words_waits_for_none() {
    run(|bench: Bench| async move {
        let loads = Loads::default();
        let page = loads.page(&bench);
        let refusal = Refusal { retcode: "999-999".into(), operation: None, agent: None, count: 1 };
        bench.simulator.act(Control::Refuse(refusal)).unwrap();
        assert!(matches!(page.command(sign_in("offhook-1001")).await, Err(CommandError::Refused { .. })));
        assert_eq!(loads.under_way(), 0);
    });
}

#[test]
fn what_waits_is_told_when_the_page_lets_go() {
    run(|bench: Bench| async move {
        let loads = Loads::default();
        let page = loads.page(&bench);
        let mut held = refused(&page).await;
        page.host.close();
        assert!(is_refusal(&mut held), "as what it was, not as released");
        loads.end(true);
    });
}

thread_local! {
    static SAID: RefCell<Vec<CommandError>> = const { RefCell::new(Vec::new()) };
}

#[test]
fn a_fault_of_the_set_up_is_said_even_if_its_words_never_come() {
    run(|bench: Bench| async move {
        let loads = Loads::default();
        let page = loads.page(&bench);
        page.host.say_faults(|error| SAID.with_borrow_mut(|said| said.push(error.clone())));
        let fault = Fault {
            path: "/onlineagent/".into(),
            count: 1,
            kind: FaultKind::Status,
            ms: None,
            status: Some(404),
        };
        bench.simulator.act(Control::Fault(fault)).unwrap();
        let mut settled = page.begin(sign_in("offhook-1001"));
        page.pass(1).await;
        assert!(is_open(&mut settled) && SAID.with_borrow(Vec::is_empty), "its words are on the way");
        page.pass(2).await;
        let said = SAID.take();
        assert!(matches!(&said[..], [CommandError::Misconfigured { .. }]), "{said:?}");
        assert_eq!(loads.under_way(), 1, "they never came");
    });
}

#[test]
fn a_value_that_can_not_be_used_waits_for_its_words() {
    run(|bench: Bench| async move {
        let loads = Loads::default();
        let page = loads.page(&bench);
        page.command(sign_in("offhook-1001")).await.unwrap();
        let dial = |number: &str| Command::Dial(Dial { number: number.into(), ..Dial::default() });
        let mut settled = page.begin(dial("none"));
        assert!(is_open(&mut settled));
        loads.end(true);
        let error = settled.try_recv().unwrap().unwrap_err();
        let report = error.report(None, error.words());
        assert!(report.message.contains("1 to 24 digits") && report.fix.contains("number"), "{report:?}");
        let report = error.report(None, None);
        assert_eq!(
            report.fix, "The request was wrong: check the values that were passed.",
            "without its words"
        );
        let report = CommandError::NotNow { why: offhook_session::Refusal::OnCall }.report(None, None);
        assert!(report.fix.contains("`can`"), "{report:?}");
    });
}
