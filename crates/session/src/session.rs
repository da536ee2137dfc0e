//! The session: the one function that changes anything.

use std::rc::Rc;

use crate::{Effect, Input, Millis, Snapshot};

/// Drives one agent.
pub struct Session {
    snapshot: Rc<Snapshot>,
}

impl Session {
    /// A session in which nobody is signed in. `seed` varies the waiting times after failures, nothing else.
    pub fn new(_seed: u64) -> Self {
        Self { snapshot: Rc::default() }
    }
    /// The view for people and scripts. Cheap to clone; equal when nothing changed.
    pub fn snapshot(&self) -> &Rc<Snapshot> {
        &self.snapshot
    }
    /// The moment at which [`Input::Timeout`] is next wanted.
    pub fn next_deadline(&self) -> Option<Millis> {
        None
    }
    /// Takes one input; returns what is to be done.
    pub fn handle(&mut self, _now: Millis, _input: Input) -> Vec<Effect> {
        Vec::new()
    }
}
