//! The words of the gateway's result codes, and of what may be wrong with the way to it. They lie in a wasm of their own (`split` in
//! `Cargo.toml`, cut out by `cargo xtask dist`), which is loaded when a gateway first refuses something or can't be used. What has failed
//! so is told when they are there, or without them.
//!
//! ```text
//!         refused              loaded
//! absent ─────────► on the way ─────────► there
//!    ▲                 │  │                 ▲
//!    │          failed │  │ 2 s             │ loaded
//!    └─────────────────┘  └──► late ────────┘
//! ```
//!
//! Only what was refused waits: views and events go on, and so does whatever else settles.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use offhook_session::{CommandError, CommandId, FailureWords};

use super::{Mirror, Settled};
use crate::platform::CancelOnDrop;

/// Time that what was refused waits for its words, in milliseconds.
const LIMIT_MS: u64 = 2_000;

/// Loads the words, and tells whether they are there.
pub(super) type Load = Box<dyn Fn(Box<dyn FnOnce(bool)>)>;

#[derive(Clone, Copy, Default, PartialEq)]
enum Stage {
    #[default]
    Absent,
    OnTheWay,
    /// On the way, but nothing waits for them any more.
    Late,
    There,
}

/// The stage of the words, and what waits for them.
#[derive(Default)]
pub(super) struct Words {
    stage: Cell<Stage>,
    held: RefCell<Vec<(CommandId, Settled)>>,
    limit: RefCell<Option<CancelOnDrop>>,
}

impl Mirror {
    /// Settles a command, once the words for it are there or can't be had.
    pub(super) fn settle_in_words(self: &Rc<Self>, id: CommandId, result: Settled) {
        let stage = self.words.stage.get();
        let has_words = result.as_ref().is_err_and(CommandError::has_words);
        if !has_words || matches!(stage, Stage::Late | Stage::There) {
            return self.settle(id, result);
        }
        self.words.held.borrow_mut().push((id, result));
        if stage == Stage::Absent {
            self.load_words();
        }
    }

    fn load_words(self: &Rc<Self>) {
        self.words.stage.set(Stage::OnTheWay);
        let end_with = |stage: Stage| {
            let mirror = Rc::downgrade(self);
            move || mirror.upgrade().iter().for_each(|mirror| mirror.end_waiting(stage))
        };
        let (there, absent) = (end_with(Stage::There), end_with(Stage::Absent));
        let limit = self.platform.alarm(self.platform.now() + LIMIT_MS, Box::new(end_with(Stage::Late)));
        self.words.limit.replace(Some(limit));
        (self.load)(Box::new(move |is_there| if is_there { there() } else { absent() }));
    }

    fn end_waiting(&self, stage: Stage) {
        self.words.stage.set(stage);
        drop(self.words.limit.take());
        self.settle_held();
    }

    /// Settles what waits for words without waiting longer.
    pub(super) fn settle_held(&self) {
        for (id, result) in self.words.held.take() {
            self.settle(id, result);
        }
    }
}

#[cfg(feature = "split")]
mod apart {
    use std::cell::Cell;

    use offhook_session::{CommandError, FailureWords};
    use wasm_split_helpers::wasm_split;

    use crate::parts::{self, Missing};

    type WordsOf = fn(&CommandError) -> Option<FailureWords>;

    thread_local! {
        static LOADED: Cell<Option<WordsOf>> = const { Cell::new(None) };
    }

    /// In the other wasm: the only way there. Nothing else may name the words, or they are loaded with the bar.
    #[wasm_split(codes, fallible, wasm_split_path = parts::codes)]
    fn codes() -> Result<WordsOf, Missing> {
        Ok(CommandError::words)
    }

    pub(super) fn words(error: &CommandError) -> Option<FailureWords> {
        LOADED.get()?(error)
    }

    /// Loads it and tells whether that went well. What went wrong is in the console, in words.
    pub(in crate::host) fn load(told: Box<dyn FnOnce(bool)>) {
        wasm_bindgen_futures::spawn_local(async {
            let words = codes().await;
            LOADED.set(words.ok());
            told(LOADED.get().is_some());
        });
    }
}

#[cfg(not(feature = "split"))]
mod apart {
    use offhook_session::{CommandError, FailureWords};

    pub(super) fn words(error: &CommandError) -> Option<FailureWords> {
        error.words()
    }

    pub(in crate::host) fn load(told: Box<dyn FnOnce(bool)>) {
        told(true);
    }
}

pub(super) use apart::load;

/// Returns the words of a failure, if it has some and they are loaded.
pub fn words_of(error: &CommandError) -> Option<FailureWords> {
    apart::words(error)
}
