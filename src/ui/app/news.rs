//! The session's events, for those who listen.

use std::rc::Rc;

use offhook_session::SessionEvent;

/// Number of session events that are kept for being read out.
const KEPT: usize = 8;

/// The latest news, oldest first.
#[derive(Clone, Default)]
pub struct Latest(pub Rc<Vec<Rc<SessionEvent>>>);

/// Compares which it is: comparing what it says would cost a page more than rendering that again.
impl PartialEq for Latest {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl FromIterator<SessionEvent> for Latest {
    fn from_iter<T: IntoIterator<Item = SessionEvent>>(news: T) -> Self {
        Self(Rc::new(news.into_iter().map(Rc::new).collect()))
    }
}

impl Latest {
    /// Returns these and one more; the oldest goes when there are too many.
    pub(in crate::ui) fn with(&self, event: Rc<SessionEvent>) -> Self {
        let mut events = (*self.0).clone();
        events.push(event);
        let surplus = events.len().saturating_sub(KEPT);
        events.drain(..surplus);
        Self(Rc::new(events))
    }
}
