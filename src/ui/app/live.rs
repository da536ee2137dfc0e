//! Joins a bar to a host: the bar shows what the host publishes.

use std::rc::Rc;

use offhook_session::{SessionEvent, Snapshot};
use yew::{Html, Properties, Reducible, component, html, use_effect_with, use_reducer};

use crate::host::{Down, Host};
use crate::ui::{app::bar::Bar, app::context::Ask, app::options::BarOptions, kit::clock::Clock};

/// The properties of [`Live`].
#[derive(Clone, PartialEq, Properties)]
pub(in crate::ui) struct LiveProps {
    pub(in crate::ui) host: Host,
    pub(in crate::ui) options: Rc<BarOptions>,
    ask: Ask,
    clock: Clock,
}

impl LiveProps {
    /// Joins a bar with these options to `host`.
    pub(in crate::ui) fn new(host: Host, options: BarOptions) -> Self {
        let (asked, timed) = (host.clone(), host.clone());
        let ask = Ask::new(move |command, settle| asked.command(command, settle));
        Self { host, options: Rc::new(options), ask, clock: Clock::new(move || timed.now()) }
    }
}

/// How many pieces of news are kept for being read out.
const KEPT: usize = 8;

/// The latest news, oldest first.
#[derive(Clone, Default)]
pub struct Latest(pub Rc<Vec<Rc<SessionEvent>>>);

/// Compares which it is: comparing what it says would cost a page more than rendering that again.
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

/// What the host has published so far.
struct Mirrored {
    snapshot: Rc<Snapshot>,
    news: Latest,
}

impl Reducible for Mirrored {
    type Action = Down;
    fn reduce(self: Rc<Self>, down: Down) -> Rc<Self> {
        match down {
            Down::Snapshot(snapshot) => Self { snapshot, news: self.news.clone() }.into(),
            Down::SessionEvent(event) => {
                let mut news = (*self.news.0).clone();
                news.push(event);
                let surplus = news.len().saturating_sub(KEPT);
                news.drain(..surplus);
                Self { snapshot: self.snapshot.clone(), news: Latest(Rc::new(news)) }.into()
            }
            // Whoever has asked is told.
            Down::Settled(..) => self,
        }
    }
}

/// A bar that shows what its host publishes.
#[component]
pub(in crate::ui) fn Live(props: &LiveProps) -> Html {
    let LiveProps { host, options, ask, clock } = props;
    let mirrored = use_reducer(|| Mirrored { snapshot: host.snapshot(), news: Latest::default() });
    {
        let mirrored = mirrored.dispatcher();
        use_effect_with(host.clone(), move |host| {
            // What was published between the first rendering and now.
            mirrored.dispatch(Down::Snapshot(host.snapshot()));
            let watch = host.watch(move |down| mirrored.dispatch(down.clone()));
            move || drop(watch)
        });
    }
    html! {
        <Bar snapshot={mirrored.snapshot.clone()} options={options.clone()} ask={ask.clone()} clock={clock.clone()}
            news={mirrored.news.clone()} />
    }
}
