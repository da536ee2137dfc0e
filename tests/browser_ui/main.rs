//! Tests of the bar in a shadow root of a real browser: what it shows, what it sends, how it is reached by
//! keyboard.

#![cfg(target_family = "wasm")]
#![allow(clippy::unwrap_used, reason = "in a test a panic is the report")]

mod another_call;
mod desk;
mod dial_box;
mod focus_kept;
mod keypad;
mod two_calls;
mod layouts;
mod menu;
mod mounted;
mod next_state;
mod picker;
mod preview;
mod ring;
mod sends;
mod settings;
mod shortcuts;
mod shows;
mod sign_in;
mod snapshots;
mod stage;

use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_browser);
