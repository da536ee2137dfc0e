//! Shift of two agents: customers call and hang up, the agents do what their bars offer, the weather changes.

use offhook_protocol::{CallData, CallFeature, Number};
use offhook_session::CallId;
use offhook_simulator::{
    Control, Scenario, World,
    control::{NewCall, Target},
    settings::{AllEvents, SignOutDuringCall},
};

use crate::{
    counts::Counts,
    desk::{Desk, Scene},
    dice::Dice,
    network::{DESKS, Network, Weather},
};

const START: u64 = 1_700_000_000_000;
const SHIFT: u64 = 20 * 60 * 1_000;
/// Milliseconds of fair weather at the end, in which nobody does anything: long enough for every repair, and
/// for the gateway to sign out (after two minutes) whom it has locked out.
const CALM: u64 = 150 * 1_000;
/// Features of the calls that are offered: half of them ordinary, the others placed by the platform (CEC table 6-455).
const FEATURES: [i64; 10] = [0, 0, 0, 0, 0, 40, 41, 43, 44, 45];
const AGENTS: [&str; DESKS] = ["1001", "1002"];

pub(crate) struct Shift {
    now: u64,
    dice: Dice,
    network: Network,
    desks: [Desk; DESKS],
    counts: Counts,
    tells: bool,
}

impl Shift {
    pub(crate) fn new(seed: u64, tells: bool) -> Self {
        let mut dice = Dice::new(seed);
        let scenario = scenario(seed, &mut dice);
        let network = Network::new(World::new(scenario, START));
        let seeds = [dice.roll(), dice.roll()];
        let desk = |at: usize| Desk::new(at, AGENTS[at], seeds[at], tells);
        Self { now: START, network, dice, desks: [desk(0), desk(1)], counts: Counts::default(), tells }
    }

    /// Plays the shift, and the calm after it.
    pub(crate) fn work(&mut self) {
        let end = START + SHIFT;
        let mut next_act = [START, START];
        let (mut next_customer, mut next_weather) = (START + 5_000, START + 20_000);
        while self.now < end {
            let next = next_act[0].min(next_act[1]).min(next_customer).min(next_weather).min(end);
            self.pass(next);
            for (at, next) in next_act.iter_mut().enumerate() {
                if self.now >= *next {
                    self.at_desk(at, Desk::act);
                    *next = self.now + self.dice.between(500, 9_000);
                }
            }
            if self.now >= next_customer {
                self.customer();
                next_customer = self.now + self.dice.between(4_000, 45_000);
            }
            if self.now >= next_weather {
                self.change_weather();
                next_weather = self.now + self.dice.between(5_000, 50_000);
            }
        }
        self.network.weather = [Weather::Fair; DESKS];
        self.tell(|| "calm".into());
        self.pass(end + CALM);
    }

    fn change_weather(&mut self) {
        let weather = match self.dice.between(0, 10) {
            0..5 => Weather::Fair,
            5 | 6 => Weather::Slow,
            7 | 8 => Weather::Lossy,
            _ if self.dice.percent(50) => Weather::Down,
            _ => Weather::Proxy,
        };
        let desk = usize::try_from(self.dice.between(0, DESKS as u64)).unwrap();
        self.network.weather[desk] = weather;
        self.tell(|| format!("weather at {}: {weather:?}", AGENTS[desk]));
    }

    fn at_desk(&mut self, at: usize, what: impl FnOnce(&mut Desk, &mut Scene<'_>)) {
        let Self { now, dice, network, desks, counts, .. } = self;
        what(&mut desks[at], &mut Scene { start: START, now: *now, network, dice, counts });
    }

    /// Lets time pass, event by event.
    fn pass(&mut self, until: u64) {
        loop {
            let alarms = self.desks.iter().filter_map(Desk::next_deadline).min();
            let next =
                [alarms, self.network.next_deadline()].into_iter().flatten().min().filter(|at| *at <= until);
            let Some(next) = next else { break };
            self.now = self.now.max(next);
            for (line, answer) in self.network.step(self.now, &mut self.dice) {
                self.at_desk(line.desk, |desk, scene| desk.receive(line.id, answer, scene));
            }
            for at in 0..DESKS {
                if self.desks[at].next_deadline().is_some_and(|alarm| alarm <= self.now) {
                    self.at_desk(at, Desk::wake);
                }
            }
        }
        self.now = until;
    }

    fn customer(&mut self) {
        let truth = self.network.world.truth();
        let calls = AGENTS.iter().filter_map(|agent| truth.agent(agent)).flat_map(|it| &it.calls);
        let calls: Vec<CallId> = calls.map(|it| it.id.clone()).collect();
        let hangs_up = self.dice.percent(30);
        let control = match self.dice.pick(&calls).filter(|_| hangs_up) {
            Some(id) => Control::HangUp(id.clone()),
            None => {
                self.counts.calls += 1;
                let to = match self.dice.between(0, 4) {
                    0 | 1 => Target::Skill(25),
                    2 => Target::Agent(AGENTS[0].into()),
                    _ => Target::Agent(AGENTS[1].into()),
                };
                let data = Some(CallData::new("order 7"));
                let call = NewCall::incoming(Number::new("13800000001"), to, data);
                let feature = CallFeature::from_gateway(FEATURES[self.dice.roll() as usize % FEATURES.len()]);
                Control::Call(NewCall { feature, video: self.dice.percent(20), ..call })
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

    /// Compares what the agents see with the truth.
    pub(crate) fn compare(&mut self) -> Result<Counts, String> {
        let truth = self.network.world.truth();
        for desk in &self.desks {
            desk.compare(&truth)?;
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
    // By the seed itself, so that the dice fall as before. Many telephones are lifted by hand, some time after they alert.
    scenario.settings.phone_lifts_after_ms = [0, 0, 1_500, 4_000][(seed % 4) as usize];
    // A third of the gateways refuse polls that follow an answer without a pause.
    scenario.settings.poll_pause_ms = [0, 0, 150][(seed % 3) as usize];
    // Many gateways' clocks are not ours.
    scenario.settings.clock_offset_ms =
        [0, 600_000, -600_000, 8 * 3_600_000, -1_700_000_000_000][(seed % 5) as usize];
    scenario.settings.event_times = seed.is_multiple_of(2);
    scenario.settings.all_events =
        [AllEvents::Answered, AllEvents::NotFound, AllEvents::Answered, AllEvents::Refused]
            [(seed / 2 % 4) as usize];
    scenario.settings.sign_out_during_call =
        if seed.is_multiple_of(2) { SignOutDuringCall::Refused } else { SignOutDuringCall::Ignored };
    // By the reference, agents for whom the platform answers can't read their held calls (CEC 6.1.3.4): for them a lost
    // hold could not be read back, and the view would not be the truth.
    scenario.settings.preconditions_not_checked = vec!["queryHoldListInfo".to_owned()];
    scenario
}
