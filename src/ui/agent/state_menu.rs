//! The menu of states: what the agent can become, for which reason, for how long.

use std::rc::Rc;

use offhook_session::{AgentState, AgentView, Availability, Command, NextState, SetState, SignOut};
use yew::{AttrValue, Callback, Html, Properties, component, html, use_state_eq};

use crate::ui::{
    app::agent_state::{become_ready, mark, name, state_of},
    app::context::Ui,
    app::options::{BarOptions, ReasonOption},
    kit::icons::Icon,
    kit::menu::{Item, Kind, Menu, menu_item},
};

/// Minutes of rest to choose from.
const RESTS: [u32; 5] = [5, 10, 15, 30, 60];

/// The properties of [`StateMenu`].
#[derive(PartialEq, Properties)]
pub(in crate::ui) struct StateMenuProps {
    pub(in crate::ui) ui: Ui,
    pub(in crate::ui) agent: AgentView,
    /// True during a call: the state that is chosen comes when the call is over.
    pub(in crate::ui) is_in_call: bool,
    pub(in crate::ui) options: Rc<BarOptions>,
    pub(in crate::ui) on_choose: Callback<Command>,
}

#[derive(Clone, Copy, PartialEq)]
enum Page {
    /// The page of the states. The focus is on the one that was left for a page of its own.
    States(Option<AgentState>),
    Busy,
    /// With the reason chosen so far.
    Rest(Option<i64>),
}

/// The menu of states.
#[component]
pub(in crate::ui) fn StateMenu(props: &StateMenuProps) -> Html {
    let text = props.ui.text();
    let page = use_state_eq(|| Page::States(None));
    let go = |to: Page| {
        let page = page.setter();
        Callback::from(move |()| page.set(to))
    };
    let choose = |command: Command| {
        let on_choose = props.on_choose.clone();
        Callback::from(move |()| on_choose.emit(command.clone()))
    };
    let become_so = |state, reason, seconds| choose(Command::SetState(SetState { state, reason, seconds }));
    let back = |state| {
        let back = Item { mark: Some(Icon::ChevronLeft), ..Item::new(text.back, Kind::Action) };
        menu_item(&back, go(Page::States(Some(state))))
    };
    let head = |words: &'static str| html! { <p class="menu-head" role="presentation">{ words }</p> };
    let (agent, is_in_call) = (&props.agent, props.is_in_call);
    let next = agent.next.filter(|_| is_in_call);
    // The state that is ticked: the one that comes after the call, otherwise the current one.
    let ticked = if is_in_call { next.map(|next| state_of(next.state)) } else { Some(agent.state) };
    let noted = |state| next.filter(|next| next.state == state);
    let (label, from, lines) = match *page {
        Page::States(left) => {
            let why = |verdict: Availability| verdict.why.map(text.refusal);
            let state = |state, verdict: Availability, is_deeper, onclick| {
                let is_so = ticked == Some(state);
                let is_stay = is_in_call && state == AgentState::Ready;
                let word = if is_stay { text.stay_ready } else { (text.agent_state)(state) };
                let item = Item {
                    mark: Some(mark(state)),
                    state: Some(name(state)),
                    why: match verdict.why {
                        Some(_) if is_stay && next.is_none() => Some(text.nothing_noted),
                        _ => why(verdict),
                    },
                    is_deeper,
                    is_first: left.map_or(is_so, |left| left == state),
                    ..Item::new(word, Kind::Choice(is_so))
                };
                menu_item(&item, onclick)
            };
            let can = &agent.can;
            let has_reasons = !props.options.busy_reasons.is_empty();
            let busy = if has_reasons { go(Page::Busy) } else { become_so(NextState::Busy, None, None) };
            let sign_out = Item {
                mark: Some(Icon::SignOut),
                why: why(can.sign_out),
                ..Item::new(text.sign_out, Kind::Action)
            };
            let lines = html! {
                <>
                    if is_in_call { { head(text.after_call) } }
                    { state(AgentState::Ready, can.ready, false, choose(become_ready())) }
                    { state(AgentState::Busy, can.busy, has_reasons, busy) }
                    { state(AgentState::Rest, can.rest, true, go(Page::Rest(noted(NextState::Rest).and_then(|it| it.reason)))) }
                    { state(AgentState::WrapUp, can.wrap_up, false, become_so(NextState::WrapUp, None, None)) }
                    <div class="menu-line" role="separator" />
                    { menu_item(&sign_out, choose(Command::SignOut(SignOut::default()))) }
                </>
            };
            (if is_in_call { text.after_call } else { text.state_menu }, None, lines)
        }
        Page::Busy => {
            let noted = noted(NextState::Busy);
            let current = match noted {
                Some(noted) => noted.reason,
                None => agent.reason.filter(|_| agent.state == AgentState::Busy),
            };
            let is_none = noted.is_some() && current.is_none();
            let none = Item { is_first: true, ..Item::new(text.no_reason, Kind::Choice(is_none)) };
            let reason = |it: &ReasonOption| {
                let item = Item::new(it.label.clone(), Kind::Choice(current == Some(it.code)));
                menu_item(&item, become_so(NextState::Busy, Some(it.code), None))
            };
            let lines = html! {
                <>
                    { back(AgentState::Busy) }
                    { head(text.reason) }
                    { menu_item(&none, become_so(NextState::Busy, None, None)) }
                    { for props.options.busy_reasons.iter().map(reason) }
                </>
            };
            ((text.agent_state)(AgentState::Busy), Some(AgentState::Busy), lines)
        }
        Page::Rest(chosen) => {
            let (reasons, noted) = (&props.options.rest_reasons, noted(NextState::Rest));
            let reason = |label: AttrValue, code: Option<i64>| {
                menu_item(&Item::new(label, Kind::Choice(code == chosen)), go(Page::Rest(code)))
            };
            let rest = |(at, minutes): (usize, u32)| {
                let seconds = Some(i64::from(minutes) * 60);
                let kind = noted.map_or(Kind::Action, |noted| Kind::Choice(noted.seconds == seconds));
                let item = Item { is_first: at == 0, ..Item::new((text.minutes)(minutes), kind) };
                menu_item(&item, become_so(NextState::Rest, chosen, seconds))
            };
            let lines = html! {
                <>
                    { back(AgentState::Rest) }
                    if !reasons.is_empty() {
                        { head(text.reason) }
                        { reason(text.no_reason.into(), None) }
                        { for reasons.iter().map(|it| reason(it.label.clone().into(), Some(it.code))) }
                    }
                    { head(text.how_long) }
                    { for RESTS.into_iter().enumerate().map(rest) }
                </>
            };
            ((text.agent_state)(AgentState::Rest), Some(AgentState::Rest), lines)
        }
    };
    let on_back = from.map(|state| go(Page::States(Some(state))));
    html! { <Menu key={label} {label} {on_back}>{ lines }</Menu> }
}
