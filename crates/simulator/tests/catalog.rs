//! The catalog itself: complete, and with words that exist. What the world does with it is checked by `flows`
//! and by the conformance test.
#![allow(missing_docs)]

use std::collections::BTreeSet;

use offhook_protocol::{GatewayEvent, codes::RETCODES, operations::OPERATIONS};
use offhook_simulator::catalog::{AGENT, Operation, Parameter, Place, operations};
use serde_json::Value;

#[test]
fn the_operations_are_those_of_the_protocol() {
    let ids: Vec<_> = operations().iter().map(|it| it.id.as_str()).collect();
    assert_eq!(ids.len(), 80);
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), 80);
    for spec in OPERATIONS {
        let operation = Operation::named(spec.id).unwrap_or_else(|| panic!("{} is missing", spec.id));
        assert_eq!(
            (operation.section.as_str(), operation.method.as_str()),
            (spec.described.section, spec.method.as_str())
        );
        let travel = |it: &&Parameter| it.place != Place::Header && it.name != AGENT;
        let names: BTreeSet<_> =
            operation.parameters.iter().filter(travel).map(|it| it.name.as_str()).collect();
        let members: BTreeSet<_> = spec.members.iter().map(|it| it.name).collect();
        assert_eq!(names, members, "{}", spec.id);
    }
}

#[test]
fn codes_and_events_are_the_references() {
    for operation in operations() {
        let of_preconditions =
            operation.preconditions.iter().flat_map(|it| [Some(&it.code), it.without_call.as_ref()]);
        let of_parameters = operation.parameters.iter().map(|it| it.code.as_ref());
        for code in of_preconditions.chain(of_parameters).flatten() {
            assert!(operation.codes.contains(code), "{}: {code} is not in its list", operation.id);
        }
        for code in &operation.codes {
            // The one code that stands with its operation only, and in no table (CEC 6.1.2.25).
            let is_known = RETCODES.iter().any(|row| row.code == code) || code == "10001";
            assert!(is_known, "{}: {code}", operation.id);
        }
        for event in &operation.events {
            let is_unknown = matches!(GatewayEvent::read(event, Value::Null), GatewayEvent::Other { .. });
            // The one event of theirs that the protocol has no type for (CEC 6.5.1.12.1).
            assert_eq!(is_unknown, event == "AgentEvent_linkageCapability", "{}: {event}", operation.id);
        }
    }
}

/// Limits stand as they are printed (CEC 6.1.1.1, 6.1.1.12 and 6.1.2.1).
#[test]
fn limits_as_they_are_printed() {
    let parameter = |id: &str, name: &str| {
        let operation = Operation::named(id).expect("an operation");
        operation.parameters.iter().find(|it| it.name == name).expect("a parameter")
    };
    assert_eq!(parameter("login", "password").length, Some([0, 32]));
    assert_eq!(parameter("login", "status").values, [3, 4, 5]);
    assert_eq!(parameter("rest", "time").range, Some([1, 86_399]));
    assert_eq!(parameter("callout", "called").length, Some([1, 24]));
    assert_eq!(parameter("sendNoteletEx", "agentIds").items, Some([1, 100]));
}
