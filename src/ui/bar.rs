//! The bar as a whole: left, middle and right, what floats above them, and what is heard.

use std::rc::Rc;

use offhook_session::{
    AgentState, CallId, Snapshot,
    snapshot::{CommandKind, Phase},
};
use web_sys::{Element, KeyboardEvent};
use yew::{
    Callback, Html, Properties, component, hook, html, use_mut_ref, use_node_ref, use_reducer, use_state,
};

use crate::ui::{
    agent::sign_in::SignInForm,
    agent::state_pill::{StatePill, next_line},
    app::calls::{number, ringing_call, selected_call},
    app::context::{Ask, UiContext, use_ui},
    app::directory::Directory,
    app::focus_kept::keep_focus,
    app::keyboard::{Keyboard, use_keyboard},
    app::live_region::live_region,
    app::messages::{MessageAction, Messages},
    app::more::use_more,
    app::news::Latest,
    app::options::{BarOptions, Layout, Reach},
    app::preferences::Preferences,
    app::toast_stack::toast_stack,
    call::calls::calls,
    call::controls::controls,
    call::ring::use_ring,
    call::ringtone::Ringtone,
    call::row::row_has,
    call::two_calls::two_calls,
    desk::{Desk, Seen, Unseen},
    kit::clock::Clock,
    kit::effects::use_change,
    kit::focus::{FocusLoss, use_focus_loss},
    kit::placement::use_placement,
    kit::toggle::use_toggle,
    panels::prepare,
};

/// The properties of a [`Bar`].
#[derive(Clone, PartialEq, Properties)]
pub struct BarProps {
    /// The view of the session.
    pub snapshot: Rc<Snapshot>,
    /// The options of this bar.
    pub options: Rc<BarOptions>,
    /// The way to ask for something.
    pub ask: Ask,
    /// The clock that the snapshots are stamped with.
    pub clock: Clock,
    /// The latest news, to be read out.
    pub news: Latest,
}

/// The bar as a whole.
#[component]
pub fn Bar(props: &BarProps) -> Html {
    let snapshot = &*props.snapshot;
    let Snapshot { agent, health, .. } = snapshot;
    let is_in_call = agent.state == AgentState::OnCall || !snapshot.calls.is_empty();
    let is_signed_in = matches!(agent.phase, Phase::SignedIn | Phase::SigningOut);
    let options = props.options.clone();
    let preferences = use_state(|| Rc::new(Preferences::stored()));
    let messages = use_reducer(Messages::default);
    let directory = use_reducer(Directory::default);
    let ui = use_ui(UiContext {
        language: preferences.language.unwrap_or(options.language),
        clock: props.clock.clone(),
        ask: props.ask.clone(),
        messages: messages.dispatcher(),
        directory,
        preferences: (*preferences).clone(),
        set_preferences: preferences.setter(),
        shortcuts: Rc::new(preferences.keys.or(&options.keys)),
    });
    let (text, language, layout) = (ui.text(), ui.language, options.layout);
    {
        let messages = messages.dispatcher();
        // What failed before is of no interest in a new session.
        let clear = Callback::from(move |()| {
            if is_signed_in {
                messages.dispatch(MessageAction::Clear);
            }
        });
        use_change(is_signed_in, clear);
    }
    // What was noted for the time after the call, and is not any more, is said to be withdrawn.
    let was_noted = use_latch(is_in_call, agent.next.is_some());
    let next = match &agent.next {
        Some(next) => Some(next_line(text, next, &options)),
        None => was_noted.then(|| text.says_next_withdrawn.to_owned()),
    };
    // The agent counts as on a call from the offer on.
    let is_taken = !snapshot.calls.is_empty() || agent.pending == Some(CommandKind::DialPreview);
    // An offer that is gone, and was not taken, was withdrawn: that is said until something else happens.
    let was_offered = use_latch(is_signed_in && !is_taken, snapshot.preview.is_some());
    let is_withdrawn = was_offered && snapshot.preview.is_none();
    let chosen = use_state(|| None::<CallId>);
    let selected = selected_call(&snapshot.calls, chosen.as_ref());
    let on_choose = {
        let chosen = chosen.setter();
        Callback::from(move |id| chosen.set(Some(id)))
    };
    let ringtone = use_mut_ref(Ringtone::default).borrow().clone();
    ringtone.choose(preferences.ring);
    let bar = use_node_ref();
    use_ring(
        ringing_call(&snapshot.calls).map(|call| number(text, call.remote.number.expose())),
        ringtone.clone(),
        &bar,
    );
    let (is_up, look) = use_placement(&bar);
    let more = use_more(layout, &bar);
    let on_shortcut = use_keyboard(Keyboard {
        ui: ui.clone(),
        bar: bar.clone(),
        reach: if is_signed_in { options.reach } else { Reach::Nowhere },
        snapshot: props.snapshot.clone(),
        chosen: (*chosen).clone(),
        reveal: {
            let more = more.clone();
            Callback::from(move |()| more.open())
        },
    });
    let on_loss = {
        let (more, bar) = (more.clone(), bar.clone());
        Callback::from(move |loss: FocusLoss| match loss {
            FocusLoss::Moved => more.close(),
            FocusLoss::Removed => bar.cast::<Element>().iter().for_each(keep_focus),
        })
    };
    let onfocusout = use_focus_loss(&bar, on_loss);
    let seen = use_state(Seen::default);
    let badge = if is_signed_in { Unseen::of(snapshot, *seen).badge() } else { Html::default() };
    // Escape puts the tips away until the pointer or the focus goes on.
    let quiet = use_toggle();
    let unlock = {
        let ringtone = ringtone.clone();
        Callback::from(move |()| ringtone.unlock())
    };
    let onclick = unlock.reform(|_| ());
    let onkeydown = {
        let (quiet, more) = (quiet.clone(), more.clone());
        move |event: KeyboardEvent| {
            unlock.emit(());
            if event.key() == "Escape" {
                quiet.set(true);
            }
            more.on_key(&event);
            on_shortcut.emit(event);
        }
    };
    let touch = Callback::from(move |()| {
        look.emit(());
        // Whoever comes near may open something.
        if is_signed_in {
            prepare();
        }
    });
    let onpointerenter = touch.reform(|_| ());
    let onpointerover = quiet.setter(false).reform(|_| ());
    let onfocusin = {
        let quiet = quiet.clone();
        move |_| {
            touch.emit(());
            quiet.set(false);
        }
    };
    let on_try = Callback::from(move |()| ringtone.sample());
    let two = two_calls(&ui, &snapshot.calls, selected);
    html! {
        <div class="bar" part="bar" role="region" aria-label={text.region} lang={language.tag()} ref={bar}
            tabindex={(layout == Layout::Mini).then_some("-1")} data-layout={layout.name()}
            data-more={more.is_open().then_some("")}
            data-theme={preferences.theme.unwrap_or(options.theme).name()}
            data-side={if is_up { "up" } else { "down" }} data-quiet={quiet.is_on().then_some("")}
            {onclick} {onkeydown} {onpointerenter} {onpointerover} {onfocusout} {onfocusin}>
            if is_signed_in {
                <div class="row" data-has={row_has(snapshot, selected, two.is_some())}>
                    <StatePill ui={ui.clone()} agent={agent.clone()} {is_in_call} health={*health} options={options.clone()} />
                    { calls(&ui, snapshot, selected, &on_choose, &options, is_withdrawn) }
                    // Its place is there when it is not, so that nothing else is rendered anew.
                    { two.unwrap_or_default() }
                    { controls(&ui, snapshot, selected, &options) }
                    <Desk ui={ui.clone()} snapshot={props.snapshot.clone()} {options} seen={*seen}
                        on_seen={seen.setter().to_callback()} {on_try} />
                </div>
            } else {
                <SignInForm ui={ui.clone()} agent={agent.clone()} {options} />
            }
            { more.button(&ui, is_signed_in, badge) }
            { toast_stack(&ui, &messages) }
            { live_region(text, snapshot, &props.news.0, next, messages.announcement) }
        </div>
    }
}

/// Returns true if `is_set` was true in any rendering since `is_kept` was false last.
#[hook]
fn use_latch(is_kept: bool, is_set: bool) -> bool {
    let latch = use_mut_ref(|| false);
    let is_on = is_kept && (*latch.borrow() || is_set);
    latch.replace(is_on);
    is_on
}
