//! A CC-Gateway to develop and test against (CEC chapter 6).
//!
//! The crate has two parts. The [`World`] is the gateway itself as plain data: no IO, no clock, no randomness
//! of its own; it compiles for the browser too. The `shell` puts HTTP and real time around it, for people,
//! and in-process for tests.
//!
//! # Where to start
//! 1. [`world`]: what goes in, what comes out.
//! 2. [`scenario`] and [`settings`]: who is there, and what the reference leaves open.
//! 3. [`control`]: acting as the customer, breaking things, reading the truth.
//! 4. [`catalog`]: what the reference says of each operation, and the check of every request by it.
//! 5. `shell`: the HTTP server.

pub mod world;
pub mod scenario;
pub mod settings;
pub mod control;
pub mod catalog;
pub mod log;
#[cfg(not(target_family = "wasm"))]
pub mod shell;

pub use control::Control;
pub use scenario::Scenario;
pub use settings::Settings;
#[cfg(not(target_family = "wasm"))]
pub use shell::{Simulator, router};
pub use world::{Input, Output, SimRequest, SimResponse, Truth, World};
