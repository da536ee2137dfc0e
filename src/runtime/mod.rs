//! The one loop. Whatever happens becomes an [`Input`]; the session answers with [`Effect`]s; this carries them out.

use std::{
    cell::{Cell, RefCell},
    collections::VecDeque,
    rc::{Rc, Weak},
};

use offhook_protocol::{HttpRequest, Request};
use offhook_session::{
    Command, CommandError, CommandId, Effect, Input, Millis, Outcome, RequestId, Session, SessionEvent,
    Snapshot,
};

use crate::{
    platform::{CancelOnDrop, Platform},
    vec_map::VecMap,
};

/// The things that leave the runtime towards the page, in an order that never tells of a state not yet seen.
#[derive(Debug, Clone, PartialEq)]
pub enum Published {
    /// The view has changed.
    Snapshot(Rc<Snapshot>),
    /// A command has settled.
    Settled(CommandId, Result<Outcome, CommandError>),
    /// There is news.
    SessionEvent(SessionEvent),
}

/// Joins one [`Session`] to one [`Platform`].
pub struct Runtime<P> {
    this: Weak<Self>,
    platform: P,
    session: RefCell<Session>,
    inbox: RefCell<VecDeque<Input>>,
    outbox: RefCell<VecDeque<Published>>,
    in_flight: RefCell<VecMap<RequestId, CancelOnDrop>>,
    alarm: RefCell<Option<(Millis, CancelOnDrop)>>,
    published: RefCell<Rc<Snapshot>>,
    publish: Box<dyn Fn(Published)>,
    is_running: Cell<bool>,
}

impl<P: Platform> Runtime<P> {
    /// A runtime at rest. `publish` hears everything there is to tell, in order; it may post at once.
    pub fn new(platform: P, publish: impl Fn(Published) + 'static) -> Rc<Self> {
        let session = Session::new(platform.seed());
        Rc::new_cyclic(|this| Self {
            this: this.clone(),
            platform,
            published: RefCell::new(session.snapshot().clone()),
            session: RefCell::new(session),
            inbox: RefCell::default(),
            outbox: RefCell::default(),
            in_flight: RefCell::default(),
            alarm: RefCell::default(),
            publish: Box::new(publish),
            is_running: Cell::new(false),
        })
    }

    /// Asks for something; its settling is published under the same id.
    pub fn command(&self, id: CommandId, command: Command) {
        self.post(Input::Command(id, command));
    }

    /// Takes one input and runs until nothing is left to do. Safe to call from inside `publish`: it only queues then.
    pub fn post(&self, input: Input) {
        self.inbox.borrow_mut().push_back(input);
        if self.is_running.replace(true) {
            return;
        }
        while self.step() {}
        self.is_running.set(false);
        self.arm();
    }

    /// Inputs first, then the view, then the news: nobody hears of a state they cannot yet see.
    fn step(&self) -> bool {
        // Bound to a name so that the borrow ends before the work begins.
        let input = self.inbox.borrow_mut().pop_front();
        if let Some(input) = input {
            let effects = self.session.borrow_mut().handle(self.platform.now(), input);
            effects.into_iter().for_each(|effect| self.perform(effect));
            return true;
        }
        let current = self.session.borrow().snapshot().clone();
        if !Rc::ptr_eq(&self.published.borrow(), &current) {
            self.published.replace(current.clone());
            (self.publish)(Published::Snapshot(current));
            return true;
        }
        let news = self.outbox.borrow_mut().pop_front();
        news.map(|news| (self.publish)(news)).is_some()
    }

    fn perform(&self, effect: Effect) {
        match effect {
            Effect::Send { id, request, http } => self.send(id, request, http),
            Effect::Abort(id) => {
                // The guard is dropped after the borrow: aborting may call back.
                let underway = self.in_flight.borrow_mut().remove(&id);
                drop(underway);
            }
            Effect::Settle(id, result) => self.outbox.borrow_mut().push_back(Published::Settled(id, result)),
            Effect::Notify(mut notice) => {
                notice.at = self.platform.wall(notice.at);
                self.outbox.borrow_mut().push_back(Published::SessionEvent(notice));
            }
        }
    }

    fn send(&self, id: RequestId, request: Rc<Request>, http: HttpRequest) {
        let this = self.this.clone();
        let underway = self.platform.send(
            http,
            Box::new(move |answer| {
                let Some(this) = this.upgrade() else { return };
                this.in_flight.borrow_mut().remove(&id);
                let (guid, result) = match answer {
                    Ok(response) => request.decode(&response),
                    Err(error) => (None, Err(error)),
                };
                this.post(Input::Reply { id, guid, result });
            }),
        );
        self.in_flight.borrow_mut().add(id, underway);
    }

    /// One alarm outside; the session's table of timers is inside.
    fn arm(&self) {
        let deadline = self.session.borrow().next_deadline();
        if self.alarm.borrow().as_ref().map(|(at, _)| *at) == deadline {
            return;
        }
        let alarm = deadline.map(|at| {
            let this = self.this.clone();
            let wake = move || {
                let Some(this) = this.upgrade() else { return };
                this.alarm.replace(None);
                this.post(Input::Timeout);
            };
            (at, self.platform.alarm(at, Box::new(wake)))
        });
        let former = self.alarm.replace(alarm);
        drop(former);
    }
}
