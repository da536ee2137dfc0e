//! The bar as a whole: what joins it to its host, what every component can reach, and what an agent chooses.

pub(in crate::ui) mod bar;
pub(in crate::ui) mod context;
pub(in crate::ui) mod directory;
pub(in crate::ui) mod focus_kept;
pub(in crate::ui) mod keyboard;
pub(in crate::ui) mod live;
pub(in crate::ui) mod live_region;
pub(in crate::ui) mod more;
pub(in crate::ui) mod options;
pub(in crate::ui) mod panels;
pub(in crate::ui) mod preferences;
pub(in crate::ui) mod shortcuts;
pub(in crate::ui) mod toasts;
