//! Effects that need no more than a callback.

use yew::{Callback, hook, use_effect_with};

/// Calls `callback` after the first rendering, and after each in which `value` is another. One for all callbacks: Yew's own is
/// compiled anew for every closure.
#[hook]
pub(in crate::ui) fn use_change<T: PartialEq + 'static>(value: T, callback: Callback<()>) {
    use_effect_with(value, move |_| callback.emit(()));
}

/// Calls `callback` after the first rendering.
#[hook]
pub(in crate::ui) fn use_mount(callback: Callback<()>) {
    use_change((), callback);
}
