//! Remembers what an artefact was made from: the hash of its inputs, in a file beside it.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use miette::MietteDiagnostic;

use crate::shell;

/// A short name for these inputs. Against accidents, not attackers: a wrong hit costs a rebuild by hand.
pub(crate) fn of(inputs: &[&[u8]]) -> String {
    let mut hasher = DefaultHasher::new();
    inputs.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

/// The artefact was made from exactly this.
pub(crate) fn matches(file: &Path, stamp: &str) -> bool {
    fs::read_to_string(file).is_ok_and(|text| text == stamp)
}

/// To be called when the artefact is complete, so that an interrupted build is done again.
pub(crate) fn leave(file: &Path, stamp: &str) -> Result<(), MietteDiagnostic> {
    shell::write(file, stamp.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_border_between_inputs_counts() {
        assert_eq!(of(&[b"ab", b"c"]), of(&[b"ab", b"c"]));
        assert_ne!(of(&[b"ab", b"c"]), of(&[b"a", b"bc"]));
    }
}
