//! The desk: what an agent looks at between calls. Today's figures, the calls that were, notes, settings; one popover.
//! Here is what is always seen of it, its button; what that opens is in `pages`.

mod calls;
mod notes;
mod pages;
mod password;
mod settings;
mod shortcut_list;
mod today;

use std::{cell::RefCell, rc::Rc};

use offhook_session::{Direction, EndCause, EndedCall, Millis, Snapshot};
use yew::{Callback, Html, html};

use crate::ui::{
    app::context::Ui,
    app::options::BarOptions,
    app::panels::{opened, opening},
    kit::icons::{Icon, icon},
    kit::memory::Memory,
    kit::part::{Part, part},
    kit::popover::Popover,
    text::Text,
};
pub(super) use pages::DeskPages;

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

/// What outlives the closing of the desk: the note that is being written, and the figures, which may not be read often.
#[derive(Clone, Default)]
pub(super) struct Kept {
    note: Rc<RefCell<notes::Draft>>,
    figures: Rc<RefCell<today::Known>>,
}

/// Whose it is, not what is in it.
impl PartialEq for Kept {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.note, &other.note)
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

/// The button and what it opens.
#[derive(PartialEq)]
pub(super) struct Desk {
    pub(super) ui: Ui,
    pub(super) snapshot: Rc<Snapshot>,
    pub(super) options: Rc<BarOptions>,
    pub(super) seen: Seen,
    pub(super) on_seen: Callback<Seen>,
    /// Lets the chosen sound be heard.
    pub(super) on_try: Callback<()>,
}

impl Part for Desk {
    fn draw(&self, memory: &mut Memory) -> Html {
        let ui = &self.ui;
        let text = ui.text();
        let words = &text.desk;
        let page = memory.state(|| None::<Page>);
        let opening = opening(memory, page.is_some());
        let snapshot = &self.snapshot;
        let unseen = Unseen::of(snapshot, self.seen);
        let kept = memory.keep(Kept::default);
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
            let page = page.setter();
            move |_| page.set(if page.latest().is_some() { None } else { Some(first) })
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
        let children = opened(ui, &opening, |panels| {
            let pages = DeskPages {
                ui: ui.clone(),
                snapshot: snapshot.clone(),
                options: self.options.clone(),
                shown: (*page)?,
                on_page: {
                    let page = page.setter();
                    Callback::from(move |it| page.set(Some(it)))
                },
                on_close: close.clone(),
                unseen,
                seen: self.seen,
                on_seen: self.on_seen.clone(),
                on_try: self.on_try.clone(),
                kept: (*kept).clone(),
            };
            Some((panels.desk)(pages))
        });
        let popover = Popover {
            is_open: page.is_some(),
            on_close: close,
            trigger,
            class: "end desk-panel",
            dialog: Some(words.desk),
            children,
        };
        html! { <div class="desk">{ part(popover) }</div> }
    }
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
