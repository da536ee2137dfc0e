//! Running times. Nothing but the timer is drawn again when it ticks.

use gloo_timers::callback::Interval;
use offhook_session::Millis;
use yew::{Html, html};

use crate::ui::{
    app::context::Ui,
    kit::memory::Memory,
    kit::part::{Part, part},
    text::Language,
};

/// Ticks twice a second, so that no second is ever skipped.
const TICK_MS: u32 = 500;

/// Reads the clock of the page: the same wall clock that snapshots are stamped with.
pub(in crate::ui) fn now() -> Millis {
    // A float of whole milliseconds, far below 2^53.
    Millis(js_sys::Date::now() as u64)
}

#[derive(PartialEq)]
struct Timer {
    language: Language,
    since: Millis,
    until: Option<Millis>,
}

/// A running time. It counts up from `since`; or, for a rest, down to `until`, and up again once that is past.
pub(in crate::ui) fn timer(ui: &Ui, since: Millis, until: Option<Millis>) -> Html {
    part(Timer { language: ui.language, since, until })
}

impl Part for Timer {
    fn draw(&self, memory: &mut Memory) -> Html {
        let tick = memory.draw_again();
        memory.after((), move || Interval::new(TICK_MS, move || tick()));
        let text = self.language.text();
        // What begins in a moment begins now.
        let now = now().max(self.since);
        let (shown, is_over) = match self.until {
            Some(until) if now > until => ((text.rest_over)(&duration(now.since(until) / 1_000)), true),
            // The last second counts down to nothing, not from it.
            Some(until) => ((text.rest_left)(&duration(until.since(now).div_ceil(1_000))), false),
            None => (duration(now.since(self.since) / 1_000), false),
        };
        html! { <span class={if is_over { "timer over" } else { "timer" }} role="timer">{ shown }</span> }
    }
}

/// `07:05`, `1:02:03`.
pub(in crate::ui) fn duration(seconds: u64) -> String {
    let mut out = String::with_capacity(8);
    let (hours, minutes) = (seconds / 3_600, seconds / 60 % 60);
    if hours > 0 {
        out.push_str(&hours.to_string());
        out.push(':');
    }
    two_digits(&mut out, minutes);
    out.push(':');
    two_digits(&mut out, seconds % 60);
    out
}

fn two_digits(out: &mut String, number: u64) {
    if number < 10 {
        out.push('0');
    }
    out.push_str(&number.to_string());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_keep_their_width() {
        let shown: Vec<_> = [0, 7, 65, 599, 3_599, 3_600, 36_061].into_iter().map(duration).collect();
        assert_eq!(shown, ["00:00", "00:07", "01:05", "09:59", "59:59", "1:00:00", "10:01:01"]);
    }
}
