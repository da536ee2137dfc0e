//! What every part of the bar can reach: the words, the way to ask for something, the messages.

use std::{ops::Deref, rc::Rc};

use offhook_session::{Command, CommandError};
use yew::Callback;

use super::{
    directory::Directory,
    memory::{Memory, Setter, State},
    preferences::Preferences,
    shortcuts::Shortcuts,
    text::{Language, Text},
    toasts::{ToastAction, Toasts},
};
use crate::host::Settled;

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

/// What every part can reach.
#[derive(Clone)]
pub(super) struct Ui(Rc<Around>);

/// All of it.
#[derive(Clone, PartialEq)]
pub(super) struct Around {
    pub(super) language: Language,
    pub(super) ask: Ask,
    pub(super) toasts: Setter<Toasts>,
    /// Whom one can reach.
    pub(super) directory: State<Directory>,
    pub(super) preferences: Rc<Preferences>,
    pub(super) keeps: Setter<Rc<Preferences>>,
    /// What is read out, numbered.
    pub(super) says: Setter<(u32, &'static str)>,
    pub(super) shortcuts: Rc<Shortcuts>,
}

impl Deref for Ui {
    type Target = Around;
    fn deref(&self) -> &Around {
        &self.0
    }
}

impl PartialEq for Ui {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Ui {
    /// The same as before, unless something is another.
    pub(super) fn new(memory: &mut Memory, around: &Around) -> Self {
        Self(memory.shared(around))
    }

    /// The words.
    pub(super) fn text(&self) -> &'static Text {
        self.language.text()
    }

    /// Asks; a failure becomes a message.
    pub(super) fn ask(&self, command: Command) {
        self.ask_then(command, |_| {});
    }

    /// Asks; a failure becomes a message, and `done` hears how it went.
    pub(super) fn ask_then(&self, command: Command, done: impl FnOnce(&Settled) + 'static) {
        let this = self.clone();
        let settle = move |settled: Settled| {
            done(&settled);
            if let Err(error) = settled {
                this.tell(error, None);
            }
        };
        (self.ask.0)(command, Box::new(settle));
    }

    /// Asks; `done` takes care of everything.
    pub(super) fn ask_quietly(&self, command: Command, done: impl FnOnce(Settled) + 'static) {
        (self.ask.0)(command, Box::new(done));
    }

    /// Takes over what the agent has chosen.
    pub(super) fn keep(&self, preferences: Preferences) {
        preferences.keep();
        self.keeps.set(Rc::new(preferences));
        self.say(self.text().desk.says_saved);
    }

    /// Has something read out.
    pub(super) fn say(&self, words: &'static str) {
        self.says.set((self.says.latest().0 + 1, words));
    }

    /// Shows a failure, perhaps with a way out.
    pub(super) fn tell(&self, error: CommandError, way_out: Option<Callback<()>>) {
        self.toasts.dispatch(ToastAction::Show(error, way_out));
    }
}
