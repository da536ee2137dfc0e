//! A page's say about commands before they reach the runtime, whoever gives them.
//!
//! ```text
//! command ──► asked: 1st ──► 2nd … ──► runtime
//!                │ vetoed              (as it was, or changed)
//!                └──► settled, nothing sent; so it is when whoever gave it lets go meanwhile
//! ```

use std::rc::Rc;

use offhook_session::{Command, CommandError, CommandId, Refusal, snapshot::CommandKind};

use super::{Host, Mirror, Settled, Up, Watch};

/// What a page can have a say about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Interceptable {
    /// A call is about to be placed.
    Dial,
    /// A call is about to be handed on.
    Transfer,
    /// Another state is asked for.
    SetState,
}

/// What a page says about a command.
#[derive(Debug)]
pub enum Say {
    /// Nothing: it goes on as it is.
    Nothing,
    /// It goes on as this.
    Changed(Command),
    /// It does not go on; why, for people.
    Veto(Option<String>),
}

/// Is given a command, and the way to say something about it, once; until then the command waits.
type Interceptor = Rc<dyn Fn(&Command, Box<dyn FnOnce(Say)>)>;

/// A command that a page is asked about.
pub(super) struct Considered {
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
    /// By its name in scripts.
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
        interceptor: impl Fn(&Command, Box<dyn FnOnce(Say)>) + 'static,
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
            self.0.considered.borrow().iter().filter(|it| it.owner == owner).map(|it| it.id).collect();
        for id in withdrawn {
            self.0.give_up(id, CommandError::Released);
        }
    }

    /// Sends it, or asks pages about it first; true when that was refused, as they are being asked about the same.
    pub(super) fn consider(&self, id: CommandId, owner: u32, command: Command) {
        let kind = Interceptable::of(&command)
            .filter(|kind| self.0.interceptors.borrow().iter().any(|(_, it, _)| it == kind));
        let Some(kind) = kind else { return self.0.send(Up::Command(id, command)) };
        let act = command.kind();
        // The session would refuse it too, if it knew of the first.
        let is_same = |it: &Considered| it.act == act && it.command.call() == command.call();
        if self.0.considered.borrow().iter().any(is_same) {
            return self.0.settle(id, Err(CommandError::NotNow { why: Refusal::InProgress }));
        }
        self.0.considered.borrow_mut().push(Considered { id, owner, act, command, kind, asked: 0 });
        self.0.ask_next(id);
    }
}

impl Mirror {
    /// Asks the next one; sends the command when there is none.
    fn ask_next(self: &Rc<Self>, id: CommandId) {
        let mut considered = self.considered.borrow_mut();
        let Some(at) = considered.iter().position(|it| it.id == id) else { return };
        let it = &mut considered[at];
        let next = self
            .interceptors
            .borrow()
            .iter()
            .find(|(key, kind, _)| *key > it.asked && *kind == it.kind)
            .map(|(key, _, ask)| (*key, ask.clone()));
        let Some((key, ask)) = next else {
            let command = considered.remove(at).command;
            drop(considered);
            return self.send(Up::Command(id, command));
        };
        it.asked = key;
        let command = it.command.clone();
        // Whoever is asked may ask for something in turn.
        drop(considered);
        let mirror = Rc::downgrade(self);
        let say = move |say| {
            if let Some(mirror) = mirror.upgrade() {
                mirror.on_say(id, say);
            }
        };
        ask(&command, Box::new(say));
    }

    fn on_say(self: &Rc<Self>, id: CommandId, say: Say) {
        match say {
            Say::Nothing => {}
            Say::Changed(command) => {
                let mut considered = self.considered.borrow_mut();
                if let Some(it) = considered.iter_mut().find(|it| it.id == id) {
                    it.command = command;
                }
            }
            Say::Veto(reason) => return self.give_up(id, CommandError::Vetoed { reason }),
        }
        self.ask_next(id);
    }

    /// Unless it was sent or settled meanwhile.
    fn give_up(&self, id: CommandId, why: CommandError) {
        let mut considered = self.considered.borrow_mut();
        let Some(at) = considered.iter().position(|it| it.id == id) else { return };
        let given_up = considered.remove(at);
        drop(considered);
        drop(given_up);
        self.settle(id, Err(why));
    }

    pub(super) fn settle(&self, id: CommandId, settled: Settled) {
        let settle = self.waiting.borrow_mut().remove(&id);
        if let Some(settle) = settle {
            settle(settled);
        }
    }
}
