//! Every call of the reference's groups for agents, held against its five proofs: `cargo xtask conformance` prints the table.
//!
//! | Column | True when |
//! |---|---|
//! | request | the printed request, or one with every member, is understood, and sent again says the same |
//! | answer | the printed answer is understood, and written again says the same |
//! | simulator | it has the route, and answers in the gateway's form with a code of the reference (pushes what can be read) |
//! | types | the generated TypeScript declares parameters and result |
//! | scenario | a scenario of the session makes the call |

#![cfg(not(target_family = "wasm"))]
#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "a test that prints a table")]

#[path = "../crates/protocol/tests/support/mod.rs"]
mod support;

use std::{collections::BTreeSet, fs, path::Path};

use offhook_protocol::{
    HttpResponse, Request, Spec, agent_control, codes::RetCode, endpoint::Base, event_push::PushedEvents,
    request::SPECS,
};
use offhook_simulator::{Input, Output, Scenario, SimRequest, World};
use serde_json::Value;
use support::{answer, assert_rewritten, entry, every_request, fixture, says_the_same, unwrapped, wrapped};

const START: u64 = 1_700_000_000_000;

type Proof = (&'static str, fn(&Spec, &Evidence) -> Result<(), String>);

const PROOFS: [Proof; 5] = [
    ("request", request_is_the_references),
    ("answer", answer_is_the_references),
    ("simulator", simulator_answers),
    ("types", types_are_declared),
    ("scenario", scenario_makes_it),
];

/// What the proofs are looked up in.
struct Evidence {
    fixtures: Vec<Value>,
    declarations: String,
    called: BTreeSet<String>,
}

#[test]
fn every_call_has_its_proofs() {
    let evidence = Evidence::gather();
    let mut gaps = Vec::new();
    let head: Vec<_> = PROOFS.iter().map(|(name, _)| format!("{name:<10}")).collect();
    println!("{:<10}{:<34}{}", "section", "call", head.concat());
    for spec in SPECS {
        let results: Vec<_> = PROOFS.iter().map(|(name, proof)| (name, proof(spec, &evidence))).collect();
        let marks: Vec<_> =
            results.iter().map(|(_, it)| format!("{:<10}", if it.is_ok() { "yes" } else { "NO" })).collect();
        println!("{:<10}{:<34}{}", spec.section, spec.id, marks.concat());
        gaps.extend(
            results.into_iter().filter_map(|(name, it)| Some(format!("{} {name}: {}", spec.id, it.err()?))),
        );
    }
    let with_gaps: BTreeSet<_> = gaps.iter().filter_map(|gap| gap.split(' ').next()).collect();
    println!("{} of {} calls have all {} proofs", SPECS.len() - with_gaps.len(), SPECS.len(), PROOFS.len());
    assert!(gaps.is_empty(), "{} gaps:\n{}", gaps.len(), gaps.join("\n"));
}

impl Evidence {
    fn gather() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let declarations = fs::read_to_string(root.join("www/src/generated/gateway.ts")).unwrap();
        let scenarios = root.join("crates/session/tests/scenarios");
        let told = fs::read_dir(scenarios).unwrap().map(|it| it.unwrap().path());
        let told = told.filter(|it| it.extension().is_some_and(|it| it == "out" || it == "in"));
        let mut called = BTreeSet::new();
        for text in told.map(|it| fs::read_to_string(it).unwrap()) {
            // What the session sends stands behind an arrow; what a server is pushed, behind its verb.
            let words = text.lines().filter_map(|line| {
                let (_, sent) = line.split_once(" -> ")?;
                sent.split(' ').next()
            });
            called.extend(words.map(str::to_owned));
            if text.lines().any(|line| line.contains(" push {")) {
                called.insert("pushEvent".to_owned());
            }
        }
        Self { fixtures: fixture("endpoints.json"), declarations, called }
    }
}

/// The call with every member filled.
fn filled(spec: &Spec) -> Option<Request> {
    every_request("1002", 17, true).into_iter().find(|it| it.spec() == spec)
}

/// A proof that is an assertion elsewhere, too.
fn holds(proof: impl FnOnce() + std::panic::UnwindSafe) -> Result<(), String> {
    std::panic::catch_unwind(proof).map_err(|why| {
        let text = why.downcast_ref::<String>().map(String::as_str).or(why.downcast_ref::<&str>().copied());
        text.unwrap_or("it panicked").to_owned()
    })
}

fn when(holds: bool, otherwise: &str) -> Result<(), String> {
    if holds { Ok(()) } else { Err(otherwise.to_owned()) }
}

fn request_is_the_references(spec: &Spec, evidence: &Evidence) -> Result<(), String> {
    let known = entry(&evidence.fixtures, "id", spec.id);
    let sample = &known["sample_request"];
    if spec.base == Base::Callback {
        let pushed = PushedEvents::read(&sample.to_string()).map_err(|it| format!("{it:?}"))?;
        let written = Value::from(pushed.write());
        return when(
            written["eventList"].as_array().map(Vec::len) == sample["eventList"].as_array().map(Vec::len),
            "the printed request says something else when written again",
        );
    }
    let own = filled(spec).ok_or("no request of this kind")?.encode(&"1001".into(), None);
    let body = if sample.is_null() { own.body.clone().unwrap_or_default() } else { sample.to_string() };
    let (_, request) =
        Request::parse(own.method.as_str(), &own.path, &body).ok_or("its route is not known")?;
    when(request.spec() == spec, "its route is another's")?;
    let sent = request.encode(&"1001".into(), None);
    when(sent.template == spec.template(), "it goes somewhere else")?;
    let sent: Value = serde_json::from_str(sent.body.as_deref().unwrap_or("{}")).unwrap();
    let printed: Value = serde_json::from_str(if body.is_empty() { "{}" } else { &body }).unwrap();
    let lost =
        printed.as_object().into_iter().flatten().find(|(name, value)| !says_the_same(value, &sent[*name]));
    lost.map_or(Ok(()), |(name, value)| Err(format!("{name} was {value}, is {}", sent[name])))
}

fn answer_is_the_references(spec: &Spec, evidence: &Evidence) -> Result<(), String> {
    let sample = entry(&evidence.fixtures, "id", spec.id)["sample_response"].clone();
    if spec.base == Base::Callback {
        return PushedEvents::read_answer(&answer(&sample)).map_err(|it| format!("{it:?}"));
    }
    let request = filled(spec).ok_or("no request of this kind")?;
    let reply = request.decode(&answer(&sample)).1.map_err(|it| format!("{it:?}"))?;
    let again = request.decode(&answer(wrapped(spec, &reply.to_result().into()))).1;
    when(again.as_ref() == Ok(&reply), "what is written is not what is read")?;
    let (result, written) = (unwrapped(spec, &sample), Value::from(reply.to_result()));
    // Their printed answers hold an empty object where their tables have a value.
    let is_reserved = result == serde_json::json!({});
    if is_reserved { Ok(()) } else { holds(move || assert_rewritten(&result, &written, "the answer")) }
}

fn simulator_answers(spec: &Spec, _: &Evidence) -> Result<(), String> {
    let mut world = World::new(Scenario::default(), START);
    let login = agent_control::Login {
        password: "offhook-1001".into(),
        phone: "40001".into(),
        ..agent_control::Login::default()
    };
    let signed_in = ask(&mut world, 1, &login.into(), None)?;
    if spec.base == Base::Callback {
        // What signing in has to tell, as a real gateway would post it.
        let pushed = world.take_push(&"1001".into()).ok_or("nothing is pushed")?;
        let read = PushedEvents::read(&pushed.write().to_string()).map_err(|it| format!("{it:?}"))?;
        return when(!pushed.events.0.is_empty() && read == pushed, "what is pushed can't be read");
    }
    let request = filled(spec).ok_or("no request of this kind")?;
    let is_sign_in = matches!(request, Request::Login(_) | Request::ForceLogin(_) | Request::LoginEx(_));
    let guid = signed_in.guid.filter(|_| !is_sign_in);
    // A poll is kept until there is something to tell: signing in has told something.
    let response = ask(&mut world, 2, &request, guid)?;
    when(world.unknown().is_empty(), "the simulator has no such route")?;
    when(response.status == 200, &format!("HTTP status {}", response.status))?;
    let body: Value = serde_json::from_str(&response.body).map_err(|it| it.to_string())?;
    let code = body.get("retcode").or_else(|| body.get("returnCode")).and_then(Value::as_str);
    let code = code.ok_or_else(|| format!("no code in {body}"))?;
    // The one code that stands with its call only, and in no table (CEC 6.1.2.25).
    let is_known =
        ["0", "10001"].contains(&code) || RetCode::new(code).row().is_some() || spec.base == Base::ApiAccess;
    when(is_known, &format!("the code {code} is not the reference's"))
}

fn ask(
    world: &mut World,
    connection: u64,
    request: &Request,
    guid: Option<String>,
) -> Result<HttpResponse, String> {
    let mut http = SimRequest::from(request.encode(&"1001".into(), None));
    http.guid = guid;
    let outputs = world.handle(START + connection * 1_000, Input::Http { connection, request: http });
    outputs
        .into_iter()
        .find_map(|it| match it {
            Output::Answer { connection: to, response } if to == connection => Some(response.into()),
            Output::Answer { .. } | Output::Drop { .. } => None,
        })
        .ok_or_else(|| "no answer".to_owned())
}

fn types_are_declared(spec: &Spec, evidence: &Evidence) -> Result<(), String> {
    let declared = format!("\n  {}: {{", spec.id);
    let declared_push = spec.base == Base::Callback && evidence.declarations.contains("GatewayPushedEvents");
    when(evidence.declarations.contains(&declared) || declared_push, "gateway.ts does not declare it")
}

fn scenario_makes_it(spec: &Spec, evidence: &Evidence) -> Result<(), String> {
    when(evidence.called.contains(spec.id), "no scenario makes it")
}
