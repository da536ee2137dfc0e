//! The bar: left, middle and right, what floats above them, and what is heard.

use std::rc::Rc;

use offhook_session::{
    AgentState, CallId, Notice, Snapshot,
    snapshot::{PendingAct, Phase},
};
use web_sys::KeyboardEvent;
use yew::{
    Callback, ContextProvider, Html, Properties, component, html, use_effect_with, use_memo, use_mut_ref,
    use_node_ref, use_reducer, use_state_eq,
};

use super::{
    call_card::number,
    calls::{calls, meant, ringing},
    context::{Ask, Ui},
    controls::controls,
    desk::{Desk, Seen, Unseen},
    directory::Directory,
    handing::handing,
    keyboard::{Keyboard, use_shortcuts},
    live_region::live_region,
    more::use_more,
    options::{BarOptions, Layout, Reach},
    placement::use_placement,
    preferences::Preferences,
    ring::use_ring,
    ringtone::Ringtone,
    sign_in::SignInForm,
    state_pill::{StatePill, next_line},
    timer::Clock,
    toasts::{ToastAction, Toasts, toast_stack},
};

/// What a bar shows, and whom it asks.
#[derive(Clone, PartialEq, Properties)]
pub struct BarProps {
    /// What there is to see.
    pub snapshot: Rc<Snapshot>,
    /// How it looks and behaves.
    pub options: BarOptions,
    /// The way to ask for something.
    pub ask: Ask,
    /// The latest news, to be read out.
    #[prop_or_default]
    pub news: Rc<Vec<Notice>>,
}

/// The bar.
#[component]
pub fn Bar(props: &BarProps) -> Html {
    let toasts = use_reducer(Toasts::default);
    let chosen = use_state_eq(|| None::<CallId>);
    let ringtone = use_memo((), |()| Ringtone::default());
    let bar = use_node_ref();
    let (is_up, look) = use_placement(bar.clone());
    let options = use_memo(props.options.clone(), Clone::clone);
    let snapshot = &*props.snapshot;
    let Snapshot { agent, health, .. } = snapshot;
    let is_in_call = agent.state == AgentState::OnCall || !snapshot.calls.is_empty();
    let is_signed_in = matches!(agent.phase, Phase::SignedIn | Phase::SigningOut);
    {
        let toasts = toasts.dispatcher();
        // What failed before is of no interest in a new session.
        use_effect_with(is_signed_in, move |is_signed_in| {
            if *is_signed_in {
                toasts.dispatch(ToastAction::Clear);
            }
        });
    }
    let preferences = use_state_eq(|| Rc::new(Preferences::kept()));
    let (said, seen) = (use_state_eq(|| (0, "")), use_state_eq(Seen::default));
    let language = preferences.language.unwrap_or(props.options.language);
    let theme = preferences.theme.unwrap_or(props.options.theme);
    let text = language.text();
    let directory = use_reducer(Directory::default);
    let ui = Ui {
        language,
        ask: props.ask.clone(),
        toasts: toasts.dispatcher(),
        directory,
        preferences: (*preferences).clone(),
        on_keep: {
            let preferences = preferences.setter();
            Callback::from(move |new| preferences.set(Rc::new(new)))
        },
        on_say: {
            let said = said.clone();
            Callback::from(move |words| said.set((said.0 + 1, words)))
        },
        shortcuts: Rc::new(preferences.keys.or(&props.options.keys)),
    };
    let was_noted = use_mut_ref(|| false);
    let next = {
        let mut was_noted = was_noted.borrow_mut();
        *was_noted = is_in_call && (*was_noted || agent.next.is_some());
        match &agent.next {
            Some(next) => Some(next_line(text, next, &options)),
            None => was_noted.then(|| text.says_next_withdrawn.to_owned()),
        }
    };
    // An offer that is gone, and was not taken, was withdrawn: that is said until something else happens.
    let offered = use_mut_ref(|| false);
    let is_withdrawn = {
        let mut offered = offered.borrow_mut();
        // The agent counts as on a call from the offer on.
        let is_taken = !snapshot.calls.is_empty() || agent.pending == Some(PendingAct::DialPreview);
        *offered = is_signed_in && !is_taken && (*offered || snapshot.preview.is_some());
        *offered && snapshot.preview.is_none()
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
    let (on_point, on_focus) = (look.clone(), look);
    ringtone.choose(preferences.ring);
    let on_try = {
        let ringtone = ringtone.clone();
        Callback::from(move |()| ringtone.sample())
    };
    use_ring(ringing(&snapshot.calls).map(|call| number(text, call.remote.number.reveal())), ringtone);
    let layout = props.options.layout;
    let more = use_more(layout, &bar);
    let on_shortcut = use_shortcuts(Keyboard {
        ui: &ui,
        bar: &bar,
        reach: if is_signed_in { props.options.reach } else { Reach::Nowhere },
        snapshot: &props.snapshot,
        chosen: (*chosen).clone(),
        reveal: more.reveal(),
    });
    let badge = if is_signed_in { Unseen::of(snapshot, *seen).badge() } else { Html::default() };
    let (more_button, on_focus_out) = (more.button(&ui, is_signed_in, badge), more.on_focus_out.clone());
    let is_more = more.is_open();
    let on_seen = {
        let seen = seen.setter();
        Callback::from(move |new| seen.set(new))
    };
    // Escape puts the tips away until the pointer or the focus goes on.
    let is_quiet = use_state_eq(|| false);
    let quiet = |it: bool| {
        let is_quiet = is_quiet.setter();
        move || is_quiet.set(it)
    };
    let (hush, over, focus) = (quiet(true), quiet(false), quiet(false));
    html! {
        <ContextProvider<Ui> context={ui.clone()}>
            <div class="bar" part="bar" role="region" aria-label={text.region} lang={language.tag()} ref={bar}
                tabindex={(layout == Layout::Mini).then_some("-1")} data-layout={layout.name()}
                data-more={is_more.then_some("")} data-theme={theme.name()} data-side={if is_up { "up" } else { "down" }}
                data-quiet={is_quiet.then_some("")} onclick={move |_| on_click.emit(())}
                onkeydown={move |event: KeyboardEvent| {
                    on_key.emit(());
                    if event.key() == "Escape" {
                        hush();
                    }
                    more.hear(&event);
                    on_shortcut.emit(event);
                }}
                onpointerenter={move |_| on_point.emit(())} onpointerover={move |_| over()}
                onfocusout={move |event| on_focus_out.emit(event)} onfocusin={move |_| {
                    on_focus.emit(());
                    focus();
                }}>
                <Clock>
                    if is_signed_in {
                        <div class="row">
                            <StatePill agent={agent.clone()} {is_in_call} health={*health} options={options.clone()} />
                            { calls(&ui, snapshot, meant, &on_choose, &options, is_withdrawn) }
                            // Its place is there when it is not, so that nothing else is drawn anew.
                            { handing(&ui, &snapshot.calls, meant).unwrap_or_default() }
                            { controls(&ui, snapshot, meant, &options) }
                            <Desk snapshot={props.snapshot.clone()} options={options.clone()} seen={*seen} {on_seen} {on_try} />
                        </div>
                    } else {
                        <SignInForm agent={agent.clone()} options={options.clone()} />
                    }
                </Clock>
                { more_button }
                { toast_stack(&ui, &toasts) }
                { live_region(text, &props.news, next, *said) }
            </div>
        </ContextProvider<Ui>>
    }
}
