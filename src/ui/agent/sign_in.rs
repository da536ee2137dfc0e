//! The bar while nobody is signed in: a form, and why.
//!
//! The password lives in its field until the form is sent, then in the command; in between only in the local that
//! offers a forced sign-in, until that offer is taken or gone. It is never part of any state.

use std::rc::Rc;

use offhook_session::{
    AgentState, AgentView, Command, CommandError, Password, Refusal, Remedy, SignIn, snapshot::Phase,
};
use web_sys::{HtmlInputElement, SubmitEvent};
use yew::{
    Callback, Html, NodeRef, Properties, component, hook, html, use_mut_ref, use_node_ref, use_state_eq,
};

use crate::ui::{
    agent::sign_in_options::{Choice, sign_in_options},
    app::context::Ui,
    app::messages::MessageAction,
    app::options::BarOptions,
    kit::effects::use_change,
    kit::focus::focus,
    kit::icons::{Icon, icon},
    kit::toggle::use_toggle,
};

/// The properties of [`SignInForm`].
#[derive(PartialEq, Properties)]
pub(in crate::ui) struct SignInFormProps {
    pub(in crate::ui) ui: Ui,
    pub(in crate::ui) agent: AgentView,
    pub(in crate::ui) options: Rc<BarOptions>,
}

/// The sign-in form.
#[component]
pub(in crate::ui) fn SignInForm(props: &SignInFormProps) -> Html {
    let (ui, text) = (&props.ui, props.ui.text());
    let before = props.agent.id.as_ref().map(|id| id.as_str().to_owned());
    let before_phone = props.agent.phone.as_ref().map(|phone| phone.expose().to_owned());
    let agent = use_prefilled(props.options.agent_id.clone().or(before));
    let phone = use_prefilled(props.options.phone.clone().or(before_phone));
    let password = use_node_ref();
    let choice = use_state_eq(Choice::default);
    let options = use_toggle();
    let has_asked = use_mut_ref(bool::default);
    let is_busy = props.agent.phase == Phase::SigningIn;
    let onsubmit = {
        let (ui, choice) = (ui.clone(), *choice);
        let (agent_field, password_field, phone_field) = (agent.clone(), password.clone(), phone.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            let Some(field) = password_field.cast::<HtmlInputElement>() else { return };
            if is_busy {
                return;
            }
            let (agent, password, phone) = (value(&agent_field), field.value(), value(&phone_field));
            let missing = [
                (agent.is_empty(), &agent_field, Refusal::InvalidAgentId),
                (phone.is_empty(), &phone_field, Refusal::InvalidPhone),
                // Some agents have an empty one (CEC 6.1.1.1): it is asked for, and sent as it is the next time.
                (password.is_empty() && !has_asked.take(), &password_field, Refusal::InvalidPassword),
            ];
            if let Some((_, field, why)) = missing.into_iter().find(|(is_missing, ..)| *is_missing) {
                has_asked.replace(why == Refusal::InvalidPassword);
                field.cast::<HtmlInputElement>().iter().for_each(|field| focus(field));
                return ui.show_failure(CommandError::NotNow { why }, None);
            }
            field.set_value("");
            ui.messages.dispatch(MessageAction::Clear);
            let sign_in = SignIn {
                agent: agent.into(),
                password: Password::new(password),
                phone: phone.into(),
                state: Some(choice.state),
                auto_answer: Some(choice.auto_answer),
                auto_ready: Some(choice.auto_ready),
                video: Some(choice.video),
                ..SignIn::default()
            };
            send(&ui, sign_in, password_field.clone());
        }
    };
    let cause = if is_busy { text.signing_in } else { (text.sign_out_cause)(props.agent.signed_out_because) };
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
                { field(text.work_number, "agent", "username", &agent) }
                { field(text.password, "password", "current-password", &password) }
                { field(text.phone, "phone", "off", &phone) }
            </div>
            <div class="sign-in-end">
                { sign_in_options(ui, *choice, &choice.setter().to_callback(), &options) }
                <button type="submit" class="button primary" part="control sign-in"
                    aria-disabled={is_busy.then_some("true")} aria-busy={is_busy.then_some("true")}>
                    <span class="button-word">{ text.sign_in }</span>
                    if is_busy { { icon(Icon::Spinner) } }
                </button>
            </div>
        </form>
    }
}

/// Sends the sign-in; when the agent is signed in elsewhere, offers to end that.
fn send(ui: &Ui, sign_in: SignIn, password_field: NodeRef) {
    let (then, again) = (ui.clone(), sign_in.clone());
    ui.ask_quietly(Command::SignIn(sign_in), move |settled| {
        let Err(error) = settled else { return };
        let field = password_field.cast::<HtmlInputElement>();
        let recovery = if error.remedy() == Remedy::ForceSignIn {
            let (ui, field) = (then.clone(), password_field.clone());
            let forced = SignIn { force: Some(true), ..again };
            Some(Callback::from(move |()| send(&ui, forced.clone(), field.clone())))
        } else {
            // Where nothing was sent there is nothing to type again.
            let is_kept = matches!(error, CommandError::NotNow { .. });
            field.iter().for_each(|field| {
                if is_kept { field.set_value(again.password.expose()) } else { focus(field) }
            });
            None
        };
        then.show_failure(error, recovery);
    });
}

/// Renders a field with its label. What is in it stands there and nowhere else.
fn field(label: &'static str, name: &'static str, autocomplete: &'static str, node: &NodeRef) -> Html {
    let is_secret = name == "password";
    let (kind, inputmode) = if is_secret { ("password", None) } else { ("text", Some("numeric")) };
    html! {
        <label class="field">
            <span class="field-label">{ label }</span>
            <input class="field-input" ref={node} type={kind} {name} {autocomplete} {inputmode} required={!is_secret}
                autocapitalize="off" spellcheck="false" />
        </label>
    }
}

/// Returns what stands in a field.
fn value(field: &NodeRef) -> String {
    field.cast::<HtmlInputElement>().map_or_else(String::new, |field| field.value())
}

/// Returns a field that begins as given, and anew whenever something else is given: not over what an agent has typed, which may have
/// been before the program ran (`www/src/outline.ts`).
#[hook]
fn use_prefilled(given: Option<String>) -> NodeRef {
    let field = use_node_ref();
    let given = given.unwrap_or_default();
    let fill = {
        let (field, given) = (field.clone(), given.clone());
        Callback::from(move |()| {
            let Some(field) = field.cast::<HtmlInputElement>() else { return };
            if field.value() == field.default_value() {
                field.set_default_value(&given);
                field.set_value(&given);
            }
        })
    };
    use_change(given, fill);
    field
}
