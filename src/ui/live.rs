//! Joins a bar to a host: the bar shows what the host publishes.

use std::rc::Rc;

use offhook_session::{SessionEvent, Snapshot};
use yew::{Html, Properties, Reducible, component, html, use_effect_with, use_reducer};

use crate::host::{FromRuntime, Host};
use crate::ui::{
    app::context::Ask, app::news::Latest, app::options::BarOptions, bar::Bar, kit::clock::Clock,
};

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

/// The view and the news that the host has published so far.
struct Mirrored {
    snapshot: Rc<Snapshot>,
    news: Latest,
}

/// A message of the host that is shown.
enum Shown {
    Snapshot(Rc<Snapshot>),
    SessionEvent(Rc<SessionEvent>),
}

impl Reducible for Mirrored {
    type Action = Shown;
    fn reduce(self: Rc<Self>, message: Shown) -> Rc<Self> {
        let it = match message {
            Shown::Snapshot(snapshot) => Self { snapshot, news: self.news.clone() },
            Shown::SessionEvent(event) => {
                Self { snapshot: self.snapshot.clone(), news: self.news.with(event) }
            }
        };
        it.into()
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
            mirrored.dispatch(Shown::Snapshot(host.snapshot()));
            let watch = host.watch(move |message| {
                mirrored.dispatch(match message {
                    FromRuntime::Snapshot(snapshot) => Shown::Snapshot(snapshot.clone()),
                    FromRuntime::SessionEvent(event) => Shown::SessionEvent(event.clone()),
                    // Whoever has asked is told.
                    FromRuntime::Settled(..) => return,
                });
            });
            move || drop(watch)
        });
    }
    html! {
        <Bar snapshot={mirrored.snapshot.clone()} options={options.clone()} ask={ask.clone()} clock={clock.clone()}
            news={mirrored.news.clone()} />
    }
}
