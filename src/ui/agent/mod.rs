//! Components of the agent: the sign-in form, and the state with its menu.

pub(in crate::ui) mod sign_in;
pub(in crate::ui) mod sign_in_options;
pub(in crate::ui) mod state_menu;
pub(in crate::ui) mod state_pill;
