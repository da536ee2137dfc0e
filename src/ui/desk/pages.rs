//! The four pages of the desk. They are not loaded before somebody comes near the bar.

use std::rc::Rc;

use offhook_session::{Millis, Snapshot};
use web_sys::{Element, HtmlElement, KeyboardEvent};
use yew::{
    Callback, Html, Properties, TargetCast, UseStateHandle, component, html, use_effect_with, use_node_ref,
    use_state_eq,
};

use super::{
    PAGES, Page, Seen, Unseen, calls,
    notes::{Draft, notes, use_colleagues},
    password::{due, password_form, use_password_form},
    settings,
    shortcut_list::shortcut_list,
    today::{Figures, figures, use_figures},
};
use crate::ui::{
    app::context::Ui,
    app::options::BarOptions,
    kit::focus::{find_all, focus, use_focus_first},
};

/// The properties of [`DeskPages`].
#[derive(PartialEq, Properties)]
pub(in crate::ui) struct DeskPagesProps {
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
    /// The note that is being written.
    pub(super) draft: UseStateHandle<Draft>,
    pub(super) figures: UseStateHandle<Figures>,
}

/// The pages of the desk, one of them shown.
#[component]
pub(in crate::ui) fn DeskPages(props: &DeskPagesProps) -> Html {
    let ui = &props.ui;
    let words = ui.language.desk_pages();
    let (snapshot, shown) = (&props.snapshot, props.shown);
    use_colleagues(ui, shown == Page::Notes);
    use_figures(ui, shown == Page::Today, snapshot, &props.figures);
    let recording = use_state_eq(|| None);
    let password = use_password_form(ui);
    {
        let (on_seen, seen) = (props.on_seen.clone(), props.seen);
        let newest_call = snapshot.recent.first().map_or(Millis(0), |it| it.ended_at);
        let newest_note = snapshot.notes.first().map_or(Millis(0), |it| it.at);
        use_effect_with((shown, newest_call, newest_note), move |_| match shown {
            Page::Calls => on_seen.emit(Seen { calls: newest_call, ..seen }),
            Page::Notes => on_seen.emit(Seen { notes: newest_note, ..seen }),
            Page::Today | Page::Settings => {}
        });
    }
    let tabs = use_node_ref();
    // They may have come long after the panel around them has opened.
    use_focus_first(&tabs, true);
    let tab = |(it, name): (Page, &'static str)| {
        let (is_current, on_page, unseen) = (shown == it, props.on_page.clone(), props.unseen);
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
        Page::Today => figures(words, &props.figures, ui.language),
        Page::Calls => calls::page(ui, snapshot, &props.on_close),
        Page::Notes => notes(ui, snapshot, &props.draft),
        Page::Settings => html! {
            <>
                { due(words, &snapshot.agent) }
                { settings::page(ui, snapshot, &props.on_try) }
                { shortcut_list(ui, props.options.reach, &recording) }
                { password_form(&password, &snapshot.agent) }
            </>
        },
    };
    html! {
        <>
            <div class="tabs" role="tablist" aria-label={ui.text().desk.desk} ref={tabs} onkeydown={|event: KeyboardEvent| along_tabs(&event)}>
                { for PAGES.into_iter().zip(words.pages).map(tab) }
            </div>
            <div class="desk-page" role="tabpanel" aria-label={words.pages[shown as usize]}>{ content }</div>
        </>
    }
}

/// Arrow keys go from page to page.
fn along_tabs(event: &KeyboardEvent) {
    let tabs = event.target_dyn_into::<Element>().and_then(|it| it.closest("[role=tablist]").ok().flatten());
    let Some(tabs) = tabs else { return };
    let all = find_all(&tabs, "[role=tab]");
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
