//! The agent's preferences in this browser, stored there under one name: no secrets, nothing of a call. A browser that
//! keeps nothing is no error: what was chosen then lasts as long as the page.

use offhook_session::{
    json::{self, Map, Value},
    wire::Wire,
};
use web_sys::Storage;

use crate::ui::{
    app::options::Theme,
    app::shortcuts::{Keys, NAMES},
    text::Language,
};

/// The name it is kept under.
const NAME: &str = "offhook";

/// The agent's preferences. Null where the page's options count.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in crate::ui) struct Preferences {
    pub(in crate::ui) language: Option<Language>,
    pub(in crate::ui) theme: Option<Theme>,
    pub(in crate::ui) ring: Ring,
    pub(in crate::ui) keys: Keys,
}

/// The sound of a ringing call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ui) struct Ring {
    pub(in crate::ui) is_on: bool,
    /// Index of the sound.
    pub(in crate::ui) sound: usize,
    /// 1 to 10.
    pub(in crate::ui) volume: u8,
}

impl Default for Ring {
    fn default() -> Self {
        Self { is_on: true, sound: 0, volume: 5 }
    }
}

/// The stored object, read leniently: a member that can't be read is as if it had not been stored.
#[derive(Wire)]
struct Kept {
    language: Option<String>,
    theme: Option<String>,
    ring: KeptRing,
    /// Keys by the name of what they do.
    keys: Map,
}

#[derive(Wire)]
struct KeptRing {
    #[wire(name = "on")]
    is_on: Option<bool>,
    sound: Option<i64>,
    volume: Option<i64>,
}

impl Preferences {
    /// Reads what was stored; anything unreadable is as if it had not been.
    pub(in crate::ui) fn stored() -> Self {
        Self::read(&object())
    }

    /// Stores the preferences. What another version has stored beside them stays.
    pub(in crate::ui) fn store(&self) {
        let mut map = object();
        self.write(&mut map);
        if let Some(storage) = storage() {
            // Full, or not allowed: see above.
            let _ = storage.set_item(NAME, &json::to_string(&Value::Object(map)));
        }
    }

    fn read(map: &Map) -> Self {
        let kept = Kept::from_map(map);
        let usual = Ring::default();
        Self {
            language: kept.language.as_deref().map(Language::parse),
            theme: kept.theme.as_deref().and_then(Theme::parse),
            ring: Ring {
                is_on: kept.ring.is_on.unwrap_or(usual.is_on),
                sound: kept.ring.sound.map_or(usual.sound, |it| it.clamp(0, 9) as usize),
                volume: kept.ring.volume.map_or(usual.volume, |it| it.clamp(0, 10) as u8),
            },
            keys: Keys::read(|name| kept.keys.get(name)?.as_str().map(str::to_owned)),
        }
    }

    fn write(&self, map: &mut Map) {
        let mut keys = Map::new();
        for (name, chosen) in NAMES.iter().zip(&self.keys.0) {
            if let Some(chosen) = chosen {
                keys.insert(*name, chosen.as_str().into());
            }
        }
        let kept = Kept {
            language: self.language.map(|it| it.tag().to_owned()),
            theme: self.theme.map(|it| it.name().to_owned()),
            ring: KeptRing {
                is_on: Some(self.ring.is_on),
                sound: Some(self.ring.sound as i64),
                volume: Some(i64::from(self.ring.volume)),
            },
            keys,
        };
        // What is no longer chosen is not written.
        for member in Kept::MEMBERS {
            map.remove(member.name);
        }
        map.extend(kept.to_map());
    }
}

fn object() -> Map {
    let text = storage().and_then(|it| it.get_item(NAME).ok().flatten());
    match text.map(|text| json::from_str(&text)) {
        Some(Ok(Value::Object(map))) => map,
        _ => Map::new(),
    }
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(text: &str) -> Map {
        let Ok(Value::Object(map)) = json::from_str(text) else { panic!("an object: {text}") };
        map
    }

    #[test]
    fn what_is_kept_is_read_again_and_what_others_kept_stays() {
        let chosen = Preferences {
            language: Some(Language::ZhCn),
            theme: Some(Theme::Dark),
            ring: Ring { is_on: false, sound: 2, volume: 10 },
            keys: Keys::read(|name| (name == "hold").then(|| "Alt+1".to_owned())),
        };
        let mut map = kept(r#"{ "theme": "light", "later": [1] }"#);
        chosen.write(&mut map);
        assert_eq!(Preferences::read(&map), chosen);
        Preferences::default().write(&mut map);
        assert_eq!(Preferences::read(&map), Preferences::default());
        assert_eq!((map.get("theme"), map.get("later")), (None, kept(r#"{"later":[1]}"#).get("later")));
    }

    #[test]
    fn what_cannot_be_read_is_as_if_it_had_not_been_kept() {
        let odd = r#"{ "theme": "pink", "ring": { "on": null, "sound": -3, "volume": 99 }, "keys": [], "language": 7 }"#;
        let ring = Ring { is_on: true, sound: 0, volume: 10 };
        let expected = Preferences { language: Some(Language::En), ring, ..Preferences::default() };
        assert_eq!(Preferences::read(&kept(odd)), expected);
        assert_eq!(Preferences::read(&kept(r#"{ "ring": 4 }"#)), Preferences::default());
    }
}
