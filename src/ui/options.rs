//! How one bar looks and behaves. Plain data from the element's attributes and properties.

use super::{shortcuts::Keys, text::Language};

/// How one bar looks and behaves.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct BarOptions {
    /// Its language.
    pub language: Language,
    /// Its colours.
    pub theme: Theme,
    /// How it is laid out.
    pub layout: Layout,
    /// Where shortcuts work.
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
    /// System access codes that calls can be handed to.
    pub access_codes: Vec<AccessCode>,
}

/// A system access code, as the contact centre calls it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessCode {
    /// What is dialled.
    pub code: String,
    /// What people call it.
    pub label: String,
}

/// A reason for being busy or resting, as the contact centre has agreed on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReasonOption {
    /// The number that the platform keeps.
    pub code: i64,
    /// What people call it.
    pub label: String,
}

/// How a bar is laid out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
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
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Bar => "bar",
            Self::Panel => "panel",
            Self::Mini => "mini",
        }
    }
}

/// Where shortcuts work.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Reach {
    /// While the focus is in the bar.
    #[default]
    Bar,
    /// All over the page, except where somebody types.
    Page,
    /// They don't.
    Nowhere,
}

/// Light or dark.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system wants it.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// By its name.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Auto, Self::Light, Self::Dark].into_iter().find(|it| it.name() == name)
    }

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}
