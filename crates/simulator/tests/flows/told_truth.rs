//! Two agents and their customers do whatever they like: an agent who only hears events has the same calls as
//! the truth.

use std::collections::{BTreeMap, HashMap};

use offhook_protocol::{
    CallId, GatewayEvent, Request,
    agent_control::SayFree,
    call_control::{
        Answer, CallInner, CancelTransfer, ConfJoin, ConnectHold, Disconnect, DropCall, GetHold, Hold,
        InnerHelp, Reject, Release, SnatchPickup, Transfer,
    },
};
use offhook_simulator::{Control, control::Target, world::CallStage};
use proptest::prelude::*;

use crate::test_gateway::{ANN, BOB, TestGateway};

const AGENTS: [&str; 2] = [ANN, BOB];

pub(crate) const TRANSFERS: [(i64, &str, i64); 10] = [
    (2, "colleague", 0),
    (2, "colleague", 2),
    (1, "25", 2),
    (3, "6002", 1),
    (3, "6001", 1),
    (5, "10086", 2),
    (5, "10086", 3),
    (5, "10086", 4),
    (5, "13800000002", 4),
    (5, "13800000002", 3),
];

/// The calls of one agent, from events alone (state-machine notes 4.1).
#[derive(Debug, Default)]
struct Heard {
    calls: BTreeMap<CallId, CallStage>,
    partners: HashMap<CallId, Vec<String>>,
    seen: Vec<String>,
}

impl Heard {
    fn hear(&mut self, event: GatewayEvent) {
        use GatewayEvent as It;
        self.seen.push(event.name().to_owned());
        match event {
            It::Ringing(it) | It::AutoAnswered(it) => drop(self.calls.insert(it.call, CallStage::Ringing)),
            It::RemoteRinging(it) => drop(self.calls.insert(it.call, CallStage::RemoteRinging)),
            It::Talking(it) => drop(self.calls.insert(it.call, CallStage::Talking)),
            It::ReturnedFromIvr(it) => drop(self.calls.insert(it.0, CallStage::Talking)),
            It::Held(it) => drop(self.calls.insert(it.0, CallStage::Held)),
            It::Conference(it) => {
                let partners = it.partners.expose().split(',').map(str::to_owned).collect();
                self.partners.insert(it.call.clone(), partners);
                self.calls.insert(it.call, CallStage::Conference);
            }
            It::RemoteReleased(it) => self.miss(&it.call, it.number.expose()),
            It::CallReleased(it)
            | It::NoAnswer(it)
            | It::DialFailed(it)
            | It::InternalCallFailed(it)
            | It::ConsultFailed(it)
            | It::ConnectFailed(it) => drop(self.calls.remove(&it.0)),
            _ => {}
        }
    }

    fn miss(&mut self, call: &CallId, number: &str) {
        if self.calls.get(call) == Some(&CallStage::Conference) {
            let partners = self.partners.get_mut(call).expect("told who is there");
            partners.retain(|it| it != number);
            if partners.len() == 1 {
                self.calls.insert(call.clone(), CallStage::Talking);
            }
        } else if self.calls.values().any(|stage| *stage == CallStage::Conference) {
            self.calls.remove(call);
        }
    }
}

#[derive(Debug, Clone)]
enum Step {
    Ask { agent: usize, what: usize, transfer: usize },
    CallIn { customer: u8, agent: usize },
    HangUp { agent: usize, call: usize },
    Wait(u64),
}

fn step() -> impl Strategy<Value = Step> {
    let ask = (0..2usize, 0..26usize, 0..TRANSFERS.len());
    prop_oneof![
        14 => ask.prop_map(|(agent, what, transfer)| Step::Ask { agent, what, transfer }),
        3 => (1u8..8, 0..2usize).prop_map(|(customer, agent)| Step::CallIn { customer, agent }),
        1 => (0..2usize, 0..2usize).prop_map(|(agent, call)| Step::HangUp { agent, call }),
        2 => prop_oneof![Just(2_000u64), 0u64..3_000, Just(21_000)].prop_map(Step::Wait),
    ]
}

pub(crate) fn request(
    gateway: &TestGateway,
    agent: &str,
    what: usize,
    (device, address, mode): (i64, &str, i64),
) -> Request {
    let colleague = if agent == ANN { BOB } else { ANN };
    let calls = gateway.agent(agent).calls;
    let held = calls.iter().find(|call| call.state == CallStage::Held);
    let held = held.map_or_else(|| CallId::from("0"), |call| call.id.clone());
    let last = calls.last().map_or_else(|| CallId::from("0"), |call| call.id.clone());
    let other = calls.last().map_or(colleague, |call| call.number.as_str());
    let to = if address == "colleague" { colleague } else { address };
    let is_in = |stage| calls.iter().any(|call| call.state == stage);
    let what = match what {
        // What leads on more often than not.
        0..=11 if is_in(CallStage::Ringing) => 0,
        0..=5 if is_in(CallStage::Talking) && is_in(CallStage::Held) => 12,
        0..=2 if is_in(CallStage::Talking) => 9,
        3..=5 if is_in(CallStage::Talking) => 10,
        what => what,
    };
    match what {
        0..=5 => Answer::default().into(),
        6 => Hold {}.into(),
        7 => GetHold { call: Some(held) }.into(),
        8 => CallInner { called: colleague.into(), ..CallInner::default() }.into(),
        9..=11 => {
            let (address, mode) = (colleague.into(), if what == 9 { 1 } else { 2 });
            InnerHelp { address, device: 2, mode, ..InnerHelp::default() }.into()
        }
        12..=14 => ConfJoin { call: held, data: None }.into(),
        15 => ConnectHold { call: held }.into(),
        16..=18 => Transfer { device, address: to.into(), mode, ..Transfer::default() }.into(),
        19 => CancelTransfer {}.into(),
        20 => Disconnect { number: other.into() }.into(),
        21 => DropCall { call: if mode == 0 { last } else { held } }.into(),
        22 => Reject { call: None, mode: 2 }.into(),
        23 | 24 => SnatchPickup { agent: colleague.into() }.into(),
        _ => Release {}.into(),
    }
}

fn run(gateway: &mut TestGateway, step: &Step) {
    match step {
        Step::Ask { agent, what, transfer } => {
            let agent = AGENTS[*agent];
            let request = request(gateway, agent, *what, TRANSFERS[*transfer]);
            drop(gateway.ask(agent, request));
        }
        Step::CallIn { customer, agent } => {
            let to = Target::Agent(AGENTS[*agent].into());
            if gateway.agent(AGENTS[*agent]).waiting.is_empty() {
                gateway.call_in(&format!("1380000000{customer}"), to);
            }
        }
        Step::HangUp { agent, call } => {
            if let Some(call) = gateway.agent(AGENTS[*agent]).calls.get(*call) {
                drop(gateway.world.act(gateway.now, Control::HangUp(call.id.clone())));
            }
        }
        Step::Wait(ms) => gateway.wait_ms(*ms),
    }
}

fn check(gateway: &TestGateway, agent: &str, heard: &Heard) {
    let truth = gateway.agent(agent).calls.into_iter();
    let truth = truth.filter(|call| call.state != CallStage::Dialing).map(|call| match call.state {
        // What no event tells: the client has asked for it.
        CallStage::Transferring | CallStage::InIvr => (call.id, CallStage::Talking),
        CallStage::Ringing
        | CallStage::Dialing
        | CallStage::RemoteRinging
        | CallStage::Talking
        | CallStage::Held
        | CallStage::Conference => (call.id, call.state),
    });
    let truth: BTreeMap<_, _> = truth.collect();
    assert_eq!(heard.calls, truth, "{agent} has heard {:?}", heard.seen);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn events_tell_the_truth(steps in proptest::collection::vec(step(), 1..80)) {
        let mut gateway = TestGateway::new();
        let mut heard: HashMap<&str, Heard> = HashMap::new();
        for agent in AGENTS {
            gateway.sign_in(agent);
        }
        for step in &steps {
            run(&mut gateway, step);
            for agent in AGENTS {
                // Whoever rejected a call takes the next one.
                drop(gateway.ask(agent, SayFree {}));
            }
            for agent in AGENTS {
                let heard = heard.entry(agent).or_default();
                for event in gateway.events(agent) {
                    heard.hear(event);
                }
                check(&gateway, agent, heard);
            }
        }
    }
}
