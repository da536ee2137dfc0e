//! Notes (便签) from colleagues, and the one that is being written. What is being written outlives the closing of the desk.

use offhook_session::{AgentId, ColleagueView, Command, Snapshot, snapshot::NoteView};
use web_sys::{HtmlInputElement, HtmlTextAreaElement, InputEvent, SubmitEvent};
use yew::{Html, TargetCast, UseStateHandle, hook, html, use_effect_with, use_state_eq};

use super::calls::clock;
use crate::ui::{
    context::Ui,
    directory::read,
    icons::{Icon, icon},
    timer::now,
};

/// The most that a note has (CEC 6.1.1.4).
const MOST_BYTES: usize = 1_023;

/// What is being written.
#[derive(Clone, PartialEq)]
pub(super) struct Notes {
    to: UseStateHandle<String>,
    text: UseStateHandle<String>,
    is_sending: UseStateHandle<bool>,
}

/// The note that is being written; who could get it is asked for when that is looked at.
#[hook]
pub(super) fn use_notes(ui: &Ui, is_shown: bool) -> Notes {
    {
        let ui = ui.clone();
        use_effect_with(is_shown, move |is_shown| {
            if *is_shown && ui.directory.wait_ms(now()) == Some(0) {
                read(&ui);
            }
        });
    }
    Notes {
        to: use_state_eq(String::new),
        text: use_state_eq(String::new),
        is_sending: use_state_eq(|| false),
    }
}

/// Draws them.
pub(super) fn page(ui: &Ui, snapshot: &Snapshot, it: &Notes) -> Html {
    let text = &ui.text().desk;
    html! {
        <>
            if snapshot.notes.is_empty() {
                <p class="quiet">{ text.no_notes }</p>
            } else {
                <ul class="lines">{ for snapshot.notes.iter().map(|note| line(ui, note, it)) }</ul>
            }
            { form(ui, snapshot, it) }
        </>
    }
}

fn line(ui: &Ui, note: &NoteView, it: &Notes) -> Html {
    let text = &ui.text().desk;
    let from = note.from.as_ref().map(AgentId::reveal);
    let name = from.and_then(|from| ui.directory.name_of(from));
    let reply = from.map(|from| {
        let (to, whom) = (it.to.setter(), from.to_owned());
        html! {
            <button type="button" class="icon-button" aria-label={(text.reply)(from)} onclick={move |_| to.set(whom.clone())}>
                { icon(Icon::Reply) }
            </button>
        }
    });
    html! {
        <li class="line">
            <div class="line-words">
                <span class="line-more"><bdi>{ name.or(from).unwrap_or(text.somebody) }</bdi>{ " · " }{ clock(note.at) }</span>
                <p class="line-text">{ if note.text.is_empty() { text.no_text } else { &note.text } }</p>
            </div>
            if let Some(reply) = reply { { reply } }
        </li>
    }
}

fn form(ui: &Ui, snapshot: &Snapshot, it: &Notes) -> Html {
    let text = &ui.text().desk;
    let (me, whom) = (snapshot.agent.id.as_ref(), numbers(&it.to));
    let why = snapshot.agent.can.ask.why.map(ui.text().refusal);
    let is_too_long = it.text.len() > MOST_BYTES;
    let is_ready =
        why.is_none() && !is_too_long && !it.text.trim().is_empty() && !whom.is_empty() && !*it.is_sending;
    let onsubmit = {
        let (ui, it, whom) = (ui.clone(), it.clone(), whom.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            if !is_ready {
                return;
            }
            let command = Command::SendNote {
                to: whom.iter().map(|number| AgentId::new(number.clone())).collect(),
                text: (*it.text).clone(),
            };
            it.is_sending.set(true);
            let (then, text, is_sending) = (ui.clone(), it.text.setter(), it.is_sending.setter());
            ui.ask_then(command, move |settled| {
                is_sending.set(false);
                if settled.is_ok() {
                    text.set(String::new());
                    then.say(then.text().desk.says_sent);
                }
            });
        }
    };
    let on_to = {
        let to = it.to.setter();
        move |event: InputEvent| to.set(event.target_unchecked_into::<HtmlInputElement>().value())
    };
    let on_text = {
        let text = it.text.setter();
        move |event: InputEvent| text.set(event.target_unchecked_into::<HtmlTextAreaElement>().value())
    };
    let colleague = |colleague: &ColleagueView| {
        let number = colleague.id.reveal().to_owned();
        let is_chosen = whom.contains(&number);
        let onclick = {
            let (to, mut whom, number) = (it.to.setter(), whom.clone(), number.clone());
            if is_chosen {
                whom.retain(|it| *it != number);
            } else {
                whom.push(number);
            }
            move |_| to.set(whom.join(" "))
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
                <input class="input" name="note-to" autocomplete="off" placeholder={text.note_to_hint} value={(*it.to).clone()}
                    oninput={on_to} />
            </label>
            <div class="choices" role="group" aria-label={text.colleagues}>
                if is_alone { <span class="quiet">{ text.no_colleagues }</span> } else { { others } }
            </div>
            <label class="stacked"><span>{ text.note_text }</span>
                <textarea class="input" name="note-text" rows="3" value={(*it.text).clone()} oninput={on_text}
                    aria-describedby="note-bytes" aria-invalid={is_too_long.then_some("true")} />
            </label>
            <div class="form-end">
                <span id="note-bytes" class={if is_too_long { "bytes over" } else { "bytes" }}
                    aria-live={is_too_long.then_some("polite")}>{ why.map_or_else(|| (text.bytes)(&it.text.len().to_string()), str::to_owned) }</span>
                <button type="submit" class="button small" aria-disabled={(!is_ready).then_some("true")}
                    aria-busy={it.is_sending.then_some("true")}>{ text.send }</button>
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
