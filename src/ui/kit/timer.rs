//! The running times of the bar. Nothing but the timer is rendered again when it ticks.

use gloo_timers::callback::Interval;
use offhook_session::Millis;
use yew::{Html, Properties, component, html, use_effect_with, use_force_update};

use crate::ui::{kit::clock::Clock, text::Language};

/// Ticks twice a second, so that no second is ever skipped.
const TICK_MS: u32 = 500;

/// The properties of a [`Timer`].
#[derive(PartialEq, Properties)]
pub(in crate::ui) struct TimerProps {
    pub(in crate::ui) clock: Clock,
    pub(in crate::ui) language: Language,
    pub(in crate::ui) since: Millis,
    /// The end of a rest. Null for what has no planned end.
    pub(in crate::ui) until: Option<Millis>,
}

/// A running time. It counts up from `since`; or, for a rest, down to `until`, and up again once that is past.
#[component]
pub(in crate::ui) fn Timer(props: &TimerProps) -> Html {
    let render = use_force_update();
    use_effect_with((), move |()| {
        let ticks = Interval::new(TICK_MS, move || render.force_update());
        move || drop(ticks)
    });
    let text = props.language.text();
    // What begins in a moment begins now.
    let now = props.clock.now().max(props.since);
    let (shown, is_over) = match props.until {
        Some(until) if now > until => ((text.rest_over)(&duration(now.since(until) / 1_000)), true),
        // The last second counts down to nothing, not from it.
        Some(until) => ((text.rest_left)(&duration(until.since(now).div_ceil(1_000))), false),
        None => (duration(now.since(props.since) / 1_000), false),
    };
    html! { <span class={if is_over { "timer over" } else { "timer" }} role="timer">{ shown }</span> }
}

/// Writes a number of seconds as `07:05` or `1:02:03`.
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
