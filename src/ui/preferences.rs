//! What the agent has chosen in this browser, kept there under one name: no secrets, nothing of a call. A browser that
//! keeps nothing is no error: what was chosen then lasts as long as the page.

use js_sys::{JSON, Object, Reflect};
use wasm_bindgen::JsValue;
use web_sys::Storage;

use super::{
    options::Theme,
    shortcuts::{Keys, NAMES},
    text::Language,
};

/// The name it is kept under.
const NAME: &str = "offhook";

/// What was chosen; what was not is the page's to say.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Preferences {
    pub(super) language: Option<Language>,
    pub(super) theme: Option<Theme>,
    pub(super) ring: Ring,
    pub(super) keys: Keys,
}

/// How a call sounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ring {
    pub(super) is_on: bool,
    /// Which of the sounds.
    pub(super) sound: usize,
    /// 1 to 10.
    pub(super) volume: u8,
}

impl Default for Ring {
    fn default() -> Self {
        Self { is_on: true, sound: 0, volume: 5 }
    }
}

impl Preferences {
    /// What was kept; anything unreadable is as if it had not been.
    pub(super) fn kept() -> Self {
        let it = object();
        let text = |name| get(&it, name).as_string();
        let (ring, keys) = (get(&it, "ring"), get(&it, "keys"));
        let number = |name, most: f64| get(&ring, name).as_f64().map(|it| it.max(0.0).min(most));
        let usual = Ring::default();
        Self {
            language: text("language").as_deref().map(Language::parse),
            theme: text("theme").as_deref().and_then(Theme::parse),
            ring: Ring {
                is_on: get(&ring, "on").as_bool().unwrap_or(usual.is_on),
                sound: number("sound", 9.0).map_or(usual.sound, |it| it as usize),
                volume: number("volume", 10.0).map_or(usual.volume, |it| it as u8),
            },
            keys: Keys::read(|name| get(&keys, name).as_string()),
        }
    }

    /// Keeps it. What another version has kept beside it stays.
    pub(super) fn keep(&self) {
        let it = object();
        let (ring, keys) = (JsValue::from(Object::new()), JsValue::from(Object::new()));
        set(&ring, "on", self.ring.is_on);
        set(&ring, "sound", self.ring.sound as u32);
        set(&ring, "volume", self.ring.volume);
        for (name, chosen) in NAMES.iter().zip(&self.keys.0) {
            set(&keys, name, chosen.as_deref().map_or(JsValue::UNDEFINED, JsValue::from_str));
        }
        set(&it, "language", self.language.map_or(JsValue::UNDEFINED, |it| it.tag().into()));
        set(&it, "theme", self.theme.map_or(JsValue::UNDEFINED, |it| it.name().into()));
        set(&it, "ring", ring);
        set(&it, "keys", keys);
        let text = JSON::stringify(&it).ok().and_then(|text| text.as_string());
        if let (Some(storage), Some(text)) = (storage(), text) {
            // Full, or not allowed: see above.
            let _ = storage.set_item(NAME, &text);
        }
    }
}

fn object() -> JsValue {
    let text = storage().and_then(|it| it.get_item(NAME).ok().flatten());
    let kept = text.and_then(|text| JSON::parse(&text).ok()).filter(JsValue::is_object);
    kept.unwrap_or_else(|| Object::new().into())
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

fn get(it: &JsValue, name: &str) -> JsValue {
    // Of what is no object nothing can be read: then it is not there.
    Reflect::get(it, &name.into()).unwrap_or_default()
}

fn set(it: &JsValue, name: &str, value: impl Into<JsValue>) {
    // The objects are ours, or fresh from JSON: nothing of them is frozen.
    let _ = Reflect::set(it, &name.into(), &value.into());
}
