//! The page of the settings: what the platform does by itself, which queues, how a call sounds, how the bar looks.
//!
//! What the platform is asked for shows as it is, not as it was clicked: the tick moves when it is so.

use offhook_session::{
    Availability, Command, SetAutoAnswer, SetAutoReady, SetQueues, SetTalkRight, Snapshot,
    snapshot::{CommandKind, QueueRef},
};
use web_sys::{Event, HtmlInputElement, HtmlSelectElement};
use yew::{Callback, Html, TargetCast, html};

use crate::ui::{
    app::context::Ui,
    app::options::Theme,
    app::preferences::{Preferences, Ring},
    kit::icons::{Icon, icon},
    text::Language,
};

/// Renders the page.
pub(super) fn page(ui: &Ui, snapshot: &Snapshot, on_try: &Callback<()>) -> Html {
    let (text, agent) = (ui.text(), &snapshot.agent);
    let words = ui.language.desk_pages();
    let (can, why) = (&agent.can, agent.can.set_auto_answer.why.map(text.refusal));
    let asks = |label: &'static str,
                is_on: bool,
                kind: CommandKind,
                can: Availability,
                command: fn(bool) -> Command| {
        let ui = ui.clone();
        let on_change = Callback::from(move |on| ui.ask(command(on)));
        let why = can.why.map(text.refusal);
        let it = Switch { label: label.to_owned(), is_on, why, is_pending: agent.pending == Some(kind) };
        switch(&it, on_change)
    };
    let work = html! {
        <>
            if let Some(why) = why { <p class="quiet" id="why-settings">{ why }</p> }
            { asks(text.auto_answer, agent.auto_answer, CommandKind::SetAutoAnswer, can.set_auto_answer, |on| Command::SetAutoAnswer(SetAutoAnswer { on })) }
            { asks(text.auto_ready, agent.auto_ready, CommandKind::SetAutoReady, can.set_auto_ready, |on| Command::SetAutoReady(SetAutoReady { on })) }
            { asks(words.talk_right, agent.talk_right, CommandKind::SetTalkRight, can.set_talk_right, |on| SetTalkRight { on }.into()) }
            if !snapshot.queues.is_empty() { { queues(ui, snapshot, can.set_queues.why.map(text.refusal)) } }
        </>
    };
    html! {
        <>
            { group(words.work, true, work) }
            { group(words.ring, false, ring(ui, on_try)) }
            { group(words.look, false, look(ui)) }
        </>
    }
}

/// A heading that folds what is below it.
pub(super) fn group(title: &'static str, is_open: bool, content: Html) -> Html {
    html! { <details class="group" open={is_open}><summary>{ title }</summary><div class="group-body">{ content }</div></details> }
}

struct Switch {
    label: String,
    is_on: bool,
    why: Option<&'static str>,
    is_pending: bool,
}

fn switch(it: &Switch, on_change: Callback<bool>) -> Html {
    let (is_on, is_possible) = (it.is_on, it.why.is_none() && !it.is_pending);
    let onchange = move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        let wanted = input.checked();
        // Until it is so.
        input.set_checked(is_on);
        if is_possible {
            on_change.emit(wanted);
        }
    };
    html! {
        <label class="option">
            <input type="checkbox" checked={is_on} aria-disabled={(!is_possible).then_some("true")} title={it.why}
                aria-busy={it.is_pending.then_some("true")} {onchange} />
            <span>{ &it.label }</span>
            if it.is_pending { { icon(Icon::Spinner) } }
        </label>
    }
}

/// The queues that calls are taken from.
fn queues(ui: &Ui, snapshot: &Snapshot, why: Option<&'static str>) -> Html {
    let (text, words, agent) = (ui.text(), ui.language.desk_pages(), &snapshot.agent);
    let chosen = agent.queue_ids.as_deref();
    let line = |skill: &QueueRef| {
        let is_on = chosen.is_some_and(|chosen| chosen.contains(&skill.id));
        let is_last = is_on && chosen.is_some_and(|chosen| chosen.len() == 1);
        let (ui, id) = (ui.clone(), skill.id);
        let others: Vec<i64> = chosen.unwrap_or_default().iter().copied().filter(|it| *it != id).collect();
        let on_change = Callback::from(move |on: bool| {
            let mut skills = others.clone();
            if on {
                skills.push(id);
                skills.sort_unstable();
            }
            ui.ask(Command::SetQueues(SetQueues { queues: Some(skills) }));
        });
        let it = Switch {
            label: if skill.name.is_empty() { (text.queue)(&id.to_string()) } else { skill.name.clone() },
            is_on,
            why: why.or_else(|| is_last.then_some(words.last_queue)),
            is_pending: agent.pending == Some(CommandKind::SetQueues),
        };
        switch(&it, on_change)
    };
    html! {
        <fieldset class="option-group">
            <legend class="menu-head">{ words.queues }</legend>
            if chosen.is_none() { <p class="quiet">{ words.queues_unknown }</p> }
            { for snapshot.queues.iter().map(line) }
        </fieldset>
    }
}

fn ring(ui: &Ui, on_try: &Callback<()>) -> Html {
    let words = ui.language.desk_pages();
    let now = ui.preferences.ring;
    // What the field says becomes part of what was chosen.
    let change = |with: fn(&Event, Ring) -> Ring| {
        let ui = ui.clone();
        move |event: Event| {
            let ring = with(&event, ui.preferences.ring);
            ui.store(Preferences { ring, ..(*ui.preferences).clone() });
        }
    };
    let on_switch = change(|event, ring| Ring {
        is_on: event.target_unchecked_into::<HtmlInputElement>().checked(),
        ..ring
    });
    let on_sound = change(|event, ring| Ring { sound: *chosen(&[0, 1, 2], event), ..ring });
    let on_volume = change(|event, ring| {
        let volume = event.target_unchecked_into::<HtmlInputElement>().value().parse().unwrap_or(ring.volume);
        Ring { volume, ..ring }
    });
    let on_try = on_try.clone();
    html! {
        <>
            <label class="option"><input type="checkbox" checked={now.is_on} onchange={on_switch} /><span>{ words.ring_on }</span></label>
            { choose(words.sound, words.sounds.into_iter().enumerate().map(|(at, name)| (name, at == now.sound)), on_sound) }
            <label class="setting"><span>{ words.volume }</span>
                <input type="range" name="volume" min="1" max="10" value={now.volume.to_string()} onchange={on_volume} />
            </label>
            <button type="button" class="button small" onclick={move |_| on_try.emit(())}>{ words.try_it }</button>
        </>
    }
}

fn look(ui: &Ui) -> Html {
    const LANGUAGES: [Option<Language>; 3] = [None, Some(Language::En), Some(Language::ZhCn)];
    const THEMES: [Option<Theme>; 4] = [None, Some(Theme::Auto), Some(Theme::Light), Some(Theme::Dark)];
    let words = ui.language.desk_pages();
    let now = &ui.preferences;
    let on_language = {
        let ui = ui.clone();
        move |event: Event| {
            let language = *chosen(&LANGUAGES, &event);
            ui.store(Preferences { language, ..(*ui.preferences).clone() });
        }
    };
    let on_theme = {
        let ui = ui.clone();
        move |event: Event| {
            let theme = *chosen(&THEMES, &event);
            ui.store(Preferences { theme, ..(*ui.preferences).clone() });
        }
    };
    let [system, light, dark] = words.themes;
    // Each language is called what those call it who speak it.
    let languages = LANGUAGES.into_iter().zip([words.as_page, "English", "中文"]);
    let themes = THEMES.into_iter().zip([words.as_page, system, light, dark]);
    html! {
        <>
            { choose(words.language, languages.map(|(it, name)| (name, it == now.language)), on_language) }
            { choose(words.theme, themes.map(|(it, name)| (name, it == now.theme)), on_theme) }
        </>
    }
}

fn chosen<'a, T>(from: &'a [T], event: &Event) -> &'a T {
    let select: HtmlSelectElement = event.target_unchecked_into();
    // A list that is shown always has a chosen one, and as many as there are.
    usize::try_from(select.selected_index()).ok().and_then(|at| from.get(at)).unwrap_or(&from[0])
}

fn choose(
    label: &'static str,
    from: impl Iterator<Item = (&'static str, bool)>,
    onchange: impl Fn(Event) + 'static,
) -> Html {
    let option = |(name, is_chosen)| html! { <option selected={is_chosen}>{ name }</option> };
    html! { <label class="setting"><span>{ label }</span><select {onchange}>{ for from.map(option) }</select></label> }
}
