//! Session against world, under virtual time: a seed gives a shift of half an hour with delayed and lost answers, in
//! milliseconds. When the faults are over, what the agent sees must be what is; every command must have settled once.
//!
//! `OFFHOOK_SEED=17 cargo test --test simulation` plays one seed again and tells what happened.

#![cfg(not(target_family = "wasm"))]
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test that tells what it counted")]

mod dice;
mod network;
mod shift;

use shift::Shift;

const SEEDS: u64 = 200;

#[test]
fn the_view_equals_the_truth_after_every_shift() {
    if let Ok(seed) = std::env::var("OFFHOOK_SEED") {
        let seed = seed.parse().expect("OFFHOOK_SEED is a number");
        let mut shift = Shift::new(seed, true);
        shift.work();
        shift.compare().unwrap_or_else(|why| panic!("seed {seed}: {why}"));
        return;
    }
    let mut total = shift::Counts::default();
    for seed in 0..SEEDS {
        let mut shift = Shift::new(seed, false);
        let played = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            shift.work();
            shift.compare()
        }));
        let again = format!("replay with OFFHOOK_SEED={seed} cargo test --test simulation -- --nocapture");
        match played {
            Ok(Ok(counts)) => total.add(&counts),
            Ok(Err(why)) => panic!("seed {seed}: {why}\n{again}"),
            Err(_) => panic!("seed {seed} panicked; {again}"),
        }
    }
    println!("{SEEDS} shifts of 30 minutes: {total:?}");
    assert!(total.calls > SEEDS * 20, "too little happened to prove anything: {total:?}");
    assert!(total.lost_answers > SEEDS * 5, "too little went wrong to prove anything: {total:?}");
}
