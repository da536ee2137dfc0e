//! A state that is on or off, for what opens and closes.

use yew::{Callback, UseStateHandle, hook, use_state_eq};

/// A state that is on or off.
#[derive(Clone, PartialEq)]
pub(in crate::ui) struct Toggle {
    state: UseStateHandle<bool>,
}

/// Returns a state that is off at first.
#[hook]
pub(in crate::ui) fn use_toggle() -> Toggle {
    Toggle { state: use_state_eq(bool::default) }
}

impl Toggle {
    /// Returns true if it is on now; it may have changed since the last rendering.
    pub(in crate::ui) fn is_on(&self) -> bool {
        *self.state
    }

    /// Turns it on or off.
    pub(in crate::ui) fn set(&self, is_on: bool) {
        self.state.set(is_on);
    }

    /// Returns a callback that turns it on or off.
    pub(in crate::ui) fn setter(&self, is_on: bool) -> Callback<()> {
        let setter = self.state.setter();
        Callback::from(move |()| setter.set(is_on))
    }

    /// Returns a callback that turns it on when it is off then, and off when it is on.
    pub(in crate::ui) fn switch(&self) -> Callback<()> {
        let state = self.state.clone();
        Callback::from(move |()| state.set(!*state))
    }
}
