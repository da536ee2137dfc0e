//! The bar, in Yew: it shows a [`Snapshot`](offhook_session::Snapshot) and sends [`Command`](offhook_session::Command)s.
//! It knows nothing of gateways, and decides nothing: what is possible now, and why not, is in the snapshot.
//!
//! # Where to start
//! 1. [`mount`]: puts a bar on a page; `live` joins it to a host, [`Bar`] is everything below that.
//! 2. `context`: what every part can reach: the words, the way to ask for something, the messages.
//!    `part` and `memory`: what a part is, and what it remembers.
//! 3. `state_pill`, `calls`, `controls`: left, middle and right. `sign_in`: instead of them while nobody is signed in.
//! 4. `panels`: what is not loaded before it opens.
//! 5. `desk`: what is looked at between calls; `shortcuts`, `preferences`: what an agent makes of the bar.
//! 6. `text`: every word, per language; `styles`: one scale of sizes, one set of colours.

mod bar;
mod call_card;
mod call_data;
mod calls;
mod context;
mod control;
mod controls;
mod desk;
mod dial_box;
mod directory;
mod focus_kept;
mod handing;
mod icons;
mod keyboard;
mod keypad;
mod last_call;
mod live;
mod live_region;
mod memory;
mod menu;
mod more;
mod options;
mod panels;
mod part;
mod party;
mod picker;
mod picker_body;
mod picker_draw;
mod picker_list;
mod picker_rows;
mod picker_ways;
mod placement;
mod popover;
mod preferences;
mod preview_card;
mod ring;
mod ringtone;
mod shortcuts;
mod sign_in;
mod sign_in_options;
mod state_menu;
mod state_pill;
mod text;
mod timer;
mod toasts;

use std::cell::RefCell;

use web_sys::Element;
use yew::AppHandle;

use crate::host::Host;
use live::Live;

pub use bar::Bar;
pub use context::Ask;
pub use live::Latest;
pub use options::{AccessCode, BarOptions, Layout, Reach, ReasonOption, Theme};
pub use part::{HeldPart, Holder};
pub use shortcuts::Keys;
pub use text::{Language, words};

/// A bar on a page. Dropping it takes it off; the host lives on.
#[must_use = "dropping it takes the bar off the page"]
pub struct Mounted {
    host: Host,
    app: RefCell<Option<AppHandle<Holder>>>,
}

/// Puts a bar into `root`, an empty element of a shadow root that has adopted the style sheets in `styles`.
pub fn mount(root: Element, host: Host, options: BarOptions) -> Mounted {
    let props = HeldPart::new(Live { host: host.clone(), options });
    let app = yew::Renderer::<Holder>::with_root_and_props(root, props).render();
    Mounted { host, app: RefCell::new(Some(app)) }
}

impl Mounted {
    /// Changes how the bar looks and behaves.
    pub fn update(&self, options: BarOptions) {
        if let Some(app) = self.app.borrow_mut().as_mut() {
            app.update(HeldPart::new(Live { host: self.host.clone(), options }));
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
