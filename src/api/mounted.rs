//! The bar inside an element of the page.

use std::cell::RefCell;

use js_sys::Array;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};
use web_sys::Element;

use super::{convert, read::Object};
use crate::{
    host::Host,
    ui::{self, AccessCode, BarOptions, Keys, Language, Layout, Reach, ReasonOption, Theme},
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
    let it = Object(it);
    let text = |name| it.maybe_text::<String>(name).map_err(|what| convert::invalid(&what));
    Ok(BarOptions {
        language: text("language")?.as_deref().map_or_else(Language::default, Language::parse),
        theme: text("theme")?.as_deref().and_then(Theme::parse).unwrap_or_default(),
        layout: match text("layout")?.as_deref() {
            Some("panel") => Layout::Panel,
            Some("mini") => Layout::Mini,
            _ => Layout::Bar,
        },
        reach: match text("shortcuts")?.as_deref() {
            Some("page") => Reach::Page,
            Some("off") => Reach::Nowhere,
            _ => Reach::Bar,
        },
        keys: keys(it.member("shortcutKeys")),
        agent_id: text("agentId")?,
        phone: text("phone")?,
        busy_reasons: reasons(it.member("busyReasons"))?,
        rest_reasons: reasons(it.member("restReasons"))?,
        access_codes: access_codes(it.member("accessCodes"))?,
    })
}

/// Shortcuts of the page, by their names. What can't be read is as if it had not been said.
fn keys(it: Option<JsValue>) -> Keys {
    let it = it.unwrap_or_default();
    Keys::read(|name| Object(&it).maybe_text(name).ok().flatten())
}

/// Reasons of the page: objects with a code and a label.
fn reasons(it: Option<JsValue>) -> Result<Vec<ReasonOption>, JsValue> {
    let read = |it: JsValue| {
        let it = Object(&it);
        Some(ReasonOption { code: it.number("code").ok()??, label: it.maybe_text("label").ok()?? })
    };
    let all = it.map(|it| Array::from(&it)).unwrap_or_default();
    let read: Option<Vec<_>> = all.iter().map(read).collect();
    read.ok_or_else(|| {
        convert::invalid("every reason must have a whole number as \"code\" and text as \"label\"")
    })
}

/// Access codes of the page: objects with a code, as text, and a label.
fn access_codes(it: Option<JsValue>) -> Result<Vec<AccessCode>, JsValue> {
    let read = |it: JsValue| {
        let it = Object(&it);
        Some(AccessCode { code: it.maybe_text("code").ok()??, label: it.maybe_text("label").ok()?? })
    };
    let all = it.map(|it| Array::from(&it)).unwrap_or_default();
    let read: Option<Vec<_>> = all.iter().map(read).collect();
    read.ok_or_else(|| convert::invalid("every access code must have text as \"code\" and as \"label\""))
}
