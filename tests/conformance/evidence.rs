//! Sources of the proofs: the printed samples, the TypeScript declarations, the session's scenarios.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt, fs,
    path::Path,
};

use offhook_protocol::{OperationSpec, operation::Base};
use serde_json::Value;

/// The way in which a scenario makes a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Made {
    /// Made only by a raw request that names the operation.
    ByRequest,
    /// Made by a command or by the session itself.
    ByCommand,
}

/// Sources that the proofs are looked up in.
pub(crate) struct Evidence {
    samples: Vec<Value>,
    declarations: String,
    /// Operations that scenarios make, each with the way in which they make it.
    pub(crate) made: BTreeMap<String, Made>,
}

impl fmt::Display for Made {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::ByRequest => "request",
            Self::ByCommand => "command",
        })
    }
}

impl Evidence {
    pub(crate) fn gather() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let declarations = fs::read_to_string(root.join("www/src/generated/gateway.ts")).unwrap();
        let samples = fs::read_to_string(root.join("crates/protocol/tests/fixtures/samples.json")).unwrap();
        let samples = serde_json::from_str(&samples).unwrap();
        let mut made = BTreeMap::new();
        for file in fs::read_dir(root.join("crates/session/tests/scenarios")).unwrap() {
            let path = file.unwrap().path();
            if path.extension().is_some_and(|it| it == "out") {
                for (id, how) in made_in(&fs::read_to_string(&path).unwrap()) {
                    let best = made.entry(id).or_insert(how);
                    *best = how.max(*best);
                }
            }
        }
        Self { samples, declarations, made }
    }

    pub(crate) fn declares(&self, spec: &OperationSpec) -> Result<String, String> {
        let is_declared = match spec.base {
            Base::Callback => self.declarations.contains("GatewayPushedEvents"),
            Base::Resource | Base::ApiAccess => self.declarations.contains(&format!("\n  {}: {{", spec.id)),
        };
        if is_declared { Ok("yes".to_owned()) } else { Err("gateway.ts does not declare it".to_owned()) }
    }

    pub(crate) fn sample_response(&self, id: &str) -> Option<String> {
        let sample = self.samples.iter().find(|it| it["id"] == id)?;
        Some(sample["sample_response"].to_string())
    }
}

/// Returns the requests that one scenario makes. An operation that the scenario names itself counts as a raw
/// request, even if a command made it too: which of the two sent it can't be told.
fn made_in(scenario: &str) -> Vec<(String, Made)> {
    let raw: BTreeSet<&str> = scenario
        .lines()
        .filter_map(|line| line.split_once("do request {\"name\":\"")?.1.split('"').next())
        .collect();
    let how = |id: &str| if raw.contains(id) { Made::ByRequest } else { Made::ByCommand };
    let sent = scenario.lines().filter_map(|line| line.split_once(" -> ")?.1.split(' ').next());
    // What a server is pushed stands behind its verb.
    let pushed = scenario.contains(" push {").then_some("pushEvent");
    sent.chain(pushed).map(|id| (id.to_owned(), how(id))).collect()
}

#[test]
fn a_request_by_its_name_is_no_command() {
    let scenario = "+0 do hold {}\n   1 -> hold voicecall/1001/hold\n\
        +0 do request {\"name\":\"callnums\"}\n   2 -> callnums calldata/1001/callnums\n";
    let made = made_in(scenario);
    assert_eq!(made, [("hold".to_owned(), Made::ByCommand), ("callnums".to_owned(), Made::ByRequest)]);
}
