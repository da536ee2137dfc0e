//! Parts that several features of the bar share: the context of all components, what an agent chooses, the words for calls and states.

pub(in crate::ui) mod agent_state;
pub(in crate::ui) mod calls;
pub(in crate::ui) mod context;
pub(in crate::ui) mod direction;
pub(in crate::ui) mod directory;
pub(in crate::ui) mod directory_queries;
pub(in crate::ui) mod focus_kept;
pub(in crate::ui) mod keyboard;
pub(in crate::ui) mod live_region;
pub(in crate::ui) mod more;
pub(in crate::ui) mod news;
pub(in crate::ui) mod options;
pub(in crate::ui) mod preferences;
pub(in crate::ui) mod shortcuts;
pub(in crate::ui) mod toast_stack;
pub(in crate::ui) mod messages;
