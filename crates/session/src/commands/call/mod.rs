//! Commands that begin a call, and those of one call.

mod dial;
mod dial_preview;
mod pick_up;
mod take_queued;
mod answer;
mod reject;
mod hold;
mod retrieve;
mod mute;
mod unmute;
mod keypad;
mod media;
mod data;
mod hang_up;

pub use answer::Answer;
pub use data::SetCallData;
pub use dial::Dial;
pub use dial_preview::DialPreview;
pub use hang_up::HangUp;
pub use hold::Hold;
pub use keypad::Keypad;
pub use media::SwitchMedia;
pub use mute::Mute;
pub use pick_up::PickUp;
pub use reject::{Reject, RejectMode};
pub use retrieve::Retrieve;
pub use take_queued::TakeQueued;
pub use unmute::Unmute;
