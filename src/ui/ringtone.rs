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
use wasm_bindgen::JsValue;
use web_sys::AudioContext;

/// A double ring, then a pause.
const PERIOD_MS: u32 = 3_000;
const RINGS: [f64; 2] = [0.0, 0.6];
const RING_SECONDS: f64 = 0.4;
const TONES_HZ: [f32; 2] = [587.3, 740.0];
const VOLUME: f32 = 0.06;

/// The sound.
#[derive(Default)]
pub(super) struct Ringtone {
    context: RefCell<Option<AudioContext>>,
    is_ringing: Rc<Cell<bool>>,
}

/// Sounds until it is dropped.
pub(super) struct Ringing {
    _again: Interval,
    context: AudioContext,
    is_ringing: Rc<Cell<bool>>,
}

impl Drop for Ringing {
    fn drop(&mut self) {
        self.is_ringing.set(false);
        // Silences the tones that are under way; the context is resumed for the next call.
        let _ = self.context.suspend();
    }
}

impl Ringtone {
    /// To be called while somebody clicks or types.
    pub(super) fn unlock(&self) {
        let mut context = self.context.borrow_mut();
        match &*context {
            None => *context = AudioContext::new().ok(),
            // It has been ringing unheard.
            Some(context) if self.is_ringing.get() => drop(context.resume()),
            Some(_) => {}
        }
    }

    /// Rings from now on.
    pub(super) fn ring(&self) -> Option<Ringing> {
        let known = self.context.borrow().clone();
        let context = known.or_else(|| AudioContext::new().ok())?;
        self.context.replace(Some(context.clone()));
        self.is_ringing.set(true);
        let _ = context.resume();
        let _ = double_ring(&context);
        let again = {
            let context = context.clone();
            Interval::new(PERIOD_MS, move || {
                let _ = double_ring(&context);
            })
        };
        Some(Ringing { _again: again, context, is_ringing: self.is_ringing.clone() })
    }
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
