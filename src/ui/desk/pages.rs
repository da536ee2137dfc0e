//! What the desk opens: four pages. Not loaded before that is asked for.

use std::rc::Rc;

use offhook_session::{Millis, Snapshot};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};
use yew::{Callback, Html, TargetCast, html};

use super::{
    Kept, PAGES, Page, Seen, Unseen, calls,
    notes::{self, Notes},
    password::{self, PasswordForm},
    settings, shortcut_list, today,
};
use crate::ui::{
    app::context::Ui,
    app::options::BarOptions,
    kit::memory::Memory,
    kit::part::Part,
    kit::popover::{focus, focus_first},
};

/// The pages.
#[derive(PartialEq)]
pub(in crate::ui) struct DeskPages {
    pub(super) ui: Ui,
    pub(super) snapshot: Rc<Snapshot>,
    pub(super) options: Rc<BarOptions>,
    pub(super) shown: Page,
    pub(super) on_page: Callback<Page>,
    pub(super) on_close: Callback<()>,
    pub(super) unseen: Unseen,
    pub(super) seen: Seen,
    pub(super) on_seen: Callback<Seen>,
    /// Lets the chosen sound be heard.
    pub(super) on_try: Callback<()>,
    /// What outlives the closing.
    pub(super) kept: Kept,
}

impl Part for DeskPages {
    fn draw(&self, memory: &mut Memory) -> Html {
        let ui = &self.ui;
        let text = ui.text();
        let words = ui.language.desk_pages();
        let (snapshot, shown) = (&self.snapshot, self.shown);
        today::read(memory, ui, shown == Page::Today, snapshot, &self.kept);
        let notes = Notes::of(memory, ui, shown == Page::Notes, &self.kept);
        let password = PasswordForm::of(memory, ui);
        let recording = memory.state(|| None);
        {
            let (on_seen, seen) = (self.on_seen.clone(), self.seen);
            let newest_call = snapshot.recent.first().map_or(Millis(0), |it| it.ended_at);
            let newest_note = snapshot.notes.first().map_or(Millis(0), |it| it.at);
            memory.after((shown, newest_call, newest_note), move || match shown {
                Page::Calls => on_seen.emit(Seen { calls: newest_call, ..seen }),
                Page::Notes => on_seen.emit(Seen { notes: newest_note, ..seen }),
                Page::Today | Page::Settings => {}
            });
        }
        let tabs = memory.node();
        {
            let tabs = tabs.clone();
            // They may have come long after the panel around them has opened.
            memory.after((), move || tabs.cast::<Element>().iter().for_each(focus_first));
        }
        let tab = |(it, name): (Page, &'static str)| {
            let (is_current, on_page, unseen) = (shown == it, self.on_page.clone(), self.unseen);
            let mark = match it {
                Page::Calls => Unseen { missed: unseen.missed, ..Unseen::default() },
                Page::Notes => Unseen { notes: unseen.notes, ..Unseen::default() },
                Page::Settings => Unseen { is_password_due: unseen.is_password_due, ..Unseen::default() },
                Page::Today => Unseen::default(),
            };
            html! {
                <button type="button" class="tab" role="tab" aria-selected={if is_current { "true" } else { "false" }}
                    tabindex={if is_current { "0" } else { "-1" }} data-focus={is_current.then_some("")}
                    onclick={move |_| on_page.emit(it)}>{ name }{ mark.badge() }</button>
            }
        };
        let content = match shown {
            Page::Today => today::page(words, &self.kept.figures.borrow(), ui.language),
            Page::Calls => calls::page(ui, snapshot, &self.on_close),
            Page::Notes => notes::page(ui, snapshot, &notes),
            Page::Settings => html! {
                <>
                    { password::due(words, &snapshot.agent) }
                    { settings::page(ui, snapshot, &self.on_try) }
                    { shortcut_list::group(ui, &self.options, &recording) }
                    { password::group(text, &snapshot.agent, &password) }
                </>
            },
        };
        html! {
            <>
                <div class="tabs" role="tablist" aria-label={text.desk.desk} ref={tabs} onkeydown={|event: KeyboardEvent| along_tabs(&event)}>
                    { for PAGES.into_iter().zip(words.pages).map(tab) }
                </div>
                <div class="desk-page" role="tabpanel" aria-label={words.pages[shown as usize]}>{ content }</div>
            </>
        }
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
