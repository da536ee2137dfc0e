//! Single events that go astray: each event of each flow is lost, doubled, late by 1, 4 and 15 seconds, or swapped with the next one.
//! Whatever happens to it, both agents see what is within five seconds, nothing keeps them from going on, and every command settles.
//!
//! Each fault is played twice: by agents who act as soon as the bar offers it, and by agents who wait until what they see is true.
//! `cargo xtask losses` plays them all; the tests play one of [`SHARE`]. `OFFHOOK_LOSS="hold 3 lose hasty" cargo test --test losses`
//! plays a single one and tells what happened.

#![cfg(not(target_family = "wasm"))]
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test that tells what it counted")]

#[path = "../in_process/mod.rs"]
mod in_process;
mod flows;
mod play;
mod view;

use std::{num::NonZero, thread};

use flows::{FLOWS, Flow};
use offhook_simulator::control::EventFaultKind;
use play::{Loss, Pace, play};

/// Part of the faults that a test run plays, one of so many.
const SHARE: usize = 7;

const KINDS: [(&str, EventFaultKind, Option<u64>); 6] = [
    ("lose", EventFaultKind::Lose, None),
    ("double", EventFaultKind::Double, None),
    ("late1", EventFaultKind::Late, Some(1_000)),
    ("late4", EventFaultKind::Late, Some(4_000)),
    ("late15", EventFaultKind::Late, Some(15_000)),
    ("swap", EventFaultKind::Swap, None),
];
const PACES: [(&str, Pace); 2] = [("hasty", Pace::Hasty), ("patient", Pace::Patient)];

#[test]
fn no_single_event_that_goes_astray_misleads_anybody() {
    let named = std::env::var("OFFHOOK_LOSS").ok();
    let share = if std::env::var_os("OFFHOOK_LOSSES").is_some() || named.is_some() { 1 } else { SHARE };
    let mut losses = Vec::new();
    for flow in FLOWS {
        let events = play(flow, None, Pace::Patient, named.is_some())
            .unwrap_or_else(|why| panic!("{}, undisturbed: {why}", flow.name));
        assert!(!events.is_empty(), "{}: nothing happens", flow.name);
        let before = losses.len();
        for (at, name) in events.iter().enumerate() {
            for (kind, fault, ms) in KINDS {
                // An offered preview is told by one event, and nothing can be asked.
                let is_late = ms.is_none_or(|ms| ms > 4_000);
                if name.contains("Preview") && is_late && fault != EventFaultKind::Double {
                    continue;
                }
                let is_of_three = ["AgentEvent_Conference", "AgentEvent_Customer_Release"].contains(&&**name);
                let of_three = is_of_three && fault != EventFaultKind::Double;
                let loss = Loss { event: at as u64, kind: fault, ms, of_three };
                for (pace, how) in PACES {
                    losses.push((format!("{} {at} {kind} {pace}", flow.name), flow, loss, how));
                }
            }
        }
        println!("{:<28} {:>3} events {:>5} losses", flow.name, events.len(), losses.len() - before);
    }
    let all = losses.len();
    let chosen: Vec<_> = losses
        .into_iter()
        .enumerate()
        .filter(|(at, (name, ..))| named.as_ref().map_or(at % share == 0, |it| it == name))
        .map(|(_, it)| it)
        .collect();
    assert!(!chosen.is_empty(), "there is no such loss");
    let failed = play_all(&chosen, named.is_some());
    println!(
        "{} of {all} losses in {} flows: {} right",
        chosen.len(),
        FLOWS.len(),
        chosen.len() - failed.len()
    );
    assert!(failed.is_empty(), "{} of {} are wrong:\n{}", failed.len(), chosen.len(), failed.join("\n"));
}

/// Plays these losses, and returns what went wrong.
fn play_all(losses: &[(String, &'static Flow, Loss, Pace)], tells: bool) -> Vec<String> {
    let workers = thread::available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| {
        let work = |first: usize| {
            scope.spawn(move || {
                let mine = losses.iter().skip(first).step_by(workers);
                let failed = mine.filter_map(|(name, flow, loss, pace)| {
                    play(flow, Some(*loss), *pace, tells).err().map(|why| format!("{name}: {why}"))
                });
                failed.collect::<Vec<_>>()
            })
        };
        let threads: Vec<_> = (0..workers).map(work).collect();
        threads.into_iter().flat_map(|it| it.join().expect("failures are returned")).collect()
    })
}
