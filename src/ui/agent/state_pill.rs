//! The left of the bar: what the agent is doing, for how long, and whether that can be believed. It opens the menu of states.

use std::rc::Rc;

use offhook_session::{
    AgentState, AgentView, Command, Health,
    snapshot::{CommandKind, HealthView, NextView},
};
use yew::{Callback, Html, Properties, component, html, use_node_ref};

use crate::ui::{
    agent::state_menu::StateMenu,
    app::agent_state::{become_ready, mark, name, state_of},
    app::context::Ui,
    app::options::BarOptions,
    kit::control::{Control, control},
    kit::focus::focus_trigger,
    kit::icons::{Icon, icon},
    kit::popover::Popover,
    kit::timer::duration,
    kit::toggle::use_toggle,
    text::Text,
};

/// The properties of [`StatePill`].
#[derive(PartialEq, Properties)]
pub(in crate::ui) struct StatePillProps {
    pub(in crate::ui) ui: Ui,
    pub(in crate::ui) agent: AgentView,
    /// True during a call: the state that is asked for comes when the call is over.
    pub(in crate::ui) is_in_call: bool,
    pub(in crate::ui) health: HealthView,
    pub(in crate::ui) options: Rc<BarOptions>,
}

/// The state pill and the menu that it opens.
#[component]
pub(in crate::ui) fn StatePill(props: &StatePillProps) -> Html {
    let (ui, text) = (&props.ui, props.ui.text());
    let opened = use_toggle();
    let is_open = opened.is_on();
    let container = use_node_ref();
    let (close, toggle) = (opened.setter(false), opened.switch());
    let on_choose = {
        let (ui, close, container) = (ui.clone(), close.clone(), container.clone());
        Callback::from(move |command: Command| {
            close.emit(());
            focus_trigger(&container);
            ui.ask(command);
        })
    };
    let agent = &props.agent;
    let next =
        agent.next.as_ref().map(|next| (next_line(text, next, &props.options), name(state_of(next.state))));
    let word = (text.agent_state)(agent.state);
    let is_changing = is_changing(agent.pending);
    let health = props.health.state;
    // What comes next is said unless something is wrong.
    let is_next_seen = matches!(health, Health::Live | Health::SignedOut);
    let (below, next_state) = match &next {
        Some((line, name)) if is_next_seen => (line.clone(), Some(*name)),
        _ => (line_below(text, agent, health, &props.options), None),
    };
    let is_blind = health == Health::Blind;
    let label = {
        let mut label = [text.state_label, ": ", word].concat();
        let below = if is_blind { text.blind } else { &below };
        let unseen = next.as_ref().filter(|_| !is_next_seen).map_or("", |(line, _)| line);
        for more in [below, unseen, if is_changing { text.changing } else { "" }] {
            if !more.is_empty() {
                label.push_str(", ");
                label.push_str(more);
            }
        }
        label
    };
    let is_rest = agent.state == AgentState::Rest;
    let trigger = html! {
        <button type="button" class="pill" part="state" data-state={name(agent.state)} data-health={health_name(health)}
            aria-haspopup="menu" aria-expanded={if is_open { "true" } else { "false" }} aria-label={label}
            aria-busy={is_changing.then_some("true")} onclick={move |_| toggle.emit(())}>
            <span class="pill-mark">{ icon(pill_mark(agent.state, health)) }</span>
            <span class="pill-words">
                <span class="pill-top">
                    if is_blind {
                        <span class="pill-word">{ text.not_connected }</span>
                        { ui.timer(props.health.since, None) }
                    } else {
                        <span class="pill-word">{ word }</span>
                        { ui.timer(agent.since, agent.rest_ends_at.filter(|_| is_rest)) }
                    }
                </span>
                <span class="pill-below" data-state={next_state} title={next_state.map(|_| below.clone())}>{ below.clone() }</span>
            </span>
            if next.is_none() {
                <span class="pill-end">{ icon(if is_changing { Icon::Spinner } else { Icon::ChevronDown }) }</span>
            }
        </button>
    };
    let stay = next.map(|_| {
        let stay = Control {
            id: "stay-ready",
            label: text.stay_ready,
            why: agent.can.ready.why.map(text.refusal),
            is_pending: is_changing,
            ..Control::default()
        };
        // The button goes when this is done: the focus goes back before.
        control(&stay, Icon::Close, on_choose.reform(|()| become_ready()))
    });
    html! {
        <div class="state" ref={container}>
            <Popover {is_open} on_close={close} {trigger} class="start">
                if is_open {
                    <StateMenu ui={ui.clone()} agent={agent.clone()} is_in_call={props.is_in_call}
                        options={props.options.clone()} {on_choose} />
                }
            </Popover>
            // A place of its own, so that the button before it is not rendered anew, and keeps the focus.
            if let Some(stay) = stay { { stay } }
        </div>
    }
}

/// Returns true if something is under way that changes the state.
const fn is_changing(pending: Option<CommandKind>) -> bool {
    use CommandKind::{Busy, Ready, Rest, SignIn, SignOut, WrapUp};
    matches!(pending, Some(SignIn | SignOut | Ready | Busy | Rest | WrapUp))
}

/// Returns the second line: what is wrong, that the agent is offered no calls, the reason of the state, or who the agent is.
fn line_below(text: &Text, agent: &AgentView, health: Health, options: &BarOptions) -> String {
    match health {
        Health::Late => return text.late.to_owned(),
        // The state is what it was when we last knew.
        Health::Blind => return [(text.agent_state)(agent.state), " · ", text.may_miss].concat(),
        Health::Live | Health::SignedOut => {}
    }
    if agent.must_change_password {
        return text.password_due.to_owned();
    }
    if agent.state == AgentState::Ready && !agent.talk_right {
        return text.no_incoming_calls.to_owned();
    }
    let words = reason_words(text, options, agent.state, agent.reason);
    if !words.is_empty() {
        return words.to_owned();
    }
    let id = agent.id.as_ref().map_or("", |id| id.as_str());
    (text.agent_line)(id, agent.phone.as_ref().map_or("", |phone| phone.expose()))
}

/// Why busy or at rest, in the words that were agreed on, or the platform's; empty when there are none.
fn reason_words<'a>(text: &Text, options: &'a BarOptions, state: AgentState, code: Option<i64>) -> &'a str {
    let reasons = match state {
        AgentState::Busy => &options.busy_reasons,
        AgentState::Rest => &options.rest_reasons,
        _ => return "",
    };
    let Some(code) = code else { return "" };
    let agreed = reasons.iter().find(|reason| reason.code == code).map(|reason| reason.label.as_str());
    agreed.unwrap_or_else(|| (text.platform_reason)(code))
}

/// Puts the state after the call into words, as in `Next: Rest 5 min · Lunch`.
pub(in crate::ui) fn next_line(text: &Text, next: &NextView, options: &BarOptions) -> String {
    let mut line = [text.next, (text.agent_state)(state_of(next.state))].concat();
    if let Some(seconds) = next.seconds.and_then(|seconds| u64::try_from(seconds).ok()) {
        line.push(' ');
        line.push_str(&match seconds % 60 {
            0 => (text.short_minutes)(&(seconds / 60).to_string()),
            _ => duration(seconds),
        });
    }
    let why = reason_words(text, options, state_of(next.state), next.reason);
    if !why.is_empty() {
        line.push_str(" · ");
        line.push_str(why);
    }
    line
}

const fn pill_mark(state: AgentState, health: Health) -> Icon {
    match health {
        Health::Late => Icon::Warning,
        Health::Blind => Icon::Offline,
        Health::Live | Health::SignedOut => mark(state),
    }
}

/// Returns the name of the health in the style sheet.
const fn health_name(health: Health) -> &'static str {
    match health {
        Health::SignedOut => "signed-out",
        Health::Live => "live",
        Health::Late => "late",
        Health::Blind => "blind",
    }
}

#[cfg(test)]
mod tests {
    use offhook_session::NextState;

    use super::*;
    use crate::ui::{Language, ReasonOption};

    #[test]
    fn the_second_line_says_what_matters_most() {
        let text = Language::En.text();
        let options = BarOptions {
            busy_reasons: vec![ReasonOption { code: 201, label: "Training".into() }],
            ..BarOptions::default()
        };
        let mut agent = AgentView {
            id: Some("1001".into()),
            phone: Some("40038".into()),
            state: AgentState::Busy,
            ..AgentView::default()
        };
        let line = |agent: &AgentView, health| line_below(text, agent, health, &options);
        assert_eq!(line(&agent, Health::Live), "1001 · phone 40038");
        agent.reason = Some(201);
        assert_eq!(line(&agent, Health::Live), "Training");
        agent.reason = Some(7);
        assert_eq!(line(&agent, Health::Live), "rejected a call");
        agent.state = AgentState::Ready;
        assert_eq!(line(&agent, Health::Live), "1001 · phone 40038", "the reason of a state that is over");
        assert_eq!(line(&agent, Health::Blind), "Ready · calls may be missed");
    }

    #[test]
    fn what_comes_next_is_said_in_both_languages() {
        let reason = |code, label: &str| ReasonOption { code, label: label.into() };
        let options = BarOptions {
            busy_reasons: vec![reason(201, "Training")],
            rest_reasons: vec![reason(1, "午餐")],
            ..BarOptions::default()
        };
        let line = |language: Language, state, seconds, reason| {
            next_line(language.text(), &NextView { state, reason, seconds }, &options)
        };
        assert_eq!(line(Language::En, NextState::Busy, None, None), "Next: Busy");
        assert_eq!(line(Language::En, NextState::Busy, None, Some(201)), "Next: Busy · Training");
        assert_eq!(
            line(Language::En, NextState::Busy, None, Some(249)),
            "Next: Busy",
            "nobody knows this reason"
        );
        assert_eq!(line(Language::En, NextState::Rest, Some(300), None), "Next: Rest 5 min");
        assert_eq!(line(Language::En, NextState::Rest, Some(90), None), "Next: Rest 01:30");
        assert_eq!(line(Language::ZhCn, NextState::Busy, None, None), "下一状态：示忙");
        assert_eq!(line(Language::ZhCn, NextState::Rest, Some(300), Some(1)), "下一状态：休息 5 分钟 · 午餐");
    }
}
