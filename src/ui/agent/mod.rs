//! The agent: signing in, and the state that the agent is in.

pub(in crate::ui) mod sign_in;
pub(in crate::ui) mod sign_in_options;
pub(in crate::ui) mod state_menu;
pub(in crate::ui) mod state_pill;
