//! Loads the panels of desk and picker, which lie in a wasm of their own (`split` in `Cargo.toml`, cut out
//! by `cargo xtask dist`). It is loaded as soon as somebody who is signed in touches the bar, and again when something is
//! opened while it is not there. Without that feature, as in tests, everything is one.
//!
//! ```text
//!             touched, opened            loaded
//! not there ─────────────────► loading ─────────► there
//!                                 ▲  │ failed
//!                     tried again │  ▼
//!                                failed
//! ```

use std::cell::Cell;

use yew::{Callback, Html, UseStateHandle, hook, html, use_state};

use crate::ui::{
    app::context::Ui,
    desk::{DeskPages, DeskPagesProps},
    kit::effects::use_change,
    picker::body::{PickerBody, PickerBodyProps},
};

/// The functions that render the panels. Nothing else may name their components, or those are loaded with the bar.
pub(in crate::ui) struct Panels {
    pub(in crate::ui) desk: fn(DeskPagesProps) -> Html,
    pub(in crate::ui) picker: fn(PickerBodyProps) -> Html,
}

static PANELS: Panels = Panels {
    desk: |props| html! { <DeskPages ..props /> },
    picker: |props| html! { <PickerBody ..props /> },
};

#[cfg(feature = "split")]
mod apart {
    use std::cell::Cell;

    use wasm_split_helpers::wasm_split;

    use super::{PANELS, Panels};
    use crate::parts::{self, Missing};

    thread_local! {
        static LOADED: Cell<Option<&'static Panels>> = const { Cell::new(None) };
    }

    /// In the other wasm: the only way there.
    #[wasm_split(panels, fallible, wasm_split_path = parts::panels)]
    fn panels() -> Result<&'static Panels, Missing> {
        Ok(&PANELS)
    }

    pub(in crate::ui) fn loaded() -> Option<&'static Panels> {
        LOADED.get()
    }

    /// Loads it and tells whether that went well. What went wrong is in the console, in words.
    pub(in crate::ui) fn load(told: Box<dyn FnOnce(bool)>) {
        wasm_bindgen_futures::spawn_local(async {
            let panels = panels().await;
            LOADED.set(panels.ok());
            told(LOADED.get().is_some());
        });
    }
}

#[cfg(not(feature = "split"))]
mod apart {
    use super::{PANELS, Panels};

    pub(in crate::ui) fn loaded() -> Option<&'static Panels> {
        Some(&PANELS)
    }

    pub(in crate::ui) fn load(told: Box<dyn FnOnce(bool)>) {
        told(true);
    }
}

/// Loads what opens, so that it is there when something is opened. Tried once: whoever opens something then is told why it
/// is not there, and everybody else is left in peace.
pub(in crate::ui) fn prepare() {
    thread_local! {
        static IS_TRIED: Cell<bool> = const { Cell::new(false) };
    }
    if !IS_TRIED.replace(true) && apart::loaded().is_none() {
        apart::load(Box::new(|_| {}));
    }
}

/// The panels for something that opens, and how far their loading is.
pub(in crate::ui) struct Loading {
    has_failed: UseStateHandle<bool>,
    load: Callback<()>,
}

/// Loads the panels when `is_open` becomes true.
#[hook]
pub(in crate::ui) fn use_panels(is_open: bool) -> Loading {
    let has_failed = use_state(bool::default);
    let load = {
        let has_failed = has_failed.setter();
        Callback::from(move |()| {
            has_failed.set(false);
            let has_failed = has_failed.clone();
            // Setting it renders again, whichever it is.
            apart::load(Box::new(move |is_there| has_failed.set(!is_there)));
        })
    };
    {
        let load = load.clone();
        let load_once = Callback::from(move |()| {
            if is_open && apart::loaded().is_none() {
                load.emit(());
            }
        });
        use_change(is_open, load_once);
    }
    Loading { has_failed, load }
}

impl Loading {
    /// Renders what has opened, or that it is on its way, or that it is not and how to try again.
    pub(in crate::ui) fn render(&self, ui: &Ui, content: impl FnOnce(&'static Panels) -> Html) -> Html {
        let text = ui.text();
        match apart::loaded() {
            Some(panels) => content(panels),
            None if *self.has_failed => {
                let load = self.load.clone();
                html! {
                    <div class="quiet" role="alert">
                        <p>{ text.panel_missing }</p>
                        <button type="button" class="button small" onclick={move |_| load.emit(())}>{ text.try_again }</button>
                    </div>
                }
            }
            None => html! { <p class="quiet" role="status">{ text.panel_loading }</p> },
        }
    }
}
