//! One thing to be done later.

use std::{cell::RefCell, rc::Rc};

use gloo_timers::callback::Timeout;
use yew::{Callback, hook, use_mut_ref};

/// One thing to be done later. The next one takes its place, and it is called off with the component.
#[derive(Clone)]
pub(in crate::ui) struct Later(Rc<RefCell<Option<Timeout>>>);

/// Returns nothing to be done yet.
#[hook]
pub(in crate::ui) fn use_later() -> Later {
    Later(use_mut_ref(Option::default))
}

impl Later {
    /// Calls `callback` in so many milliseconds; with 0, as soon as the page has done what it is at.
    pub(in crate::ui) fn set(&self, milliseconds: u32, callback: Callback<()>) {
        self.0.replace(Some(Timeout::new(milliseconds, move || callback.emit(()))));
    }

    /// Calls off what was to be done.
    pub(in crate::ui) fn clear(&self) {
        self.0.take();
    }
}
