//! Tests of what is heard of a ringing call.

use js_sys::{Array, Function};
use offhook_session::{AgentState, CallState, Snapshot};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use yew::scheduler::flush;

use super::desk::at_desk;
use super::settings::{Kept, at_settings, checkbox};
use super::snapshots::{call, signed_in};
use super::stage::Stage;

/// Recorder of the browser's own sound: keeps what is done with it, in order. The browser would let a page
/// sound that was touched.
struct Ear {
    heard: Array,
    restore: Function,
}

impl Ear {
    async fn listen() -> Self {
        // What other tests leave behind falls silent first.
        flush().await;
        let listen = Function::new_with_args(
            "heard",
            "const own = AudioContext.prototype;
             const asleep = new WeakSet();
             const overheard = {
                 state: { get() { return asleep.has(this) ? 'suspended' : 'running'; } },
                 resume: { value() { asleep.delete(this); heard.push('resume'); return Promise.resolve(); } },
                 suspend: { value() { asleep.add(this); heard.push('suspend'); return Promise.resolve(); } },
                 createOscillator: {
                     value() {
                         const tone = BaseAudioContext.prototype.createOscillator.call(this);
                         const start = tone.start.bind(tone);
                         tone.start = when => { heard.push('tone'); start(when); };
                         return tone;
                     },
                 },
             };
             const before = Object.keys(overheard).map(name => [name, Object.getOwnPropertyDescriptor(own, name)]);
             for (const [name, it] of Object.entries(overheard)) Object.defineProperty(own, name, { configurable: true, ...it });
             return () => {
                 for (const [name, it] of before) it ? Object.defineProperty(own, name, it) : delete own[name];
             };",
        );
        let heard = Array::new();
        let restore = listen.call1(&JsValue::NULL, &heard).unwrap().unchecked_into();
        Self { heard, restore }
    }

    /// Returns what was heard since this was last asked.
    fn heard(&self) -> String {
        let words = self.heard.join(" ").into();
        self.heard.set_length(0);
        words
    }
}

impl Drop for Ear {
    fn drop(&mut self) {
        self.restore.call0(&JsValue::NULL).unwrap();
    }
}

/// Sound of one ring: two notes, twice.
const RING: &str = "resume tone tone tone tone";

fn on_call(state: CallState) -> Snapshot {
    signed_in(AgentState::OnCall, vec![call("1", state)])
}

#[wasm_bindgen_test]
async fn a_ring_sounds_at_once_and_until_the_call_is_answered() {
    let _kept = Kept::nothing();
    let ear = Ear::listen().await;
    let mut stage = Stage::show(signed_in(AgentState::Ready, Vec::new())).await;
    // Somebody has touched the bar: a browser lets it sound from now on.
    stage.one(".bar").click();
    assert_eq!(ear.heard(), "");
    stage.update(on_call(CallState::Ringing)).await;
    assert_eq!(ear.heard(), RING);
    // A click on the way to the button does not make it ring twice.
    stage.one(".bar").click();
    assert_eq!(ear.heard(), "");
    stage.update(on_call(CallState::Talking)).await;
    assert_eq!(ear.heard(), "suspend");
}

#[wasm_bindgen_test]
async fn a_ring_that_could_not_sound_does_so_from_the_first_touch_until_the_caller_gives_up() {
    let _kept = Kept::nothing();
    let ear = Ear::listen().await;
    let mut stage = Stage::show(on_call(CallState::Ringing)).await;
    assert_eq!(ear.heard(), "");
    stage.one(".bar").click();
    assert_eq!(ear.heard(), RING);
    stage.update(signed_in(AgentState::WrapUp, Vec::new())).await;
    assert_eq!(ear.heard(), "suspend");
}

#[wasm_bindgen_test]
async fn who_wants_no_sound_hears_none() {
    let _kept = Kept::nothing();
    let ear = Ear::listen().await;
    let mut stage = at_settings(at_desk()).await;
    checkbox(&stage, "Sound when a call rings").click();
    flush().await;
    ear.heard();
    stage.update(on_call(CallState::Ringing)).await;
    stage.one(".bar").click();
    assert_eq!(ear.heard(), "");
}
