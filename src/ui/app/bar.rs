//! The bar: left, middle and right, what floats above them, and what is heard.

use std::{cell::Cell, rc::Rc};

use offhook_session::{
    AgentState, CallId, Snapshot,
    snapshot::{CommandKind, Phase},
};
use web_sys::{FocusEvent, KeyboardEvent};
use yew::{Callback, Html, html};

use crate::ui::{
    agent::sign_in::SignInForm,
    agent::state_pill::{StatePill, next_line},
    app::context::{Around, Ask, Ui},
    app::directory::Directory,
    app::keyboard::{Keyboard, listen},
    app::live::Latest,
    app::options::{BarOptions, Layout, Reach},
    app::panels::prepare,
    app::preferences::Preferences,
    app::toasts::{ToastAction, Toasts, toast_stack},
    call::call_card::number,
    call::calls::{calls, meant, ringing},
    call::controls::controls,
    call::ring::ring,
    call::ringtone::Ringtone,
    call::two_calls::handing,
    desk::{Desk, Seen, Unseen},
    kit::focus_kept::focus_kept,
    kit::live_region::live_region,
    kit::memory::Memory,
    kit::more::more,
    kit::part::{HeldPart, Part, part},
    kit::placement::placement,
};

/// The bar: what it shows, and whom it asks.
#[derive(Clone, PartialEq)]
pub struct Bar {
    /// What there is to see.
    pub snapshot: Rc<Snapshot>,
    /// How it looks and behaves.
    pub options: BarOptions,
    /// The way to ask for something.
    pub ask: Ask,
    /// The latest news, to be read out.
    pub news: Latest,
}

impl From<Bar> for HeldPart {
    fn from(bar: Bar) -> Self {
        Self::new(bar)
    }
}

impl Part for Bar {
    fn draw(&self, memory: &mut Memory) -> Html {
        let toasts = memory.state(Toasts::default);
        let chosen = memory.state(|| None::<CallId>);
        let ringtone = memory.keep(Ringtone::default);
        let bar = memory.node();
        let (is_up, look) = placement(memory, bar.clone());
        let options = memory.shared(&self.options);
        let snapshot = &*self.snapshot;
        let Snapshot { agent, health, .. } = snapshot;
        let is_in_call = agent.state == AgentState::OnCall || !snapshot.calls.is_empty();
        let is_signed_in = matches!(agent.phase, Phase::SignedIn | Phase::SigningOut);
        {
            let toasts = toasts.setter();
            // What failed before is of no interest in a new session.
            memory.after(is_signed_in, move || {
                if is_signed_in {
                    toasts.dispatch(ToastAction::Clear);
                }
            });
        }
        let preferences = memory.state(|| Rc::new(Preferences::kept()));
        let (said, seen) = (memory.state(|| (0, "")), memory.state(Seen::default));
        let language = preferences.language.unwrap_or(self.options.language);
        let theme = preferences.theme.unwrap_or(self.options.theme);
        let text = language.text();
        let directory = memory.state(Directory::default);
        let around = Around {
            language,
            ask: self.ask.clone(),
            toasts: toasts.setter(),
            directory,
            preferences: (*preferences).clone(),
            keeps: preferences.setter(),
            says: said.setter(),
            shortcuts: Rc::new(preferences.keys.or(&self.options.keys)),
        };
        let ui = Ui::new(memory, &around);
        let was_noted = memory.keep(|| Cell::new(false));
        let next = {
            was_noted.set(is_in_call && (was_noted.get() || agent.next.is_some()));
            match &agent.next {
                Some(next) => Some(next_line(text, next, &options)),
                None => was_noted.get().then(|| text.says_next_withdrawn.to_owned()),
            }
        };
        // An offer that is gone, and was not taken, was withdrawn: that is said until something else happens.
        let offered = memory.keep(|| Cell::new(false));
        let is_withdrawn = {
            // The agent counts as on a call from the offer on.
            let is_taken = !snapshot.calls.is_empty() || agent.pending == Some(CommandKind::DialPreview);
            offered.set(is_signed_in && !is_taken && (offered.get() || snapshot.preview.is_some()));
            offered.get() && snapshot.preview.is_none()
        };
        let meant = meant(&snapshot.calls, chosen.as_ref());
        let on_choose = {
            let chosen = chosen.setter();
            Callback::from(move |id| chosen.set(Some(id)))
        };
        let unlock = {
            let ringtone = ringtone.clone();
            Callback::from(move |()| ringtone.unlock())
        };
        let (on_click, on_key) = (unlock.clone(), unlock);
        let touch = Callback::from(move |()| {
            look.emit(());
            // Whoever comes near may open something.
            if is_signed_in {
                prepare();
            }
        });
        let (on_point, on_focus) = (touch.clone(), touch);
        ringtone.choose(preferences.ring);
        let on_try = {
            let ringtone = ringtone.clone();
            Callback::from(move |()| ringtone.sample())
        };
        ring(
            memory,
            ringing(&snapshot.calls).map(|call| number(text, call.remote.number.reveal())),
            ringtone,
        );
        let layout = self.options.layout;
        let more = more(memory, layout, &bar);
        let on_shortcut = listen(
            memory,
            Keyboard {
                ui: &ui,
                bar: &bar,
                reach: if is_signed_in { self.options.reach } else { Reach::Nowhere },
                snapshot: &self.snapshot,
                chosen: (*chosen).clone(),
                reveal: more.reveal(),
            },
        );
        let badge = if is_signed_in { Unseen::of(snapshot, *seen).badge() } else { Html::default() };
        let (more_button, on_focus_out) = (more.button(&ui, is_signed_in, badge), more.on_focus_out.clone());
        let on_focus_lost = focus_kept(memory, &bar);
        let is_more = more.is_open();
        let on_seen = {
            let seen = seen.setter();
            Callback::from(move |new| seen.set(new))
        };
        // Escape puts the tips away until the pointer or the focus goes on.
        let is_quiet = memory.state(|| false);
        let (hush, over) = (is_quiet.makes(true), is_quiet.makes(false));
        let focus = over.clone();
        let state = StatePill {
            ui: ui.clone(),
            agent: agent.clone(),
            is_in_call,
            health: *health,
            options: options.clone(),
        };
        html! {
            <div class="bar" part="bar" role="region" aria-label={text.region} lang={language.tag()} ref={bar}
                tabindex={(layout == Layout::Mini).then_some("-1")} data-layout={layout.name()}
                data-more={is_more.then_some("")} data-theme={theme.name()} data-side={if is_up { "up" } else { "down" }}
                data-quiet={is_quiet.then_some("")} onclick={move |_| on_click.emit(())}
                onkeydown={move |event: KeyboardEvent| {
                    on_key.emit(());
                    if event.key() == "Escape" {
                        hush.emit(());
                    }
                    more.hear(&event);
                    on_shortcut.emit(event);
                }}
                onpointerenter={move |_| on_point.emit(())} onpointerover={move |_| over.emit(())}
                onfocusout={move |event: FocusEvent| {
                    on_focus_out.emit(event.clone());
                    on_focus_lost.emit(event);
                }} onfocusin={move |_| {
                    on_focus.emit(());
                    focus.emit(());
                }}>
                if is_signed_in {
                    <div class="row">
                        { part(state) }
                        { calls(&ui, snapshot, meant, &on_choose, &options, is_withdrawn) }
                        // Its place is there when it is not, so that nothing else is drawn anew.
                        { handing(&ui, &snapshot.calls, meant).unwrap_or_default() }
                        { controls(&ui, snapshot, meant, &options) }
                        { part(Desk {
                            ui: ui.clone(),
                            snapshot: self.snapshot.clone(),
                            options: options.clone(),
                            seen: *seen,
                            on_seen,
                            on_try,
                        }) }
                    </div>
                } else {
                    { part(SignInForm { ui: ui.clone(), agent: agent.clone(), options }) }
                }
                { more_button }
                { toast_stack(&ui, &toasts) }
                { live_region(text, &self.news.0, next, *said) }
            </div>
        }
    }
}
