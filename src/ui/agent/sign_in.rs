//! The bar while nobody is signed in: a form, and why.
//!
//! The password lives in its field until the form is sent, then in the command; in between only in the local that
//! offers a forced sign-in, until that offer is taken or gone. It is never part of any state.

use std::rc::Rc;

use offhook_session::{
    AgentState, AgentView, Command, CommandError, Password, Refusal, Remedy, SignIn, snapshot::Phase,
};
use web_sys::{HtmlInputElement, InputEvent, SubmitEvent};
use yew::{Callback, Html, NodeRef, TargetCast, html};

use crate::ui::{
    agent::sign_in_options::{Choice, SignInOptions},
    app::context::Ui,
    app::options::BarOptions,
    app::toasts::ToastAction,
    kit::icons::{Icon, icon},
    kit::memory::{Memory, State},
    kit::part::{Part, part},
    kit::popover::focus,
};

/// The form.
#[derive(PartialEq)]
pub(in crate::ui) struct SignInForm {
    pub(in crate::ui) ui: Ui,
    pub(in crate::ui) agent: AgentView,
    pub(in crate::ui) options: Rc<BarOptions>,
}

impl Part for SignInForm {
    fn draw(&self, memory: &mut Memory) -> Html {
        let (ui, text) = (&self.ui, self.ui.text());
        let before = self.agent.id.as_ref().map(|id| id.reveal().to_owned());
        let before_phone = self.agent.phone.as_ref().map(|phone| phone.reveal().to_owned());
        let agent = prefilled(memory, self.options.agent_id.clone().or(before));
        let phone = prefilled(memory, self.options.phone.clone().or(before_phone));
        let (agent_field, password_field, phone_field) = (memory.node(), memory.node(), memory.node());
        let choice = memory.state(Choice::default);
        let is_busy = self.agent.phase == Phase::SigningIn;
        let onsubmit = {
            let (ui, agent, phone, choice) = (ui.clone(), agent.setter(), phone.setter(), *choice);
            let (agent_field, password_field, phone_field) =
                (agent_field.clone(), password_field.clone(), phone_field.clone());
            move |event: SubmitEvent| {
                event.prevent_default();
                let Some(field) = password_field.cast::<HtmlInputElement>() else { return };
                if is_busy {
                    return;
                }
                let (password, agent, phone) = (field.value(), agent.latest(), phone.latest());
                let missing = [
                    (agent.is_empty(), &agent_field, Refusal::InvalidAgentId),
                    (password.is_empty(), &password_field, Refusal::PasswordMissing),
                    (phone.is_empty(), &phone_field, Refusal::InvalidPhone),
                ];
                if let Some((_, field, why)) = missing.into_iter().find(|(is_missing, ..)| *is_missing) {
                    field.cast::<HtmlInputElement>().iter().for_each(|field| focus(field));
                    return ui.tell(CommandError::NotNow { why }, None);
                }
                field.set_value("");
                ui.toasts.dispatch(ToastAction::Clear);
                let sign_in = SignIn {
                    agent: agent.trim().into(),
                    password: Password::new(password),
                    phone: phone.trim().into(),
                    state: Some(choice.state),
                    auto_answer: Some(choice.auto_answer),
                    auto_ready: Some(choice.auto_ready),
                    video: Some(choice.video),
                    ..SignIn::default()
                };
                send(&ui, sign_in, password_field.clone());
            }
        };
        let on_change = {
            let choice = choice.setter();
            Callback::from(move |new| choice.set(new))
        };
        let cause =
            if is_busy { text.signing_in } else { (text.sign_out_cause)(self.agent.signed_out_because) };
        html! {
            <form class="sign-in" part="sign-in" novalidate=true aria-busy={is_busy.then_some("true")} {onsubmit}>
                <div class="signed-out">
                    <span class="pill-mark">{ icon(Icon::Headset) }</span>
                    <span class="pill-words">
                        <span class="pill-word">{ (text.agent_state)(AgentState::SignedOut) }</span>
                        <span class="cause" title={cause}>{ cause }</span>
                    </span>
                </div>
                <div class="fields">
                    { field(text.work_number, "agent", "username", &agent_field, Some(&agent)) }
                    { field(text.password, "password", "current-password", &password_field, None) }
                    { field(text.phone, "phone", "off", &phone_field, Some(&phone)) }
                </div>
                <div class="sign-in-end">
                    { part(SignInOptions { ui: ui.clone(), choice: *choice, on_change }) }
                    <button type="submit" class="button primary" part="control sign-in"
                        aria-disabled={is_busy.then_some("true")} aria-busy={is_busy.then_some("true")}>
                        <span class="button-word">{ text.sign_in }</span>
                        if is_busy { { icon(Icon::Spinner) } }
                    </button>
                </div>
            </form>
        }
    }
}

/// Sends the sign-in; when the agent is signed in elsewhere, offers to end that.
fn send(ui: &Ui, sign_in: SignIn, password_field: NodeRef) {
    let (then, again) = (ui.clone(), sign_in.clone());
    ui.ask_quietly(Command::SignIn(sign_in), move |settled| {
        let Err(error) = settled else { return };
        let way_out = (error.remedy() == Remedy::ForceSignIn).then(|| {
            let (ui, field) = (then.clone(), password_field.clone());
            let forced = SignIn { force: Some(true), ..again };
            Callback::from(move |()| send(&ui, forced.clone(), field.clone()))
        });
        if way_out.is_none() {
            // The password has to be typed again.
            password_field.cast::<HtmlInputElement>().iter().for_each(|field| focus(field));
        }
        then.tell(error, way_out);
    });
}

/// One field: its label is part of it.
fn field(
    label: &'static str,
    name: &'static str,
    autocomplete: &'static str,
    node: &NodeRef,
    value: Option<&State<String>>,
) -> Html {
    let oninput = value.map(|value| {
        let value = value.setter();
        Callback::from(move |event: InputEvent| {
            value.set(event.target_unchecked_into::<HtmlInputElement>().value());
        })
    });
    let (kind, inputmode) = if value.is_some() { ("text", Some("numeric")) } else { ("password", None) };
    html! {
        <label class="field">
            <span class="field-label">{ label }</span>
            <input class="field-input" ref={node} type={kind} {name} {autocomplete} {inputmode} maxlength="32" required=true
                autocapitalize="off" spellcheck="false" value={value.map(|value| (**value).clone())} {oninput} />
        </label>
    }
}

/// A text that begins as given, and anew whenever something else is given.
fn prefilled(memory: &mut Memory, given: Option<String>) -> State<String> {
    let value = memory.state(|| given.clone().unwrap_or_default());
    {
        let value = value.setter();
        memory.after(given.clone(), move || {
            if let Some(given) = given {
                value.set(given);
            }
        });
    }
    value
}
