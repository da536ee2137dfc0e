//! Every flow of the gateway, as a client sees it, under virtual time.
#![allow(clippy::unwrap_used, missing_docs)]

mod floor;

mod incoming;
mod outgoing;
mod signing;
mod talking;
