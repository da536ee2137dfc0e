//! The desk: what an agent looks at between calls. Today's figures, the calls that were, notes, settings; one popover.

mod calls;
mod notes;
mod password;
mod settings;
mod shortcut_list;
mod today;

use std::rc::Rc;

use offhook_session::{Direction, EndCause, EndedCall, Millis, Snapshot};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};
use yew::{Callback, Html, Properties, TargetCast, component, html, use_effect_with, use_state_eq};

use super::{
    context::use_ui,
    icons::{Icon, icon},
    options::BarOptions,
    popover::{Popover, focus},
    text::Text,
};
use notes::use_notes;
use password::use_password;
use today::use_figures;

/// The agent is told so many days before a password expires.
const PASSWORD_DAYS: i64 = 7;

/// What has been looked at: calls that ended, and notes that came, up to then.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Seen {
    calls: Millis,
    notes: Millis,
}

/// What has not been looked at.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Unseen {
    missed: usize,
    notes: usize,
    is_password_due: bool,
}

impl Unseen {
    pub(super) fn of(snapshot: &Snapshot, seen: Seen) -> Self {
        let agent = &snapshot.agent;
        Self {
            missed: snapshot.recent.iter().filter(|it| is_missed(it) && it.ended_at > seen.calls).count(),
            notes: snapshot.notes.iter().filter(|it| it.at > seen.notes).count(),
            is_password_due: agent.must_change_password
                || agent.password_days.is_some_and(|days| days <= PASSWORD_DAYS),
        }
    }

    /// A number on the button; empty when there is nothing new.
    pub(super) fn badge(self) -> Html {
        let mark = match self.missed + self.notes {
            0 if self.is_password_due => "!".to_owned(),
            0 => return Html::default(),
            count => count.to_string(),
        };
        html! { <span class="count" aria-hidden="true">{ mark }</span> }
    }

    fn words(self, text: &Text) -> String {
        let mut words = Vec::new();
        if self.missed > 0 {
            words.push((text.desk.missed_calls)(self.missed));
        }
        if self.notes > 0 {
            words.push((text.desk.new_notes)(self.notes));
        }
        if self.is_password_due {
            words.push(text.desk.password.to_owned());
        }
        words.join(", ")
    }
}

/// Somebody called, and nobody talked; what the agent has rejected was not missed.
pub(super) fn is_missed(call: &EndedCall) -> bool {
    call.direction == Direction::Inbound && call.talking_since.is_none() && call.cause != EndCause::Rejected
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Page {
    Today,
    Calls,
    Notes,
    Settings,
}

const PAGES: [Page; 4] = [Page::Today, Page::Calls, Page::Notes, Page::Settings];

#[derive(PartialEq, Properties)]
pub(super) struct DeskProps {
    pub(super) snapshot: Rc<Snapshot>,
    pub(super) options: Rc<BarOptions>,
    pub(super) seen: Seen,
    pub(super) on_seen: Callback<Seen>,
    /// Lets the chosen sound be heard.
    pub(super) on_try: Callback<()>,
}

/// The button and what it opens.
#[component]
pub(super) fn Desk(props: &DeskProps) -> Html {
    let ui = use_ui();
    let text = ui.text();
    let words = &text.desk;
    let page = use_state_eq(|| None::<Page>);
    let snapshot = &props.snapshot;
    let unseen = Unseen::of(snapshot, props.seen);
    let figures = use_figures(&ui, *page == Some(Page::Today), snapshot);
    let notes = use_notes(&ui, *page == Some(Page::Notes));
    let password = use_password(&ui, page.is_some());
    let recording = use_state_eq(|| None);
    {
        let (on_seen, seen) = (props.on_seen.clone(), props.seen);
        let newest_call = snapshot.recent.first().map_or(Millis(0), |it| it.ended_at);
        let newest_note = snapshot.notes.first().map_or(Millis(0), |it| it.at);
        use_effect_with((*page, newest_call, newest_note), move |(page, calls, notes)| match page {
            Some(Page::Calls) => on_seen.emit(Seen { calls: *calls, ..seen }),
            Some(Page::Notes) => on_seen.emit(Seen { notes: *notes, ..seen }),
            Some(Page::Today | Page::Settings) | None => {}
        });
    }
    let close = {
        let (page, recording) = (page.setter(), recording.setter());
        Callback::from(move |()| {
            page.set(None);
            recording.set(None);
        })
    };
    // What is new is what it was opened for.
    let first = match unseen {
        Unseen { notes: 1.., .. } => Page::Notes,
        Unseen { missed: 1.., .. } => Page::Calls,
        Unseen { is_password_due: true, .. } => Page::Settings,
        Unseen { .. } => Page::Today,
    };
    let toggle = {
        let page = page.clone();
        move |_| page.set(if page.is_some() { None } else { Some(first) })
    };
    let news = unseen.words(text);
    let label = if news.is_empty() { words.desk.to_owned() } else { [words.desk, ", ", &news].concat() };
    let trigger = html! {
        <div class="slot">
            <button type="button" class="control" part="control desk" aria-label={label} onclick={toggle}
                aria-haspopup="dialog" aria-expanded={if page.is_some() { "true" } else { "false" }}>
                { icon(Icon::Desk) }{ unseen.badge() }
            </button>
            <div class="tip">
                <span class="tip-label" aria-hidden="true">{ words.desk }</span>
                <span class="tip-why" aria-hidden="true">{ news }</span>
            </div>
        </div>
    };
    let tab = |(it, name): (Page, &'static str)| {
        let (is_current, page) = (*page == Some(it), page.setter());
        let mark = match it {
            Page::Calls => Unseen { missed: unseen.missed, ..Unseen::default() },
            Page::Notes => Unseen { notes: unseen.notes, ..Unseen::default() },
            Page::Settings => Unseen { is_password_due: unseen.is_password_due, ..Unseen::default() },
            Page::Today => Unseen::default(),
        };
        html! {
            <button type="button" class="tab" role="tab" aria-selected={if is_current { "true" } else { "false" }}
                tabindex={if is_current { "0" } else { "-1" }} data-focus={is_current.then_some("")}
                onclick={move |_| page.set(Some(it))}>{ name }{ mark.badge() }</button>
        }
    };
    let content = |shown: Page| match shown {
        Page::Today => today::page(text, figures.as_ref(), ui.language),
        Page::Calls => calls::page(&ui, snapshot, &close),
        Page::Notes => notes::page(&ui, snapshot, &notes),
        Page::Settings => html! {
            <>
                { password::due(text, &snapshot.agent) }
                { settings::page(&ui, snapshot, &props.on_try) }
                { shortcut_list::group(&ui, &props.options, &recording) }
                { password::group(text, &snapshot.agent, &password) }
            </>
        },
    };
    html! {
        <div class="desk">
            <Popover is_open={page.is_some()} on_close={close.clone()} {trigger} class="end desk-panel" role="dialog"
                label={words.desk}>
                <div class="tabs" role="tablist" aria-label={words.desk} onkeydown={|event: KeyboardEvent| along_tabs(&event)}>
                    { for PAGES.into_iter().zip(words.pages).map(tab) }
                </div>
                if let Some(shown) = *page {
                    <div class="desk-page" role="tabpanel" aria-label={words.pages[shown as usize]}>{ content(shown) }</div>
                }
            </Popover>
        </div>
    }
}

/// Arrow keys go from page to page.
fn along_tabs(event: &KeyboardEvent) {
    let tabs = event.target_dyn_into::<Element>().and_then(|it| it.closest("[role=tablist]").ok().flatten());
    let Some(tabs) = tabs.and_then(|tabs| tabs.query_selector_all("[role=tab]").ok()) else { return };
    let all: Vec<HtmlElement> = (0..tabs.length()).filter_map(|at| tabs.item(at)?.dyn_into().ok()).collect();
    let is_current = |it: &HtmlElement| it.get_attribute("aria-selected").as_deref() == Some("true");
    let current = all.iter().position(is_current).unwrap_or_default();
    let next = match &*event.key() {
        "ArrowRight" => (current + 1) % all.len(),
        "ArrowLeft" => (current + all.len() - 1) % all.len(),
        "Home" => 0,
        "End" => all.len() - 1,
        _ => return,
    };
    event.prevent_default();
    all[next].click();
    focus(&all[next]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use offhook_session::snapshot::CallKind;

    fn ended(direction: Direction, talking_since: Option<Millis>, cause: EndCause, at: u64) -> EndedCall {
        EndedCall {
            id: "1".into(),
            direction,
            kind: CallKind::Customer,
            remote: Default::default(),
            skill: None,
            data: None,
            began_at: Millis(0),
            talking_since,
            ended_at: Millis(at),
            cause,
        }
    }

    #[test]
    fn missed_is_who_called_and_talked_to_nobody() {
        use Direction::{Inbound, Outbound};
        let recent = vec![
            ended(Inbound, None, EndCause::NotAnswered, 50),
            ended(Inbound, None, EndCause::Unknown, 40),
            ended(Inbound, None, EndCause::Rejected, 30),
            ended(Inbound, Some(Millis(1)), EndCause::HungUp, 20),
            ended(Outbound, None, EndCause::NotAnswered, 10),
        ];
        let mut snapshot = Snapshot { recent: Rc::new(recent), ..Snapshot::default() };
        let unseen = |snapshot: &Snapshot, calls| {
            Unseen::of(snapshot, Seen { calls: Millis(calls), notes: Millis(0) })
        };
        assert_eq!(unseen(&snapshot, 0), Unseen { missed: 2, ..Unseen::default() });
        assert_eq!(unseen(&snapshot, 40).missed, 1);
        assert_eq!(unseen(&snapshot, 50), Unseen::default());
        snapshot.agent.password_days = Some(PASSWORD_DAYS);
        assert!(unseen(&snapshot, 50).is_password_due);
        snapshot.agent.password_days = Some(PASSWORD_DAYS + 1);
        assert!(!unseen(&snapshot, 50).is_password_due);
    }
}
