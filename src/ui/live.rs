//! Joins a bar to a host: the bar shows what the host publishes.

use std::rc::Rc;

use offhook_session::Notice;
use yew::use_state_eq;
use yew::{
    Html, Properties, Reducible, UseReducerHandle, component, html, use_effect_with, use_memo, use_reducer,
};

use super::{bar::Bar, context::Ask, options::BarOptions};
use crate::host::{Down, Host};

#[derive(Clone, PartialEq, Properties)]
pub(super) struct LiveProps {
    pub(super) host: Host,
    pub(super) options: BarOptions,
}

/// How many pieces of news are kept for being read out.
const KEPT: usize = 8;

/// The latest news, oldest first.
#[derive(Default, PartialEq)]
struct Latest(Rc<Vec<Notice>>);

impl Reducible for Latest {
    type Action = Notice;
    fn reduce(self: Rc<Self>, notice: Notice) -> Rc<Self> {
        let mut news = (*self.0).clone();
        news.push(notice);
        let surplus = news.len().saturating_sub(KEPT);
        news.drain(..surplus);
        Self(Rc::new(news)).into()
    }
}

/// A bar that shows what its host publishes.
#[component]
pub(super) fn Live(props: &LiveProps) -> Html {
    let snapshot = use_state_eq(|| props.host.snapshot());
    let news: UseReducerHandle<Latest> = use_reducer(Latest::default);
    {
        let (snapshot, news) = (snapshot.setter(), news.dispatcher());
        use_effect_with(props.host.clone(), move |host| {
            // What was published between the first rendering and now.
            snapshot.set(host.snapshot());
            let watch = host.watch(move |down| match down {
                Down::Snapshot(new) => snapshot.set(new.clone()),
                Down::Notice(notice) => news.dispatch(notice.clone()),
                Down::Settled(..) => {}
            });
            move || drop(watch)
        });
    }
    let ask = use_memo(props.host.clone(), |host| {
        let host = host.clone();
        Ask::new(move |command, settle| host.command(command, settle))
    });
    html! {
        <Bar snapshot={(*snapshot).clone()} options={props.options.clone()} ask={(*ask).clone()} news={news.0.clone()} />
    }
}
