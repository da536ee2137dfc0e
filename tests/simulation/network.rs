//! Network between the pages and the gateway: it takes time, and it loses things.

use std::collections::{BTreeMap, BTreeSet};

use offhook_protocol::{GatewayError, HttpRequest, HttpResponse};
use offhook_simulator::{Control, Input, Output, SimRequest, SimResponse, World};

use crate::dice::Dice;

/// Number of agents who work.
pub(crate) const DESKS: usize = 2;

/// State of the network at a desk at the moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Weather {
    /// Everything comes through within milliseconds.
    Fair,
    /// Everything takes up to four seconds each way; later requests overtake earlier ones.
    Slow,
    /// About one in five requests or answers is lost; the client hears of it late or never.
    Lossy,
    /// Nothing comes through.
    Down,
    /// A proxy answers in the gateway's place.
    Proxy,
}

/// Exchange of one request: the desk, and the number of the exchange there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Line {
    pub(crate) desk: usize,
    pub(crate) id: u32,
}

impl Line {
    /// Returns the world's name for the exchange.
    const fn connection(self) -> u64 {
        ((self.desk as u64) << 32) | self.id as u64
    }

    fn of(connection: u64) -> Self {
        let id = u32::try_from(connection & u64::from(u32::MAX)).unwrap();
        Self { desk: usize::try_from(connection >> 32).unwrap(), id }
    }
}

/// Message on its way between a page and the gateway.
enum Parcel {
    Request(Line, HttpRequest),
    Closing(Line),
    Answer(Line, Result<HttpResponse, GatewayError>),
}

/// Network with the gateway at its end.
pub(crate) struct Network {
    pub(crate) world: World,
    /// Weather at each desk.
    pub(crate) weather: [Weather; DESKS],
    pub(crate) lost: u64,
    parcels: BTreeMap<(u64, u64), Parcel>,
    closed: BTreeSet<Line>,
    serial: u64,
    control: u64,
}

impl Network {
    pub(crate) fn new(world: World) -> Self {
        let (parcels, closed) = (BTreeMap::new(), BTreeSet::new());
        Self { world, weather: [Weather::Fair; DESKS], lost: 0, parcels, closed, serial: 0, control: 1 << 40 }
    }

    pub(crate) fn next_deadline(&self) -> Option<u64> {
        let parcel = self.parcels.keys().next().map(|(at, _)| *at);
        [parcel, self.world.next_deadline()].into_iter().flatten().min()
    }

    fn post(&mut self, at: u64, parcel: Parcel) {
        self.serial += 1;
        self.parcels.insert((at, self.serial), parcel);
    }

    fn travel(&self, desk: usize, dice: &mut Dice) -> u64 {
        match self.weather[desk] {
            Weather::Slow => dice.between(200, 4_000),
            Weather::Fair | Weather::Lossy | Weather::Down | Weather::Proxy => dice.between(2, 40),
        }
    }

    /// Sends a request of the client on its way.
    pub(crate) fn send(&mut self, now: u64, id: Line, request: HttpRequest, dice: &mut Dice) {
        let at = now + self.travel(id.desk, dice);
        match self.weather[id.desk] {
            Weather::Down => {
                let unreachable = GatewayError::Unreachable("down".into());
                self.post(at, Parcel::Answer(id, Err(unreachable)));
            }
            Weather::Lossy if dice.percent(8) => self.lost += 1,
            Weather::Proxy if dice.percent(50) => {
                let page = HttpResponse {
                    status: 502,
                    guid: None,
                    body: "<html>Bad gateway</html>".into(),
                    hides_headers: false,
                };
                self.post(at, Parcel::Answer(id, Ok(page)));
            }
            Weather::Fair | Weather::Slow | Weather::Lossy | Weather::Proxy => {
                self.post(at, Parcel::Request(id, request));
            }
        }
    }

    /// Gives up a request of the client: its answer is not wanted, and the connection closes.
    pub(crate) fn abort(&mut self, now: u64, id: Line, dice: &mut Dice) {
        self.closed.insert(id);
        let at = now + self.travel(id.desk, dice);
        self.post(at, Parcel::Closing(id));
    }

    /// Acts from outside, as a customer who calls or hangs up. Returns the body of the answer.
    pub(crate) fn control(&mut self, now: u64, control: Control, dice: &mut Dice) -> String {
        self.control += 1;
        let connection = self.control;
        let outputs = self.world.handle(now, Input::Control { connection, control });
        let mut body = String::new();
        for output in outputs {
            match output {
                Output::Answer { connection: to, response } if to == connection => body = response.body,
                other => self.deliver(now, other, dice),
            }
        }
        body
    }

    /// Lets everything happen that is due; returns the answers that reach a page.
    pub(crate) fn step(
        &mut self,
        now: u64,
        dice: &mut Dice,
    ) -> Vec<(Line, Result<HttpResponse, GatewayError>)> {
        let mut arrived = Vec::new();
        while let Some(((at, _), _)) = self.parcels.first_key_value()
            && *at <= now
        {
            let Some((_, parcel)) = self.parcels.pop_first() else { break };
            let outputs = match parcel {
                Parcel::Request(id, request) => {
                    let request = SimRequest {
                        method: request.method.as_str().into(),
                        path: request.path,
                        guid: request.guid.map(|it| it.expose().to_owned()),
                        body: request.body.unwrap_or_default(),
                        ..SimRequest::default()
                    };
                    self.world.handle(now, Input::Http { connection: id.connection(), request })
                }
                Parcel::Closing(id) => self.world.handle(now, Input::Closed { connection: id.connection() }),
                Parcel::Answer(id, result) => {
                    if !self.closed.contains(&id) {
                        arrived.push((id, result));
                    }
                    Vec::new()
                }
            };
            outputs.into_iter().for_each(|output| self.deliver(now, output, dice));
        }
        let outputs = self.world.handle(now, Input::Tick);
        outputs.into_iter().for_each(|output| self.deliver(now, output, dice));
        arrived
    }

    fn deliver(&mut self, now: u64, output: Output, dice: &mut Dice) {
        let (id, answer) = match output {
            Output::Answer { connection, response } => (Line::of(connection), Ok(received(response))),
            Output::Drop { connection } => {
                (Line::of(connection), Err(GatewayError::Unreachable("dropped".into())))
            }
        };
        let at = now + self.travel(id.desk, dice);
        let is_lost = match self.weather[id.desk] {
            Weather::Down => true,
            Weather::Lossy => dice.percent(15),
            Weather::Fair | Weather::Slow | Weather::Proxy => false,
        };
        if !is_lost {
            return self.post(at, Parcel::Answer(id, answer));
        }
        self.lost += 1;
        // Half of what is lost is noticed, when the connection breaks; the other half only by the time limit.
        if dice.percent(50) {
            self.post(at, Parcel::Answer(id, Err(GatewayError::Unreachable("lost".into()))));
        }
    }
}

fn received(response: SimResponse) -> HttpResponse {
    let guid = response.guid.map(|it| format!("JSESSIONID={it}"));
    HttpResponse { status: response.status, guid, body: response.body, hides_headers: false }
}
