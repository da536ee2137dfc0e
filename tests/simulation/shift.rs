//! One agent's shift: customers call and hang up, the agent does what the bar offers, the weather changes.

use std::collections::{BTreeMap, BTreeSet};

use offhook_protocol::{CallData, Number, Request};
use offhook_session::{
    AgentState, CallId, CallState, Command, CommandId, Dial, Effect, Input, Millis, News, NextState,
    RejectMode, RequestId, Session, SetState, SignIn, SignOut, Snapshot,
    snapshot::{CallCan, Phase},
};
use offhook_simulator::{
    Control, Scenario, World,
    control::{NewCall, Target},
};

use crate::{
    dice::Dice,
    network::{Network, Weather},
};

const START: u64 = 1_700_000_000_000;
const SHIFT: u64 = 30 * 60 * 1_000;
/// Fair weather at the end, in which nobody does anything: long enough for every repair.
const CALM: u64 = 90 * 1_000;

/// What happened, to see that it was not nothing.
#[derive(Debug, Default)]
pub(crate) struct Counts {
    pub(crate) calls: u64,
    pub(crate) commands: u64,
    pub(crate) failed_commands: u64,
    pub(crate) lost_answers: u64,
    pub(crate) polls: u64,
    pub(crate) readings: u64,
    pub(crate) sign_ins: u64,
}

impl Counts {
    pub(crate) fn add(&mut self, other: &Self) {
        self.calls += other.calls;
        self.commands += other.commands;
        self.failed_commands += other.failed_commands;
        self.lost_answers += other.lost_answers;
        self.polls += other.polls;
        self.readings += other.readings;
        self.sign_ins += other.sign_ins;
    }
}

pub(crate) struct Shift {
    now: u64,
    dice: Dice,
    network: Network,
    session: Session,
    open: BTreeMap<u64, Request>,
    waiting: BTreeMap<CommandId, Command>,
    /// Calls of which a lost answer leaves open whether the agent's voice is muted: that can't be read.
    maybe_muted: BTreeSet<CallId>,
    last_command: u32,
    last_seq: u64,
    counts: Counts,
    tells: bool,
}

impl Shift {
    pub(crate) fn new(seed: u64, tells: bool) -> Self {
        let mut dice = Dice::new(seed);
        let scenario = scenario(seed, &mut dice);
        let network = Network::new(World::new(scenario, START));
        Self {
            now: START,
            network,
            session: Session::new(dice.roll()),
            dice,
            open: BTreeMap::new(),
            waiting: BTreeMap::new(),
            maybe_muted: BTreeSet::new(),
            last_command: 0,
            last_seq: 0,
            counts: Counts::default(),
            tells,
        }
    }

    /// The shift, and the calm after it.
    pub(crate) fn work(&mut self) {
        let end = START + SHIFT;
        let (mut next_act, mut next_customer, mut next_weather) = (START, START + 5_000, START + 20_000);
        while self.now < end {
            let next = next_act.min(next_customer).min(next_weather).min(end);
            self.pass(next);
            if self.now >= next_act {
                self.act();
                next_act = self.now + self.dice.between(500, 9_000);
            }
            if self.now >= next_customer {
                self.customer();
                next_customer = self.now + self.dice.between(2_000, 25_000);
            }
            if self.now >= next_weather {
                self.network.weather = match self.dice.between(0, 10) {
                    0..5 => Weather::Fair,
                    5 | 6 => Weather::Slow,
                    7 | 8 => Weather::Lossy,
                    _ if self.dice.percent(50) => Weather::Down,
                    _ => Weather::Proxy,
                };
                let weather = self.network.weather;
                self.tell(|| format!("weather {weather:?}"));
                next_weather = self.now + self.dice.between(5_000, 50_000);
            }
        }
        self.network.weather = Weather::Fair;
        self.tell(|| "calm".into());
        self.pass(end + CALM);
    }

    /// Lets time pass, event by event.
    fn pass(&mut self, until: u64) {
        loop {
            let alarm = self.session.next_deadline().map(|it| it.0);
            let next =
                [alarm, self.network.next_deadline()].into_iter().flatten().min().filter(|at| *at <= until);
            let Some(next) = next else { break };
            self.now = self.now.max(next);
            for (id, answer) in self.network.step(self.now, &mut self.dice) {
                let Some(request) = self.open.remove(&id) else { continue };
                let (guid, result) = match answer {
                    Ok(response) => request.decode(&response),
                    Err(error) => (None, Err(error)),
                };
                self.tell(|| format!("  <- {id} {} {result:?}", request.spec().id));
                let id = RequestId(u32::try_from(id).unwrap());
                self.input(Input::Reply { id, guid, result });
            }
            if alarm.is_some_and(|at| at <= self.now) {
                self.input(Input::Timeout);
            }
        }
        self.now = until;
    }

    fn input(&mut self, input: Input) {
        let before = self.session.snapshot().clone();
        for effect in self.session.handle(Millis(self.now), input) {
            match effect {
                Effect::Send { id, request, http } => {
                    self.counts.polls += u64::from(matches!(request, Request::PollEvents(_)));
                    self.counts.readings += u64::from(matches!(request, Request::AgentStatus(_)));
                    self.tell(|| format!("  -> {} {}", id.0, request.spec().id));
                    self.open.insert(u64::from(id.0), request);
                    self.network.send(self.now, u64::from(id.0), http, &mut self.dice);
                }
                Effect::Abort(id) => {
                    self.open.remove(&u64::from(id.0));
                    self.network.abort(self.now, u64::from(id.0), &mut self.dice);
                }
                Effect::Settle(id, result) => {
                    let what = self.waiting.remove(&id).unwrap_or_else(|| panic!("{id:?} settled twice"));
                    self.counts.failed_commands += u64::from(result.is_err());
                    if let Command::Mute { call } | Command::Unmute { call } = &what {
                        if result.is_err() {
                            self.maybe_muted.insert(call.clone());
                        }
                        // Muting names no call: where the view lags behind, the gateway has muted the next one.
                        let truth = self.network.world.truth();
                        let others = truth.agent("1001").into_iter().flat_map(|agent| &agent.calls);
                        let others = others.map(|it| it.id.clone()).filter(|it| it != call);
                        self.maybe_muted.extend(others);
                    }
                    self.tell(|| format!("  settled {what:?}: {result:?}"));
                }
                Effect::Notify(notice) => {
                    assert_eq!(notice.seq, self.last_seq + 1, "notices are numbered without gaps");
                    self.last_seq = notice.seq;
                    self.tell(|| format!("  {}", name(&notice.news)));
                }
            }
        }
        let polls = self.open.values().filter(|it| matches!(it, Request::PollEvents(_))).count();
        assert!(polls <= 1, "{polls} polls in flight");
        let after = self.session.snapshot();
        if self.tells && before != *after {
            println!("{:>8}   view {}", self.now - START, seen(after));
        }
    }

    fn command(&mut self, command: Command) {
        self.last_command += 1;
        let id = CommandId(self.last_command);
        self.counts.commands += 1;
        self.tell(|| format!("do {command:?}"));
        self.waiting.insert(id, command.clone());
        self.input(Input::Command(id, command));
    }

    /// The agent does one of the things that the bar offers.
    fn act(&mut self) {
        let snapshot = self.session.snapshot().clone();
        if snapshot.agent.phase == Phase::SignedOut {
            self.counts.sign_ins += 1;
            let (auto_answer, auto_ready) = (self.dice.percent(30), self.dice.percent(40));
            return self.command(Command::SignIn(SignIn {
                agent: "1001".into(),
                password: "offhook-1001".into(),
                phone: "40001".into(),
                auto_answer: Some(auto_answer),
                auto_ready: Some(auto_ready),
                // Whoever was cut off is still signed in.
                force: Some(true),
                ..SignIn::default()
            }));
        }
        let mut offered = offered_states(&snapshot, &mut self.dice);
        for call in &snapshot.calls {
            offered.extend(offered_for(&call.id, &call.can));
        }
        if let Some(command) = self.dice.pick(&offered) {
            self.command(command.clone());
        }
    }

    fn customer(&mut self) {
        let truth = self.network.world.truth();
        let calls: Vec<CallId> = truth.agent("1001").unwrap().calls.iter().map(|it| it.id.clone()).collect();
        let hangs_up = self.dice.percent(40);
        let control = match self.dice.pick(&calls).filter(|_| hangs_up) {
            Some(id) => Control::HangUp(id.clone()),
            None => {
                self.counts.calls += 1;
                let to = if self.dice.percent(50) { Target::Skill(25) } else { Target::Agent("1001".into()) };
                let data = Some(CallData::new("order 7"));
                Control::Call(NewCall { from: Number::new("13800000001"), to, data })
            }
        };
        self.tell(|| format!("customer {control:?}"));
        self.network.control(self.now, control, &mut self.dice);
    }

    fn tell(&self, what: impl FnOnce() -> String) {
        if self.tells {
            println!("{:>8} {}", self.now - START, what());
        }
    }

    /// Compares what the agent sees with what is.
    pub(crate) fn compare(&mut self) -> Result<Counts, String> {
        let truth = self.network.world.truth();
        let truth = truth.agent("1001").unwrap();
        let view = self.session.snapshot();
        let muted = |id: &CallId, muted: bool| muted && !self.maybe_muted.contains(id);
        let mut is: Vec<_> = truth
            .calls
            .iter()
            .map(|it| (&it.id, format!("{:?}", it.state), muted(&it.id, it.muted)))
            .collect();
        let mut sees: Vec<_> = view
            .calls
            .iter()
            .map(|it| (&it.id, format!("{:?}", it.state), muted(&it.id, it.muted)))
            .collect();
        is.sort();
        sees.sort();
        if truth.state != view.agent.state || is != sees {
            return Err(format!("is {:?} {is:?}, seen {:?} {sees:?}", truth.state, view.agent.state));
        }
        if !self.waiting.is_empty() {
            return Err(format!("never settled: {:?}", self.waiting));
        }
        let unknown = self.network.world.unknown();
        if !unknown.is_empty() {
            return Err(format!("asked for routes that do not exist: {unknown:?}"));
        }
        self.counts.lost_answers = self.network.lost;
        Ok(std::mem::take(&mut self.counts))
    }
}

fn scenario(seed: u64, dice: &mut Dice) -> Scenario {
    let mut scenario = Scenario::default();
    scenario.settings.seed = seed;
    scenario.settings.guid.rotates = dice.percent(70);
    scenario.settings.alerting_on_incoming = dice.percent(30);
    scenario.settings.talking_after_auto_answer = true;
    scenario.settings.detect_after_dial_failure = dice.percent(70);
    scenario.settings.connect_fail_after_dial_failure = dice.percent(30);
    scenario
}

fn offered_states(snapshot: &Snapshot, dice: &mut Dice) -> Vec<Command> {
    let can = &snapshot.agent.can;
    let mut offered = Vec::new();
    let state = |state, reason, seconds| Command::SetState(SetState { state, reason, seconds });
    if can.ready.ok {
        // Most of the time an agent wants to work.
        offered.extend([state(NextState::Ready, None, None), state(NextState::Ready, None, None)]);
    }
    if can.busy.ok {
        offered.push(state(NextState::Busy, Some(200 + i64::try_from(dice.between(0, 51)).unwrap()), None));
    }
    if can.rest.ok {
        offered.push(state(NextState::Rest, Some(1), Some(30)));
    }
    if can.wrap_up.ok {
        offered.push(state(NextState::WrapUp, None, None));
    }
    if can.dial.ok {
        let numbers = ["13800000001", "13800000002", "13800000003", "13800000004", "13900000000"];
        let number = (*dice.pick(&numbers).unwrap()).into();
        offered.extend([Command::Dial(Dial { number, ..Dial::default() })]);
    }
    if can.sign_out.ok && dice.percent(5) {
        offered.push(Command::SignOut(SignOut::default()));
    }
    offered
}

fn offered_for(id: &CallId, can: &CallCan) -> Vec<Command> {
    let call = || id.clone();
    let digits = Number::new("12#");
    [
        (can.answer.ok, Command::Answer { call: call() }),
        (can.answer.ok, Command::Answer { call: call() }),
        (can.reject.ok, Command::Reject { call: call(), mode: RejectMode::Requeue }),
        (can.hold.ok, Command::Hold { call: call() }),
        (can.retrieve.ok, Command::Retrieve { call: call() }),
        (can.mute.ok, Command::Mute { call: call() }),
        (can.unmute.ok, Command::Unmute { call: call() }),
        (can.keypad.ok, Command::Keypad { call: call(), digits }),
        (can.hang_up.ok, Command::HangUp { call: call() }),
    ]
    .into_iter()
    .filter_map(|(ok, command)| ok.then_some(command))
    .collect()
}

fn name(news: &News) -> String {
    let text = format!("{news:?}");
    text.split([' ', '{']).next().unwrap_or_default().to_owned()
}

fn seen(snapshot: &Snapshot) -> String {
    let state: AgentState = snapshot.agent.state;
    let calls: Vec<(&CallId, CallState, bool)> =
        snapshot.calls.iter().map(|it| (&it.id, it.state, it.muted)).collect();
    format!("{:?} {state:?} {:?} {calls:?}", snapshot.agent.phase, snapshot.health.state)
}
