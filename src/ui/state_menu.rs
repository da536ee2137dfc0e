//! The menu of states: what the agent can become, for which reason, for how long.

use std::rc::Rc;

use offhook_session::{AgentState, AgentView, Command, NextState, SetState, Verdict};
use yew::{AttrValue, Callback, Html, Properties, component, html, use_state_eq};

use super::{
    context::use_ui,
    icons::Icon,
    menu::{Kind, Menu, MenuItem},
    options::{BarOptions, ReasonOption},
    state_pill::{mark, name},
};

/// Minutes of rest to choose from.
const RESTS: [u32; 5] = [5, 10, 15, 30, 60];

#[derive(PartialEq, Properties)]
pub(super) struct StateMenuProps {
    pub(super) agent: AgentView,
    pub(super) options: Rc<BarOptions>,
    pub(super) on_choose: Callback<Command>,
}

#[derive(Clone, Copy, PartialEq)]
enum Page {
    /// The states. The focus is on the one that was left for a page of its own.
    States(Option<AgentState>),
    Busy,
    Rest,
}

/// The menu.
#[component]
pub(super) fn StateMenu(props: &StateMenuProps) -> Html {
    let ui = use_ui();
    let text = ui.text();
    let page = use_state_eq(|| Page::States(None));
    let rest_reason = use_state_eq(|| None::<i64>);
    let go = {
        let page = page.setter();
        move |to| {
            let page = page.clone();
            Callback::from(move |()| page.set(to))
        }
    };
    let become_so = {
        let on_choose = props.on_choose.clone();
        move |state, reason, seconds| {
            let on_choose = on_choose.clone();
            Callback::from(move |()| on_choose.emit(Command::SetState(SetState { state, reason, seconds })))
        }
    };
    let why = |verdict: Verdict| verdict.why.map(text.refusal);
    let back = |state| {
        let on_back = go(Page::States(Some(state)));
        html! { <MenuItem label={text.back} kind={Kind::Action} mark={Icon::ChevronLeft} onclick={on_back} /> }
    };
    match *page {
        Page::States(left) => {
            let can = &props.agent.can;
            let state = |state, verdict, is_deeper, onclick| {
                let is_so = props.agent.state == state;
                let is_first = left.map_or(is_so, |left| left == state);
                html! {
                    <MenuItem label={(text.agent_state)(state)} kind={Kind::Choice(is_so)} mark={mark(state)}
                        state={name(state)} why={why(verdict)} {is_deeper} {is_first} {onclick} />
                }
            };
            let has_reasons = !props.options.busy_reasons.is_empty();
            let busy = if has_reasons { go(Page::Busy) } else { become_so(NextState::Busy, None, None) };
            let sign_out = {
                let on_choose = props.on_choose.clone();
                Callback::from(move |()| on_choose.emit(Command::SignOut))
            };
            html! {
                <Menu key="states" label={text.state_menu}>
                    { state(AgentState::Ready, can.ready, false, become_so(NextState::Ready, None, None)) }
                    { state(AgentState::Busy, can.busy, has_reasons, busy) }
                    { state(AgentState::Rest, can.rest, true, go(Page::Rest)) }
                    { state(AgentState::WrapUp, can.wrap_up, false, become_so(NextState::WrapUp, None, None)) }
                    <div class="menu-line" role="separator" />
                    <MenuItem label={text.sign_out} kind={Kind::Action} mark={Icon::SignOut} why={why(can.sign_out)}
                        onclick={sign_out} />
                </Menu>
            }
        }
        Page::Busy => {
            let current = (props.agent.state == AgentState::Busy).then_some(props.agent.reason).flatten();
            let reason = |reason: Option<i64>, label: AttrValue, is_first| {
                let onclick = become_so(NextState::Busy, reason, None);
                let kind = Kind::Choice(reason.is_some() && reason == current);
                html! { <MenuItem {label} {kind} {is_first} {onclick} /> }
            };
            html! {
                <Menu key="busy" label={(text.agent_state)(AgentState::Busy)} on_back={go(Page::States(Some(AgentState::Busy)))}>
                    { back(AgentState::Busy) }
                    <p class="menu-head" role="presentation">{ text.reason }</p>
                    { reason(None, text.no_reason.into(), true) }
                    { for props.options.busy_reasons.iter().map(|it| reason(Some(it.code), label(it), false)) }
                </Menu>
            }
        }
        Page::Rest => {
            let reason = |reason: Option<i64>, label: AttrValue| {
                let chosen = rest_reason.setter();
                let onclick = Callback::from(move |()| chosen.set(reason));
                html! { <MenuItem {label} kind={Kind::Choice(reason == *rest_reason)} {onclick} /> }
            };
            let rest = |(at, minutes): (usize, u32)| {
                let onclick = become_so(NextState::Rest, *rest_reason, Some(i64::from(minutes) * 60));
                let label = (text.minutes)(minutes);
                html! { <MenuItem {label} kind={Kind::Action} is_first={at == 0} {onclick} /> }
            };
            let reasons = &props.options.rest_reasons;
            html! {
                <Menu key="rest" label={(text.agent_state)(AgentState::Rest)} on_back={go(Page::States(Some(AgentState::Rest)))}>
                    { back(AgentState::Rest) }
                    if !reasons.is_empty() {
                        <p class="menu-head" role="presentation">{ text.reason }</p>
                        { reason(None, text.no_reason.into()) }
                        { for reasons.iter().map(|it| reason(Some(it.code), label(it))) }
                    }
                    <p class="menu-head" role="presentation">{ text.how_long }</p>
                    { for RESTS.into_iter().enumerate().map(rest) }
                </Menu>
            }
        }
    }
}

fn label(reason: &ReasonOption) -> AttrValue {
    AttrValue::from(reason.label.clone())
}
