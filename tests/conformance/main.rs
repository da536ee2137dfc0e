//! Checks every operation of the reference's groups for agents against its five proofs;
//! `cargo xtask conformance` prints the table.
//!
//! | Column | True when |
//! |---|---|
//! | request | a request with every parameter of the catalog is understood, and sent again says the same |
//! | answer | the printed answer is understood |
//! | types | the generated TypeScript declares parameters and result |
//! | simulator | a right request is accepted; each limit, precondition and code of the catalog is kept: see `simulator.rs` |
//! | scenario | a command of the session makes the request in a scenario; `request`: only `bar.request` does, by its name, which proves the way of raw requests (`crates/protocol/tests/named.rs`) and no command |
//!
//! The three numbers behind a row are the limits, codes and preconditions that were tried on the simulator.

#![cfg(not(target_family = "wasm"))]
#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "a test that prints a table")]

mod stage;
mod scenes;
mod limits;
mod simulator;
mod evidence;

use std::collections::BTreeSet;

use evidence::{Evidence, Made};
use offhook_protocol::{
    HttpResponse, OperationSpec, RawRequest, Request, event_push::PushedEvents, json::Map, operation::Base,
    operations::OPERATIONS,
};
use offhook_simulator::catalog::{Operation, operations};
use simulator::check;
use stage::{ANN, Values};

/// Text that is printed of a proof, or the reason why there is none.
type Proof = Result<String, String>;

#[test]
fn every_operation_has_its_proofs() {
    let evidence = Evidence::gather();
    let (mut gaps, mut totals, mut by_request) = (Vec::new(), [0; 3], Vec::new());
    println!(
        "{:<10}{:<34}request   answer    types     simulator           scenario",
        "section", "operation"
    );
    for operation in operations() {
        let spec = OPERATIONS.iter().find(|spec| spec.id == operation.id).unwrap();
        let checked = check(operation, None);
        let simulator = checked.map(|it| {
            let numbers = [it.limits, it.codes.len(), it.preconditions];
            (0..3).for_each(|at| totals[at] += numbers[at]);
            format!("yes {:>4} {:>3} {:>3}", numbers[0], numbers[1], numbers[2])
        });
        let made = evidence.made.get(&operation.id);
        if made == Some(&Made::ByRequest) {
            by_request.push(operation.id.as_str());
        }
        let proofs: [(&str, Proof); 5] = [
            ("request", request_is_understood(spec, operation)),
            ("answer", answer_is_understood(spec, operation, &evidence)),
            ("types", evidence.declares(spec)),
            ("simulator", simulator),
            ("scenario", made.map(ToString::to_string).ok_or("no scenario makes it".to_owned())),
        ];
        let widths = [10, 10, 10, 20, 0];
        let marks = proofs
            .iter()
            .zip(widths)
            .map(|((_, it), width)| format!("{:<width$}", it.as_deref().unwrap_or("NO")));
        println!("{:<10}{:<34}{}", operation.section, operation.id, marks.collect::<String>());
        gaps.extend(
            proofs
                .into_iter()
                .filter_map(|(name, it)| Some(format!("{} {name}: {}", operation.id, it.err()?))),
        );
    }
    let with_gaps: BTreeSet<_> = gaps.iter().filter_map(|gap| gap.split(' ').next()).collect();
    let count = operations().len();
    println!(
        "{} of {count} operations have all 5 proofs; {} limits, {} codes and {} preconditions were tried on the simulator; {} operations are made by a raw request only",
        count - with_gaps.len(),
        totals[0],
        totals[1],
        totals[2],
        by_request.len(),
    );
    assert!(gaps.is_empty(), "{} gaps:\n{}", gaps.len(), gaps.join("\n"));
    assert!(by_request.len() <= MADE_BY_REQUEST_ONLY, "a command is missing for one of {by_request:?}");
}

/// Number of operations that no command makes: `release`, which names no call, and those that nobody needs yet. Fewer is better; more
/// means that a scenario of a command went away.
const MADE_BY_REQUEST_ONLY: usize = 27;

/// Proves that the simulator reads of a request what a client has written: each parameter that a type has a
/// field for.
fn request_is_understood(spec: &OperationSpec, operation: &Operation) -> Proof {
    if spec.base == Base::Callback {
        return yes();
    }
    let mut values = limits::right(operation, &Values::new());
    // Headers travel beside the request.
    values.retain(|name, _| spec.members.iter().any(|it| it.name == name));
    let named = RawRequest::new(spec.id, values.clone()).map_err(|it| format!("{it:?}"))?;
    let sent = Request::from(named).encode(&ANN.into(), None);
    let body = sent.body.clone().unwrap_or_default();
    let (_, route, fields) =
        Request::route(sent.method.as_str(), &sent.path, &body).ok_or("its route is not known")?;
    when(route.id == spec.id, "its route is another's")?;
    lost(&values, &fields)?;
    let typed = Request::from_fields(spec.id, &fields).ok_or("it has no type")?;
    let again = typed.encode(&ANN.into(), None);
    when(again.template == sent.template && again.method == sent.method, "its type goes somewhere else")?;
    yes()
}

/// Returns an error if a parameter was lost on the way; numbers and flags of path and query arrive as text.
fn lost(sent: &Values, arrived: &Map) -> Result<(), String> {
    let plain = |it: &serde_json::Value| it.as_str().map_or_else(|| it.to_string(), str::to_owned);
    let is_lost = |(name, value): &(&String, &serde_json::Value)| {
        arrived.get(name).map(|it| plain(&it.clone().into())) != Some(plain(value))
    };
    sent.iter().find(is_lost).map_or(Ok(()), |(name, value)| Err(format!("{name} was {value}")))
}

fn answer_is_understood(spec: &OperationSpec, operation: &Operation, evidence: &Evidence) -> Proof {
    let body = evidence.sample_response(&operation.id).ok_or("no answer is printed")?;
    let answer = HttpResponse { status: 200, guid: None, body, hides_headers: false };
    if spec.base == Base::Callback {
        PushedEvents::read_answer(&answer).map_err(|it| format!("{it:?}"))?;
        return yes();
    }
    let fields = Map::from(limits::right(operation, &Values::new()));
    let request = Request::from_fields(spec.id, &fields).ok_or("it has no type")?;
    request.decode(&answer).1.map_err(|it| format!("{it:?}"))?;
    yes()
}

fn when(holds: bool, otherwise: &str) -> Result<(), String> {
    if holds { Ok(()) } else { Err(otherwise.to_owned()) }
}

fn yes() -> Proof {
    Ok("yes".to_owned())
}
