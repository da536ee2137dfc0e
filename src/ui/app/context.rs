//! What every part of the bar can reach: the words, the way to ask for something, the messages.

use std::{ops::Deref, rc::Rc};

use offhook_session::{Command, CommandError};
use yew::Callback;

use crate::host::Settled;
use crate::ui::{
    app::directory::Directory,
    app::preferences::Preferences,
    app::shortcuts::Shortcuts,
    app::toasts::{ToastAction, Toasts},
    kit::memory::{Memory, Setter, State},
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

/// What every part can reach.
#[derive(Clone)]
pub(in crate::ui) struct Ui(Rc<Around>);

/// All of it.
#[derive(Clone, PartialEq)]
pub(in crate::ui) struct Around {
    pub(in crate::ui) language: Language,
    pub(in crate::ui) ask: Ask,
    pub(in crate::ui) toasts: Setter<Toasts>,
    /// Whom one can reach.
    pub(in crate::ui) directory: State<Directory>,
    pub(in crate::ui) preferences: Rc<Preferences>,
    pub(in crate::ui) keeps: Setter<Rc<Preferences>>,
    /// What is read out, numbered.
    pub(in crate::ui) says: Setter<(u32, &'static str)>,
    pub(in crate::ui) shortcuts: Rc<Shortcuts>,
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
    pub(in crate::ui) fn new(memory: &mut Memory, around: &Around) -> Self {
        Self(memory.shared(around))
    }

    /// The words.
    pub(in crate::ui) fn text(&self) -> &'static Text {
        self.language.text()
    }

    /// Asks; a failure becomes a message.
    pub(in crate::ui) fn ask(&self, command: Command) {
        self.ask_then(command, |_| {});
    }

    /// Asks; a failure becomes a message, and `done` hears how it went.
    pub(in crate::ui) fn ask_then(&self, command: Command, done: impl FnOnce(&Settled) + 'static) {
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
    pub(in crate::ui) fn ask_quietly(&self, command: Command, done: impl FnOnce(Settled) + 'static) {
        (self.ask.0)(command, Box::new(done));
    }

    /// Takes over what the agent has chosen.
    pub(in crate::ui) fn keep(&self, preferences: Preferences) {
        preferences.keep();
        self.keeps.set(Rc::new(preferences));
        self.say(self.text().desk.says_saved);
    }

    /// Has something read out.
    pub(in crate::ui) fn say(&self, words: &'static str) {
        self.says.set((self.says.latest().0 + 1, words));
    }

    /// Shows a failure, perhaps with a way out.
    pub(in crate::ui) fn tell(&self, error: CommandError, way_out: Option<Callback<()>>) {
        self.toasts.dispatch(ToastAction::Show(error, way_out));
    }
}
