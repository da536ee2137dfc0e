//! Components of calls: their cards and controls, the dial box, the keypad, the ring, and two calls at once.

pub(in crate::ui) mod call_card;
pub(in crate::ui) mod call_data;
pub(in crate::ui) mod calls;
pub(in crate::ui) mod controls;
pub(in crate::ui) mod dial_box;
pub(in crate::ui) mod keypad;
pub(in crate::ui) mod last_call;
pub(in crate::ui) mod party;
pub(in crate::ui) mod preview_card;
pub(in crate::ui) mod ring;
pub(in crate::ui) mod ringtone;
pub(in crate::ui) mod row;
pub(in crate::ui) mod two_calls;
