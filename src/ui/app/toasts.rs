//! Messages about what failed: what happened, what to do about it, perhaps a button that does it.

use std::rc::Rc;

use offhook_session::CommandError;
use yew::{Callback, Html, Properties, Reducible, component, html};

use crate::ui::{
    app::context::Ui,
    kit::effects::use_mount,
    kit::icons::{Icon, icon},
    kit::timeout::use_later,
    text::failure,
};

/// More than this nobody reads.
const MOST: usize = 3;
/// A message goes by itself after this, unless somebody points at it.
const SHOWN_MS: u32 = 15_000;
/// One with a button stays longer.
const OFFERED_MS: u32 = 60_000;

/// What can happen to the messages.
pub(in crate::ui) enum ToastAction {
    /// Something failed; perhaps there is a way out.
    Show(CommandError, Option<Callback<()>>),
    /// Read.
    Dismiss(u32),
    /// They are about something that is over.
    Clear,
}

/// The messages, oldest first.
#[derive(Clone, Default, PartialEq)]
pub(in crate::ui) struct Toasts {
    list: Vec<Toast>,
    next: u32,
}

#[derive(Clone, PartialEq)]
struct Toast {
    id: u32,
    error: CommandError,
    way_out: Option<Callback<()>>,
}

impl Reducible for Toasts {
    type Action = ToastAction;
    fn reduce(self: Rc<Self>, action: ToastAction) -> Rc<Self> {
        let mut list = self.list.clone();
        let mut next = self.next;
        match action {
            ToastAction::Show(error, way_out) => {
                // The same again is one message, told anew.
                list.retain(|toast| toast.error != error);
                list.push(Toast { id: next, error, way_out });
                let surplus = list.len().saturating_sub(MOST);
                list.drain(..surplus);
                next += 1;
            }
            ToastAction::Dismiss(id) => list.retain(|toast| toast.id != id),
            ToastAction::Clear => list.clear(),
        }
        Self { list, next }.into()
    }
}

/// The stack of messages.
pub(in crate::ui) fn toast_stack(ui: &Ui, toasts: &Toasts) -> Html {
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
    let Toast { id, error, way_out } = &props.toast;
    let id = *id;
    let words = failure(ui.language, error);
    let dismiss = {
        let toasts = ui.toasts.clone();
        Callback::from(move |()| toasts.dispatch(ToastAction::Dismiss(id)))
    };
    let countdown = use_later();
    let shown_ms = if way_out.is_some() { OFFERED_MS } else { SHOWN_MS };
    let start = {
        let (countdown, dismiss) = (countdown.clone(), dismiss.clone());
        Callback::from(move |()| countdown.set(shown_ms, dismiss.clone()))
    };
    let stop = Callback::from(move |()| countdown.clear());
    use_mount(start.clone());
    let button = way_out.as_ref().map(|way_out| {
        let (way_out, dismiss) = (way_out.clone(), dismiss.clone());
        let onclick = move |_| {
            way_out.emit(());
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

#[cfg(test)]
mod tests {
    use super::*;

    fn after(actions: Vec<ToastAction>) -> Vec<CommandError> {
        let start = Rc::new(Toasts::default());
        let end = actions.into_iter().fold(start, |toasts, action| toasts.reduce(action));
        end.list.iter().map(|toast| toast.error.clone()).collect()
    }

    #[test]
    fn the_same_failure_again_is_one_message() {
        use CommandError::{CallEnded, NotConfirmed, Unreachable};
        let show = |error| ToastAction::Show(error, None);
        assert_eq!(
            after(vec![show(Unreachable), show(CallEnded), show(Unreachable)]),
            [CallEnded, Unreachable]
        );
        assert_eq!(
            after(vec![
                show(Unreachable),
                show(CallEnded),
                show(NotConfirmed),
                show(CommandError::SignedOut)
            ])
            .len(),
            MOST
        );
        assert_eq!(after(vec![show(Unreachable), ToastAction::Dismiss(0)]), []);
    }
}
