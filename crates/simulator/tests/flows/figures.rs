//! Figures of what agents have done today add up, whatever they do.

use std::collections::{BTreeMap, BTreeSet};

use offhook_protocol::{
    AgentState, CallId, GatewayEvent, Request,
    agent_control::{CancelRest, Rest, SayBusy, SayFree},
    call_control::Callout,
};
use offhook_simulator::{
    Input,
    control::Target,
    world::{CallStage, Figures},
};
use proptest::prelude::*;

use crate::{
    test_gateway::{ANN, BOB, START, TestGateway},
    told_truth::{TRANSFERS, request},
};

const AGENTS: [&str; 2] = [ANN, BOB];

#[derive(Debug, Clone)]
enum Step {
    Ask { agent: usize, what: usize, transfer: usize },
    CallIn { customer: u8, agent: usize },
    Wait(u64),
}

fn step() -> impl Strategy<Value = Step> {
    let ask = (0..2usize, 0..28usize, 0..TRANSFERS.len());
    prop_oneof![
        14 => ask.prop_map(|(agent, what, transfer)| Step::Ask { agent, what, transfer }),
        3 => (1u8..8, 0..2usize).prop_map(|(customer, agent)| Step::CallIn { customer, agent }),
        4 => prop_oneof![Just(2_000u64), 0u64..3_000, Just(21_000)].prop_map(Step::Wait),
    ]
}

/// Figures that one agent must have, from requests, events and looking at the clock.
#[derive(Debug, Default)]
struct Seen {
    figures: Figures,
    ringing: BTreeSet<CallId>,
}

impl Seen {
    fn hear(&mut self, event: GatewayEvent, while_waiting: bool) {
        use GatewayEvent as It;
        let figures = &mut self.figures;
        match event {
            It::Ringing(it) | It::AutoAnswered(it) => drop(self.ringing.insert(it.call)),
            It::Talking(it) => figures.answered += u64::from(self.ringing.remove(&it.call)),
            It::NoAnswer(it) => {
                self.ringing.remove(&it.0);
                figures.not_answered += u64::from(while_waiting);
            }
            It::CallReleased(it) => drop(self.ringing.remove(&it.0)),
            It::Held(_) => figures.holds += 1,
            It::BusySet(_) => figures.busy += 1,
            It::RestSet(_) => figures.rests += 1,
            It::RestOverrun(_) => figures.overruns += 1,
            _ => {}
        }
    }

    /// Counts an accepted request; `answered`: true if the call it hangs up was.
    fn ask(&mut self, request: &Request, answered: bool) {
        let figures = &mut self.figures;
        match request {
            Request::Callout(_) => figures.dialled += 1,
            Request::CallInner(_) => figures.internal += 1,
            Request::InnerHelp(_) => figures.consultations += 1,
            // The phone is lifted at once, and that answers.
            Request::SnatchPickup(_) => figures.answered += 1,
            Request::Transfer(it) => match it.device {
                1 | 2 => figures.transfers += 1,
                3 => figures.transfers_to_ivr += 1,
                _ => figures.transfers_out += 1,
            },
            Request::Release(_) | Request::DropCall(_) => figures.released += u64::from(answered),
            _ => {}
        }
    }
}

struct Day {
    gateway: TestGateway,
    seen: BTreeMap<&'static str, Seen>,
    /// Talking time of each agent on each call, in milliseconds.
    talked: BTreeMap<(&'static str, CallId), u64>,
}

impl Day {
    fn run(&mut self, step: &Step) {
        match step {
            Step::Ask { agent, what, transfer } => {
                let agent = AGENTS[*agent];
                let request = match what {
                    24 => SayBusy { reason: Some(200), prolong: Some(true) }.into(),
                    25 => Rest { seconds: 5, cause: 0, prolong: None }.into(),
                    26 => CancelRest {}.into(),
                    27 => Callout { called: "13800000001".into(), ..Callout::default() }.into(),
                    what => request(&self.gateway, agent, *what, TRANSFERS[*transfer]),
                };
                let answered = self.hangs_up_answered(agent, &request);
                if self.gateway.ask(agent, request.clone()).is_ok() {
                    self.seen.get_mut(agent).unwrap().ask(&request, answered);
                }
            }
            Step::CallIn { customer, agent } => {
                let to = Target::Agent(AGENTS[*agent].into());
                if self.gateway.agent(AGENTS[*agent]).waiting.is_empty() {
                    self.gateway.call_in(&format!("1380000000{customer}"), to);
                }
            }
            Step::Wait(ms) => self.wait(*ms),
        }
        self.hear(matches!(step, Step::Wait(_)));
    }

    fn hangs_up_answered(&self, agent: &str, request: &Request) -> bool {
        let answered =
            |state| !matches!(state, CallStage::Ringing | CallStage::Dialing | CallStage::RemoteRinging);
        let calls = self.gateway.agent(agent).calls;
        let counted = match request {
            Request::DropCall(it) => calls.iter().find(|call| call.id == it.call),
            _ => calls.iter().rev().find(|call| call.state != CallStage::Held),
        };
        counted.is_some_and(|call| answered(call.state))
    }

    /// Waits from one thing that happens to the next, so that nothing happens in between.
    fn wait(&mut self, ms: u64) {
        let end = self.gateway.now + ms;
        while self.gateway.now < end {
            let next = self.gateway.world.next_deadline().unwrap_or(end).min(end);
            let took = next - self.gateway.now;
            for agent in AGENTS {
                let truth = self.gateway.agent(agent);
                let figures = &mut self.seen.get_mut(agent).unwrap().figures;
                for call in truth.calls {
                    if matches!(call.state, CallStage::Talking | CallStage::Conference) {
                        *self.talked.entry((agent, call.id)).or_default() += took;
                    }
                }
                match truth.state {
                    AgentState::Busy => figures.busy_ms += took,
                    AgentState::Rest => figures.rest_ms += took,
                    AgentState::Ready | AgentState::WrapUp | AgentState::OnCall | AgentState::SignedOut => {}
                }
            }
            self.gateway.now = next;
            self.gateway.feed(Input::Tick);
        }
    }

    fn hear(&mut self, while_waiting: bool) {
        for agent in AGENTS {
            for event in self.gateway.events(agent) {
                self.seen.get_mut(agent).unwrap().hear(event, while_waiting);
            }
        }
    }

    fn check(&self) {
        for agent in AGENTS {
            let own = self.talked.iter().filter(|((it, _), _)| *it == agent);
            let talk_ms = own.map(|(_, ms)| ms).sum();
            let told = self.gateway.agent(agent).figures;
            let seen = self.seen[agent].figures.clone();
            // Neither is heard of: the tests below look at them.
            let (redirected, overrun_ms) = (told.redirected, told.overrun_ms);
            assert_eq!(told, Figures { talk_ms, redirected, overrun_ms, ..seen }, "{agent}");
            assert!(overrun_ms <= told.rest_ms);
        }
        let agents: u64 = self.gateway.truth().agents.iter().map(|agent| agent.figures.talk_ms).sum();
        assert_eq!(agents, self.talked.values().sum::<u64>(), "over agents and over calls");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn figures_are_what_happened(steps in proptest::collection::vec(step(), 1..80)) {
        let seen = AGENTS.map(|agent| (agent, Seen::default())).into_iter().collect();
        let mut day = Day { gateway: TestGateway::new(), seen, talked: BTreeMap::new() };
        for agent in AGENTS {
            day.gateway.sign_in(agent);
        }
        for step in &steps {
            day.run(step);
            for agent in AGENTS {
                // Whoever rejected a call takes the next one.
                drop(day.gateway.ask(agent, SayFree {}));
            }
            day.check();
        }
    }
}

#[test]
fn a_rest_that_is_overdrawn_counts_once() {
    let mut gateway = TestGateway::with(|settings| settings.rest_overrun_repeat_seconds = Some(10));
    gateway.sign_in(ANN);
    gateway.ok(ANN, Rest { seconds: 60, cause: 1, prolong: None });
    gateway.wait(95);
    let figures = gateway.agent(ANN).figures;
    assert_eq!((figures.rests, figures.overruns), (1, 1), "told four times");
    assert_eq!((figures.rest_ms, figures.overrun_ms), (95_000, 35_000));
}

#[test]
fn a_call_that_goes_back_to_its_queue_is_redirected() {
    let mut gateway = TestGateway::new();
    gateway.sign_in(ANN);
    gateway.ring();
    gateway.wait(20);
    let figures = gateway.agent(ANN).figures;
    assert_eq!((figures.not_answered, figures.redirected, figures.answered), (1, 1, 0));
}

#[test]
fn a_new_day_begins_at_midnight() {
    const DAY: u64 = 86_400_000;
    let midnight = (START / DAY + 1) * DAY;
    let mut gateway = TestGateway::with(|settings| settings.utc_offset_minutes = 0);
    gateway.now = midnight - 60_000;
    gateway.sign_in(ANN);
    gateway.ok(ANN, SayBusy::default());
    gateway.wait(59);
    assert_eq!((gateway.agent(ANN).figures.busy, gateway.agent(ANN).figures.busy_ms), (1, 59_000));
    gateway.wait(11);
    assert_eq!((gateway.agent(ANN).figures.busy, gateway.agent(ANN).figures.busy_ms), (0, 10_000));
}
