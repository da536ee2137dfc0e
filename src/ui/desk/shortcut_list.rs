//! The shortcuts, to be seen and changed. A click waits for the next keys; Escape leaves it as it was, Delete takes them away.

use web_sys::KeyboardEvent;
use yew::{AttrValue, Callback, Html, UseStateHandle, html};

use super::settings;
use crate::ui::{
    app::context::Ui,
    app::options::Reach,
    app::preferences::Preferences,
    app::shortcuts::{Keys, ShortcutAction, has_modifier, pressed},
};

/// Renders the shortcuts, each with a button that waits for new keys. `recording` is the one that does. Nothing where
/// shortcuts work nowhere.
pub(super) fn shortcut_list(
    ui: &Ui,
    reach: Reach,
    recording: &UseStateHandle<Option<ShortcutAction>>,
) -> Html {
    if reach == Reach::Nowhere {
        return Html::default();
    }
    let words = ui.language.desk_pages();
    let line = |act: ShortcutAction| {
        let (name, keys) = (words.acts[act as usize], ui.shortcuts.of(act));
        let is_waiting = **recording == Some(act);
        let shown = match () {
            () if is_waiting => words.press_keys,
            () if keys.is_empty() => words.no_keys,
            () => keys.as_str(),
        };
        let conflict = ui.shortcuts.conflict(act).map(|other| (words.same_keys)(words.acts[other as usize]));
        let is_inside_only = reach == Reach::Page && !keys.is_empty() && !has_modifier(keys);
        let more = conflict.or_else(|| is_inside_only.then(|| words.only_inside.to_owned()));
        let onclick = {
            let recording = recording.setter();
            move |_| recording.set(if is_waiting { None } else { Some(act) })
        };
        let onblur = {
            let recording = recording.setter();
            move |_| recording.set(None)
        };
        let onkeydown = is_waiting.then(|| {
            let (ui, recording) = (ui.clone(), recording.setter());
            Callback::from(move |event: KeyboardEvent| hear(&ui, act, &event, || recording.set(None)))
        });
        html! {
            <li class="shortcut">
                <span class="shortcut-words">{ name }if let Some(more) = &more { <span class="shortcut-more">{ more }</span> }</span>
                <button type="button" class="button small chord" aria-label={[name, ": ", shown].concat()}
                    aria-pressed={if is_waiting { "true" } else { "false" }} {onclick} {onblur} {onkeydown}>{ shown }</button>
            </li>
        }
    };
    let usual = {
        let ui = ui.clone();
        move |_| ui.store(Preferences { keys: Keys::default(), ..(*ui.preferences).clone() })
    };
    let body = html! {
        <>
            <ul class="shortcuts">{ for ShortcutAction::ALL.into_iter().map(line) }</ul>
            if ui.preferences.keys != Keys::default() {
                <button type="button" class="button small" onclick={usual}>{ words.usual_keys }</button>
            }
        </>
    };
    settings::group(words.keys, false, body)
}

fn hear(ui: &Ui, act: ShortcutAction, event: &KeyboardEvent, done: impl Fn()) {
    let Some(keys) = pressed(event) else { return };
    let keys = match &*keys {
        // The way on, for those who have changed their minds.
        "Tab" | "Shift+Tab" => return done(),
        "Escape" => None,
        "Delete" | "Backspace" => Some(AttrValue::default()),
        _ => Some(keys.into()),
    };
    event.prevent_default();
    event.stop_propagation();
    done();
    if let Some(keys) = keys {
        let mut preferences = (*ui.preferences).clone();
        preferences.keys.0[act as usize] = Some(keys);
        ui.store(preferences);
    }
}
