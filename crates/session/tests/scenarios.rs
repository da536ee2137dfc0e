//! Each scenario is a text file: what happened, a line each. What the session did stands beside it in `.out`; after a
//! wanted change run with `UPDATE_EXPECT=1` and read the difference. Sources: the gateway's flows, CEC 6.1 and 6.5.

#![allow(clippy::unwrap_used)]

mod support;

use std::{fs, panic::catch_unwind, path::Path};

use expect_test::expect_file;

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
