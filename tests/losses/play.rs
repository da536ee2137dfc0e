//! Plays a flow with one event that goes astray.

use std::{cell::RefCell, rc::Rc, time::Duration};

use offhook_protocol::{CallId, Number};
use offhook_session::{Command, CommandError, Outcome};
use offhook_simulator::{
    Control,
    control::{EventFault, EventFaultKind, NewCall, NewPreview, PreviewEvent, Target},
    log::LineKind,
};
use tokio::time::Instant;

use crate::{
    flows::{Flow, Step},
    in_process::{Bench, run, sign_in},
    view::difference,
};

/// Work numbers of the two agents.
const LIN: &str = "1001";
const ZHAO: &str = "1002";
/// Time in milliseconds in which the view must be true again.
const LIMIT: u64 = 5_000;
/// Time in milliseconds in which what was asked for happens at the gateway: telephones are lifted, customers answer.
const WORLD: u64 = 10_000;
const STEP: u64 = 50;

/// One event that goes astray.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Loss {
    /// Number of events before it.
    pub(crate) event: u64,
    pub(crate) kind: EventFaultKind,
    /// Delay in milliseconds of a late event.
    pub(crate) ms: Option<u64>,
    /// True if it tells that three talk, or that one of them has left.
    pub(crate) of_three: bool,
}

/// Pace of the agents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pace {
    /// As soon as the bar offers what they want to do.
    Hasty,
    /// Once what they see is true, which takes five seconds at most.
    Patient,
}

/// Plays the flow; returns the events that were made for the two agents.
///
/// # Errors
/// Says what was wrong: a view, a command that did not settle, something that was not offered.
pub(crate) fn play(
    flow: &'static Flow,
    loss: Option<Loss>,
    pace: Pace,
    tells: bool,
) -> Result<Vec<String>, String> {
    let result = Rc::new(RefCell::new(Err("it did not end".to_owned())));
    let end = result.clone();
    run(move |lin| async move {
        let zhao = lin.another_page();
        let of_three = loss.is_some_and(|it| it.of_three);
        let start = Instant::now();
        let mut scene = Scene { lin, zhao, pace, tells, of_three, customer: None, open: Vec::new(), start };
        let played = scene.play(flow, loss).await;
        *end.borrow_mut() = played.map_err(|why| format!("{why}{}", scene.settled()));
    });
    result.replace(Err(String::new()))
}

struct Scene {
    lin: Bench,
    zhao: Bench,
    pace: Pace,
    tells: bool,
    /// True if the event that goes astray tells who is in a three-party call.
    of_three: bool,
    /// The customer's call.
    customer: Option<CallId>,
    /// Commands that have not settled.
    open: Vec<(Command, tokio::sync::oneshot::Receiver<Result<Outcome, CommandError>>)>,
    start: Instant,
}

impl Scene {
    async fn play(&mut self, flow: &Flow, loss: Option<Loss>) -> Result<Vec<String>, String> {
        for (bench, agent) in [(&self.lin, LIN), (&self.zhao, ZHAO)] {
            bench.command(sign_in(agent)).await.map_err(|why| format!("{agent} can't sign in: {why:?}"))?;
        }
        self.equal("signed in", LIMIT).await?;
        let events_before = self.events().len();
        if let Some(Loss { event, kind, ms, .. }) = loss {
            let fault = EventFault { event: "Agent".into(), agent: None, skip: event, count: 1, kind, ms };
            self.lin.simulator.act(Control::EventFault(fault)).map_err(|why| format!("{why:?}"))?;
        }
        for (at, step) in flow.steps.iter().enumerate() {
            self.step(at, *step).await?;
            if self.pace == Pace::Patient {
                self.equal(&format!("after step {at}"), LIMIT).await?;
            }
        }
        self.equal("at the end", LIMIT).await?;
        // Whatever is late comes now, and changes nothing any more.
        self.pass(loss.and_then(|it| it.ms).unwrap_or_default() + 1_000).await;
        self.equal("after the end", LIMIT).await?;
        for (command, outcome) in std::mem::take(&mut self.open) {
            let settled = tokio::time::timeout(Duration::from_secs(60), outcome).await;
            match settled {
                Ok(Ok(_)) => {}
                Ok(Err(_)) | Err(_) => return Err(format!("{command:?} has not settled")),
            }
        }
        Ok(self.events().split_off(events_before))
    }

    async fn step(&mut self, at: usize, step: Step) -> Result<(), String> {
        self.tell(|| format!("step {at}"));
        match step {
            Step::Calls => {
                let call = NewCall::incoming(Number::new("13800000001"), Target::Agent(LIN.into()), None);
                let told = self.lin.simulator.act(Control::Call(call)).map_err(|why| format!("{why:?}"))?;
                self.customer = told["callId"].as_str().map(CallId::new);
            }
            Step::HangsUp => {
                let call = self.customer.clone().ok_or("there is no customer")?;
                self.lin.simulator.act(Control::HangUp(call)).map_err(|why| format!("{why:?}"))?;
            }
            Step::Previews => {
                let preview = NewPreview {
                    to: Target::Agent(LIN.into()),
                    numbers: vec![Number::new("13800000001")],
                    data: None,
                    event: PreviewEvent::Offered,
                    auto_call_seconds: None,
                    withdrawn_after_seconds: None,
                };
                self.lin.simulator.act(Control::Preview(preview)).map_err(|why| format!("{why:?}"))?;
            }
            Step::LinSees(sees) => {
                let seen = self.until(at, |it| sees(&it.lin.snapshot()).then_some(())).await;
                // What nothing tells is not waited for.
                if !self.of_three {
                    seen?;
                }
            }
            Step::Lin(act) => {
                let command = self.until(at, |it| act(&it.lin.snapshot())).await?;
                self.tell(|| format!("1001 {command:?}"));
                self.open.push((command.clone(), self.lin.begin(command)));
            }
            Step::Zhao(act) => {
                let command = self.until(at, |it| act(&it.zhao.snapshot())).await?;
                self.tell(|| format!("1002 {command:?}"));
                self.open.push((command.clone(), self.zhao.begin(command)));
            }
        }
        Ok(())
    }

    /// Waits until this is there.
    async fn until<T>(&self, step: usize, wanted: impl Fn(&Self) -> Option<T>) -> Result<T, String> {
        let until = Instant::now() + Duration::from_millis(WORLD + LIMIT);
        loop {
            if let Some(found) = wanted(self) {
                return Ok(found);
            }
            if Instant::now() >= until {
                return Err(format!("step {step} is not possible: {}; {}", self.differences(), self.seen()));
            }
            self.pass(STEP).await;
        }
    }

    /// Waits until both see what is.
    async fn equal(&self, when: &str, limit: u64) -> Result<(), String> {
        let until = Instant::now() + Duration::from_millis(limit);
        loop {
            let different = self.differences();
            if different.is_empty() {
                return Ok(());
            }
            if Instant::now() >= until {
                return Err(format!("{when}: {different}"));
            }
            self.pass(STEP).await;
        }
    }

    fn differences(&self) -> String {
        let truth = self.lin.simulator.truth();
        let of = |bench: &Bench, agent| difference(agent, &bench.snapshot(), &truth, self.of_three);
        [of(&self.lin, LIN), of(&self.zhao, ZHAO)].into_iter().flatten().collect::<Vec<_>>().join("; ")
    }

    /// Says what has become of the commands, where one of them has failed.
    fn settled(&mut self) -> String {
        let told = self.open.iter_mut().map(|(command, outcome)| (command.kind(), outcome.try_recv()));
        let failed = told.filter(|(_, outcome)| !matches!(outcome, Ok(Ok(_))));
        failed.map(|(kind, outcome)| format!("; {kind:?}: {outcome:?}")).collect()
    }

    /// Says what the two see.
    fn seen(&self) -> String {
        let of = |bench: &Bench| {
            let view = bench.snapshot();
            let calls: Vec<_> = view
                .calls
                .iter()
                .map(|it| {
                    format!("{} {:?} hang-up {:?} progress {:?}", it.id, it.state, it.can.hang_up, it.pending)
                })
                .collect();
            format!("{:?} {calls:?}", view.agent.state)
        };
        format!("{LIN} sees {}, {ZHAO} {}", of(&self.lin), of(&self.zhao))
    }

    async fn pass(&self, ms: u64) {
        tokio::time::sleep(Duration::from_millis(ms)).await;
    }

    /// Returns the events that were made so far.
    fn events(&self) -> Vec<String> {
        let lines = self.lin.simulator.log().into_iter();
        let events = lines.filter(|it| it.kind == LineKind::Event && [LIN, ZHAO].contains(&&*it.agent));
        events.map(|it| it.text).collect()
    }

    fn tell(&self, what: impl FnOnce() -> String) {
        if self.tells {
            println!("{:>6} {}", self.start.elapsed().as_millis(), what());
        }
    }
}
