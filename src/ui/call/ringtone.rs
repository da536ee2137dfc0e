//! The sound of a ringing call, made of oscillators: no file to load, nothing for a content policy to refuse.
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

use crate::ui::app::preferences::Ring;

/// A ring, then a pause.
const PERIOD_MS: u32 = 3_000;
/// The sounds that an agent can choose from; each tone with its frequency in Hz, its beginning and its length in seconds.
const SOUNDS: [&[(f32, f64, f64)]; 3] = [
    &[(587.3, 0.0, 0.4), (740.0, 0.0, 0.4), (587.3, 0.6, 0.4), (740.0, 0.6, 0.4)],
    &[(880.0, 0.0, 0.5), (698.5, 0.25, 0.5), (587.3, 0.5, 0.8)],
    &[(329.6, 0.0, 1.2), (392.0, 0.0, 1.2)],
];
/// Of each step of the volume.
const STEP: f32 = 0.012;

/// The sound of a ringing call. A clone is the same.
#[derive(Clone, Default)]
pub(in crate::ui) struct Ringtone {
    context: Rc<RefCell<Option<AudioContext>>>,
    is_ringing: Rc<Cell<bool>>,
    choice: Rc<Cell<Ring>>,
}

/// Sounds until it is dropped.
pub(in crate::ui) struct Ringing {
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
    /// Sets what it sounds like from now on.
    pub(in crate::ui) fn choose(&self, choice: Ring) {
        self.choice.set(choice);
    }

    /// Sounds once, for whoever chooses.
    pub(in crate::ui) fn sample(&self) {
        if self.context.borrow().is_none() {
            self.context.replace(AudioContext::new().ok());
        }
        if let Some(context) = &*self.context.borrow() {
            let _ = context.resume();
            let _ = sound_once(context, self.choice.get());
        }
    }

    /// To be called while somebody clicks or types.
    pub(in crate::ui) fn unlock(&self) {
        if !self.is_ringing.get() {
            if self.context.borrow().is_none() {
                self.context.replace(AudioContext::new().ok());
            }
        } else if !self.is_allowed() {
            self.sound();
        }
    }

    /// Rings from now on; where nobody has touched the page yet, from the first touch on.
    pub(in crate::ui) fn ring(&self) -> Ringing {
        self.is_ringing.set(true);
        if self.context.borrow().is_some() || was_touched() {
            self.sound();
        }
        let (context, choice) = (self.context.clone(), self.choice.clone());
        let again = Interval::new(PERIOD_MS, move || {
            if let Some(context) = context.borrow().as_ref().filter(|_| choice.get().is_on) {
                let _ = sound_once(context, choice.get());
            }
        });
        Ringing { _again: again, context: self.context.clone(), is_ringing: self.is_ringing.clone() }
    }

    /// Returns true if the browser lets it sound.
    fn is_allowed(&self) -> bool {
        let context = self.context.borrow();
        context.as_ref().is_some_and(|context| context.state() == AudioContextState::Running)
    }

    fn sound(&self) {
        if !self.choice.get().is_on {
            return;
        }
        let mut context = self.context.borrow_mut();
        if context.is_none() {
            *context = AudioContext::new().ok();
        }
        if let Some(context) = &*context {
            let _ = context.resume();
            let _ = sound_once(context, self.choice.get());
        }
    }
}

/// Returns true if somebody has touched the page, and in browsers that can't say.
fn was_touched() -> bool {
    let get = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).ok();
    let Some(window) = web_sys::window() else { return false };
    let activation = get(&window.navigator(), "userActivation").filter(JsValue::is_object);
    activation.and_then(|it| get(&it, "hasBeenActive")?.as_bool()).unwrap_or(true)
}

fn sound_once(context: &AudioContext, choice: Ring) -> Result<(), JsValue> {
    let volume = f32::from(choice.volume) * STEP;
    for (frequency, after, seconds) in *SOUNDS.get(choice.sound).unwrap_or(&SOUNDS[0]) {
        let start = context.current_time() + after;
        tone(context, *frequency, volume, start, start + seconds)?;
    }
    Ok(())
}

/// One tone, faded in and out so that it does not click.
fn tone(context: &AudioContext, frequency: f32, most: f32, start: f64, end: f64) -> Result<(), JsValue> {
    let (oscillator, gain) = (context.create_oscillator()?, context.create_gain()?);
    oscillator.frequency().set_value(frequency);
    let volume = gain.gain();
    volume.set_value_at_time(0.0, start)?;
    volume.linear_ramp_to_value_at_time(most, start + 0.02)?;
    volume.set_value_at_time(most, end - 0.08)?;
    volume.linear_ramp_to_value_at_time(0.0, end)?;
    oscillator.connect_with_audio_node(&gain)?;
    gain.connect_with_audio_node(&context.destination())?;
    oscillator.start_with_when(start)?;
    oscillator.stop_with_when(end)
}
