//! Asks pages about commands before they reach the runtime, whoever gives them.
//!
//! ```text
//! command ──► asked: 1st ──► 2nd … ──► runtime
//!                │ vetoed              (as it was, or changed)
//!                └──► settled, nothing sent; so it is when whoever gave it lets go meanwhile
//! ```

use std::rc::Rc;

use offhook_session::{Command, CommandError, CommandId, Refusal, snapshot::CommandKind};

use super::{Host, Mirror, Settled, ToRuntime, Watch};

/// Commands that a page can intercept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Interceptable {
    /// A call is about to be placed.
    Dial,
    /// A call is about to be transferred.
    Transfer,
    /// Another state is asked for.
    SetState,
}

/// A page's decision about a command.
#[derive(Debug)]
pub enum Interception {
    /// The command goes on as it is.
    Proceed,
    /// The command goes on as this one.
    Replace(Command),
    /// The command does not go on; the reason, for people.
    Veto(Option<String>),
}

/// Called with a command, and a function to be called once with what becomes of it; until then the command waits.
type Interceptor = Rc<dyn Fn(&Command, Box<dyn FnOnce(Interception)>)>;

/// A command that a page is asked about.
pub(super) struct PendingInterception {
    id: CommandId,
    owner: u32,
    act: CommandKind,
    command: Command,
    kind: Interceptable,
    /// The interceptor that was asked last.
    asked: u32,
}

/// The interceptors, in the order in which they came.
pub(super) type Interceptors = Vec<(u32, Interceptable, Interceptor)>;

impl Interceptable {
    /// Returns the kind with this name in scripts.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "call.dial" => Some(Self::Dial),
            "call.transfer" => Some(Self::Transfer),
            "agent.setState" => Some(Self::SetState),
            _ => None,
        }
    }

    /// Returns the kinds of commands that it stands for.
    const fn kinds(self) -> &'static [CommandKind] {
        match self {
            Self::Dial => &[CommandKind::Dial, CommandKind::DialPreview],
            Self::Transfer => &[CommandKind::Transfer],
            Self::SetState => {
                &[CommandKind::Ready, CommandKind::Busy, CommandKind::Rest, CommandKind::WrapUp]
            }
        }
    }

    /// Returns what the command counts as; `None` if no page is asked about such commands.
    fn of(command: &Command) -> Option<Self> {
        let kind = command.kind();
        [Self::Dial, Self::Transfer, Self::SetState].into_iter().find(|it| it.kinds().contains(&kind))
    }
}

impl Host {
    /// Asks `interceptor` before each such command from now on, after those that came before it.
    pub fn intercept(
        &self,
        kind: Interceptable,
        interceptor: impl Fn(&Command, Box<dyn FnOnce(Interception)>) + 'static,
    ) -> Watch {
        let id = self.0.fresh_id();
        self.0.interceptors.borrow_mut().push((id, kind, Rc::new(interceptor)));
        Watch { mirror: Rc::downgrade(&self.0), id }
    }

    /// Somebody whose commands can be withdrawn together.
    pub fn new_owner(&self) -> u32 {
        self.0.fresh_id()
    }

    /// Takes back what this owner has asked for and pages are still asked about: nothing of it is sent.
    pub fn withdraw(&self, owner: u32) {
        let withdrawn: Vec<CommandId> =
            self.0.intercepted.borrow().iter().filter(|it| it.owner == owner).map(|it| it.id).collect();
        for id in withdrawn {
            self.0.give_up(id, CommandError::Released);
        }
    }

    /// Sends it, or asks pages about it first; true when that was refused, as they are being asked about the same.
    pub(super) fn intercept_or_send(&self, id: CommandId, owner: u32, command: Command) {
        let kind = Interceptable::of(&command)
            .filter(|kind| self.0.interceptors.borrow().iter().any(|(_, it, _)| it == kind));
        let Some(kind) = kind else { return self.0.send(ToRuntime::Command(id, command)) };
        let act = command.kind();
        // The session would refuse it too, if it knew of the first.
        let is_same = |it: &PendingInterception| it.act == act && it.command.call() == command.call();
        if self.0.intercepted.borrow().iter().any(is_same) {
            return self.0.settle(id, Err(CommandError::NotNow { why: Refusal::InProgress }));
        }
        self.0.intercepted.borrow_mut().push(PendingInterception { id, owner, act, command, kind, asked: 0 });
        self.0.ask_next(id);
    }
}

impl Mirror {
    /// Asks the next one; sends the command when there is none.
    fn ask_next(self: &Rc<Self>, id: CommandId) {
        let mut intercepted = self.intercepted.borrow_mut();
        let Some(at) = intercepted.iter().position(|it| it.id == id) else { return };
        let it = &mut intercepted[at];
        let next = self
            .interceptors
            .borrow()
            .iter()
            .find(|(key, kind, _)| *key > it.asked && *kind == it.kind)
            .map(|(key, _, ask)| (*key, ask.clone()));
        let Some((key, ask)) = next else {
            let command = intercepted.remove(at).command;
            drop(intercepted);
            return self.send(ToRuntime::Command(id, command));
        };
        it.asked = key;
        let command = it.command.clone();
        // Whoever is asked may ask for something in turn.
        drop(intercepted);
        let mirror = Rc::downgrade(self);
        let decide = move |interception| {
            if let Some(mirror) = mirror.upgrade() {
                mirror.on_interception(id, interception);
            }
        };
        ask(&command, Box::new(decide));
    }

    fn on_interception(self: &Rc<Self>, id: CommandId, interception: Interception) {
        match interception {
            Interception::Proceed => {}
            Interception::Replace(command) => {
                let mut intercepted = self.intercepted.borrow_mut();
                if let Some(it) = intercepted.iter_mut().find(|it| it.id == id) {
                    it.command = command;
                }
            }
            Interception::Veto(reason) => return self.give_up(id, CommandError::Vetoed { reason }),
        }
        self.ask_next(id);
    }

    /// Unless it was sent or settled meanwhile.
    fn give_up(&self, id: CommandId, why: CommandError) {
        let mut intercepted = self.intercepted.borrow_mut();
        let Some(at) = intercepted.iter().position(|it| it.id == id) else { return };
        let given_up = intercepted.remove(at);
        drop(intercepted);
        drop(given_up);
        self.settle(id, Err(why));
    }

    pub(super) fn settle(&self, id: CommandId, settled: Settled) {
        if let (Err(error @ CommandError::Misconfigured { .. }), Some(say)) = (&settled, self.say_fault.get())
        {
            say(error);
        }
        let settle = self.waiting.borrow_mut().remove(&id);
        if let Some(settle) = settle {
            settle(settled);
        }
    }
}
