//! Keys that do what a click does. They work while the focus is in the bar; where the page wants it, all over the page,
//! but then never without a modifier, and never while somebody types there.

use offhook_session::{
    AgentState, Answer, Availability, CallId, CallState, CallView, Command, HangUp, Hold, Mute, NextState,
    Refusal, Retrieve, SetState, Snapshot, Unmute,
};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};
use yew::AttrValue;

use crate::ui::{
    app::agent_state::become_ready,
    app::calls::{ringing_call, selected_call},
    kit::focus::is_of_input_method,
};

/// Things that keys can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ui) enum ShortcutAction {
    Answer,
    HangUp,
    /// Holds the call, or retrieves it.
    Hold,
    /// Mutes the call, or unmutes it.
    Mute,
    /// Becomes ready, or busy.
    Ready,
    /// Go to where a number is typed.
    Dial,
    /// Open the transfer.
    Transfer,
}

impl ShortcutAction {
    pub(in crate::ui) const ALL: [Self; 7] =
        [Self::Answer, Self::HangUp, Self::Hold, Self::Mute, Self::Ready, Self::Dial, Self::Transfer];
}

/// The names that scripts use, in the order of [`ShortcutAction::ALL`].
pub(in crate::ui) const NAMES: [&str; 7] = ["answer", "hangUp", "hold", "mute", "ready", "dial", "transfer"];
/// The controls with these ids do the same.
const CONTROLS: [&str; 7] = ["answer", "hang-up", "hold", "mute", "", "new-call", "transfer"];
/// Browsers and screen readers leave these alone.
const USUAL: [&str; 7] =
    ["Alt+Shift+Y", "Alt+Shift+H", "Alt+Shift+P", "Alt+Shift+M", "Alt+Shift+R", "Alt+Shift+D", "Alt+Shift+F"];

/// Keys for each act: absent is for others to say, empty is none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Keys(pub [Option<AttrValue>; 7]);

impl Keys {
    /// Reads them by their names; what can't be read is absent.
    pub fn read(text: impl Fn(&str) -> Option<String>) -> Self {
        Self(NAMES.map(|name| {
            let text = text(name)?;
            if text.is_empty() { Some(AttrValue::default()) } else { normal(&text).map(Into::into) }
        }))
    }

    /// Returns what the agent chose, otherwise what the page says, otherwise the usual.
    pub(in crate::ui) fn or(&self, page: &Self) -> Shortcuts {
        Shortcuts(ShortcutAction::ALL.map(|act| {
            let at = act as usize;
            self.0[at].clone().or_else(|| page.0[at].clone()).unwrap_or(AttrValue::Static(USUAL[at]))
        }))
    }
}

/// The keys as they are now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::ui) struct Shortcuts([AttrValue; 7]);

impl Shortcuts {
    /// Empty when there are none.
    pub(in crate::ui) fn of(&self, act: ShortcutAction) -> &AttrValue {
        &self.0[act as usize]
    }

    /// The keys of the control with this id.
    pub(in crate::ui) fn of_control(&self, id: &str) -> Option<AttrValue> {
        let at = CONTROLS.iter().position(|control| *control == id)?;
        Some(self.0[at].clone()).filter(|keys| !keys.is_empty())
    }

    /// Another act with the same keys.
    pub(in crate::ui) fn conflict(&self, act: ShortcutAction) -> Option<ShortcutAction> {
        let keys = self.of(act);
        ShortcutAction::ALL
            .into_iter()
            .find(|other| *other != act && !keys.is_empty() && self.of(*other) == keys)
    }

    /// Returns what a pressed key means inside the bar. In a field letters are letters.
    pub(in crate::ui) fn inside(&self, event: &KeyboardEvent, bar: &Element) -> Option<ShortcutAction> {
        let keys = pressed(event)?;
        let can_be =
            !is_typing(event, Some(bar)) || has_modifier(&keys) && !event.get_modifier_state("AltGraph");
        self.find(&keys).filter(|_| can_be)
    }

    /// Returns what a pressed key means elsewhere on the page.
    pub(in crate::ui) fn outside(&self, event: &KeyboardEvent, bar: &Element) -> Option<ShortcutAction> {
        let keys = pressed(event).filter(|keys| has_modifier(keys))?;
        let act = self.find(&keys)?;
        let is_ours = event.composed_path().includes(bar, 0);
        (!is_ours && !is_typing(event, None)).then_some(act)
    }

    fn find(&self, keys: &str) -> Option<ShortcutAction> {
        ShortcutAction::ALL.into_iter().find(|act| *self.of(*act) == keys)
    }
}

/// The effect of a shortcut.
#[derive(Debug, PartialEq)]
pub(in crate::ui) enum ShortcutEffect {
    /// Ask for this.
    Send(Command),
    /// Go to the first of these that can be seen: a field has the focus then, a button is clicked.
    Open(&'static str),
}

/// Returns the effect that a shortcut has now, or why it has none.
pub(in crate::ui) fn effect(
    act: ShortcutAction,
    snapshot: &Snapshot,
    chosen: Option<&CallId>,
) -> Result<ShortcutEffect, Refusal> {
    let calls = &snapshot.calls;
    let selected = selected_call(calls, chosen);
    let of =
        |call: Option<&CallView>, verdict: fn(&CallView) -> Availability, command: fn(CallId) -> Command| {
            let call = call.ok_or(Refusal::NotConnected)?;
            verdict(call).why.map_or_else(|| Ok(ShortcutEffect::Send(command(call.id.clone()))), Err)
        };
    match act {
        ShortcutAction::Answer => of(
            ringing_call(calls).or(selected),
            |call| call.can.answer,
            |call| Command::Answer(Answer { call }),
        ),
        ShortcutAction::HangUp => {
            of(selected, |call| call.can.hang_up, |call| Command::HangUp(HangUp { call }))
        }
        ShortcutAction::Hold if selected.is_some_and(|call| call.state == CallState::Held) => {
            of(selected, |call| call.can.retrieve, |call| Command::Retrieve(Retrieve { call }))
        }
        ShortcutAction::Hold => of(selected, |call| call.can.hold, |call| Command::Hold(Hold { call })),
        ShortcutAction::Mute if selected.is_some_and(|call| call.muted) => {
            of(selected, |call| call.can.unmute, |call| Command::Unmute(Unmute { call }))
        }
        ShortcutAction::Mute => of(selected, |call| call.can.mute, |call| Command::Mute(Mute { call })),
        ShortcutAction::Ready => {
            let agent = &snapshot.agent;
            let is_to_be_busy = agent.state == AgentState::Ready || !calls.is_empty() && agent.next.is_none();
            let busy = SetState { state: NextState::Busy, reason: None, seconds: None };
            let (verdict, command) = if is_to_be_busy {
                (agent.can.busy, Command::SetState(busy))
            } else {
                (agent.can.ready, become_ready())
            };
            verdict.why.map_or(Ok(ShortcutEffect::Send(command)), Err)
        }
        ShortcutAction::Dial => {
            snapshot.agent.can.dial.why.map_or(Ok(ShortcutEffect::Open(".dial input, [part~=new-call]")), Err)
        }
        ShortcutAction::Transfer => {
            let why = selected.map_or(Some(Refusal::NotConnected), |call| call.can.transfer.why);
            why.map_or(Ok(ShortcutEffect::Open("[part~=transfer]")), Err)
        }
    }
}

/// The keys of an event, `Alt+Shift+Y`; none for a modifier alone.
pub(in crate::ui) fn pressed(event: &KeyboardEvent) -> Option<String> {
    let modifiers = [event.ctrl_key(), event.alt_key(), event.shift_key(), event.meta_key()];
    if is_of_input_method(event) { None } else { chord(modifiers, &event.key(), &event.code()) }
}

const MODIFIERS: [&str; 4] = ["Control", "Alt", "Shift", "Meta"];

fn chord(modifiers: [bool; 4], key: &str, code: &str) -> Option<String> {
    if MODIFIERS.contains(&key)
        || key.is_empty()
        || matches!(key, "AltGraph" | "Dead" | "Process") && code.is_empty()
    {
        return None;
    }
    // The letter on the key; where a modifier makes something else of it, its place on the keyboard.
    let is_letter = key.len() == 1 && key.as_bytes()[0].is_ascii_alphabetic();
    let placed = code.strip_prefix("Key").or_else(|| code.strip_prefix("Digit"));
    let key = if is_letter { key } else { placed.unwrap_or(if key == " " { "Space" } else { key }) };
    let mut keys = String::new();
    for (name, _) in MODIFIERS.iter().zip(modifiers).filter(|(_, is_down)| *is_down) {
        keys.push_str(name);
        keys.push('+');
    }
    keys.push_str(key);
    if key.len() == 1 {
        let at = keys.len() - 1;
        keys[at..].make_ascii_uppercase();
    }
    Some(keys)
}

/// Keys as somebody wrote them, `shift+alt+y`, in the one way that is compared.
fn normal(text: &str) -> Option<String> {
    let mut modifiers = [false; 4];
    let mut parts = text.split('+').map(str::trim).rev();
    let key = parts.next().filter(|key| !key.is_empty())?;
    for part in parts {
        let name = if part.eq_ignore_ascii_case("ctrl") { MODIFIERS[0] } else { part };
        modifiers[MODIFIERS.iter().position(|it| it.eq_ignore_ascii_case(name))?] = true;
    }
    chord(modifiers, key, "")
}

/// Without Control, Alt or Meta it is a letter that somebody may want to type.
pub(in crate::ui) fn has_modifier(keys: &str) -> bool {
    keys.split('+').any(|it| ["Control", "Alt", "Meta"].contains(&it))
}

/// Returns true if the key goes into something that is written in, shadow roots included.
fn is_typing(event: &Event, within: Option<&Element>) -> bool {
    let path = event.composed_path();
    for at in 0..path.length() {
        let Ok(element) = path.get(at).dyn_into::<Element>() else { continue };
        if within.is_some_and(|within| *within == element) {
            return false;
        }
        let name = element.tag_name().to_ascii_lowercase();
        let role = element.get_attribute("role").unwrap_or_default();
        let is_field = matches!(&*name, "input" | "textarea" | "select" | "iframe" | "object" | "embed")
            || matches!(&*role, "textbox" | "searchbox" | "combobox" | "spinbutton")
            || element.dyn_ref::<HtmlElement>().is_some_and(HtmlElement::is_content_editable);
        // A closed shadow root shows nothing of itself: there may be a field in it.
        let is_closed = at == 0 && name.contains('-') && element.shadow_root().is_none();
        if is_field || is_closed {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_the_same_however_they_are_pressed_or_written() {
        let pressed = |modifiers, key, code| chord(modifiers, key, code);
        let alt_shift = [false, true, true, false];
        assert_eq!(pressed(alt_shift, "Y", "KeyY").as_deref(), Some("Alt+Shift+Y"));
        assert_eq!(pressed(alt_shift, "Á", "KeyY").as_deref(), Some("Alt+Shift+Y"), "as some systems say it");
        assert_eq!(pressed(alt_shift, "Q", "KeyA").as_deref(), Some("Alt+Shift+Q"), "the letter on the key");
        assert_eq!(pressed([true, false, true, false], "!", "Digit1").as_deref(), Some("Control+Shift+1"));
        assert_eq!(pressed([false; 4], " ", "Space").as_deref(), Some("Space"));
        assert_eq!(pressed([false, true, false, false], "Alt", "AltLeft"), None);
        for written in ["Alt+Shift+Y", "shift + alt + y", "SHIFT+Alt+Y"] {
            assert_eq!(normal(written).as_deref(), Some("Alt+Shift+Y"), "{written}");
        }
        assert_eq!(normal("ctrl+F9").as_deref(), Some("Control+F9"));
        assert_eq!(normal("hyper+x"), None);
        assert_eq!(normal("Alt+"), None);
        assert!(has_modifier("Alt+Shift+Y") && !has_modifier("Shift+Y") && !has_modifier("F9"));
    }

    #[test]
    fn the_agent_comes_before_the_page_and_the_page_before_the_usual() {
        let keys = |name: &'static str, keys: &'static str| {
            Keys::read(move |it| (it == name).then(|| keys.to_owned()))
        };
        let page = keys("answer", "alt+1");
        assert_eq!(Keys::default().or(&page).of(ShortcutAction::Answer), "Alt+1");
        assert_eq!(keys("answer", "").or(&page).of(ShortcutAction::Answer), "", "none is a choice");
        let both = keys("hold", "alt+1").or(&page);
        assert_eq!(both.conflict(ShortcutAction::Hold), Some(ShortcutAction::Answer));
        assert_eq!(both.conflict(ShortcutAction::Mute), None);
        assert_eq!(both.of(ShortcutAction::Mute), "Alt+Shift+M");
        assert_eq!(both.of_control("hold").as_deref(), Some("Alt+1"));
        assert_eq!(both.of_control("keypad"), None);
    }
}
