//! A button that stays where it is, whatever it can do: disabled ones can be focused and say why.

use web_sys::KeyboardEvent;
use yew::{Callback, Html, Properties, classes, component, html, use_state_eq};

use super::icons::{Icon, icon};

/// How it looks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Tone {
    /// An icon.
    #[default]
    Plain,
    /// An icon and a word.
    Worded,
    /// Takes a call.
    Go,
    /// Ends a call.
    Stop,
}

impl Tone {
    const fn class(self) -> &'static str {
        match self {
            Self::Plain => "control",
            Self::Worded => "control worded",
            Self::Go => "control worded go",
            Self::Stop => "control stop",
        }
    }
}

#[derive(PartialEq, Properties)]
pub(super) struct ControlButtonProps {
    /// Unique in the bar; also its `part`.
    pub(super) id: &'static str,
    pub(super) label: &'static str,
    pub(super) mark: Icon,
    #[prop_or_default]
    pub(super) tone: Tone,
    /// What it does, when the label alone does not say it.
    #[prop_or_default]
    pub(super) hint: Option<&'static str>,
    /// Why it does nothing now.
    #[prop_or_default]
    pub(super) why: Option<&'static str>,
    /// What it does is under way.
    #[prop_or_default]
    pub(super) is_pending: bool,
    /// It is on: held, muted.
    #[prop_or_default]
    pub(super) is_on: bool,
    /// Whether what it opens is open.
    #[prop_or_default]
    pub(super) expanded: Option<bool>,
    pub(super) onclick: Callback<()>,
}

/// The button.
#[component]
pub(super) fn ControlButton(props: &ControlButtonProps) -> Html {
    // Escape puts the tip away until the pointer or the focus comes back.
    let is_quiet = use_state_eq(|| false);
    let says = props.why.or(props.hint);
    let tip_id = says.map(|_| ["tip-", props.id].concat());
    let onclick = {
        let (onclick, is_possible) = (props.onclick.clone(), props.why.is_none());
        move |_| {
            if is_possible {
                onclick.emit(());
            }
        }
    };
    let onkeydown = {
        let is_quiet = is_quiet.setter();
        move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                is_quiet.set(true);
            }
        }
    };
    let loud = |is_quiet: yew::UseStateSetter<bool>| move || is_quiet.set(false);
    let (left, blurred) = (loud(is_quiet.setter()), loud(is_quiet.setter()));
    let expanded = props.expanded.map(|is_open| if is_open { "true" } else { "false" });
    html! {
        <div class={classes!("slot", is_quiet.then_some("quiet"))} {onkeydown} onmouseleave={move |_| left()}
            onfocusout={move |_| blurred()}>
            <button type="button" class={classes!(props.tone.class(), props.is_on.then_some("on"))}
                part={["control ", props.id].concat()} aria-label={props.label}
                aria-disabled={props.why.map(|_| "true")} aria-describedby={tip_id.clone()}
                aria-busy={props.is_pending.then_some("true")} aria-expanded={expanded}
                aria-haspopup={expanded.map(|_| "dialog")} {onclick}>
                { icon(if props.is_pending { Icon::Spinner } else { props.mark }) }
                if matches!(props.tone, Tone::Worded | Tone::Go) { <span class="control-word">{ props.label }</span> }
            </button>
            <div class="tip">
                <span class="tip-label" aria-hidden="true">{ props.label }</span>
                if let Some(says) = says { <span class="tip-why" role="tooltip" id={tip_id}>{ says }</span> }
            </div>
        </div>
    }
}
