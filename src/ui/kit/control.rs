//! A button that stays where it is, whatever it can do: disabled ones can be focused and say why.

use yew::{AttrValue, Callback, Html, classes, html};

use crate::ui::kit::icons::{Icon, icon};

/// The looks of a control.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::ui) enum Tone {
    /// Nothing but an icon.
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
pub(in crate::ui) struct Control {
    /// Unique in the bar; also its `part`.
    pub(in crate::ui) id: &'static str,
    pub(in crate::ui) label: &'static str,
    /// The full name, with what it does and to whom. Null where the label is enough.
    pub(in crate::ui) full: Option<AttrValue>,
    pub(in crate::ui) tone: Tone,
    /// The words that say what it does. Null where the label says it.
    pub(in crate::ui) hint: Option<&'static str>,
    /// Why it does nothing now.
    pub(in crate::ui) why: Option<&'static str>,
    /// True while what it does is under way.
    pub(in crate::ui) is_pending: bool,
    /// True if it is on, as held or muted.
    pub(in crate::ui) is_on: bool,
    /// True if what it opens is open. Null if it opens nothing.
    pub(in crate::ui) expanded: Option<bool>,
    /// The keys of its shortcut. Null when there are none.
    pub(in crate::ui) keys: Option<AttrValue>,
}

/// Renders a control.
pub(in crate::ui) fn control(it: &Control, mark: Icon, onclick: Callback<()>) -> Html {
    let says = it.why.or(it.hint);
    let tip_id = says.map(|_| ["tip-", it.id].concat());
    let is_possible = it.why.is_none();
    let onclick = move |_| {
        if is_possible {
            onclick.emit(());
        }
    };
    let is_worded = matches!(it.tone, Tone::Worded | Tone::Go);
    // Where the word stands on the button, a tip that says nothing else would only cover what lies below.
    let has_tip = !is_worded || says.is_some() || it.keys.is_some();
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
                if is_worded { <span class="control-word">{ it.label }</span> }
            </button>
            if has_tip {
                <div class="tip">
                    <span class="tip-label" aria-hidden="true">
                        { full }
                        if let Some(keys) = &it.keys { <kbd class="tip-keys">{ keys }</kbd> }
                    </span>
                    if let Some(says) = says { <span class="tip-why" role="tooltip" id={tip_id}>{ says }</span> }
                </div>
            }
        </div>
    }
}
