//! The change of the password. The passwords live in their fields until the form is sent, then in the command; what is
//! rendered of them is only which rules they keep.

use offhook_session::{
    AgentId, AgentView, ChangePassword, Command, Password, PasswordRules, snapshot::CommandKind,
};
use web_sys::{HtmlInputElement, InputEvent, SubmitEvent};
use yew::{Callback, Html, NodeRef, UseForceUpdateHandle, hook, html, use_force_update, use_node_ref};

use super::{PASSWORD_DAYS, settings};
use crate::ui::{
    app::context::Ui,
    kit::focus::focus,
    kit::icons::{Icon, icon},
    text::DeskPagesText,
};

/// Says that the password must be changed, or soon.
pub(super) fn due(words: &DeskPagesText, agent: &AgentView) -> Html {
    let says = match agent.password_days {
        _ if agent.must_change_password => words.must_change.to_owned(),
        Some(days) if days <= PASSWORD_DAYS => (words.days_left)(days),
        Some(_) | None => return Html::default(),
    };
    html! { <p class="warning" role="status">{ icon(Icon::Warning) }{ says }</p> }
}

/// The fields of the form. What was typed is gone with them when another page is shown.
#[derive(Clone)]
pub(super) struct PasswordForm {
    ui: Ui,
    old: NodeRef,
    new: NodeRef,
    again: NodeRef,
    render: UseForceUpdateHandle,
}

/// Returns the fields, not rendered yet.
#[hook]
pub(super) fn use_password_form(ui: &Ui) -> PasswordForm {
    let (old, new, again) = (use_node_ref(), use_node_ref(), use_node_ref());
    PasswordForm { ui: ui.clone(), old, new, again, render: use_force_update() }
}

/// Renders the form.
pub(super) fn password_form(it: &PasswordForm, agent: &AgentView) -> Html {
    let PasswordForm { ui, old, new, again, render } = it;
    let (text, words) = (ui.text(), ui.language.desk_pages());
    let why = agent.can.change_password.why.map(text.refusal);
    let is_pending = agent.pending == Some(CommandKind::ChangePassword);
    let me = agent.id.clone().unwrap_or_else(|| AgentId::new(""));
    let typed = value(new);
    let (is_empty, is_same) = (typed.is_empty(), !typed.is_empty() && typed == value(again));
    let rules = PasswordRules::of(&Password::new(typed), &me);
    let is_ready = rules.are_kept() && is_same && why.is_none() && !is_pending;
    // Each keystroke may keep another rule.
    let oninput = {
        let render = render.clone();
        Callback::from(move |_: InputEvent| render.force_update())
    };
    let onsubmit = {
        let it = it.clone();
        move |event: SubmitEvent| {
            event.prevent_default();
            let PasswordForm { ui, old, new, .. } = &it;
            if !is_ready || value(old).is_empty() {
                let first = if value(old).is_empty() { old } else { new };
                first.cast::<HtmlInputElement>().iter().for_each(|field| focus(field));
                return;
            }
            let command = Command::ChangePassword(ChangePassword {
                old: Password::new(value(old)),
                new: Password::new(value(new)),
            });
            let then = it.clone();
            ui.ask_then(command, move |settled| {
                if settled.is_ok() {
                    for field in [&then.old, &then.new, &then.again] {
                        field.cast::<HtmlInputElement>().iter().for_each(|field| field.set_value(""));
                    }
                    then.render.force_update();
                    then.ui.announce(then.ui.language.desk_pages().says_changed);
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
            <input type="text" name="username" autocomplete="username" hidden=true readonly=true value={me.as_str().to_owned()} />
            { field(words.old_password, "old-password", old, None) }
            { field(words.new_password, "new-password", new, Some("password-rules")) }
            { field(words.same_password, "new-password-again", again, None) }
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
