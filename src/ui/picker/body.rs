//! The panel of the picker. One field finds colleagues, queues, flows and numbers; the list follows the arrow keys while the
//! focus stays in the field. Then, where there is a choice: in which way. Not loaded before that is asked for.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use offhook_session::{Command, Target, TargetKind};
use web_sys::{HtmlElement, HtmlInputElement, InputEvent, KeyboardEvent};
use yew::{
    Callback, Html, NodeRef, Properties, TargetCast, UseStateSetter, component, html, use_effect_with,
    use_node_ref, use_state_eq,
};

use crate::ui::{
    app::context::Ui,
    app::directory_queries::{read, read_waiting},
    kit::focus::{focus, is_of_input_method},
    kit::icons::{Icon, icon},
    kit::menu::Menu,
    picker::PickerProps,
    picker::draw::{draw, option_id, reach_option, show_active},
    picker::list::{Group, groups},
    picker::options::{at_once, reach_options},
    picker::purpose::Purpose,
    picker::rows::{Row, Sources},
    text::failure,
};

/// The properties of [`PickerBody`].
#[derive(PartialEq, Properties)]
pub(in crate::ui) struct PickerBodyProps {
    pub(in crate::ui) of: PickerProps,
    pub(in crate::ui) on_close: Callback<()>,
}

/// The state of the panel.
#[derive(Clone, Default, PartialEq)]
struct Shown {
    typed: String,
    /// The line to which the arrow keys have led; the first line counts when that is gone.
    active: Option<Target>,
    /// The line that was picked. Null while the list is shown.
    picked: Option<Row>,
}

/// The field and what it finds, or the ways.
#[component]
pub(in crate::ui) fn PickerBody(props: &PickerBodyProps) -> Html {
    let ui = &props.of.ui;
    let shown = use_state_eq(Shown::default);
    let field = use_node_ref();
    {
        let (ui, can_ask, queries) = (ui.clone(), props.of.agent.can.query.ok, props.of.purpose.queries());
        let wait = ui.directory.wait_ms(ui.clock.now()).filter(|_| can_ask);
        // Every answer begins the next wait.
        use_effect_with((wait.is_some(), ui.directory.asked_at), move |_| {
            let next = match wait {
                Some(0) => {
                    read(&ui, queries);
                    None
                }
                Some(wait) => Some(Timeout::new(wait, move || read(&ui, queries))),
                None => None,
            };
            move || drop(next)
        });
    }
    {
        let field = field.clone();
        use_effect_with((shown.picked.is_some(), shown.active.clone()), move |_| {
            if let Some(field) = field.cast::<HtmlElement>() {
                focus(&field);
                show_active(&field);
            }
        });
    }
    let at = At { ui, props: &props.of, shown: &shown, set: &shown.setter(), close: &props.on_close };
    match &shown.picked {
        None => at.list(&field),
        Some(row) => at.page(&at.latest(row)),
    }
}

/// The things that both pages need.
struct At<'a> {
    ui: &'a Ui,
    props: &'a PickerProps,
    shown: &'a Shown,
    set: &'a UseStateSetter<Shown>,
    close: &'a Callback<()>,
}

impl At<'_> {
    /// Returns what there is to pick from.
    fn sources(&self) -> Sources<'_> {
        let (ui, props) = (self.ui, self.props);
        Sources {
            language: ui.language,
            directory: &ui.directory,
            is_asked: props.agent.can.query.ok || ui.directory.unanswered > 0,
            access_codes: &props.options.access_codes,
            recent: &props.recent,
            own: props.agent.id.as_ref().map_or("", |id| id.as_str()),
        }
    }

    /// Returns what fits to what was typed.
    fn found(&self) -> Vec<Group> {
        groups(&self.sources(), self.props.purpose, &self.shown.typed)
    }

    /// A line that was picked, as it is now; as it was then when it is not there any more.
    fn latest(&self, picked: &Row) -> Row {
        let mut rows = self.found().into_iter().flat_map(|group| group.rows);
        rows.find(|row| row.target == picked.target).unwrap_or_else(|| picked.clone())
    }

    /// Renders the first page: a field and what it finds.
    fn list(&self, field: &NodeRef) -> Html {
        let (ui, shown) = (self.ui, self.shown);
        let words = ui.language.picker();
        let groups = self.found();
        let mut rows = Vec::new();
        for group in &groups {
            rows.extend_from_slice(&group.rows);
        }
        let rows: Rc<Vec<Row>> = Rc::new(rows);
        let active =
            shown.active.as_ref().and_then(|it| rows.iter().position(|row| row.target == *it)).unwrap_or(0);
        let oninput = {
            let (set, shown) = (self.set.clone(), shown.clone());
            move |event: InputEvent| {
                let input: HtmlInputElement = event.target_unchecked_into();
                set.set(Shown { typed: input.value(), active: None, ..shown.clone() });
            }
        };
        let pick = self.pick();
        let onkeydown = {
            let (rows, set, shown, pick) = (rows.clone(), self.set.clone(), shown.clone(), pick.clone());
            move |event: KeyboardEvent| {
                // Enter also ends a word of an input method.
                if is_of_input_method(&event) {
                    return;
                }
                let last = rows.len().saturating_sub(1);
                let next = match event.key().as_str() {
                    "ArrowDown" => {
                        if active >= last {
                            0
                        } else {
                            active + 1
                        }
                    }
                    "ArrowUp" => active.checked_sub(1).unwrap_or(last),
                    "Enter" => {
                        event.prevent_default();
                        if let Some(row) = rows.get(active) {
                            pick.emit(row.clone());
                        }
                        return;
                    }
                    _ => return,
                };
                event.prevent_default();
                let active = rows.get(next).map(|row| row.target.clone());
                set.set(Shown { active, ..shown.clone() });
            }
        };
        html! {
            <div class="picker-body">
                <div class="picker-field">
                    { icon(Icon::Search) }
                    <input class="input" type="text" role="combobox" autocomplete="off" spellcheck="false" maxlength="40"
                        aria-label={words.search} placeholder={words.search} aria-autocomplete="list" aria-expanded="true"
                        aria-controls="picker-list" data-focus=""
                        aria-activedescendant={(!rows.is_empty()).then(|| option_id(active))}
                        ref={field} value={shown.typed.clone()} {oninput} {onkeydown} />
                </div>
                <div class="picker-list" id="picker-list" role="listbox" aria-label={words.search}>
                    { for draw(&groups, active, &pick) }
                </div>
                { self.footer(rows.len(), groups.iter().any(|group| group.is_cut)) }
            </div>
        }
    }

    /// Renders how many there are, what is wrong, and the way to read again.
    fn footer(&self, found: usize, is_cut: bool) -> Html {
        let (ui, words, purpose) = (self.ui, self.ui.language.picker(), self.props.purpose);
        let refused = self.props.agent.can.query.why.map(ui.text().refusal);
        let failed = ui.directory.failure.as_ref().map(|error| failure(ui.language, error).message);
        let why = refused.map(str::to_owned).or(failed);
        let is_reading = ui.directory.unanswered > 0;
        let is_nobody_known = ui.directory.colleagues.is_empty() && ui.directory.queues.is_empty();
        let is_looking = self.sources().is_missing(purpose) || is_reading && is_nobody_known;
        let says = match why {
            Some(why) => (words.not_read)(&why),
            None if is_looking => ui.text().transfer.loading.to_owned(),
            None if found == 0 => words.none_found.to_owned(),
            None if is_cut => words.more.to_owned(),
            None => (words.found)(&found.to_string()),
        };
        let is_possible = !is_reading && refused.is_none();
        let refresh = {
            let ui = ui.clone();
            move |_| {
                if is_possible {
                    read(&ui, purpose.queries());
                }
            }
        };
        html! {
            <div class="picker-foot">
                <span class="picker-says" role="status">{ says }</span>
                <button type="button" class="icon-button" aria-label={words.refresh} title={words.refresh}
                    aria-busy={is_reading.then_some("true")} aria-disabled={refused.map(|_| "true")} onclick={refresh}>
                    { icon(if is_reading { Icon::Spinner } else { Icon::Again }) }
                </button>
            </div>
        }
    }

    /// Returns a callback that takes the picked line: it calls at once, or asks in which way.
    fn pick(&self) -> Callback<Row> {
        let (ui, set, shown, purpose) =
            (self.ui.clone(), self.set.clone(), self.shown.clone(), self.props.purpose);
        let go = self.go();
        Callback::from(move |row: Row| match at_once(purpose, &row) {
            Some(command) => go.emit(command),
            None => {
                if purpose == Purpose::Call && row.target.kind == TargetKind::Queue {
                    // The gateway's queue ids are numbers.
                    let skill = row.target.address.expose().parse();
                    skill.into_iter().for_each(|skill| read_waiting(&ui, skill));
                }
                set.set(Shown { picked: Some(row), ..shown.clone() });
            }
        })
    }

    /// Sends it off. A new call is waited for here, so that nothing typed is lost when it fails; a call that is transferred
    /// may ring elsewhere for a minute.
    fn go(&self) -> Callback<Command> {
        let (ui, close, on_done) = (self.ui.clone(), self.close.clone(), self.props.on_done.clone());
        let is_awaited = self.props.purpose == Purpose::Call;
        Callback::from(move |command: Command| {
            if !is_awaited {
                close.emit(());
                return ui.ask(command);
            }
            let (close, on_done) = (close.clone(), on_done.clone());
            ui.ask_then(command, move |settled| {
                if let Ok(outcome) = settled {
                    close.emit(());
                    on_done.emit(outcome.call_id.clone());
                }
            });
        })
    }

    /// Renders the second page: in which way.
    fn page(&self, row: &Row) -> Html {
        let (ui, props) = (self.ui, self.props);
        let text = ui.text();
        let reach_options = reach_options(ui, props.purpose, &props.agent, props.call.as_ref(), row);
        let on_back = {
            let (set, shown) = (self.set.clone(), self.shown.clone());
            Callback::from(move |()| set.set(Shown { picked: None, ..shown.clone() }))
        };
        let back = on_back.reform(|_| ());
        let go = self.go();
        let says = match &ui.directory.failure {
            _ if !reach_options.is_empty() => None,
            Some(error) => Some(failure(ui.language, error).message),
            None if ui.directory.unanswered > 0 => Some(text.transfer.loading.to_owned()),
            None => Some(ui.language.picker().none_waits.to_owned()),
        };
        html! {
            <div class="picker-body">
                <div class="picker-head">
                    <button type="button" class="icon-button" aria-label={text.back} data-focus={says.is_some().then_some("")}
                        onclick={back}>{ icon(Icon::ChevronLeft) }</button>
                    <span class="pick-words">
                        <bdi class="pick-name">{ row.name.clone() }</bdi>
                        <span class="pick-detail">{ row.detail.clone() }</span>
                    </span>
                </div>
                if let Some(says) = says {
                    <p class="picker-says" role="status">{ says }</p>
                } else {
                    <Menu label={props.label} on_back={Some(on_back)}>
                        { for reach_options.iter().map(|it| reach_option(it, props.is_pending, &go)) }
                    </Menu>
                }
            </div>
        }
    }
}
