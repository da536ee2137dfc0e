//! Proof that the simulator does with an operation what the catalog says: a right request is accepted, each
//! limit is kept, each precondition asked for, and every refusal has the code that is due.

use std::collections::BTreeSet;

use offhook_protocol::event_push::PushedEvents;
use offhook_simulator::catalog::{Operation, operations};

use crate::{
    limits::{as_text, right, trials},
    scenes::{Scene, where_all_holds, where_it_fails},
    stage::Tampering,
};

/// Numbers of the rules that were tried.
#[derive(Debug, Default)]
pub(crate) struct Checked {
    pub(crate) limits: usize,
    /// Codes of the refusals that have been seen.
    pub(crate) codes: BTreeSet<String>,
    pub(crate) preconditions: usize,
}

/// Tries one operation against all its rules.
pub(crate) fn check(operation: &Operation, tampering: Option<Tampering<'_>>) -> Result<Checked, String> {
    let mut checked = Checked::default();
    if operation.id == "pushEvent" {
        return push().map(|()| checked);
    }
    let scene = where_all_holds(operation);
    let is_right = |text: bool| {
        let mut stage = scene.set(tampering);
        let values = right(operation, &stage.known);
        let values = if text { as_text(&values) } else { values };
        let code = stage.ask(operation, &values)?;
        let written = if text { "a right request with its numbers as text" } else { "a right request" };
        if code == "0" { Ok(()) } else { Err(format!("{written} is refused with {code} ({scene:?})")) }
    };
    is_right(false)?;
    is_right(true)?;
    for trial in trials(operation, &right(operation, &scene.set(None).known)) {
        let mut stage = scene.set(tampering);
        let code = stage.ask(operation, &trial.values)?;
        let due = trial.refusal.as_deref().unwrap_or("0");
        expect(operation, &code, due, &trial.rule)?;
        checked.limits += 1;
        checked.codes.extend(trial.refusal);
    }
    let is_signing_in = ["login", "forceLogin", "loginEx"].contains(&operation.id.as_str());
    if !is_signing_in && operation.path.starts_with("/agentgateway") {
        session_is_needed(operation, scene, tampering)?;
        checked.preconditions += 1;
        checked.codes.insert("100-006".to_owned());
    }
    for precondition in &operation.preconditions {
        for (scene, due) in where_it_fails(operation, precondition) {
            let mut stage = scene.set(tampering);
            let values = right(operation, &stage.known);
            let code = stage.ask(operation, &values)?;
            expect(operation, &code, due, &format!("{:?} does not hold ({scene:?})", precondition.holds))?;
            checked.codes.insert(due.to_owned());
        }
        checked.preconditions += 1;
    }
    Ok(checked)
}

fn expect(operation: &Operation, code: &str, due: &str, what: &str) -> Result<(), String> {
    if !operation.may_answer(code) {
        return Err(format!("{what}: {code} is not in its list"));
    }
    if code == due { Ok(()) } else { Err(format!("{what}: the answer is {code}, not {due}")) }
}

/// Proves that the operation asks for a session, as all but three do; the guid shows who asks (CEC 4.5).
fn session_is_needed(
    operation: &Operation,
    scene: Scene,
    tampering: Option<Tampering<'_>>,
) -> Result<(), String> {
    let mut stage = Scene::SignedOut.set(tampering);
    let code = stage.ask(operation, &right(operation, &stage.known.clone()))?;
    expect(operation, &code, "100-006", "nobody is signed in")?;
    let mut stage = scene.set(tampering);
    stage.forget_guid();
    let code = stage.ask(operation, &right(operation, &stage.known.clone()))?;
    expect(operation, &code, "000-003", "the guid is not the session's")
}

/// Proves that signing in is told by a push, as a real gateway would post it.
fn push() -> Result<(), String> {
    let pushed = Scene::Idle.set(None).take_push().ok_or("nothing is pushed")?;
    let read = PushedEvents::read(&pushed.write().to_string()).map_err(|it| format!("{it:?}"))?;
    let is_told = !pushed.events.0.is_empty() && read == pushed;
    if is_told { Ok(()) } else { Err("what is pushed can't be read".to_owned()) }
}

fn of_clients() -> impl Iterator<Item = &'static Operation> {
    operations().iter().filter(|it| it.id != "pushEvent")
}

#[test]
fn an_operation_that_always_refuses_fails() {
    for operation in of_clients() {
        let code = operation.codes.first().map_or("100-007", String::as_str);
        let checked = check(operation, Some(Tampering { id: &operation.id, code }));
        let why = checked.expect_err(&operation.id);
        assert!(why.contains("a right request is refused"), "{}: {why}", operation.id);
    }
}

#[test]
fn an_operation_that_takes_anything_fails() {
    for operation in of_clients().filter(|it| it.path.starts_with("/agentgateway")) {
        let checked = check(operation, Some(Tampering { id: &operation.id, code: "0" }));
        assert!(checked.is_err(), "{}", operation.id);
    }
}

#[test]
fn a_code_that_is_not_in_the_list_fails() {
    let hold = Operation::named("hold").expect("an operation");
    let why = expect(hold, "200-005", "200-013", "no call").expect_err("not in its list");
    assert_eq!(why, "no call: 200-005 is not in its list");
    assert!(expect(hold, "200-014", "200-013", "no call").is_err(), "in its list, but not the one due");
    assert_eq!(expect(hold, "200-013", "200-013", "no call"), Ok(()));
}
