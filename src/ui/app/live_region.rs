//! News that screen readers read out without taking the focus.

use std::rc::Rc;

use offhook_session::{CallState, CallView, Health, SessionEvent, SessionEventKind, Snapshot};
use yew::{Html, html};

use crate::ui::{
    app::calls::{is_missed, number},
    app::messages::Announcement,
    text::Text,
};

/// Renders the latest news, for the ear only; what is no news to a page, as what comes after the call, and calls whose state nobody
/// knows; and what the bar itself has to say.
pub(in crate::ui) fn live_region(
    text: &Text,
    snapshot: &Snapshot,
    news: &[Rc<SessionEvent>],
    next: Option<String>,
    own: Announcement,
) -> Html {
    let said = news.iter().filter_map(|notice| {
        let words = words(&notice.news, text)?;
        Some(html! { <p key={notice.seq}>{ words }</p> })
    });
    // Other words are another paragraph, so that they are heard.
    let unsure = snapshot.calls.iter().filter(|call| call.unsure);
    let unsure = unsure.map(|call| (text.says_call)(&number(text, call.remote.number.expose()), text.unsure));
    let others = next.into_iter().chain(unsure).map(|words| html! { <p key={words.clone()}>{ words }</p> });
    html! { <div class="unseen" role="log" aria-live="polite" aria-relevant="additions">
        { for said }{ for others }
        if !own.words.is_empty() { <p key={["own-", &own.number.to_string()].concat()}>{ own.words }</p> }
    </div> }
}

/// Puts an event into words; null when it is shown well enough, or told as a failure already.
fn words(news: &SessionEventKind, text: &Text) -> Option<String> {
    let call = |call: &CallView, state: CallState| {
        Some((text.says_call)(&number(text, call.remote.number.expose()), (text.call_state)(state)))
    };
    match news {
        SessionEventKind::SignedIn { .. } => Some(text.says_signed_in.to_owned()),
        SessionEventKind::SignedOut { cause } => Some((text.sign_out_cause)(Some(*cause)).to_owned()),
        SessionEventKind::PasswordDue {} => Some(text.password_due.to_owned()),
        SessionEventKind::StateChanged { to, .. } => Some((text.agent_state)(*to).to_owned()),
        SessionEventKind::RestOverran {} => Some(text.says_rest_overran.to_owned()),
        SessionEventKind::CallRinging { call } => {
            Some((text.says_ringing)(&number(text, call.remote.number.expose())))
        }
        SessionEventKind::CallRemoteRinging { call: it } => call(it, CallState::RemoteRinging),
        SessionEventKind::CallAnswering { call: it } => call(it, CallState::Answering),
        SessionEventKind::CallTalking { call: it } => call(it, CallState::Talking),
        SessionEventKind::CallHeld { call: it } => call(it, CallState::Held),
        SessionEventKind::CallRemoteGone { call: it } => call(it, CallState::RemoteGone),
        SessionEventKind::CallTransferring { call: it } => call(it, CallState::Transferring),
        SessionEventKind::CallInIvr { call: it } => call(it, CallState::InIvr),
        SessionEventKind::CallConference { call: it } => call(it, CallState::Conference),
        SessionEventKind::CallMuted { .. } => Some(text.muted.to_owned()),
        SessionEventKind::CallUnmuted { .. } => Some(text.says_unmuted.to_owned()),
        SessionEventKind::CallEnded { call } if is_missed(call) => {
            Some((text.desk.says_missed)(&number(text, call.remote.number.expose())))
        }
        SessionEventKind::CallEnded { call } => {
            Some((text.says_ended)(&number(text, call.remote.number.expose()), &text.ended(&call.cause)))
        }
        SessionEventKind::PreviewOffered { preview } => {
            let numbers: Vec<_> = preview.numbers.iter().map(|number| number.expose()).collect();
            Some((text.transfer.says_preview)(&numbers.join(", ")))
        }
        SessionEventKind::PreviewEnded { .. } => Some(text.transfer.says_preview_over.to_owned()),
        SessionEventKind::HealthChanged { from, to } => match to {
            Health::Late => Some(text.late.to_owned()),
            Health::Blind => Some(text.blind.to_owned()),
            Health::Live if *from != Health::SignedOut => Some(text.live_again.to_owned()),
            Health::Live | Health::SignedOut => None,
        },
        SessionEventKind::NoteReceived { note } => {
            let from = note.from.as_ref().map_or(text.desk.somebody, |from| from.as_str());
            Some((text.desk.says_note)(from, &note.text))
        }
        SessionEventKind::CallDialing { .. }
        | SessionEventKind::NextChanged { .. }
        | SessionEventKind::CallEndExplained { .. }
        | SessionEventKind::CallDetailsChanged { .. }
        | SessionEventKind::EventPassedOn { .. }
        | SessionEventKind::EventUnreadable { .. } => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::Language;

    #[test]
    fn coming_back_is_news_but_signing_in_is_not_twice() {
        let words = |from, to| words(&SessionEventKind::HealthChanged { from, to }, Language::En.text());
        assert_eq!(words(Health::Blind, Health::Live).as_deref(), Some("Connected again"));
        assert_eq!(words(Health::SignedOut, Health::Live), None);
        assert_eq!(words(Health::Live, Health::Blind).as_deref(), Some("Not connected: calls may be missed"));
    }
}
