//! Simulation of two sessions against one world, under virtual time: a seed gives, in milliseconds, a shift
//! of twenty minutes with delayed and lost answers. The two take and place calls, ask each other, hand calls
//! on and join them. When the faults are over, what each agent sees must be what is; every command must have
//! settled once.
//!
//! `OFFHOOK_SEED=17 cargo test --test simulation` plays one seed again and tells what happened.

#![cfg(not(target_family = "wasm"))]
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test that tells what it counted")]

mod counts;
mod desk;
mod dice;
mod network;
mod offers;
mod shift;

use std::{num::NonZero, thread};

use counts::Counts;
use offhook_session::CallState;
use shift::Shift;

const SEEDS: u64 = 1_000;

/// Kinds of the commands that a shift gives; each must be fulfilled often enough. Not among them are
/// settings, notes and queries, which leave calls alone, and what needs a campaign, a video phone or a
/// waiting call: `crates/session/tests` have those.
const COMMANDS: [&str; 23] = [
    "SignIn",
    "SignOut",
    "Ready",
    "Busy",
    "Rest",
    "WrapUp",
    "Dial",
    "Answer",
    "Reject",
    "Hold",
    "Retrieve",
    "Mute",
    "Unmute",
    "Keypad",
    "HangUp",
    "Consult",
    "Transfer",
    "Join",
    "Connect",
    "CancelTransfer",
    "Disconnect",
    "PickUp",
    "SetCallData",
];

#[test]
fn the_views_equal_the_truth_after_every_shift() {
    if let Ok(seed) = std::env::var("OFFHOOK_SEED") {
        let seed = seed.parse().expect("OFFHOOK_SEED is a number");
        let mut shift = Shift::new(seed, true);
        shift.work();
        shift.compare().unwrap_or_else(|why| panic!("seed {seed}: {why}"));
        return;
    }
    let seeds =
        std::env::var("OFFHOOK_SEEDS").map_or(SEEDS, |it| it.parse().expect("OFFHOOK_SEEDS is a number"));
    let workers = thread::available_parallelism().map_or(1, NonZero::get) as u64;
    let work =
        |first: u64| move || (first..seeds).step_by(usize::try_from(workers).unwrap()).map(play).collect();
    let threads: Vec<thread::JoinHandle<Vec<Result<Counts, String>>>> =
        (0..workers).map(|first| thread::spawn(work(first))).collect();
    let (mut total, mut failed) = (Counts::default(), Vec::new());
    for result in threads.into_iter().flat_map(|it| it.join().expect("failures are caught")) {
        match result {
            Ok(counts) => total.add(&counts),
            Err(why) => failed.push(why),
        }
    }
    println!("{seeds} shifts of 20 minutes: {total:#?}");
    assert!(
        failed.is_empty(),
        "{} of {seeds} failed:\n{}",
        failed.len(),
        failed[..failed.len().min(10)].join("\n")
    );
    // What is left is a call of three whose customer has gone after an event was lost: nothing tells that two agents remain.
    let contradicted = &total.contradicted;
    assert!(contradicted.len() as u64 <= seeds / 200, "offered and then refused: {contradicted:#?}");
    assert!(total.calls > seeds * 20, "too little happened to prove anything: {total:?}");
    assert!(total.lost_answers > seeds * 5, "too little went wrong to prove anything: {total:?}");
    let rare: Vec<_> = COMMANDS.into_iter().filter(|it| total.fulfilled(it) < seeds / 10).collect();
    assert!(rare.is_empty(), "{rare:?} fulfilled too rarely to prove anything: {total:?}");
    let rare: Vec<_> = CallState::ALL.into_iter().filter(|it| total.entered(*it) <= seeds / 4).collect();
    assert!(rare.is_empty(), "{rare:?} reached too rarely to prove anything: {total:?}");
}

fn play(seed: u64) -> Result<Counts, String> {
    let again = format!("replay with OFFHOOK_SEED={seed} cargo test --test simulation -- --nocapture");
    let played = std::panic::catch_unwind(|| {
        let mut shift = Shift::new(seed, false);
        shift.work();
        let mut counts = shift.compare()?;
        counts.contradicted.iter_mut().for_each(|it| *it += &format!(", seed {seed}"));
        Ok::<_, String>(counts)
    });
    match played {
        Ok(result) => result.map_err(|why| format!("seed {seed}: {why}\n    {again}")),
        Err(_) => Err(format!("seed {seed} panicked; {again}")),
    }
}
