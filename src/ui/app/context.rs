//! The context that every component of the bar can reach: the words, the way to ask for something, the messages.

use std::{ops::Deref, rc::Rc};

use offhook_session::{Command, CommandError, Millis};
use yew::{Callback, Html, UseReducerDispatcher, UseReducerHandle, UseStateSetter, hook, html, use_memo};

use crate::host::Settled;
use crate::ui::{
    app::directory::Directory,
    app::messages::{MessageAction, Messages},
    app::preferences::Preferences,
    app::shortcuts::Shortcuts,
    kit::clock::Clock,
    kit::timer::Timer,
    text::{Language, Text},
};

type Settle = Box<dyn FnOnce(Settled)>;

/// The way to ask for something; whatever becomes of it is told to the second argument, once.
#[derive(Clone)]
pub struct Ask(Rc<dyn Fn(Command, Settle)>);

impl Ask {
    /// Asks through `send`.
    pub fn new(send: impl Fn(Command, Box<dyn FnOnce(Settled)>) + 'static) -> Self {
        Self(Rc::new(send))
    }
}

impl PartialEq for Ask {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// The context that every component can reach. A clone is the same.
#[derive(Clone)]
pub(in crate::ui) struct Ui(Rc<UiContext>);

/// All of it.
#[derive(Clone, PartialEq)]
pub(in crate::ui) struct UiContext {
    pub(in crate::ui) language: Language,
    pub(in crate::ui) clock: Clock,
    pub(in crate::ui) ask: Ask,
    pub(in crate::ui) messages: UseReducerDispatcher<Messages>,
    /// Queues, agents and IVRs that can be reached.
    pub(in crate::ui) directory: UseReducerHandle<Directory>,
    pub(in crate::ui) preferences: Rc<Preferences>,
    pub(in crate::ui) set_preferences: UseStateSetter<Rc<Preferences>>,
    pub(in crate::ui) shortcuts: Rc<Shortcuts>,
}

/// Returns the same as before, unless something in `context` is another.
#[hook]
pub(in crate::ui) fn use_ui(context: UiContext) -> Ui {
    Ui(use_memo(context, UiContext::clone))
}

impl Deref for Ui {
    type Target = UiContext;
    fn deref(&self) -> &UiContext {
        &self.0
    }
}

impl PartialEq for Ui {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Ui {
    /// Returns the words of its language.
    pub(in crate::ui) fn text(&self) -> &'static Text {
        self.language.text()
    }

    /// Renders a running time. It counts up from `since`; or, for a rest, down to `until`.
    pub(in crate::ui) fn timer(&self, since: Millis, until: Option<Millis>) -> Html {
        html! { <Timer clock={self.clock.clone()} language={self.language} {since} {until} /> }
    }

    /// Sends a command; a failure becomes a message.
    pub(in crate::ui) fn ask(&self, command: Command) {
        self.ask_then(command, |_| {});
    }

    /// Sends a command; a failure becomes a message, and `done` hears how it went.
    pub(in crate::ui) fn ask_then(&self, command: Command, done: impl FnOnce(&Settled) + 'static) {
        let this = self.clone();
        let settle = move |settled: Settled| {
            done(&settled);
            if let Err(error) = settled {
                this.show_failure(error, None);
            }
        };
        (self.ask.0)(command, Box::new(settle));
    }

    /// Sends a command; `done` takes care of everything.
    pub(in crate::ui) fn ask_quietly(&self, command: Command, done: impl FnOnce(Settled) + 'static) {
        (self.ask.0)(command, Box::new(done));
    }

    /// Returns a callback that asks for this.
    pub(in crate::ui) fn asks(&self, command: Command) -> Callback<()> {
        let this = self.clone();
        Callback::from(move |()| this.ask(command.clone()))
    }

    /// Takes over what the agent has chosen, and stores it.
    pub(in crate::ui) fn store(&self, preferences: Preferences) {
        preferences.store();
        self.set_preferences.set(Rc::new(preferences));
        self.announce(self.text().desk.says_saved);
    }

    /// Has something read out.
    pub(in crate::ui) fn announce(&self, words: &'static str) {
        self.messages.dispatch(MessageAction::Announce(words));
    }

    /// Shows a failure, perhaps with a way out.
    pub(in crate::ui) fn show_failure(&self, error: CommandError, recovery: Option<Callback<()>>) {
        self.messages.dispatch(MessageAction::Show(error, recovery));
    }
}
