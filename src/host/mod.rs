//! The home of the runtime, and the mirror through which the bar and scripts see it.
//!
//! What crosses between the two is plain data ([`ToRuntime`], [`FromRuntime`]): the runtime can move into a worker without anything
//! above noticing.

#[cfg(target_family = "wasm")]
mod browser;
mod intercept;
mod registry;
mod words;

#[cfg(target_family = "wasm")]
pub use browser::connect;
pub use intercept::{Interceptable, Interception};
pub use registry::{Credentials, SharedHost, acquire};
pub use words::words_of;

use std::{
    cell::{Cell, RefCell},
    collections::VecDeque,
    rc::Rc,
};

use offhook_session::{Command, CommandError, CommandId, Input, Millis, Outcome, SessionEvent, Snapshot};
use serde::{Deserialize, Serialize};

use intercept::{Interceptors, PendingInterception};
use words::{Load, Words};

use crate::{
    platform::{CancelOnDrop, Platform},
    runtime::{Published, Runtime},
    vec_map::VecMap,
};

/// A message from the page to the runtime.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum ToRuntime {
    /// Somebody wants something.
    Command(CommandId, Command),
    /// The browser says that the network came back.
    Online,
    /// The page wants polls that bring all events at once.
    AllEvents,
}

/// A message from the runtime to the page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum FromRuntime {
    /// The view has changed.
    Snapshot(Rc<Snapshot>),
    /// A command has settled.
    Settled(CommandId, Result<Outcome, CommandError>),
    /// There is news.
    SessionEvent(Rc<SessionEvent>),
}

/// The outcome of a command, or why it came to nothing.
pub type Settled = Result<Outcome, CommandError>;
type Settle = Box<dyn FnOnce(Settled)>;
type Watcher = Rc<dyn Fn(&FromRuntime)>;
/// Tells the people who run the page what is wrong with the way to the gateway.
type SayFault = fn(&CommandError);
type ToRuntimeSender = Rc<dyn Fn(ToRuntime)>;

/// Number of session events that [`Host::events_since`] can go back.
const HISTORY: usize = 1_000;

/// The page's side of one runtime: the mirror of its view, and the way to ask it for something.
#[derive(Clone)]
pub struct Host(Rc<Mirror>);

struct Mirror {
    platform: Rc<dyn Platform>,
    load: Load,
    to_runtime: RefCell<Option<ToRuntimeSender>>,
    snapshot: RefCell<Rc<Snapshot>>,
    waiting: RefCell<VecMap<CommandId, Settle>>,
    words: Words,
    say_fault: Cell<Option<SayFault>>,
    watchers: RefCell<VecMap<u32, Watcher>>,
    interceptors: RefCell<Interceptors>,
    intercepted: RefCell<Vec<PendingInterception>>,
    history: RefCell<VecDeque<Rc<SessionEvent>>>,
    kept: RefCell<Vec<CancelOnDrop>>,
    next_id: Cell<u32>,
}

impl PartialEq for Host {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// A subscription, or an interceptor. Dropping it ends it.
#[must_use = "dropping it ends the subscription"]
pub struct Watch {
    mirror: std::rc::Weak<Mirror>,
    id: u32,
}

impl Drop for Watch {
    fn drop(&mut self) {
        if let Some(mirror) = self.mirror.upgrade() {
            let watcher = mirror.watchers.borrow_mut().remove(&self.id);
            let (dropped, kept): (Interceptors, Interceptors) =
                mirror.interceptors.take().into_iter().partition(|(id, ..)| *id == self.id);
            mirror.interceptors.replace(kept);
            // After the borrows: what the page's function holds may call back.
            drop((watcher, dropped));
        }
    }
}

impl Host {
    /// A runtime in the page itself.
    pub fn in_page(platform: impl Platform) -> Self {
        Self::with_words(platform, words::load)
    }

    /// The same where `load` loads the words of the gateway's result codes, and tells whether they are there.
    pub fn with_words(platform: impl Platform, load: impl Fn(Box<dyn FnOnce(bool)>) + 'static) -> Self {
        let platform = Rc::new(platform);
        let mirror = Rc::new(Mirror {
            platform: platform.clone(),
            load: Box::new(load),
            to_runtime: RefCell::default(),
            snapshot: RefCell::default(),
            waiting: RefCell::default(),
            words: Words::default(),
            say_fault: Cell::default(),
            watchers: RefCell::default(),
            interceptors: RefCell::default(),
            intercepted: RefCell::default(),
            history: RefCell::default(),
            kept: RefCell::default(),
            next_id: Cell::new(0),
        });
        let weak = Rc::downgrade(&mirror);
        let runtime = Runtime::new(platform, move |published| {
            let Some(mirror) = weak.upgrade() else { return };
            mirror.on_message(match published {
                Published::Snapshot(snapshot) => FromRuntime::Snapshot(snapshot),
                Published::Settled(id, result) => FromRuntime::Settled(id, result),
                Published::SessionEvent(notice) => FromRuntime::SessionEvent(Rc::new(notice)),
            });
        });
        let send = move |message| match message {
            ToRuntime::Command(id, command) => runtime.command(id, command),
            ToRuntime::Online => runtime.post(Input::Online),
            ToRuntime::AllEvents => runtime.post(Input::AllEvents),
        };
        mirror.to_runtime.replace(Some(Rc::new(send)));
        Self(mirror)
    }

    /// The view as last published.
    pub fn snapshot(&self) -> Rc<Snapshot> {
        self.0.snapshot.borrow().clone()
    }

    /// Reads the clock that snapshots and events are stamped with.
    pub fn now(&self) -> Millis {
        self.0.platform.now()
    }

    /// Asks for something. `settle` is called exactly once, whatever becomes of it.
    pub fn command(&self, command: Command, settle: impl FnOnce(Settled) + 'static) {
        self.command_of(0, command, settle);
    }

    /// The same for an owner, who can [withdraw](Self::withdraw) it while pages are asked about it.
    pub fn command_of(&self, owner: u32, command: Command, settle: impl FnOnce(Settled) + 'static) {
        let id = CommandId(self.0.fresh_id());
        if self.0.to_runtime.borrow().is_none() {
            return settle(Err(CommandError::Released));
        }
        self.0.waiting.borrow_mut().add(id, Box::new(settle));
        self.intercept_or_send(id, owner, command);
    }

    /// Tells the runtime that the network came back.
    pub fn online(&self) {
        self.0.send(ToRuntime::Online);
    }

    /// Asks the gateway for all events at once from now on, where it can.
    pub fn ask_for_all_events(&self) {
        self.0.send(ToRuntime::AllEvents);
    }

    /// Hears everything from now on: the view before the news about it.
    pub fn watch(&self, watcher: impl Fn(&FromRuntime) + 'static) -> Watch {
        let id = self.0.fresh_id();
        self.0.watchers.borrow_mut().add(id, Rc::new(watcher));
        Watch { mirror: Rc::downgrade(&self.0), id }
    }

    /// The notices after number `seq`, oldest first, as far back as they are kept.
    pub fn events_since(&self, seq: u64) -> Vec<Rc<SessionEvent>> {
        self.0.history.borrow().iter().filter(|notice| notice.seq > seq).cloned().collect()
    }

    /// Has set-up faults told through `say`, when they are settled: with their words, or without them if they can't be had.
    pub fn say_faults(&self, say: SayFault) {
        self.0.say_fault.set(Some(say));
    }

    /// Holds a listener for as long as the host is open.
    pub fn keep(&self, guard: CancelOnDrop) {
        self.0.kept.borrow_mut().push(guard);
    }

    /// Ends the runtime without signing the agent out. What waits is told so.
    pub fn close(&self) {
        let (to_runtime, kept) = (self.0.to_runtime.take(), self.0.kept.take());
        let intercepted = self.0.intercepted.take();
        drop((to_runtime, kept, intercepted));
        self.0.settle_held();
        let waiting = self.0.waiting.take();
        waiting.into_values().for_each(|settle| settle(Err(CommandError::Released)));
    }
}

impl Mirror {
    fn fresh_id(&self) -> u32 {
        self.next_id.set(self.next_id.get() + 1);
        self.next_id.get()
    }

    fn send(&self, message: ToRuntime) {
        // A copy, as whoever is told of the consequences may close the host.
        let to_runtime = self.to_runtime.borrow().clone();
        if let Some(to_runtime) = to_runtime {
            to_runtime(message);
        }
    }

    fn on_message(self: &Rc<Self>, message: FromRuntime) {
        match &message {
            FromRuntime::Snapshot(snapshot) => drop(self.snapshot.replace(snapshot.clone())),
            FromRuntime::Settled(..) => {}
            FromRuntime::SessionEvent(notice) => {
                let mut history = self.history.borrow_mut();
                history.push_back(notice.clone());
                if history.len() > HISTORY {
                    history.pop_front();
                }
            }
        }
        // A copy, as watchers may subscribe and unsubscribe while they are told.
        let watchers: Vec<_> = self.watchers.borrow().values().cloned().collect();
        watchers.iter().for_each(|watcher| watcher(&message));
        if let FromRuntime::Settled(id, result) = message {
            self.settle_in_words(id, result);
        }
    }
}
