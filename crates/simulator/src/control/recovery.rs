//! A gateway that is away for a while and comes back with its sessions.

use serde::Deserialize;

use super::{ControlError, read};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Absence {
    seconds: u64,
}

/// Reads the number of seconds to be away; 2 when nothing is said.
pub(super) fn seconds(body: &str) -> Result<u64, ControlError> {
    const SEND: &str = r#"Send {"seconds": 2} or nothing."#;
    if body.trim().is_empty() {
        return Ok(2);
    }
    read::<Absence>(body, SEND).map(|absence| absence.seconds)
}
