//! The clock behind every time that the bar shows.

use std::rc::Rc;

use offhook_session::Millis;

/// The clock that snapshots are stamped with. What is read from another one may run before it or behind it.
#[derive(Clone)]
pub struct Clock(Rc<dyn Fn() -> Millis>);

impl Clock {
    /// Creates a clock that is read by `now`, in milliseconds since the Unix epoch.
    pub fn new(now: impl Fn() -> Millis + 'static) -> Self {
        Self(Rc::new(now))
    }

    /// Returns the time now.
    pub(in crate::ui) fn now(&self) -> Millis {
        (self.0)()
    }

    /// Returns what the computer's clock shows, as it is set now, at a moment of this one: whole ms since the Unix epoch.
    #[allow(clippy::disallowed_methods, reason = "a time of day is the wall clock's")]
    pub(in crate::ui) fn wall(&self, at: Millis) -> f64 {
        // Far below 2^53.
        js_sys::Date::now() - (self.now().0 as f64 - at.0 as f64)
    }
}

impl PartialEq for Clock {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}
