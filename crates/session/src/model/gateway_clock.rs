//! The gateway's clock against ours. Whatever the gateway stamps is compared with a time of the same clock; the two may differ by hours.
//!
//! Each stamp that arrives says that the gateway's clock shows this time or a later one. The stamp that was fastest on its way comes
//! closest, by a few milliseconds. The header `Date` would tell seconds, and another origin hides it (CORS); the sign-in's `loginTime`
//! (CEC 6.1.1.1) and the `eventGenTime` of events are there for every page.

use crate::api::time::Millis;

/// Number of stamps after which older ones are forgotten: the gateway's clock may be set.
const MEMORY: u8 = 16;

/// Knowledge of the gateway's clock in this session.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct GatewayClock {
    /// Least time in ms by which our clock was ahead of a stamp, of the stamps heard last; negative: behind. `None`: there is none.
    ahead: Option<i64>,
    /// The same of up to [`MEMORY`] stamps before.
    ahead_before: Option<i64>,
    count: u8,
}

impl GatewayClock {
    /// Takes note of a stamp that arrives now. Returns the ms that it was on its way, beyond what the fastest needs; `None` where
    /// there is nothing to compare it with.
    pub(crate) fn heard(&mut self, stamp: i64, now: Millis) -> Option<u64> {
        let ahead = now.0.cast_signed().saturating_sub(stamp);
        let least = self.least();
        if self.count == MEMORY {
            (self.ahead_before, self.ahead, self.count) = (self.ahead, None, 0);
        }
        self.count += 1;
        self.ahead = Some(self.ahead.map_or(ahead, |it| it.min(ahead)));
        least.map(|least| u64::try_from(ahead.saturating_sub(least)).unwrap_or_default())
    }

    /// Returns the ms that have passed since the gateway's stamp; `None` while its clock is not known. What lies ahead, by as much as
    /// is not known of the clock, is now.
    pub(crate) fn since(&self, stamp: i64, now: Millis) -> Option<u64> {
        let ahead = now.0.cast_signed().saturating_sub(stamp);
        self.least().map(|least| u64::try_from(ahead.saturating_sub(least)).unwrap_or_default())
    }

    fn least(&self) -> Option<i64> {
        [self.ahead, self.ahead_before].into_iter().flatten().min()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Millis = Millis(1_000_000_000);
    const TEN_MINUTES: i64 = 600_000;

    fn stamp(at: Millis, clock: i64) -> i64 {
        at.0.cast_signed() + clock
    }

    #[test]
    fn nothing_is_known_before_the_gateway_has_told_a_time() {
        let mut clock = GatewayClock::default();
        assert_eq!(clock.since(stamp(NOW, 0), NOW), None);
        assert_eq!(clock.heard(stamp(NOW, 0), NOW), None);
        assert_eq!(clock.since(stamp(NOW, 0), NOW + 15_000), Some(15_000));
    }

    #[test]
    fn the_gateways_clock_may_be_ahead_or_behind_or_wrong_altogether() {
        for offset in [0, TEN_MINUTES, -TEN_MINUTES, 8 * 3_600_000, -stamp(NOW, 0)] {
            let mut clock = GatewayClock::default();
            clock.heard(stamp(NOW, offset), NOW + 40);
            assert_eq!(clock.heard(stamp(NOW + 100, offset), NOW + 120), Some(0), "the fastest so far");
            assert_eq!(clock.heard(stamp(NOW + 200, offset), NOW + 4_220), Some(4_000));
            assert_eq!(clock.since(stamp(NOW, offset), NOW + 15_020), Some(15_000));
            assert_eq!(clock.since(stamp(NOW + 20_000, offset), NOW + 15_020), Some(0), "ahead of us");
        }
    }

    #[test]
    fn a_gateways_clock_that_was_set_is_followed() {
        let mut clock = GatewayClock::default();
        clock.heard(stamp(NOW, TEN_MINUTES), NOW);
        // Ahead shows at once, as no stamp is older than its arrival.
        assert_eq!(clock.heard(stamp(NOW, 2 * TEN_MINUTES), NOW), Some(0));
        assert_eq!(clock.heard(stamp(NOW, 2 * TEN_MINUTES), NOW), Some(0));
        // Back looks like a slow way, until enough have come by it.
        assert_eq!(clock.heard(stamp(NOW, 0), NOW), Some(1_200_000));
        let last = (0..2 * MEMORY).map(|_| clock.heard(stamp(NOW, 0), NOW)).last();
        assert_eq!(last, Some(Some(0)));
    }

    #[test]
    fn stamps_without_sense_do_no_harm() {
        let mut clock = GatewayClock::default();
        for told in [i64::MIN, -1, 0, i64::MAX] {
            clock.heard(told, NOW);
            clock.since(told, Millis(u64::MAX));
        }
    }
}
