//! HTTP and real time around the world: a handle that tests can hold, a router, a server.
//!
//! Time is tokio's, so a test that pauses it drives the whole simulator.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError, Weak},
};

use serde_json::Value;
use tokio::{
    sync::{Notify, oneshot},
    time::Instant,
};

use crate::{
    Control, Input, Output, Scenario, SimResponse, Truth, World,
    control::ControlError,
    log::{LogLine, UnknownRoute},
};

mod clock;
mod router;
mod headers;
mod site;
mod server;
mod header_case;
pub mod cli;

use clock::{Clock, Turn};

pub use router::{router, router_with_site};
pub use server::serve;

/// A running world. Clones share it; it stops with the last of them.
#[derive(Clone, Debug)]
pub struct Simulator(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    state: Mutex<State>,
    changed: Arc<Notify>,
    clock: Clock,
}

#[derive(Debug)]
struct State {
    world: World,
    waiting: HashMap<u64, oneshot::Sender<SimResponse>>,
    connections: u64,
}

/// Tells the world that a client went away, unless it was answered.
struct Hanging<'a> {
    inner: &'a Inner,
    connection: u64,
}

impl Drop for Hanging<'_> {
    fn drop(&mut self) {
        if self.inner.lock().waiting.remove(&self.connection).is_some() {
            self.inner.feed(Input::Closed { connection: self.connection });
        }
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.changed.notify_one();
    }
}

impl Simulator {
    /// Starts a world whose clock shows `start` (milliseconds since the epoch) now. Needs a tokio runtime.
    pub fn new(scenario: Scenario, start: u64) -> Self {
        let changed = Arc::new(Notify::new());
        let world = World::new(scenario, start);
        let state = State { world, waiting: HashMap::new(), connections: 0 };
        let inner =
            Inner { state: Mutex::new(state), changed: Arc::clone(&changed), clock: Clock::new(start) };
        let inner = Arc::new(inner);
        tokio::spawn(keep_time(Arc::downgrade(&inner), changed));
        Self(inner)
    }

    /// Returns what every agent and call is doing now.
    pub fn truth(&self) -> Truth {
        self.0.feed(Input::Tick);
        self.0.lock().world.truth()
    }

    /// Returns the latest lines of the log, oldest first.
    pub fn log(&self) -> Vec<LogLine> {
        self.0.lock().world.log()
    }

    /// Returns the routes that were asked for and do not exist.
    pub fn unknown(&self) -> Vec<UnknownRoute> {
        self.0.lock().world.unknown().to_vec()
    }

    /// Does what the control interface can do, without HTTP.
    ///
    /// # Errors
    /// Fails when there is nobody and nothing to do it with.
    pub fn act(&self, control: Control) -> Result<Value, ControlError> {
        let now = self.0.now();
        let mut state = self.0.lock();
        let (result, outputs) = state.world.act(now, control);
        state.deliver(outputs);
        drop(state);
        self.0.changed.notify_one();
        result
    }

    /// Reads the clock, and before that turns it.
    pub(crate) fn clock(&self, method: &str, body: &str) -> Result<Value, ControlError> {
        if let Some(turn) = Turn::parse(method, body)? {
            self.0.clock.turn(turn);
            self.0.feed(Input::Tick);
        }
        Ok(self.0.clock.told())
    }

    /// Carries out one exchange; `None`: it breaks off without an answer.
    pub(crate) async fn exchange(&self, input: impl FnOnce(u64) -> Input) -> Option<SimResponse> {
        let (sender, receiver) = oneshot::channel();
        let connection = {
            let mut state = self.0.lock();
            state.connections += 1;
            let connection = state.connections;
            state.waiting.insert(connection, sender);
            connection
        };
        let _hanging = Hanging { inner: &self.0, connection };
        self.0.feed(input(connection));
        receiver.await.ok()
    }
}

impl Inner {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn now(&self) -> u64 {
        self.clock.now()
    }

    fn feed(&self, input: Input) {
        let now = self.now();
        let mut state = self.lock();
        let outputs = state.world.handle(now, input);
        state.deliver(outputs);
        drop(state);
        self.changed.notify_one();
    }

    fn next_deadline(&self) -> Option<Instant> {
        let due = self.lock().world.next_deadline()?;
        self.clock.at(due)
    }
}

impl State {
    fn deliver(&mut self, outputs: Vec<Output>) {
        for output in outputs {
            match output {
                Output::Answer { connection, response } => {
                    if let Some(sender) = self.waiting.remove(&connection) {
                        // Nobody listens any more: the client went away this very moment.
                        drop(sender.send(response));
                    }
                }
                Output::Drop { connection } => drop(self.waiting.remove(&connection)),
            }
        }
    }
}

/// Wakes the world whenever something is due, for as long as anybody holds it.
async fn keep_time(inner: Weak<Inner>, changed: Arc<Notify>) {
    loop {
        let Some(deadline) = inner.upgrade().map(|inner| inner.next_deadline()) else { return };
        match deadline {
            None => changed.notified().await,
            Some(deadline) => tokio::select! {
                () = changed.notified() => {}
                () = tokio::time::sleep_until(deadline) => {
                    let Some(inner) = inner.upgrade() else { return };
                    inner.tick();
                }
            },
        }
    }
}

impl Inner {
    /// Takes a tick like any input, but without waking the task that calls it.
    fn tick(&self) {
        let now = self.now();
        let mut state = self.lock();
        let outputs = state.world.handle(now, Input::Tick);
        state.deliver(outputs);
    }
}
