//! The bar inside an element of the page.

use std::cell::RefCell;

use wasm_bindgen::{JsValue, prelude::wasm_bindgen};
use web_sys::Element;

use super::convert;
use crate::{
    host::Host,
    ui::{self, BarOptions},
};

/// The bar on a page. Taken off when unmounted.
#[wasm_bindgen]
pub struct Mounted(RefCell<Option<ui::Mounted>>);

impl Mounted {
    pub(super) fn new(root: &Element, host: Host, options: &JsValue) -> Result<Self, JsValue> {
        Ok(Self(RefCell::new(Some(ui::mount(root.clone(), host, self::options(options)?)))))
    }
}

#[wasm_bindgen]
impl Mounted {
    /// Changes how the bar looks and behaves.
    ///
    /// # Errors
    /// An error report, when the options can't be read.
    pub fn update(&self, options: &JsValue) -> Result<(), JsValue> {
        let options = self::options(options)?;
        if let Some(mounted) = &*self.0.borrow() {
            mounted.update(options);
        }
        Ok(())
    }

    /// Takes the bar off the page; the session goes on. Harmless when repeated.
    pub fn unmount(&self) {
        let mounted = self.0.take();
        drop(mounted);
    }
}

/// Reads `MountOptions` of the package.
fn options(it: &JsValue) -> Result<BarOptions, JsValue> {
    let options = convert::from_js(it).and_then(|it| BarOptions::read(&it));
    options.map_err(|what| convert::invalid(&what))
}
