//! A button that stays where it is, whatever it can do: disabled ones can be focused and say why.

use yew::{AttrValue, Callback, Html, classes, html};

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

/// A button, as data.
#[derive(Default)]
pub(super) struct Control {
    /// Unique in the bar; also its `part`.
    pub(super) id: &'static str,
    pub(super) label: &'static str,
    /// What it does and to whom, where the label is its short form.
    pub(super) full: Option<AttrValue>,
    pub(super) tone: Tone,
    /// What it does, when the label alone does not say it.
    pub(super) hint: Option<&'static str>,
    /// Why it does nothing now.
    pub(super) why: Option<&'static str>,
    /// What it does is under way.
    pub(super) is_pending: bool,
    /// It is on: held, muted.
    pub(super) is_on: bool,
    /// Whether what it opens is open.
    pub(super) expanded: Option<bool>,
    /// The shortcut.
    pub(super) keys: Option<AttrValue>,
}

/// Draws it.
pub(super) fn control(it: &Control, mark: Icon, onclick: Callback<()>) -> Html {
    let says = it.why.or(it.hint);
    let tip_id = says.map(|_| ["tip-", it.id].concat());
    let is_possible = it.why.is_none();
    let onclick = move |_| {
        if is_possible {
            onclick.emit(());
        }
    };
    let full = it.full.clone().unwrap_or_else(|| it.label.into());
    let expanded = it.expanded.map(|is_open| if is_open { "true" } else { "false" });
    html! {
        <div class="slot">
            <button type="button" class={classes!(it.tone.class(), it.is_on.then_some("on"))}
                part={["control ", it.id].concat()} aria-label={full.clone()}
                aria-disabled={it.why.map(|_| "true")} aria-describedby={tip_id.clone()}
                aria-busy={it.is_pending.then_some("true")} aria-expanded={expanded}
                aria-haspopup={expanded.map(|_| "dialog")} aria-keyshortcuts={it.keys.clone()} {onclick}>
                { icon(if it.is_pending { Icon::Spinner } else { mark }) }
                if matches!(it.tone, Tone::Worded | Tone::Go) { <span class="control-word">{ it.label }</span> }
            </button>
            <div class="tip">
                <span class="tip-label" aria-hidden="true">
                    { full }
                    if let Some(keys) = &it.keys { <kbd class="tip-keys">{ keys }</kbd> }
                </span>
                if let Some(says) = says { <span class="tip-why" role="tooltip" id={tip_id}>{ says }</span> }
            </div>
        </div>
    }
}
