//! The bar inside an element of the page.

use std::cell::RefCell;

use serde::Deserialize;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};
use web_sys::Element;

use super::convert;
use crate::{
    host::Host,
    ui::{self, BarOptions, Language, ReasonOption, Theme},
};

/// The bar on a page. Taken off when unmounted.
#[wasm_bindgen]
pub struct Mounted(RefCell<Option<ui::Mounted>>);

impl Mounted {
    pub(super) fn new(root: &Element, host: Host, options: &JsValue) -> Result<Self, JsValue> {
        let options: Options = convert::from_js(options)?;
        Ok(Self(RefCell::new(Some(ui::mount(root.clone(), host, options.into())))))
    }
}

#[wasm_bindgen]
impl Mounted {
    /// Changes how the bar looks and behaves.
    ///
    /// # Errors
    /// An error report, when the options can't be read.
    pub fn update(&self, options: &JsValue) -> Result<(), JsValue> {
        let options: Options = convert::from_js(options)?;
        if let Some(mounted) = &*self.0.borrow() {
            mounted.update(options.into());
        }
        Ok(())
    }

    /// Takes the bar off the page; the session goes on. Harmless when repeated.
    pub fn unmount(&self) {
        let mounted = self.0.take();
        drop(mounted);
    }
}

/// `MountOptions` of the package.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Options {
    language: Option<String>,
    theme: Option<String>,
    agent_id: Option<String>,
    phone: Option<String>,
    busy_reasons: Option<Vec<Reason>>,
    rest_reasons: Option<Vec<Reason>>,
}

#[derive(Deserialize)]
struct Reason {
    code: i64,
    label: String,
}

impl From<Options> for BarOptions {
    fn from(it: Options) -> Self {
        Self {
            language: it.language.as_deref().map_or_else(Language::default, Language::parse),
            theme: match it.theme.as_deref() {
                Some("light") => Theme::Light,
                Some("dark") => Theme::Dark,
                _ => Theme::Auto,
            },
            agent_id: it.agent_id,
            phone: it.phone,
            busy_reasons: reasons(it.busy_reasons),
            rest_reasons: reasons(it.rest_reasons),
        }
    }
}

fn reasons(it: Option<Vec<Reason>>) -> Vec<ReasonOption> {
    let all = it.into_iter().flatten();
    all.map(|reason| ReasonOption { code: reason.code, label: reason.label }).collect()
}
