//! An object of the page's, read member by member.

use std::cell::RefCell;

use js_sys::{Array, Reflect};
use wasm_bindgen::JsValue;

/// An object of the page, whatever it is.
pub(super) struct Object<'a>(pub(super) &'a JsValue);

impl Object<'_> {
    /// Null and undefined are absent, and so is every member of what is no object.
    pub(super) fn member(&self, name: &str) -> Option<JsValue> {
        let it = Reflect::get(self.0, &JsValue::from_str(name)).ok()?;
        (!it.is_null() && !it.is_undefined()).then_some(it)
    }

    pub(super) fn maybe_text<T: From<String>>(&self, name: &str) -> Result<Option<T>, String> {
        let Some(it) = self.member(name) else { return Ok(None) };
        it.as_string().map(|text| Some(text.into())).ok_or_else(|| wrong(name, "text"))
    }

    pub(super) fn number(&self, name: &str) -> Result<Option<i64>, String> {
        let Some(it) = self.member(name) else { return Ok(None) };
        whole(&it).map(Some).ok_or_else(|| wrong(name, "a whole number"))
    }
}

/// Reads an object to its end, keeping the first mistake: what is read after one is thrown away. Returning from each member
/// that is wrong would cost a page several KB.
pub(super) struct Reader<'a> {
    pub(super) it: Object<'a>,
    mistake: &'a RefCell<Option<String>>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(it: &'a JsValue, mistake: &'a RefCell<Option<String>>) -> Self {
        Self { it: Object(it), mistake }
    }

    /// An object inside this one.
    pub(super) fn inside<'b>(&'b self, it: &'b JsValue) -> Reader<'b> {
        Reader::new(it, self.mistake)
    }

    /// Keeps the first mistake.
    #[inline(never)]
    pub(super) fn fail(&self, what: String) {
        self.mistake.borrow_mut().get_or_insert(what);
    }

    fn kept<T>(&self, read: Result<Option<T>, String>) -> Option<T> {
        read.unwrap_or_else(|what| {
            self.fail(what);
            None
        })
    }

    #[inline(never)]
    pub(super) fn required(&self, name: &str) -> Option<JsValue> {
        let it = self.it.member(name);
        if it.is_none() {
            self.fail(["\"", name, "\" is missing"].concat());
        }
        it
    }

    #[inline(never)]
    pub(super) fn text(&self, name: &str) -> String {
        self.required(name);
        self.maybe_text(name).unwrap_or_default()
    }

    #[inline(never)]
    pub(super) fn maybe_text(&self, name: &str) -> Option<String> {
        self.kept(self.it.maybe_text(name))
    }

    #[inline(never)]
    pub(super) fn number(&self, name: &str) -> i64 {
        self.required(name);
        self.maybe_number(name).unwrap_or_default()
    }

    #[inline(never)]
    pub(super) fn maybe_number(&self, name: &str) -> Option<i64> {
        self.kept(self.it.number(name))
    }

    #[inline(never)]
    pub(super) fn switch(&self, name: &str) -> bool {
        self.required(name);
        self.flag(name).unwrap_or_default()
    }

    #[inline(never)]
    pub(super) fn flag(&self, name: &str) -> Option<bool> {
        let it = self.it.member(name)?;
        let flag = it.as_bool();
        if flag.is_none() {
            self.fail(wrong(name, "true or false"));
        }
        flag
    }

    #[inline(never)]
    pub(super) fn numbers(&self, name: &str) -> Option<Vec<i64>> {
        let all = Array::from(&self.it.member(name)?);
        let read: Option<Vec<i64>> = all.iter().map(|it| whole(&it)).collect();
        if read.is_none() {
            self.fail(wrong(name, "whole numbers"));
        }
        read
    }

    #[inline(never)]
    pub(super) fn texts(&self, name: &str) -> Vec<String> {
        let Some(all) = self.required(name) else { return Vec::new() };
        let read: Option<Vec<String>> = Array::from(&all).iter().map(|it| it.as_string()).collect();
        read.unwrap_or_else(|| {
            self.fail(wrong(name, "texts"));
            Vec::new()
        })
    }

    /// One of these words; the first one when something is wrong.
    pub(super) fn one_of<T: Copy>(&self, name: &str, all: &[(&str, T)]) -> T {
        self.required(name);
        self.maybe_one_of(name, all).unwrap_or(all[0].1)
    }

    #[inline(never)]
    pub(super) fn maybe_one_of<T: Copy>(&self, name: &str, all: &[(&str, T)]) -> Option<T> {
        let said = self.maybe_text(name)?;
        let found = all.iter().find(|(word, _)| *word == said);
        if found.is_none() {
            let words: Vec<&str> = all.iter().map(|(word, _)| *word).collect();
            self.fail(wrong(name, &["one of ", &words.join(", ")].concat()));
        }
        found.map(|(_, it)| *it)
    }
}

fn whole(it: &JsValue) -> Option<i64> {
    it.as_f64().filter(|number| number.fract() == 0.0).map(|number| number as i64)
}

/// What should have stood there.
pub(super) fn wrong(name: &str, expected: &str) -> String {
    ["\"", name, "\" must be ", expected].concat()
}
