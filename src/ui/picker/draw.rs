//! Renders the lines of the picker, and the ways to reach whoever was picked.

use offhook_session::{Command, TargetKind};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, MouseEvent};
use yew::{Callback, Html, classes, html};

use crate::ui::{
    kit::icons::{Icon, icon},
    picker::list::Group,
    picker::options::ReachOption,
    picker::rows::Row,
};

/// The id of a line, for the field that leads through them.
pub(in crate::ui) fn option_id(at: usize) -> String {
    ["pick-", &at.to_string()].concat()
}

/// The lines, group by group.
pub(in crate::ui) fn draw<'a>(
    groups: &'a [Group],
    active: usize,
    pick: &'a Callback<Row>,
) -> impl Iterator<Item = Html> + 'a {
    let mut at = 0;
    groups.iter().map(move |group| {
        let first = at;
        at += group.rows.len();
        let rows = group
            .rows
            .iter()
            .enumerate()
            .map(|(index, row)| line(row, first + index, first + index == active, pick));
        html! {
            <div class="pick-group" role="group" aria-label={group.heading} key={group.heading}>
                <div class="menu-head" aria-hidden="true">{ group.heading }</div>
                { for rows }
            </div>
        }
    })
}

fn line(row: &Row, at: usize, is_active: bool, pick: &Callback<Row>) -> Html {
    let onclick = {
        let (pick, row) = (pick.clone(), row.clone());
        move |_| pick.emit(row.clone())
    };
    let mark = match row.target.kind {
        TargetKind::Queue => Icon::Queue,
        TargetKind::Agent => Icon::Person,
        TargetKind::Ivr => Icon::Flow,
        TargetKind::AccessCode => Icon::Code,
        TargetKind::External => Icon::Phone,
    };
    let address = row.target.address.expose();
    let is_named = row.name != address && row.detail != address;
    html! {
        <div class={classes!("pick", row.is_faint.then_some("faint"))} role="option" id={option_id(at)}
            aria-selected={if is_active { "true" } else { "false" }} data-state={row.state}
            onmousedown={|event: MouseEvent| event.prevent_default()} {onclick}>
            <span class="menu-mark">{ icon(mark) }</span>
            <span class="pick-words">
                <bdi class="pick-name">{ row.name.clone() }</bdi>
                <span class="pick-detail">{ row.detail.clone() }</span>
            </span>
            if is_named { <bdi class="pick-address">{ address }</bdi> }
        </div>
    }
}

/// One way, as a line of a menu.
pub(in crate::ui) fn reach_option(it: &ReachOption, is_pending: bool, go: &Callback<Command>) -> Html {
    let hint = it.why.unwrap_or(&it.hint);
    let hint_id = ["way-", &it.label].concat().replace(char::is_whitespace, "-");
    let is_possible = it.why.is_none() && !is_pending;
    let onclick = {
        let (go, command) = (go.clone(), it.command.clone());
        move |_| {
            if is_possible {
                go.emit(command.clone());
            }
        }
    };
    html! {
        <button type="button" class="menu-item way" role="menuitem" tabindex="-1" aria-label={it.label.clone()}
            aria-disabled={it.why.map(|_| "true")} aria-busy={is_pending.then_some("true")}
            aria-describedby={hint_id.clone()} {onclick}>
            <span class="menu-words">
                <span class="menu-label">{ it.label.clone() }</span>
                <span class="menu-why" id={hint_id}>{ hint.to_owned() }</span>
            </span>
        </button>
    }
}

/// Scrolls the list, and nothing around it, so that the active line is seen.
pub(in crate::ui) fn show_active(field: &HtmlElement) {
    let panel = field.closest(".picker-body").ok().flatten();
    let find =
        |selector| panel.as_ref()?.query_selector(selector).ok().flatten()?.dyn_into::<HtmlElement>().ok();
    let (Some(list), Some(line)) = (find(".picker-list"), find("[aria-selected=true]")) else { return };
    let (top, bottom) = (line.offset_top(), line.offset_top() + line.offset_height());
    if top < list.scroll_top() {
        list.set_scroll_top(top);
    } else if bottom > list.scroll_top() + list.client_height() {
        list.set_scroll_top(bottom - list.client_height());
    }
}
