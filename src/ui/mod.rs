//! The bar, in Yew: it shows a [`Snapshot`](offhook_session::Snapshot) and sends [`Command`](offhook_session::Command)s.
//! It knows nothing of gateways, and decides nothing: what is possible now, and why not, is in the snapshot.
//!
//! # Where to start
//! 1. [`mount`]: puts a bar on a page; `live` joins it to a host, [`Bar`] is everything below that.
//! 2. `agent`: the left side, and signing in. `call`: the calls in the middle, their controls on the right.
//! 3. `picker`: whom to call, to consult or to transfer to. `desk`: what is looked at between calls. Both open from a button
//!    and are loaded by `panels` before they do.
//! 4. `app`: what they share. `context` holds what every component can reach: the words, the clock, the way to ask for
//!    something, the messages; `shortcuts` and `preferences` are what an agent makes of the bar.
//! 5. `kit`: building blocks that know no call and no agent.
//! 6. `text`: every word, per language; `styles`: one scale of sizes, one set of colours.

mod agent;
mod app;
mod bar;
mod call;
mod desk;
mod kit;
mod live;
mod panels;
mod picker;
mod text;

use std::{cell::RefCell, rc::Rc};

use web_sys::Element;
use yew::AppHandle;

use crate::host::Host;
use live::{Live, LiveProps};

pub use app::context::Ask;
pub use app::news::Latest;
pub use app::options::{AccessCode, BarOptions, Layout, Reach, ReasonOption, Theme};
pub use app::shortcuts::Keys;
pub use bar::{Bar, BarProps};
pub use kit::clock::Clock;
pub use text::{Language, words};

/// A bar on a page. Dropping it takes it off; the host lives on.
#[must_use = "dropping it takes the bar off the page"]
pub struct Mounted {
    props: RefCell<LiveProps>,
    app: RefCell<Option<AppHandle<Live>>>,
}

/// Puts a bar into `root`, an empty element of a shadow root that has adopted the style sheets in `styles`.
pub fn mount(root: Element, host: Host, options: BarOptions) -> Mounted {
    let props = LiveProps::new(host, options);
    let app = yew::Renderer::<Live>::with_root_and_props(root, props.clone()).render();
    Mounted { props: RefCell::new(props), app: RefCell::new(Some(app)) }
}

impl Mounted {
    /// Changes how the bar looks and behaves.
    pub fn update(&self, options: BarOptions) {
        self.props.borrow_mut().options = Rc::new(options);
        if let Some(app) = self.app.borrow_mut().as_mut() {
            app.update(self.props.borrow().clone());
        }
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
    }
}
