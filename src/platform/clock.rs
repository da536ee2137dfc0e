//! The session's clock, made of the two that a browser has.
//!
//! | | `performance.now()` | `Date.now()` |
//! |---|---|---|
//! | somebody sets the computer's clock | goes on | jumps |
//! | the computer sleeps | stands still, on some systems | goes on |
//!
//! A duration must be right in both, above all after sleep: a call that has lasted an hour lasts an hour, and whoever was not there for
//! an hour must not be shown as connected. So the clock runs with `performance` and never falls behind `Date`. A clock that is set
//! forward looks like sleep and is taken for it: running times become too long once, and requests under way are given up and read
//! again. The other error would be to believe a view that is hours old. A clock that is set back moves nothing; from then on the session's
//! clock is ahead of it, and [`Clock::wall`] says what a clock on the wall shows.

use offhook_session::Millis;

/// Both clocks of the browser, as they were read last, and the session's.
#[derive(Debug, Clone, Copy, Default)]
pub struct Clock {
    /// Session's clock, in ms since the Unix epoch.
    now: f64,
    /// `performance.now()`, in ms since any moment.
    run: f64,
    /// `Date.now()`, in ms since the Unix epoch.
    wall: f64,
}

impl Clock {
    /// Takes a reading of `performance.now()` and one of `Date.now()`. The first one sets the clock.
    #[must_use]
    pub fn read(self, run: f64, wall: f64) -> Self {
        // A page may have replaced either: what makes no sense is passed over.
        let sane = |it: f64, last: f64| if it.is_finite() { it } else { last };
        let (run, wall) = (sane(run, self.run), sane(wall, self.wall));
        Self { now: (self.now + (run - self.run).max(0.0)).max(wall), run, wall }
    }

    /// Returns the session's clock. It never runs backwards.
    pub fn now(self) -> Millis {
        Millis(self.now as u64)
    }

    /// Returns what the computer's clock shows, as it is set now, at a moment of the session's clock.
    pub fn wall(self, at: Millis) -> Millis {
        Millis((at.0 as f64 + self.wall - self.now).max(0.0) as u64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WALL: f64 = 1_800_000_000_000.0;
    const HOUR: f64 = 3_600_000.0;

    fn started() -> Clock {
        Clock::default().read(500.0, WALL)
    }

    fn passed(clock: Clock) -> f64 {
        clock.now().0 as f64 - WALL
    }

    #[test]
    fn it_begins_with_the_time_of_day_whatever_performance_counts_from() {
        for run in [0.0, 500.0, 9.0 * HOUR, -7.0] {
            assert_eq!(Clock::default().read(run, WALL).now(), Millis(WALL as u64));
        }
    }

    #[test]
    fn sleep_counts_though_performance_stood_still() {
        let woken = started().read(1_500.0, WALL + 1_000.0 + 8.0 * HOUR);
        assert_eq!(passed(woken), 1_000.0 + 8.0 * HOUR);
        // Many short ones, too.
        let naps = (1..=100).fold(started(), |clock, nap| clock.read(500.0, WALL + f64::from(nap) * 900.0));
        assert_eq!(passed(naps), 90_000.0);
    }

    #[test]
    fn a_clock_that_is_set_back_moves_no_duration_and_is_told_all_the_same() {
        let back = started().read(1_500.0, WALL + 1_000.0 - HOUR);
        assert_eq!(passed(back), 1_000.0);
        assert_eq!(back.wall(back.now()).0 as f64, WALL + 1_000.0 - HOUR);
        let later = back.read(61_500.0, WALL + 61_000.0 - HOUR);
        assert_eq!(passed(later), 61_000.0);
        assert_eq!(later.wall(back.now()).0 as f64, WALL + 1_000.0 - HOUR, "as the clock is set now");
        let right = later.read(62_500.0, WALL + 62_000.0);
        assert_eq!(passed(right), 62_000.0, "set right again, it moves nothing either");
        assert_eq!(right.wall(right.now()), right.now());
    }

    #[test]
    fn a_clock_that_is_set_forward_is_taken_for_sleep() {
        let forward = started().read(1_500.0, WALL + 1_000.0 + HOUR);
        assert_eq!(passed(forward), 1_000.0 + HOUR);
        assert_eq!(forward.wall(forward.now()), forward.now());
    }

    #[test]
    fn it_never_runs_backwards_and_loses_no_fraction() {
        let mut clock = started();
        for step in 1..=10_000 {
            let next = clock.read(500.0 + f64::from(step) * 0.3, WALL);
            assert!(next.now() >= clock.now());
            clock = next;
        }
        assert_eq!(passed(clock).round(), 3_000.0);
        assert_eq!(clock.read(0.0, 0.0).now(), clock.now(), "performance may be replaced, and count anew");
    }

    #[test]
    fn clocks_that_pages_have_replaced_do_no_harm() {
        let clock = started();
        for (run, wall) in
            [(f64::NAN, WALL), (f64::NAN, f64::NAN), (f64::INFINITY, WALL), (600.0, f64::INFINITY)]
        {
            let read = clock.read(run, wall);
            assert!((0.0..=100.0).contains(&passed(read)), "{run} {wall}: {}", passed(read));
            assert_eq!(passed(read.read(1_500.0, WALL + 1_000.0)), 1_000.0, "{run} {wall}");
        }
    }
}
