//! An agent bar and browser softphone for contact centres that run on CC-Gateway.
//!
//! This crate is what needs a browser, or joins the parts. The gateway's language is in `offhook-protocol`, an agent's
//! working session in `offhook-session`; both know neither clock nor network.
//!
//! # Where to start
//! 1. [`runtime`]: the one loop. Inputs go in one at a time, effects come out and are carried out.
//! 2. [`host`]: where the runtime lives, and the mirror through which everything else sees it.
//! 3. [`platform`]: what the outside world must offer; `platform::web` is the browser.
//! 4. [`ui`]: the bar. [`api`]: what JavaScript calls.

#[cfg(target_family = "wasm")]
pub mod api;

pub mod host;
#[cfg(feature = "split")]
mod parts;
pub mod platform;
pub mod runtime;
pub mod ui;
mod vec_map;

/// Allocator of the page: 2 KB less after brotli than the standard one. TLSF bounds fragmentation, which a long shift would show.
#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
