//! Joins a bar to a host: the bar shows what the host publishes.

use std::rc::Rc;

use offhook_session::SessionEvent;
use yew::{Html, Reducible};

use crate::host::{Down, Host};
use crate::ui::{
    app::bar::Bar,
    app::context::Ask,
    app::options::BarOptions,
    kit::memory::Memory,
    kit::part::{Part, part},
};

/// A bar that shows what its host publishes.
#[derive(PartialEq)]
pub(in crate::ui) struct Live {
    pub(in crate::ui) host: Host,
    pub(in crate::ui) options: BarOptions,
}

/// How many pieces of news are kept for being read out.
const KEPT: usize = 8;

/// The latest news, oldest first.
#[derive(Clone, Default)]
pub struct Latest(pub Rc<Vec<Rc<SessionEvent>>>);

/// Whether it is the very same: comparing what it says would cost a page more than drawing that again.
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

impl Reducible for Latest {
    type Action = Rc<SessionEvent>;
    fn reduce(self: Rc<Self>, notice: Rc<SessionEvent>) -> Rc<Self> {
        let mut news = (*self.0).clone();
        news.push(notice);
        let surplus = news.len().saturating_sub(KEPT);
        news.drain(..surplus);
        Self(Rc::new(news)).into()
    }
}

impl Part for Live {
    fn draw(&self, memory: &mut Memory) -> Html {
        let snapshot = memory.state(|| self.host.snapshot());
        let news = memory.state(Latest::default);
        {
            let (host, snapshot, news) = (self.host.clone(), snapshot.setter(), news.setter());
            memory.after(self.host.clone(), move || {
                // What was published between the first rendering and now.
                snapshot.set(host.snapshot());
                host.watch(move |down| match down {
                    Down::Snapshot(new) => snapshot.set(new.clone()),
                    Down::SessionEvent(notice) => news.dispatch(notice.clone()),
                    Down::Settled(..) => {}
                })
            });
        }
        // A bar has one host for good.
        let ask = memory.keep(|| {
            let host = self.host.clone();
            Ask::new(move |command, settle| host.command(command, settle))
        });
        part(Bar {
            snapshot: (*snapshot).clone(),
            options: self.options.clone(),
            ask: (*ask).clone(),
            news: (*news).clone(),
        })
    }
}
