//! The gateway itself, as plain data: requests, control and time go in, answers come out.
//!
//! ```text
//!  Http ─► answers ─► admission, which holds the request against the catalog; then
//!                        signing, states, incoming, outgoing, talking, queries ┐
//!                        colleagues, joining, transfer, third_party, previews,│
//!                        picking_up, desk_phone, video ────────────────────────┤
//!  Control ─► customers, customer_acts, faults, event_faults ───────────────────┤─► events per agent ─► poll ─► Answer
//!  Tick ────► agenda (ring time-out, customer answers, silence …) ──────────────┘         ▲
//!                                                              routing, after every step ─┘
//! ```

use std::collections::BTreeMap;

use offhook_protocol::{AgentId, CallId};

use crate::{
    Scenario, Settings,
    log::{LineKind, Log, LogLine, UnknownRoute},
};

mod exchange;
mod answers;
mod admission;
mod preconditions;
mod printed;
mod agent;
mod signing;
mod duty;
mod password;
mod notes;
mod recovery;
mod by_mobile;
mod push;
mod guid;
mod poll;
mod event_form;
mod states;
mod call;
mod lines;
mod routing;
mod incoming;
mod outgoing;
mod talking;
mod colleagues;
mod joining;
mod transfer;
mod third_party;
mod previews;
mod picking_up;
mod desk_phone;
mod video;
mod ending;
mod recording;
mod figures;
mod scripted;
mod queries;
mod call_data;
mod directory;
mod customers;
mod customer_acts;
mod causes;
mod faults;
mod event_faults;
mod agenda;
mod truth;

use agenda::{Agenda, Alarm};
use agent::Agent;
use call::Call;
use guid::Random;

pub use causes::causes;
pub use exchange::{Input, Output, SimRequest, SimResponse};
pub use figures::Figures;
pub use truth::{
    AgentTruth, CallTruth, Direction, NoteTruth, PreviewTruth, QueueTruth, Stage as CallStage, Truth,
    WaitingCall,
};

/// Greatest time in milliseconds that JavaScript counts exactly; alarms that would be due later never are.
const END_OF_TIME: u64 = 1 << 53;

fn to_ms(seconds: u64) -> u64 {
    seconds.saturating_mul(1000)
}

/// A gateway with its agents, calls and customers. Times are milliseconds since the epoch.
#[derive(Debug)]
pub struct World {
    scenario: Scenario,
    /// Time in milliseconds by which the gateway's clock is ahead of that of whoever plays the world.
    clock_offset: i64,
    /// Time by the gateway's clock.
    now: u64,
    agents: BTreeMap<AgentId, Agent>,
    calls: BTreeMap<CallId, Call>,
    agenda: Agenda,
    faults: faults::Faults,
    event_faults: event_faults::EventFaults,
    log: Log,
    random: Random,
    serial: u64,
    auto_caller: usize,
    /// Unix time in milliseconds until which the gateway recovers.
    away_until: u64,
    outputs: Vec<Output>,
}

impl World {
    /// Returns a gateway that starts at `start`; nobody is signed in.
    pub fn new(scenario: Scenario, start: u64) -> Self {
        let agents = scenario
            .agents
            .iter()
            .map(|config| (config.number.clone(), Agent::new(config.clone())))
            .collect();
        let mut world = Self {
            random: Random::new(scenario.settings.seed),
            clock_offset: scenario.settings.clock_offset_ms,
            now: start.saturating_add_signed(scenario.settings.clock_offset_ms),
            scenario,
            agents,
            calls: BTreeMap::new(),
            agenda: Agenda::default(),
            faults: faults::Faults::default(),
            event_faults: event_faults::EventFaults::default(),
            log: Log::default(),
            serial: 0,
            auto_caller: 0,
            away_until: 0,
            outputs: Vec::new(),
        };
        world.open();
        world
    }

    /// Lets time pass until `now`, then takes one input. A `now` that lies in the past is taken as the
    /// present.
    pub fn handle(&mut self, now: u64, input: Input) -> Vec<Output> {
        self.advance(now);
        match input {
            Input::Http { connection, request } => self.take_request(connection, &request),
            Input::Closed { connection } => self.forget_poll(connection),
            Input::Control { connection, control } => {
                let response = self.control_response(control);
                self.outputs.push(Output::Answer { connection, response });
            }
            Input::Tick => {}
        }
        self.settle();
        std::mem::take(&mut self.outputs)
    }

    /// Returns when the world must be given a [`Input::Tick`] at the latest.
    pub fn next_deadline(&self) -> Option<u64> {
        self.agenda.next_due().map(|due| due.saturating_add_signed(self.clock_offset.saturating_neg()))
    }

    /// Returns the latest lines of the log, oldest first.
    pub fn log(&self) -> Vec<LogLine> {
        self.log.lines()
    }

    /// Returns the routes that were asked for and do not exist.
    pub fn unknown(&self) -> &[UnknownRoute] {
        self.log.unknown()
    }

    /// Returns the scenario that is played.
    pub fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    fn settings(&self) -> &Settings {
        &self.scenario.settings
    }

    fn advance(&mut self, now: u64) {
        let now = now.saturating_add_signed(self.clock_offset).min(END_OF_TIME);
        while let Some((due, alarm)) = self.agenda.take_due(now) {
            self.pass_time(due);
            self.ring(alarm);
            self.settle();
        }
        self.pass_time(now);
    }

    fn ring(&mut self, alarm: Alarm) {
        match alarm {
            Alarm::PollEnds { agent, connection } => self.end_poll(&agent, connection),
            Alarm::PollSilence { agent, session } => self.check_silence(&agent, session),
            Alarm::RestOver { agent, stay } => self.tell_rest_over(&agent, stay),
            Alarm::WrapUpOver { agent, stay } => self.end_wrap_up(&agent, stay),
            Alarm::PhoneLifted { offer } => self.lift_phone(offer),
            Alarm::RingTimeout { offer } => self.time_out_ringing(offer),
            Alarm::CustomerActs { call } => self.customer_acts(&call),
            Alarm::CustomerGivesUp { call } => self.customer_gives_up(&call),
            Alarm::CustomerLeaves { call } => self.customer_hangs_up(&call),
            Alarm::ThirdPartyActs { call, transfer } => self.third_party_acts(&call, transfer),
            Alarm::FlowOver { call, transfer } => self.end_flow(&call, transfer),
            Alarm::LateAnswer { connection, response } => {
                self.outputs.push(Output::Answer { connection, response });
            }
            Alarm::PreviewOver { agent, control, dial } => self.end_preview(&agent, control, dial),
            Alarm::LateEvent { agent, serial } => self.deliver_late(&agent, serial),
            Alarm::AutoCall => self.auto_call(),
            Alarm::Recovered => self.tell_recovery(),
            Alarm::ColleagueActs { agent, session, act } => self.colleague_acts(&agent, session, act),
        }
    }

    /// Does what follows from any change: waiting calls find agents, waiting polls find events.
    fn settle(&mut self) {
        self.route();
        self.play_colleagues();
        self.feed_polls();
    }

    /// Does what a gateway that has just started does by itself.
    fn open(&mut self) {
        self.plan_auto_call();
        self.sign_colleagues_in();
    }

    fn plan(&mut self, in_ms: u64, alarm: Alarm) {
        self.agenda.set(self.now.saturating_add(in_ms), alarm);
    }

    fn next_serial(&mut self) -> u64 {
        self.serial += 1;
        self.serial
    }

    fn note(&mut self, kind: LineKind, agent: &str, text: String) {
        self.log.add(self.now, kind, agent, text);
    }
}
