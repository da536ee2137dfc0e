//! Notes (便签) from colleagues, and the one that is being written. What is being written outlives the closing of the desk.

use offhook_session::{AgentId, Command, DirectoryAgent, SendNote, Snapshot, snapshot::NoteView};
use web_sys::{HtmlInputElement, HtmlTextAreaElement, InputEvent, SubmitEvent};
use yew::{Callback, Html, TargetCast, UseStateHandle, hook, html};

use super::calls::clock;
use crate::ui::{
    app::context::Ui,
    app::directory_queries::{COLLEAGUES_FIRST, read},
    kit::effects::use_change,
    kit::icons::{Icon, icon},
};

/// The most that a note has (CEC 6.1.1.4).
const MOST_BYTES: usize = 1_023;

/// The note that is being written.
#[derive(Clone, Default, PartialEq)]
pub(super) struct Draft {
    to: String,
    text: String,
    is_sending: bool,
}

/// Reads whom a note can be sent to, when the notes are shown.
#[hook]
pub(super) fn use_colleagues(ui: &Ui, is_shown: bool) {
    let ui = ui.clone();
    let look = Callback::from(move |()| {
        if is_shown && ui.directory.wait_ms(ui.clock.now()) == Some(0) {
            read(&ui, COLLEAGUES_FIRST);
        }
    });
    use_change(is_shown, look);
}

/// Renders the notes that came, and the form for the next one.
pub(super) fn notes(ui: &Ui, snapshot: &Snapshot, draft: &UseStateHandle<Draft>) -> Html {
    let text = ui.language.desk_pages();
    html! {
        <>
            if snapshot.notes.is_empty() {
                <p class="quiet">{ text.no_notes }</p>
            } else {
                <ul class="lines">{ for snapshot.notes.iter().map(|note| line(ui, note, draft)) }</ul>
            }
            { form(ui, snapshot, draft) }
        </>
    }
}

/// Changes the draft as it is now; it may have changed since the last rendering.
fn write(draft: &UseStateHandle<Draft>, change: impl FnOnce(&mut Draft)) {
    let mut changed = (**draft).clone();
    change(&mut changed);
    draft.set(changed);
}

fn line(ui: &Ui, note: &NoteView, draft: &UseStateHandle<Draft>) -> Html {
    let text = ui.language.desk_pages();
    let from = note.from.as_ref().map(AgentId::as_str);
    let name = from.and_then(|from| ui.directory.name_of(from));
    let reply = from.map(|from| {
        let (draft, whom) = (draft.clone(), from.to_owned());
        html! {
            <button type="button" class="icon-button" aria-label={(text.reply)(from)} onclick={move |_| write(&draft, |draft| draft.to.clone_from(&whom))}>
                { icon(Icon::Reply) }
            </button>
        }
    });
    html! {
        <li class="line">
            <div class="line-words">
                <span class="line-more"><bdi>{ name.or(from).unwrap_or(ui.text().desk.somebody) }</bdi>{ " · " }{ clock(ui, note.at) }</span>
                <p class="line-text">{ if note.text.is_empty() { text.no_text } else { &note.text } }</p>
            </div>
            if let Some(reply) = reply { { reply } }
        </li>
    }
}

fn form(ui: &Ui, snapshot: &Snapshot, draft: &UseStateHandle<Draft>) -> Html {
    let text = ui.language.desk_pages();
    let (me, whom) = (snapshot.agent.id.as_ref(), numbers(&draft.to));
    let why = snapshot.agent.can.send_note.why.map(ui.text().refusal);
    let is_too_long = draft.text.len() > MOST_BYTES;
    let is_ready = why.is_none()
        && !is_too_long
        && !draft.text.trim().is_empty()
        && !whom.is_empty()
        && !draft.is_sending;
    let onsubmit = {
        let (ui, draft, whom) = (ui.clone(), draft.clone(), whom.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            if !is_ready {
                return;
            }
            let command = Command::SendNote(SendNote {
                to: whom.iter().map(|number| AgentId::new(number.clone())).collect(),
                text: draft.text.clone(),
            });
            write(&draft, |draft| draft.is_sending = true);
            let (then, draft) = (ui.clone(), draft.clone());
            ui.ask_then(command, move |settled| {
                write(&draft, |draft| draft.is_sending = false);
                if settled.is_ok() {
                    write(&draft, |draft| draft.text.clear());
                    then.announce(then.language.desk_pages().says_sent);
                }
            });
        }
    };
    let on_to = {
        let draft = draft.clone();
        move |event: InputEvent| {
            let to = event.target_unchecked_into::<HtmlInputElement>().value();
            write(&draft, |draft| draft.to = to);
        }
    };
    let on_text = {
        let draft = draft.clone();
        move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlTextAreaElement>().value();
            write(&draft, |draft| draft.text = text);
        }
    };
    let colleague = |colleague: &DirectoryAgent| {
        let number = colleague.id.as_str().to_owned();
        let is_chosen = whom.contains(&number);
        let onclick = {
            let (draft, mut whom, number) = (draft.clone(), whom.clone(), number.clone());
            if is_chosen {
                whom.retain(|it| *it != number);
            } else {
                whom.push(number);
            }
            move |_| write(&draft, |draft| draft.to = whom.join(" "))
        };
        html! {
            <button type="button" class="choice" aria-pressed={if is_chosen { "true" } else { "false" }} {onclick}>
                <bdi>{ number }</bdi>{ " " }<bdi>{ &colleague.name }</bdi>
            </button>
        }
    };
    let all = &ui.directory.colleagues;
    // Until they are told, numbers can be typed all the same.
    let is_told = ui.directory.unanswered == 0 && ui.directory.failure.is_none();
    let others: Html = all.iter().filter(|other| Some(&other.id) != me).map(colleague).collect();
    let is_alone = is_told && !all.iter().any(|other| Some(&other.id) != me);
    html! {
        <form class="note-form" aria-label={text.write_note} {onsubmit}>
            <label class="stacked"><span>{ text.note_to }</span>
                <input class="input" name="note-to" autocomplete="off" placeholder={text.note_to_hint} value={draft.to.clone()}
                    oninput={on_to} />
            </label>
            <div class="choices" role="group" aria-label={text.colleagues}>
                if is_alone { <span class="quiet">{ text.no_colleagues }</span> } else { { others } }
            </div>
            <label class="stacked"><span>{ text.note_text }</span>
                <textarea class="input" name="note-text" rows="3" value={draft.text.clone()} oninput={on_text}
                    aria-describedby="note-bytes" aria-invalid={is_too_long.then_some("true")} />
            </label>
            <div class="form-end">
                <span id="note-bytes" class={if is_too_long { "bytes over" } else { "bytes" }}
                    aria-live={is_too_long.then_some("polite")}>{ why.map_or_else(|| (text.bytes)(&draft.text.len().to_string()), str::to_owned) }</span>
                <button type="submit" class="button small" aria-disabled={(!is_ready).then_some("true")}
                    aria-busy={draft.is_sending.then_some("true")}>{ text.send }</button>
            </div>
        </form>
    }
}

/// The numbers in a text, each once.
fn numbers(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for number in text.split(|it: char| !it.is_ascii_alphanumeric()).filter(|it| !it.is_empty()) {
        if !found.iter().any(|it| it == number) {
            found.push(number.to_owned());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::numbers;

    #[test]
    fn numbers_are_told_apart_however_they_are_parted() {
        assert_eq!(numbers("1002, 1003;1002　1004、1005\n"), ["1002", "1003", "1004", "1005"]);
        assert!(numbers(" ,").is_empty());
    }
}
