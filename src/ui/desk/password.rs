//! The change of the password. The passwords live in their fields until the form is sent, then in the command; what is
//! remembered meanwhile is only which rules they keep.

use offhook_session::{
    AgentId, AgentView, ChangePassword, Command, Password, PasswordRules, snapshot::CommandKind,
};
use web_sys::{HtmlInputElement, InputEvent, SubmitEvent};
use yew::{Callback, Html, NodeRef, html};

use super::{PASSWORD_DAYS, settings};
use crate::ui::{
    app::context::Ui,
    kit::icons::{Icon, icon},
    kit::memory::{Memory, State},
    kit::popover::focus,
    text::{DeskPagesText, Text},
};

/// The form.
#[derive(Clone)]
pub(super) struct PasswordForm {
    ui: Ui,
    old: NodeRef,
    new: NodeRef,
    again: NodeRef,
    /// Which rules are kept, and whether the new one was typed twice the same.
    kept: State<(PasswordRules, bool)>,
}

impl PasswordForm {
    /// The form; closing the desk empties it, as it is gone then.
    pub(super) fn of(memory: &mut Memory, ui: &Ui) -> Self {
        let kept = memory.state(<(PasswordRules, bool)>::default);
        Self { ui: ui.clone(), old: memory.node(), new: memory.node(), again: memory.node(), kept }
    }
}

/// Says that the password must be changed, or soon.
pub(super) fn due(words: &DeskPagesText, agent: &AgentView) -> Html {
    let says = match agent.password_days {
        _ if agent.must_change_password => words.must_change.to_owned(),
        Some(days) if days <= PASSWORD_DAYS => (words.days_left)(days),
        Some(_) | None => return Html::default(),
    };
    html! { <p class="warning" role="status">{ icon(Icon::Warning) }{ says }</p> }
}

/// Draws it.
pub(super) fn group(text: &Text, agent: &AgentView, it: &PasswordForm) -> Html {
    let words = it.ui.language.desk_pages();
    let why = agent.can.change_password.why.map(text.refusal);
    let is_pending = agent.pending == Some(CommandKind::ChangePassword);
    let (rules, is_same) = *it.kept;
    let is_ready = rules.are_kept() && is_same && why.is_none() && !is_pending;
    let me = agent.id.clone().unwrap_or_else(|| AgentId::new(""));
    let oninput = {
        let (it, me) = (it.clone(), me.clone());
        Callback::from(move |_: InputEvent| {
            let (new, again) = (value(&it.new), value(&it.again));
            let is_same = !new.is_empty() && new == again;
            it.kept.setter().set((PasswordRules::of(&Password::new(new), &me), is_same));
        })
    };
    let onsubmit = {
        let it = it.clone();
        move |event: SubmitEvent| {
            event.prevent_default();
            let old = value(&it.old);
            if !is_ready || old.is_empty() {
                let first = if old.is_empty() { &it.old } else { &it.new };
                first.cast::<HtmlInputElement>().iter().for_each(|field| focus(field));
                return;
            }
            let command = Command::ChangePassword(ChangePassword {
                old: Password::new(old),
                new: Password::new(value(&it.new)),
            });
            let then = it.clone();
            it.ui.ask_then(command, move |settled| {
                if settled.is_ok() {
                    for field in [&then.old, &then.new, &then.again] {
                        field.cast::<HtmlInputElement>().iter().for_each(|field| field.set_value(""));
                    }
                    then.kept.setter().set(Default::default());
                    then.ui.say(then.ui.language.desk_pages().says_changed);
                }
            });
        }
    };
    let field = |label: &'static str, name: &'static str, node: &NodeRef, says: Option<&'static str>| {
        let autocomplete = if name == "old-password" { "current-password" } else { "new-password" };
        html! {
            <label class="stacked"><span>{ label }</span>
                <input class="input" ref={node} type="password" {name} {autocomplete} maxlength="32" aria-describedby={says}
                    oninput={oninput.clone()} />
            </label>
        }
    };
    let is_empty = value(&it.new).is_empty();
    let kept =
        [rules.length, rules.kinds, rules.repeats && !is_empty, rules.work_number && !is_empty, is_same];
    let rule = |(words_of, is_kept): (&'static str, bool)| {
        let (mark, said) =
            if is_kept { (Icon::Check, words.is_kept) } else { (Icon::Dot, words.is_not_kept) };
        html! {
            <li class="rule" data-kept={is_kept.then_some("")}>
                { icon(mark) }<span>{ words_of }</span><span class="unseen">{ ": " }{ said }</span>
            </li>
        }
    };
    let body = html! {
        <form class="password-form" novalidate=true {onsubmit}>
            if let Some(why) = why { <p class="quiet">{ why }</p> }
            // For whoever keeps passwords: whose it is.
            <input type="text" name="username" autocomplete="username" hidden=true readonly=true value={me.reveal().to_owned()} />
            { field(words.old_password, "old-password", &it.old, None) }
            { field(words.new_password, "new-password", &it.new, Some("password-rules")) }
            { field(words.same_password, "new-password-again", &it.again, None) }
            <ul class="rules" id="password-rules">{ for words.rules.into_iter().zip(kept).map(rule) }</ul>
            <div class="form-end">
                <button type="submit" class="button small" aria-disabled={(!is_ready).then_some("true")}
                    aria-busy={is_pending.then_some("true")}>{ words.change }</button>
            </div>
        </form>
    };
    settings::group(text.desk.password, agent.must_change_password, body)
}

fn value(field: &NodeRef) -> String {
    field.cast::<HtmlInputElement>().map_or_else(String::new, |field| field.value())
}
