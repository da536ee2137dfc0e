//! The sound of a ringing call, made of two oscillators: no file to load, nothing for a content policy to refuse.
//!
//! A browser lets a page sound only after somebody has touched it: [`Ringtone::unlock`] is called from clicks and keys
//! in the bar, first of all the sign-in. Whatever fails here is ignored on purpose: a bar without sound still rings on
//! the screen, in the title and on the badge, and an error message would not make it audible.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use gloo_timers::callback::Interval;
use js_sys::Reflect;
use wasm_bindgen::JsValue;
use web_sys::{AudioContext, AudioContextState};

/// A double ring, then a pause.
const PERIOD_MS: u32 = 3_000;
const RINGS: [f64; 2] = [0.0, 0.6];
const RING_SECONDS: f64 = 0.4;
const TONES_HZ: [f32; 2] = [587.3, 740.0];
const VOLUME: f32 = 0.06;

/// The sound.
#[derive(Default)]
pub(super) struct Ringtone {
    context: Rc<RefCell<Option<AudioContext>>>,
    is_ringing: Rc<Cell<bool>>,
}

/// Sounds until it is dropped.
pub(super) struct Ringing {
    _again: Interval,
    context: Rc<RefCell<Option<AudioContext>>>,
    is_ringing: Rc<Cell<bool>>,
}

impl Drop for Ringing {
    fn drop(&mut self) {
        self.is_ringing.set(false);
        if let Some(context) = &*self.context.borrow() {
            // Silences the tones that are under way; the context is resumed for the next call.
            let _ = context.suspend();
        }
    }
}

impl Ringtone {
    /// To be called while somebody clicks or types.
    pub(super) fn unlock(&self) {
        if self.is_ringing.get() {
            self.sound();
        } else if self.context.borrow().is_none() {
            self.context.replace(AudioContext::new().ok());
        }
    }

    /// Rings from now on; where nobody has touched the page yet, from the first touch on.
    pub(super) fn ring(&self) -> Ringing {
        self.is_ringing.set(true);
        if self.context.borrow().is_some() || was_touched() {
            self.sound();
        }
        let context = self.context.clone();
        let again = Interval::new(PERIOD_MS, move || {
            if let Some(context) = &*context.borrow() {
                let _ = double_ring(context);
            }
        });
        Ringing { _again: again, context: self.context.clone(), is_ringing: self.is_ringing.clone() }
    }

    fn sound(&self) {
        let mut context = self.context.borrow_mut();
        if context.as_ref().is_some_and(|context| context.state() == AudioContextState::Running) {
            return;
        }
        if context.is_none() {
            *context = AudioContext::new().ok();
        }
        if let Some(context) = &*context {
            let _ = context.resume();
            let _ = double_ring(context);
        }
    }
}

/// Whether somebody has touched the page; browsers that can't say are taken to have been.
fn was_touched() -> bool {
    let get = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).ok();
    let Some(window) = web_sys::window() else { return false };
    let activation = get(&window.navigator(), "userActivation").filter(JsValue::is_object);
    activation.and_then(|it| get(&it, "hasBeenActive")?.as_bool()).unwrap_or(true)
}

fn double_ring(context: &AudioContext) -> Result<(), JsValue> {
    for start in RINGS {
        for frequency in TONES_HZ {
            tone(context, frequency, context.current_time() + start)?;
        }
    }
    Ok(())
}

/// One tone, faded in and out so that it does not click.
fn tone(context: &AudioContext, frequency: f32, start: f64) -> Result<(), JsValue> {
    let (oscillator, gain) = (context.create_oscillator()?, context.create_gain()?);
    oscillator.frequency().set_value(frequency);
    let (volume, end) = (gain.gain(), start + RING_SECONDS);
    volume.set_value_at_time(0.0, start)?;
    volume.linear_ramp_to_value_at_time(VOLUME, start + 0.02)?;
    volume.set_value_at_time(VOLUME, end - 0.08)?;
    volume.linear_ramp_to_value_at_time(0.0, end)?;
    oscillator.connect_with_audio_node(&gain)?;
    gain.connect_with_audio_node(&context.destination())?;
    oscillator.start_with_when(start)?;
    oscillator.stop_with_when(end)
}
