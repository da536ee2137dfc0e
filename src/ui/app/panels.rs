//! What opens need not be loaded with the bar: desk and picker lie in a wasm of their own (`split` in `Cargo.toml`, cut out
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

use yew::{Callback, Html, html};

use crate::ui::{
    app::context::Ui, desk::DeskPages, kit::memory::Memory, kit::part::part, picker::body::PickerBody,
};

/// Draws what opens. Nothing else may name what is drawn, or it is loaded with the bar.
pub(in crate::ui) struct Panels {
    pub(in crate::ui) desk: fn(DeskPages) -> Html,
    pub(in crate::ui) picker: fn(PickerBody) -> Html,
}

static PANELS: Panels = Panels { desk: |it| part(it), picker: |it| part(it) };

#[cfg(feature = "split")]
mod apart {
    use std::cell::Cell;

    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    use super::{PANELS, Panels};

    thread_local! {
        static LOADED: Cell<Option<&'static Panels>> = const { Cell::new(None) };
    }

    /// In the other wasm: the only way there.
    #[wasm_split(panels, fallible)]
    fn panels() -> Result<&'static Panels, SplitLoaderError> {
        Ok(&PANELS)
    }

    pub(in crate::ui) fn loaded() -> Option<&'static Panels> {
        LOADED.get()
    }

    /// Loads it and tells whether that went well. What went wrong is in the console, in words.
    pub(in crate::ui) fn load(told: impl FnOnce(bool) + 'static) {
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

    pub(in crate::ui) fn load(told: impl FnOnce(bool) + 'static) {
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
        apart::load(|_| {});
    }
}

/// How far the loading is.
pub(in crate::ui) struct Opening {
    has_failed: bool,
    again: Callback<()>,
}

/// Loads what opens when this opens.
pub(in crate::ui) fn opening(memory: &mut Memory, is_open: bool) -> Opening {
    let has_failed = memory.state(|| false);
    let draw_again = memory.draw_again();
    let again = {
        let failed = has_failed.setter();
        Callback::from(move |()| {
            failed.set(false);
            let (failed, draw_again) = (failed.clone(), draw_again.clone());
            apart::load(move |is_there| {
                failed.set(!is_there);
                draw_again();
            });
        })
    };
    {
        let again = again.clone();
        memory.after(is_open, move || {
            if is_open && apart::loaded().is_none() {
                again.emit(());
            }
        });
    }
    Opening { has_failed: *has_failed, again }
}

/// What has opened, or that it is on its way, or that it is not and how to try again.
pub(in crate::ui) fn opened(
    ui: &Ui,
    opening: &Opening,
    draw: impl FnOnce(&'static Panels) -> Option<Html>,
) -> Html {
    let text = ui.text();
    match apart::loaded() {
        Some(panels) => draw(panels).unwrap_or_default(),
        None if opening.has_failed => {
            let again = opening.again.clone();
            html! {
                <div class="quiet" role="alert">
                    <p>{ text.panel_missing }</p>
                    <button type="button" class="button small" onclick={move |_| again.emit(())}>{ text.try_again }</button>
                </div>
            }
        }
        None => html! { <p class="quiet" role="status">{ text.panel_loading }</p> },
    }
}
