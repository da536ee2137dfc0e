//! Listens for the shortcuts: in the bar always, on the page where it wants that. What a page has used itself is left alone.

use std::{cell::RefCell, rc::Rc};

use gloo_events::{EventListener, EventListenerOptions};
use gloo_timers::callback::Timeout;
use offhook_session::{CallId, CommandError, Snapshot};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, KeyboardEvent};
use yew::{Callback, NodeRef};

use crate::ui::{
    app::context::Ui,
    app::options::Reach,
    app::shortcuts::{Deed, deed},
    kit::memory::Memory,
    kit::popover::focus,
};

/// What the shortcuts are about.
pub(in crate::ui) struct Keyboard<'a> {
    pub(in crate::ui) ui: &'a Ui,
    pub(in crate::ui) bar: &'a NodeRef,
    /// Nowhere while nobody is signed in.
    pub(in crate::ui) reach: Reach,
    pub(in crate::ui) snapshot: &'a Rc<Snapshot>,
    /// The call that was chosen.
    pub(in crate::ui) chosen: Option<CallId>,
    /// Brings into sight what a layout hides.
    pub(in crate::ui) reveal: Callback<()>,
}

/// Makes shortcuts work; the callback is for keys pressed in the bar.
pub(in crate::ui) fn listen(memory: &mut Memory, it: Keyboard<'_>) -> Callback<KeyboardEvent> {
    let Keyboard { ui, bar, reach, snapshot, chosen, reveal } = it;
    let later = memory.keep(|| RefCell::new(None::<Timeout>));
    let does = {
        let (ui, bar, snapshot) = (ui.clone(), bar.clone(), snapshot.clone());
        move |event: &KeyboardEvent, is_inside: bool| {
            let Some(at) = bar.cast::<Element>().filter(|_| !event.default_prevented() && !event.repeat())
            else {
                return;
            };
            let meant =
                if is_inside { ui.shortcuts.inside(event, &at) } else { ui.shortcuts.outside(event, &at) };
            if let Some(act) = meant {
                event.prevent_default();
                match deed(act, &snapshot, chosen.as_ref()) {
                    Err(why) => ui.tell(CommandError::NotNow { why }, None),
                    Ok(Deed::Ask(command)) => ui.ask(command),
                    Ok(Deed::Open(selector)) => {
                        reveal.emit(());
                        // Once it can be seen.
                        later.replace(Some(Timeout::new(0, move || open(&at, selector))));
                    }
                }
            }
        }
    };
    let does = Rc::new(does);
    let latest = memory.keep(|| RefCell::new(None::<Rc<dyn Fn(&KeyboardEvent, bool)>>));
    latest.replace(Some(does.clone()));
    let is_page = reach == Reach::Page;
    memory.after(is_page, move || {
        let page = web_sys::window().and_then(|it| it.document()).filter(|_| is_page);
        page.map(|page| {
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&page, "keydown", options, move |event| {
                let does = latest.borrow().clone();
                // A page can make keydown events of any kind.
                if let (Some(does), Some(event)) = (does, event.dyn_ref::<KeyboardEvent>()) {
                    does(event, false);
                }
            })
        })
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
    // The selectors are fixed and valid.
    let Ok(all) = bar.query_selector_all(selector) else { return };
    let mut all = (0..all.length()).filter_map(|at| all.item(at)?.dyn_into::<HtmlElement>().ok());
    if let Some(found) = all.find(|it| it.get_client_rects().length() > 0) {
        focus(&found);
        if !found.is_instance_of::<HtmlInputElement>()
            && found.get_attribute("aria-expanded").as_deref() != Some("true")
        {
            found.click();
        }
    }
}
