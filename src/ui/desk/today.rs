//! Today's figures. Read when they are looked at and after each call, not more often than every ten seconds.

use gloo_timers::callback::Timeout;
use offhook_session::{Answer, Command, CommandError, Figures, Millis, Question, Snapshot};
use yew::{Html, hook, html, use_effect_with, use_mut_ref, use_state_eq};

use crate::ui::{
    context::Ui,
    text::{Language, Text, failure},
    timer::{duration, now},
};

/// The gateway limits how often figures are read (CEC 6.5.6).
const APART_MS: u64 = 10_000;

/// What is known of the figures, or why they are not.
type Known = Option<Result<Figures, CommandError>>;

/// The figures, as long as they are looked at.
#[hook]
pub(super) fn use_figures(ui: &Ui, is_shown: bool, snapshot: &Snapshot) -> Known {
    let known = use_state_eq(|| Known::None);
    let asked_at = use_mut_ref(|| Millis(0));
    let last = snapshot.recent.first().map(|call| call.id.clone());
    {
        let (ui, known) = (ui.clone(), known.setter());
        use_effect_with((is_shown, last), move |(is_shown, _)| {
            let wait = APART_MS.saturating_sub(now().since(*asked_at.borrow()));
            let ask = move || {
                asked_at.replace(now());
                ui.ask_quietly(Command::Ask { question: Question::Figures }, move |settled| {
                    let answer = settled.map(|outcome| outcome.answer);
                    match answer {
                        Ok(Some(Answer::Figures(figures))) => known.set(Some(Ok(figures))),
                        // To this question there is no other answer.
                        Ok(_) => {}
                        Err(error) => known.set(Some(Err(error))),
                    }
                });
            };
            let later = is_shown.then(|| Timeout::new(u32::try_from(wait).unwrap_or_default(), ask));
            move || drop(later)
        });
    }
    (*known).clone()
}

/// Draws them.
pub(super) fn page(text: &Text, known: Option<&Result<Figures, CommandError>>, language: Language) -> Html {
    let words = &text.desk;
    let it = match known {
        None => return html! { <p class="quiet" role="status">{ words.reading }</p> },
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
    let counts =
        [it.answered, it.not_answered, it.dialled, it.internal, it.consultations, it.transfers, it.holds];
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
