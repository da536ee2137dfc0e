//! A menu by the book: arrow keys, Home, End, type-ahead; items that can't be chosen say why.

use std::cell::RefCell;

use offhook_session::Millis;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};
use yew::{AttrValue, Callback, Html, html};

use crate::ui::{
    kit::icons::{Icon, icon},
    kit::memory::Memory,
    kit::part::Part,
    kit::popover::{focus, focus_first, focused_beside},
    kit::timer::now,
};

/// Letters typed further apart than this begin a new word.
const WORD_MS: u64 = 700;

/// A menu; its items are drawn by [`menu_item`].
#[derive(PartialEq)]
pub(in crate::ui) struct Menu {
    pub(in crate::ui) label: &'static str,
    /// Where the left arrow leads.
    pub(in crate::ui) on_back: Option<Callback<()>>,
    pub(in crate::ui) children: Html,
}

impl Part for Menu {
    fn draw(&self, memory: &mut Memory) -> Html {
        let menu = memory.node();
        let typed = memory.keep(|| RefCell::new((Millis(0), String::new())));
        {
            let menu = menu.clone();
            memory.after((), move || {
                if let Some(menu) = menu.cast::<Element>() {
                    focus_first(&menu);
                }
            });
        }
        let onkeydown = {
            let (menu, on_back) = (menu.clone(), self.on_back.clone());
            move |event: KeyboardEvent| {
                let Some(menu) = menu.cast::<Element>() else { return };
                if event.ctrl_key() || event.meta_key() || event.alt_key() {
                    return;
                }
                let items = items(&menu);
                let key = event.key();
                let current = focused_beside(&menu)
                    .and_then(|focused| items.iter().position(|item| ***item == *focused));
                let last = items.len().saturating_sub(1);
                let next = match key.as_str() {
                    "ArrowDown" => Some(current.map_or(0, |at| if at == last { 0 } else { at + 1 })),
                    "ArrowUp" => Some(current.map_or(last, |at| if at == 0 { last } else { at - 1 })),
                    "Home" => Some(0),
                    "End" => Some(last),
                    "ArrowRight" => {
                        let deeper =
                            current.map(|at| &items[at]).filter(|item| item.has_attribute("aria-haspopup"));
                        deeper.inspect(|item| item.click());
                        None
                    }
                    "ArrowLeft" => {
                        on_back.iter().for_each(|on_back| on_back.emit(()));
                        None
                    }
                    letter if letter.chars().count() == 1 && letter != " " => {
                        let mut typed = typed.borrow_mut();
                        let names: Vec<_> = items.iter().map(name).collect();
                        find(&mut typed, now(), letter, &names, current)
                    }
                    _ => return,
                };
                event.prevent_default();
                if let Some(item) = next.and_then(|next| items.get(next)) {
                    focus(item);
                }
            }
        };
        html! {
            <div class="menu" role="menu" aria-label={self.label} ref={menu} {onkeydown}>{ self.children.clone() }</div>
        }
    }
}

fn items(menu: &Element) -> Vec<HtmlElement> {
    let Ok(found) = menu.query_selector_all("[role^=menuitem]") else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect()
}

fn name(item: &HtmlElement) -> String {
    item.get_attribute("aria-label").unwrap_or_default().to_ascii_lowercase()
}

/// The next item whose name begins with what was typed within a moment; the same letter again goes on to the next.
fn find(
    (at, word): &mut (Millis, String),
    now: Millis,
    letter: &str,
    names: &[String],
    current: Option<usize>,
) -> Option<usize> {
    // Beyond ASCII the tables would weigh more than the whole menu.
    let letter = letter.to_ascii_lowercase();
    if now.since(*at) > WORD_MS || *word == letter {
        word.clear();
    }
    *at = now;
    word.push_str(&letter);
    // A first letter looks behind the current item, a longer word begins with it.
    let from = current.map_or(0, |current| current + usize::from(word.chars().count() == 1));
    (0..names.len()).map(|step| (from + step) % names.len()).find(|at| names[*at].starts_with(word.as_str()))
}

/// What an item is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::ui) enum Kind {
    /// It does something.
    Action,
    /// It is one of several, and chosen or not.
    Choice(bool),
}

/// One line of a menu, as data.
pub(in crate::ui) struct Item {
    pub(in crate::ui) label: AttrValue,
    pub(in crate::ui) kind: Kind,
    pub(in crate::ui) mark: Option<Icon>,
    /// For the colour of the mark.
    pub(in crate::ui) state: Option<&'static str>,
    /// Why it can't be chosen.
    pub(in crate::ui) why: Option<&'static str>,
    /// It leads to another page.
    pub(in crate::ui) is_deeper: bool,
    /// It has the focus when its page opens.
    pub(in crate::ui) is_first: bool,
}

impl Item {
    /// A line with nothing but words.
    pub(in crate::ui) fn new(label: impl Into<AttrValue>, kind: Kind) -> Self {
        let label = label.into();
        Self { label, kind, mark: None, state: None, why: None, is_deeper: false, is_first: false }
    }
}

/// Draws one line of a menu.
pub(in crate::ui) fn menu_item(item: &Item, onclick: Callback<()>) -> Html {
    let (role, checked) = match item.kind {
        Kind::Action => ("menuitem", None),
        Kind::Choice(is_chosen) => ("menuitemradio", Some(if is_chosen { "true" } else { "false" })),
    };
    let why_id = item.why.map(|_| ["why-", &item.label].concat().replace(char::is_whitespace, "-"));
    let is_possible = item.why.is_none();
    let onclick = move |_| {
        if is_possible {
            onclick.emit(());
        }
    };
    html! {
        <button type="button" class="menu-item" {role} tabindex="-1" aria-label={&item.label} aria-checked={checked}
            aria-disabled={item.why.map(|_| "true")} aria-describedby={why_id.clone()}
            aria-haspopup={item.is_deeper.then_some("menu")} data-focus={item.is_first.then_some("")}
            data-state={item.state} {onclick}>
            <span class="menu-mark">{ for item.mark.map(icon) }</span>
            <span class="menu-words">
                <span class="menu-label">{ &item.label }</span>
                if let Some(why) = item.why { <span class="menu-why" id={why_id}>{ why }</span> }
            </span>
            <span class="menu-end">
                if checked == Some("true") { { icon(Icon::Check) } } else if item.is_deeper { { icon(Icon::ChevronRight) } }
            </span>
        </button>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typing_finds_what_begins_so() {
        let names: Vec<_> = ["ready", "busy", "rest", "wrap-up"].map(str::to_owned).into();
        let mut typed = (Millis(0), String::new());
        assert_eq!(find(&mut typed, Millis(10_000), "R", &names, Some(0)), Some(2));
        assert_eq!(
            find(&mut typed, Millis(10_100), "r", &names, Some(2)),
            Some(0),
            "the same letter goes on"
        );
        assert_eq!(find(&mut typed, Millis(10_200), "e", &names, Some(0)), Some(0), "re: stays");
        assert_eq!(find(&mut typed, Millis(10_300), "s", &names, Some(0)), Some(2), "res: rest");
        assert_eq!(find(&mut typed, Millis(20_000), "x", &names, Some(0)), None);
        assert_eq!(find(&mut typed, Millis(30_000), "b", &[], None), None);
    }
}
