//! Listens for the shortcuts: in the bar always, on the page where it wants that. What a page has used itself is left alone.

use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use offhook_session::{CallId, CommandError, Snapshot};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, KeyboardEvent};
use yew::{Callback, NodeRef, hook, use_effect_with, use_mut_ref};

use crate::ui::{
    app::context::Ui,
    app::options::Reach,
    app::shortcuts::{ShortcutEffect, effect},
    kit::focus::{find_all, focus},
    kit::timeout::use_later,
};

/// The things that the shortcuts are about.
pub(in crate::ui) struct Keyboard {
    pub(in crate::ui) ui: Ui,
    pub(in crate::ui) bar: NodeRef,
    /// Nowhere while nobody is signed in.
    pub(in crate::ui) reach: Reach,
    pub(in crate::ui) snapshot: Rc<Snapshot>,
    /// The call that was chosen.
    pub(in crate::ui) chosen: Option<CallId>,
    /// Brings into sight what a layout hides.
    pub(in crate::ui) reveal: Callback<()>,
}

/// Makes shortcuts work. Returns the handler for keys pressed in the bar.
#[hook]
pub(in crate::ui) fn use_keyboard(it: Keyboard) -> Callback<KeyboardEvent> {
    let Keyboard { ui, bar, reach, snapshot, chosen, reveal } = it;
    let page = bar.clone();
    let later = use_later();
    let does = {
        move |event: &KeyboardEvent, is_inside: bool| {
            let Some(at) = bar.cast::<Element>().filter(|_| !event.default_prevented() && !event.repeat())
            else {
                return;
            };
            let selected =
                if is_inside { ui.shortcuts.inside(event, &at) } else { ui.shortcuts.outside(event, &at) };
            if let Some(act) = selected {
                event.prevent_default();
                match effect(act, &snapshot, chosen.as_ref()) {
                    Err(why) => ui.show_failure(CommandError::NotNow { why }, None),
                    Ok(ShortcutEffect::Send(command)) => ui.ask(command),
                    Ok(ShortcutEffect::Open(selector)) => {
                        reveal.emit(());
                        // Once it can be seen.
                        later.set(0, Callback::from(move |()| open(&at, selector)));
                    }
                }
            }
        }
    };
    let does = Rc::new(does);
    let latest = use_mut_ref(|| None::<Rc<dyn Fn(&KeyboardEvent, bool)>>);
    latest.replace(Some(does.clone()));
    let is_page = reach == Reach::Page;
    use_effect_with(is_page, move |is_page| {
        let page = page.cast::<Element>().and_then(|bar| bar.owner_document()).filter(|_| *is_page);
        let listener = page.map(|page| {
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&page, "keydown", options, move |event| {
                let does = latest.borrow().clone();
                // A page can make keydown events of any kind.
                if let (Some(does), Some(event)) = (does, event.dyn_ref::<KeyboardEvent>()) {
                    does(event, false);
                }
            })
        });
        move || drop(listener)
    });
    let is_on = reach != Reach::Nowhere;
    Callback::from(move |event: KeyboardEvent| {
        if is_on {
            does(&event, true);
        }
    })
}

/// Goes to the first that can be seen.
fn open(bar: &Element, selector: &str) {
    let all = find_all(bar, selector);
    if let Some(found) = all.iter().find(|it| it.get_client_rects().length() > 0) {
        focus(found);
        if !found.is_instance_of::<HtmlInputElement>()
            && found.get_attribute("aria-expanded").as_deref() != Some("true")
        {
            found.click();
        }
    }
}
