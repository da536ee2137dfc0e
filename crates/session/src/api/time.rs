//! Time as a number that somebody else reads off a clock.

use std::ops::{Add, Sub};

use serde::{Deserialize, Serialize};

/// Milliseconds since the Unix epoch by a clock that never runs backwards and runs through sleep: the platform sees to that. It is ahead of
/// the computer's clock where that was set back meanwhile.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(transparent)]
pub struct Millis(#[cfg_attr(feature = "typescript", ts(type = "number"))] pub u64);

impl Millis {
    /// Returns the ms since `earlier`, zero if it lies ahead.
    pub const fn since(self, earlier: Self) -> u64 {
        self.0.saturating_sub(earlier.0)
    }
}

impl Add<u64> for Millis {
    type Output = Self;
    fn add(self, milliseconds: u64) -> Self {
        Self(self.0.saturating_add(milliseconds))
    }
}

impl Sub<u64> for Millis {
    type Output = Self;
    fn sub(self, milliseconds: u64) -> Self {
        Self(self.0.saturating_sub(milliseconds))
    }
}
