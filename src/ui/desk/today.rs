//! The page of today's figures. They are read when they are looked at, when a call begins and after each call, at most every ten seconds. A
//! gateway may tell them during a call only (CEC 6.1.3.9): what it has told stays.

use gloo_timers::callback::Timeout;
use offhook_session::{
    AgentState, Command, CommandError, Millis, Query, QueryResult, RetCode, RunQuery, Snapshot, Statistics,
};
use yew::{Html, UseStateHandle, hook, html, use_effect_with};

use crate::ui::{
    app::context::Ui,
    kit::timer::duration,
    text::{DeskPagesText, Language, failure},
};

/// The gateway limits how often figures are read (CEC 6.5.6).
const APART_MS: u64 = 10_000;

/// The figures as they were told last, or why there are none.
#[derive(Clone, Default, PartialEq)]
pub(super) struct Figures {
    told: Option<Result<Statistics, CommandError>>,
    asked_at: Millis,
}

impl Figures {
    /// Takes over a reply. Returns true if there is something new to show: figures stay when they are told during a call only.
    fn hear(&mut self, reply: Result<Option<QueryResult>, CommandError>) -> bool {
        self.told = match reply {
            Ok(Some(QueryResult::Statistics(figures))) => Some(Ok(figures)),
            // To this query there is no other result.
            Ok(_) => return false,
            Err(error) if is_outside_call(&error) && matches!(self.told, Some(Ok(_))) => return false,
            Err(error) => Some(Err(error)),
        };
        true
    }
}

/// Reads the figures for as long as they are shown.
#[hook]
pub(super) fn use_figures(ui: &Ui, is_shown: bool, snapshot: &Snapshot, figures: &UseStateHandle<Figures>) {
    let last = snapshot.recent.first().map(|call| call.id.clone());
    let is_on_call = snapshot.agent.state == AgentState::OnCall;
    let (ui, figures) = (ui.clone(), figures.clone());
    use_effect_with((is_shown, last, is_on_call), move |_| {
        let wait = APART_MS.saturating_sub(ui.clock.now().since(figures.asked_at));
        let ask = move || {
            figures.set(Figures { asked_at: ui.clock.now(), ..(*figures).clone() });
            ui.ask_quietly(Command::Query(RunQuery { query: Query::Statistics }), move |settled| {
                let mut known = (*figures).clone();
                if known.hear(settled.map(|outcome| outcome.result)) {
                    figures.set(known);
                }
            });
        };
        let next = is_shown.then(|| Timeout::new(u32::try_from(wait).unwrap_or_default(), ask));
        move || drop(next)
    });
}

/// True if the gateway tells figures during a call only.
fn is_outside_call(error: &CommandError) -> bool {
    matches!(error, CommandError::Refused { retcode } if retcode.as_str() == RetCode::NOT_POSSIBLE)
}

/// Renders the figures, or why there are none.
pub(super) fn figures(words: &DeskPagesText, known: &Figures, language: Language) -> Html {
    let it = match &known.told {
        None => return html! { <p class="quiet" role="status">{ words.reading }</p> },
        Some(Err(error)) if is_outside_call(error) => {
            return html! { <p class="quiet" role="status">{ words.figures_in_call }</p> };
        }
        Some(Err(error)) => {
            return html! { <p class="quiet" role="status">{ failure(language, error).message }</p> };
        }
        Some(Ok(figures)) => figures,
    };
    let row = |label: &'static str, value: String, more: String| {
        html! { <div class="figure"><dt>{ label }</dt><dd><b>{ value }</b><span class="figure-more">{ more }</span></dd></div> }
    };
    let seconds = |it: i64| duration(u64::try_from(it).unwrap_or_default());
    let times_of = |it: i64| (words.times_of)(&it.to_string());
    let overrun = if it.rests_overrun > 0 {
        [" · ", &(words.overrun)(&it.rests_overrun.to_string())].concat()
    } else {
        String::new()
    };
    let transfers = it.transfers + it.transfers_outside + it.transfers_to_ivr;
    let counts =
        [it.answered, it.not_answered, it.dialled, it.internal, it.consultations, transfers, it.holds];
    let times = [
        (it.talk_seconds, String::new()),
        (it.busy_seconds, times_of(it.busy)),
        (it.rest_seconds, [times_of(it.rests), overrun].concat()),
    ];
    html! {
        <dl class="figures">
            { for words.counts.into_iter().zip(counts).map(|(label, count)| row(label, count.to_string(), String::new())) }
            { for words.times.into_iter().zip(times).map(|(label, (time, more))| row(label, seconds(time), more)) }
        </dl>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_stay_when_they_are_told_during_a_call_only() {
        let refused = || Err(CommandError::Refused { retcode: RetCode::new(RetCode::NOT_POSSIBLE) });
        let figures = Statistics { answered: 12, ..Statistics::default() };
        let mut known = Figures::default();
        assert!(known.hear(refused()), "it is said that there are none");
        assert!(known.hear(Ok(Some(QueryResult::Statistics(figures)))));
        assert!(!known.hear(refused()));
        assert_eq!(known.told, Some(Ok(figures)));
        assert!(known.hear(Err(CommandError::Unreachable)), "a failure is told");
    }
}
