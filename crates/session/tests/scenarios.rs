//! Scenarios, each a text file with a line for each thing that happened. What the session did stands beside
//! it in `.out`; after a wanted change run with `UPDATE_EXPECT=1` and read the difference. Sources are the
//! gateway's flows, CEC 6.1 and 6.5.

#![allow(clippy::unwrap_used)]

#[allow(dead_code, reason = "other tests use the rest")]
mod support;

use std::{fs, panic::catch_unwind, path::Path};

use expect_test::expect_file;
use offhook_session::{CommandError, Refusal};

#[test]
fn scenarios() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios");
    let mut scripts: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|it| it == "in"))
        .collect();
    scripts.sort();
    // All are played even when one fails: what fails together tells more than what fails first.
    let failed: Vec<_> = scripts
        .iter()
        .filter(|script| {
            let check = || {
                let said = support::play(&fs::read_to_string(script).unwrap());
                expect_file![script.with_extension("out")].assert_eq(&said);
            };
            catch_unwind(check).is_err()
        })
        .collect();
    assert!(failed.is_empty(), "{} of {} failed: {failed:#?}", failed.len(), scripts.len());
    assert!(scripts.len() >= 60, "scenarios are missing: only {}", scripts.len());
}

/// Checks that every refusal can be had from a session. Too much call data would be too much text for a
/// scenario; `commands::number` tests it.
#[test]
fn every_refusal_is_shown_by_a_scenario() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios");
    let said: String = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|it| it == "out"))
        .map(|path| fs::read_to_string(path).unwrap())
        .collect();
    let is_shown = |why: &Refusal| {
        let name = CommandError::NotNow { why: *why }.report(None, None).code;
        said.lines().any(|line| line.contains(" settle #") && line.ends_with(&format!(" {name}")))
    };
    let missing: Vec<_> =
        Refusal::ALL.iter().filter(|why| **why != Refusal::DataTooLong && !is_shown(why)).collect();
    assert!(missing.is_empty(), "no scenario ends in {missing:?}");
}
