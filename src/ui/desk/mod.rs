//! The desk, for between calls: today's figures, the calls that were, notes and settings, in one popover.
//! Here is what is always seen of it, its button; what that opens is in `pages`.

mod calls;
mod notes;
mod pages;
mod password;
mod settings;
mod shortcut_list;
mod today;

use std::rc::Rc;

use offhook_session::{Millis, Snapshot};
use yew::{Callback, Html, Properties, component, html, use_state, use_state_eq};

use crate::ui::{
    app::calls::is_missed,
    app::context::Ui,
    app::options::BarOptions,
    kit::icons::{Icon, icon},
    kit::popover::Popover,
    panels::use_panels,
    text::Text,
};
use notes::Draft;
pub(super) use pages::{DeskPages, DeskPagesProps};
use today::Figures;

/// The agent is told so many days before a password expires.
const PASSWORD_DAYS: i64 = 7;

/// The times up to which ended calls and notes have been looked at.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Seen {
    calls: Millis,
    notes: Millis,
}

/// The news that have not been looked at.
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

#[derive(Debug, Clone, Copy, PartialEq)]
enum Page {
    Today,
    Calls,
    Notes,
    Settings,
}

const PAGES: [Page; 4] = [Page::Today, Page::Calls, Page::Notes, Page::Settings];

/// The properties of [`Desk`].
#[derive(PartialEq, Properties)]
pub(super) struct DeskProps {
    pub(super) ui: Ui,
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
    let ui = &props.ui;
    let text = ui.text();
    let words = &text.desk;
    let page = use_state_eq(|| None::<Page>);
    let panels = use_panels(page.is_some());
    // Both outlive the closing: what is being written, and figures that may not be read often.
    let (draft, figures) = (use_state(Draft::default), use_state(Figures::default));
    let snapshot = &props.snapshot;
    let unseen = Unseen::of(snapshot, props.seen);
    let close = {
        let page = page.setter();
        Callback::from(move |()| page.set(None))
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
    let content = page.map(|shown| {
        let on_page = {
            let page = page.setter();
            Callback::from(move |it| page.set(Some(it)))
        };
        let pages = DeskPagesProps {
            ui: ui.clone(),
            snapshot: snapshot.clone(),
            options: props.options.clone(),
            shown,
            on_page,
            on_close: close.clone(),
            unseen,
            seen: props.seen,
            on_seen: props.on_seen.clone(),
            on_try: props.on_try.clone(),
            draft,
            figures,
        };
        panels.render(ui, |panels| (panels.desk)(pages))
    });
    html! {
        <div class="desk">
            <Popover is_open={content.is_some()} on_close={close} {trigger} class="end desk-panel" dialog={Some(words.desk)}>
                { for content }
            </Popover>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use offhook_session::{Direction, EndCause, EndedCall, snapshot::CallKind};

    use super::*;

    fn ended(direction: Direction, talking_since: Option<Millis>, cause: EndCause, at: u64) -> EndedCall {
        EndedCall {
            id: "1".into(),
            direction,
            kind: CallKind::Customer,
            remote: Default::default(),
            queue: None,
            data: None,
            recordings: Vec::new(),
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
