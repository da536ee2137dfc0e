//! Every flow of the gateway, as a client sees it, under virtual time.
#![allow(clippy::unwrap_used, missing_docs)]

mod test_gateway;

mod signing;
mod polling;
mod parameters;
mod duty;
mod password;
mod notes;
mod recovery;
mod by_mobile;
mod push;
mod states;
mod incoming;
mod outgoing;
mod customers;
mod previews;
mod picking_up;
mod desk_phone;
mod video;
mod talking;
mod colleagues;
mod three_party;
mod help_of_three;
mod transfers;
mod queues;
mod queries;
mod call_data;
mod directory;
mod figures;
mod scripted;
mod control;
mod event_faults;
mod any_sequence;
mod told_truth;
mod told_otherwise;
