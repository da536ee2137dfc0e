//! What there is to pick from: found, sorted and put into words. No drawing.

use offhook_session::{
    AgentState, Direction, EndedCall, FlowView, Number, QueueView, Target, TargetKind, snapshot::CallKind,
};

use super::{
    dial_box::dialable, directory::Directory, options::AccessCode, state_pill, text::Language,
    timer::duration,
};

/// What the picker is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// To call somebody, or to take a call that waits elsewhere.
    Call,
    /// To hand a call on.
    Transfer,
    /// To ask somebody about a call.
    Consult,
}

/// One who, or which, can be picked.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row {
    pub(super) target: Target,
    pub(super) name: String,
    pub(super) detail: String,
    /// For the colour of its mark.
    pub(super) state: &'static str,
    /// Not free: to be picked all the same, but no invitation.
    pub(super) is_faint: bool,
}

/// Lines that belong together.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Group {
    pub(super) heading: &'static str,
    pub(super) rows: Vec<Row>,
    /// There are more than are shown.
    pub(super) is_cut: bool,
}

/// More lines than these are not looked through, but searched.
const MOST: usize = 50;
/// So many numbers are remembered.
const MOST_RECENT: usize = 8;
/// The longest work number.
const WORK_NUMBER: usize = 6;

/// What there is to pick from, besides the directory.
pub(super) struct Sources<'a> {
    pub(super) language: Language,
    pub(super) directory: &'a Directory,
    pub(super) access_codes: &'a [AccessCode],
    pub(super) recent: &'a [EndedCall],
    /// The agent, who is nobody's colleague here.
    pub(super) own: &'a str,
}

/// What fits to what was typed.
pub(super) fn groups(from: &Sources, purpose: Purpose, typed: &str) -> Vec<Group> {
    let (words, search) = (from.language.picker(), Search::new(typed));
    let (colleagues, queues) = (colleagues(from, &search), queues(from, &search));
    let typed = typed_number(from, purpose, &search);
    let mut groups = Vec::with_capacity(6);
    let mut add = |heading, mut rows: Vec<Row>| {
        let is_cut = rows.len() > MOST;
        rows.truncate(MOST);
        if !rows.is_empty() {
            groups.push(Group { heading, rows, is_cut });
        }
    };
    if purpose == Purpose::Call {
        add(words.typed, typed);
        add(words.recent, recent(from, &search, true));
        add(words.colleagues, colleagues);
        add(words.queues, queues);
    } else {
        add(words.queues, queues);
        add(words.colleagues, colleagues);
        if purpose == Purpose::Transfer {
            add(words.flows, flows(from, &search));
            add(words.access_codes, access_codes(from, &search));
            add(words.recent, recent(from, &search, false));
        }
        add(words.typed, typed);
    }
    groups
}

/// What was typed, as a word and as a number.
struct Search {
    word: String,
    number: String,
}

impl Search {
    fn new(typed: &str) -> Self {
        let word = typed.trim();
        // Whoever types letters first looks for a name.
        let is_number =
            word.starts_with(|it: char| it.is_ascii_digit() || "+*#(０１２３４５６７８９＋".contains(it));
        let number = if is_number { dialable(word) } else { String::new() };
        Self { word: word.to_ascii_lowercase(), number }
    }

    fn finds(&self, name: &str, number: &str) -> bool {
        contains(&name.to_ascii_lowercase(), &self.word)
            || !self.number.is_empty() && contains(number, &self.number)
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

/// Colleagues: ready ones first, then by name.
fn colleagues(from: &Sources, search: &Search) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for it in &from.directory.colleagues {
        let id = it.id.reveal();
        if id == from.own || it.state == AgentState::SignedOut || !search.finds(&it.name, id) {
            continue;
        }
        let name = if it.name.is_empty() { id } else { &it.name };
        let seconds = u64::try_from(it.seconds).unwrap_or_default();
        let detail = [(from.language.text().agent_state)(it.state), " · ", &duration(seconds)].concat();
        let row = Row {
            state: state_pill::name(it.state),
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
fn queues(from: &Sources, search: &Search) -> Vec<Row> {
    let words = from.language.picker();
    let line = |it: &QueueView| {
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
        let line = row(TargetKind::Skill, &id, &name, parts.join(" · "));
        Some(Row { is_faint: it.free_agents == Some(0), ..line })
    };
    from.directory.queues.iter().filter_map(line).collect()
}

/// Flows are reached by their access code, not by their id (CEC 6.1.2.11).
fn flows(from: &Sources, search: &Search) -> Vec<Row> {
    let line = |it: &FlowView| {
        let (code, id) = (it.access_code.reveal(), it.id.to_string());
        let name = if it.name.is_empty() { (from.language.picker().flow)(&id) } else { it.name.clone() };
        let is_found = !code.is_empty() && (search.finds(&name, code) || search.finds("", &id));
        is_found.then(|| row(TargetKind::Ivr, code, &name, code.to_owned()))
    };
    from.directory.flows.iter().filter_map(line).collect()
}

fn access_codes(from: &Sources, search: &Search) -> Vec<Row> {
    let found = from.access_codes.iter().filter(|it| search.finds(&it.label, &it.code));
    found.map(|it| row(TargetKind::AccessCode, &it.code, &it.label, it.code.clone())).collect()
}

/// Whom the agent has talked with, the latest first, everybody once.
fn recent(from: &Sources, search: &Search, with_colleagues: bool) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for call in from.recent {
        let number = call.remote.number.reveal();
        let is_colleague = matches!(call.kind, CallKind::Internal | CallKind::Consult);
        let kind = if is_colleague { TargetKind::Agent } else { TargetKind::External };
        let is_known = rows.iter().any(|row| row.target.address.reveal() == number);
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
fn typed_number(from: &Sources, purpose: Purpose, search: &Search) -> Vec<Row> {
    let (words, number) = (from.language.picker(), search.number.as_str());
    let mut rows = Vec::new();
    if number.is_empty() {
        return rows;
    }
    if purpose != Purpose::Consult {
        rows.push(row(TargetKind::External, number, number, words.outside.to_owned()));
    }
    let is_listed = from.directory.colleagues.iter().any(|it| it.id.reveal() == number);
    let is_work_number = number.len() <= WORK_NUMBER && number.bytes().all(|it| it.is_ascii_digit());
    if is_work_number && !is_listed && number != from.own {
        rows.push(row(TargetKind::Agent, number, number, from.language.text().handing.colleague.to_owned()));
    }
    rows
}

#[cfg(test)]
mod tests {
    use offhook_session::{ColleagueView, EndCause, Millis, snapshot::Remote};

    use super::*;

    fn colleague(id: &str, name: &str, state: AgentState) -> ColleagueView {
        ColleagueView { id: id.into(), name: name.into(), state, seconds: 65, ..ColleagueView::default() }
    }

    fn directory() -> Directory {
        let queue = |id, name: &str, waiting, free_agents| QueueView {
            id,
            name: name.into(),
            waiting,
            longest_seconds: Some(80),
            free_agents,
        };
        Directory {
            queues: vec![queue(25, "Sales", Some(3), Some(2)), queue(26, "", None, Some(0))],
            colleagues: vec![
                colleague("1001", "Me", AgentState::OnCall),
                colleague("1002", "Zoe", AgentState::Busy),
                colleague("1003", "Li Wei", AgentState::Ready),
                colleague("1004", "", AgentState::Ready),
                colleague("1005", "Gone", AgentState::SignedOut),
            ],
            flows: vec![FlowView { id: 7, name: "Opinion".into(), access_code: "9555".into() }],
            ..Directory::default()
        }
    }

    fn ended(number: &str, kind: CallKind, direction: Direction) -> EndedCall {
        EndedCall {
            id: "c".into(),
            direction,
            kind,
            remote: Remote { number: number.into() },
            skill: None,
            data: None,
            began_at: Millis(0),
            talking_since: None,
            ended_at: Millis(0),
            cause: EndCause::HungUp,
        }
    }

    /// One line a row: `Heading: name (address) detail`.
    fn listed(purpose: Purpose, typed: &str) -> Vec<String> {
        let recent = [
            ended("13800138001", CallKind::Customer, Direction::Outbound),
            ended("1003", CallKind::Consult, Direction::Inbound),
            ended("13800138001", CallKind::Customer, Direction::Inbound),
            ended("", CallKind::Customer, Direction::Inbound),
        ];
        let directory = directory();
        let from = Sources {
            language: Language::En,
            directory: &directory,
            access_codes: &[AccessCode { code: "10010".into(), label: "Front desk".into() }],
            recent: &recent,
            own: "1001",
        };
        let line = |group: &Group| {
            let rows = group.rows.iter().map(|it| {
                let mark = if it.is_faint { "-" } else { "+" };
                format!("{mark}{} ({}) {}", it.name, it.target.address.reveal(), it.detail)
            });
            format!("{}: {}", group.heading, rows.collect::<Vec<_>>().join(", "))
        };
        groups(&from, purpose, typed).iter().map(line).collect()
    }

    #[test]
    fn everything_is_there_before_anything_is_typed() {
        assert_eq!(
            listed(Purpose::Transfer, ""),
            [
                "Queues: +Sales (25) 3 waiting · longest 01:20 · 2 free, -Queue 26 (26) longest 01:20 · 0 free",
                "Colleagues: +1004 (1004) Ready · 01:05, +Li Wei (1003) Ready · 01:05, -Zoe (1002) Busy · 01:05",
                "Automatic flows: +Opinion (9555) 9555",
                "Access codes: +Front desk (10010) 10010",
                "Recent numbers: +13800138001 (13800138001) Outgoing",
            ]
        );
        let consult = listed(Purpose::Consult, "");
        assert_eq!(consult.len(), 2, "only colleagues can be asked: {consult:?}");
        assert_eq!(
            listed(Purpose::Call, "")[0],
            "Recent numbers: +13800138001 (13800138001) Outgoing, +Li Wei (1003) Incoming"
        );
    }

    #[test]
    fn names_and_numbers_find() {
        assert_eq!(listed(Purpose::Transfer, " li w"), ["Colleagues: +Li Wei (1003) Ready · 01:05"]);
        assert_eq!(listed(Purpose::Transfer, "nobody"), Vec::<String>::new());
        assert_eq!(
            listed(Purpose::Transfer, "1003"),
            ["Colleagues: +Li Wei (1003) Ready · 01:05", "As typed: +1003 (1003) Outside number"]
        );
        assert_eq!(
            listed(Purpose::Call, "138 0013 8001"),
            [
                "As typed: +13800138001 (13800138001) Outside number",
                "Recent numbers: +13800138001 (13800138001) Outgoing"
            ]
        );
    }

    #[test]
    fn a_colleague_who_is_not_listed_can_be_typed() {
        assert_eq!(listed(Purpose::Consult, "1077"), ["As typed: +1077 (1077) Colleague"]);
        assert_eq!(listed(Purpose::Consult, "1001"), Vec::<String>::new(), "not oneself");
    }

    #[test]
    fn a_long_list_is_cut() {
        let from = Directory {
            colleagues: (0..60)
                .map(|at| colleague(&format!("{}", 2000 + at), "", AgentState::Ready))
                .collect(),
            ..Directory::default()
        };
        let from =
            Sources { language: Language::En, directory: &from, access_codes: &[], recent: &[], own: "" };
        let groups = groups(&from, Purpose::Consult, "");
        assert_eq!((groups[0].rows.len(), groups[0].is_cut), (50, true));
    }
}
