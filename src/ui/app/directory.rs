//! The directory of queues, agents and IVRs that can be reached, as they were told last. Everything in the bar shares it.

use std::rc::Rc;

use offhook_session::{
    CommandError, DirectoryAgent, DirectoryIvr, DirectoryQueue, Millis, Query, QueryResult, WaitingCall,
};
use yew::Reducible;

use crate::host::Settled;

/// The gateway's flow control leaves room for other queries when this is not asked more often (CEC 6.5.6).
const PACE_MS: u64 = 10_000;

/// Everybody and everything that is known.
#[derive(Clone, Default)]
pub(in crate::ui) struct Directory {
    pub(in crate::ui) queues: Vec<DirectoryQueue>,
    pub(in crate::ui) colleagues: Vec<DirectoryAgent>,
    pub(in crate::ui) flows: Vec<DirectoryIvr>,
    /// The calls that wait in one queue, once they were told.
    pub(in crate::ui) waiting: Option<(i64, Vec<WaitingCall>)>,
    /// The queries that were answered at least once, be it with a failure.
    pub(in crate::ui) told: Vec<Query>,
    /// Why something could not be read the last time.
    pub(in crate::ui) failure: Option<CommandError>,
    /// Number of unanswered queries.
    pub(in crate::ui) unanswered: u8,
    /// When it was asked for last.
    pub(in crate::ui) asked_at: Millis,
    /// Number of changes so far.
    pub(in crate::ui) revision: u32,
}

/// Compares the revisions: comparing what is in them would cost a page more than rendering that again.
impl PartialEq for Directory {
    fn eq(&self, other: &Self) -> bool {
        self.revision == other.revision
    }
}

/// Things that can happen to the directory.
pub(in crate::ui) enum DirectoryAction {
    /// So many queries were asked.
    Asked(Millis, u8),
    /// One of them was answered.
    Told(Query, Settled),
}

impl Reducible for Directory {
    type Action = DirectoryAction;
    fn reduce(self: Rc<Self>, action: DirectoryAction) -> Rc<Self> {
        let mut it = (*self).clone();
        it.revision += 1;
        match action {
            DirectoryAction::Asked(at, queries) => {
                it.asked_at = at;
                it.unanswered += queries;
                it.failure = None;
            }
            DirectoryAction::Told(query, settled) => {
                it.unanswered = it.unanswered.saturating_sub(1);
                if !it.is_told(query) {
                    it.told.push(query);
                }
                match settled {
                    Ok(outcome) => it.take(query, outcome.result),
                    Err(error) => it.failure = Some(error),
                }
            }
        }
        it.into()
    }
}

impl Directory {
    /// An answer that is not to this query is one of nothing.
    fn take(&mut self, query: Query, answer: Option<QueryResult>) {
        match (query, answer) {
            (Query::Queues, Some(QueryResult::Queues(list))) => self.queues = list,
            (Query::Queues, _) => self.queues.clear(),
            (Query::Agents, Some(QueryResult::Agents(list))) => self.colleagues = list,
            (Query::Agents, _) => self.colleagues.clear(),
            (Query::Ivrs, Some(QueryResult::Ivrs(list))) => self.flows = list,
            (Query::Ivrs, _) => self.flows.clear(),
            (Query::WaitingCalls { queue }, Some(QueryResult::WaitingCalls(list))) => {
                self.waiting = Some((queue, list));
            }
            (Query::WaitingCalls { queue }, _) => self.waiting = Some((queue, Vec::new())),
            (Query::Statistics, _) => {}
        }
    }

    /// There is nothing to wait for any more, only something newer.
    pub(in crate::ui) fn is_told(&self, query: Query) -> bool {
        self.told.contains(&query)
    }

    /// A colleague's name, where there is one.
    pub(in crate::ui) fn name_of(&self, work_number: &str) -> Option<&str> {
        let colleague = self.colleagues.iter().find(|it| it.id.as_str() == work_number)?;
        Some(colleague.name.as_str()).filter(|name| !name.is_empty())
    }

    /// Returns the milliseconds to wait before asking again; null while there is no answer yet.
    pub(in crate::ui) fn wait_ms(&self, now: Millis) -> Option<u32> {
        let left = PACE_MS.saturating_sub(now.since(self.asked_at));
        // At most ten thousand.
        (self.unanswered == 0).then_some(left as u32)
    }
}

#[cfg(test)]
mod tests {
    use offhook_session::Outcome;

    use super::*;
    use crate::ui::app::directory_queries::QUEUES_FIRST;

    fn told(it: Rc<Directory>, query: Query, answer: Option<QueryResult>) -> Rc<Directory> {
        it.reduce(DirectoryAction::Told(query, Ok(Outcome { call_id: None, result: answer })))
    }

    #[test]
    fn it_is_not_asked_for_more_often_than_every_ten_seconds() {
        let it = Rc::new(Directory::default());
        assert_eq!(it.wait_ms(Millis(1_000_000)), Some(0), "never asked");
        let it = it.reduce(DirectoryAction::Asked(Millis(1_000_000), 2));
        assert_eq!(it.wait_ms(Millis(1_020_000)), None, "there is no answer yet");
        let it = told(it, Query::Ivrs, None);
        assert_eq!(it.wait_ms(Millis(1_020_000)), None, "nor to the other one");
        let it = it.reduce(DirectoryAction::Told(Query::Queues, Err(CommandError::Unreachable)));
        assert_eq!(it.wait_ms(Millis(1_004_000)), Some(6_000));
        assert_eq!(it.wait_ms(Millis(1_020_000)), Some(0));
        assert!(it.failure.is_some());
    }

    #[test]
    fn what_was_told_once_or_failed_once_is_not_waited_for_any_more() {
        let it = told(Rc::default(), Query::Queues, None);
        let it = it.reduce(DirectoryAction::Told(Query::Agents, Err(CommandError::Unreachable)));
        assert_eq!(QUEUES_FIRST.map(|query| it.is_told(query)), [true, true, false]);
        let it = it.reduce(DirectoryAction::Asked(Millis(1_000_000), 3));
        assert_eq!(QUEUES_FIRST.map(|query| it.is_told(query)), [true, true, false], "asked again");
    }

    #[test]
    fn what_failed_to_be_read_stays_as_it_was() {
        let li = DirectoryAgent { id: "1002".into(), name: "Li Wei".into(), ..DirectoryAgent::default() };
        let it = told(Rc::default(), Query::Agents, Some(QueryResult::Agents(vec![li])));
        let it = it.reduce(DirectoryAction::Told(Query::Agents, Err(CommandError::Unreachable)));
        assert_eq!((it.name_of("1002"), it.name_of("1003")), (Some("Li Wei"), None));
        // An empty list may look like the answer to another query.
        let it = told(it, Query::Agents, Some(QueryResult::Queues(Vec::new())));
        assert_eq!(it.name_of("1002"), None);
    }
}
