//! The groups of what there is to pick from, each where it belongs. Nothing is rendered here.

use offhook_session::Query;

use crate::ui::{
    picker::purpose::Purpose,
    picker::rows::{Row, Search, Sources, access_codes, colleagues, flows, queues, recent, typed_number},
};

/// Lines that belong together.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::ui) struct Group {
    pub(in crate::ui) heading: &'static str,
    pub(in crate::ui) rows: Vec<Row>,
    /// There are more than are shown.
    pub(in crate::ui) is_cut: bool,
}

/// More lines than these are not looked through, but searched.
const MOST: usize = 50;

impl Sources<'_> {
    fn is_awaited(&self, query: Query) -> bool {
        self.is_asked && !self.directory.is_told(query)
    }

    /// Some of what will be shown was never told yet.
    pub(in crate::ui) fn is_missing(&self, purpose: Purpose) -> bool {
        // Flows, the last ones, only get calls.
        let shown = if purpose == Purpose::Transfer { 3 } else { 2 };
        purpose.queries().into_iter().take(shown).any(|it| self.is_awaited(it))
    }
}

/// Returns what fits to what was typed. While nothing is, whatever comes below lines that are still awaited waits for them: a line
/// that moves when somebody is about to pick it lets them pick another one.
pub(in crate::ui) fn groups(from: &Sources, purpose: Purpose, typed: &str) -> Vec<Group> {
    let (words, search) = (from.language.picker(), Search::new(typed));
    let (colleagues, queues) = (colleagues(from, &search), queues(from, &search));
    let typed = typed_number(from, purpose, &search);
    let mut groups = Vec::with_capacity(6);
    let mut is_held = false;
    let mut add = |query: Option<Query>, heading, mut rows: Vec<Row>| {
        is_held |= search.word.is_empty() && query.is_some_and(|it| from.is_awaited(it));
        let is_cut = rows.len() > MOST;
        rows.truncate(MOST);
        if !rows.is_empty() && !is_held {
            groups.push(Group { heading, rows, is_cut });
        }
    };
    if purpose == Purpose::Call {
        add(None, words.typed, typed);
        add(None, words.recent, recent(from, &search, true));
        add(Some(Query::Agents), words.colleagues, colleagues);
        add(Some(Query::Queues), words.queues, queues);
    } else {
        add(Some(Query::Queues), words.queues, queues);
        add(Some(Query::Agents), words.colleagues, colleagues);
        if purpose == Purpose::Transfer {
            add(Some(Query::Ivrs), words.flows, flows(from, &search));
            add(None, words.access_codes, access_codes(from, &search));
            add(None, words.recent, recent(from, &search, false));
        }
        add(None, words.typed, typed);
    }
    groups
}

#[cfg(test)]
mod tests {
    use offhook_session::{
        AgentState, Direction, DirectoryAgent, DirectoryIvr, DirectoryQueue, EndCause, EndedCall, Millis,
        snapshot::{CallKind, Remote},
    };

    use super::*;
    use crate::ui::{
        app::directory::Directory, app::directory_queries::QUEUES_FIRST, app::options::AccessCode,
        text::Language,
    };

    fn colleague(id: &str, name: &str, state: AgentState) -> DirectoryAgent {
        DirectoryAgent { id: id.into(), name: name.into(), state, seconds: 65, ..DirectoryAgent::default() }
    }

    fn directory() -> Directory {
        let queue = |id, name: &str, waiting, free_agents| DirectoryQueue {
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
            flows: vec![DirectoryIvr { id: 7, name: "Opinion".into(), access_code: "9555".into() }],
            told: QUEUES_FIRST.to_vec(),
            ..Directory::default()
        }
    }

    fn ended(number: &str, kind: CallKind, direction: Direction) -> EndedCall {
        EndedCall {
            id: "c".into(),
            direction,
            kind,
            remote: Remote { number: number.into(), ..Remote::default() },
            queue: None,
            data: None,
            recordings: Vec::new(),
            began_at: Millis(0),
            talking_since: None,
            ended_at: Millis(0),
            cause: EndCause::HungUp,
        }
    }

    /// One line a row: `Heading: name (address) detail`.
    fn listed(purpose: Purpose, typed: &str) -> Vec<String> {
        listed_of(&directory(), true, purpose, typed)
    }

    fn listed_of(directory: &Directory, is_asked: bool, purpose: Purpose, typed: &str) -> Vec<String> {
        let recent = [
            ended("13800138001", CallKind::Customer, Direction::Outbound),
            ended("1003", CallKind::Consultation, Direction::Inbound),
            ended("13800138001", CallKind::Customer, Direction::Inbound),
            ended("", CallKind::Customer, Direction::Inbound),
        ];
        let from = Sources {
            language: Language::En,
            directory,
            is_asked,
            access_codes: &[AccessCode { code: "10010".into(), label: "Front desk".into() }],
            recent: &recent,
            own: "1001",
        };
        let line = |group: &Group| {
            let rows = group.rows.iter().map(|it| {
                let mark = if it.is_faint { "-" } else { "+" };
                format!("{mark}{} ({}) {}", it.name, it.target.address.expose(), it.detail)
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

    /// The headings, once the first so many queries of this purpose were answered.
    fn headings(is_asked: bool, purpose: Purpose, answered: usize, typed: &str) -> Vec<String> {
        let told = purpose.queries()[..answered].to_vec();
        // Held back although they are there: that is not a matter of their being empty.
        let lines = listed_of(&Directory { told, ..directory() }, is_asked, purpose, typed);
        lines.iter().filter_map(|line| Some(line.split_once(':')?.0.to_owned())).collect()
    }

    #[test]
    fn before_everything_is_told_the_list_only_grows_at_its_end() {
        for purpose in [Purpose::Call, Purpose::Transfer, Purpose::Consult] {
            let all = headings(true, purpose, 3, "");
            let mut before = Vec::new();
            for answered in 0..=3 {
                let now = headings(true, purpose, answered, "");
                assert!(
                    now.starts_with(&before) && all.starts_with(&now),
                    "{purpose:?}: {before:?}, {now:?}"
                );
                before = now;
            }
        }
        assert_eq!(headings(true, Purpose::Transfer, 0, ""), Vec::<String>::new());
        assert_eq!(headings(true, Purpose::Transfer, 1, ""), ["Queues"]);
        assert_eq!(headings(true, Purpose::Transfer, 2, ""), ["Queues", "Colleagues"]);
        assert_eq!(headings(true, Purpose::Call, 0, ""), ["Recent numbers"], "these are known");
        assert_eq!(headings(true, Purpose::Call, 1, ""), ["Recent numbers", "Colleagues"]);
    }

    #[test]
    fn what_is_not_told_yet_keeps_nothing_from_who_types_or_can_not_ask() {
        assert_eq!(headings(true, Purpose::Transfer, 0, "13800138001"), ["Recent numbers", "As typed"]);
        assert_eq!(headings(true, Purpose::Transfer, 0, "front"), ["Access codes"]);
        assert_eq!(headings(true, Purpose::Transfer, 0, " "), Vec::<String>::new(), "that is not typed");
        assert_eq!(headings(false, Purpose::Transfer, 0, "").len(), 5);
    }

    #[test]
    fn something_is_missing_until_all_that_is_shown_is_told() {
        let is_missing = |is_asked, purpose: Purpose, answered| {
            let directory = Directory { told: purpose.queries()[..answered].to_vec(), ..directory() };
            let from = Sources {
                language: Language::En,
                directory: &directory,
                is_asked,
                access_codes: &[],
                recent: &[],
                own: "",
            };
            from.is_missing(purpose)
        };
        assert_eq!([0, 1, 2, 3].map(|it| is_missing(true, Purpose::Transfer, it)), [true, true, true, false]);
        assert_eq!([0, 1, 2, 3].map(|it| is_missing(true, Purpose::Consult, it)), [true, true, false, false]);
        assert_eq!([0, 1, 2, 3].map(|it| is_missing(true, Purpose::Call, it)), [true, true, false, false]);
        assert!(!is_missing(false, Purpose::Transfer, 0), "nothing more will come");
    }

    #[test]
    fn a_long_list_is_cut() {
        let from = Directory {
            colleagues: (0..60)
                .map(|at| colleague(&format!("{}", 2000 + at), "", AgentState::Ready))
                .collect(),
            told: QUEUES_FIRST.to_vec(),
            ..Directory::default()
        };
        let from = Sources {
            language: Language::En,
            directory: &from,
            is_asked: true,
            access_codes: &[],
            recent: &[],
            own: "",
        };
        let groups = groups(&from, Purpose::Consult, "");
        assert_eq!((groups[0].rows.len(), groups[0].is_cut), (50, true));
    }
}
