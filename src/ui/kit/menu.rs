//! A menu by the book: arrow keys, Home, End, type-ahead; items that can't be chosen say why.

use web_sys::{Element, HtmlElement, KeyboardEvent};
use yew::{AttrValue, Callback, Html, Properties, component, html, use_mut_ref, use_node_ref};

use crate::ui::{
    kit::focus::{find_all, focus, focused_beside, use_focus_first},
    kit::icons::{Icon, icon},
};

/// Letters typed further apart than this begin a new word.
const WORD_MS: f64 = 700.0;

/// The properties of a [`Menu`].
#[derive(PartialEq, Properties)]
pub(in crate::ui) struct MenuProps {
    pub(in crate::ui) label: &'static str,
    /// Called by the left arrow. Null where that leads nowhere.
    #[prop_or_default]
    pub(in crate::ui) on_back: Option<Callback<()>>,
    /// The items, rendered by [`menu_item`].
    pub(in crate::ui) children: Html,
}

/// A menu with its keyboard.
#[component]
pub(in crate::ui) fn Menu(props: &MenuProps) -> Html {
    let menu = use_node_ref();
    let typed = use_mut_ref(Typed::default);
    use_focus_first(&menu, true);
    let onkeydown = {
        let (menu, on_back) = (menu.clone(), props.on_back.clone());
        move |event: KeyboardEvent| {
            let Some(menu) = menu.cast::<Element>() else { return };
            if event.ctrl_key() || event.meta_key() || event.alt_key() {
                return;
            }
            let items = find_all(&menu, "[role^=menuitem]");
            let key = event.key();
            let current =
                focused_beside(&menu).and_then(|focused| items.iter().position(|item| ***item == *focused));
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
                    typed.find(event.time_stamp(), letter, &names, current)
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
        <div class="menu" role="menu" aria-label={props.label} ref={menu} {onkeydown}>{ props.children.clone() }</div>
    }
}

/// Returns the name of an item in lower case.
fn name(item: &HtmlElement) -> String {
    item.get_attribute("aria-label").unwrap_or_default().to_ascii_lowercase()
}

/// The letters that were typed within a moment, in lower case.
#[derive(Default)]
struct Typed {
    word: String,
    /// When the last letter was typed, in milliseconds of the events' own clock.
    at: f64,
}

impl Typed {
    /// Returns the next item whose name begins with what was typed; the same letter again goes on to the next.
    fn find(&mut self, now: f64, letter: &str, names: &[String], current: Option<usize>) -> Option<usize> {
        // Beyond ASCII the tables would weigh more than the whole menu.
        let letter = letter.to_ascii_lowercase();
        if now - self.at > WORD_MS || self.word == letter {
            self.word.clear();
        }
        self.at = now;
        self.word.push_str(&letter);
        // A first letter looks behind the current item, a longer word begins with it.
        let from = current.map_or(0, |current| current + usize::from(self.word.chars().count() == 1));
        (0..names.len())
            .map(|step| (from + step) % names.len())
            .find(|at| names[*at].starts_with(self.word.as_str()))
    }
}

/// The kind of an item.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::ui) enum Kind {
    /// An item that does something.
    Action,
    /// One of several items, of which one may be chosen; true if it is this.
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
    /// True if it leads to another page.
    pub(in crate::ui) is_deeper: bool,
    /// True if it has the focus when its page opens.
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
        let mut typed = Typed::default();
        assert_eq!(typed.find(10_000.0, "R", &names, Some(0)), Some(2));
        assert_eq!(typed.find(10_100.0, "r", &names, Some(2)), Some(0), "the same letter goes on");
        assert_eq!(typed.find(10_200.0, "e", &names, Some(0)), Some(0), "re: stays");
        assert_eq!(typed.find(10_300.0, "s", &names, Some(0)), Some(2), "res: rest");
        assert_eq!(typed.find(20_000.0, "x", &names, Some(0)), None);
        assert_eq!(typed.find(30_000.0, "b", &[], None), None);
    }
}
