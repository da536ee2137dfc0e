//! Something that opens beside the button that opened it. Escape, or leaving it, closes it; the focus goes back.

use web_sys::{Element, KeyboardEvent};
use yew::{Callback, Html, Properties, component, html, use_node_ref};

use crate::ui::kit::focus::{FocusLoss, focus_first, focus_trigger, use_focus_first, use_focus_loss};

/// The properties of a [`Popover`].
#[derive(PartialEq, Properties)]
pub(in crate::ui) struct PopoverProps {
    pub(in crate::ui) is_open: bool,
    /// Called by Escape, and when the focus goes elsewhere.
    pub(in crate::ui) on_close: Callback<()>,
    /// The button, with `aria-expanded`.
    pub(in crate::ui) trigger: Html,
    /// A class of the panel beside `panel`.
    pub(in crate::ui) class: &'static str,
    /// The name of a dialog. Null when the content has a role and a name of its own.
    #[prop_or_default]
    pub(in crate::ui) dialog: Option<&'static str>,
    /// The content of the panel.
    #[prop_or_default]
    pub(in crate::ui) children: Html,
}

/// A button and the panel that it opens.
#[component]
pub(in crate::ui) fn Popover(props: &PopoverProps) -> Html {
    let PopoverProps { is_open, on_close, trigger, class, dialog, children } = props;
    let is_open = *is_open;
    let (container, panel) = (use_node_ref(), use_node_ref());
    use_focus_first(&panel, is_open);
    let onkeydown = {
        let (container, on_close) = (container.clone(), on_close.clone());
        move |event: KeyboardEvent| {
            if is_open && event.key() == "Escape" {
                event.stop_propagation();
                // Nor does it close a dialog of the page that the bar stands in.
                event.prevent_default();
                on_close.emit(());
                focus_trigger(&container);
            }
        }
    };
    let on_loss = {
        let (panel, on_close) = (panel.clone(), on_close.clone());
        Callback::from(move |loss: FocusLoss| {
            if !is_open {
                return;
            }
            match loss {
                FocusLoss::Moved => on_close.emit(()),
                // One page has replaced another, and on a slow machine has not taken the focus yet.
                FocusLoss::Removed => panel.cast::<Element>().iter().for_each(focus_first),
            }
        })
    };
    let onfocusout = use_focus_loss(&container, on_loss);
    html! {
        <div class="popover" tabindex="-1" ref={container} {onkeydown} {onfocusout}>
            { trigger.clone() }
            if is_open {
                <div class={["panel ", class].concat()} part="popover" tabindex="-1" ref={panel}
                    role={dialog.map(|_| "dialog")} aria-label={*dialog}>{ children.clone() }</div>
            }
        </div>
    }
}
