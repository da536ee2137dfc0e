//! The lines of the picker: found, sorted and put into words, each kind for itself. No drawing.

use offhook_session::{
    AgentState, Direction, DirectoryIvr, DirectoryQueue, EndedCall, NotOneNumber, Number, Target, TargetKind,
    read_number, snapshot::CallKind,
};

use crate::ui::{
    app::agent_state, app::directory::Directory, app::options::AccessCode, kit::timer::duration,
    picker::purpose::Purpose, text::Language,
};

/// One who, or which, can be picked.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::ui) struct Row {
    pub(in crate::ui) target: Target,
    pub(in crate::ui) name: String,
    pub(in crate::ui) detail: String,
    /// For the colour of its mark.
    pub(in crate::ui) state: &'static str,
    /// True if nobody is free there: to be picked all the same, but no invitation.
    pub(in crate::ui) is_faint: bool,
}

/// So many numbers are remembered.
const MOST_RECENT: usize = 8;
/// The longest work number.
const WORK_NUMBER: usize = 6;

/// The sources of the list.
pub(in crate::ui) struct Sources<'a> {
    pub(in crate::ui) language: Language,
    pub(in crate::ui) directory: &'a Directory,
    /// True if what the directory was not told yet will come.
    pub(in crate::ui) is_asked: bool,
    pub(in crate::ui) access_codes: &'a [AccessCode],
    pub(in crate::ui) recent: &'a [EndedCall],
    /// The agent, who is nobody's colleague here.
    pub(in crate::ui) own: &'a str,
}

/// The text that was typed, as a word and as a number.
pub(in crate::ui) struct Search {
    pub(in crate::ui) word: String,
    /// Numbers in what was typed; usually one, or none.
    numbers: Vec<String>,
}

impl Search {
    pub(in crate::ui) fn new(typed: &str) -> Self {
        let word = typed.trim();
        // Whoever types letters first looks for a name.
        let numbers = match read_number(word) {
            // Whoever types letters first looks for a name.
            _ if word.starts_with(|it: char| it.is_ascii_alphabetic()) => Vec::new(),
            Ok(read) => vec![read.number],
            Err(NotOneNumber::Several(numbers)) => numbers,
            Err(NotOneNumber::Unreadable | NotOneNumber::TooLong) => Vec::new(),
        };
        Self { word: word.to_ascii_lowercase(), numbers }
    }

    fn finds(&self, name: &str, number: &str) -> bool {
        contains(&name.to_ascii_lowercase(), &self.word)
            || self.numbers.iter().any(|typed| contains(number, typed))
    }
}

/// `str::contains` weighs a kilobyte more, for texts of other lengths.
fn contains(text: &str, part: &str) -> bool {
    part.is_empty() || text.as_bytes().windows(part.len()).any(|it| it == part.as_bytes())
}

fn row(kind: TargetKind, address: &str, name: &str, detail: String) -> Row {
    let target = Target { kind, address: Number::new(address.to_owned()) };
    Row { target, name: name.to_owned(), detail, state: "", is_faint: false }
}

/// Returns the colleagues, ready ones first, then by name.
pub(in crate::ui) fn colleagues(from: &Sources, search: &Search) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for it in &from.directory.colleagues {
        let id = it.id.as_str();
        if id == from.own || it.state == AgentState::SignedOut || !search.finds(&it.name, id) {
            continue;
        }
        let name = if it.name.is_empty() { id } else { &it.name };
        let seconds = u64::try_from(it.seconds).unwrap_or_default();
        let detail = [(from.language.text().agent_state)(it.state), " · ", &duration(seconds)].concat();
        let row = Row {
            state: agent_state::name(it.state),
            is_faint: it.state != AgentState::Ready,
            ..row(TargetKind::Agent, id, name, detail)
        };
        // Sorting as one goes: a general sort would weigh more than this whole file.
        let place = |other: &Row| (other.is_faint, &other.name) > (row.is_faint, &row.name);
        let at = rows.iter().position(place).unwrap_or(rows.len());
        rows.insert(at, row);
    }
    rows
}

/// Queues in their order, with what waits and who is free.
pub(in crate::ui) fn queues(from: &Sources, search: &Search) -> Vec<Row> {
    let words = from.language.picker();
    let line = |it: &DirectoryQueue| {
        let id = it.id.to_string();
        let name = if it.name.is_empty() { (from.language.text().queue)(&id) } else { it.name.clone() };
        if !search.finds(&name, &id) {
            return None;
        }
        let mut parts = Vec::new();
        parts.extend(it.waiting.map(|count| (words.waiting)(&count.to_string())));
        let longest =
            it.longest_seconds.filter(|_| it.waiting != Some(0)).and_then(|it| u64::try_from(it).ok());
        parts.extend(longest.filter(|it| *it > 0).map(|it| (words.longest)(&duration(it))));
        parts.extend(it.free_agents.map(|count| (words.free)(&count.to_string())));
        let line = row(TargetKind::Queue, &id, &name, parts.join(" · "));
        Some(Row { is_faint: it.free_agents == Some(0), ..line })
    };
    from.directory.queues.iter().filter_map(line).collect()
}

/// Flows are reached by their access code, not by their id (CEC 6.1.2.11).
pub(in crate::ui) fn flows(from: &Sources, search: &Search) -> Vec<Row> {
    let line = |it: &DirectoryIvr| {
        let (code, id) = (it.access_code.expose(), it.id.to_string());
        let name = if it.name.is_empty() { (from.language.picker().flow)(&id) } else { it.name.clone() };
        let is_found = !code.is_empty() && (search.finds(&name, code) || search.finds("", &id));
        is_found.then(|| row(TargetKind::Ivr, code, &name, code.to_owned()))
    };
    from.directory.flows.iter().filter_map(line).collect()
}

pub(in crate::ui) fn access_codes(from: &Sources, search: &Search) -> Vec<Row> {
    let found = from.access_codes.iter().filter(|it| search.finds(&it.label, &it.code));
    found.map(|it| row(TargetKind::AccessCode, &it.code, &it.label, it.code.clone())).collect()
}

/// Lists the parties that the agent has talked with, the latest first, each once.
pub(in crate::ui) fn recent(from: &Sources, search: &Search, with_colleagues: bool) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for call in from.recent {
        let number = call.remote.number.expose();
        let is_colleague = matches!(call.kind, CallKind::Internal | CallKind::Consultation);
        let kind = if is_colleague { TargetKind::Agent } else { TargetKind::External };
        let is_known = rows.iter().any(|row| row.target.address.expose() == number);
        if number.is_empty() || is_known || is_colleague && !with_colleagues || rows.len() == MOST_RECENT {
            continue;
        }
        let name = from.directory.name_of(number).filter(|_| is_colleague).unwrap_or(number);
        if search.finds(name, number) {
            let detail = match call.direction {
                Direction::Inbound => from.language.text().inbound,
                Direction::Outbound => from.language.text().outbound,
            };
            rows.push(row(kind, number, name, detail.to_owned()));
        }
    }
    rows
}

/// A number that was typed, as what it may be.
pub(in crate::ui) fn typed_number(from: &Sources, purpose: Purpose, search: &Search) -> Vec<Row> {
    let words = from.language.picker();
    let mut rows = Vec::new();
    for number in &search.numbers {
        if purpose != Purpose::Consult {
            rows.push(row(TargetKind::External, number, number, words.outside.to_owned()));
        }
        let is_listed = from.directory.colleagues.iter().any(|it| it.id.as_str() == number);
        let is_work_number = number.len() <= WORK_NUMBER && number.bytes().all(|it| it.is_ascii_digit());
        if is_work_number && !is_listed && number != from.own {
            let colleague = from.language.text().transfer.colleague.to_owned();
            rows.push(row(TargetKind::Agent, number, number, colleague));
        }
    }
    rows
}
