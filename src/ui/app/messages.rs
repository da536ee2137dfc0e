//! Messages of the bar itself: about what failed, on the screen, and about what went well, for those who listen.

use std::rc::Rc;

use offhook_session::CommandError;
use yew::{Callback, Reducible};

/// More than this nobody reads.
const MOST: usize = 3;
/// Something that the bar itself reads out, such as "Saved". The number makes the same words news again.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(in crate::ui) struct Announcement {
    pub(in crate::ui) number: u32,
    pub(in crate::ui) words: &'static str,
}

/// Things that can happen to the messages.
pub(in crate::ui) enum MessageAction {
    /// Shows that something failed, perhaps with a way out.
    Show(CommandError, Option<Callback<()>>),
    /// Takes off the message with this id.
    Dismiss(u32),
    /// Takes off all of them, as they are about something that is over.
    Clear,
    /// Has these words read out.
    Announce(&'static str),
}

/// The messages, oldest first.
#[derive(Clone, Default, PartialEq)]
pub(in crate::ui) struct Messages {
    pub(in crate::ui) list: Vec<Toast>,
    next: u32,
    pub(in crate::ui) announcement: Announcement,
}

/// A message about a failure.
#[derive(Clone, PartialEq)]
pub(in crate::ui) struct Toast {
    pub(in crate::ui) id: u32,
    pub(in crate::ui) error: CommandError,
    /// Called by the button of a message that offers a way out.
    pub(in crate::ui) recovery: Option<Callback<()>>,
}

impl Reducible for Messages {
    type Action = MessageAction;
    fn reduce(self: Rc<Self>, action: MessageAction) -> Rc<Self> {
        let Self { mut list, mut next, mut announcement } = (*self).clone();
        match action {
            MessageAction::Show(error, recovery) => {
                // The same again is one message, told anew.
                list.retain(|toast| toast.error != error);
                list.push(Toast { id: next, error, recovery });
                let surplus = list.len().saturating_sub(MOST);
                list.drain(..surplus);
                next += 1;
            }
            MessageAction::Dismiss(id) => list.retain(|toast| toast.id != id),
            MessageAction::Clear => list.clear(),
            MessageAction::Announce(words) => {
                announcement = Announcement { number: announcement.number + 1, words };
            }
        }
        Self { list, next, announcement }.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(actions: Vec<MessageAction>) -> Vec<CommandError> {
        let start = Rc::new(Messages::default());
        let end = actions.into_iter().fold(start, |toasts, action| toasts.reduce(action));
        end.list.iter().map(|toast| toast.error.clone()).collect()
    }

    #[test]
    fn the_same_failure_again_is_one_message() {
        use CommandError::{CallEnded, NotConfirmed, Unreachable};
        let show = |error| MessageAction::Show(error, None);
        assert_eq!(
            after(vec![show(Unreachable), show(CallEnded), show(Unreachable)]),
            [CallEnded, Unreachable]
        );
        assert_eq!(
            after(vec![
                show(Unreachable),
                show(CallEnded),
                show(NotConfirmed),
                show(CommandError::SignedOut)
            ])
            .len(),
            MOST
        );
        assert_eq!(after(vec![show(Unreachable), MessageAction::Dismiss(0)]), []);
    }
}
