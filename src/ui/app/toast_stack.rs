//! The stack of messages, each with what to do about it.

use yew::{Callback, Html, Properties, component, html};

use crate::ui::{
    app::context::Ui,
    app::messages::{MessageAction, Messages, Toast},
    kit::effects::use_mount,
    kit::icons::{Icon, icon},
    kit::timeout::use_later,
    text::failure,
};

/// A message goes by itself after this, unless somebody points at it.
const SHOWN_MS: u32 = 15_000;
/// One with a button stays longer.
const OFFERED_MS: u32 = 60_000;

/// Renders the stack, oldest first.
pub(in crate::ui) fn toast_stack(ui: &Ui, toasts: &Messages) -> Html {
    let toasts = toasts
        .list
        .iter()
        .map(|toast| html! { <ToastCard key={u64::from(toast.id)} ui={ui.clone()} toast={toast.clone()} /> });
    html! { <div class="toasts" part="messages" role="group" aria-label={ui.text().messages}>{ for toasts }</div> }
}

/// The properties of [`ToastCard`].
#[derive(PartialEq, Properties)]
struct ToastCardProps {
    ui: Ui,
    toast: Toast,
}

#[component]
fn ToastCard(props: &ToastCardProps) -> Html {
    let ui = &props.ui;
    let Toast { id, error, recovery } = &props.toast;
    let id = *id;
    let words = failure(ui.language, error);
    let dismiss = {
        let toasts = ui.messages.clone();
        Callback::from(move |()| toasts.dispatch(MessageAction::Dismiss(id)))
    };
    let countdown = use_later();
    let shown_ms = if recovery.is_some() { OFFERED_MS } else { SHOWN_MS };
    let start = {
        let (countdown, dismiss) = (countdown.clone(), dismiss.clone());
        Callback::from(move |()| countdown.set(shown_ms, dismiss.clone()))
    };
    let stop = Callback::from(move |()| countdown.clear());
    use_mount(start.clone());
    let button = recovery.as_ref().map(|recovery| {
        let (recovery, dismiss) = (recovery.clone(), dismiss.clone());
        let onclick = move |_| {
            recovery.emit(());
            dismiss.emit(());
        };
        html! { <button type="button" class="button small" {onclick}>{ ui.text().sign_in_here }</button> }
    });
    html! {
        <div class="toast" part="message"
            onmouseenter={let stop = stop.clone(); move |_| stop.emit(())}
            onmouseleave={let start = start.clone(); move |_| start.emit(())}
            onfocusin={move |_| stop.emit(())}
            onfocusout={move |_| start.emit(())}>
            { icon(Icon::Failure) }
            <div class="toast-words" role="alert">
                <p class="toast-message">
                    { words.message }
                    if let Some(code) = words.code { { " " }<span class="toast-code">{ code }</span> }
                </p>
                if !words.fix.is_empty() { <p class="toast-fix">{ words.fix }</p> }
            </div>
            <button type="button" class="icon-button" aria-label={ui.text().dismiss} onclick={move |_| dismiss.emit(())}>
                { icon(Icon::Close) }
            </button>
            { button }
        </div>
    }
}
