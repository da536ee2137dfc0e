//! Running times. One interval per bar; only the timers are drawn again when it ticks.

use super::context::use_ui;
use gloo_timers::callback::Interval;
use offhook_session::Millis;
use yew::{ContextProvider, Html, Properties, component, html, use_context, use_effect_with, use_state_eq};

/// Ticks twice a second, so that no second is ever skipped.
const TICK_MS: u32 = 500;

/// The time as of the last tick.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Now(Millis);

/// Reads the clock of the page: the same wall clock that snapshots are stamped with.
pub(super) fn now() -> Millis {
    // A float of whole milliseconds, far below 2^53.
    Millis(js_sys::Date::now() as u64)
}

#[derive(PartialEq, Properties)]
pub(super) struct ClockProps {
    pub(super) children: Html,
}

/// Gives the time to the timers inside it.
#[component]
pub(super) fn Clock(props: &ClockProps) -> Html {
    let time = use_state_eq(|| Now(now()));
    {
        let time = time.setter();
        use_effect_with((), move |()| {
            let interval = Interval::new(TICK_MS, move || time.set(Now(now())));
            move || drop(interval)
        });
    }
    html! { <ContextProvider<Now> context={*time}>{ props.children.clone() }</ContextProvider<Now>> }
}

#[derive(PartialEq, Properties)]
pub(super) struct TimerProps {
    /// Counts up from here …
    pub(super) since: Millis,
    /// … or, for a rest, down to here, and up again once it is past.
    #[prop_or_default]
    pub(super) until: Option<Millis>,
}

/// A running time.
#[component]
pub(super) fn Timer(props: &TimerProps) -> Html {
    let text = use_ui().text();
    let ticked = use_context::<Now>().map_or(Millis(0), |now| now.0);
    // What began after the last tick began now.
    let now = ticked.max(props.since);
    let (shown, is_over) = match props.until {
        Some(until) if now > until => ((text.rest_over)(&duration(now.since(until) / 1_000)), true),
        // The last second counts down to nothing, not from it.
        Some(until) => ((text.rest_left)(&duration(until.since(now).div_ceil(1_000))), false),
        None => (duration(now.since(props.since) / 1_000), false),
    };
    html! { <span class={if is_over { "timer over" } else { "timer" }} role="timer">{ shown }</span> }
}

/// `07:05`, `1:02:03`.
pub(super) fn duration(seconds: u64) -> String {
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
