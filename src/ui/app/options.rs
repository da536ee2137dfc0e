//! The options of one bar: plain data from the element's attributes and properties.

use offhook_session::{
    json::{Map, Value},
    wire::{Wire, from_value},
};

use crate::ui::{app::shortcuts::Keys, text::Language};

/// The options of one bar: its looks and its behaviour.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct BarOptions {
    /// The language of its words.
    pub language: Language,
    /// The theme that its colours are of.
    pub theme: Theme,
    /// The layout of its line.
    pub layout: Layout,
    /// Part of the page in which shortcuts work.
    pub reach: Reach,
    /// The shortcuts that the page wants.
    pub keys: Keys,
    /// Work number to begin the sign-in form with.
    pub agent_id: Option<String>,
    /// Phone to begin the sign-in form with.
    pub phone: Option<String>,
    /// Reasons for being busy (200–250).
    pub busy_reasons: Vec<ReasonOption>,
    /// Reasons for resting (0–255).
    pub rest_reasons: Vec<ReasonOption>,
    /// System access codes that calls can be transferred to.
    pub access_codes: Vec<AccessCode>,
}

impl BarOptions {
    /// Reads `MountOptions` of the package.
    ///
    /// # Errors
    /// Returns what is wrong with them, with the member's path.
    pub fn read(value: &Value) -> Result<Self, String> {
        from_value::<MountOptions>(value).map(Into::into)
    }
}

/// `MountOptions` of the package.
#[derive(Wire)]
#[wire(strict)]
struct MountOptions {
    /// A tag such as `zh-CN`; the page's own, so every text is taken.
    language: Option<String>,
    /// The element's attribute, so every text is taken.
    theme: Option<String>,
    #[wire(default)]
    layout: Layout,
    #[wire(name = "shortcuts", default)]
    reach: Reach,
    /// Keys by the name of what they do. Keys that can't be read are as if they had not been said.
    #[wire(default)]
    shortcut_keys: Map,
    agent_id: Option<String>,
    phone: Option<String>,
    #[wire(default)]
    busy_reasons: Vec<ReasonOption>,
    #[wire(default)]
    rest_reasons: Vec<ReasonOption>,
    #[wire(default)]
    access_codes: Vec<AccessCode>,
}

impl From<MountOptions> for BarOptions {
    fn from(it: MountOptions) -> Self {
        Self {
            language: it.language.as_deref().map_or_else(Language::default, Language::parse),
            theme: it.theme.as_deref().and_then(Theme::parse).unwrap_or_default(),
            layout: it.layout,
            reach: it.reach,
            keys: Keys::read(|name| it.shortcut_keys.get(name)?.as_str().map(str::to_owned)),
            agent_id: it.agent_id,
            phone: it.phone,
            busy_reasons: it.busy_reasons,
            rest_reasons: it.rest_reasons,
            access_codes: it.access_codes,
        }
    }
}

/// A system access code, as the contact centre calls it.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
#[wire(strict)]
pub struct AccessCode {
    /// Number that is dialled.
    pub code: String,
    /// Name that people know it by.
    pub label: String,
}

/// A reason for being busy or resting, as the contact centre has agreed on it.
#[derive(Debug, Clone, PartialEq, Eq, Wire)]
#[wire(strict)]
pub struct ReasonOption {
    /// The number that the platform keeps.
    pub code: i64,
    /// Name that people know it by.
    pub label: String,
}

/// The layout of a bar.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Wire)]
pub enum Layout {
    /// One line, as wide as the page.
    #[default]
    Bar,
    /// A column, with everything in sight.
    Panel,
    /// One short line, with the rest behind a button.
    Mini,
}

impl Layout {
    pub(in crate::ui) const fn name(self) -> &'static str {
        match self {
            Self::Bar => "bar",
            Self::Panel => "panel",
            Self::Mini => "mini",
        }
    }
}

/// Parts of a page in which shortcuts work.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Wire)]
pub enum Reach {
    /// While the focus is in the bar.
    #[default]
    Bar,
    /// All over the page, except where somebody types.
    Page,
    /// Shortcuts work nowhere.
    #[wire(name = "off")]
    Nowhere,
}

/// Light or dark.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system wants it.
    #[default]
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// By its name.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Auto, Self::Light, Self::Dark].into_iter().find(|it| it.name() == name)
    }

    pub(in crate::ui) const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

#[cfg(test)]
mod tests {
    use offhook_session::json;

    use super::*;

    fn read(text: &str) -> Result<BarOptions, String> {
        BarOptions::read(&json::from_str(text).expect("JSON"))
    }

    #[test]
    fn options_are_read_member_by_member() {
        let all = r#"{
            "language": "zh-CN", "theme": "dark", "layout": "mini", "shortcuts": "off", "agentId": "1001", "phone": "40001",
            "shortcutKeys": { "hold": "alt+1", "mute": 7, "another": "alt+2" },
            "busyReasons": [{ "code": 201, "label": "Training" }], "restReasons": null,
            "accessCodes": [{ "code": "6001", "label": "Survey" }]
        }"#;
        let expected = BarOptions {
            language: Language::ZhCn,
            theme: Theme::Dark,
            layout: Layout::Mini,
            reach: Reach::Nowhere,
            keys: Keys::read(|name| (name == "hold").then(|| "Alt+1".to_owned())),
            agent_id: Some("1001".to_owned()),
            phone: Some("40001".to_owned()),
            busy_reasons: vec![ReasonOption { code: 201, label: "Training".to_owned() }],
            rest_reasons: Vec::new(),
            access_codes: vec![AccessCode { code: "6001".to_owned(), label: "Survey".to_owned() }],
        };
        assert_eq!(read(all), Ok(expected));
        assert_eq!(read("{}"), Ok(BarOptions::default()));
        assert_eq!(read(r#"{ "theme": "pink", "language": "tlh" }"#), Ok(BarOptions::default()));
    }

    #[test]
    fn an_option_that_cannot_be_read_is_named() {
        for (text, expected) in [
            ("null", "the argument must be an object"),
            (r#"{ "phone": 40001 }"#, r#""phone" must be text"#),
            (r#"{ "layout": "wide" }"#, r#""layout" must be one of bar, panel, mini"#),
            (r#"{ "shortcuts": true }"#, r#""shortcuts" must be one of bar, page, off"#),
            (
                r#"{ "busyReasons": [{ "code": "201", "label": "" }] }"#,
                r#""busyReasons[0].code" must be a whole number"#,
            ),
            (
                r#"{ "accessCodes": [{ "code": "6001" }] }"#,
                r#""accessCodes[0].label" is missing; it must be text"#,
            ),
        ] {
            assert_eq!(read(text), Err(expected.to_owned()), "{text}");
        }
    }
}
